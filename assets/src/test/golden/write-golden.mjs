// Writes what MuJoCo's compiler makes of the models in src/test/resources: one line per array, its name and its numbers.
// Run in this folder:  npm install @mujoco/mujoco@3.14.0 && node write-golden.mjs
import load from '@mujoco/mujoco';
import {readFileSync, writeFileSync} from 'node:fs';

const arrays = `body_parentid body_pos body_quat body_mass body_inertia body_ipos body_iquat body_gravcomp
  jnt_bodyid jnt_pos jnt_axis jnt_range jnt_stiffness jnt_solref dof_damping dof_armature dof_frictionloss qpos0 qpos_spring
  geom_bodyid geom_pos geom_quat geom_size geom_contype geom_conaffinity geom_condim geom_group geom_rgba geom_friction geom_solref
  geom_solimp geom_margin site_pos site_quat site_size actuator_gear actuator_ctrlrange actuator_forcerange actuator_gainprm
  actuator_biasprm key_qpos key_ctrl`.split(/\s+/);
const folder = '../resources/sinew/assets/mjcf/';
const mujoco = await load();

for (const name of ['everything']) {
  const model = mujoco.MjModel.from_xml_string(readFileSync(folder + name + '.xml', 'utf8'));
  const lines = arrays.map(array => [array, ...model[array]].join(' '));
  writeFileSync(folder + name + '.golden', '# MuJoCo 3.14.0 (@mujoco/mujoco), write-golden.mjs\n' + lines.join('\n') + '\n');
  model.delete();
}
