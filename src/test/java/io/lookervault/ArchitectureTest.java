package io.lookervault;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds the arrows of "Packages" in docs/architecture.md. A package that is not named there is a feature. */
class ArchitectureTest {
    private static final String BASE = "io.lookervault";
    private static final Set<String> FEATURES_MAY_USE = Set.of("session", "vault", "looker", "content");
    private static final Map<String, Set<String>> LAYERS = Map.of(
            "content", Set.of(),
            "vault", Set.of("content"),
            "looker", Set.of("content"),
            "session", Set.of("vault", "content"),
            "demo", Set.of("content"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    @Test
    void packagesUseOnlyWhatLiesBelow() {
        check(classes().should(useOnlyWhatLiesBelow()));
    }

    @Test
    void packagesAreFlatAndWithoutCycles() {
        check(classes().should(new ArchCondition<>("be in " + BASE + " or one package below") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean flat = item.getPackageName().matches("io\\.lookervault(\\.[a-z]+)?");
                events.add(new SimpleConditionEvent(item, flat, item.getName() + " is nested deeper"));
            }
        }));
        check(slices().matching(BASE + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void camelIsKnownOnlyToAppAndToItsOwnExtensionPoints() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".app..")
                .and(DescribedPredicate.not(extendCamel()))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel.."));
    }

    @Test
    void sqlIsKnownOnlyToTheVault() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".vault..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.sqlite.."));
    }

    @Test
    void messagePackIsKnownOnlyToTheVault() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".vault..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.msgpack.."));
    }

    @Test
    void picocliIsKnownOnlyToTheCommandLine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli.."));
    }

    @Test
    void contentIsPlainJava() {
        check(classes()
                .that()
                .resideInAPackage(BASE + ".content..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", BASE + ".content.."));
    }

    @Test
    void onlyTheCommandLinePrints() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err"));
    }

    @Test
    void onlyAppReadsTheEnvironment() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".app..")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class));
    }

    @Test
    void onlyMainEndsTheProcess() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(BASE + ".Main")
                .should()
                .callMethod(System.class, "exit", int.class));
    }

    @Test
    void namesSpeak() {
        check(classes()
                .should()
                .haveNameNotMatching(".*[.$]\\w*(Manager|Helper|Util|Utils|Service|Impl|Abstract|Base)(?![a-z]).*"));
    }

    @Test
    void stateIsNeverStatic() {
        check(fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(BASE + "..")
                .should()
                .beFinal());
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> extendCamel() {
        return DescribedPredicate.describe(
                "implement an extension point of Camel",
                item -> item.getAllRawInterfaces().stream()
                        .anyMatch(type -> type.getPackageName().startsWith("org.apache.camel")));
    }

    private static ArchCondition<JavaClass> useOnlyWhatLiesBelow() {
        return new ArchCondition<>("use only the packages below their own") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                String from = word(item);
                for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (target.getPackageName().startsWith(BASE)) {
                        boolean allowed = from.equals(word(target)) || mayUse(from, word(target));
                        events.add(new SimpleConditionEvent(item, allowed, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean mayUse(String from, String to) {
        return switch (from) {
            case "" -> to.equals("cli");
            case "cli" -> !to.isEmpty();
            case "app" -> !to.isEmpty() && !to.equals("cli");
            default -> LAYERS.getOrDefault(from, FEATURES_MAY_USE).contains(to);
        };
    }

    /** The package below the base; empty for the base itself. */
    private static String word(JavaClass item) {
        return item.getPackageName().substring(BASE.length()).replaceFirst("^\\.", "");
    }
}
