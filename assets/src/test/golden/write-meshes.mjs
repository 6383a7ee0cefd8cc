// Writes the golden values that MeshGoldenTest compares with: inputs and what MuJoCo makes of them, one mesh a line.
// usage: node write-meshes.mjs FOLDER   where FOLDER holds node_modules/@mujoco/mujoco (3.14.0)
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const { default: loadMujoco } = await import(pathToFileURL(join(process.argv[2], 'node_modules/@mujoco/mujoco/mujoco.js')));
const mujoco = await loadMujoco();

// A tetrahedron, a step (not convex, 12 corners), a ring of 16 points between two tips, and a cube with points on faces and edges.
const tetrahedron = { vertex: '0 0 0 2 0 0 0 1 0 0 0 3', face: '0 2 1 0 1 3 0 3 2 1 2 3' };
const profile = [[0, 0], [3, 0], [3, 1], [1, 1], [1, 2], [0, 2]];
const step = {
  vertex: [0, 0.5].flatMap((z) => profile.flatMap(([x, y]) => [x, y, z])).join(' '),
  face: [
    ...profile.flatMap((_, i) => [i, (i + 1) % 6, 6 + ((i + 1) % 6), i, 6 + ((i + 1) % 6), 6 + i]),
    ...[[0, 3, 1], [1, 3, 2], [0, 5, 3], [3, 5, 4]].flat(),
    ...[[6, 7, 9], [7, 8, 9], [6, 9, 11], [9, 10, 11]].flat(),
  ].join(' '),
};
const ring = [];
for (let i = 0; i < 16; i++) ring.push(Math.cos(i * Math.PI / 8), 0.6 * Math.sin(i * Math.PI / 8), 0.1 * (i % 2));
const spindle = { vertex: [...ring, 0, 0, 1.5, 0.1, 0, -1].map((x) => Math.fround(x)).join(' ') };
const cube = {
  vertex: '-1 -1 -1 1 -1 -1 1 1 -1 -1 1 -1 -1 -1 1 1 -1 1 1 1 1 -1 1 1 0 0 1 1 0 1 0 0 0 1 1 0.25 0.5 0.25 -1 1 1 1',
};
const cases = {
  tetrahedron, step, spindle, cube,
  scaled: { ...step, scale: '0.5 0.25 2' },
  mirrored: { ...step, scale: '-1 1 1' },
  moved: { ...tetrahedron, refpos: '0.1 0.2 0.3', refquat: '0.5 0.5 -0.5 0.5', scale: '1 2 3' },
  step_convex: { ...step, inertia: 'convex' },
  step_exact: { ...step, inertia: 'exact' },
  step_shell: { ...step, inertia: 'shell' },
  mirrored_exact: { ...step, scale: '1 -2 1', inertia: 'exact' },
};
const shapes = ['sphere', 'capsule', 'cylinder', 'ellipsoid', 'box'];
let text = `# MuJoCo ${mujoco.mj_versionString()}, written by src/test/golden/write-meshes.mjs\n`;
const numbers = (values) => Array.from(values, (value) => Number(value.toPrecision(12))).join(' ');

function compile(attributes, geom, compiler = '') {
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`).join(' ');
  return mujoco.MjModel.from_xml_string(`<mujoco>${compiler}<asset><mesh name="m" ${written}/></asset>
    <worldbody><body><freejoint/><geom mesh="m" density="1" ${geom}/></body></worldbody></mujoco>`);
}

for (const [name, attributes] of Object.entries(cases)) {
  const model = compile(attributes, 'type="mesh"');
  const fields = {
    name, ...attributes, volume: numbers([model.body_mass[1]]), position: numbers(model.mesh_pos),
    orientation: numbers(model.mesh_quat), moments: numbers(model.body_inertia.slice(3)), vertices: numbers(model.mesh_vert),
    hull: `${model.mesh_graph[0]} ${model.mesh_graph[1]}`, polygons: `${model.mesh_polynum[0]}`,
  };
  for (const box of [false, true]) {
    for (const shape of shapes) {
      // a capsule without straight part is refused by MuJoCo
      try {
        const fitted = compile(attributes, `type="${shape}" fitscale="0.9"`, `<compiler fitaabb="${box}"/>`);
        fields[`${shape}_${box}`] = numbers([...fitted.geom_size, ...fitted.geom_pos]);
        fitted.delete();
      } catch {
        console.log(`${name}: no ${shape}`);
      }
    }
  }
  text += Object.entries(fields).map(([key, value]) => `${key}=${value}`).join(';') + '\n';
  model.delete();
}
writeFileSync(join(here, '../resources/sinew/assets/mesh/meshes.golden'), text);
