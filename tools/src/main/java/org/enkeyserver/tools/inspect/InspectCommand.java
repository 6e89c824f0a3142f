package org.enkeyserver.tools.inspect;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.enkeyserver.common.exportfile.ExportLimits;
import org.enkeyserver.tools.PublicKeys;
import org.enkeyserver.tools.ToolException;
import org.enkeyserver.tools.fetch.Fetched;
import org.enkeyserver.tools.fetch.Fetcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Prints archives and says whether they are in order.
@Command(
        name = "inspect",
        description =
                "Shows what an export archive holds and whether it is valid: window, region, signers,"
                        + " counts and distributions.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit code 0 when every file is valid, 1 when one is not, 3 when one is out of reach.",
            "",
            "Example:",
            "  ./enks inspect --key .enks/signing-key.pub.pem .enks/buckets/cdn/exports/us"
        })
public final class InspectCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE-or-URL",
            description =
                    "A zip, a bare export.bin, a folder with such files, or an http(s) address.")
    private List<String> sources;

    @Option(
            names = "--key",
            paramLabel = "PEM",
            description = "Public key that must verify the files; several may be given.")
    private List<Path> keyFiles = new ArrayList<>();

    @Option(names = "--json", description = "Prints JSON: an object, or an array for several.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        List<ECPublicKey> keys = keyFiles.stream().map(PublicKeys::read).toList();
        Inspector inspector = new Inspector(keys);
        List<String> names = sources.stream().flatMap(InspectCommand::expand).toList();
        if (names.isEmpty()) {
            throw new ToolException(
                    ToolException.REFUSED, "there are no archives (*.zip, *.bin) in that folder");
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean single = names.size() == 1;
        InspectionText text = new InspectionText(out);
        List<Inspection> inspections = new ArrayList<>();
        try (Fetcher fetcher = new Fetcher()) {
            for (String name : names) {
                Inspection inspection = inspector.inspect(name, content(fetcher, name));
                inspections.add(inspection);
                if (!json && single) {
                    text.full(inspection);
                } else if (!json) {
                    text.brief(inspection);
                }
            }
        }
        long invalid = inspections.stream().filter(each -> !each.valid()).count();
        if (json) {
            print(out, single ? inspections.getFirst() : inspections);
        } else if (!single) {
            total(out, inspections, invalid);
        }
        out.flush();
        return invalid == 0 ? 0 : ToolException.REFUSED;
    }

    private static void total(PrintWriter out, List<Inspection> inspections, long invalid) {
        long keys =
                inspections.stream()
                        .flatMap(each -> each.contents().stream())
                        .mapToLong(Inspection.Contents::keys)
                        .sum();
        long revised =
                inspections.stream()
                        .flatMap(each -> each.contents().stream())
                        .mapToLong(Inspection.Contents::revisedKeys)
                        .sum();
        out.println(
                inspections.size()
                        + " files, "
                        + keys
                        + " keys, "
                        + revised
                        + " revised, "
                        + invalid
                        + " not valid");
    }

    private static void print(PrintWriter out, Object value) {
        JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        out.println(mapper.writeValueAsString(value));
    }

    private static Stream<String> expand(String source) {
        if (isAddress(source)) {
            return Stream.of(source);
        }
        Path path = Path.of(source);
        if (!Files.isDirectory(path)) {
            return Stream.of(source);
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<String> archives =
                    files.filter(Files::isRegularFile)
                            .map(Path::toString)
                            .filter(name -> name.endsWith(".zip") || name.endsWith(".bin"))
                            .sorted()
                            .toList();
            return archives.stream();
        } catch (IOException failed) {
            throw new ToolException(ToolException.UNREACHABLE, source + " cannot be listed");
        }
    }

    private static URI address(String name) {
        try {
            return new URI(name);
        } catch (URISyntaxException malformed) {
            throw new ToolException(
                    ToolException.UNREACHABLE, name + " is not an address that can be fetched");
        }
    }

    private static boolean isAddress(String source) {
        return source.startsWith("http://") || source.startsWith("https://");
    }

    private static byte[] content(Fetcher fetcher, String name) {
        int limit = ExportLimits.DEFAULT.archiveBytes();
        if (isAddress(name)) {
            Fetched fetched = fetcher.get(address(name), limit, Map.of());
            if (fetched.status() != 200) {
                throw new ToolException(
                        ToolException.UNREACHABLE, name + " answers " + fetched.status());
            }
            return fetched.body();
        }
        Path path = Path.of(name);
        try {
            if (Files.size(path) > ExportLimits.DEFAULT.binaryBytes()) {
                throw new ToolException(ToolException.REFUSED, name + " is too large to be read");
            }
            return Files.readAllBytes(path);
        } catch (IOException failed) {
            throw new ToolException(ToolException.UNREACHABLE, name + " cannot be read");
        }
    }
}
