package sinew.learning.cuda;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;
import sinew.learning.EpisodeNumbers;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceFunction;
import sinew.sim.kernel.device.DeviceRuntime;
import sinew.sim.kernel.device.PinnedMemory;
import sinew.sim.tasks.TaskEnvironments;
import sinew.sim.tasks.VectorEnvironment;

/** Brings the counts of an iteration and the numbers of an update to the host, into memory that copies reach without waiting. */
final class EpisodeReport implements AutoCloseable {
    private static final int BLOCK = 1024;
    private static final int ALIGNMENT = 16;

    private final DeviceRuntime runtime;
    private final TaskEnvironments environments;
    private final RunArrays run;
    private final DeviceFunction end;
    private final DeviceAddress droppedContacts;
    private final PinnedMemory host;
    private final int rewardTerms;
    private final int terminationTerms;
    private final long termSums;
    private final long totals;
    private final long progress;

    EpisodeReport(DeviceRuntime runtime, TaskEnvironments environments, CudaLearner learner) {
        this.runtime = runtime;
        this.environments = environments;
        run = learner.run();
        end = learner.function("end_iteration");
        droppedContacts = runtime.addressOf(environments.droppedContacts());
        rewardTerms = learner.dimensions().rewardTerms();
        terminationTerms = learner.dimensions().terminationTerms();
        termSums = aligned(EpisodesBlock.BYTES);
        totals = aligned(termSums + run.termSums.bytes());
        progress = aligned(totals + run.totals.bytes());
        host = runtime.pin(progress + Progress.BYTES, "the report of an iteration");
    }

    private static long aligned(long offset) {
        return (offset + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** Ends the counts of an iteration and sends them. */
    void launch() {
        end.launch(
                1,
                1,
                1,
                BLOCK,
                0,
                run.latestTerminations,
                droppedContacts,
                environments.count(),
                environments.droppedContacts().length,
                terminationTerms,
                run.totals);
        runtime.copyToHost(run.episodes, host, 0);
        runtime.copyToHost(run.termSums, host, termSums);
        runtime.copyToHost(run.totals, host, totals);
    }

    /** Sends the numbers of an update. */
    void launchProgress() {
        runtime.copyToHost(run.progress, host, progress);
    }

    /** Reads the counts that have arrived. */
    EpisodeNumbers read() {
        EpisodesBlock block = EpisodesBlock.of(host.segment());
        double[] endings = doubles(totals, terminationTerms + 1);
        double[] latest = new double[terminationTerms];
        System.arraycopy(endings, 0, latest, 0, terminationTerms);
        return new EpisodeNumbers(
                block.finished(),
                block.returns(),
                block.lengths(),
                block.finishedInIteration(),
                doubles(termSums, rewardTerms),
                latest,
                block.nonFinite(),
                firstNonFinite(block),
                (long) endings[terminationTerms]);
    }

    private VectorEnvironment.@Nullable NonFinite firstNonFinite(EpisodesBlock block) {
        return block.nonFinite() == 0
                ? null
                : new VectorEnvironment.NonFinite(
                        block.firstEnvironment(), block.firstLength(), environments.quantity(block.firstQuantity()));
    }

    private double[] doubles(long offset, int count) {
        double[] numbers = new double[count];
        MemorySegment.copy(host.segment(), ValueLayout.JAVA_DOUBLE, offset, numbers, 0, count);
        return numbers;
    }

    /** Reads the numbers of an update that have arrived. */
    Progress readProgress() {
        return Progress.read(host.segment().asSlice(progress, Progress.BYTES));
    }

    @Override
    public void close() {
        host.close();
    }
}
