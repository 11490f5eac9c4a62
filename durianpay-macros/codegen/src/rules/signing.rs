//! Signed requests: credentials, schemes, tokens.

rules! {
    SIGNING = "Signed requests";

    /// A credential becomes a field and a method of the bindings and a part of the name of an
    /// environment variable, so its name is in `snake_case`, in ASCII.
    CREDENTIAL_NAME = "credential-name": "a credential has a name of another form",
        help: "use lower-case ASCII letters, digits and `_`, a letter first";

    /// A default is for texts that are the same for nearly every caller, such as the number
    /// of a channel. A secret in a spec would be everybody's, and a text without characters, or with
    /// control characters, could not be sent.
    CREDENTIAL_DEFAULT = "credential-default": "a credential has a default that it cannot have",
        help: "leave `default` out: the caller gives the value";

    /// `key` of a signature names one of the `credential` tables.
    UNKNOWN_CREDENTIAL = "unknown-credential": "a credential is named that is not there",
        help: "add `[credential.NAME]` with its `kind`";

    /// A caller has to give every credential without a default. One that no header, no
    /// body and no signature has would be asked for, and never be used.
    UNUSED_CREDENTIAL = "unused-credential": "nothing uses a credential",
        help: "use it as the `key` of a signature or as a placeholder, or leave it out";

    /// The key of an HMAC is a `secret`, that of an RSA signature an `rsa_private_key`. A
    /// `text` is no key: it may be shown.
    SIGNATURE_KEY = "signature-key": "the key of a signature is not of the kind that its algorithm needs",
        help: "name a credential of the kind that the algorithm needs";

    /// A `signed` scheme has a name in `snake_case` and a `signature`, and its unique id has
    /// digits only where a header has the id. `headers`, `signature`, `token`, `timestamp` and
    /// `unique_id_digits` belong to such a scheme alone.
    SIGNED_SCHEME = "signed-scheme": "an `auth` table lacks what its scheme needs, or has what it does not",
        help: "a scheme that is `signed` has a name in `snake_case`, `headers` and a `signature`";

    /// The server looks for the signature in a header, so one of the `headers` has the
    /// placeholder `{signature}`. Without it the signature would be made and not sent.
    SIGNATURE_WITHOUT_HEADER = "signature-without-header": "no header has the signature",
        help: "add a header with `{signature}`, such as `X-SIGNATURE = \"{signature}\"`";

    /// A placeholder begins with `{` and ends with `}`. A brace that is sent or signed as it is
    /// is written `{{`. Headers and bodies have no control characters.
    TEMPLATE_SYNTAX = "template-syntax": "a template cannot be read",
        help: "end the placeholder with `}`, and write `{{` for a brace";

    /// A placeholder is one of the language (`{method}`, `{path}`, `{body}`, `{body_sha256}`,
    /// `{timestamp}`, `{token}`, `{unique_id}`, and in headers `{signature}`), or the name of a
    /// credential of the kind `text`.
    UNKNOWN_PLACEHOLDER = "unknown-placeholder": "a placeholder of a template is not known",
        help: "name a placeholder of the language, or a credential of the kind `text`";

    /// A signature cannot be part of the text that it is made over, a token is there only
    /// where the scheme fetches one, and a secret is never sent: it is the key of a signature
    /// and nothing else.
    MISPLACED_PLACEHOLDER = "misplaced-placeholder": "a placeholder cannot be filled at its place",
        help: "take the placeholder away";

    /// The header of `api.idempotency_header` carries the key of a call, which a caller may
    /// give and which retries repeat. A signed scheme that has the header fills it with
    /// `{unique_id}` alone, which is then that key.
    IDEMPOTENCY_TEMPLATE = "idempotency-template": "the header of the idempotency key has another value",
        help: "write `{unique_id}` and nothing else";

    /// `offset` is `Z`, or a sign, two digits of hours, a colon and two of minutes, as in RFC
    /// 3339.
    TIMESTAMP_OFFSET = "timestamp-offset": "an offset from UTC has another form",
        help: "write `Z`, or an offset such as `+07:00`";

    /// A fraction of a second has at most nine digits, a unique id has 16 to 36, so that it is
    /// unique and servers take it, and a token lives for a second at least.
    SIGNING_NUMBER = "signing-number": "a number of a signed scheme is out of its range",
        help: "write a number that is within the range";

    /// A token is fetched by a call that needs no token itself, takes a body of strings or
    /// nothing, and returns an object with the token. Everything else would have to be known
    /// before there is a token.
    TOKEN_ENDPOINT = "token-endpoint": "an endpoint cannot return a token",
        help: "name an endpoint whose own `auth` fetches no token, which takes a body alone and returns an object";

    /// `auth` of an endpoint names a scheme that signs, in an API whose requests are signed: only then
    /// does a client have the credentials for both.
    ENDPOINT_AUTH = "endpoint-auth": "an endpoint has an `auth` that its client cannot use",
        help: "leave `auth` out, or name a scheme that is `signed`, as that of the API is";

    /// `service` is the part of structured response codes that names the endpoint, such as `18` in
    /// `2001800`.
    SERVICE_CODE = "service-code": "`service` has something else than digits",
        help: "write digits: `service = \"18\"`";
}
