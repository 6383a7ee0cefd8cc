/**
 * Proximal policy optimisation with the rules of rsl_rl, rl_games and Stable-Baselines3: rollouts, advantages, losses, learning rate,
 * memories, and the learner on PyTorch. The arithmetic outside the networks is plain Java; the networks and their gradients are
 * PyTorch's.
 */
@NullMarked
package sinew.learning.ppo;

import org.jspecify.annotations.NullMarked;
