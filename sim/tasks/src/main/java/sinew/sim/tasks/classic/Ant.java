package sinew.sim.tasks.classic;

import sinew.sim.kernel.HostOnly;
import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.tasks.EnvironmentState;
import sinew.sim.tasks.Interval;
import sinew.sim.tasks.TaskConstants;
import sinew.sim.tasks.TermValues;
import sinew.sim.tasks.terms.ActuatorTerms;
import sinew.sim.tasks.terms.EpisodeTerms;
import sinew.sim.tasks.terms.JointTerms;
import sinew.sim.tasks.terms.RootTerms;
import sinew.sim.tasks.terms.SensorTerms;
import sinew.sim.tasks.terms.TargetTerms;
import sinew.sim.terms.Action;
import sinew.sim.terms.Agent;
import sinew.sim.terms.EveryLane;
import sinew.sim.terms.Joint;
import sinew.sim.terms.Observation;
import sinew.sim.terms.Parameter;
import sinew.sim.terms.Remembered;
import sinew.sim.terms.Reset;
import sinew.sim.terms.Reward;
import sinew.sim.terms.Task;
import sinew.sim.terms.Termination;

/** Isaac-Ant-v0: a four-legged robot runs along x. */
@Task(
        id = "Isaac-Ant-v0",
        title = "Ant",
        help = "Run along x on four legs, the faster the better; the episode fails when the body drops below 31 cm.",
        model = "ant",
        pose = "standing",
        joints = {
            "front_left_leg",
            "front_right_leg",
            "left_back_leg",
            "right_back_leg",
            "front_left_foot",
            "front_right_foot",
            "left_back_foot",
            "right_back_foot"
        },
        environments = 4096,
        spacing = 5.0,
        physicsRate = 120,
        decimation = 2,
        episodeSeconds = 16,
        agents = {
            @Agent(
                    library = "rsl_rl",
                    settings = {
                        "agent.experiment_name=ant",
                        "agent.num_steps_per_env=32",
                        "agent.max_iterations=1000",
                        "agent.save_interval=50",
                        "agent.policy.actor_hidden_dims=[400, 200, 100]",
                        "agent.policy.critic_hidden_dims=[400, 200, 100]",
                        "agent.policy.init_noise_std=1.0",
                        "agent.algorithm.learning_rate=0.0005",
                        "agent.algorithm.entropy_coef=0.0"
                    }),
            @Agent(
                    library = "rl_games",
                    settings = {
                        "agent.params.network.mlp.units=[256, 128, 64]",
                        "agent.params.config.name=ant",
                        "agent.params.config.max_epochs=500",
                        "agent.params.config.horizon_length=16",
                        "agent.params.config.minibatch_size=32768",
                        "agent.params.config.mini_epochs=4",
                        "agent.params.config.critic_coef=2",
                        "agent.params.config.value_bootstrap=true",
                        "agent.params.config.reward_shaper.scale_value=0.6"
                    }),
            @Agent(
                    library = "sb3",
                    settings = {
                        "agent.n_timesteps=1e8",
                        "agent.n_steps=16",
                        "agent.batch_size=32768",
                        "agent.n_epochs=4",
                        "agent.learning_rate=3e-5",
                        "agent.gae_lambda=0.9",
                        "agent.clip_range=0.4",
                        "agent.policy_kwargs.activation_fn=nn.ReLU",
                        "agent.policy_kwargs.net_arch.pi=[256, 256]",
                        "agent.policy_kwargs.net_arch.vf=[256, 256]",
                        "agent.policy_kwargs.log_std_init=-1",
                        "agent.policy_kwargs.ortho_init=false"
                    })
        })
@KernelCode
public final class Ant {
    @HostOnly
    private static final String ROOT = "root";

    @HostOnly
    private static final String TARGET_HELP = "Where to run, in the environment's frame.";

    @HostOnly
    private static final double TARGET = 1000;

    /** Actions have no limit. */
    private static final float NO_LIMIT = Float.MAX_VALUE;

    private Ant() {}

    @Action(name = "joint_effort", help = "Turns the joints.", elements = "@joints")
    @EveryLane
    static void jointEffort(
            Data d,
            EnvironmentState s,
            TaskConstants c,
            int action,
            @Parameter(name = "scale", value = 7.5, unit = "N m", help = "Torque for an action of one.") float scale) {
        ActuatorTerms.jointEfforts(d, s, c, action, scale, NO_LIMIT);
    }

    @Observation(name = "base_height", help = "Height of the body.", elements = "z", unit = "m")
    static void baseHeight(Model m, Data d, @Joint(ROOT) int root, float[] out, int at) {
        RootTerms.positionZ(m, d, root, out, at);
    }

    @Observation(
            name = "base_lin_vel",
            help = "Velocity of the body in its own frame.",
            elements = {"x", "y", "z"},
            unit = "m/s")
    static void baseLinearVelocity(Model m, Data d, @Joint(ROOT) int root, float[] out, int at) {
        RootTerms.linearVelocity(m, d, root, out, at);
    }

    @Observation(
            name = "base_ang_vel",
            help = "Angular velocity of the body in its own frame.",
            elements = {"x", "y", "z"},
            unit = "rad/s")
    static void baseAngularVelocity(Model m, Data d, @Joint(ROOT) int root, float[] out, int at) {
        RootTerms.angularVelocity(m, d, root, out, at);
    }

    @Observation(
            name = "base_yaw_roll",
            help = "Angles of the body about the vertical and about its forward axis.",
            elements = {"yaw", "roll"},
            unit = "rad")
    static void baseYawRoll(Model m, Data d, @Joint(ROOT) int root, float[] out, int at) {
        out[at] = RootTerms.yaw(m, d, root);
        out[at + 1] = RootTerms.roll(m, d, root);
    }

    @Observation(
            name = "base_angle_to_target",
            help = "How far the body must turn to face the target.",
            elements = "angle",
            unit = "rad")
    static void baseAngleToTarget(
            Model m,
            Data d,
            @Joint(ROOT) int root,
            float[] out,
            int at,
            @Parameter(
                            name = "target_pos",
                            value = {TARGET, 0, 0},
                            unit = "m",
                            help = TARGET_HELP)
                    Vec3 target) {
        out[at] = TargetTerms.angleToTarget(m, d, root, target);
    }

    @Observation(name = "base_up_proj", help = "How upright the body is: 1 upright, -1 upside down.", elements = "up")
    static void baseUpProjection(Model m, Data d, @Joint(ROOT) int root, float[] out, int at) {
        out[at] = RootTerms.up(m, d, root);
    }

    @Observation(
            name = "base_heading_proj",
            help = "How much the body faces the target: 1 fully, -1 turned away.",
            elements = "heading")
    static void baseHeadingProjection(
            Model m,
            Data d,
            @Joint(ROOT) int root,
            float[] out,
            int at,
            @Parameter(
                            name = "target_pos",
                            value = {TARGET, 0, 0},
                            unit = "m",
                            help = TARGET_HELP)
                    Vec3 target) {
        out[at] = TargetTerms.headingProjection(m, d, root, target);
    }

    @Observation(
            name = "joint_pos_norm",
            help = "Where the joints are within their ranges, -1 to 1.",
            elements = "@joints")
    @EveryLane
    static void jointPositions(Model m, Data d, TaskConstants c, float[] out, int at) {
        JointTerms.jointPositionLimitNormalized(m, d, c, out, at);
    }

    @Observation(name = "joint_vel_rel", help = "Velocities of the joints.", elements = "@joints", unit = "rad/s")
    @EveryLane
    static void jointVelocities(
            Model m,
            Data d,
            TaskConstants c,
            float[] out,
            int at,
            @Parameter(name = "scale", value = 0.2, help = "Is multiplied with the velocities.") float scale) {
        JointTerms.jointVelocityRelative(m, d, c, scale, out, at);
    }

    @Observation(
            name = "feet_body_forces",
            help = "Forces and torques that the joints of the feet exert on them, in the joints' frames.",
            elements = "@sensors",
            unit = "N, N m")
    @EveryLane
    static void feetForces(
            Model m,
            Data d,
            float[] out,
            int at,
            @Parameter(name = "scale", value = 0.1, help = "Is multiplied with forces and torques.") float scale) {
        SensorTerms.values(m, d, scale, out, at);
    }

    @Observation(name = "actions", help = "The last actions.", elements = "@joints")
    @EveryLane
    static void actions(EnvironmentState s, TaskConstants c, int env, float[] out, int at) {
        ActuatorTerms.lastAction(s, c, env, NO_LIMIT, out, at);
    }

    @Reset(
            name = "reset_robot_joints",
            help = "Moves the joints at random out of the standing pose, with random velocities.")
    @EveryLane
    static void resetJoints(
            Model m,
            Data d,
            EnvironmentState s,
            TermValues v,
            TaskConstants c,
            int env,
            int purpose,
            @Parameter(
                            name = "position_range",
                            value = {-0.2, 0.2},
                            unit = "rad",
                            help = "Offsets of the angles, which stay in their ranges.")
                    Interval position,
            @Parameter(
                            name = "velocity_range",
                            value = {-0.1, 0.1},
                            unit = "rad/s",
                            help = "The angular velocities.")
                    Interval velocity) {
        JointTerms.resetJointsByOffset(m, d, s, v, c, env, purpose, position, velocity);
    }

    @Reset(name = "progress", help = "Remembers where the run begins.")
    static void rememberStart(
            Model m,
            Data d,
            EnvironmentState s,
            @Joint(ROOT) int root,
            @Remembered(name = "position", size = 2) int position) {
        TargetTerms.rememberPosition(m, d, s, root, position);
    }

    @Reward(name = "progress", weight = 1.0, help = "The speed towards the target.")
    static float progress(
            Model m,
            Data d,
            EnvironmentState s,
            TaskConstants c,
            @Joint(ROOT) int root,
            @Remembered(name = "position", size = 2) int position,
            @Parameter(
                            name = "target_pos",
                            value = {TARGET, 0, 0},
                            unit = "m",
                            help = TARGET_HELP)
                    Vec3 target) {
        return TargetTerms.progress(m, d, s, c, root, position, target);
    }

    @Reward(name = "alive", weight = 0.5, help = "Every step without a fall.")
    static float alive(EnvironmentState s, int env) {
        return EpisodeTerms.isAlive(s, env);
    }

    @Reward(name = "upright", weight = 0.1, help = "An upright body.")
    static float upright(
            Model m,
            Data d,
            @Joint(ROOT) int root,
            @Parameter(name = "threshold", value = 0.93, help = "How upright counts, 1 is fully.") float threshold) {
        return RootTerms.uprightPostureBonus(m, d, root, threshold);
    }

    @Reward(name = "move_to_target", weight = 0.5, help = "A body that faces the target.")
    static float moveToTarget(
            Model m,
            Data d,
            @Joint(ROOT) int root,
            @Parameter(name = "threshold", value = 0.8, help = "From here on the reward is full, 1 is straight ahead.")
                    float threshold,
            @Parameter(
                            name = "target_pos",
                            value = {TARGET, 0, 0},
                            unit = "m",
                            help = TARGET_HELP)
                    Vec3 target) {
        return TargetTerms.moveToTargetBonus(m, d, root, threshold, target);
    }

    @Reward(name = "action_l2", weight = -0.005, help = "Large actions.")
    @EveryLane
    static float actionL2(EnvironmentState s, TaskConstants c, int env) {
        return ActuatorTerms.actionL2(s, c, env, NO_LIMIT);
    }

    @Reward(name = "energy", weight = -0.05, help = "Actions times the velocities of their joints.")
    @EveryLane
    static float energy(Model m, Data d, EnvironmentState s, TaskConstants c, int env) {
        return JointTerms.powerConsumption(m, d, s, c, env, NO_LIMIT);
    }

    @Reward(name = "joint_pos_limits", weight = -0.1, help = "Joints at the ends of their ranges.")
    @EveryLane
    static float jointPositionLimits(
            Model m,
            Data d,
            TaskConstants c,
            @Parameter(name = "threshold", value = 0.99, help = "The part of the range that costs nothing.")
                    float threshold) {
        return JointTerms.jointPositionLimits(m, d, c, threshold);
    }

    @Termination(name = "time_out", timeOut = true, help = "The episode has lasted its time.")
    static boolean timeOut(EnvironmentState s, TaskConstants c, int env) {
        return EpisodeTerms.timeOut(s, c, env);
    }

    @Termination(name = "torso_height", help = "The body has dropped too low.")
    static boolean torsoHeight(
            Model m,
            Data d,
            @Joint(ROOT) int root,
            @Parameter(name = "minimum_height", value = 0.31, unit = "m", help = "The least height.") float minimum) {
        return RootTerms.heightBelowMinimum(m, d, root, minimum);
    }
}
