// Writes the golden values that GoldenTest compares with: what MuJoCo computes for the models of this module's test resources.
// See README.md beside this file.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { goldenText, openMujoco, readModel } from './oracle.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const golden = join(here, '../resources/sinew/sim/physics/golden');
const library = join(here, '../../../../../assets/src/main/resources/sinew/assets/library');
const [packages, ...wanted] = process.argv.slice(2);
if (!packages) {
  console.error('usage: node generate.mjs FOLDER [MODEL...]   where FOLDER holds node_modules/@mujoco/mujoco');
  process.exit(1);
}
const STATES = 4;
const LARGEST = 60_000;
const mujoco = await openMujoco(packages);

function write(name, file, folder) {
  const model = readModel(mujoco, file, folder);
  let states = STATES;
  let text = goldenText(mujoco, model, name, states);
  while (text.length > LARGEST && states > 1) text = goldenText(mujoco, model, name, --states);
  writeFileSync(join(golden, `${name}.golden`), text);
  const runs = text.split('qpos_after_100').length - 1;
  const contacts = text.split('\ncontact ').length - 1;
  console.log(`${name}: ${model.nv} degrees of freedom, ${text.length} bytes, ${contacts} contacts, ${runs} runs of 100 steps`);
  model.delete();
}

// A model stands in the folder itself or in one below; only files with <mujoco> at the top of a folder tree count.
function models(folder) {
  const names = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'assets') names.push(...models(path));
    else if (/\.(xml|urdf)$/.test(entry.name)) names.push(relative(golden, path).replace(/\.(xml|urdf)$/, ''));
  }
  return names.sort();
}

const bundled = readdirSync(library).filter((name) => name.endsWith('.xml')).map((name) => name.replace('.xml', ''));
for (const name of wanted.length > 0 ? wanted : [...models(golden), ...bundled]) {
  const file = ['.xml', '.urdf'].map((ending) => join(golden, name + ending)).find(existsSync);
  if (file) write(name, file, golden);
  else write(name, join(library, `${name}.xml`), library);
}
