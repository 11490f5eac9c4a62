//! Endpoints: their resource, path, request and response.

rules! {
    ENDPOINTS = "Endpoints";

    /// The first part of an endpoint's name is its resource, which has a table of
    /// its own so that it is documented.
    UNKNOWN_RESOURCE = "unknown-resource": "an endpoint belongs to a resource that is not there",
        help: "add `[resource.NAME]` with a `doc`";

    /// `http` begins with one of the five methods that endpoints have, in capital
    /// letters as in HTTP itself.
    HTTP_METHOD = "http-method": "`http` begins with something else than a method",
        help: "write `GET`, `POST`, `PUT`, `PATCH` or `DELETE`, a blank, and the path";

    /// `http` is the method, one blank and the path. The path begins with a slash
    /// and is put behind the base URL; it has neither a host nor a query, and no
    /// segment that a server could read as "one level up". A query is described
    /// by a type, with `query = "…"`.
    HTTP_PATH = "http-path": "`http` is no method and path",
        help: "write method, blank, path: `http = \"GET /orders/{id}\"`; the query has a type of its own";

    /// A placeholder fills a whole segment of the path, so that a value can never
    /// leave its segment, and is named once, in `snake_case`, so that it can be an
    /// argument of the method.
    PLACEHOLDER = "placeholder": "a placeholder of a path cannot be filled",
        help: "a placeholder fills a whole segment and has a lower-case name: `/orders/{id}`";

    /// A method of the client takes one argument for each placeholder of the
    /// path, and its type comes from the entry of that name in `path`.
    MISSING_PATH_PARAMETER = "missing-path-parameter": "a placeholder has no entry in `path`",
        help: "add the placeholder to `path`, with an id or a simple type";

    /// What an entry of `path` gives, nothing takes: the path has no such
    /// placeholder. More often than not, one of the two names has a typo.
    UNUSED_PATH_PARAMETER = "unused-path-parameter": "an entry of `path` has no placeholder",
        help: "take the entry away, or add the placeholder to `http`";

    /// A placeholder is filled with one word: an id, an enum, text, a number. An
    /// object or a list has no form in a path, and without a value there would be
    /// an empty segment, which is another path.
    PATH_PARAMETER_TYPE = "path-parameter-type": "a path parameter has a type that no path can carry",
        help: "a path takes ids, enums, text, integers and the like, none of them optional";

    /// A body in a GET request has no meaning in HTTP. Servers and proxies on the
    /// way may drop it, or reject the request.
    BODY_OF_GET = "body-of-get": "a GET request has a body",
        help: "use `query`, or another HTTP method";

    /// A query or a header is made of words. Text, numbers, enums, ids and lists
    /// of them have such a form; an object, a map or a list of lists has none
    /// that all servers read alike.
    NOT_FLAT = "not-flat": "a query or header has a field that cannot be written as words",
        help: "its fields have to be text, numbers, booleans, amounts, timestamps, enums, ids, or lists of these";

    /// The names of headers have no case: `X-Trace` and `x-trace` are one header, and
    /// of two fields for it only one would be sent.
    DUPLICATE_HEADER = "duplicate-header": "two fields of `headers` are one header",
        help: "leave one of them out";

    /// Some headers belong to the client: those that name the server, carry the key or
    /// say where a request ends, and the one that `api.idempotency_header` names. A
    /// request with a second value for one of them would fail, or be another request.
    RESERVED_PARAMETER = "reserved-parameter": "`headers` has a field that only the client sets",
        help: "leave the field out: the client sets it";

    /// The tag of a union lies beside its content, in the object around it. An
    /// response has no object around it, so there would be no place for the tag.
    UNION_AS_RESPONSE = "union-as-response": "a response is a union",
        help: "its tag lies beside it: return an object type with a field for it";

    /// Responses may come wrapped under the key of the envelope, or bare, and are
    /// distinguished by that key. A response that has a field of the same name would
    /// be opened as if it were wrapped, and read wrongly.
    RESPONSE_HAS_ENVELOPE_KEY = "response-has-envelope-key": "a response has a field of the envelope's name",
        help: "with `envelope = \"whole\"`, the type describes the whole response, the key included";

    /// `retry = "keyed"` says that an idempotency key protects the endpoint, and
    /// the key is sent in the header that the API names. Without the header,
    /// a retried call could act twice.
    KEYED_WITHOUT_HEADER = "keyed-without-header": "an endpoint is keyed, and the API has no header for the key",
        help: "add `idempotency_header = \"…\"` to `[api]`";

    /// The keys of `errors` are HTTP statuses, as numbers from 100 to 599. What an
    /// error is called goes into its `code` or its `doc`.
    ERROR_STATUS = "error-status": "the key of an error is no HTTP status",
        help: "write the number, such as `404 = \"There is no such order.\"`";

    /// `outcome` says what an error means for the request. A response with a status
    /// below 400 is no error of the API: a success is read, a redirect is not followed.
    OUTCOME_OF_SUCCESS = "outcome-of-success": "a status that is no error states an outcome",
        help: "leave `outcome` out, or state it of a status from 400";
}
