package org.enkeyserver.common;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.enkeyserver.common.testing.HouseRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds `common` to the rules, and each rule to its canary.
final class HouseRulesTest {

    private static final JavaClasses COMMON =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.enkeyserver.common");

    private static final JavaClasses CANARIES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.OnlyIncludeTests())
                    .importPackages("org.enkeyserver");

    static List<ArchRule> rules() {
        return HouseRules.all();
    }

    static List<Arguments> canaries() {
        return List.of(
                Arguments.of(HouseRules.SERVICES_MEET_IN_COMMON, "MeetsAnotherServiceCanary"),
                Arguments.of(HouseRules.FEATURES_HAVE_NO_CYCLES, "CycleOne"),
                Arguments.of(HouseRules.COMMON_ROOMS_HAVE_NO_CYCLES, "RoomOne"),
                Arguments.of(HouseRules.SQL_STAYS_IN_STORES_AND_SERVICES, "SqlCanary"),
                Arguments.of(HouseRules.WEB_TYPES_STAY_AT_THE_EDGE, "ServletCanary"),
                Arguments.of(HouseRules.PERSISTENCE_STAYS_IN_CONFIGURATION, "EntityCanary"),
                Arguments.of(HouseRules.ONE_WRITER_OF_CONFIGURATION, "SecondWriterCanary"),
                Arguments.of(HouseRules.DOMAIN_IS_PURE, "ImpureCanary"),
                Arguments.of(HouseRules.TIME_IS_INJECTED, "OwnClockCanary"),
                Arguments.of(HouseRules.RANDOMNESS_IS_INJECTED, "OwnDiceCanary"),
                Arguments.of(HouseRules.PUBLISHED_FINDINGS_STAY_OUT, "ShellCanary"),
                Arguments.of(HouseRules.NO_FIELD_INJECTION, "FieldInjectionCanary"),
                Arguments.of(HouseRules.NO_STATIC_MUTABLE_STATE, "StaticStateCanary"),
                Arguments.of(
                        HouseRules.NO_OPTIONAL_FIELDS_OR_PARAMETERS, "OptionalParameterCanary"),
                Arguments.of(HouseRules.NAMES_SAY_SOMETHING, "KeyHelper"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void commonKeepsTheRule(ArchRule rule) {
        rule.check(COMMON);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("canaries")
    void ruleRejectsItsCanary(ArchRule rule, String canary) {
        assertThat(rule.evaluate(CANARIES).getFailureReport().getDetails())
                .anyMatch(violation -> violation.contains(canary));
    }

    @Test
    void everyRuleHasACanary() {
        assertThat(canaries()).extracting(pair -> pair.get()[0]).containsExactlyElementsOf(rules());
    }
}
