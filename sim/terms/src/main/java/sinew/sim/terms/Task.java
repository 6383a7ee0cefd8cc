package sinew.sim.terms;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class of static term methods as a task. The processor weaves its terms, in the order in which they stand in the source,
 * into one fused environment step: the class {@code <Name>Step} beside it.
 *
 * <p>The class must also be marked {@code @KernelCode}. A term method may take, in any order, the physics {@code Model} and {@code
 * Data}, the {@code EnvironmentState}, the {@code TaskConstants}, an {@code int env} (the index of the environment), and values
 * marked {@link Parameter}, {@link Joint}, {@link Actuator} or {@link Remembered}. Terms run on the first lane of an environment unless they are
 * marked {@link EveryLane}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Task {
    /**
     * The registered id.
     *
     * @return for example {@code Isaac-Cartpole-v0}
     */
    String id();

    /**
     * Other names under which people know the task.
     *
     * @return the names
     */
    String[] aliases() default {};

    /**
     * A short name for people.
     *
     * @return the title
     */
    String title();

    /**
     * One or two sentences: what the robot has to do.
     *
     * @return the text
     */
    String help();

    /**
     * The bundled model.
     *
     * @return its name in the asset library
     */
    String model();

    /**
     * The keyframe of the model in which episodes begin, from which joint positions are counted.
     *
     * @return its name; empty for the initial pose
     */
    String pose() default "";

    /**
     * The robot's joints of one degree of freedom, in the order of actions and observations.
     *
     * @return their names; empty for all of the model in its order
     */
    String[] joints() default {};

    /**
     * How many environments a run has unless told otherwise.
     *
     * @return the number
     */
    int environments() default 4096;

    /**
     * The distance between environments in the picture.
     *
     * @return the distance in m
     */
    double spacing() default 2.5;

    /**
     * The duration of a physics step, as a quotient so that it is exact.
     *
     * @return physics steps per second
     */
    double physicsRate();

    /**
     * How many physics steps one environment step has.
     *
     * @return at least 1
     */
    int decimation();

    /**
     * When an episode times out.
     *
     * @return the duration in s
     */
    double episodeSeconds();

    /**
     * Whether rewards count per second: each is then multiplied by the duration of the environment step.
     *
     * @return false if they count per step
     */
    boolean rewardsPerSecond() default true;

    /**
     * What the agent settings of this task are, per library. The first library is the one that learns unless told otherwise.
     *
     * @return at most one entry per library; a library without one has its own standard settings
     */
    Agent[] agents() default {};
}
