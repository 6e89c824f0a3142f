package org.enkeyserver.tools.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.enkeyserver.tools.ToolException;

/// The document on this machine; `-` is standard input.
final class ConfigFile {

    private ConfigFile() {}

    static String read(Path file) {
        try {
            return file.toString().equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(file);
        } catch (CharacterCodingException binary) {
            throw new ToolException(ToolException.UNREACHABLE, file + " is not a text in UTF-8");
        } catch (IOException unreadable) {
            throw new ToolException(ToolException.UNREACHABLE, "cannot read the file " + file);
        }
    }

    static void write(Path file, String document) {
        try {
            Files.writeString(file, document);
        } catch (IOException unwritable) {
            throw new ToolException(ToolException.UNREACHABLE, "cannot write " + file);
        }
    }
}
