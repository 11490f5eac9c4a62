//! Classifies the rules by whether the schema can detect violations.

/// The schema rejects a file exactly if it violates one of these rules.
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
    "signing-number",
    "success-status",
    "timestamp-offset",
    "union-without-members",
    "unsigned-notifications",
    "unknown-key",
    "unknown-table",
    "unknown-word",
    // Except for differences that JSON cannot express: dates are strings, and `1.0` may count as an
    // integer. `json.rs` skips such files.
    "wrong-kind",
];

/// The schema checks the syntax of a string. These rules also depend on more than the syntax.
pub(crate) const SEEN_IN_PART: &[&str] = &[
    // The name `Self`.
    "type-name",
    // Unbalanced brackets, deeper than three pairs.
    "type-syntax",
    // The number of days of a month.
    "unset-time",
    // The nesting depth of a type.
    "type-too-deep",
    // Definitions, in this file or another one.
    "unknown-type",
    "unknown-endpoint",
    "path-parameter-type",
    // A repeated placeholder.
    "placeholder",
    // A wire name from which no Rust name can be derived, without a sibling `name`.
    "no-name",
];

/// Only the parser detects these, because they depend on definitions or on two places.
pub(crate) const HIDDEN: &[&str] = &[
    // The text is not TOML, or a key is repeated.
    "toml-syntax",
    "duplicate-key",
    // Missing or repeated definitions, in this file or another one.
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
    "notification-of-same-path",
    "notification-without-table",
    "webhook-and-notifications",
    // Constraints between two keys.
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
    // Templates and their placeholders.
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
    // The kind of the type that a name refers to.
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

/// If one of these is violated, the parser skips a part of the spec, in which a schema may find
/// more errors.
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
