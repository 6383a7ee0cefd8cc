package sinew.assets.mjcf;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import sinew.assets.model.ActuatorBias;
import sinew.assets.model.ActuatorDynamics;
import sinew.assets.model.ActuatorGain;

/**
 * How an actuator turns control into force. Every default and finally the element itself is applied to one law in turn, as in MuJoCo,
 * where the shortcuts only fill the figures of a general actuator (XML reference, "actuator").
 */
final class ActuatorLaw {
    private static final Map<String, ActuatorDynamics> DYNAMICS = Map.of(
            "none", ActuatorDynamics.NONE,
            "integrator", ActuatorDynamics.INTEGRATOR,
            "filter", ActuatorDynamics.FILTER,
            "filterexact", ActuatorDynamics.FILTER_EXACT,
            "muscle", ActuatorDynamics.MUSCLE);
    private static final Map<String, ActuatorGain> GAINS =
            Map.of("fixed", ActuatorGain.FIXED, "affine", ActuatorGain.AFFINE, "muscle", ActuatorGain.MUSCLE);
    private static final Map<String, ActuatorBias> BIASES =
            Map.of("none", ActuatorBias.NONE, "affine", ActuatorBias.AFFINE, "muscle", ActuatorBias.MUSCLE);
    /** Range (2), force, scale, lmin, lmax, vmax, fpmax and fvmax of a muscle that says nothing. */
    private static final double[] MUSCLE = {0.75, 1.05, -1, 200, 0.5, 1.6, 1.5, 1.3, 1.2};

    private static final List<String> MUSCLE_NAMES =
            List.of("force", "scale", "lmin", "lmax", "vmax", "fpmax", "fvmax");

    ActuatorDynamics dynamics = ActuatorDynamics.NONE;
    ActuatorGain gain = ActuatorGain.FIXED;
    ActuatorBias bias = ActuatorBias.NONE;
    double[] dynamicsParameters = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    double[] gainParameters = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    double[] biasParameters = new double[10];
    double dampingRatio;
    double inheritRange;

    private ActuatorLaw() {}

    static ActuatorLaw of(Attributes attributes) {
        ActuatorLaw law = new ActuatorLaw();
        for (XmlElement source : attributes.sources()) {
            law.apply(attributes.only(source));
        }
        law.separateDampingRatio();
        law.checkMuscle(attributes);
        return law;
    }

    private void apply(Attributes attributes) {
        switch (attributes.own().name()) {
            case "motor" -> applyMotor();
            case "position" -> applyPosition(attributes);
            case "intvelocity" -> {
                applyPosition(attributes);
                dynamics = ActuatorDynamics.INTEGRATOR;
            }
            case "velocity" -> applyVelocity(attributes);
            case "damper" -> applyDamper(attributes);
            case "cylinder" -> applyCylinder(attributes);
            case "muscle" -> applyMuscle(attributes);
            case "adhesion" -> applyAdhesion(attributes);
            default -> applyGeneral(attributes);
        }
    }

    private void applyGeneral(Attributes attributes) {
        dynamics = attributes.keyword("dyntype", DYNAMICS, dynamics);
        gain = attributes.keyword("gaintype", GAINS, gain);
        bias = attributes.keyword("biastype", BIASES, bias);
        dynamicsParameters = attributes.numbers("dynprm", dynamicsParameters, 1);
        gainParameters = attributes.numbers("gainprm", gainParameters, 1);
        biasParameters = attributes.numbers("biasprm", biasParameters, 1);
    }

    private void applyMotor() {
        gainParameters[0] = 1;
        setTypes(ActuatorGain.FIXED, ActuatorBias.NONE);
        dynamics = ActuatorDynamics.NONE;
    }

    private void applyPosition(Attributes attributes) {
        double stiffness = attributes.notNegative("kp", gainParameters[0]);
        gainParameters[0] = stiffness;
        biasParameters[1] = -stiffness;
        if (attributes.has("kv") && attributes.has("dampratio")) {
            attributes.error("dampratio", "the damping is already given by \"kv\"; keep one of the two.");
        }
        if (attributes.has("kv")) {
            biasParameters[2] = -attributes.notNegative("kv", 0);
        } else if (attributes.has("dampratio")) {
            biasParameters[2] = attributes.notNegative("dampratio", 0);
        }
        if (attributes.has("timeconst")) {
            dynamicsParameters[0] = attributes.notNegative("timeconst", 0);
            dynamics = dynamicsParameters[0] == 0 ? ActuatorDynamics.NONE : ActuatorDynamics.FILTER_EXACT;
        }
        inheritRange = attributes.notNegative("inheritrange", inheritRange);
        setTypes(ActuatorGain.FIXED, ActuatorBias.AFFINE);
    }

    private void applyVelocity(Attributes attributes) {
        double gainOfVelocity = attributes.notNegative("kv", gainParameters[0]);
        Arrays.fill(biasParameters, 0);
        gainParameters[0] = gainOfVelocity;
        biasParameters[2] = -gainOfVelocity;
        dynamics = ActuatorDynamics.NONE;
        setTypes(ActuatorGain.FIXED, ActuatorBias.AFFINE);
    }

    private void applyDamper(Attributes attributes) {
        Arrays.fill(gainParameters, 0);
        gainParameters[2] = -attributes.notNegative("kv", 0);
        if (attributes.range("ctrlrange").minimum() < 0) {
            attributes.error("ctrlrange", "of a damper must not be negative, because damping cannot be.");
        }
        dynamics = ActuatorDynamics.NONE;
        setTypes(ActuatorGain.AFFINE, ActuatorBias.NONE);
    }

    private void applyCylinder(Attributes attributes) {
        dynamicsParameters[0] = attributes.notNegative("timeconst", dynamicsParameters[0]);
        double[] bias = attributes.numbers("bias", Arrays.copyOf(biasParameters, 3), 3);
        System.arraycopy(bias, 0, biasParameters, 0, 3);
        gainParameters[0] = attributes.notNegative("area", gainParameters[0]);
        if (attributes.has("diameter")) {
            double diameter = attributes.notNegative("diameter", 0);
            gainParameters[0] = Math.PI / 4 * diameter * diameter;
        }
        dynamics = ActuatorDynamics.FILTER;
        setTypes(ActuatorGain.FIXED, ActuatorBias.AFFINE);
    }

    /** What a general actuator starts with counts as unsaid. */
    private void applyMuscle(Attributes attributes) {
        for (int i = 0; i < MUSCLE.length; i++) {
            boolean unsaid = gainParameters[i] == (i == 0 ? 1 : 0);
            gainParameters[i] = unsaid ? MUSCLE[i] : gainParameters[i];
        }
        dynamicsParameters[0] = dynamicsParameters[0] == 1 ? 0.01 : dynamicsParameters[0];
        dynamicsParameters[1] = dynamicsParameters[1] == 0 ? 0.04 : dynamicsParameters[1];
        double[] times = attributes.numbers("timeconst", Arrays.copyOf(dynamicsParameters, 2), 2);
        System.arraycopy(times, 0, dynamicsParameters, 0, 2);
        dynamicsParameters[2] = attributes.notNegative("tausmooth", dynamicsParameters[2]);
        double[] range = attributes.numbers("range", Arrays.copyOf(gainParameters, 2), 2);
        System.arraycopy(range, 0, gainParameters, 0, 2);
        for (int i = 0; i < MUSCLE_NAMES.size(); i++) {
            gainParameters[2 + i] = attributes.number(MUSCLE_NAMES.get(i), gainParameters[2 + i]);
        }
        System.arraycopy(gainParameters, 0, biasParameters, 0, MUSCLE.length);
        dynamics = ActuatorDynamics.MUSCLE;
        setTypes(ActuatorGain.MUSCLE, ActuatorBias.MUSCLE);
    }

    private void applyAdhesion(Attributes attributes) {
        gainParameters[0] = attributes.notNegative("gain", gainParameters[0]);
        if (attributes.range("ctrlrange").minimum() < 0) {
            attributes.error("ctrlrange", "of an adhesion must not be negative, because it can only pull.");
        }
        setTypes(ActuatorGain.FIXED, ActuatorBias.NONE);
    }

    private void setTypes(ActuatorGain newGain, ActuatorBias newBias) {
        gain = newGain;
        bias = newBias;
    }

    private void checkMuscle(Attributes attributes) {
        boolean gainWrong = gain == ActuatorGain.MUSCLE && gainParameters[0] >= gainParameters[1];
        boolean biasWrong = bias == ActuatorBias.MUSCLE && biasParameters[0] >= biasParameters[1];
        boolean lengthsWrong = gain == ActuatorGain.MUSCLE && (gainParameters[4] >= 1 || gainParameters[5] <= 1);
        if (lengthsWrong) {
            attributes.error("lmin", "and lmax of a muscle lie on both sides of 1, the length of its largest force.");
        }
        if (gainWrong || biasWrong) {
            boolean shortcut = attributes.own().name().equals("muscle");
            String name = shortcut ? "range" : gainWrong ? "gainprm" : "biasprm";
            attributes.error(name, "of a muscle begins with its range: the smaller length first, then the larger one.");
        }
    }

    /** MuJoCo keeps the ratio as a positive velocity coefficient of a position servo. */
    private void separateDampingRatio() {
        boolean servo = gain == ActuatorGain.FIXED
                && bias == ActuatorBias.AFFINE
                && gainParameters[0] == -biasParameters[1]
                && gainParameters[0] != 0;
        if (servo && biasParameters[2] > 0) {
            dampingRatio = biasParameters[2];
            biasParameters[2] = 0;
        }
    }
}
