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

    /// `name` of an `auth` table says where the key stands, for the schemes
    /// `header` and `query`: the others have their place. It can be no header that
    /// the client sets itself, and no header with another key.
    AUTH_NAME = "auth-name": "an `auth` table does not say where the key stands, or cannot",
        help: "write `name = \"…\"` with the schemes `header` and `query`, and only there";

    /// `unset_time` of `[api]` is a value of the fields that it is compared with, as
    /// the API writes it: a date, a time and an offset, in the form of RFC 3339. A
    /// text that is no time would never be met.
    UNSET_TIME = "unset-time": "`unset_time` is no time",
        help: "write a date, a time and an offset: `0001-01-01T00:00:00Z`";

    /// A header is looked up by its name, and no header has a name with other
    /// characters than ASCII letters, digits and ``!#$%&'*+-.^_`|~``.
    HEADER_NAME = "header-name": "a name cannot be that of a header",
        help: "use ASCII letters, digits and `-`: `X-Request-Id`";

    /// `codes` of `[error]` names the enum of strings whose values are compared with the
    /// field that `code` names.
    ERROR_CODES = "error-codes": "`codes` names an enum that cannot be the codes of responses",
        help: "name an enum of strings, and the field of the code with `code`";

    /// `api.Order` and `[extend.Order]` are of the API that a spec adds to. A spec
    /// with an `[api]` of its own adds to none.
    NO_BASE = "no-base": "a spec with `[api]` uses types of another API",
        help: "describe it here; only a spec without `[api]` of its own adds to the API of the client";

    /// Every path is put behind the base URL as it stands, so it has a scheme and
    /// a host, and no slash at its end. Keys travel in every request: plain
    /// `http` would give them away, and a password within the URL would come into
    /// logs.
    BASE_URL = "base-url": "the URL of an environment is no base URL",
        help: "write `https://`, the host and the path before every endpoint, without a slash at the end";
}
