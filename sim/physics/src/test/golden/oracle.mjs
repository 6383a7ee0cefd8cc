// What MuJoCo computes for a model from random states and keyframes, as the text that GoldenFile reads. Shared by generate.mjs and
// sweep.mjs.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const LONG_RUN = 100;
const TRIES = 40;
const DEEPEST = 0.01;

export async function openMujoco(packages) {
  const { default: load } = await import(pathToFileURL(join(resolve(packages), 'node_modules/@mujoco/mujoco/mujoco.js')));
  return load({ print: () => {}, printErr: () => {} });
}

// Copies a folder into the file system of the WASM build.
function copyFolder(mujoco, from, to) {
  mujoco.FS.mkdirTree(to);
  for (const name of readdirSync(from)) {
    const path = join(from, name);
    if (statSync(path).isDirectory()) copyFolder(mujoco, path, `${to}/${name}`);
    else mujoco.FS.writeFile(`${to}/${name}`, readFileSync(path));
  }
}

const copied = new Set();

// Reads an MJCF or URDF file with everything beside it; `folder` is the topmost folder that the model may use.
export function readModel(mujoco, file, folder = dirname(file)) {
  const root = resolve(folder);
  const inside = `/models${root}`;
  if (!copied.has(root)) {
    copyFolder(mujoco, root, inside);
    copied.add(root);
  }
  const path = inside + resolve(file).slice(root.length);
  if (file.endsWith('.urdf')) mujoco.FS.writeFile(path, withoutPackages(readFileSync(file, 'utf8')));
  return mujoco.MjModel.from_xml_path(path);
}

// MuJoCo knows no packages and forgets the folders of URDF files' meshes: they are looked for beside the file, with their folders.
function withoutPackages(urdf) {
  const plain = urdf.replaceAll('package://', '');
  return plain.includes('<mujoco') ? plain : plain.replace(/(<robot[^>]*>)/, '$1<mujoco><compiler strippath="false"/></mujoco>');
}

// A small generator of our own (mulberry32), so that a second run gives the same states.
export function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function randomTurn(random) {
  const q = [1, 2, 3, 4].map(() => 2 * random() - 1);
  const norm = Math.hypot(...q);
  return q.map((value) => Math.fround(value / norm));
}

// The build does not hand out arrays of booleans, so a range that is one counts as a limit. States are floats, so that both simulators start from the very same numbers. `spread` from 1 to 0 draws nearer to the start.
function randomPositions(model, data, random, spread) {
  const symmetric = (size) => Math.fround(size * (2 * random() - 1));
  for (let joint = 0; joint < model.njnt; joint++) {
    const at = model.jnt_qposadr[joint];
    const type = model.jnt_type[joint];
    if (type === 0) {
      for (let i = 0; i < 3; i++) data.qpos[at + i] = Math.fround(data.qpos[at + i] + symmetric(0.5 * spread));
    }
    if (type <= 1) {
      if (spread > 0.3) data.qpos.set(randomTurn(random), at + (type === 0 ? 3 : 0));
    } else if (model.jnt_range[2 * joint] < model.jnt_range[2 * joint + 1]) {
      const [low, high] = [model.jnt_range[2 * joint], model.jnt_range[2 * joint + 1]];
      const drawn = low + (high - low) * (1.1 * random() - 0.05);
      data.qpos[at] = Math.fround(data.qpos[at] + spread * (drawn - data.qpos[at]));
    } else {
      data.qpos[at] = Math.fround(data.qpos[at] + symmetric((type === 2 ? 0.3 : 1.2) * spread));
    }
  }
}

function randomInputs(mujoco, model, data, random) {
  const symmetric = (size) => Math.fround(size * (2 * random() - 1));
  for (let i = 0; i < model.nv; i++) data.qvel[i] = symmetric(1.5);
  for (let i = 0; i < data.act.length; i++) data.act[i] = Math.fround(random() - 0.3);
  for (let i = 0; i < data.ctrl.length; i++) {
    const [low, high] = [model.actuator_ctrlrange[2 * i], model.actuator_ctrlrange[2 * i + 1]];
    if (low < high) {
      data.ctrl[i] = Math.fround(low + (high - low) * (1.2 * random() - 0.1));
    } else data.ctrl[i] = symmetric(1.5);
  }
  // small bodies get small forces, else they would spin up without bounds
  for (let i = 0; i < model.nv; i++) data.qfrc_applied[i] = symmetric(Math.min(0.5, 20 * model.dof_M0[i]));
  for (let i = 0; i < data.mocap_pos.length; i++) data.mocap_pos[i] = Math.fround(data.mocap_pos[i] + symmetric(0.1));
  for (let i = 0; i < model.nmocap; i++) data.mocap_quat.set(randomTurn(random), 4 * i);
  const active = equalities(mujoco, model, data);
  if (active.includes(0)) mujoco.mj_setState(model, data, active.map(() => (random() < 0.5 ? 1 : 0)), EQUALITIES);
}

const EQUALITIES = 1 << 9;

// The build does not hand out arrays of booleans, but states.
function equalities(mujoco, model, data) {
  const active = new mujoco.DoubleBuffer(model.neq);
  mujoco.mj_getState(model, data, active, EQUALITIES);
  const result = Array.from(active.GetView());
  active.delete();
  return result;
}

function contacts(data) {
  const list = data.contact;
  const result = [];
  for (let i = 0; i < list.size(); i++) result.push(list.get(i));
  list.delete();
  return result;
}

function leastDistance(mujoco, model, data) {
  mujoco.mj_fwdPosition(model, data);
  const found = contacts(data);
  const least = found.reduce((value, contact) => Math.min(value, contact.dist), Infinity);
  found.forEach((contact) => contact.delete());
  return least;
}

// Moves everything free up or down until something just touches.
function settle(mujoco, model, data) {
  const free = [...Array(model.njnt).keys()].filter((joint) => model.jnt_type[joint] === 0);
  if (free.length === 0) return;
  let least = leastDistance(mujoco, model, data);
  for (let i = 0; i < 60 && (least > 0 || least < -DEEPEST); i++) {
    const shift = Number.isFinite(least) ? -least - 0.003 : -0.05;
    for (const joint of free) {
      const at = model.jnt_qposadr[joint] + 2;
      data.qpos[at] = Math.fround(data.qpos[at] + shift);
    }
    least = leastDistance(mujoco, model, data);
  }
}

// Random, without deep penetration; free bodies of every second state touch something.
function randomState(mujoco, model, number) {
  const random = randomNumbers(1000 + number);
  for (let attempt = 0; ; attempt++) {
    const data = new mujoco.MjData(model);
    if (model.nkey > 0) mujoco.mj_resetDataKeyframe(model, data, number % model.nkey);
    randomPositions(model, data, random, 1 - attempt / TRIES);
    if (number % 2 === 1) settle(mujoco, model, data);
    if (leastDistance(mujoco, model, data) > -DEEPEST || attempt === TRIES) {
      const state = Float64Array.from(data.qpos);
      mujoco.mj_resetData(model, data);
      if (model.nkey > 0) mujoco.mj_resetDataKeyframe(model, data, number % model.nkey);
      data.qpos.set(state);
      randomInputs(mujoco, model, data, random);
      return data;
    }
    data.delete();
  }
}

// Where the motion leads: constraints nearly hold there, and accelerations are small beside what they would be without them.
function rolledState(mujoco, model, number) {
  const random = randomNumbers(5000 + number);
  const data = new mujoco.MjData(model);
  if (model.nkey > 0) mujoco.mj_resetDataKeyframe(model, data, number % model.nkey);
  for (let i = 0; i < data.ctrl.length; i++) {
    const [low, high] = [model.actuator_ctrlrange[2 * i], model.actuator_ctrlrange[2 * i + 1]];
    data.ctrl[i] = low < high ? low + (high - low) * random() : 0.6 * random() - 0.3;
  }
  for (let steps = Math.floor(150 * random()); steps > 0; steps--) mujoco.mj_step(model, data);
  for (let i = 0; i < model.nv; i++) {
    data.qvel[i] += 0.4 * random() - 0.2;
    data.qfrc_applied[i] = Math.min(0.5, 20 * model.dof_M0[i]) * (2 * random() - 1);
  }
  roundInputs(data);
  return data;
}

function roundInputs(data) {
  for (const name of INPUTS) for (let i = 0; i < data[name].length; i++) data[name][i] = Math.fround(data[name][i]);
}

function keyframeState(mujoco, model, key) {
  const data = new mujoco.MjData(model);
  mujoco.mj_resetDataKeyframe(model, data, key);
  roundInputs(data);
  return data;
}

function line(name, values) {
  const words = Array.from(values, (value) => String(Number(value.toPrecision(9))));
  return words.length === 0 ? '' : `${name} ${words.join(' ')}\n`;
}

// Lower triangle, row by row.
function massLine(mujoco, model, data) {
  const buffer = new mujoco.DoubleBuffer(model.nv * model.nv);
  mujoco.mj_fullM(model, data, buffer);
  const full = buffer.GetView();
  const lower = [];
  for (let row = 0; row < model.nv; row++) for (let column = 0; column <= row; column++) lower.push(full[row * model.nv + column]);
  buffer.delete();
  return line('mass', lower);
}

// One line a contact: geoms, distance, margin, position, normal, first tangent, force and torque in the world on the second geom.
function contactLines(mujoco, model, data) {
  let text = '';
  contacts(data).forEach((contact, index) => {
    const buffer = new mujoco.DoubleBuffer(6);
    mujoco.mj_contactForce(model, data, index, buffer);
    const local = buffer.GetView();
    const frame = contact.frame;
    const world = (at) => [0, 1, 2].map((axis) => frame[axis] * local[at] + frame[3 + axis] * local[at + 1] + frame[6 + axis] * local[at + 2]);
    text += line('contact', [...contact.geom, contact.dist, contact.includemargin, ...contact.pos, ...frame.slice(0, 6), ...world(0), ...world(3)]);
    buffer.delete();
    contact.delete();
  });
  return text;
}

const OUTPUTS = [
  'xpos', 'xquat', 'xipos', 'site_xpos', 'ten_length', 'ten_velocity', 'actuator_length', 'actuator_velocity',
  'qfrc_bias', 'qfrc_passive', 'actuator_force', 'qfrc_actuator', 'qfrc_constraint', 'qacc', 'sensordata',
];

function stateAfter(mujoco, model, data, steps) {
  for (let step = 0; step < steps; step++) mujoco.mj_step(model, data);
}

// Whether a state that differs by what a contact's distance may differ stays near: else the motion is chaotic, and rounding decides
// where it ends.
function isPredictable(mujoco, model, data, start) {
  for (let attempt = 0; attempt < 4; attempt++) {
    const random = randomNumbers(77 + attempt);
    const nudge = (size) => size * (random() < 0.5 ? -1 : 1);
    const twin = new mujoco.MjData(model);
    restore(mujoco, model, twin, start);
    for (let i = 0; i < model.nv; i++) twin.qvel[i] += nudge(2e-5);
    for (let joint = 0; joint < model.njnt; joint++) {
      if (model.jnt_type[joint] !== 1) twin.qpos[model.jnt_qposadr[joint]] += nudge(1e-5);
    }
    stateAfter(mujoco, model, twin, LONG_RUN);
    let worst = 0;
    for (let i = 0; i < model.nq; i++) worst = Math.max(worst, Math.abs(twin.qpos[i] - data.qpos[i]));
    twin.delete();
    if (!(worst < 5e-4)) return false;
  }
  return true;
}

const INPUTS = ['qpos', 'qvel', 'act', 'ctrl', 'qfrc_applied', 'mocap_pos', 'mocap_quat'];

function save(mujoco, model, data) {
  return { time: data.time, eq_active: equalities(mujoco, model, data), ...Object.fromEntries(INPUTS.map((name) => [name, Float64Array.from(data[name])])) };
}

function restore(mujoco, model, data, start) {
  if (model.neq > 0) mujoco.mj_setState(model, data, start.eq_active, EQUALITIES);
  data.time = start.time;
  for (const name of INPUTS) data[name].set(start[name]);
}

function stateText(mujoco, model, data, name) {
  const start = save(mujoco, model, data);
  const fresh = new mujoco.MjData(model);
  const initial = equalities(mujoco, model, fresh);
  fresh.delete();
  let text = `state ${name}\n`;
  if (start.time !== 0) text += line('time', [start.time]);
  if (start.eq_active.some((active, i) => active !== initial[i])) text += line('eq_active', start.eq_active);
  for (const input of INPUTS) if (start[input].some((value) => value !== 0)) text += line(input, start[input]);
  mujoco.mj_forward(model, data);
  mujoco.mj_energyPos(model, data);
  mujoco.mj_energyVel(model, data);
  for (const output of OUTPUTS) text += line(output, data[output]);
  text += line('energy', data.energy) + line('rows', [data.nefc]) + massLine(mujoco, model, data);
  text += contactLines(mujoco, model, data);
  mujoco.mj_resetData(model, data);
  restore(mujoco, model, data, start);
  mujoco.mj_step(model, data);
  text += line('qpos_after_1', data.qpos) + line('qvel_after_1', data.qvel) + line('act_after_1', data.act);
  const begun = data.time;
  stateAfter(mujoco, model, data, LONG_RUN - 1);
  // MuJoCo starts anew, at time 0, where the motion is no longer finite
  if (data.time > begun + (LONG_RUN - 1.5) * model.opt.timestep && isPredictable(mujoco, model, data, start)) {
    text += line(`qpos_after_${LONG_RUN}`, data.qpos) + line(`qvel_after_${LONG_RUN}`, data.qvel);
  }
  data.delete();
  return text;
}

const CONSTANTS = [
  'body_mass', 'body_subtreemass', 'body_inertia', 'body_ipos', 'qpos0', 'dof_armature', 'dof_damping', 'body_invweight0',
  'dof_invweight0', 'tendon_invweight0', 'tendon_length0', 'tendon_lengthspring', 'actuator_length0', 'actuator_acc0',
];

// What actuators add to their joints counts as the joints' own.
function withRotors(model, constant) {
  const values = Array.from(model[constant]);
  if (constant !== 'dof_armature' && constant !== 'dof_damping') return values;
  for (let actuator = 0; actuator < model.nu; actuator++) {
    if (model.actuator_trntype[actuator] > 1) continue;
    const gear = model.actuator_gear[6 * actuator];
    const added = constant === 'dof_armature' ? model.actuator_armature[actuator] : model.actuator_damping[actuator];
    for (let dof = 0; dof < model.nv; dof++) {
      if (model.dof_jntid[dof] === model.actuator_trnid[2 * actuator]) values[dof] += gear * gear * added;
    }
  }
  return values;
}

// Everything about a model: constants, then its keyframes (at most four), then random states, then states of motions.
export function goldenText(mujoco, model, title, states, rolled = 0) {
  let text = `# ${title}: MuJoCo ${mujoco.mj_versionString()}, written by src/test/golden\n`;
  text += line('sizes', [model.nq, model.nv, model.nu, model.na, model.nbody, model.ngeom, model.nsensordata, model.ntendon]);
  for (const constant of CONSTANTS) text += line(constant, withRotors(model, constant));
  text += line('meaninertia', [model.stat.meaninertia]);
  for (let key = 0; key < Math.min(4, model.nkey); key++) {
    text += stateText(mujoco, model, keyframeState(mujoco, model, key), `key ${key}`);
  }
  for (let state = 0; state < states; state++) {
    text += stateText(mujoco, model, randomState(mujoco, model, state), `random ${state}`);
  }
  for (let state = 0; state < rolled; state++) {
    text += stateText(mujoco, model, rolledState(mujoco, model, state), `rolled ${state}`);
  }
  return text;
}

export const modelName = (file) => basename(file).replace(/\.(xml|urdf)$/, '');
