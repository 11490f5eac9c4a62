//! Any valid document must become a valid spec.

use crate::features::imported;
use durianpay_cli::import::Options;
use durianpay_codegen::{Examples, Handles, Options as Expanding, Source, expand};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// Names that are reserved, that collide, or that are not valid in the language.
const NAMES: [&str; 31] = [
    "id",
    "Id",
    "ID",
    "type",
    "self",
    "…",
    "a b",
    "a_b",
    "2x",
    "",
    "unknown",
    "Client",
    "Event",
    "Resources",
    "X-Y",
    "data",
    "list",
    "list_with",
    "new",
    "crate",
    "name?",
    "[x]",
    "\"",
    "\u{7f}",
    "été",
    "ETE",
    "名前",
    "タグ",
    "API",
    "WEBHOOK",
    "Self",
];

fn name() -> impl Strategy<Value = String> {
    prop_oneof![3 => select(&NAMES[..]).prop_map(str::to_owned), 1 => any::<String>()]
}

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        name().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        (-1e9..1e9f64).prop_map(Value::from),
        Just(Value::Null),
        Just(json!([1])),
        Just(json!({"a": 1})),
    ]
}

fn leaf() -> impl Strategy<Value = Value> {
    let kinds = select(
        &[
            "string", "integer", "number", "boolean", "null", "object", "array",
        ][..],
    );
    let formats = select(&["date-time", "decimal", "password", "int64", "uuid"][..]);
    let leaf = prop_oneof![
        3 => (kinds, of(formats)).prop_map(|(kind, format)| match format {
            Some(format) => json!({"type": kind, "format": format}),
            None => json!({"type": kind}),
        }),
        1 => vec(scalar(), 0..4).prop_map(|values| json!({"enum": values})),
        1 => vec(name(), 1..4).prop_map(|values| json!({"type": "string", "enum": values})),
        1 => scalar().prop_map(|value| json!({"const": value})),
        2 => select(&["C0", "C1", "c-1", "Lost"][..])
            .prop_map(|name| json!({"$ref": format!("#/components/schemas/{name}")})),
        1 => Just(json!({})),
        1 => Just(json!(true)),
        1 => Just(json!({"type": ["string", "null", "integer"]})),
        1 => Just(json!({"oneOf": [{"type": "integer"}, {"type": "string"}]})),
        1 => Just(json!({"items": {"type": "string"}})),
    ];
    // Limits and defaults, which documents also write where they have no meaning.
    (leaf, vec(decoration(), 0..3)).prop_map(|(mut leaf, decorations)| {
        if let Value::Object(members) = &mut leaf {
            members.extend(
                decorations
                    .into_iter()
                    .map(|(key, value)| (key.to_owned(), value)),
            );
        }
        leaf
    })
}

fn schema() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(4, 24, 4, |inner| {
        let object = (vec((name(), inner.clone()), 0..4), vec(name(), 0..2)).prop_map(
            |(properties, required)| {
                let properties: Map<String, Value> = properties.into_iter().collect();
                json!({"type": "object", "properties": properties, "required": required})
            },
        );
        let wrapped = (
            select(&["allOf", "oneOf", "anyOf"][..]),
            vec(inner.clone(), 0..4),
        )
            .prop_map(|(key, cases)| json!({key: cases}));
        let shape = prop_oneof![
            3 => object,
            1 => inner.clone().prop_map(|items| json!({"type": "array", "items": items})),
            1 => inner.clone().prop_map(|others| json!({"additionalProperties": others})),
            2 => wrapped,
        ];
        (shape, decoration())
            .prop_map(|(mut shape, (key, value))| {
                shape[key] = value;
                shape
            })
            .boxed()
    })
}

/// Annotations of a schema, which may be invalid.
fn decoration() -> impl Strategy<Value = (&'static str, Value)> {
    prop_oneof![
        select(
            &[
                "nullable",
                "readOnly",
                "writeOnly",
                "deprecated",
                "uniqueItems"
            ][..]
        )
        .prop_map(|key| (key, json!(true))),
        (
            select(
                &[
                    "minimum",
                    "maximum",
                    "minLength",
                    "maxLength",
                    "maxItems",
                    "minProperties",
                    "maxProperties",
                    "multipleOf",
                    "exclusiveMinimum"
                ][..]
            ),
            prop_oneof![any::<i64>(), 0..9_i64]
        )
            .prop_map(|(key, value)| (key, json!(value))),
        (
            select(&["default", "example", "description", "title", "pattern"][..]),
            scalar()
        ),
        select(&["http://a.example", "https://a.example", "a"][..])
            .prop_map(|url| ("externalDocs", json!({"url": url}))),
    ]
}

fn parameter() -> impl Strategy<Value = Value> {
    (
        name(),
        select(&["path", "query", "header", "cookie"][..]),
        any::<bool>(),
        schema(),
        of(select(
            &[
                "form",
                "deepObject",
                "simple",
                "matrix",
                "spaceDelimited",
                "pipeDelimited"
            ][..],
        )),
        of(any::<bool>()),
    )
        .prop_map(|(name, place, required, schema, style, explode)| {
            json!({"name": name, "in": place, "required": required, "schema": schema, "style": style, "explode": explode})
        })
}

fn operation() -> impl Strategy<Value = Value> {
    let status = select(&["200", "204", "2XX", "404", "default", "99", "x"][..]);
    let response = of(schema()).prop_map(|schema| match schema {
        Some(schema) => {
            json!({"description": "It.", "content": {"application/json": {"schema": schema}}})
        }
        None => json!({"description": ""}),
    });
    (
        of(name()),
        vec(name(), 0..2),
        vec(parameter(), 0..4),
        of((
            any::<bool>(),
            schema(),
            of((
                name(),
                select(&["form", "deepObject", "pipeDelimited"][..]),
                any::<bool>(),
            )),
        )),
        vec((status, response), 0..3),
    )
        .prop_map(|(id, tags, parameters, body, responses)| {
            let responses: Map<String, Value> = responses
                .into_iter()
                .map(|(status, response)| (status.to_owned(), response))
                .collect();
            let mut operation =
                json!({"tags": tags, "parameters": parameters, "responses": responses});
            if let Some(id) = id {
                operation["operationId"] = id.into();
            }
            if let Some((required, schema, encoding)) = body {
                let content = match encoding {
                    None => json!({"application/json": {"schema": schema}}),
                    Some((name, style, explode)) => json!({"application/x-www-form-urlencoded": {
                        "schema": schema, "encoding": {name: {"style": style, "explode": explode}}
                    }}),
                };
                operation["requestBody"] = json!({"required": required, "content": content});
            }
            operation
        })
}

fn document() -> impl Strategy<Value = Value> {
    let servers = of(select(&["https://a.example", "https://b.example"][..]));
    let path = select(
        &[
            "/",
            "/a/{id}",
            "/a/{ID}/{id}",
            "/{a b}",
            "/v1/things/",
            "/x{y}",
            "a",
        ][..],
    );
    let method = select(&["get", "post", "delete", "head"][..]);
    let envelope = (name(), schema()).prop_map(|(event, data)| {
        json!({"type": "object", "properties": {"type": {"const": event}, "data": data}})
    });
    let hook = prop_oneof![envelope, schema()].prop_map(|schema| {
        json!({"post": {"requestBody": {"content": {"application/json": {"schema": schema}}}}})
    });
    (
        vec((path, method, operation(), servers), 0..4),
        [schema(), schema(), schema()],
        vec((name(), hook), 0..3),
        name(),
        of(name()),
    )
        .prop_map(|(operations, [first, second, third], hooks, title, server)| {
            let mut paths = json!({});
            let mut shared = json!({});
            for (index, (path, method, operation, server)) in operations.into_iter().enumerate() {
                // Operations may be references, too.
                let name = format!("o{index}");
                paths[path][method] = if index % 2 == 0 {
                    operation
                } else {
                    shared[&name] = operation;
                    json!({"$ref": format!("#/components/x-operations/{name}")})
                };
                if let Some(server) = server {
                    paths[path]["servers"] = json!([{"url": server}]);
                }
            }
            let hooks: Map<String, Value> = hooks.into_iter().collect();
            json!({
                "openapi": "3.1.0", "info": {"title": title}, "paths": paths, "webhooks": hooks,
                "servers": [{"url": format!("https://a.example/{}", server.unwrap_or_default())}],
                "components": {"x-operations": shared, "schemas": {"C0": first, "C1": second, "c-1": third}},
            })
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_becomes_a_valid_spec(document in document(), envelope in of(name())) {
        let options = Options { envelope, ..Options::default() };
        let spec = imported(&document.to_string(), &options).whole();
        let expanding = Expanding { handles: Handles::Extension, features: None, only: Vec::new(), examples: Examples::Omitted };
        let tokens = expand(&[Source::new("imported.toml", spec)], &expanding).tokens;
        prop_assert!(syn::parse2::<syn::File>(tokens).is_ok());
    }
}
