package sinew.app.conventions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses SINEW = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("sinew");

    @Test
    void assetsKnowNobody() {
        hold(
                noPackage("sinew.assets..").that("sinew.sim..", "sinew.learning..", "sinew.renderer..", "sinew.app.."),
                "assets say what robots are; who uses them is not their business");
    }

    @Test
    void theSimulatorKnowsAssetsOnly() {
        hold(
                noPackage("sinew.sim..").that("sinew.learning..", "sinew.renderer..", "sinew.app.."),
                "the simulator must run without learner, picture and window");
    }

    @Test
    void learningKnowsNeitherPictureNorWindow() {
        hold(
                noPackage("sinew.learning..").that("sinew.renderer..", "sinew.app.."),
                "learning reports through TrainingListener; whoever wants to know listens");
    }

    @Test
    void theRendererKnowsAssetsOnly() {
        hold(
                noPackage("sinew.renderer..").that("sinew.sim..", "sinew.learning..", "sinew.app.."),
                "the renderer draws a SceneFrame that anybody can fill");
    }

    @Test
    void insideTheSimulatorTheArrowsPointToTheKernelLanguage() {
        hold(
                noPackage("sinew.sim.kernel..")
                        .that("sinew.sim.settings..", "sinew.sim.terms..", "sinew.sim.physics..", "sinew.sim.tasks.."),
                "kernels know nothing of what they compute");
        hold(
                noPackage("sinew.sim.settings..")
                        .that("sinew.sim.kernel..", "sinew.sim.terms..", "sinew.sim.physics..", "sinew.sim.tasks.."),
                "settings describe anything");
        hold(
                noPackage("sinew.sim.physics..", "sinew.sim.math..")
                        .that("sinew.sim.settings..", "sinew.sim.terms..", "sinew.sim.tasks.."),
                "physics knows no tasks");
    }

    @Test
    void noPackageNeedsItself() {
        slices().matching("sinew.(**)")
                .should()
                .beFreeOfCycles()
                .because(
                        "packages can be read and changed one after the other only if none needs itself through others")
                .check(SINEW.that(JavaClass.Predicates.resideInAnyPackage(
                        "sinew.sim.kernel..", "sinew.sim.math..", "sinew.sim.physics..", "sinew.app..")));
    }

    @Test
    void onlyTheWindowKnowsJavaFx() {
        hold(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("sinew.app.window..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("javafx.."),
                "everything else must run on a server; move widgets to sinew.app.window");
    }

    @Test
    void onlyTheLearnerKnowsDjl() {
        hold(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("sinew.learning..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("ai.djl.."),
                "the GPU bundle runs without PyTorch");
    }

    @Test
    void theCommandLineUsesTheWindowThroughItsEntryOnly() {
        hold(
                noPackage("sinew.app.run..", "sinew.app.bench..").that("sinew.app.window..", "sinew.app.command.."),
                "putting runs together is shared by window and command line and knows neither");
        hold(noPackage("sinew.app.window..").that("sinew.app.command.."), "the window does not parse command lines");
    }

    @Test
    void onlyTheCommandLineAndProgramsOfTheirOwnPrint() {
        DescribedPredicate<JavaFieldAccess> standardStream = DescribedPredicate.describe(
                "System.out or System.err",
                access -> access.getTargetOwner().isEquivalentTo(System.class)
                        && (access.getName().equals("out") || access.getName().equals("err")));
        DescribedPredicate<JavaClass> program = DescribedPredicate.describe(
                "have a main method",
                type -> type.tryGetMethod("main", String[].class).isPresent());
        hold(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("sinew.app.command..")
                        .and(DescribedPredicate.not(program))
                        .should()
                        .accessFieldWhere(standardStream),
                "log with slf4j or hand the text to a listener");
    }

    private static void hold(ClassesShouldConjunction rule, String reason) {
        ArchRule held = rule.because(reason).allowEmptyShould(true);
        held.check(SINEW);
    }

    private static From noPackage(String... packages) {
        return targets -> noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(targets);
    }

    /** The second half of a rule. */
    private interface From {
        ClassesShouldConjunction that(String... targets);
    }
}
