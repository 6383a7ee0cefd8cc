package sinew.sim.physics;

import sinew.sim.kernel.Global;
import sinew.sim.kernel.HostOnly;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/** States and controls of many robots of one model. */
@Global
public final class Robots {
    /** Entries of the position vector. */
    public final int nq;
    /** Degrees of freedom. */
    public final int nv;
    /** Actuators. */
    public final int nu;
    /** Positions {@code [robots, nq]}. */
    public final float[] qpos;
    /** Velocities {@code [robots, nv]}. */
    public final float[] qvel;
    /** Accelerations {@code [robots, nv]}. */
    public final float[] qacc;
    /** Controls {@code [robots, nu]}; one entry more, so that there is always one. */
    public final float[] control;

    /** Makes robots in random states. */
    @HostOnly
    public Robots(Model model, int robots) {
        nq = model.nq;
        nv = model.nv;
        nu = model.nu;
        qpos = new float[robots * nq];
        qvel = new float[robots * nv];
        qacc = new float[robots * nv];
        control = new float[robots * nu + 1];
        Data data = new Data(model);
        for (int robot = 0; robot < robots; robot++) {
            TestModels.randomize(model, data, robot);
            System.arraycopy(data.qpos, 0, qpos, robot * nq, nq);
            System.arraycopy(data.qvel, 0, qvel, robot * nv, nv);
            System.arraycopy(data.control, 0, control, robot * nu, nu);
        }
    }
}
