package org.drumlin;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The walls of the house, over all modules at once. */
@AnalyzeClasses(
    packages = "org.drumlin",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoJarsOfTests.class})
final class ArchitectureTest {
  private static final int LONGEST_FILE = 500;

  @ArchTest
  static final ArchRule ROOMS_FORM_NO_CYCLES =
      slices().matching("org.drumlin.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule SCREENS_FORM_NO_CYCLES =
      slices().matching("org.drumlin.client.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_THE_CLIENT_KNOWS_JAVAFX =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.drumlin.client..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javafx..");

  @ArchTest
  static final ArchRule VIEW_MODELS_KNOW_NO_SCENE =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("ViewModel")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene..", "javafx.stage..");

  @ArchTest
  static final ArchRule ONLY_TASK_CALLS_RUN_LATER =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.drumlin.client.task..")
          .should()
          .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable");

  @ArchTest
  static final ArchRule ONLY_APP_TOUCHES_THE_EMBEDDED_SERVER =
      noClasses()
          .that()
          .resideInAPackage("org.drumlin.client..")
          .and()
          .resideOutsideOfPackage("org.drumlin.client.app..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.drumlin.app..",
              "org.drumlin.http..",
              "org.drumlin.store..",
              "org.drumlin.auth..",
              "org.drumlin.executor..");

  @ArchTest
  static final ArchRule ONLY_STORE_KNOWS_DATABASES =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.drumlin.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "redis.clients..");

  @ArchTest
  static final ArchRule ONLY_HTTP_KNOWS_THE_WEB_FRAMEWORK =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.drumlin.http..", "org.drumlin.auth..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta..");

  @ArchTest
  static final ArchRule ONLY_ENGINE_KNOWS_VECTORS_AND_DEVICES =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.drumlin.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jdk.incubator..", "org.jocl..");

  @ArchTest
  static final ArchRule ONLY_SHELL_KNOWS_SSH =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.drumlin.shell..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.jcraft..");

  @ArchTest
  static final ArchRule THE_DESKTOP_LOADS_NO_ENGINE =
      noClasses()
          .that()
          .resideInAPackage("org.drumlin.client..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.drumlin.engine..");

  @ArchTest
  static final ArchRule ONLY_CLI_PRINTS =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.drumlin.cli..", "org.drumlin.runner..", "org.drumlin.client.app..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule NO_MUTABLE_STATICS =
      fields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat()
          .areNotAnonymousClasses()
          .and()
          .doNotHaveModifier(JavaModifier.SYNTHETIC)
          .and()
          .areDeclaredInClassesThat(OwnCode.WRITTEN_BY_US)
          .should()
          .beFinal();

  @ArchTest
  static final ArchRule NO_DRAWERS_FOR_ODDMENTS =
      noClasses()
          .that(OwnCode.WRITTEN_BY_US)
          .should()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager");

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses all) {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should(beAnnotatedWith(NullMarked.class))
        .check(all);
    List<String> unmarked =
        all.stream()
            .filter(OwnCode.WRITTEN_BY_US)
            .map(c -> c.getPackage())
            .distinct()
            .filter(p -> p.tryGetPackageInfo().isEmpty())
            .map(p -> p.getName())
            .sorted()
            .toList();
    assertEquals(List.of(), unmarked, "packages without a package-info");
  }

  @Test
  void noFileIsTooLongToRead() {
    Path house = Path.of("").toAbsolutePath().getParent();
    try (Stream<Path> files = Files.walk(house)) {
      List<String> tooLong =
          files
              .filter(f -> f.toString().endsWith(".java"))
              .filter(f -> !f.toString().contains("/target/"))
              .filter(f -> lines(f) > LONGEST_FILE)
              .map(f -> house.relativize(f) + " has " + lines(f) + " lines")
              .toList();
      assertEquals(List.of(), tooLong, "files to split");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A module's tests that another's use come as a jar, where the library does not know them. */
  static final class NoJarsOfTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }
}
