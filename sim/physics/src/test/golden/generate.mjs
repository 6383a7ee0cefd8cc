// Writes the golden values that GoldenTest compares with: what MuJoCo computes for the models of this module's test resources.
// See README.md beside this file.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const golden = join(here, '../resources/sinew/sim/physics/golden');
const library = join(here, '../../../../../assets/src/main/resources/sinew/assets/library');
const packages = process.argv[2];
if (!packages) {
  console.error('usage: node generate.mjs FOLDER   where FOLDER holds node_modules/@mujoco/mujoco');
  process.exit(1);
}
const { default: loadMujoco } = await import(pathToFileURL(join(packages, 'node_modules/@mujoco/mujoco/mujoco.js')));
const mujoco = await loadMujoco();
const STATES = 4;
const LONG_RUN = 100;

// A small generator of our own (mulberry32), so that a second run gives the same states.
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

// States are floats, so that both simulators start from the very same numbers.
function randomize(model, data, random) {
  const symmetric = (size) => Math.fround(size * (2 * random() - 1));
  for (let joint = 0; joint < model.njnt; joint++) {
    const at = model.jnt_qposadr[joint];
    const type = model.jnt_type[joint];
    const free = type === 0;
    if (free) {
      for (let i = 0; i < 3; i++) data.qpos[at + i] = Math.fround(data.qpos[at + i] + symmetric(1));
    }
    if (free || type === 1) {
      const q = [1, 2, 3, 4].map(() => symmetric(1));
      const norm = Math.hypot(...q);
      for (let i = 0; i < 4; i++) data.qpos[at + (free ? 3 : 0) + i] = Math.fround(q[i] / norm);
    } else {
      data.qpos[at] = symmetric(type === 2 ? 0.3 : 1.2);
    }
  }
  for (let i = 0; i < model.nv; i++) data.qvel[i] = symmetric(1.5);
  for (let i = 0; i < model.nu; i++) data.ctrl[i] = symmetric(1.5);
  for (let i = 0; i < model.nv; i++) data.qfrc_applied[i] = symmetric(0.5);
}

function denseMass(model, data) {
  const buffer = new mujoco.DoubleBuffer(model.nv * model.nv);
  mujoco.mj_fullM(model, data, buffer);
  return buffer.GetView();
}

function line(name, values) {
  return `${name} ${Array.from(values, (value) => String(Number(value.toPrecision(9)))).join(' ')}\n`;
}

function stateValues(model, state) {
  const data = new mujoco.MjData(model);
  randomize(model, data, randomNumbers(1000 + state));
  let text = `state ${state}\n`;
  text += line('qpos', data.qpos) + line('qvel', data.qvel) + line('ctrl', data.ctrl);
  text += line('qfrc_applied', data.qfrc_applied);
  mujoco.mj_forward(model, data);
  for (const name of ['xpos', 'xquat', 'xipos', 'qfrc_bias', 'qfrc_passive', 'qfrc_actuator', 'qacc']) {
    text += line(name, data[name]);
  }
  text += line('mass', denseMass(model, data));
  mujoco.mj_step(model, data);
  text += line('qpos_after_1', data.qpos) + line('qvel_after_1', data.qvel);
  for (let step = 1; step < LONG_RUN; step++) mujoco.mj_step(model, data);
  text += line(`qpos_after_${LONG_RUN}`, data.qpos) + line(`qvel_after_${LONG_RUN}`, data.qvel);
  data.delete();
  return text;
}

function write(name, xml) {
  const model = mujoco.MjModel.from_xml_string(xml);
  let text = `# ${name}: MuJoCo ${mujoco.mj_versionString()}, written by src/test/golden/generate.mjs\n`;
  for (const constant of ['body_mass', 'body_subtreemass', 'body_inertia', 'body_ipos', 'qpos0', 'dof_armature', 'dof_damping']) {
    text += line(constant, model[constant]);
  }
  for (let state = 0; state < STATES; state++) text += stateValues(model, state);
  writeFileSync(join(golden, `${name}.golden`), text);
  console.log(`${name}: ${model.nv} degrees of freedom, ${text.length} bytes`);
  model.delete();
}

for (const file of readdirSync(golden).filter((name) => name.endsWith('.xml')).sort()) {
  write(file.replace('.xml', ''), readFileSync(join(golden, file), 'utf8'));
}
write('cartpole', readFileSync(join(library, 'cartpole.xml'), 'utf8'));
