package org.enkeyserver.exposure.testing;

import org.enkeyserver.common.testing.TestDatabase;

/// The operators' configuration of the tests.
final class Fixture {

    private Fixture() {}

    static void insert(TestDatabase database, TestAuthority authority) {
        database.execute(
                """
                insert into enks.health_authority (health_authority_id, issuer, audience, name)
                overriding system value values
                    (1, 'test-iss', 'test-aud', 'Test authority'),
                    (2, 'other-iss', 'test-aud', 'Another authority');
                """);
        key(database, 1, "v1", "2021-06-14T12:34:56Z", "null", TestAuthority.SPEC_PUBLIC_KEY);
        String pem = authority.publicKeyPem();
        key(database, 1, "test", "2021-06-14T12:34:56Z", "null", pem);
        key(database, 2, "test", "2021-06-14T12:34:56Z", "null", pem);
        key(database, 1, "ending", "2021-06-15T12:33:56Z", "'2021-06-15T12:35:56Z'", pem);
        key(database, 1, "recent", "2021-06-15T12:33:56Z", "null", pem);
        key(database, 1, "future", "2021-06-15T12:35:56Z", "null", pem);
        key(database, 1, "begins-now", "2021-06-15T12:34:56Z", "null", pem);
        key(database, 1, "ends-now", "2021-06-14T12:34:56Z", "'2021-06-15T12:34:56Z'", pem);
        key(database, 1, "revoked", "2021-06-14T12:34:56Z", "'2021-06-15T12:34:55Z'", pem);
        key(database, 1, "rubbish", "2021-06-14T12:34:56Z", "null", "-----BEGIN PUBLIC KEY-----");
        client(database, "com.example.app", "{US}", false);
        client(database, "com.example.r1", "{R1,R2}", false);
        client(database, "com.example.nowhere", "{}", false);
        client(database, "com.example.bypass", "{US}", true);
        client(database, "com.example.trusted", "{US}", false);
        database.execute(
                """
                insert into enks.upload_client (name, regions) values ('com.example.alone', '{US}');
                insert into enks.upload_client_health_authority
                select upload_client_id, 1 from enks.upload_client where name <> 'com.example.alone';
                update enks.upload_client set bypass_revision_token = true
                where name = 'com.example.trusted';
                update enks.configuration_version set version = version + 1;
                """);
    }

    private static void client(TestDatabase database, String name, String regions, boolean bypass) {
        database.execute(
                "insert into enks.upload_client (name, regions, bypass_certificate) values ('%s', '%s', %s)"
                        .formatted(name, regions, bypass));
    }

    private static void key(
            TestDatabase database,
            int authority,
            String version,
            String from,
            String thru,
            String pem) {
        database.execute(
                """
                insert into enks.health_authority_key
                    (health_authority_id, key_version, from_at, thru_at, public_key_pem)
                values (%d, '%s', '%s', %s, '%s')
                """
                        .formatted(authority, version, from, thru, pem));
    }
}
