// Writes what MuJoCo's compiler makes of the robots in src/test/resources/sinew/assets/urdf: one line per array.
// usage: node write-urdf.mjs FOLDER   where FOLDER holds node_modules/@mujoco/mujoco (3.14.0)
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const { default: loadMujoco } = await import(pathToFileURL(join(process.argv[2], 'node_modules/@mujoco/mujoco/mujoco.js')));
const mujoco = await loadMujoco();
const folder = join(dirname(fileURLToPath(import.meta.url)), '../resources/sinew/assets/urdf');
const arrays = `body_parentid body_pos body_quat body_mass body_inertia body_ipos body_iquat jnt_type jnt_bodyid jnt_pos jnt_axis
  jnt_range jnt_actfrcrange dof_damping dof_frictionloss geom_bodyid geom_pos geom_quat geom_size geom_contype geom_conaffinity
  geom_group geom_dataid geom_rgba mesh_pos mesh_quat eq_obj1id eq_obj2id eq_data`.split(/\s+/);
const files = new mujoco.MjVFS();
files.addBuffer('parts/wedge.obj', new Uint8Array(readFileSync(join(folder, 'parts/wedge.obj'))));

for (const name of ['arm', 'vehicle']) {
  const model = mujoco.MjModel.from_xml_string(readFileSync(join(folder, `${name}.urdf`), 'utf8'), files);
  const numbers = (values) => Array.from(values, (value) => Number(value.toPrecision(12)));
  const lines = arrays.map((array) => [array, ...numbers(model[array])].join(' '));
  const names = (type, count) => Array.from({ length: count }, (_, i) => mujoco.mj_id2name(model, type, i));
  lines.push(['body_names', ...names(1, model.nbody)].join(' '), ['joint_names', ...names(3, model.njnt)].join(' '));
  writeFileSync(join(folder, `${name}.golden`), `# MuJoCo ${mujoco.mj_versionString()}, write-urdf.mjs\n${lines.join('\n')}\n`);
  model.delete();
}
