package org.enkeyserver.tools.clock;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.enkeyserver.tools.LocalSuite;
import org.enkeyserver.tools.SuiteClient;
import org.enkeyserver.tools.ToolException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The clock endpoint of a local suite.
final class SuiteClockClient implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final URI address;
    private final SuiteClient client;

    SuiteClockClient(LocalSuite suite) {
        address = suite.cdn().resolve("/_standalone/clock");
        client = SuiteClient.of(suite);
    }

    Reading read() {
        return reading(client.get(address, LIMIT));
    }

    Reading advance(Duration by) {
        return reading(client.post(address, "{\"advance\":\"" + by + "\"}", LIMIT));
    }

    @Override
    public void close() {
        client.close();
    }

    private Reading reading(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 200 -> parsed(answer.body());
            case 401 ->
                    throw new ToolException(
                            ToolException.REFUSED,
                            "the suite refused the token: give the --data folder it runs on");
            case 409 ->
                    throw new ToolException(
                            ToolException.REFUSED,
                            "the suite's clock cannot be moved: start it with"
                                    + " ./enks up --clock shiftable");
            default ->
                    throw new ToolException(
                            ToolException.REFUSED,
                            "what answers at "
                                    + address
                                    + " is not the clock of a suite (status "
                                    + answer.statusCode()
                                    + ")");
        };
    }

    private Reading parsed(String body) {
        try {
            return JsonMapper.shared().readValue(body, Reading.class);
        } catch (JacksonException otherwise) {
            throw new ToolException(
                    ToolException.REFUSED, "what answers at " + address + " is not a clock");
        }
    }

    /// @param now the suite's time
    /// @param offset how far it is ahead of the machine's
    record Reading(String now, String offset, boolean shiftable) {

        String print(boolean json) {
            return json
                    ? JsonMapper.shared().writeValueAsString(this)
                    : now
                            + (offset.equals("PT0S") ? "" : " (" + offset + " ahead)")
                            + (shiftable ? "" : " (not shiftable)");
        }
    }
}
