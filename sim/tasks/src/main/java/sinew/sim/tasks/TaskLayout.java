package sinew.sim.tasks;

import java.util.List;
import java.util.stream.Stream;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.BodySpec;
import sinew.assets.model.JointSpec;
import sinew.assets.model.JointType;
import sinew.assets.model.ModelSpec;
import sinew.assets.names.NearestName;
import sinew.sim.terms.TermTable;
import sinew.sim.terms.TermTable.Kind;
import sinew.sim.terms.TermTable.Term;

/**
 * Where the terms of a task find their numbers: in the model, in actions and in observations.
 *
 * @param task the id of the task, for messages
 * @param terms the described terms
 * @param spec the model
 */
record TaskLayout(String task, TermTable terms, ModelSpec spec) {
    private static final String ALL_JOINTS = "@joints";

    TaskConstants constants(EnvironmentSettings common) {
        return new TaskConstants(
                common.decimation(),
                common.maximumEpisodeLength(),
                common.stepDuration(),
                sizes(Kind.ACTION),
                sizes(Kind.OBSERVATION),
                terms.of(Kind.REWARD).size(),
                terms.of(Kind.TERMINATION).size(),
                terms.indices().stream().mapToInt(this::resolve).toArray());
    }

    EnvironmentDescription describe(EnvironmentSettings common) {
        return new EnvironmentDescription(
                task,
                described(Kind.OBSERVATION),
                described(Kind.ACTION),
                names(Kind.REWARD),
                names(Kind.TERMINATION),
                spec.bodies().stream().map(BodySpec::name).toList(),
                common.stepDuration(),
                common.maximumEpisodeLength());
    }

    private List<EnvironmentDescription.Term> described(Kind kind) {
        return terms.of(kind).stream()
                .map(term -> new EnvironmentDescription.Term(
                        term.name(), elements(term).size(), elements(term)))
                .toList();
    }

    private List<String> names(Kind kind) {
        return terms.of(kind).stream().map(Term::name).toList();
    }

    private int[] sizes(Kind kind) {
        return terms.of(kind).stream().mapToInt(term -> elements(term).size()).toArray();
    }

    private List<String> elements(Term term) {
        return term.elements().stream()
                .flatMap(element -> element.equals(ALL_JOINTS) ? simpleJoints(term).stream() : Stream.of(element))
                .toList();
    }

    /** The names of all joints, each of which must be one number. */
    private List<String> simpleJoints(Term term) {
        spec.bodies().stream().flatMap(body -> body.joints().stream()).forEach(joint -> {
            if (joint.type() != JointType.SLIDE && joint.type() != JointType.HINGE) {
                throw new TaskException("Term '" + term.name() + "' of task " + task + " has the elements " + ALL_JOINTS
                        + ", but joint '" + joint.name() + "' of model '" + spec.name() + "' is of type " + joint.type()
                        + "; expected slide and hinge joints only. Name the joints one by one.");
            }
        });
        return jointNames();
    }

    private int resolve(TermTable.Index index) {
        List<String> names = index.kind().equals("joint") ? jointNames() : actuatorNames();
        int found = names.indexOf(index.name());
        if (found < 0) {
            throw new TaskException("Task " + task + " names the " + index.kind() + " '" + index.name()
                    + "', which model '" + spec.name() + "' does not have." + NearestName.hint(index.name(), names)
                    + " It has " + names + ".");
        }
        return found;
    }

    private List<String> jointNames() {
        return spec.bodies().stream()
                .flatMap(body -> body.joints().stream())
                .map(JointSpec::name)
                .toList();
    }

    private List<String> actuatorNames() {
        return spec.actuators().stream().map(ActuatorSpec::name).toList();
    }
}
