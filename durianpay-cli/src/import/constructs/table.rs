//! Every keyword of OpenAPI 3.0, 3.1 and 3.2, and what the import does with it.

use crate::import::node::Node;

/// A kind of object of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Document,
    Info,
    Tag,
    Server,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    /// A media type of a request body.
    Sent,
    Response,
    /// A media type of a response, or of a parameter.
    Received,
    SecurityScheme,
    Schema,
}

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

/// A keyword that contains further objects.
#[derive(Debug, Clone, Copy)]
pub(super) enum Inside {
    /// The value itself.
    One(Kind),
    /// The items of a list.
    Items(Kind),
    /// The members of an object.
    Members(Kind),
}

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

const REMARKED: Fate = Fate::Remarked(always);

/// The keywords of an object, by their fate.
pub(super) fn fates(kind: Kind) -> &'static [(Fate, &'static [&'static str])] {
    match kind {
        Kind::Document => &[
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
        ],
        Kind::Info => &[
            (Fate::Carried, &["title", "description", "version"]),
            (
                Fate::Ignored,
                &["summary", "termsOfService", "contact", "license"],
            ),
        ],
        Kind::Tag => &[
            (Fate::Carried, &["name", "description", "externalDocs"]),
            (REMARKED, &["summary", "parent", "kind"]),
        ],
        Kind::Server => &[(Fate::Carried, &["url", "description", "variables", "name"])],
        Kind::PathItem => &[
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
        ],
        Kind::Operation => &[
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
        ],
        Kind::Parameter => &[(
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
        )],
        Kind::RequestBody => &[
            (Fate::Carried, &["content", "required"]),
            (Fate::Ignored, &["description"]),
        ],
        Kind::Sent => &[
            (Fate::Carried, &["schema"]),
            (Fate::Remarked(is_not_empty), &["encoding"]),
            (REMARKED, &["itemSchema", "prefixEncoding", "itemEncoding"]),
            (Fate::Ignored, &["example", "examples"]),
        ],
        Kind::Response => &[
            (Fate::Carried, &["description", "content", "summary"]),
            (Fate::Remarked(is_not_empty), &["headers", "links"]),
        ],
        Kind::Received => &[
            (Fate::Carried, &["schema"]),
            (REMARKED, &["itemSchema"]),
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
        ],
        Kind::SecurityScheme => &[
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
        ],
        Kind::Schema => SCHEMA,
    }
}

const SCHEMA: &[(Fate, &[&str])] = &[
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
            "pattern",
            "multipleOf",
            "contentEncoding",
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

/// The keywords of an object that contain further objects.
pub(super) fn inside(kind: Kind) -> &'static [(&'static str, Inside)] {
    match kind {
        Kind::Document => &[
            ("info", Inside::One(Kind::Info)),
            ("tags", Inside::Items(Kind::Tag)),
            ("servers", Inside::Items(Kind::Server)),
        ],
        Kind::PathItem => &[("parameters", Inside::Items(Kind::Parameter))],
        Kind::Operation => &[
            ("parameters", Inside::Items(Kind::Parameter)),
            ("requestBody", Inside::One(Kind::RequestBody)),
            ("responses", Inside::Members(Kind::Response)),
        ],
        Kind::Parameter => &[("schema", Inside::One(Kind::Schema))],
        Kind::RequestBody => &[("content", Inside::Members(Kind::Sent))],
        Kind::Response => &[("content", Inside::Members(Kind::Received))],
        Kind::Sent | Kind::Received => &[("schema", Inside::One(Kind::Schema))],
        Kind::Schema => &[
            ("properties", Inside::Members(Kind::Schema)),
            ("items", Inside::One(Kind::Schema)),
            ("additionalProperties", Inside::One(Kind::Schema)),
            ("allOf", Inside::Items(Kind::Schema)),
            ("oneOf", Inside::Items(Kind::Schema)),
            ("anyOf", Inside::Items(Kind::Schema)),
        ],
        Kind::Info | Kind::Tag | Kind::Server | Kind::SecurityScheme => &[],
    }
}
