package org.enkeyserver.tools.check;

import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.enkeyserver.common.exportfile.ExportFile;
import org.enkeyserver.common.exportfile.ExportVerifier;
import org.enkeyserver.common.exportfile.ExportVerifier.Verdict;
import org.enkeyserver.common.exportfile.FileSignature;
import org.enkeyserver.common.exportfile.SignatureDescription;
import org.enkeyserver.common.signing.EcdsaVerifier;

/// K-15 to K-23: who signed, and whether it holds.
final class SignatureRules {

    private static final String ALGORITHM = "1.2.840.10045.4.3.2";
    private static final int MAX_SIGNATURES = 10;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.]*");

    private SignatureRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "K-15",
                        "at least one signature info, and as many signatures",
                        EachArchive.file(SignatureRules::counts)),
                new Rule(
                        "K-16",
                        "the same id, version and algorithm in both files, in the same order",
                        EachArchive.file(file ->
                                file.outline()
                                                .signatureInfos()
                                                .equals(
                                                        file.signatures().stream()
                                                                .map(FileSignature::description)
                                                                .toList())
                                        ? ""
                                        : "they differ")),
                new Rule(
                        "K-17",
                        "algorithm " + ALGORITHM,
                        EachArchive.file(file ->
                                infos(file).stream()
                                                .allMatch(
                                                        info -> info.algorithm().equals(ALGORITHM))
                                        ? ""
                                        : "another algorithm is named")),
                new Rule(
                        "K-18",
                        "a signature over export.bin verifies with the key",
                        SignatureRules::verified),
                new Rule(
                        "K-19",
                        "signatures are ASN.1 DER",
                        EachArchive.file(file ->
                                file.signatures().stream()
                                                .allMatch(each ->
                                                        EcdsaVerifier.isStrictDer(
                                                                each.value().bytes()))
                                        ? ""
                                        : "one is not")),
                new Rule(
                        "K-20",
                        "key id and version are not empty",
                        EachArchive.file(file ->
                                infos(file).stream()
                                                .allMatch(info ->
                                                        !info.names().keyId().isEmpty()
                                                                && !info.names()
                                                                        .keyVersion()
                                                                        .isEmpty())
                                        ? ""
                                        : "one is")),
                new Rule(
                        "K-21",
                        "key id and version of letters, digits and _",
                        SignatureRules::plain),
                new Rule(
                        "K-22",
                        "at most ten signatures",
                        EachArchive.file(file ->
                                file.signatures().size() > MAX_SIGNATURES
                                        ? "there are " + file.signatures().size()
                                        : "")),
                new Rule(
                        "K-23",
                        "no former fields in signature infos",
                        EachArchive.by(
                                ObservedArchive::binary,
                                binary ->
                                        WireFacts.of(binary).shows("former fields")
                                                ? "field 1 or 2 is there"
                                                : "")));
    }

    private static List<SignatureDescription> infos(ExportFile file) {
        List<SignatureDescription> infos = new ArrayList<>(file.outline().signatureInfos());
        file.signatures().forEach(each -> infos.add(each.description()));
        return infos;
    }

    private static String counts(ExportFile file) {
        int infos = file.outline().signatureInfos().size();
        int signatures = file.signatures().size();
        return infos > 0 && infos == signatures
                ? ""
                : infos + " infos and " + signatures + " signatures";
    }

    private static Finding verified(Observation observation) {
        ECPublicKey key = observation.request().key();
        return EachArchive.file(
                        file -> {
                            Verdict verdict = ExportVerifier.verify(file.outline(), key);
                            return verdict == Verdict.VERIFIED ? "" : verdict.sentence();
                        })
                .apply(observation);
    }

    private static Finding plain(Observation observation) {
        Set<String> dotted = new TreeSet<>();
        Finding finding =
                EachArchive.file(
                                file -> {
                                    for (SignatureDescription info : infos(file)) {
                                        String both =
                                                info.names().keyId() + info.names().keyVersion();
                                        if (!NAME.matcher(both).matches()) {
                                            return "one has other characters";
                                        }
                                        if (both.contains(".")) {
                                            dotted.add(info.names().keyId());
                                        }
                                    }
                                    return "";
                                })
                        .apply(observation);
        return finding.outcome() == Outcome.PASS && !dotted.isEmpty()
                ? Finding.pass("warning: only Apple allows the dot in " + dotted)
                : finding;
    }
}
