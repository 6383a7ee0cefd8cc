// Writes what MuJoCo finds where a geom lies or stands on another, turned and sunk in a little, as after some steps of simulation. For
// ConvexCollidersTest. See README.md beside this file.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openMujoco, randomNumbers } from './oracle.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const [packages, folder = join(here, '../resources/sinew/sim/physics/pairs'), scenes = '6', seed = '1'] = process.argv.slice(2);
if (!packages) {
  console.error('usage: node rest.mjs PACKAGES [FOLDER [SCENES [SEED]]]   where PACKAGES holds node_modules/@mujoco/mujoco');
  process.exit(1);
}
const STATES = 4;
const TRIES = 4;
const mujoco = await openMujoco(packages);
let random = randomNumbers(Number(seed));
const between = (low, high) => low + (high - low) * random();
const sizes = (low, high, count) => Array.from({ length: count }, () => between(low, high).toFixed(4)).join(' ');

let assets = [];
function mesh(low, high) {
  const half = [between(low, high), between(low, high), between(low, high)];
  const corners = [...Array(8).keys()].map((i) => half.map((value, axis) => (((i >> axis) & 1 ? 1 : -1) * value).toFixed(4)).join(' '));
  assets.push(`<mesh name="m${assets.length}" vertex="${corners.join(' ')}"/>`);
  return `type="mesh" mesh="m${assets.length - 1}"`;
}
function field() {
  assets.push(`<hfield name="h" nrow="9" ncol="11" size="1 .8 .05 .1" elevation="${Array(99).fill(1).join(' ')}"/>`);
  return 'type="hfield" hfield="h"';
}
const disk = () => `type="cylinder" size="${sizes(0.1, 0.3, 2)}"`;
const cylinder = () => `type="cylinder" size="${sizes(0.02, 0.08, 2)}"`;
const capsule = () => `type="capsule" size="${sizes(0.01, 0.05, 1)} ${sizes(0.03, 0.1, 1)}"`;
const table = () => `type="box" size="${sizes(0.15, 0.4, 3)}"`;
const ellipsoid = () => `type="ellipsoid" size="${sizes(0.02, 0.1, 3)}"`;

const upright = [1, 0, 0, 0];
const lying = [Math.SQRT1_2, 0, Math.SQRT1_2, 0];
const pairs = {
  'box-mesh': [table, () => mesh(0.02, 0.08), upright],
  'mesh-mesh': [() => mesh(0.15, 0.4), () => mesh(0.02, 0.08), upright],
  'capsule-mesh': [() => mesh(0.15, 0.4), capsule, lying],
  'cylinder-cylinder': [disk, cylinder, upright],
  'cylinder-across-cylinder': [disk, cylinder, lying],
  'cylinder-box': [table, cylinder, lying],
  'ellipsoid-box': [table, ellipsoid, upright],
  'hfield-box': [field, () => `type="box" size="${sizes(0.02, 0.08, 3)}"`, upright],
  'hfield-capsule': [field, capsule, lying],
};

function times(a, b) {
  return [
    a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3], a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2],
    a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1], a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0],
  ];
}

function orientation(start) {
  const [tilt, heading, yaw] = [10 ** between(-4, -2), between(0, 6.28), between(0, 6.28)];
  const tilted = [Math.cos(tilt / 2), Math.sin(tilt / 2) * Math.cos(heading), Math.sin(tilt / 2) * Math.sin(heading), 0];
  return times(tilted, times([Math.cos(yaw / 2), 0, 0, Math.sin(yaw / 2)], start)).map(Math.fround);
}

function contacts(model, data, position) {
  data.qpos.set(position);
  mujoco.mj_forward(model, data);
  const list = data.contact;
  const found = [];
  for (let i = 0; i < list.size(); i++) {
    const contact = list.get(i);
    found.push([contact.dist, ...contact.pos, ...Array.from(contact.frame).slice(0, 3)]);
    contact.delete();
  }
  list.delete();
  return found;
}

// Places the second geom just on the first and lowers it by 1e-5 to 1e-3 m.
function settled(model, data, start) {
  const place = [between(-0.08, 0.08), between(-0.08, 0.08)].map(Math.fround);
  const turn = orientation(start);
  let [near, far] = [-0.3, 1.5];
  for (let i = 0; i < 45; i++) {
    const middle = 0.5 * (near + far);
    if (contacts(model, data, [...place, middle, ...turn]).length > 0) near = middle;
    else far = middle;
  }
  return [...place, Math.fround(near - 10 ** between(-5, -3)), ...turn];
}

// Whether a state that differs by no more than rounding has the same contacts in MuJoCo.
function isSteady(model, data, position, wanted) {
  for (let i = 0; i < TRIES; i++) {
    const other = contacts(model, data, position.map((value) => value + 3e-8 * (2 * random() - 1)));
    const worst = (contact, k) => Math.max(...contact.map((value, axis) => Math.abs(value - other[k][axis])));
    if (other.length !== wanted.length || wanted.some((contact, k) => worst(contact, k) > 1e-4)) return false;
  }
  return true;
}

const number = (value) => Number(value.toPrecision(7)).toString();
for (const [name, [below, above, start]] of Object.entries(pairs)) {
  random = randomNumbers(Number(seed));
  let text = '';
  let found = 0;
  for (let scene = 0; scene < Number(scenes); scene++) {
    assets = [];
    const [first, second] = [below(), above()];
    const xml = `<mujoco><asset>${assets.join('')}</asset><worldbody><geom ${first}/><body><freejoint/><geom ${second}/></body></worldbody></mujoco>`;
    const model = mujoco.MjModel.from_xml_string(xml);
    const data = new mujoco.MjData(model);
    text += `scene ${xml}\n`;
    for (let i = 0; i < STATES; i++) {
      const position = settled(model, data, start);
      const wanted = contacts(model, data, position);
      if (!isSteady(model, data, position, wanted)) continue;
      text += `state ${position.join(' ')}\n`;
      for (const contact of wanted) text += `contact ${contact.map(number).join(' ')}\n`;
      found += wanted.length;
    }
    data.delete();
    model.delete();
  }
  writeFileSync(join(folder, `rest-${name}.txt`), text);
  console.log(`rest-${name}: ${text.length} bytes, ${found} contacts`);
}
