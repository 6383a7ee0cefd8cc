// Writes what MuJoCo's compiler makes of the models in src/test/resources: one line per array, its name and its numbers.
// Run in this folder:  npm install @mujoco/mujoco@3.14.0 && node write-golden.mjs
import load from '@mujoco/mujoco';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';

const arrays = `body_parentid body_pos body_quat body_mass body_inertia body_ipos body_iquat body_gravcomp
  jnt_type jnt_bodyid jnt_pos jnt_axis jnt_range jnt_actfrcrange jnt_margin jnt_solref jnt_solimp jnt_stiffness jnt_group
  dof_damping dof_armature dof_frictionloss dof_solref dof_solimp qpos0
  geom_type geom_bodyid geom_dataid geom_pos geom_quat geom_size geom_contype geom_conaffinity geom_condim geom_priority geom_group
  geom_solmix geom_friction geom_solref geom_solimp geom_margin geom_gap geom_rgba
  site_bodyid site_type site_pos site_quat site_size site_rgba
  pair_geom1 pair_geom2 pair_dim pair_friction pair_solref pair_solreffriction pair_solimp pair_margin pair_gap
  eq_type eq_obj1id eq_obj2id eq_data eq_solref eq_solimp
  wrap_type wrap_objid wrap_prm tendon_num tendon_range tendon_margin tendon_solref_lim tendon_solimp_lim tendon_stiffness tendon_damping
  tendon_armature tendon_frictionloss tendon_solref_fri tendon_solimp_fri tendon_actfrcrange tendon_width tendon_rgba
  actuator_trntype actuator_trnid actuator_gear actuator_cranklength actuator_ctrlrange actuator_forcerange actuator_actrange
  actuator_actnum actuator_dyntype actuator_dynprm actuator_gaintype actuator_gainprm actuator_biastype actuator_biasprm actuator_group
  sensor_dim sensor_objtype sensor_objid sensor_reftype sensor_refid sensor_cutoff sensor_noise
  key_time key_qpos key_qvel key_act key_ctrl key_mpos key_mquat`.split(/\s+/);
const options = `timestep gravity wind magnetic density viscosity impratio iterations ls_iterations noslip_iterations ccd_iterations tolerance
  integrator cone solver o_margin o_friction`.split(/\s+/);
// how many dimensions a shape has, by code
const dimensions = [3, 3, 1, 2, 3, 2, 3, 3];
const folder = '../resources/sinew/assets/mjcf/';
const mujoco = await load();

// Numbers that nobody uses are made equal: what a site's shape does not need, meshes of shapes fitted to them, the torque scale of
// what is no weld, the anchors and relative poses of sites, and the colour of geoms with a material.
function adapted(model, array) {
  const numbers = Array.from(model[array]);
  const each = (size, change) => { for (let i = 0; i < numbers.length / size; i++) change(i, size * i); };
  if (array === 'site_size') each(3, (i, at) => numbers.fill(0, at + dimensions[model.site_type[i]], at + 3));
  if (array === 'geom_dataid') each(1, i => { if (![1, 7].includes(model.geom_type[i])) numbers[i] = -1; });
  if (array === 'eq_data') each(11, (i, at) => {
    if (model.eq_type[i] !== 1) numbers[at + 10] = 0;
    if (model.eq_objtype[i] === 6) numbers.fill(0, at, at + 10);
  });
  if (array === 'geom_rgba') each(4, (i, at) => {
    const material = model.geom_matid[i];
    if (material >= 0 && numbers.slice(at, at + 4).join() === '0.5,0.5,0.5,1')
      numbers.splice(at, 4, ...model.mat_rgba.slice(4 * material, 4 * material + 4));
  });
  return numbers;
}

// the folder is copied into the memory in which MuJoCo looks for files
function copy(below) {
  for (const file of readdirSync(folder + below, {withFileTypes: true})) {
    if (file.isDirectory()) {
      mujoco.FS.mkdir(below + file.name);
      copy(below + file.name + '/');
    } else {
      mujoco.FS.writeFile(below + file.name, readFileSync(folder + below + file.name));
    }
  }
}
copy('');
const names = process.argv.length > 2 ? process.argv.slice(2) : readdirSync(folder)
  .filter(file => file.endsWith('.golden')).map(file => file.slice(0, -'.golden'.length));
for (const name of names) {
  const model = mujoco.MjModel.from_xml_path(name + '.xml');
  const lines = arrays.map(array => [array, ...adapted(model, array)].join(' '));
  lines.push(...options.map(option => ['opt.' + option, ...[model.opt[option]].flatMap(x => x.length === undefined ? x : Array.from(x))].join(' ')));
  writeFileSync(folder + name + '.golden', '# MuJoCo 3.14.0 (@mujoco/mujoco), write-golden.mjs\n' + lines.join('\n') + '\n');
  model.delete();
}
