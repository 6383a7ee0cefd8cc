package sinew.learning.cuda;

import sinew.sim.kernel.device.DeviceAddress;

/** Settings, counters and statistics of a run on the device. */
final class RunArrays {
    final DeviceAddress settings;
    final DeviceAddress progress;
    /** Mean, variance and count of the discounted rewards, doubles. */
    final DeviceAddress rewardMoments;

    final DeviceAddress episodes;
    final DeviceAddress termSums;
    final DeviceAddress latestTerminations;
    /** How many environments' latest episodes ended by each term, then the dropped contacts, doubles. */
    final DeviceAddress totals;

    final MomentArrays actorMoments;
    final MomentArrays criticMoments;
    final MomentArrays valueMoments;

    RunArrays(Room room, Dimensions d) {
        settings = room.bytes("settings", SettingsBlock.BYTES);
        progress = room.bytes("progress", Progress.BYTES);
        rewardMoments = room.doubles("moments of rewards", 3);
        episodes = room.bytes("episodes", EpisodesBlock.BYTES);
        termSums = room.doubles("sums of reward terms", Math.max(1, d.rewardTerms()));
        latestTerminations = room.numbers("latest terminations", d.environments(), d.terminationTerms());
        totals = room.doubles("totals of terminations", d.terminationTerms() + 1);
        actorMoments = new MomentArrays(room, d.size().observations());
        criticMoments = new MomentArrays(room, d.size().criticObservations());
        valueMoments = new MomentArrays(room, 1);
    }
}
