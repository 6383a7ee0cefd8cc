// Writes what MuJoCo computes for any model file, for ConformanceSweep. See README.md beside this file.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { goldenText, modelName, openMujoco, readModel } from './oracle.mjs';

const [packages, file, states, target] = process.argv.slice(2);
if (!target) {
  console.error('usage: node sweep.mjs FOLDER MODEL STATES TARGET   where FOLDER holds node_modules/@mujoco/mujoco');
  process.exit(1);
}
// Models name files as ../meshes/x.stl: what lies above their folder is copied too.
function topFolder(model) {
  const ways = readFileSync(model, 'latin1').match(/"(\.\.\/)+/g) ?? [];
  const up = Math.max(0, ...ways.map((way) => way.length - 1)) / 3;
  return join(dirname(model), '../'.repeat(up));
}

const mujoco = await openMujoco(packages);
let model;
try {
  model = readModel(mujoco, file, topFolder(file));
} catch (problem) {
  console.error(`MuJoCo does not read ${file}: ${problem.message ?? problem}`);
  process.exit(3);
}
writeFileSync(target, goldenText(mujoco, model, modelName(file), Number(states), Math.ceil(Number(states) / 4)));
