//! Sorts the rules into errors that the JSON Schema detects and those that only the
//! parser detects.

/// The schema rejects a file if and only if it breaks one of these rules.
pub(crate) const SEEN: &[&str] = &[
    "credential-name",
    "currency-code",
    "endpoint-name",
    "enum-without-values",
    "environment-name",
    "error-status",
    "header-name",
    "header-value",
    "http-method",
    "http-path",
    "length-range",
    "link-not-https",
    "mark-name",
    "missing-key",
    "notification-name",
    "notification-path",
    "media-type",
    "page-first",
    "resource-name",
    "retry-minutes",
    "service-code",
    "webhook-tolerance",
    "success-status",
    "timestamp-offset",
    "union-without-members",
    "unsigned-notifications",
    "unknown-key",
    "unknown-table",
    "unknown-word",
    // Except where JSON loses information: a date is a string there, and `1.0` may be
    // an integer. `json.rs` skips such files.
    "wrong-kind",
];

/// The schema checks the format of a string, but these rules also cover errors that the
/// format does not show.
pub(crate) const SEEN_IN_PART: &[&str] = &[
    // A signature in the payload without `over`.
    "signature-over",
    // Plain HTTP in an environment without `plain_http`.
    "base-url",
    // Two numbers that do not fit together.
    "signing-number",
    // The name `Self`.
    "type-name",
    // Unmatched brackets inside more than three pairs.
    "type-syntax",
    // The number of days of a month.
    "unset-time",
    // The nesting of a type.
    "type-too-deep",
    // Names that are defined here or in another file.
    "unknown-type",
    "unknown-endpoint",
    "path-parameter-type",
    // The same placeholder twice.
    "placeholder",
    // A name on the wire from which no Rust name can be derived, without a `name`.
    "no-name",
];

/// Only the parser detects these errors: they depend on definitions, or on two places.
pub(crate) const HIDDEN: &[&str] = &[
    // A file without tables may be one of several.
    "empty-spec",
    // Values that depend on an enum, a limit or the type of a field.
    "value-of-enum",
    "value-limits",
    "default-of-required",
    "required-in-group",
    "error-field",
    // The route of another endpoint.
    "endpoint-variant",
    // The text is not TOML, or a key is defined twice.
    "toml-syntax",
    "duplicate-key",
    // Duplicate or missing definitions, here or in another file.
    "alias-is-taken",
    "no-base",
    "event-of-base",
    "field-of-base",
    "field-path",
    "resource-of-base",
    "duplicate-name",
    "name-collision",
    "unknown-auth",
    "unknown-field",
    "unknown-resource",
    "no-api",
    "no-environment",
    "event-without-webhook",
    "keyed-without-header",
    "notification-field-type",
    "notification-of-same-path",
    "notification-without-table",
    "status-without-object",
    "webhook-and-notifications",
    // Two keys that contradict each other.
    "also-own-form",
    "currency",
    "signed-body",
    "unnamed-events",
    "webhook-keys",
    "auth-keys",
    "auth-name",
    "constant-with-default",
    "empty-group",
    "length-without-text",
    "limit-without-number",
    "pattern-without-text",
    "value-type",
    "body-form",
    "body-of-get",
    "media-type-without-body",
    "response-of-head",
    "several-responses",
    "endpoint-server",
    "plain-http",
    "error-type",
    "constant-type",
    "enum-number",
    "limits-of-values",
    "limits-turned",
    "missing-path-parameter",
    "number-without-amount",
    "unused-path-parameter",
    // Templates, and the names in them.
    "acknowledgement",
    "credential-default",
    "error-codes",
    "hidden-value",
    "outcome-of-value",
    "pattern-of-integers",
    "endpoint-auth",
    "idempotency-template",
    "key-credential",
    "misplaced-placeholder",
    "signature-key",
    "signature-without-header",
    "signed-scheme",
    "template-syntax",
    "token-endpoint",
    "unknown-credential",
    "unknown-placeholder",
    "unused-credential",
    // The kind of a named type.
    "added-field",
    "bytes-inside",
    "event-stream",
    "file-place",
    "page-of-base",
    "response-has-envelope-key",
    "duplicate-header",
    "not-flat",
    "optional-body",
    "optional-page",
    "outcome-of-success",
    "page-counter",
    "page-field",
    "page-items",
    "page-keys",
    "page-way",
    "page-without-query",
    "reserved-name",
    "reserved-parameter",
    "signed-amount",
    "style-place",
    "style-type",
    "tag-is-field",
    "tag-of-two",
    "type-cycle",
    "union-as-response",
    "union-in-list",
    "member-type",
    "members-alike",
    "webhook-field-type",
    // Keys that need another.
    "inside-without-tag",
    // Warnings about what the whole spec leaves unused.
    "unused-auth",
    "unused-resource",
    "unused-type",
];

/// If one of these rules is broken, the parser omits a part of the spec in which the
/// schema may detect more errors.
pub(crate) const LEAVING_OUT: &[&str] = &[
    "duplicate-name",
    "endpoint-server",
    "enum-number",
    "event-of-base",
    "event-without-webhook",
    "field-of-base",
    "length-without-text",
    "limit-without-number",
    "name-collision",
    "no-api",
    "no-base",
    "no-environment",
    "reserved-name",
    "signed-scheme",
    "unused-path-parameter",
];
