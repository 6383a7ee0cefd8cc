package sinew.sim.tasks.classic;

import sinew.sim.kernel.HostOnly;
import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.tasks.EnvironmentState;
import sinew.sim.tasks.Interval;
import sinew.sim.tasks.TaskConstants;
import sinew.sim.tasks.TermValues;
import sinew.sim.tasks.terms.ActuatorTerms;
import sinew.sim.tasks.terms.EpisodeTerms;
import sinew.sim.tasks.terms.JointTerms;
import sinew.sim.terms.Action;
import sinew.sim.terms.Actuator;
import sinew.sim.terms.Agent;
import sinew.sim.terms.EveryLane;
import sinew.sim.terms.Joint;
import sinew.sim.terms.Observation;
import sinew.sim.terms.Parameter;
import sinew.sim.terms.Reset;
import sinew.sim.terms.Reward;
import sinew.sim.terms.Task;
import sinew.sim.terms.Termination;

/** Isaac-Cartpole-v0: keep a pole upright by pushing its cart along a rail. */
@Task(
        id = "Isaac-Cartpole-v0",
        aliases = {"Cartpole"},
        title = "Cartpole",
        help =
                "Keep a pole upright by pushing its cart along a rail; the episode fails when the cart leaves the middle 6 m.",
        model = "cartpole",
        environments = 4096,
        spacing = 4.0,
        physicsRate = 120,
        decimation = 2,
        episodeSeconds = 5,
        agents = {
            @Agent(
                    library = "rsl_rl",
                    settings = {
                        "agent.experiment_name=cartpole",
                        "agent.num_steps_per_env=16",
                        "agent.max_iterations=150",
                        "agent.save_interval=50",
                        "agent.policy.actor_hidden_dims=[32, 32]",
                        "agent.policy.critic_hidden_dims=[32, 32]",
                        "agent.policy.init_noise_std=1.0",
                        "agent.algorithm.learning_rate=0.001",
                        "agent.algorithm.entropy_coef=0.005"
                    }),
            @Agent(
                    library = "rl_games",
                    settings = {
                        "agent.params.env.clip_observations=5.0",
                        "agent.params.network.mlp.units=[32, 32]",
                        "agent.params.config.name=cartpole",
                        "agent.params.config.max_epochs=150",
                        "agent.params.config.save_frequency=25",
                        "agent.params.config.horizon_length=16",
                        "agent.params.config.minibatch_size=8192",
                        "agent.params.config.mini_epochs=8",
                        "agent.params.config.normalize_input=false",
                        "agent.params.config.normalize_value=false",
                        "agent.params.config.normalize_advantage=false"
                    }),
            @Agent(
                    library = "sb3",
                    settings = {
                        "agent.n_timesteps=1e6",
                        "agent.n_steps=16",
                        "agent.batch_size=4096",
                        "agent.n_epochs=20",
                        "agent.ent_coef=0.01",
                        "agent.vf_coef=1.0",
                        "agent.max_grad_norm=1.0",
                        "agent.policy_kwargs.activation_fn=nn.ELU",
                        "agent.policy_kwargs.net_arch.pi=[32, 32]",
                        "agent.policy_kwargs.net_arch.vf=[32, 32]"
                    })
        })
@KernelCode
public final class Cartpole {
    @HostOnly
    private static final String CART = "slider_to_cart";

    @HostOnly
    private static final String POLE = "cart_to_pole";

    @HostOnly
    private static final double QUARTER_TURN = Math.PI / 4;

    private Cartpole() {}

    @Action(
            name = "joint_effort",
            help = "Pushes the cart.",
            elements = {CART})
    static void jointEffort(
            Data d,
            EnvironmentState s,
            int action,
            @Actuator(CART) int cart,
            @Parameter(name = "scale", value = 100, unit = "N", help = "Force for an action of one.") float scale) {
        ActuatorTerms.effort(d, cart, s.actions[action], scale);
    }

    @Observation(name = "joint_pos_rel", help = "Positions of cart and pole.", elements = "@joints", unit = "m, rad")
    @EveryLane
    static void jointPositions(Model m, Data d, TaskConstants c, float[] out, int at) {
        JointTerms.jointPositionRelative(m, d, c, out, at);
    }

    @Observation(
            name = "joint_vel_rel",
            help = "Velocities of cart and pole.",
            elements = "@joints",
            unit = "m/s, rad/s")
    @EveryLane
    static void jointVelocities(Model m, Data d, TaskConstants c, float[] out, int at) {
        JointTerms.jointVelocityRelative(m, d, c, 1f, out, at);
    }

    @Reset(name = "reset_cart_position", help = "Puts the cart at a random place with a random velocity.")
    static void resetCart(
            Model m,
            Data d,
            EnvironmentState s,
            TermValues v,
            TaskConstants c,
            int env,
            int purpose,
            @Joint(CART) int cart,
            @Parameter(
                            name = "position_range",
                            value = {-1, 1},
                            unit = "m",
                            help = "Offsets of the cart's position.")
                    Interval position,
            @Parameter(
                            name = "velocity_range",
                            value = {-0.5, 0.5},
                            unit = "m/s",
                            help = "Offsets of the cart's velocity.")
                    Interval velocity) {
        JointTerms.resetJointByOffset(m, d, s, v, c, env, purpose, cart, 0, position, velocity);
    }

    @Reset(name = "reset_pole_position", help = "Leans the pole at a random angle with a random velocity.")
    static void resetPole(
            Model m,
            Data d,
            EnvironmentState s,
            TermValues v,
            TaskConstants c,
            int env,
            int purpose,
            @Joint(POLE) int pole,
            @Parameter(
                            name = "position_range",
                            value = {-QUARTER_TURN, QUARTER_TURN},
                            unit = "rad",
                            help = "Offsets of the pole's angle.")
                    Interval position,
            @Parameter(
                            name = "velocity_range",
                            value = {-QUARTER_TURN, QUARTER_TURN},
                            unit = "rad/s",
                            help = "Offsets of the pole's angular velocity.")
                    Interval velocity) {
        JointTerms.resetJointByOffset(m, d, s, v, c, env, purpose, pole, 0, position, velocity);
    }

    @Reward(name = "alive", weight = 1.0, help = "Every step without a failure.")
    static float alive(EnvironmentState s, int env) {
        return EpisodeTerms.isAlive(s, env);
    }

    @Reward(name = "terminating", weight = -2.0, help = "A failure.")
    static float terminating(EnvironmentState s, int env) {
        return EpisodeTerms.isTerminated(s, env);
    }

    @Reward(name = "pole_pos", weight = -1.0, help = "The squared angle of the pole from upright.")
    static float polePosition(
            Model m,
            Data d,
            @Joint(POLE) int pole,
            @Parameter(name = "target", value = 0, unit = "rad", help = "The wanted angle of the pole.") float target) {
        return JointTerms.jointPositionTargetL2(m, d, pole, target);
    }

    @Reward(name = "cart_vel", weight = -0.01, help = "The speed of the cart.")
    static float cartVelocity(Model m, Data d, @Joint(CART) int cart) {
        return JointTerms.jointVelocityL1(m, d, cart);
    }

    @Reward(name = "pole_vel", weight = -0.005, help = "The angular speed of the pole.")
    static float poleVelocity(Model m, Data d, @Joint(POLE) int pole) {
        return JointTerms.jointVelocityL1(m, d, pole);
    }

    @Termination(name = "time_out", timeOut = true, help = "The episode has lasted its time.")
    static boolean timeOut(EnvironmentState s, TaskConstants c, int env) {
        return EpisodeTerms.timeOut(s, c, env);
    }

    @Termination(name = "cart_out_of_bounds", help = "The cart has left the middle of the rail.")
    static boolean cartOutOfBounds(
            Model m,
            Data d,
            @Joint(CART) int cart,
            @Parameter(
                            name = "bounds",
                            value = {-3, 3},
                            unit = "m",
                            help = "Where the cart may be.")
                    Interval bounds) {
        return JointTerms.jointPositionOutOfBounds(m, d, cart, bounds);
    }
}
