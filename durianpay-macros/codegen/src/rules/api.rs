//! Rules about the API as a whole.

rules! {
    API = "The API";

    /// Environments, authentication and the error body belong to an API. A spec
    /// without `[api]` extends the API of the client and uses the client's
    /// settings, so its own would never be used.
    NO_API = "no-api": "a table that requires `[api]`, in a spec without it",
        help: "add `[api]`, or remove this table to use the API of the client";

    /// Requests are sent to the base URL of an environment. An API that each customer runs on
    /// a server of its own needs one too: the URL of a test server, say, in whose place a
    /// client sets its `base_url`.
    NO_ENVIRONMENT = "no-environment": "an API with endpoints, but without an environment",
        help: "add `[environment.live]` with the `url` of the API";

    /// `auth` names the `auth` table by which requests are authenticated, or is
    /// `none`. Without that table, no request could be sent.
    UNKNOWN_AUTH = "unknown-auth": "`auth` names an unknown table",
        help: "add `[auth.NAME]` with `scheme = \"basic\"`";

    /// `name` of an `auth` table is the header or query parameter that carries the
    /// key, for the schemes `header` and `query`. The other schemes send the key in
    /// `Authorization` or in their own `headers`. The header must not be one that
    /// the client sets itself or that carries another key.
    AUTH_NAME = "auth-name": "missing or invalid `name` of an `auth` table",
        help: "set `name = \"…\"` for the schemes `header` and `query`, and for no other";

    /// `unset_time` of `[api]` is compared with the values of fields. It must be a
    /// date, a time and an offset as the API writes them, in the format of RFC
    /// 3339. A string that is not a timestamp would never match.
    UNSET_TIME = "unset-time": "`unset_time` is not a timestamp",
        help: "write a date, a time and an offset, such as `0001-01-01T00:00:00Z`";

    /// Header names consist of ASCII letters, digits and ``!#$%&'*+-.^_`|~``. A
    /// header with any other name cannot exist.
    HEADER_NAME = "header-name": "invalid header name",
        help: "use ASCII letters, digits and `-`, such as `X-Request-Id`";

    /// A header of `[api.headers]` has the same value in each request. The value consists
    /// of visible ASCII characters and spaces, and neither begins nor ends with a space:
    /// any other would change on its way, or could not be sent.
    HEADER_VALUE = "header-value": "invalid value of a header",
        help: "use visible ASCII characters, with spaces only between them";

    /// A path names a field inside of objects: names with dots between them, each of
    /// which but the last is a field with an object type. A name that contains a dot is
    /// written in quotation marks.
    FIELD_PATH = "field-path": "invalid path of a field",
        help: "write the names with dots between them, such as `error.message`, and one that contains a dot as `\"a.b\"`";

    /// `message`, `code` and `request_id` of `[error]` are shown as text, and `fields` is a
    /// list. A field with any other type would never be found in a response.
    ERROR_FIELD = "error-field": "a field of `[error]` has a type that is never read",
        help: "name a field with a string, and for `fields` one with a list or a map";

    /// `codes` of `[error]` must name an enum of strings. Its values are compared
    /// with the field that `code` names.
    ERROR_CODES = "error-codes": "`codes` names an enum that cannot be used as response codes",
        help: "name an enum of strings, and set `code` to the field that contains the code";

    /// `api.Order` and `[extend.Order]` refer to the API that a spec extends. A
    /// spec with its own `[api]` does not extend another.
    NO_BASE = "no-base": "a spec with `[api]` refers to types of another API",
        help: "describe the type in this spec; only a spec without `[api]` extends the API of the client";

    /// Paths are appended to the base URL, so it must have a scheme and a host, and
    /// must not end with a slash. Most requests carry keys: plain `http` would reveal
    /// them, and a password in the URL would end up in logs. If the API has no `https`
    /// at all, `plain_http = true` states that.
    BASE_URL = "base-url": "invalid base URL of an environment",
        help: "write `https://`, the host and the common path of all endpoints, without a trailing slash";

    /// `plain_http` states that an environment can only be reached without encryption,
    /// so that its `url` begins with `http://`. With `https`, it has no meaning, and
    /// most often was left over from an earlier URL.
    PLAIN_HTTP = "plain-http": "`plain_http` of an environment with `https`",
        help: "remove `plain_http`: the URL is encrypted";
}
