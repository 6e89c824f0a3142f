package org.enkeyserver.tools.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.enkeyserver.tools.ToolException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the state between two looks as JSON.
final class StateFile {

    private final Path file;

    StateFile(Path file) {
        this.file = file;
    }

    Optional<CheckState> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    JsonMapper.shared().readValue(Files.readString(file), CheckState.class));
        } catch (IOException | JacksonException unreadable) {
            throw new ToolException(
                    ToolException.UNREACHABLE,
                    file + " is not a state file of this command; remove it to begin anew");
        }
    }

    void write(CheckState state) {
        try {
            Path temporary = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(temporary, JsonMapper.shared().writeValueAsString(state));
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new ToolException(ToolException.UNREACHABLE, file + " cannot be written");
        }
    }
}
