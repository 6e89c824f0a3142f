package org.enkeyserver.common.config.edit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The members of an entry as texts, for people who compare.
final class FieldTexts {

    private final ObjectMapper mapper = ConfigurationYaml.mapper();

    /// Members by path; elements of a list by what they are known by. Public keys are shown as a
    /// fingerprint.
    Map<String, String> of(Entry entry) {
        Map<String, String> texts = new LinkedHashMap<>();
        collect("", mapper.valueToTree(entry), texts);
        return texts;
    }

    private static void collect(String path, JsonNode node, Map<String, String> texts) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member ->
                            collect(join(path, member.getKey()), member.getValue(), texts));
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
            node.forEach(element -> collect(path + "[" + name(element) + "]", element, texts));
        } else if (node.isArray()) {
            StringBuilder list = new StringBuilder();
            node.forEach(
                    element -> list.append(list.isEmpty() ? "" : ", ").append(element.asString()));
            texts.put(path, list.toString());
        } else if (!node.isNull()) {
            texts.put(
                    path,
                    path.endsWith("publicKey") ? fingerprint(node.asString()) : node.asString());
        }
    }

    private static String name(JsonNode element) {
        String version = element.path("version").asString("");
        return version.isEmpty()
                ? element.path("keyId").asString("") + "/" + element.path("keyVersion").asString("")
                : version;
    }

    private static String fingerprint(String pem) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(pem.getBytes(StandardCharsets.US_ASCII));
            return "SHA-256 " + HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }

    private static String join(String path, String member) {
        return path.isEmpty() ? member : path + "." + member;
    }
}
