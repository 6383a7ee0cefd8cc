package sinew.sim.physics.model;

import java.util.ArrayList;
import java.util.List;
import sinew.assets.model.BodySpec;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.GeomType;
import sinew.assets.model.InertialSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.Pose;
import sinew.assets.model.SimulationOptions;
import sinew.assets.model.Vector3;
import sinew.sim.kernel.Constants;
import sinew.sim.physics.preparation.AddedVolume;
import sinew.sim.physics.preparation.Flat;

/**
 * What meets the medium: the inertia boxes of bodies, and in their place the ellipsoids of geoms that ask for it (MuJoCo documentation,
 * Computation, "Passive forces", fluid forces).
 */
@Constants
public final class FluidTable {
    private static final double SMALLEST = 1e-15;

    /** Shapes that meet the medium; 0 if there is none. */
    public final int count;
    /** Density of the medium, in kg/m^3. */
    public final float density;
    /** Viscosity of the medium, in Pa s. */
    public final float viscosity;
    /** Velocity of the medium along the world's axes {@code [3]}, in m/s. */
    public final float[] wind;
    /** 1 for ellipsoids, 0 for inertia boxes {@code [count]}. */
    public final int[] ellipsoid;
    /** The body of each shape {@code [count]}. */
    public final int[] body;
    /** Centres in the body's frame {@code [count, 3]}, in m. */
    public final float[] position;
    /** Principal axes in the body's frame {@code [count, 4]}. */
    public final float[] orientation;
    /** Edges of boxes or semi-axes of ellipsoids {@code [count, 3]}, in m. */
    public final float[] size;
    /** Of ellipsoids: drag of blunt, slender and turning bodies, lift by Kutta and by Magnus {@code [count, 5]}. */
    public final float[] coefficients;
    /** Of ellipsoids: volumes of medium that move along with translations and, times area, with rotations {@code [count, 6]}. */
    public final float[] addedVolume;

    FluidTable(ModelSpec spec) {
        SimulationOptions options = spec.options();
        density = (float) options.mediumDensity();
        viscosity = (float) options.mediumViscosity();
        wind = new float[3];
        Flat.store(options.wind(), wind, 0);
        List<Shape> shapes = new ArrayList<>();
        boolean passive = options.isOn(OptionFlag.SPRING) || options.isOn(OptionFlag.DAMPER);
        if (passive && (options.mediumDensity() > 0 || options.mediumViscosity() > 0)) {
            spec.bodies().forEach(one -> addShapes(one, shapes));
        }
        count = shapes.size();
        ellipsoid = new int[count];
        body = new int[count];
        position = new float[count * 3];
        orientation = new float[count * 4];
        size = new float[count * 3];
        coefficients = new float[count * 5];
        addedVolume = new float[count * 6];
        for (int i = 0; i < count; i++) {
            fill(i, shapes.get(i));
        }
    }

    private record Shape(int body, Pose pose, double[] size, List<GeomSpec> geom) {}

    private static void addShapes(BodySpec body, List<Shape> shapes) {
        if (body.index() == 0 || body.inertial().mass() < SMALLEST) {
            return;
        }
        List<GeomSpec> ellipsoids =
                body.geoms().stream().filter(geom -> geom.fluid().ellipsoid()).toList();
        for (GeomSpec geom : ellipsoids) {
            shapes.add(new Shape(body.index(), geom.pose(), semiAxes(geom), List.of(geom)));
        }
        if (ellipsoids.isEmpty()) {
            shapes.add(new Shape(body.index(), body.inertial().pose(), box(body.inertial()), List.of()));
        }
    }

    /** Edges of the box of even density with the same mass and inertia. */
    private static double[] box(InertialSpec inertial) {
        Vector3 i = inertial.moments();
        double scale = 6 / inertial.mass();
        return new double[] {
            Math.sqrt(Math.max(SMALLEST, i.y() + i.z() - i.x()) * scale),
            Math.sqrt(Math.max(SMALLEST, i.x() + i.z() - i.y()) * scale),
            Math.sqrt(Math.max(SMALLEST, i.x() + i.y() - i.z()) * scale)
        };
    }

    private static double[] semiAxes(GeomSpec geom) {
        Vector3 size = geom.size();
        if (geom.type() == GeomType.SPHERE) {
            return new double[] {size.x(), size.x(), size.x()};
        }
        if (geom.type() == GeomType.CAPSULE) {
            return new double[] {size.x(), size.x(), size.x() + size.y()};
        }
        if (geom.type() == GeomType.CYLINDER) {
            return new double[] {size.x(), size.x(), size.y()};
        }
        return new double[] {size.x(), size.y(), size.z()};
    }

    private void fill(int index, Shape shape) {
        body[index] = shape.body();
        Flat.store(shape.pose().position(), position, index);
        Flat.store(shape.pose().orientation(), orientation, index);
        for (int i = 0; i < 3; i++) {
            size[3 * index + i] = (float) shape.size()[i];
        }
        for (GeomSpec geom : shape.geom()) {
            ellipsoid[index] = 1;
            coefficients[5 * index] = (float) geom.fluid().bluntDrag();
            coefficients[5 * index + 1] = (float) geom.fluid().slenderDrag();
            coefficients[5 * index + 2] = (float) geom.fluid().angularDrag();
            coefficients[5 * index + 3] = (float) geom.fluid().kuttaLift();
            coefficients[5 * index + 4] = (float) geom.fluid().magnusLift();
            System.arraycopy(AddedVolume.of(shape.size()), 0, addedVolume, 6 * index, 6);
        }
    }
}
