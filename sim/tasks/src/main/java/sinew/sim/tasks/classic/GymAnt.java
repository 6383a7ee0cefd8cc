package sinew.sim.tasks.classic;

import sinew.sim.kernel.HostOnly;
import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
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

/**
 * Ant of IsaacGymEnvs: a four-legged robot runs along x. Beyond the numbers it differs from {@link Ant} in this: rewards count per step and a fall
 * replaces them; actions are limited; yaw and roll go from 0 to 2 pi; the angle to the target is taken in the plane of x and z; feet report the
 * whole force that acts on them; the order of joints is leg by leg.
 */
@Task(
        id = "Ant",
        title = "Ant (Isaac Gym)",
        help = "Run along x on four legs without falling; a fall costs 2 instead of the step's rewards.",
        model = "ant_gym",
        pose = "standing",
        joints = {
            "front_left_leg",
            "front_left_foot",
            "front_right_leg",
            "front_right_foot",
            "left_back_leg",
            "left_back_foot",
            "right_back_leg",
            "right_back_foot"
        },
        environments = 4096,
        spacing = 5.0,
        physicsRate = 2 / 0.0166,
        decimation = 2,
        episodeSeconds = 16.6,
        rewardsPerSecond = false,
        agents = {
            @Agent(
                    library = "rl_games",
                    settings = {
                        "agent.params.network.mlp.units=[256, 128, 64]",
                        "agent.params.config.name=Ant",
                        "agent.params.config.max_epochs=500",
                        "agent.params.config.horizon_length=16",
                        "agent.params.config.minibatch_size=32768",
                        "agent.params.config.mini_epochs=4",
                        "agent.params.config.critic_coef=2",
                        "agent.params.config.value_bootstrap=true",
                        "agent.params.config.reward_shaper.scale_value=0.01",
                        "agent.params.config.truncate_grads=false"
                    }),
            @Agent(
                    library = "rsl_rl",
                    settings = {
                        "agent.experiment_name=ant_gym",
                        "agent.num_steps_per_env=32",
                        "agent.max_iterations=1000",
                        "agent.save_interval=50",
                        "agent.policy.actor_hidden_dims=[400, 200, 100]",
                        "agent.policy.critic_hidden_dims=[400, 200, 100]",
                        "agent.policy.init_noise_std=1.0",
                        "agent.algorithm.learning_rate=0.0005",
                        "agent.algorithm.entropy_coef=0.0"
                    })
        })
@KernelCode
public final class GymAnt {
    @HostOnly
    private static final String ROOT = "root";

    @HostOnly
    private static final String TARGET_HELP = "Where to run, in the environment's frame.";

    @HostOnly
    private static final double TARGET = 1000;

    /** The power counts joint velocities as they are observed. */
    private static final float OBSERVED_VELOCITY = 0.2f;

    /** Actions beyond it count as this much. */
    private static final float LIMIT = 1f;

    private GymAnt() {}

    @Action(name = "joint_effort", help = "Turns the joints.", elements = "@joints")
    @EveryLane
    static void jointEffort(
            Data d,
            EnvironmentState s,
            TaskConstants c,
            int action,
            @Parameter(name = "scale", value = 15, unit = "N m", help = "Torque for an action of one.") float scale) {
        ActuatorTerms.jointEfforts(d, s, c, action, scale, LIMIT);
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
            help = "Angles of the body about the vertical and about its forward axis, from 0 to 2 pi.",
            elements = {"yaw", "roll"},
            unit = "rad")
    static void baseYawRoll(Model m, Data d, @Joint(ROOT) int root, float[] out, int at) {
        out[at] = fromZero(RootTerms.yaw(m, d, root));
        out[at + 1] = fromZero(RootTerms.roll(m, d, root));
    }

    private static float fromZero(float angle) {
        return angle < 0f ? angle + FloatMath.TWO_PI : angle;
    }

    @Observation(
            name = "base_angle_to_target",
            help = "How far the body must turn to face the target, its height taken for its side.",
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
        Vec3 way = target.minus(RootTerms.position(m, d, root));
        out[at] = FloatMath.atan2(way.z(), way.x()) - fromZero(RootTerms.yaw(m, d, root));
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
            help = "Forces and torques that act on the feet altogether, in their frames.",
            elements = {
                "front_left_foot.fx", "front_left_foot.fy", "front_left_foot.fz", "front_left_foot.tx",
                        "front_left_foot.ty", "front_left_foot.tz",
                "front_right_foot.fx", "front_right_foot.fy", "front_right_foot.fz", "front_right_foot.tx",
                        "front_right_foot.ty", "front_right_foot.tz",
                "left_back_foot.fx", "left_back_foot.fy", "left_back_foot.fz", "left_back_foot.tx", "left_back_foot.ty",
                        "left_back_foot.tz",
                "right_back_foot.fx", "right_back_foot.fy", "right_back_foot.fz", "right_back_foot.tx",
                        "right_back_foot.ty", "right_back_foot.tz"
            },
            unit = "N, N m")
    @EveryLane
    static void feetForces(
            Model m,
            Data d,
            float[] out,
            int at,
            @Parameter(name = "scale", value = 0.1, help = "Is multiplied with forces and torques.") float scale) {
        SensorTerms.netWrenches(m, d, scale, out, at);
    }

    @Observation(name = "actions", help = "The last actions.", elements = "@joints")
    @EveryLane
    static void actions(EnvironmentState s, TaskConstants c, int env, float[] out, int at) {
        ActuatorTerms.lastAction(s, c, env, LIMIT, out, at);
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
            int env,
            @Joint(ROOT) int root,
            @Remembered(name = "position", size = 2) int position,
            @Parameter(
                            name = "target_pos",
                            value = {TARGET, 0, 0},
                            unit = "m",
                            help = TARGET_HELP)
                    Vec3 target) {
        float reward = TargetTerms.progress(m, d, s, c, root, position, target);
        return EpisodeTerms.unlessFailed(s, env, reward);
    }

    @Reward(name = "alive", weight = 0.5, help = "Every step without a fall.")
    static float alive(EnvironmentState s, int env) {
        return EpisodeTerms.isAlive(s, env);
    }

    @Reward(name = "upright", weight = 0.1, help = "An upright body.")
    static float upright(
            Model m,
            Data d,
            EnvironmentState s,
            int env,
            @Joint(ROOT) int root,
            @Parameter(name = "threshold", value = 0.93, help = "How upright counts, 1 is fully.") float threshold) {
        float reward = RootTerms.uprightPostureBonus(m, d, root, threshold);
        return EpisodeTerms.unlessFailed(s, env, reward);
    }

    @Reward(name = "move_to_target", weight = 0.5, help = "A body that faces the target.")
    static float moveToTarget(
            Model m,
            Data d,
            EnvironmentState s,
            int env,
            @Joint(ROOT) int root,
            @Parameter(name = "threshold", value = 0.8, help = "From here on the reward is full, 1 is straight ahead.")
                    float threshold,
            @Parameter(
                            name = "target_pos",
                            value = {TARGET, 0, 0},
                            unit = "m",
                            help = TARGET_HELP)
                    Vec3 target) {
        float reward = TargetTerms.moveToTargetBonus(m, d, root, threshold, target);
        return EpisodeTerms.unlessFailed(s, env, reward);
    }

    @Reward(name = "action_l2", weight = -0.005, help = "Large actions.")
    @EveryLane
    static float actionL2(EnvironmentState s, TaskConstants c, int env) {
        float reward = ActuatorTerms.actionL2(s, c, env, LIMIT);
        return EpisodeTerms.unlessFailed(s, env, reward);
    }

    @Reward(name = "energy", weight = -0.05, help = "Actions times the velocities of their joints, as observed.")
    @EveryLane
    static float energy(Model m, Data d, EnvironmentState s, TaskConstants c, int env) {
        float reward = JointTerms.powerConsumption(m, d, s, c, env, LIMIT) * OBSERVED_VELOCITY;
        return EpisodeTerms.unlessFailed(s, env, reward);
    }

    @Reward(name = "joint_pos_limits", weight = -0.1, help = "Joints at the upper end of their ranges.")
    @EveryLane
    static float jointPositionLimits(
            Model m,
            Data d,
            EnvironmentState s,
            int env,
            TaskConstants c,
            @Parameter(name = "threshold", value = 0.99, help = "The part of the range that costs nothing.")
                    float threshold) {
        float reward = JointTerms.jointsAbove(m, d, c, threshold);
        return EpisodeTerms.unlessFailed(s, env, reward);
    }

    @Reward(name = "death", weight = -2.0, help = "A fall, in place of all other rewards of its step.")
    static float death(EnvironmentState s, int env) {
        return EpisodeTerms.isTerminated(s, env);
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
