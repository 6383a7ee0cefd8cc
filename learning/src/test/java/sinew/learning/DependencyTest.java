package sinew.learning;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class DependencyTest {
    @Test
    void onlyTheLearnerNeedsPyTorch() {
        noClasses()
                .that()
                .resideInAPackage("sinew.learning..")
                .and()
                .resideOutsideOfPackage("sinew.learning.ppo..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.djl..", "sinew.learning.ppo..")
                .because("checkpoints are replayed on machines without PyTorch")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("sinew.learning"));
    }
}
