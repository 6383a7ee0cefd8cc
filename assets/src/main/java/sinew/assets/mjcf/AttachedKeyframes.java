package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.KeyframeSpec;
import sinew.assets.model.ModelSpec;

/**
 * Keyframes of attached models become keyframes of the whole: what is attached is as they say, all else as it begins. While elements are
 * copied, each carries its figures in attributes that MJCF does not have.
 */
final class AttachedKeyframes {
    /** The attribute of a key that comes from an attached model. */
    private static final String NUMBER = "number of attached key";

    private int taken;

    /**
     * One of a key's vectors.
     *
     * @param name the attribute of the key
     * @param elements what it has figures of
     * @param widths how many figures each has
     * @param standard the figures where no key says anything
     */
    private record Vector(String name, List<XmlElement> elements, List<Integer> widths, List<Double> standard) {
        String attribute(String number) {
            return number + " " + name;
        }

        boolean isStatedBy(XmlElement key) {
            return key.has(name)
                    || (key.has(NUMBER)
                            && elements.stream().anyMatch(element -> element.has(attribute(key.get(NUMBER)))));
        }

        List<String> split(List<Double> values) {
            List<String> result = new ArrayList<>();
            int from = 0;
            for (int width : widths) {
                result.add(values.subList(from, from + width).stream()
                        .map(value -> Double.toString(value))
                        .collect(Collectors.joining(" ")));
                from += width;
            }
            return result;
        }

        void store(String number, List<Double> values) {
            List<String> parts = split(values);
            for (int i = 0; i < elements.size(); i++) {
                elements.get(i).attributes().put(attribute(number), parts.get(i));
            }
        }

        String collect(String number) {
            List<String> parts = split(standard);
            for (int i = 0; i < elements.size(); i++) {
                if (elements.get(i).has(attribute(number))) {
                    parts.set(i, elements.get(i).get(attribute(number)));
                }
            }
            return String.join(" ", parts);
        }
    }

    /** Whether a model has keyframes. */
    static boolean areIn(XmlElement model) {
        return !keysOf(model).isEmpty();
    }

    private static List<XmlElement> keysOf(XmlElement model) {
        return model.children("keyframe").stream()
                .flatMap(section -> section.children("key").stream())
                .toList();
    }

    /**
     * Takes the keyframes of a model along before it is attached.
     *
     * @param model the model, expanded. Modified: its elements get their figures.
     * @param spec the same, read
     * @param root what it is attached to. Modified: it gets the keys.
     * @param prefix of the names
     */
    void take(XmlElement model, ModelSpec spec, XmlElement root, String prefix) {
        List<XmlElement> keys = keysOf(model);
        List<Vector> vectors = vectors(model, spec);
        XmlElement section = new XmlElement("keyframe", model.location());
        for (int i = 0; i < keys.size(); i++) {
            XmlElement key = keys.get(i);
            KeyframeSpec state = spec.keyframes().get(i);
            String number = Integer.toString(taken++);
            XmlElement copy = new XmlElement("key", key.location());
            if (key.has("name")) {
                copy.attributes().put("name", key.has(NUMBER) ? key.get("name") : prefix + state.name());
            }
            copy.attributes().put("time", Double.toString(state.time()));
            copy.attributes().put(NUMBER, number);
            section.children().add(copy);
            List<List<Double>> values = values(state);
            for (int v = 0; v < vectors.size(); v++) {
                if (vectors.get(v).isStatedBy(key)) {
                    vectors.get(v).store(number, values.get(v));
                }
            }
        }
        root.children().add(section);
    }

    /**
     * Gives keys that were taken along their vectors.
     *
     * @param root the whole model, expanded. Modified: its keys.
     * @param spec the same, read except for keyframes
     */
    static void complete(XmlElement root, ModelSpec spec) {
        List<XmlElement> keys =
                keysOf(root).stream().filter(key -> key.has(NUMBER)).toList();
        if (!keys.isEmpty()) {
            for (Vector vector : vectors(root, spec)) {
                for (XmlElement key : keys) {
                    if (vector.isStatedBy(key)) {
                        key.attributes().put(vector.name(), vector.collect(key.get(NUMBER)));
                    }
                }
            }
        }
    }

    private static List<List<Double>> values(KeyframeSpec state) {
        return List.of(
                state.positions(),
                state.velocities(),
                state.controls(),
                state.activations(),
                state.mocapPositions(),
                state.mocapOrientations());
    }

    private static List<Vector> vectors(XmlElement root, ModelSpec spec) {
        List<XmlElement> joints = new ArrayList<>();
        List<XmlElement> mocaps = new ArrayList<>();
        root.children("worldbody").forEach(world -> gather(world, joints, mocaps));
        List<XmlElement> actuators = root.children("actuator").stream()
                .flatMap(section -> section.children().stream())
                .toList();
        List<Integer> positions = spec.joints().stream()
                .map(joint -> joint.type().positionCount())
                .toList();
        List<Integer> velocities = spec.joints().stream()
                .map(joint -> joint.type().velocityCount())
                .toList();
        List<Integer> activations =
                spec.actuators().stream().map(ActuatorSpec::activationCount).toList();
        List<Double> places = spec.mocapBodies().stream()
                .map(body -> body.pose().position())
                .flatMap(p -> Stream.of(p.x(), p.y(), p.z()))
                .toList();
        List<Double> turns = spec.mocapBodies().stream()
                .map(body -> body.pose().orientation())
                .flatMap(q -> Stream.of(q.w(), q.x(), q.y(), q.z()))
                .toList();
        return List.of(
                new Vector("qpos", joints, positions, spec.initialPositions()),
                new Vector("qvel", joints, velocities, zeros(spec.velocityCount())),
                new Vector("ctrl", actuators, all(actuators, 1), zeros(actuators.size())),
                new Vector("act", actuators, activations, zeros(spec.activationCount())),
                new Vector("mpos", mocaps, all(mocaps, 3), places),
                new Vector("mquat", mocaps, all(mocaps, 4), turns));
    }

    private static List<Integer> all(List<XmlElement> elements, int width) {
        return Collections.nCopies(elements.size(), width);
    }

    private static List<Double> zeros(int count) {
        return Collections.nCopies(count, 0.0);
    }

    /** In the order of the model: what a body holds itself, frames included, before the bodies in it. */
    private static void gather(XmlElement body, List<XmlElement> joints, List<XmlElement> mocaps) {
        if (body.get("mocap").strip().equals("true")) {
            mocaps.add(body);
        }
        List<XmlElement> inside = new ArrayList<>();
        gatherOwn(body, joints, inside);
        inside.forEach(child -> gather(child, joints, mocaps));
    }

    private static void gatherOwn(XmlElement holder, List<XmlElement> joints, List<XmlElement> bodies) {
        for (XmlElement element : holder.children()) {
            switch (element.name()) {
                case "joint", "freejoint" -> joints.add(element);
                case "body" -> bodies.add(element);
                case "frame" -> gatherOwn(element, joints, bodies);
                default -> {}
            }
        }
    }
}
