//! Which errors a schema sees, and which the parser alone.

/// The schema rejects a file exactly when it has one of these.
pub(crate) const SEEN: &[&str] = &[
    "base-url",
    "credential-name",
    "endpoint-name",
    "environment-name",
    "error-status",
    "header-name",
    "http-method",
    "http-path",
    "length-range",
    "link-not-https",
    "mark-name",
    "missing-key",
    "notification-name",
    "notification-path",
    "resource-name",
    "retry-minutes",
    "service-code",
    "signature-over",
    "success-status",
    "timestamp-offset",
    "union-without-members",
    "unsigned-notifications",
    "unknown-key",
    "unknown-table",
    "unknown-word",
    // But for what JSON does not tell: a date is text there, and `1.0` may pass
    // for an integer. `json.rs` leaves such files out.
    "wrong-kind",
];

/// The schema sees the form of a text, and these are also about what cannot be
/// seen in it.
pub(crate) const SEEN_IN_PART: &[&str] = &[
    // Two numbers that do not fit together.
    "signing-number",
    // The name `Self`.
    "type-name",
    // Brackets that do not match, further in than three pairs.
    "type-syntax",
    // How many days a month has.
    "unset-time",
    // How deep a type nests.
    "type-too-deep",
    // What is defined, here or in another file.
    "unknown-type",
    "unknown-endpoint",
    "path-parameter-type",
    // One placeholder twice.
    "placeholder",
    // A name on the wire that gives none for code, with no `name` beside it.
    "no-name",
];

/// Only the parser sees these: they are about what is defined, and about two
/// places.
pub(crate) const HIDDEN: &[&str] = &[
    // The text is no TOML, or a key stands twice.
    "toml-syntax",
    "duplicate-key",
    // What is defined twice, or not at all, here or in another file.
    "alias-is-taken",
    "no-base",
    "event-of-base",
    "field-of-base",
    "resource-of-base",
    "duplicate-name",
    "name-collision",
    "unknown-auth",
    "unknown-field",
    "unknown-resource",
    "no-api",
    "event-without-webhook",
    "keyed-without-header",
    "notification-field-type",
    "notification-of-same-path",
    "notification-without-table",
    "status-without-object",
    "webhook-and-notifications",
    // What two keys say of each other.
    "also-own-form",
    "auth-name",
    "constant-with-default",
    "empty-group",
    "length-without-text",
    "limit-without-number",
    "value-type",
    "body-of-get",
    "constant-type",
    "enum-number",
    "limits-turned",
    "missing-path-parameter",
    "number-without-amount",
    "unused-path-parameter",
    // Templates, and what they name.
    "acknowledgement",
    "credential-default",
    "error-codes",
    "hidden-value",
    "outcome-of-value",
    "pattern-of-integers",
    "endpoint-auth",
    "idempotency-template",
    "misplaced-placeholder",
    "signature-key",
    "signature-without-header",
    "signed-scheme",
    "template-syntax",
    "token-endpoint",
    "unknown-credential",
    "unknown-placeholder",
    "unused-credential",
    // What a name stands for.
    "added-field",
    "page-of-base",
    "response-has-envelope-key",
    "duplicate-header",
    "not-flat",
    "optional-page",
    "outcome-of-success",
    "page-counter",
    "page-items",
    "page-without-query",
    "reserved-name",
    "reserved-parameter",
    "signed-amount",
    "tag-is-field",
    "tag-of-two",
    "type-cycle",
    "union-as-response",
    "union-in-list",
    "webhook-field-type",
];

/// With one of these, the parser leaves a part of the spec out, in which a
/// schema may see more.
pub(crate) const LEAVING_OUT: &[&str] = &[
    "duplicate-name",
    "enum-number",
    "event-of-base",
    "event-without-webhook",
    "field-of-base",
    "length-without-text",
    "limit-without-number",
    "name-collision",
    "no-api",
    "no-base",
    "reserved-name",
    "signed-scheme",
    "unused-path-parameter",
];
