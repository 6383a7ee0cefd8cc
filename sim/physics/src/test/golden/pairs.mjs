// Writes what MuJoCo finds for pairs of geoms in many poses, for CollidersTest. See README.md beside this file.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openMujoco, randomNumbers } from './oracle.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const [packages, folder = join(here, '../resources/sinew/sim/physics/pairs'), count = '24', seed = '1'] = process.argv.slice(2);
if (!packages) {
  console.error('usage: node pairs.mjs PACKAGES [FOLDER [CASES [SEED]]]   where PACKAGES holds node_modules/@mujoco/mujoco');
  process.exit(1);
}
const mujoco = await openMujoco(packages);
const random = randomNumbers(Number(seed));
const symmetric = (size) => size * (2 * random() - 1);
const sizes = { plane: 3, sphere: 1, capsule: 2, ellipsoid: 3, cylinder: 2, box: 3 };
const pairs = [
  ...['sphere', 'capsule', 'ellipsoid', 'cylinder', 'box'].map((type) => ['plane', type]),
  ...['sphere', 'capsule', 'cylinder', 'box'].map((type) => ['sphere', type]),
  ['capsule', 'capsule'], ['capsule', 'box'], ['box', 'box'],
];

const times = (a, b) => [
  a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3],
  a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2],
  a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1],
  a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0],
];
const rotate = (q, v) => times(times(q, [0, ...v]), [q[0], -q[1], -q[2], -q[3]]).slice(1);
function anyTurn() {
  const q = [0, 0, 0, 0].map(() => symmetric(1));
  return q.map((value) => value / Math.hypot(...q));
}
// A multiple of a quarter turn about an axis, or any turn about it.
function plainTurn(share = 0.6) {
  const angle = random() < share ? (Math.floor(4 * random()) * Math.PI) / 2 : symmetric(Math.PI);
  const q = [Math.cos(angle / 2), 0, 0, 0];
  q[1 + Math.floor(3 * random())] = Math.sin(angle / 2);
  return q;
}

function geomText(type) {
  const size = Array.from({ length: sizes[type] }, () => Math.fround(0.1 + 0.3 * random())).join(' ');
  return `<geom type="${type}" size="${size}" margin="0.02" gap="0.01"/>`;
}
function sceneText(first, second) {
  const turn = random() < 0.3 ? [1, 0, 0, 0] : anyTurn().map((value) => value.toFixed(4));
  const plane = `<body pos="0.1 -0.2 0.3" quat="${turn.join(' ')}">${geomText(first)}</body>`;
  const moving = `<body><freejoint/>${geomText(first)}</body>`;
  return `<mujoco><worldbody>${first === 'plane' ? plane : moving}<body><freejoint/>${geomText(second)}</body></worldbody></mujoco>`;
}

// Poses at all distances, in every third case with the axes along each other. (How many contacts a capsule along a box has depends on the
// last bits.)
function draw(model, data, index) {
  const planar = model.nq === 7;
  const capsuleOnBox = model.geom_type[0] === 3 && model.geom_type[1] === 6;
  const plain = planar ? model.body_quat[4] === 1 : index % 3 === 0 && !capsuleOnBox;
  const turn = planar ? Array.from(model.body_quat.slice(4, 8)) : plain ? plainTurn(1) : anyTurn();
  const origin = planar ? Array.from(model.body_pos.slice(3, 6)) : [symmetric(1), symmetric(1), symmetric(1)];
  const other = plain ? times(turn, plainTurn()) : anyTurn();
  const arm = planar ? [symmetric(1), symmetric(1), 0] : [symmetric(1), symmetric(1), symmetric(1)];
  if (plain && !planar) {
    const kept = Math.floor(3 * random());
    for (let i = 0; i < 3; i++) if (i !== kept && random() < 0.5) arm[i] = 0;
  }
  const norm = Math.hypot(...arm) || 1;
  const radii = model.geom_rbound[0] + model.geom_rbound[1];
  const reach = radii * (0.2 + 0.85 * random());
  const local = planar ? [arm[0], arm[1], symmetric(1) * radii + 0.02] : arm.map((value) => (value / norm) * reach);
  const position = rotate(turn, local).map((value, i) => value + origin[i]);
  const qpos = planar ? [...position, ...other] : [...origin, ...turn, ...position, ...other];
  data.qpos.set(qpos.map((value) => Math.fround(value)));
}

// Round shapes whose axes meet and a sphere midway between two faces have no normal that rounding does not decide.
function isDecided(model, list) {
  if (model.geom_type[0] === 2 && model.geom_type[1] === 6) {
    const depths = Array.from(model.geom_size.slice(3, 6)).map((size) => -size - model.geom_size[0]);
    return list.size() === 0 || depths.every((depth) => Math.abs(list.get(0).dist - depth) > 1e-3);
  }
  const round = [2, 3];
  if (!round.includes(model.geom_type[0]) || !round.includes(model.geom_type[1])) return true;
  const deepest = -model.geom_size[0] - model.geom_size[3];
  for (let k = 0; k < list.size(); k++) if (list.get(k).dist < deepest + 1e-3) return false;
  return true;
}

const number = (value) => Number(value.toPrecision(8)).toString();
for (const [first, second] of pairs) {
  let text = '';
  let found = 0;
  for (let index = 0, kept = 0; kept < Number(count) && index < 50 * Number(count); ) {
    const scene = sceneText(first, second);
    const model = mujoco.MjModel.from_xml_string(scene);
    const data = new mujoco.MjData(model);
    text += `scene ${scene}\n`;
    for (let i = 0; i < 6; i++) {
      draw(model, data, index++);
      const state = Array.from(data.qpos);
      mujoco.mj_forward(model, data);
      const list = data.contact;
      const contacts = list.size();
      if (isDecided(model, list) && (contacts > 0 || index % 8 === 0)) {
        kept++;
        text += `state ${state.map((value) => Math.fround(value)).join(' ')}\n`;
        for (let k = 0; k < contacts; k++) {
          const contact = list.get(k);
          text += `contact ${[contact.dist, ...contact.pos, ...contact.frame.slice(0, 6)].map(number).join(' ')}\n`;
          contact.delete();
        }
        found += contacts;
      }
      list.delete();
    }
    data.delete();
    model.delete();
  }
  writeFileSync(join(folder, `${first}-${second}.txt`), text);
  console.log(`${first}-${second}: ${text.length} bytes, ${found} contacts`);
}
