//! The keywords of OpenAPI 3.0, 3.1 and 3.2, by their fate.

use crate::import::node::Node;

/// The result of a keyword.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fate {
    /// Carried over, or reported where it is read.
    Carried,
    /// Not carried over, with a remark if the function returns true for the object and the value of the keyword.
    Remarked(fn(&Node<'_>, &Node<'_>) -> bool),
    /// Not carried over, and not reported: it concerns no call.
    Ignored,
}

/// The keywords of an object.
pub(super) type Keywords = &'static [(Fate, &'static [&'static str])];

fn always(_: &Node<'_>, _: &Node<'_>) -> bool {
    true
}

fn is_true(_: &Node<'_>, value: &Node<'_>) -> bool {
    value.json.as_bool() == Some(true)
}

fn is_not_empty(_: &Node<'_>, value: &Node<'_>) -> bool {
    !value.members().is_empty() || !value.items().is_empty()
}

/// The number of members of a map is carried over, that of an object with fields is not.
fn has_fields(object: &Node<'_>, _: &Node<'_>) -> bool {
    ["properties", "allOf", "oneOf", "anyOf"]
        .iter()
        .any(|key| object.has(key))
}

/// The schema of an item is carried over for events.
fn is_not_of_events(object: &Node<'_>, _: &Node<'_>) -> bool {
    !object.last_step().starts_with("text/event-stream")
}

/// A string in Base64 is a type of the language.
fn is_not_base64(_: &Node<'_>, value: &Node<'_>) -> bool {
    value.json.as_str() != Some("base64")
}

const REMARKED: Fate = Fate::Remarked(always);

pub(super) const DOCUMENT: Keywords = &[
    (
        Fate::Carried,
        &[
            "openapi",
            "info",
            "servers",
            "paths",
            "components",
            "security",
            "tags",
            "externalDocs",
            "webhooks",
        ],
    ),
    (REMARKED, &["jsonSchemaDialect", "$self"]),
];

pub(super) const INFO: Keywords = &[
    (Fate::Carried, &["title", "description", "version"]),
    (
        Fate::Ignored,
        &["summary", "termsOfService", "contact", "license"],
    ),
];

pub(super) const TAG: Keywords = &[
    (Fate::Carried, &["name", "description", "externalDocs"]),
    (REMARKED, &["summary", "parent", "kind"]),
];

pub(super) const SERVER: Keywords =
    &[(Fate::Carried, &["url", "description", "variables", "name"])];

pub(super) const PATH_ITEM: Keywords = &[
    (
        Fate::Carried,
        &[
            "$ref",
            "servers",
            "parameters",
            "get",
            "put",
            "post",
            "delete",
            "options",
            "head",
            "patch",
            "trace",
        ],
    ),
    (
        REMARKED,
        &["summary", "description", "query", "additionalOperations"],
    ),
];

pub(super) const OPERATION: Keywords = &[
    (
        Fate::Carried,
        &[
            "tags",
            "summary",
            "description",
            "externalDocs",
            "operationId",
            "parameters",
            "requestBody",
            "responses",
            "deprecated",
            "security",
            "servers",
        ],
    ),
    (Fate::Remarked(is_not_empty), &["callbacks"]),
];

pub(super) const PARAMETER: Keywords = &[(
    Fate::Carried,
    &[
        "name",
        "in",
        "description",
        "required",
        "deprecated",
        "style",
        "explode",
        "schema",
        "example",
        "examples",
        "content",
        "allowReserved",
        "allowEmptyValue",
    ],
)];

pub(super) const REQUEST_BODY: Keywords = &[
    (Fate::Carried, &["content", "required"]),
    (Fate::Ignored, &["description"]),
];

pub(super) const SENT: Keywords = &[
    (Fate::Carried, &["schema", "encoding"]),
    (REMARKED, &["itemSchema", "prefixEncoding", "itemEncoding"]),
    (Fate::Ignored, &["example", "examples"]),
];

pub(super) const RESPONSE: Keywords = &[
    (
        Fate::Carried,
        &["description", "headers", "content", "summary"],
    ),
    (Fate::Remarked(is_not_empty), &["links"]),
];

pub(super) const RECEIVED: Keywords = &[
    (Fate::Carried, &["schema"]),
    (Fate::Remarked(is_not_of_events), &["itemSchema"]),
    // An encoding applies to requests only.
    (
        Fate::Ignored,
        &[
            "example",
            "examples",
            "encoding",
            "prefixEncoding",
            "itemEncoding",
        ],
    ),
];

pub(super) const SECURITY_SCHEME: Keywords = &[
    (
        Fate::Carried,
        &[
            "type",
            "description",
            "name",
            "in",
            "scheme",
            "flows",
            "openIdConnectUrl",
        ],
    ),
    (REMARKED, &["oauth2MetadataUrl"]),
    (Fate::Ignored, &["bearerFormat", "deprecated"]),
];

pub(super) const SCHEMA: Keywords = &[
    (
        Fate::Carried,
        &[
            "$ref",
            "type",
            "title",
            "description",
            "enum",
            "const",
            "allOf",
            "oneOf",
            "anyOf",
            "properties",
            "required",
            "items",
            "additionalProperties",
            "nullable",
            "readOnly",
            "writeOnly",
            "deprecated",
            "default",
            "example",
            "examples",
            "externalDocs",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "pattern",
            "minItems",
            "maxItems",
            "discriminator",
            "prefixItems",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "format",
        ],
    ),
    (
        REMARKED,
        &[
            "multipleOf",
            "contentMediaType",
            "contentSchema",
            "propertyNames",
            "patternProperties",
            "not",
            "if",
            "then",
            "else",
            "dependentRequired",
            "dependentSchemas",
            "contains",
            "minContains",
            "maxContains",
            "unevaluatedItems",
            "unevaluatedProperties",
            "$dynamicRef",
            "$anchor",
            "$dynamicAnchor",
            "$id",
        ],
    ),
    (Fate::Remarked(is_true), &["uniqueItems"]),
    (Fate::Remarked(is_not_base64), &["contentEncoding"]),
    (
        Fate::Remarked(has_fields),
        &["minProperties", "maxProperties"],
    ),
    (
        Fate::Ignored,
        &[
            "xml",
            "$comment",
            "$schema",
            "$defs",
            "definitions",
            "$vocabulary",
        ],
    ),
];
