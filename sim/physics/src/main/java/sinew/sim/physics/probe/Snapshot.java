package sinew.sim.physics.probe;

import java.util.ArrayList;
import java.util.List;
import sinew.sim.kernel.Global;
import sinew.sim.kernel.HostOnly;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.InitialState;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.PairTable;

/**
 * States of environments and what physics computes from them, as {@link ProbeKernels} leave it behind. All arrays are flat, one block per
 * environment; units and frames are those of {@link Data}.
 */
@Global
public final class Snapshot {
    /** Entries of the position vector. */
    public final int nq;
    /** Degrees of freedom. */
    public final int nv;
    /** Actuators. */
    public final int nu;
    /** Entries of the activation vector. */
    public final int na;
    /** Bodies, the world included. */
    public final int nbody;
    /** Bodies that the user moves. */
    public final int nmocap;
    /** Contacts that can be shown. */
    public final int contactCapacity;
    /** Tendons. */
    public final int ntendon;
    /** Entries of the vector of sensor values. */
    public final int nsensordata;
    /** Stored entries of the mass matrix. */
    public final int nM;

    /** How many steps {@link ProbeKernels#advance} takes {@code [1]}. Input. */
    public final int[] steps;
    /** Joint positions {@code [nq]}. State. */
    public final float[] qpos;
    /** Joint velocities {@code [nv]}. State. */
    public final float[] qvel;
    /** Accelerations from which the solver starts {@code [nv]}. State. */
    public final float[] qaccWarmstart;
    /** Activations {@code [na]}. State. */
    public final float[] activation;
    /** What else lasts from step to step {@code [m.memory.size]}. State. */
    public final float[] memory;
    /** Control signals {@code [nu]}. Input. */
    public final float[] control;
    /** Applied forces {@code [nv]}. Input. */
    public final float[] qfrcApplied;
    /** Positions of bodies that the user moves {@code [nmocap, 3]}. Input. */
    public final float[] mocapPosition;
    /** Orientations of bodies that the user moves {@code [nmocap, 4]}. Input. */
    public final float[] mocapOrientation;

    /** Origins of the bodies {@code [nbody, 3]}. */
    public final float[] bodyPosition;
    /** Orientations of the bodies {@code [nbody, 4]}. */
    public final float[] bodyOrientation;
    /** Centres of mass of the bodies {@code [nbody, 3]}. */
    public final float[] inertialPosition;
    /** The mass matrix {@code [nM]} in the rows of {@link Model#massRowStart}. */
    public final float[] mass;
    /** Coriolis, centrifugal and gravity forces {@code [nv]}. */
    public final float[] qfrcBias;
    /** Forces of springs and dampers {@code [nv]}. */
    public final float[] qfrcPassive;
    /** Forces of the actuators before gear {@code [nu]}. */
    public final float[] actuatorForce;
    /** Forces of the actuators {@code [nv]}. */
    public final float[] qfrcActuator;
    /** Forces of the constraints {@code [nv]}. */
    public final float[] qfrcConstraint;
    /** Iterations of the solver {@code [1]}. */
    public final int[] solverIterations;
    /** Joint accelerations {@code [nv]}. */
    public final float[] qacc;
    /** Contacts {@code [1]}. */
    public final int[] contactCount;
    /** Contacts that had no place {@code [1]}. */
    public final int[] contactOverflow;
    /** The pair of each contact in {@link PairTable} {@code [contactCapacity]}. */
    public final int[] contactPair;
    /** Distance of each contact {@code [contactCapacity]}. */
    public final float[] contactDistance;
    /** Position of each contact {@code [contactCapacity, 3]}. */
    public final float[] contactPosition;
    /** Normal of each contact {@code [contactCapacity, 3]}. */
    public final float[] contactNormal;
    /** Force of each contact on the second geom's body {@code [contactCapacity, 3]}, in the world. */
    public final float[] contactForce;
    /** Torque of each contact on the second geom's body {@code [contactCapacity, 3]}, in the world. */
    public final float[] contactTorque;
    /** Lengths of the tendons {@code [ntendon]}. */
    public final float[] tendonLength;
    /** What the sensors measure {@code [nsensordata]}. */
    public final float[] sensorValues;
    /** Potential and kinetic energy {@code [2]}. */
    public final float[] energy;

    @HostOnly
    private final List<Object> state;

    @HostOnly
    private final List<Object> outputs;

    /**
     * Makes room.
     *
     * @param model gives the sizes and the initial state
     * @param environments how many environments
     */
    @HostOnly
    public Snapshot(Model model, int environments) {
        nq = model.nq;
        nv = model.nv;
        nu = model.nu;
        na = model.na;
        nbody = model.nbody;
        nmocap = model.nmocap;
        contactCapacity = model.contactCapacity;
        ntendon = model.tendons.count;
        nsensordata = model.sensors.valueCount;
        nM = model.nM;
        state = new ArrayList<>();
        outputs = new ArrayList<>();
        steps = new int[1];
        state.add(steps);
        qpos = stateOf(environments * nq);
        qvel = stateOf(environments * nv);
        qaccWarmstart = stateOf(environments * nv);
        activation = stateOf(environments * na);
        memory = stateOf(environments * model.memory.size);
        control = stateOf(environments * nu);
        qfrcApplied = stateOf(environments * nv);
        mocapPosition = stateOf(environments * nmocap * 3);
        mocapOrientation = stateOf(environments * nmocap * 4);
        bodyPosition = outputOf(environments * nbody * 3);
        bodyOrientation = outputOf(environments * nbody * 4);
        inertialPosition = outputOf(environments * nbody * 3);
        mass = outputOf(environments * nM);
        qfrcBias = outputOf(environments * nv);
        qfrcPassive = outputOf(environments * nv);
        actuatorForce = outputOf(environments * nu);
        qfrcActuator = outputOf(environments * nv);
        qfrcConstraint = outputOf(environments * nv);
        solverIterations = wholeNumbersOf(environments);
        qacc = outputOf(environments * nv);
        contactCount = wholeNumbersOf(environments);
        contactOverflow = wholeNumbersOf(environments);
        contactPair = wholeNumbersOf(environments * contactCapacity);
        contactDistance = outputOf(environments * contactCapacity);
        contactPosition = outputOf(environments * contactCapacity * 3);
        contactNormal = outputOf(environments * contactCapacity * 3);
        contactForce = outputOf(environments * contactCapacity * 3);
        contactTorque = outputOf(environments * contactCapacity * 3);
        tendonLength = outputOf(environments * ntendon);
        sensorValues = outputOf(environments * nsensordata);
        energy = outputOf(environments * 2);
        Data start = new Data(model);
        InitialState.set(model, start);
        for (int environment = 0; environment < environments; environment++) {
            System.arraycopy(start.qpos, 0, qpos, environment * nq, nq);
            System.arraycopy(start.memory, 0, memory, environment * model.memory.size, model.memory.size);
            System.arraycopy(start.mocapPosition, 0, mocapPosition, environment * nmocap * 3, nmocap * 3);
            System.arraycopy(start.mocapOrientation, 0, mocapOrientation, environment * nmocap * 4, nmocap * 4);
        }
    }

    // a device has no empty arrays, so each has one entry more
    @HostOnly
    private float[] stateOf(int size) {
        float[] array = new float[size + 1];
        state.add(array);
        return array;
    }

    @HostOnly
    private float[] outputOf(int size) {
        float[] array = new float[size + 1];
        outputs.add(array);
        return array;
    }

    @HostOnly
    private int[] wholeNumbersOf(int size) {
        int[] array = new int[size + 1];
        outputs.add(array);
        return array;
    }

    /**
     * What a device must get before and give back after steps.
     *
     * @return the arrays of state and input
     */
    @HostOnly
    public Object[] state() {
        return state.toArray();
    }

    /**
     * What a device computes from the state.
     *
     * @return the arrays of {@link ProbeKernels#observe}
     */
    @HostOnly
    public Object[] outputs() {
        return outputs.toArray();
    }

    /**
     * Expands the mass matrix of one environment.
     *
     * @param model says where its entries are
     * @param environment which environment
     * @return the full matrix, one row after the other {@code [nv, nv]}
     */
    @HostOnly
    public float[][] massMatrix(Model model, int environment) {
        float[][] full = new float[nv][nv];
        for (int row = 0; row < nv; row++) {
            for (int entry = model.massRowStart[row]; entry < model.massRowStart[row + 1]; entry++) {
                float value = mass[environment * nM + entry];
                full[row][model.massColumn[entry]] = value;
                full[model.massColumn[entry]][row] = value;
            }
        }
        return full;
    }
}
