package io.liushui.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows of the architecture: api, workers → core → spi; a plugin → spi; the sandbox server → nothing of ours. */
class ModuleRulesTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.liushui");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spi",
                "channel.contract",
                "channel.alipay",
                "channel.sandbox",
                "sandbox",
                "core",
                "workers",
                "api",
                "launcher"
            })
    void seesEveryModule(String module) {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName))
                .as("a rule about a module that is not on the class path proves nothing")
                .anyMatch(name -> name.startsWith("io.liushui." + module));
    }

    @Test
    void spiKnowsNothingOfOurs() {
        allowOurs("io.liushui.spi");
    }

    @Test
    void coreKnowsTheSpiOnly() {
        allowOurs("io.liushui.core", "io.liushui.spi");
    }

    @Test
    void workersKnowCoreAndSpiOnly() {
        allowOurs("io.liushui.workers", "io.liushui.core", "io.liushui.spi");
    }

    @Test
    void apiKnowsCoreAndSpiOnly() {
        allowOurs("io.liushui.api", "io.liushui.core", "io.liushui.spi");
    }

    @Test
    void channelPluginsKnowTheSpiOnly() {
        slices().matching("io.liushui.channel.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(CLASSES);
        allowOurs("io.liushui.channel", "io.liushui.spi");
    }

    @Test
    void sandboxServerKnowsNothingOfOurs() {
        allowOurs("io.liushui.sandbox");
    }

    /** JMH, which the plugins' benchmarks are built with, is under GPL 2: whatever the launcher can load is handed out with it. */
    @Test
    void theBenchmarksAreNotHandedOut() {
        assertThat(getClass().getClassLoader().getResource("org/openjdk/jmh/Main.class"))
                .isNull();
        assertThat(CLASSES.stream().map(JavaClass::getPackageName))
                .noneMatch(name -> name.startsWith("io.liushui.benchmarks"));
    }

    @Test
    void coreKnowsNoWebNoEngineNoChannel() {
        noClasses()
                .that()
                .resideInAPackage("io.liushui.core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "io.camunda..", "okhttp3..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void coreFeaturesAreFreeOfCycles() {
        slices().matching("io.liushui.core.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static void allowOurs(String from, String... others) {
        String[] allowed = Stream.concat(Stream.of(from), Stream.of(others))
                .map(name -> name + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(from + "..")
                .should()
                .dependOnClassesThat(oursOutside(allowed))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> oursOutside(String... allowed) {
        return JavaClass.Predicates.resideInAPackage("io.liushui..")
                .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(allowed)));
    }
}
