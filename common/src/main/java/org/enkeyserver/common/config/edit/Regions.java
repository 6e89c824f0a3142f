package org.enkeyserver.common.config.edit;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Regions in one spelling: trimmed, upper-case, each once, sorted. // B-13 B-26
final class Regions {

    private static final Pattern REGION = Pattern.compile("[A-Z0-9]([A-Z0-9 ._-]{0,30}[A-Z0-9])?");
    private static final String SENTENCE =
            "a region is 1 to 32 letters and digits, such as US or US-WA";

    private Regions() {}

    static List<String> normalised(List<String> regions, String member, Findings findings) {
        return regions.stream()
                .map(region -> normalised(region, member, findings))
                .filter(region -> !region.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    static String normalised(String region, String member, Findings findings) {
        String upper = region.strip().toUpperCase(Locale.ROOT);
        findings.refuse(!upper.isEmpty() && !REGION.matcher(upper).matches(), member, SENTENCE);
        return upper;
    }
}
