package sinew.sim.kernel.emulation;

/** In which order threads take turns between barriers, and blocks follow each other. */
public enum ThreadOrder {
    /** By number; copies to shared memory arrive at once. */
    FORWARD(0),
    /** From the last to the first; copies to shared memory arrive when they are waited for. */
    BACKWARD(1),
    /** By chance, always the same; copies to shared memory arrive when they are waited for. */
    SHUFFLED(20_251_121);

    private final int number;

    ThreadOrder(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
