//! The mapping of a spec to its document.

use crate::document::{faults, operations, shipped, spec, v3_1, webhooks};
use durianpay_test_support::schemas::Schemas;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Returns the document of a spec with one endpoint that sends and returns `Thing`.
fn document_of(types: &str) -> Value {
    v3_1(&spec(&format!(
        "
        [api]
        name = \"Toko\"
        auth = \"key\"
        envelope = \"data\"
        [environment.live]
        url = \"https://toko.example\"
        [auth.key]
        scheme = \"basic\"
        [resource.things]
        [endpoint.\"things.create\"]
        http = \"POST /things\"
        body = \"Thing\"
        returns = \"Thing\"
        retry = \"never\"
        {types}"
    )))
}

/// Returns the schema of a field of `Thing`.
fn field(declared: &str) -> Value {
    let more = "[enum.Kind.values]\nnew = \"New.\"\n[type.Other.fields]\nkind = \"Kind?\"";
    let document = document_of(&format!("[type.Thing.fields]\nf = {declared}\n{more}"));
    document["components"]["schemas"]["Thing"]["properties"]["f"].clone()
}

#[test]
fn all_shipped_endpoints_are_exported() {
    let spec = shipped();
    let document = v3_1(&spec);
    let single = operations(&document)
        .into_iter()
        .filter_map(|(.., operation)| operation["x-spec"]["endpoint"].as_str());
    let shared = document["x-spec"]["endpoint"].as_object().unwrap();
    let found: BTreeSet<&str> = single.chain(shared.keys().map(String::as_str)).collect();
    let expected: BTreeSet<&str> = spec.endpoints().map(|one| one.id.as_str()).collect();
    assert_eq!(found, expected);
    assert_eq!(found.len(), 68);
    assert_eq!(shared.len(), 2, "{shared:?}");
}

#[test]
fn all_shipped_events_are_exported() {
    let spec = shipped();
    let document = v3_1(&spec);
    let found: Vec<&str> = webhooks(&document).iter().map(|(name, _)| *name).collect();
    let events = &spec.webhook.as_ref().unwrap().events;
    let expected: Vec<&str> = events.iter().map(|event| event.name.as_str()).collect();
    assert_eq!(found, expected);
    assert_eq!(found.len(), 15);
}

#[test]
fn json_types_are_mapped() {
    for (declared, schema) in [
        ("\"string\"", json!({"type": "string"})),
        ("\"integer\"", json!({"type": "integer", "format": "int64"})),
        ("\"boolean\"", json!({"type": "boolean"})),
        ("\"json\"", json!({})),
        (
            "\"timestamp\"",
            json!({"type": "string", "format": "date-time"}),
        ),
        ("\"Kind\"", json!({"$ref": "#/components/schemas/Kind"})),
        (
            "\"[Kind]\"",
            json!({"type": "array", "items": {"$ref": "#/components/schemas/Kind"}}),
        ),
        (
            "\"{json}\"",
            json!({"type": "object", "additionalProperties": true}),
        ),
        (
            "\"{[integer]}\"",
            json!({"type": "object", "additionalProperties": {"type": "array", "items": {"type": "integer", "format": "int64"}}}),
        ),
        (
            "\"amount?\"",
            json!({"type": "string", "format": "decimal", "pattern": "^(-?[0-9]+(\\.[0-9]{1,2})?)?$", "x-spec": {"type": "amount"}}),
        ),
        (
            "{ type = \"decimal\", number = \"plain\" }",
            json!({"type": "number", "x-spec": {"type": "decimal", "number": "plain"}}),
        ),
        (
            "{ type = \"string\", nullable = true }",
            json!({"type": ["string", "null"]}),
        ),
        (
            "{ type = \"Kind\", nullable = true }",
            json!({"anyOf": [{"$ref": "#/components/schemas/Kind"}, {"type": "null"}], "x-spec": {"type": "Kind", "nullable": true}}),
        ),
        (
            "{ type = \"timestamp\", also = [\"number\", \"boolean\"] }",
            json!({"type": ["string", "number", "boolean"], "format": "date-time", "x-spec": {"type": "timestamp", "also": ["number", "boolean"]}}),
        ),
        (
            "{ type = \"string\", const = \"IDR\" }",
            json!({"type": "string", "const": "IDR"}),
        ),
        (
            "{ type = \"string\", sensitive = true, name = \"g\", doc = \"D.\", note = \"N.\" }",
            json!({"type": "string", "description": "D.\n\nNote: N.", "x-spec": {"sensitive": true, "name": "g", "doc": "D.", "note": "N."}}),
        ),
    ] {
        assert_eq!(field(declared), schema, "{declared}");
    }
}

/// Limits and examples use JSON units. Values in other units are kept in the extension.
#[test]
fn examples_and_limits_use_json_units() {
    for (declared, schema) in [
        (
            "{ type = \"integer?\", min = 1, max = 5, default = 2 }",
            json!({"type": "integer", "format": "int64", "default": 2, "minimum": 1, "maximum": 5}),
        ),
        (
            "{ type = \"amount\", number = \"hundredths\", min = 1, example = \"10.5\" }",
            json!({
                "type": "integer", "format": "int64", "examples": [1050], "minimum": 100,
                "x-spec": {"type": "amount", "number": "hundredths", "example": "10.5", "min": 1},
            }),
        ),
        (
            "{ type = \"amount\", number = \"rupiah\", example = \"10.50\", max = 90 }",
            json!({"type": "number", "examples": [10.5], "maximum": 90, "x-spec": {"type": "amount", "number": "rupiah", "example": "10.50"}}),
        ),
        (
            "{ type = \"[string]\", min_length = 1, max_length = 3 }",
            json!({"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 3}),
        ),
        (
            "{ type = \"amount\", also = \"number\", max = 9 }",
            json!({
                "type": ["string", "number"], "format": "decimal", "maximum": 9, "pattern": "^-?[0-9]+(\\.[0-9]{1,2})?$",
                "x-spec": {"type": "amount", "also": ["number"], "max": 9},
            }),
        ),
    ] {
        assert_eq!(field(declared), schema, "{declared}");
    }
}

/// Enums and unions accept unlisted values.
#[test]
fn open_types_stay_open() {
    let document = document_of(
        "
        [type.Thing.fields]
        kind = \"Kind\"
        content = \"Content\"
        [enum.Kind.values]
        new = \"New.\"
        [union.Content]
        tag = \"type\"
        [union.Content.members]
        A = \"Other\"
        [type.Other.fields]
        name = \"string\"",
    );
    let validator = Schemas::new(&document).named("Thing");
    for sound in [
        json!({"kind": "new", "type": "A", "content": {"name": "n"}}),
        json!({"kind": "newer", "type": "B", "content": 1}),
    ] {
        assert_eq!(faults(&validator, &sound), Vec::<String>::new(), "{sound}");
    }
    for faulty in [
        json!({"kind": "new", "type": "A", "content": {}}),
        json!({"kind": "new", "content": {"name": "n"}}),
        json!({"type": "A", "content": {"name": "n"}}),
    ] {
        assert_ne!(
            faults(&validator, &faulty),
            Vec::<String>::new(),
            "{faulty}"
        );
    }
}

/// The tag of each known charge of the shipped spec selects exactly one case.
#[test]
fn the_tag_of_a_charge_selects_its_content() {
    let document = v3_1(&shipped());
    let validator = Schemas::new(&document).named("ChargePayment");
    let qris = json!({"order_id": "ord_1", "amount": "10000"});
    let charge = |tag: &str| json!({"type": tag, "request": qris});
    assert_eq!(faults(&validator, &charge("QRIS")), Vec::<String>::new());
    assert_ne!(faults(&validator, &charge("VA")), Vec::<String>::new());
    let not_money = json!({"type": "QRIS", "request": {"order_id": "ord_1", "amount": "much"}});
    assert_ne!(faults(&validator, &not_money), Vec::<String>::new());
}

#[test]
fn one_field_of_a_group_is_required() {
    let types = "[type.Thing]\nany_of = [[\"a\", \"b\"], [\"c\"]]\n[type.Thing.fields]\na = \"string?\"\nb = \"string?\"\nc = \"string?\"";
    let document = document_of(types);
    let validator = Schemas::new(&document).named("Thing");
    assert_eq!(
        faults(&validator, &json!({"b": "", "c": ""})),
        Vec::<String>::new()
    );
    for faulty in [json!({"a": ""}), json!({"c": ""}), json!({})] {
        assert_ne!(
            faults(&validator, &faulty),
            Vec::<String>::new(),
            "{faulty}"
        );
    }
}

/// Endpoints with the same route share an operation. The individual endpoints are in the top-level
/// extension.
#[test]
fn endpoints_share_a_route() {
    let spec = spec(
        "
        [resource.things]
        [endpoint.\"things.get\"]
        http = \"GET /things/{id}\"
        path = { id = \"string\" }
        query = \"One\"
        returns = \"string\"
        retry = \"safe\"
        [endpoint.\"things.list\"]
        http = \"GET /things/{shop}\"
        variant_of = \"things.get\"
        path = { shop = \"string\" }
        query = \"Many\"
        returns = \"[string]\"
        retry = \"safe\"
        [endpoint.\"things.print\"]
        http = \"GET /things/{id}\"
        variant_of = \"things.get\"
        path = { id = \"string\" }
        returns = \"bytes\"
        accept = \"image/png\"
        retry = \"safe\"
        [endpoint.\"things.remove\"]
        http = \"DELETE /things/{gone}\"
        path = { gone = \"string\" }
        retry = \"never\"
        [type.One.fields]
        both = \"string\"
        one = \"string\"
        [type.Many.fields]
        both = \"string\"",
    );
    let document = v3_1(&spec);
    let places: Vec<_> = operations(&document)
        .into_iter()
        .map(|(path, verb, _)| (path, verb))
        .collect();
    assert_eq!(
        places,
        [("/things/{id}", "delete"), ("/things/{id}", "get")]
    );
    let get = &document["paths"]["/things/{id}"]["get"];
    let parameters: Vec<_> = get["parameters"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["name"].as_str().unwrap(), one["required"] == true))
        .collect();
    assert_eq!(parameters, [("id", true), ("both", false), ("one", false)]);
    let answer = &get["responses"]["200"]["content"]["application/json"]["schema"];
    let text = json!({"type": "string"});
    assert_eq!(
        *answer,
        json!({"anyOf": [text, {"type": "array", "items": text}]})
    );
    let print = &get["responses"]["200"]["content"]["image/png"]["schema"];
    assert!(print.is_object(), "{get}");
    assert_eq!(get["x-spec"], json!({"generated": true}));
    let tables = document["x-spec"]["endpoint"].as_object().unwrap();
    let http: Vec<_> = tables.values().map(|table| &table["http"]).collect();
    assert_eq!(
        http,
        [
            "DELETE /things/{gone}",
            "GET /things/{id}",
            "GET /things/{shop}",
            "GET /things/{id}"
        ]
    );
}

/// Several errors with one status are kept in the extension.
#[test]
fn no_error_is_lost() {
    let document = document_of(
        "[endpoint.\"things.create\".errors]\n200 = \"Refused all the same.\"\n400 = \"Faulty.\"\n[type.Thing.fields]\nf = \"string\"",
    );
    let post = &document["paths"]["/things"]["post"];
    let errors = json!({"200": {"doc": "Refused all the same."}, "400": {"doc": "Faulty."}});
    assert_eq!(post["x-spec"]["errors"], errors);
    assert_eq!(
        post["responses"]["200"]["description"],
        "The response, under `data`."
    );
}

#[test]
fn response_headers_servers_and_error_types_are_exported() {
    let document = v3_1(&spec(
        "
        [api]
        name = \"Toko\"
        auth = \"none\"
        [environment.live]
        url = \"https://toko.example\"
        [resource.things]
        [endpoint.\"things.get\"]
        http = \"GET /things\"
        servers = { live = { url = \"https://up.toko.example\", doc = \"For files.\" } }
        response_headers = \"Headers\"
        retry = \"safe\"
        [endpoint.\"things.get\".errors]
        404 = \"None.\"
        4XX = { type = \"Problem\" }
        [type.Headers.fields]
        X-Total = { type = \"integer?\", doc = \"The total.\" }
        [type.Problem.fields]
        title = \"string\"",
    ));
    let operation = &document["paths"]["/things"]["get"];
    assert_eq!(
        operation["servers"],
        json!([{"url": "https://up.toko.example", "description": "For files."}])
    );
    assert_eq!(
        operation["responses"]["200"]["headers"],
        json!({"X-Total": {
            "description": "The total.", "required": false, "schema": {"type": "integer", "format": "int64"},
        }})
    );
    let responses = &operation["responses"];
    assert_eq!(responses["404"]["content"], Value::Null);
    let content = &responses["4XX"]["content"]["application/json"];
    assert_eq!(
        content["schema"],
        json!({"$ref": "#/components/schemas/Problem"})
    );
    assert_eq!(responses["4XX"]["x-spec"], json!({"type": "Problem"}));
}
