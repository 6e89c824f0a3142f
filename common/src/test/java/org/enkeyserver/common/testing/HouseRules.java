package org.enkeyserver.common.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/// The architecture of the suite, as rules that every module checks over its own classes.
///
/// Each rule has a canary in [org.enkeyserver.common.testing.canary]: a class that the rule must
/// reject, so that no rule is empty.
public final class HouseRules {

    private static final String ROOT = "org.enkeyserver.";
    private static final Set<String> SERVICES =
            Set.of("exposure", "export", "exportimporter", "mirror", "adminconsole");

    private static final DescribedPredicate<JavaClass> NAMED_FOR_SQL =
            named(".*(Store|Service)(\\$.*)?").as("named *Store or *Service");

    private static final DescribedPredicate<JavaClass> NAMED_FOR_WEB =
            named(".*(Controller|Filter|Advice|Configuration)(\\$.*)?")
                    .as("named *Controller, *Filter, *Advice or *Configuration");

    private static final DescribedPredicate<JavaClass> SQL_TYPES =
            resideInAPackage("java.sql..")
                    .or(type(org.springframework.jdbc.core.simple.JdbcClient.class))
                    .or(type(org.springframework.transaction.support.TransactionTemplate.class))
                    .as("SQL and transactions");

    private HouseRules() {}

    /// All rules, for a module's test to run in one go.
    public static List<ArchRule> all() {
        return List.of(
                SERVICES_MEET_IN_COMMON,
                FEATURES_HAVE_NO_CYCLES,
                COMMON_ROOMS_HAVE_NO_CYCLES,
                SQL_STAYS_IN_STORES_AND_SERVICES,
                WEB_TYPES_STAY_AT_THE_EDGE,
                PERSISTENCE_STAYS_IN_CONFIGURATION,
                ONE_WRITER_OF_CONFIGURATION,
                DOMAIN_IS_PURE,
                TIME_IS_INJECTED,
                RANDOMNESS_IS_INJECTED,
                PUBLISHED_FINDINGS_STAY_OUT,
                NO_FIELD_INJECTION,
                NO_STATIC_MUTABLE_STATE,
                NO_OPTIONAL_FIELDS_OR_PARAMETERS,
                NAMES_SAY_SOMETHING);
    }

    public static final ArchRule SERVICES_MEET_IN_COMMON =
            classes()
                    .that(are(resideInAPackage("org.enkeyserver..")))
                    .should(notDependOnAnotherService())
                    .as("services meet in PostgreSQL, in common and in file formats only")
                    .allowEmptyShould(true);

    public static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching(ROOT + "(*).(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    public static final ArchRule COMMON_ROOMS_HAVE_NO_CYCLES =
            slices().matching(ROOT + "common.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true);

    public static final ArchRule SQL_STAYS_IN_STORES_AND_SERVICES =
            noClasses()
                    .that(
                            are(not(NAMED_FOR_SQL))
                                    .and(
                                            are(
                                                    not(
                                                            resideInAnyPackage(
                                                                    ROOT + "common.store..",
                                                                    ROOT + "common.config..",
                                                                    ROOT + "common.job..")))))
                    .and(are(not(named(".*Configuration"))))
                    .should()
                    .dependOnClassesThat(SQL_TYPES)
                    .allowEmptyShould(true);

    public static final ArchRule WEB_TYPES_STAY_AT_THE_EDGE =
            noClasses()
                    .that(are(not(NAMED_FOR_WEB)))
                    .and(are(not(resideInAPackage(ROOT + "common.web.."))))
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "jakarta.servlet..",
                                    "org.springframework.web.bind..",
                                    "org.springframework.web.servlet.."))
                    .allowEmptyShould(true);

    public static final ArchRule PERSISTENCE_STAYS_IN_CONFIGURATION =
            noClasses()
                    .that(are(not(resideInAPackage(ROOT + "common.config.."))))
                    .should()
                    .dependOnClassesThat(resideInAPackage("jakarta.persistence.."))
                    .allowEmptyShould(true);

    public static final ArchRule ONE_WRITER_OF_CONFIGURATION =
            noClasses()
                    .that(
                            are(
                                    not(
                                            resideInAnyPackage(
                                                    ROOT + "common.config..",
                                                    ROOT + "adminconsole.."))))
                    .should()
                    .dependOnClassesThat(resideInAPackage(ROOT + "common.config.edit.."))
                    .allowEmptyShould(true);

    public static final ArchRule DOMAIN_IS_PURE =
            classes()
                    .that(are(resideInAPackage(ROOT + "common.tek..")))
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage("java..", "org.jspecify..", ROOT + "common.tek.."))
                    .allowEmptyShould(true);

    public static final ArchRule TIME_IS_INJECTED =
            noClasses()
                    .that(are(not(named(".*ClockConfiguration"))))
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(LocalDateTime.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(Clock.class, "systemDefaultZone")
                    .as("time comes from the injected clock")
                    .allowEmptyShould(true);

    public static final ArchRule RANDOMNESS_IS_INJECTED =
            noClasses()
                    .should()
                    .callConstructor(Random.class)
                    .orShould()
                    .dependOnClassesThat(type(ThreadLocalRandom.class))
                    .orShould()
                    .callMethod(Math.class, "random")
                    .as("random numbers come from an injected generator")
                    .allowEmptyShould(true);

    public static final ArchRule PUBLISHED_FINDINGS_STAY_OUT =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage("jakarta.el..", "org.springframework.expression.."))
                    .orShould()
                    .dependOnClassesThat(type(java.io.ObjectInputStream.class))
                    .orShould()
                    .callMethod(Runtime.class, "exec", String.class)
                    .orShould()
                    .callMethod(Runtime.class, "exec", String[].class)
                    .as("no expression language, no Java deserialisation, no shell") // S-01
                    .allowEmptyShould(true);

    public static final ArchRule NO_FIELD_INJECTION =
            fields().should()
                    .notBeAnnotatedWith(Autowired.class)
                    .andShould()
                    .notBeAnnotatedWith(Value.class)
                    .as("dependencies come through constructors, settings through records")
                    .allowEmptyShould(true);

    public static final ArchRule NO_STATIC_MUTABLE_STATE =
            fields().that()
                    .areStatic()
                    .should()
                    .beFinal()
                    .as("static fields are constants")
                    .allowEmptyShould(true);

    public static final ArchRule NO_OPTIONAL_FIELDS_OR_PARAMETERS =
            classes()
                    .should(notHoldOrTakeOptionals())
                    .as("Optional is an answer, or part of a record; never a field or a parameter")
                    .allowEmptyShould(true);

    public static final ArchRule NAMES_SAY_SOMETHING =
            noClasses()
                    .that(are(not(resideInAPackage(ROOT + "common.exportfile.proto.."))))
                    .and(are(not(named(".*SignatureInfo(Entity|Document)?(\\$.*)?"))))
                    .should()
                    .haveNameMatching(
                            ".*(Util|Utils|Helper|Manager|Impl|Data|Info|Processor)(\\$.*)?|.*\\.Abstract[A-Z].*")
                    .as("class names say what a class is")
                    .allowEmptyShould(true);

    private static ArchCondition<JavaClass> notDependOnAnotherService() {
        return new ArchCondition<>("not depend on another service") {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                String home = module(from);
                if (home.equals("standalone")) {
                    return;
                }
                for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                    String target = module(dependency.getTargetClass());
                    boolean foreign = SERVICES.contains(target) && !target.equals(home);
                    events.add(
                            new SimpleConditionEvent(from, !foreign, dependency.getDescription()));
                }
            }
        };
    }

    private static DescribedPredicate<JavaClass> named(String pattern) {
        return DescribedPredicate.describe(
                "named " + pattern, type -> type.getName().matches(pattern));
    }

    private static String module(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return "";
        }
        String rest = name.substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    private static ArchCondition<JavaClass> notHoldOrTakeOptionals() {
        return new ArchCondition<>("not hold or take Optionals") {
            @Override
            public void check(JavaClass owner, ConditionEvents events) {
                if (owner.isRecord()) {
                    return;
                }
                for (JavaField field : owner.getFields()) {
                    boolean bad =
                            field.getRawType().isEquivalentTo(Optional.class)
                                    && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
                    events.add(new SimpleConditionEvent(field, !bad, field.getFullName()));
                }
                for (JavaCodeUnit unit : owner.getCodeUnits()) {
                    boolean bad =
                            !unit.getModifiers().contains(JavaModifier.SYNTHETIC)
                                    && unit.getRawParameterTypes().stream()
                                            .anyMatch(t -> t.isEquivalentTo(Optional.class));
                    events.add(new SimpleConditionEvent(unit, !bad, unit.getFullName()));
                }
            }
        };
    }
}
