// Writes what MuJoCo finds for pairs of convex geoms, hulls and height fields, and for rays. For ConvexCollidersTest and RaysTest. See
// README.md beside this file.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openMujoco, randomNumbers } from './oracle.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const [packages, folder = join(here, '../resources/sinew/sim/physics/pairs'), scenes = '5', seed = '1'] = process.argv.slice(2);
if (!packages) {
  console.error('usage: node convex.mjs PACKAGES [FOLDER [SCENES [SEED]]]   where PACKAGES holds node_modules/@mujoco/mujoco');
  process.exit(1);
}
const STATES = 4;
const mujoco = await openMujoco(packages);
const random = randomNumbers(Number(seed));
const symmetric = (size) => size * (2 * random() - 1);
const three = () => [symmetric(1), symmetric(1), symmetric(1)];
const length = () => 0.02 * 25 ** random();
const pairs = [
  ['sphere', 'ellipsoid'], ['capsule', 'ellipsoid'], ['capsule', 'cylinder'], ['ellipsoid', 'ellipsoid'], ['ellipsoid', 'cylinder'],
  ['ellipsoid', 'box'], ['cylinder', 'cylinder'], ['cylinder', 'box'], ['plane', 'mesh'], ['sphere', 'mesh'], ['capsule', 'mesh'],
  ['ellipsoid', 'mesh'], ['cylinder', 'mesh'], ['box', 'mesh'], ['mesh', 'mesh'],
  ...['sphere', 'capsule', 'ellipsoid', 'cylinder', 'box', 'mesh'].map((type) => ['hfield', type]),
];

function meshText(name, size) {
  const places = [];
  const kind = Math.floor(3 * random());
  if (kind === 0) {
    for (let i = 0; i < 12; i++) {
      const place = three();
      const norm = Math.hypot(...place);
      places.push(place.map((value, axis) => (value / norm) * size * [1, 0.8, 0.6][axis]));
    }
  } else if (kind === 1) {
    for (let i = 0; i < 8; i++) places.push([1, 0.7, 0.5].map((part, axis) => ((i >> axis) & 1 ? 1 : -1) * part * size));
  } else {
    const corners = 3 + Math.floor(5 * random());
    for (let i = 0; i < 2 * corners; i++) {
      const angle = (2 * Math.PI * (i >> 1)) / corners;
      places.push([Math.cos(angle) * size, Math.sin(angle) * size, (i & 1 ? 0.6 : -0.6) * size]);
    }
  }
  return `<mesh name="${name}" vertex="${places.flat().map((value) => value.toFixed(5)).join(' ')}"/>`;
}

function sceneText(types, margin) {
  const assets = [];
  const geoms = types.map((type, index) => {
    const size = length();
    const part = () => (size * (0.4 + 0.6 * random())).toFixed(4);
    const count = { sphere: 1, capsule: 2, ellipsoid: 3, cylinder: 2, box: 3, plane: 3 }[type];
    let shape = `size="${Array.from({ length: count ?? 0 }, part).join(' ')}"`;
    if (type === 'mesh') {
      assets.push(meshText(`m${index}`, size));
      shape = `mesh="m${index}"`;
    }
    if (type === 'hfield') {
      const heights = Array.from({ length: 99 }, () => random().toFixed(3)).join(' ');
      assets.push(`<hfield name="h" nrow="9" ncol="11" size="1 0.8 0.2 0.1" elevation="${heights}"/>`);
      shape = 'hfield="h"';
    }
    return `<geom type="${type}" ${shape} margin="${margin}"/>`;
  });
  const still = types[0] === 'plane' || types[0] === 'hfield';
  const first = still ? geoms[0] : `<body><freejoint/>${geoms[0]}</body>`;
  return `<mujoco><size nconmax="64"/><asset>${assets.join('')}</asset><worldbody>${first}<body><freejoint/>${geoms[1]}</body></worldbody></mujoco>`;
}

function anyTurn() {
  const q = [...three(), symmetric(1)];
  return q.map((value) => Math.fround(value / Math.hypot(...q)));
}

// The second geom comes nearer on a straight line until it touches, and then goes a little or a lot deeper.
function approach(model, data, still) {
  const direction = still ? [0, 0, 1] : three();
  const norm = Math.hypot(...direction);
  const origin = still ? [symmetric(0.5), symmetric(0.4), 0] : three().map(Math.fround);
  const start = still ? [] : [...origin, ...anyTurn()];
  const turn = anyTurn();
  const place = (distance) => {
    const position = origin.map((value, axis) => Math.fround(value + (direction[axis] / norm) * distance));
    data.qpos.set([...start, ...position, ...turn]);
    mujoco.mj_forward(model, data);
    const list = data.contact;
    const count = list.size();
    list.delete();
    return count;
  };
  let [near, far] = [still ? -1 : 0, 5];
  for (let i = 0; i < 40; i++) {
    const middle = 0.5 * (near + far);
    if (place(middle) > 0) near = middle;
    else far = middle;
  }
  const radius = Math.min(...Array.from(model.geom_rbound).filter((value) => value > 0));
  place(Math.max(0, near - [1e-4, 1e-3, 1e-2, 0.05, 0.3][Math.floor(5 * random())] * random() * radius));
}

const number = (value) => Number(value.toPrecision(7)).toString();
for (const types of pairs) {
  let text = '';
  let found = 0;
  for (let index = 0; index < Number(scenes); index++) {
    const scene = sceneText(types, index % 3 === 2 ? 0.01 : 0);
    const model = mujoco.MjModel.from_xml_string(scene);
    const data = new mujoco.MjData(model);
    text += `scene ${scene}\n`;
    for (let i = 0; i < STATES; i++) {
      approach(model, data, types[0] === 'plane' || types[0] === 'hfield');
      text += `state ${Array.from(data.qpos).join(' ')}\n`;
      const list = data.contact;
      for (let k = 0; k < list.size(); k++) {
        const contact = list.get(k);
        text += `contact ${[contact.dist, ...contact.pos, ...contact.frame.slice(0, 3)].map(number).join(' ')}\n`;
        contact.delete();
        found++;
      }
      list.delete();
    }
    data.delete();
    model.delete();
  }
  writeFileSync(join(folder, `${types.join('-')}.txt`), text);
  console.log(`${types.join('-')}: ${text.length} bytes, ${found} contacts`);
}

// Rays from all around at every type of geom, some from inside.
let rays = '';
for (const type of ['plane', 'sphere', 'capsule', 'ellipsoid', 'cylinder', 'box', 'mesh', 'hfield']) {
  const fixed = type === 'plane' || type === 'hfield';
  const scene = sceneText([fixed ? type : 'sphere', fixed ? 'sphere' : type], 0);
  const model = mujoco.MjModel.from_xml_string(scene);
  const data = new mujoco.MjData(model);
  const poses = fixed ? [1, 1, 4, ...anyTurn()] : [5, 5, 5, 1, 0, 0, 0, ...three().map(Math.fround), ...anyTurn()];
  data.qpos.set(poses);
  mujoco.mj_forward(model, data);
  rays += `scene ${scene}\nstate ${Array.from(data.qpos).join(' ')}\n`;
  const center = fixed ? [0, 0, 0] : Array.from(data.qpos.slice(7, 10));
  const radius = fixed ? 0.8 : model.geom_rbound[1];
  for (let i = 0; i < 24; i++) {
    const start = center.map((value) => Math.fround(value + symmetric(i % 4 === 0 ? 0.5 : 2) * radius));
    if (fixed) start[2] = Math.fround(0.1 + random());
    const target = center.map((value) => value + symmetric(0.7) * radius);
    const direction = fixed && i % 3 === 0 ? [0, 0, -1] : target.map((value, axis) => Math.fround(value - start[axis]));
    const distance = mujoco.mj_ray(model, data, start, direction, null, true, -1, new Int32Array(1), null);
    rays += `ray ${[...start, ...direction, Math.fround(distance)].join(' ')}\n`;
  }
  data.delete();
  model.delete();
}
writeFileSync(join(folder, 'rays.txt'), rays);
console.log(`rays: ${rays.length} bytes`);
