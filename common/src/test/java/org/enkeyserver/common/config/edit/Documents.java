package org.enkeyserver.common.config.edit;

import org.enkeyserver.common.config.edit.ConfigurationYaml.Reading;

/// Documents for tests.
final class Documents {

    static final String PEM =
            """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt
            6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q==
            -----END PUBLIC KEY-----
            """;

    static final String COMPLETE =
            """
            uploadClients:
              - name: Gov.Example.App
                regions: [gb, IE, GB]
                healthAuthorities: [gov.example]
            healthAuthorities:
              - issuer: gov.example
                audience: exposure
                name: Example
                jwksUri: https://gov.example/jwks
                keys:
                  - version: v1
                    from: 2021-01-01T00:00:00Z
                    publicKey: |
            %1$s
                  - version: v2
                    from: 2021-02-01
                    thru: 2022-02-01T00:00:00+01:00
                    publicKey: |
            %1$s
            signatureInfos:
              - keyId: 310
                keyVersion: v1
                signingKey: signing-key.pem
                effectiveFrom: 2021-01-01T00:00:00Z
              - keyId: "310"
                keyVersion: v2
                signingKey: next.pem
                effectiveFrom: 2021-06-01T00:00:00.123456Z
            exports:
              - bucket: cdn
                filenameRoot: exports/gb
                period: P1D
                outputRegion: gb
                excludeRegions: [FR]
                travelers: included
                from: 2021-01-01T00:00:00Z
                signatureInfos: [310/v2, 310/v1]
                maxRecords: 1000
            importers:
              - indexUrl: https://other.example/index.txt
                rootUrl: https://other.example/
                region: ie
                travelers: true
                from: 2021-01-01T00:00:00Z
                publicKeys:
                  - keyId: "272"
                    keyVersion: v1
                    from: 2021-01-01T00:00:00Z
                    publicKey: |
            %2$s
            mirrors:
              - name: ireland
                indexUrl: https://other.example/index.txt
                rootUrl: https://other.example/
                bucket: cdn
                filenameRoot: mirrored/ie
                filenameRewrite: "[timestamp]-00001.zip"
            """
                    .formatted(PEM.indent(10).stripTrailing(), PEM.indent(10).stripTrailing());

    private Documents() {}

    static ConfigurationDocument read(String yaml) {
        return switch (ConfigurationYaml.read(yaml)) {
            case Reading.Read read -> read.document();
            case Reading.Unreadable unreadable ->
                    throw new AssertionError(unreadable.violations().toString());
        };
    }
}
