package org.enkeyserver.exposure.validation;

/// Why one key of a request was not taken.
///
/// @param index position of the key in the request, from 0
/// @param reason in words that show numbers but never the key
public record KeyRejection(int index, String reason) {

    /// A sentence that stands for itself.
    public String sentence() {
        return "key " + index + " cannot be imported: " + reason;
    }
}
