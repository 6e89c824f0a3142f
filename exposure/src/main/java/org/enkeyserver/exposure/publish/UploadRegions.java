package org.enkeyserver.exposure.publish;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enkeyserver.common.config.UploadClient;
import org.springframework.stereotype.Component;

/// Where the keys of an upload count.
///
/// Regions are compared and stored in upper case. // D38
@Component
final class UploadRegions {

    /// More than the world has countries.
    private static final int MOST = 250;

    /// In characters.
    private static final int LONGEST = 64;

    private final Set<String> byDefault;

    UploadRegions(PublishSettings settings) {
        byDefault = normalised(List.of(settings.defaultRegion()));
    }

    /// The regions that were asked for, else those of the app, else the default ones, else none.
    ///
    /// @param asked what the upload named; an app without regions may name any that can be one
    /// @return empty when the app may not upload for one of them
    Optional<Set<String>> of(UploadClient client, List<String> asked) {
        Set<String> allowed = normalised(client.regions());
        Set<String> wanted = normalised(asked);
        if (wanted.size() > MOST || !wanted.stream().allMatch(UploadRegions::canBeOne)) {
            return Optional.empty();
        }
        if (wanted.isEmpty()) {
            return Optional.of(allowed.isEmpty() ? byDefault : allowed);
        }
        return allowed.isEmpty() || allowed.containsAll(wanted)
                ? Optional.of(wanted)
                : Optional.empty();
    }

    /// Each is stored with each key, whatever the phone wrote.
    private static boolean canBeOne(String region) {
        return region.length() <= LONGEST
                && region.codePoints().noneMatch(UploadRegions::isUnprintable);
    }

    private static boolean isUnprintable(int character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE;
    }

    private static Set<String> normalised(Collection<String> regions) {
        return regions.stream()
                .map(region -> region.strip().toUpperCase(Locale.ROOT))
                .filter(region -> !region.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
