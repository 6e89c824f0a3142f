package org.enkeyserver.exposure.publish;

/// The versions of the publish API: the same service behind other names of members.
enum Dialect {

    /// `POST /v1/publish`.
    V1(PublishController.PATH, "v1", "healthauthorityid", "healthAuthorityID"),

    /// `POST /`, the first version; only where operators ask for it.
    V1ALPHA1(AlphaController.PATH, "v1alpha", "apppackagename", "appPackageName");

    private final String path;
    private final String apiVersion;
    private final String appMember;
    private final String appMemberInMessages;

    Dialect(String path, String apiVersion, String appMember, String appMemberInMessages) {
        this.path = path;
        this.apiVersion = apiVersion;
        this.appMember = appMember;
        this.appMemberInMessages = appMemberInMessages;
    }

    /// The route it is spoken on.
    String path() {
        return path;
    }

    /// Value of the header `x-api-version`.
    String apiVersion() {
        return apiVersion;
    }

    /// Whether a member, in lower case, names the app.
    boolean namesApp(String member) {
        return member.equals(appMember);
    }

    /// How messages write the member that names the app.
    String appMember() {
        return appMemberInMessages;
    }

    /// Whether an upload may say for which regions it is, and leaves out whether the person
    /// travelled.
    boolean hasRegions() {
        return this == V1ALPHA1;
    }
}
