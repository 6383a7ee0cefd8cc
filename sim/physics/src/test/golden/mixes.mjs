// Writes with which figures MuJoCo makes contacts of two geoms, for ContactParametersTest. See README.md beside this file.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openMujoco, randomNumbers } from './oracle.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const [packages, file = join(here, '../resources/sinew/sim/physics/pairs/mixes.txt'), count = '40', seed = '1'] = process.argv.slice(2);
if (!packages) {
  console.error('usage: node mixes.mjs PACKAGES [FILE [CASES [SEED]]]   where PACKAGES holds node_modules/@mujoco/mujoco');
  process.exit(1);
}
const mujoco = await openMujoco(packages);
const random = randomNumbers(Number(seed));
const number = (low, high) => (low + (high - low) * random()).toFixed(4);
const numbers = (many, high) => Array.from({ length: many }, () => number(0, high)).join(' ');
const some = (share, text) => (random() < share ? text : '');
const reference = () => (random() < 0.6 ? `${number(0.01, 0.1)} ${number(0.5, 2)}` : `${number(-500, -100)} ${number(-50, -1)}`);
const impedance = () => `${number(0.5, 0.8)} ${number(0.8, 0.99)} ${number(0.001, 0.1)} ${number(0.2, 0.8)} ${number(1, 4)}`;
const dimensions = () => [1, 3, 4, 6][Math.floor(4 * random())];

function geomText(name) {
  return `<geom name="${name}" size="0.5"${some(0.7, ` condim="${dimensions()}"`)}${some(0.5, ` priority="${Math.floor(2 * random())}"`)}`
    + `${some(0.7, ` friction="${numbers(3, 1)}"`)}${some(0.7, ` solmix="${random() < 0.3 ? 0 : number(0, 3)}"`)}`
    + `${some(0.7, ` solref="${reference()}"`)}${some(0.7, ` solimp="${impedance()}"`)}${some(0.6, ` margin="${number(0, 0.1)}"`)}`
    + `${some(0.6, ` gap="${number(0, 0.1)}"`)}/>`;
}

let text = '';
for (let i = 0; i < Number(count); i++) {
  const pair = some(0.4, `<contact><pair geom1="a" geom2="b"${some(0.6, ` condim="${dimensions()}"`)}${some(0.6, ` friction="${numbers(5, 1)}"`)}`
    + `${some(0.6, ` solref="${reference()}"`)}${some(0.6, ` solreffriction="${reference()}"`)}${some(0.6, ` solimp="${impedance()}"`)}`
    + `${some(0.6, ` margin="${number(0, 0.1)}"`)}${some(0.6, ` gap="${number(0, 0.1)}"`)}/></contact>`);
  const option = some(0.3, `<option o_margin="${number(0, 0.2)}" o_solref="${reference()}" o_solimp="${impedance()}" o_friction="${numbers(5, 1)}">`
    + '<flag override="enable"/></option>');
  const scene = `<mujoco>${option}<worldbody><body><freejoint/>${geomText('a')}</body><body pos="0.3 0.2 0.1"><freejoint/>${geomText('b')}</body>`
    + `</worldbody>${pair}</mujoco>`;
  const model = mujoco.MjModel.from_xml_string(scene);
  const data = new mujoco.MjData(model);
  mujoco.mj_forward(model, data);
  const list = data.contact;
  const contact = list.get(0);
  const figures = [contact.dim, ...contact.friction, ...contact.solref, ...contact.solreffriction, ...contact.solimp, contact.includemargin];
  text += `scene ${scene}\nfigures ${figures.map((value) => Number(value.toPrecision(7))).join(' ')}\n`;
}
writeFileSync(file, text);
console.log(`${text.length} bytes`);
