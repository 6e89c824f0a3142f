package org.enkeyserver.common.settings;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationFormat;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/// Binds [GoDuration] texts, and everything that Spring Boot reads as a duration.
///
/// Properties that name a unit of their own are left to Spring Boot.
final class DurationConverter implements ConditionalGenericConverter {

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Duration.class));
    }

    @Override
    public boolean matches(TypeDescriptor sourceType, TypeDescriptor targetType) {
        return !targetType.hasAnnotation(DurationUnit.class)
                && !targetType.hasAnnotation(DurationFormat.class);
    }

    @Override
    public @Nullable Object convert(
            @Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        if (!(source instanceof String text) || text.isBlank()) {
            return null;
        }
        String trimmed = text.strip();
        return GoDuration.parse(trimmed).orElseGet(() -> DurationStyle.detectAndParse(trimmed));
    }
}
