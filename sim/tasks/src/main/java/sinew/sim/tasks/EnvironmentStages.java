package sinew.sim.tasks;

import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Lanes;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.InitialState;
import sinew.sim.physics.model.Model;

/** The stages of an environment step that are the same for every task. */
@KernelCode
public final class EnvironmentStages {
    /** Positions, velocities and accelerations beyond this are nonsense, as in MuJoCo. */
    private static final float TOO_LARGE = 1e10f;

    private EnvironmentStages() {}

    /**
     * Brings an environment's state into working memory.
     *
     * @param m the model
     * @param d its working memory; positions and velocities modified, controls and applied forces zeroed
     * @param s the state
     * @param env the environment
     */
    public static void load(Model m, Data d, EnvironmentState s, int env) {
        for (int i = Lanes.lane(); i < m.nq; i += Lanes.lanes()) {
            d.qpos[i] = s.qpos[env * m.nq + i];
        }
        for (int i = Lanes.lane(); i < m.nv; i += Lanes.lanes()) {
            d.qvel[i] = s.qvel[env * m.nv + i];
            d.qaccWarmstart[i] = s.qaccWarmstart[env * m.nv + i];
            d.qfrcApplied[i] = 0f;
        }
        for (int i = Lanes.lane(); i < m.nu; i += Lanes.lanes()) {
            d.control[i] = 0f;
        }
        if (Lanes.lane() == 0) {
            d.contacts.overflow[0] = 0;
        }
        for (int i = Lanes.lane(); i < m.na; i += Lanes.lanes()) {
            d.activation[i] = s.activation[env * m.na + i];
        }
        for (int i = Lanes.lane(); i < m.memory.size; i += Lanes.lanes()) {
            d.memory[i] = s.memory[env * m.memory.size + i];
        }
        for (int i = Lanes.lane(); i < m.nmocap * 3; i += Lanes.lanes()) {
            d.mocapPosition[i] = s.mocapPosition[env * m.nmocap * 3 + i];
        }
        for (int i = Lanes.lane(); i < m.nmocap * 4; i += Lanes.lanes()) {
            d.mocapOrientation[i] = s.mocapOrientation[env * m.nmocap * 4 + i];
        }
        Lanes.sync();
    }

    /**
     * Writes an environment's state back, and its body poses if they are published.
     *
     * @param m the model
     * @param d its working memory
     * @param s the state; positions, velocities, poses and {@code droppedContacts} modified
     * @param v says whether poses are published
     * @param env the environment
     */
    public static void store(Model m, Data d, EnvironmentState s, TermValues v, int env) {
        for (int i = Lanes.lane(); i < m.nq; i += Lanes.lanes()) {
            s.qpos[env * m.nq + i] = d.qpos[i];
        }
        for (int i = Lanes.lane(); i < m.nv; i += Lanes.lanes()) {
            s.qvel[env * m.nv + i] = d.qvel[i];
            s.qaccWarmstart[env * m.nv + i] = d.qaccWarmstart[i];
        }
        if (Lanes.lane() == 0) {
            s.droppedContacts[env] += d.contacts.overflow[0];
        }
        for (int i = Lanes.lane(); i < m.na; i += Lanes.lanes()) {
            s.activation[env * m.na + i] = d.activation[i];
        }
        for (int i = Lanes.lane(); i < m.memory.size; i += Lanes.lanes()) {
            s.memory[env * m.memory.size + i] = d.memory[i];
        }
        for (int i = Lanes.lane(); i < m.nmocap * 3; i += Lanes.lanes()) {
            s.mocapPosition[env * m.nmocap * 3 + i] = d.mocapPosition[i];
        }
        for (int i = Lanes.lane(); i < m.nmocap * 4; i += Lanes.lanes()) {
            s.mocapOrientation[env * m.nmocap * 4 + i] = d.mocapOrientation[i];
        }
        if (v.publishPoses[0] != 0) {
            for (int b = Lanes.lane(); b < m.nbody; b += Lanes.lanes()) {
                storePose(m, d, s, env, b);
            }
        }
        Lanes.sync();
    }

    private static void storePose(Model m, Data d, EnvironmentState s, int env, int b) {
        int at = (env * m.nbody + b) * 7;
        for (int i = 0; i < 3; i++) {
            s.bodyPoses[at + i] = d.bodyPosition[b * 3 + i];
        }
        for (int i = 0; i < 4; i++) {
            s.bodyPoses[at + 3 + i] = d.bodyOrientation[b * 4 + i];
        }
    }

    /**
     * Counts a step and looks for quantities that are not finite or too large.
     *
     * @param m the model
     * @param d its working memory
     * @param s the state; {@code episodeLengths} and {@code notFinite} modified
     * @param env the environment
     */
    public static void age(Model m, Data d, EnvironmentState s, int env) {
        int all = m.nq + 2 * m.nv;
        int first = all;
        for (int i = m.nq - 1 - Lanes.lane(); i >= 0; i -= Lanes.lanes()) {
            first = sensible(d.qpos[i]) ? first : i;
        }
        for (int i = m.nv - 1 - Lanes.lane(); i >= 0; i -= Lanes.lanes()) {
            first = sensible(d.qvel[i]) ? first : Math.min(first, m.nq + i);
            first = sensible(d.qacc[i]) ? first : Math.min(first, m.nq + m.nv + i);
        }
        int found = all - (int) Lanes.max(all - first);
        if (Lanes.lane() == 0) {
            s.episodeLengths[env] += 1;
            s.notFinite[env] = found < all ? found + 1 : 0;
        }
        Lanes.sync();
    }

    private static boolean sensible(float x) {
        return Math.abs(x) <= TOO_LARGE;
    }

    /**
     * Notes whether a termination term held. First lane only.
     *
     * @param s the state; {@code finishedTerminations} modified
     * @param c the task
     * @param env the environment
     * @param term the index of the term
     * @param held whether it held
     */
    public static void noteTermination(EnvironmentState s, TaskConstants c, int env, int term, boolean held) {
        s.finishedTerminations[env * c.terminationTerms + term] = held && s.notFinite[env] == 0 ? 1 : 0;
    }

    /**
     * Decides whether the episode ends; an environment that is no longer finite ends as a failure. First lane only.
     *
     * @param s the state; the flags of the end are modified
     * @param env the environment
     * @param terminated whether a failure term held
     * @param timeOut whether a time-out term held
     */
    public static void conclude(EnvironmentState s, int env, boolean terminated, boolean timeOut) {
        boolean failed = terminated || s.notFinite[env] != 0;
        s.terminated[env] = failed ? 1 : 0;
        s.timeOuts[env] = timeOut && !failed ? 1 : 0;
        s.dones[env] = failed || timeOut ? 1 : 0;
    }

    /**
     * Weighs one reward and adds it to its sum; a reward of an environment that is no longer finite counts as 0. First lane only.
     *
     * @param s the state; {@code termSums} modified
     * @param v the weights
     * @param c the task
     * @param env the environment
     * @param term the index of the term
     * @param value what the term returned
     * @return value x weight x scale
     */
    public static float weighted(EnvironmentState s, TermValues v, TaskConstants c, int env, int term, float value) {
        float reward = s.notFinite[env] == 0 ? value * v.weights[term] * c.rewardScale : 0f;
        s.termSums[env * c.rewardTerms + term] += reward;
        return reward;
    }

    /**
     * Where the episode has ended, moves its sums to the finished ones and zeroes them.
     *
     * @param s the state; sums modified
     * @param c the task
     * @param env the environment
     */
    public static void finishEpisode(EnvironmentState s, TaskConstants c, int env) {
        if (s.dones[env] != 0) {
            for (int i = Lanes.lane(); i < c.rewardTerms; i += Lanes.lanes()) {
                int at = env * c.rewardTerms + i;
                s.finishedTermSums[at] = s.termSums[at];
                s.termSums[at] = 0f;
            }
            if (Lanes.lane() == 0) {
                s.finishedLengths[env] = s.episodeLengths[env] - s.headStarts[env];
                s.finishedReturns[env] = s.episodeReturns[env];
                s.episodeReturns[env] = 0f;
            }
        }
        Lanes.sync();
    }

    /**
     * Drops the sums of the running episode, for a reset from outside.
     *
     * @param s the state; sums and flags modified
     * @param c the task
     * @param env the environment
     */
    public static void forgetEpisode(EnvironmentState s, TaskConstants c, int env) {
        for (int i = Lanes.lane(); i < c.rewardTerms; i += Lanes.lanes()) {
            s.termSums[env * c.rewardTerms + i] = 0f;
        }
        if (Lanes.lane() == 0) {
            s.episodeReturns[env] = 0f;
            s.rewards[env] = 0f;
            s.dones[env] = 0;
            s.terminated[env] = 0;
            s.timeOuts[env] = 0;
            s.notFinite[env] = 0;
        }
        Lanes.sync();
    }

    /**
     * Begins a new episode in the task's standing pose, at rest, with nothing measured and nothing remembered. First lane only.
     *
     * @param m the model
     * @param d its working memory; positions, velocities and what sensors measured modified
     * @param s the state; counters and what terms remember modified
     * @param c the task
     * @param env the environment
     */
    public static void startEpisode(Model m, Data d, EnvironmentState s, TaskConstants c, int env) {
        InitialState.set(m, d);
        for (int i = 0; i < m.nq; i++) {
            d.qpos[i] = c.standing[i];
        }
        for (int i = 0; i < m.sensors.valueCount; i++) {
            d.sensors.values[i] = 0f;
        }
        for (int i = 0; i < c.rememberedSize; i++) {
            s.remembered[env * c.rememberedSize + i] = 0f;
        }
        s.episodeLengths[env] = 0;
        s.headStarts[env] = 0;
        s.episodes[env] += 1;
    }
}
