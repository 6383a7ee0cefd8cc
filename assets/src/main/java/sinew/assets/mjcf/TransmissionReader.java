package sinew.assets.mjcf;

import java.util.List;
import java.util.Map;
import sinew.assets.model.TransmissionType;

/** Reads what an actuator acts on. */
final class TransmissionReader {
    private static final Map<String, TransmissionType> TARGETS = Map.of(
            "joint", TransmissionType.JOINT,
            "jointinparent", TransmissionType.JOINT_IN_PARENT,
            "tendon", TransmissionType.TENDON,
            "site", TransmissionType.SITE,
            "body", TransmissionType.BODY,
            "cranksite", TransmissionType.SLIDER_CRANK);
    private static final List<String> ORDER = List.of("joint", "jointinparent", "tendon", "site", "body", "cranksite");

    private final BodyTree tree;
    private final Names tendons;

    TransmissionReader(BodyTree tree, Names tendons) {
        this.tree = tree;
        this.tendons = tendons;
    }

    /**
     * What an actuator acts on.
     *
     * @param type kind of target
     * @param target number of it, or -1 after an error
     * @param reference number of the reference or slider site, or -1
     * @param crankLength length of the rod, in m
     */
    record Transmission(TransmissionType type, int target, int reference, double crankLength) {}

    Transmission read(Attributes attributes) {
        List<String> stated = ORDER.stream().filter(attributes::has).toList();
        if (stated.size() > 1) {
            attributes.error(
                    stated.get(1),
                    "the target is already given by \"" + stated.getFirst() + "\"; keep one of the two.");
        }
        String attribute = stated.isEmpty() ? standardTarget(attributes) : stated.getFirst();
        TransmissionType type = TARGETS.getOrDefault(attribute, TransmissionType.JOINT);
        int target = names(type).resolve(attributes, attribute);
        checkUse(attributes, type);
        return switch (type) {
            case SITE -> {
                int reference = attributes.has("refsite") ? tree.siteNames().resolve(attributes, "refsite") : -1;
                yield new Transmission(type, target, reference, 0);
            }
            case SLIDER_CRANK -> {
                int slider = tree.siteNames().resolve(attributes, "slidersite");
                attributes.require("cranklength", "give the length of the rod in m");
                yield new Transmission(type, target, slider, attributes.positive("cranklength", 1));
            }
            default -> new Transmission(type, target, -1, 0);
        };
    }

    private static String standardTarget(Attributes attributes) {
        return attributes.own().name().equals("adhesion") ? "body" : "joint";
    }

    private static void checkUse(Attributes attributes, TransmissionType type) {
        if (attributes.has("refsite") && type != TransmissionType.SITE) {
            attributes.error("refsite", "belongs to an actuator on a site; remove it or name a site.");
        }
        if (attributes.has("slidersite") && type != TransmissionType.SLIDER_CRANK) {
            attributes.error("slidersite", "belongs to a slider-crank; remove it or name a cranksite.");
        }
    }

    private Names names(TransmissionType type) {
        return switch (type) {
            case JOINT, JOINT_IN_PARENT -> tree.jointNames();
            case TENDON -> tendons;
            case SITE, SLIDER_CRANK -> tree.siteNames();
            case BODY -> tree.bodyNames();
        };
    }
}
