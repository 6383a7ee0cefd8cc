package sinew.learning;

/** Keeps the session that it hears of, to give it commands. */
abstract class SessionKeeper implements TrainingListener {
    TrainingSession session = new NoSession();

    @Override
    public void started(TrainingSession started) {
        session = started;
    }
}
