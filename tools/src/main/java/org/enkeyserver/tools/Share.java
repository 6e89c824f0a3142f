package org.enkeyserver.tools;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A part of a whole on the command line: `20%` or `0.2`.
public record Share(double fraction) {

    /// Reads a share; refuses anything outside 0 to 100%.
    public static final class Converter implements ITypeConverter<Share> {

        @Override
        public Share convert(String text) {
            boolean percent = text.endsWith("%");
            String number = percent ? text.substring(0, text.length() - 1) : text;
            double fraction;
            try {
                fraction = Double.parseDouble(number.strip()) / (percent ? 100 : 1);
            } catch (NumberFormatException otherwise) {
                throw refused(text);
            }
            if (!(fraction >= 0 && fraction <= 1)) {
                throw refused(text);
            }
            return new Share(fraction);
        }

        private static TypeConversionException refused(String text) {
            return new TypeConversionException(
                    "'" + text + "' is not a share such as 20% or 0.2, from 0 to 100%");
        }
    }
}
