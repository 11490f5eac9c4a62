//! Rules about endpoints: resource, path, request and response.

rules! {
    ENDPOINTS = "Endpoints";

    /// The first part of an endpoint's name is its resource, which must have a
    /// table with its documentation.
    UNKNOWN_RESOURCE = "unknown-resource": "an endpoint belongs to an unknown resource",
        help: "add `[resource.NAME]` with a `doc`";

    /// `http` must begin with one of the supported methods, in capital letters as in
    /// HTTP itself.
    HTTP_METHOD = "http-method": "`http` does not begin with a supported method",
        help: "write `GET`, `POST`, `PUT`, `PATCH`, `DELETE`, `HEAD` or `OPTIONS`, a space, and the path";

    /// `http` is the method, one space and the path. The path begins with a slash
    /// and is appended to the base URL. It must not contain a host, a query, or a
    /// segment that is `.` or `..`, percent-encoded or not. A query is described by a
    /// type, with `query = "…"`.
    HTTP_PATH = "http-path": "`http` is not a method and a path",
        help: "write the method, a space and the path: `http = \"GET /orders/{id}\"`; describe a query with `query`";

    /// Two endpoints with one method and path are most often a copy of which the path was
    /// not changed. If the API responds differently depending on the query or the body,
    /// each may be an endpoint: `variant_of` of the others names the first one.
    ENDPOINT_VARIANT = "endpoint-variant": "two endpoints have the same method and path",
        help: "correct the path, or add `variant_of` if the API has both";

    /// A placeholder must have a `snake_case` name and occur once, because it becomes
    /// an argument of the method. It may be a part of a segment, as in
    /// `/orders/{id}:cancel`, but must not be next to another one, because a server
    /// could not separate the two values.
    PLACEHOLDER = "placeholder": "invalid placeholder in a path",
        help: "a placeholder is a lower-case name in braces, which occurs once: `/orders/{id}`";

    /// A method of the client takes one argument for each placeholder of the path.
    /// The argument's type comes from the entry of that name in `path`.
    MISSING_PATH_PARAMETER = "missing-path-parameter": "a placeholder has no entry in `path`",
        help: "add the placeholder to `path`, with an id, an enum or a scalar type";

    /// The path has no placeholder for this entry of `path`, so its value would
    /// never be used. Most often, one of the two names has a typo.
    UNUSED_PATH_PARAMETER = "unused-path-parameter": "an entry of `path` has no placeholder",
        help: "remove the entry, or add the placeholder to `http`";

    /// A placeholder is filled with a single value: an id, an enum, a string or a
    /// number. An object or a list cannot be written in a path, and a missing value
    /// would leave an empty segment, which is another path.
    PATH_PARAMETER_TYPE = "path-parameter-type": "a path parameter has a type that cannot be written in a path",
        help: "use an id, an enum or a scalar type such as `string` or `integer`, not optional";

    /// The body of a GET, HEAD or OPTIONS request has no defined meaning in HTTP.
    /// Servers and proxies may drop it, or reject the request. If the API requires
    /// it nevertheless, an explicit `content_type` states that.
    BODY_OF_GET = "body-of-get": "a GET request has a body",
        help: "use `query`, or another HTTP method; if the API requires the body, set `content_type`";

    /// The response to a HEAD request never has a body. Its headers are returned by
    /// the raw response.
    RESPONSE_OF_HEAD = "response-of-head": "a HEAD request has a response",
        help: "remove `returns`, or use GET";

    /// Queries and headers carry plain values. Strings, numbers, enums, ids and
    /// lists of them can be written as such; for an object, a map or a list of
    /// lists, there is no notation that all servers read alike.
    NOT_FLAT = "not-flat": "a query or header has a field that is not a plain value",
        help: "its fields must be strings, numbers, booleans, amounts, timestamps, enums, ids, or lists of these; in a query, `style = \"brackets\"` allows objects and maps";

    /// Header names are case-insensitive: `X-Trace` and `x-trace` are the same
    /// header. Of two fields for it, only one would be sent, or read.
    DUPLICATE_HEADER = "duplicate-header": "two fields of a type of headers are the same header",
        help: "remove one of them";

    /// Some headers are set by the client: those that name the server, carry the
    /// key or delimit the request, and the header of `api.idempotency_header`. With
    /// a second value for one of them, a request would fail or have another
    /// meaning.
    RESERVED_PARAMETER = "reserved-parameter": "`headers` has a field for a header that the client sets",
        help: "remove the field: the client sets this header";

    /// The tag of a union is a sibling of its content, in the object that contains
    /// both, unless the union has `inside = true` or no tag. A whole body has no such
    /// object, so there would be no place for the tag.
    UNION_AS_RESPONSE = "union-as-response": "a body or a response is a union with a tag beside its content",
        help: "use an object type with a field for the union";

    /// `responses` lists the successful responses of an endpoint by their status, and
    /// the method returns an enum of them. An endpoint with a single one has
    /// `returns`, which may end with `?` if there is also a 204. Pages, and responses
    /// that are not JSON, need a single response.
    SEVERAL_RESPONSES = "several-responses": "`responses` is in conflict with another key",
        help: "use either `returns` or `responses`";

    /// A method of the client always sends the body that the endpoint declares. If
    /// the API also accepts requests without one, most often an empty object means
    /// the same.
    OPTIONAL_BODY = "optional-body": "a body is optional",
        help: "remove the `?`: the client always sends a body";

    /// A media type is a type and a subtype, separated by a slash, and may have
    /// parameters after a semicolon: `application/pdf`, `text/csv; charset=utf-8`.
    MEDIA_TYPE = "media-type": "`content_type` or `accept` is not a media type",
        help: "write a type and a subtype: `application/pdf`";

    /// The media type determines how a body is written or read. JSON accepts every
    /// type except `bytes`, a form consists of the fields of an object or map, a
    /// multipart body of those of an object, and all other media types are a `string`
    /// or `bytes`. The data of events is any JSON, or a `string`.
    BODY_FORM = "body-form": "a type cannot be written or read in its media type",
        help: "use a type that fits the media type, or another media type";

    /// With `servers`, an endpoint has another base URL than the API, and its requests,
    /// including the key, go there. Clients choose it by their environment, so each
    /// environment must have one, encrypted if the environment is; callers allow plain
    /// HTTP for one host only. A spec without `[api]` must not have any, since it does
    /// not own the key.
    ENDPOINT_SERVER = "endpoint-server": "the servers of an endpoint do not fit the environments",
        help: "write one base URL for each environment of the API";

    /// `content_type` describes the body of a request, and `accept` the response.
    /// Without the body, the media type would never be used. Most often, the body
    /// was forgotten.
    MEDIA_TYPE_WITHOUT_BODY = "media-type-without-body": "a media type belongs to no body",
        help: "add `body` or `returns`, or remove the media type";

    /// A response of the media type `text/event-stream` is a stream of events, each of
    /// the type that `returns` names. A stream is never absent, is not a page, and is
    /// not wrapped; `events` describes nothing else. With `returns = "bytes"`, the
    /// stream is not read as events.
    EVENT_STREAM = "event-stream": "a stream of events is in conflict with another key",
        help: "use `accept = \"text/event-stream\"` with the type of one event in `returns`";

    /// Responses may come bare or wrapped under the envelope key, and are
    /// distinguished by that key. A response with a field of that name would be
    /// unwrapped by mistake and misread.
    RESPONSE_HAS_ENVELOPE_KEY = "response-has-envelope-key": "a response has a field with the name of the envelope key",
        help: "with `envelope = \"whole\"`, the type describes the whole response, including the key";

    /// `retry = "keyed"` means that an idempotency key protects the endpoint. The
    /// key is sent in the header that `api.idempotency_header` names. Without it, a
    /// retry could act twice.
    KEYED_WITHOUT_HEADER = "keyed-without-header": "a keyed endpoint in an API without `idempotency_header`",
        help: "add `idempotency_header = \"…\"` to `[api]`";

    /// The keys of `errors` must be HTTP statuses: numbers from 100 to 599, `4XX` or `5XX`
    /// for the others of their class, or `default` for all others. The vendor's name of
    /// an error belongs in its `code` or its `doc`.
    ERROR_STATUS = "error-status": "the key of an error is not an HTTP status",
        help: "write the status as a number, such as `404 = \"There is no such order.\"`";

    /// `outcome` states whether a failed request may have been carried out. A
    /// response with a status below 400 is not an API error: a success is read, and
    /// a redirect is not followed.
    OUTCOME_OF_SUCCESS = "outcome-of-success": "`outcome` of a status that is not an error",
        help: "remove `outcome`, or use a status from 400";

    /// The `type` of an error is that of its whole body, which is JSON. `bytes` are not
    /// JSON, and a body cannot be optional. A response with a status below 400 is not an
    /// API error: a success is described by `returns` or `responses`, and a redirect is
    /// not followed.
    ERROR_TYPE = "error-type": "the body of an error has a type that cannot be read",
        help: "use a JSON type without `?`, and a status from 400";
}
