package sinew.learning.cuda;

import sinew.sim.kernel.device.DeviceAddress;

/**
 * The hidden layers of the networks on the device, their gradients and the optimiser. Network 0 is the actor (or the trunk that both
 * share), network 1 the critic. Rows of activations and deltas are padded to {@link #pitch}.
 */
interface Networks {
    /** How many networks there are: 1 with a shared trunk, else 2. */
    int count();

    /** How many of the networks' inputs have to be written: 1 if both see the same. */
    int inputs();

    /** Numbers of one row of a network's inputs. */
    int inputPitch(int network);

    /** Where the inputs of all environments are written before {@link #forwardRollout}. */
    DeviceAddress rolloutInput(int network);

    /**
     * Computes the hidden layers for all environments.
     *
     * @param keep whether memories change, else they only look ahead
     */
    void forwardRollout(boolean keep);

    /** Forgets what was seen in environments whose episode ended. */
    void forget(DeviceAddress dones);

    /** The last hidden layer after {@link #forwardRollout}; the input if there is none. */
    DeviceAddress rolloutHidden(int network);

    /** Where the inputs of all samples of the batch are written. */
    DeviceAddress batchInput(int network);

    /** Computes the hidden layers for a mini-batch. */
    void forward(int firstRow, int rows);

    /** The last hidden layer of the mini-batch that begins at a row; the input if there is none. */
    DeviceAddress hidden(int network, int firstRow);

    /** Numbers of one row of the last hidden layer. */
    int pitch(int network);

    /** What the slopes of the last hidden layer follow from. */
    DeviceAddress slopes(int network);

    /** Where the loss writes the deltas of the last hidden layer. */
    DeviceAddress deltas(int network);

    /** Where the loss writes its derivatives with respect to the actor's outputs. */
    DeviceAddress actorOutputs();

    int actorOutputPitch();

    /** Where the loss writes its derivatives with respect to the value. */
    DeviceAddress valueOutputs();

    int valueOutputPitch();

    /** Carries the deltas on to all layers and takes a step of the optimiser. */
    void descend(int firstRow, int rows, DeviceAddress noiseGradients, int noiseParts);

    DeviceAddress parameters();

    DeviceAddress firstMoment();

    DeviceAddress secondMoment();

    /** {@code struct OptimizerState}. */
    DeviceAddress optimizer();

    /** To be called after the parameters were written from outside. */
    void refresh();
}
