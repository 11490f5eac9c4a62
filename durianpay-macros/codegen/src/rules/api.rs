//! The API as a whole.

rules! {
    API = "The API";

    /// Environments, authentication and the form of errors belong to an API. A
    /// spec without `[api]` adds endpoints to the API that the client is already
    /// bound to, and takes all this from there: what it says itself would never
    /// be used.
    NO_API = "no-api": "a spec without `[api]` describes an API",
        help: "add `[api]`, or leave this out and use the API of the client";

    /// `auth` of `[api]` names the table that says how requests are
    /// authenticated. Without that table, no request could be sent.
    UNKNOWN_AUTH = "unknown-auth": "`auth` names a table that is not there",
        help: "add `[auth.NAME]` with `scheme = \"basic\"`";

    /// Every path is put behind the base URL as it stands, so it has a scheme and
    /// a host, and no slash at its end. Keys travel in every request: plain
    /// `http` would give them away, and a password within the URL would come into
    /// logs.
    BASE_URL = "base-url": "the URL of an environment is no base URL",
        help: "write `https://`, the host and the path before every endpoint, without a slash at the end";
}
