package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import sinew.assets.model.JointSpec;
import sinew.assets.model.KeyframeSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.Quaternion;

/** Reads stored states. */
final class KeyframeReader {
    private final Problems problems;
    private final ModelSpec model;
    private final Names names;

    /**
     * Makes a reader.
     *
     * @param model the model without keyframes
     * @param problems takes what is wrong
     */
    KeyframeReader(ModelSpec model, Problems problems) {
        this.model = model;
        this.problems = problems;
        names = new Names("keyframe", problems);
    }

    List<KeyframeSpec> read(List<XmlElement> sections) {
        List<KeyframeSpec> result = new ArrayList<>();
        for (XmlElement section : sections) {
            for (XmlElement element : section.children("key")) {
                result.add(read(element, result.size()));
            }
        }
        return result;
    }

    private KeyframeSpec read(XmlElement element, int index) {
        Attributes attributes = Attributes.of(element, problems);
        List<Double> positions = normalized(
                attributes, padded(attributes, "qpos", model.initialPositions(), "joint positions (free 7, ball 4)"));
        return new KeyframeSpec(
                index,
                names.register(element, index),
                attributes.number("time", 0),
                positions,
                padded(attributes, "qvel", zeros(model.velocityCount()), "joint velocities (free 6, ball 3)"),
                padded(attributes, "ctrl", zeros(model.actuators().size()), "controls"),
                padded(attributes, "act", zeros(model.activationCount()), "activations"),
                numbers(attributes, "mpos", mocapPositions(), "mocap coordinates (3 a body)"),
                mocapOrientations(attributes),
                element.location());
    }

    private List<Double> mocapPositions() {
        return model.mocapBodies().stream()
                .map(body -> body.pose().position())
                .flatMap(p -> Stream.of(p.x(), p.y(), p.z()))
                .toList();
    }

    private List<Double> mocapOrientations(Attributes attributes) {
        List<Double> standard = model.mocapBodies().stream()
                .map(body -> body.pose().orientation())
                .flatMap(q -> Stream.of(q.w(), q.x(), q.y(), q.z()))
                .toList();
        List<Double> result =
                new ArrayList<>(numbers(attributes, "mquat", standard, "mocap quaternion components (4 a body)"));
        for (int at = 0; at < result.size(); at += 4) {
            normalize(attributes, "mquat", result.subList(at, at + 4));
        }
        return result;
    }

    /** Numbers that are missing at the end are the standard's, as in MuJoCo. */
    private List<Double> padded(Attributes attributes, String name, List<Double> standard, String what) {
        int stated = attributes.list(name).length;
        if (stated == 0 || stated >= standard.size()) {
            return numbers(attributes, name, standard, what);
        }
        problems.warn(
                attributes.location(),
                "key." + name,
                "has " + Attributes.count(stated) + ", but the model has " + standard.size() + " " + what
                        + "; the rest is taken from the initial state.");
        return numbers(attributes, name, standard.subList(0, stated), standard);
    }

    private static List<Double> numbers(Attributes attributes, String name, List<Double> first, List<Double> all) {
        List<Double> result = new ArrayList<>(numbers(attributes, name, first, ""));
        result.addAll(all.subList(first.size(), all.size()));
        return result;
    }

    private static List<Double> numbers(Attributes attributes, String name, List<Double> standard, String what) {
        if (!attributes.has(name)) {
            return standard;
        }
        double[] values = attributes.list(name);
        if (values.length != standard.size()) {
            attributes.error(
                    name,
                    "has " + Attributes.count(values.length) + ", but the model has " + standard.size() + " " + what
                            + ".");
            return standard;
        }
        return Arrays.stream(values).boxed().toList();
    }

    private List<Double> normalized(Attributes attributes, List<Double> positions) {
        List<Double> result = new ArrayList<>(positions);
        int at = 0;
        for (JointSpec joint : model.joints()) {
            int rotation = switch (joint.type()) {
                case FREE -> at + 3;
                case BALL -> at;
                case SLIDE, HINGE -> -1;
            };
            if (rotation >= 0) {
                normalize(attributes, "qpos", result.subList(rotation, rotation + 4));
            }
            at += joint.type().positionCount();
        }
        return result;
    }

    private static void normalize(Attributes attributes, String name, List<Double> q) {
        try {
            Quaternion unit = new Quaternion(q.get(0), q.get(1), q.get(2), q.get(3)).normalized();
            Collections.copy(q, List.of(unit.w(), unit.x(), unit.y(), unit.z()));
        } catch (ArithmeticException e) {
            attributes.error(name, "the orientation " + q + " is no rotation: its length is zero.");
        }
    }

    private static List<Double> zeros(int count) {
        return Collections.nCopies(count, 0.0);
    }
}
