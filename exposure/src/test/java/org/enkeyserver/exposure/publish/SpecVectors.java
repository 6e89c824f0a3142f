package org.enkeyserver.exposure.publish;

/// The certificates of `spec/publish.md` appendix A.2 with the upload they vouch for. TEST
final class SpecVectors {

    static final String CERTIFICATE_LIKELY =
            "eyJhbGciOiJFUzI1NiIsImtpZCI6InYxIiwidHlwIjoiSldUIn0"
                    + ".eyJpc3MiOiJ0ZXN0LWlzcyIsImF1ZCI6InRlc3QtYXVkIiwiaWF0IjoxNjIzNzYwMDAwLCJyZXBvcnRU"
                    + "eXBlIjoibGlrZWx5Iiwic3ltcHRvbU9uc2V0SW50ZXJ2YWwiOjI3MDYwNDgsInRla21hYyI6IklYNjhM"
                    + "SXFTcW5iVURjSXFFNVlNaGJ5aDFjbTBPRENub1ZTcm9zTmJkWnc9In0"
                    + ".5YI0wUWX_6apnEgXkZ8Vd8v0PG5bFAW8v6MUfg_o0qxlbbXb79bqruF4qZyl0xKhH4G_D2BEEGTOLyJP"
                    + "94nBsg";

    static final String CERTIFICATE_CONFIRMED =
            "eyJhbGciOiJFUzI1NiIsImtpZCI6InYxIiwidHlwIjoiSldUIn0"
                    + ".eyJpc3MiOiJ0ZXN0LWlzcyIsImF1ZCI6InRlc3QtYXVkIiwiaWF0IjoxNjIzNzYwMDAwLCJyZXBvcnRU"
                    + "eXBlIjoiY29uZmlybWVkIiwic3ltcHRvbU9uc2V0SW50ZXJ2YWwiOjI3MDYwNDgsInRla21hYyI6Ill5"
                    + "OUJ3WDlQRGlqSW5XYitycndQdGZkL3NIdnBKUkRuYmVaK1p1NFNFQkE9In0"
                    + ".susyBVgSCQgmM84WeHKYBvNmaSYa3rOPCRX_YVVdCkf-uGJmvWoGL4wg33-CtKMDVMCRxWPyMfJwbznb"
                    + "wUkgmw";

    private SpecVectors() {}

    static String upload(String certificate) {
        return upload(certificate, "");
    }

    static String upload(String certificate, String token) {
        return """
        {"temporaryExposureKeys":[
        {"key":"AQEBAQEBAQEBAQEBAQEBAQ==","rollingStartNumber":2706048,"rollingPeriod":144,"transmissionRisk":0},
        {"key":"AgICAgICAgICAgICAgICAg==","rollingStartNumber":2705904,"rollingPeriod":144}],
        "healthAuthorityID":"com.example.app","hmacKey":"AQIDBAUGBwgJCgsMDQ4PEA==",
        "verificationPayload":"%s","revisionToken":"%s"}
        """
                .formatted(certificate, token);
    }
}
