//! Rules about credentials, and the schemes and tokens that use them.

rules! {
    SIGNING = "Credentials and signed requests";

    /// A credential becomes a field and a method of the bindings and part of the
    /// name of an environment variable, so its name must be in ASCII `snake_case`.
    CREDENTIAL_NAME = "credential-name": "invalid credential name",
        help: "start with a letter, and use only lower-case ASCII letters, digits and `_`";

    /// A default is meant for strings that are the same for nearly every caller,
    /// such as the number of a channel. It must not be a secret, which every user
    /// of the spec would see, and it cannot be sent if it is empty or contains
    /// control characters. A credential with a default is not `optional`: it always
    /// has a value.
    CREDENTIAL_DEFAULT = "credential-default": "invalid default of a credential",
        help: "remove `default`: the caller sets the value";

    /// `key` of a signature must name one of the `credential` tables.
    UNKNOWN_CREDENTIAL = "unknown-credential": "`key` names an unknown credential",
        help: "add `[credential.NAME]` with its `kind`";

    /// A caller must set every credential that has no default. A credential without
    /// a use in a scheme would be required for nothing.
    UNUSED_CREDENTIAL = "unused-credential": "unused credential",
        help: "use it as the `key` of a signature or as a placeholder, or remove it";

    /// The schemes `basic`, `bearer`, `header` and `query` send the one key of a
    /// client. If the client has several credentials, because another scheme uses
    /// them, the key is one of these: the secret `key`.
    KEY_CREDENTIAL = "key-credential": "a scheme sends the key, which is not among the credentials",
        help: "add `[credential.key]` with `kind = \"secret\"`";

    /// Each key of an `auth` table belongs to certain schemes: `user` and `password`
    /// to `basic`, and `query` to `headers`. HTTP Basic has both a user name and a
    /// password; the user name ends at a colon. A scheme with `headers` must send
    /// something, and the token if it fetches one. A scheme with placeholders must
    /// have a name in `snake_case`.
    AUTH_KEYS = "auth-keys": "missing or unexpected keys of a scheme that sends credentials",
        help: "set `user` and `password` for `basic`, and `headers` or a `query` for `headers`";

    /// The key of an HMAC must be a `secret`, and the key of an RSA signature an
    /// `rsa_private_key`. A `text` cannot be a key, because it may be shown.
    SIGNATURE_KEY = "signature-key": "the key of a signature has the wrong kind for its algorithm",
        help: "name a credential of the kind that the algorithm requires";

    /// A `signed` scheme must have a name in `snake_case` and a `signature`, and
    /// must set `unique_id_digits` only if a header uses the unique id. Other
    /// schemes must not set `signature`, `timestamp` or `unique_id_digits`, and only
    /// `headers` may set `headers` and a `token`.
    SIGNED_SCHEME = "signed-scheme": "missing or unexpected keys in an `auth` table",
        help: "a `signed` scheme needs a name in `snake_case`, `headers` and a `signature`";

    /// The server reads the signature from a header, so one of the `headers` must
    /// contain the placeholder `{signature}`. Otherwise the signature would never
    /// be sent.
    SIGNATURE_WITHOUT_HEADER = "signature-without-header": "no header contains the signature",
        help: "add a header with `{signature}`, such as `X-SIGNATURE = \"{signature}\"`";

    /// A placeholder begins with `{` and ends with `}`. A literal `{` must be
    /// written as `{{`. Headers and bodies must not contain control characters.
    TEMPLATE_SYNTAX = "template-syntax": "invalid template",
        help: "end the placeholder with `}`, and write `{{` for a literal brace";

    /// A placeholder must be one of the spec language (`{method}`, `{path}`,
    /// `{body}`, `{body_sha256}`, `{timestamp}`, `{token}`, `{unique_id}`, and in
    /// headers `{signature}`), or the name of a credential of the kind `text` or,
    /// where secrets are sent, `secret`.
    UNKNOWN_PLACEHOLDER = "unknown-placeholder": "unknown placeholder in a template",
        help: "use a placeholder of the spec language, or a credential";

    /// A signature cannot be part of the string that it signs, a token is only
    /// available if the scheme fetches one, and a signed scheme never sends a
    /// secret: it can only be the key of a signature. Schemes that do not sign send
    /// nothing but credentials and the token.
    MISPLACED_PLACEHOLDER = "misplaced-placeholder": "a placeholder is not available here",
        help: "remove the placeholder";

    /// The header of `api.idempotency_header` carries the key of a call, which a
    /// caller may set and which all retries reuse. If a signed scheme contains that
    /// header, its value must be `{unique_id}` alone, which then is that key.
    IDEMPOTENCY_TEMPLATE = "idempotency-template": "the idempotency header has another value than `{unique_id}`",
        help: "set the header to `{unique_id}`";

    /// `offset` must be `Z`, or a sign, two digits of hours, a colon and two digits
    /// of minutes, as in RFC 3339.
    TIMESTAMP_OFFSET = "timestamp-offset": "invalid offset from UTC",
        help: "write `Z`, or an offset such as `+07:00`";

    /// A fraction of a second has at most nine digits. A unique id has 16 to 36, so
    /// that it is unique and accepted by servers. A token must be valid for at
    /// least a second.
    SIGNING_NUMBER = "signing-number": "a number of a signed scheme is out of range",
        help: "write a number within the range";

    /// The endpoint of a token must not need a token itself, must take either no
    /// body or a body of strings, and must return an object with the token.
    /// Anything else would have to be known before there is a token.
    TOKEN_ENDPOINT = "token-endpoint": "an endpoint cannot be used to fetch a token",
        help: "name an endpoint whose `auth` has no `token`, that takes only a body, and that returns an object";

    /// `auth` of an endpoint chooses among the schemes of its API. A spec without
    /// `[api]` adds to the API of the client, which has the schemes of the client.
    ENDPOINT_AUTH = "endpoint-auth": "an endpoint has an `auth` that the client cannot use",
        help: "remove `auth`, or add `[api]`";

    /// `service` is the part of a structured response code that identifies the
    /// endpoint, such as `18` in `2001800`.
    SERVICE_CODE = "service-code": "`service` is not a string of digits",
        help: "write digits, such as `service = \"18\"`";
}
