//! Lists that come in pages, recognised by the names of their fields.

use crate::features::imported;
use durianpay_cli::import::Options;
use durianpay_codegen::Source;
use durianpay_codegen::model::{FieldPath, NextCursor, PageWay};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// Builds a document with one list.
fn document(query: &Value, response: &Value, headers: &Value) -> String {
    let parameters: Vec<Value> = query
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, schema)| json!({"name": name, "in": "query", "schema": schema}))
        .collect();
    json!({
        "openapi": "3.1.0", "info": {"title": "Toko", "version": "1"},
        "servers": [{"url": "https://api.example.com/v1"}],
        "paths": {"/things": {"get": {
            "operationId": "listThings", "parameters": parameters,
            "responses": {"200": {
                "description": "", "headers": headers, "content": {"application/json": {"schema": response}}
            }},
        }}},
    })
    .to_string()
}

fn object(properties: &Value) -> Value {
    json!({"type": "object", "properties": properties})
}

fn integer() -> Value {
    json!({"type": "integer"})
}

fn string() -> Value {
    json!({"type": "string"})
}

fn list() -> Value {
    json!({"type": "array", "items": object(&json!({"id": string()}))})
}

/// Imports a list. Returns the path of its items, how pages are requested, and the report.
fn page(query: &Value, response: &Value) -> Option<(Option<String>, PageWay)> {
    let (page, report) = read(&document(query, response, &json!({})));
    assert_eq!(page.is_some(), report.contains("review `page`"), "{report}");
    page
}

fn read(document: &str) -> (Option<(Option<String>, PageWay)>, String) {
    let imported = imported(document, &Options::default());
    let (spec, _) = durianpay_codegen::read(&[Source::new("toko.toml", imported.whole())]);
    let endpoint = spec.endpoints().next().unwrap();
    let page = endpoint.page.as_ref().map(|page| {
        let items = page.items.as_ref().map(FieldPath::to_string);
        (items, page.way.clone())
    });
    (page, imported.report.to_string())
}

fn path(text: &str) -> FieldPath {
    FieldPath(text.split('.').map(str::to_owned).collect())
}

#[test]
fn a_cursor_is_recognised() {
    let meta = object(&json!({"next_cursor": string()}));
    let response = object(&json!({"data": list(), "meta": meta}));
    let way = PageWay::Cursor {
        query: "cursor".to_owned(),
        next: NextCursor::Response(path("meta.next_cursor")),
        more: None,
    };
    let query = json!({"cursor": string(), "limit": integer()});
    assert_eq!(
        page(&query, &response),
        Some((Some("data".to_owned()), way))
    );

    let response = object(
        &json!({"nextPageToken": string(), "files": list(), "hasMore": {"type": "boolean"}}),
    );
    let way = PageWay::Cursor {
        query: "pageToken".to_owned(),
        next: NextCursor::Response(path("nextPageToken")),
        more: Some(path("hasMore")),
    };
    assert_eq!(
        page(&json!({"pageToken": string()}), &response),
        Some((Some("files".to_owned()), way))
    );
}

#[test]
fn the_last_item_is_recognised() {
    let response = object(&json!({"data": list(), "has_more": {"type": "boolean"}}));
    let way = PageWay::Cursor {
        query: "starting_after".to_owned(),
        next: NextCursor::LastItem(path("id")),
        more: Some(path("has_more")),
    };
    let query = json!({"starting_after": string(), "ending_before": string(), "limit": integer()});
    assert_eq!(
        page(&query, &response),
        Some((Some("data".to_owned()), way))
    );
}

#[test]
fn skip_and_limit_are_recognised() {
    let way = PageWay::Skip {
        query: "offset".to_owned(),
    };
    let query = json!({"offset": integer(), "limit": integer()});
    assert_eq!(page(&query, &list()), Some((None, way)));
}

/// The number of the first page decides whether a page is left out.
#[test]
fn a_page_number_is_recognised_if_the_first_is_known() {
    let meta = object(&json!({"total_pages": integer()}));
    let response =
        object(&json!({"result": object(&json!({"rows": list(), "one": string()})), "meta": meta}));
    let numbered = |schema: Value| page(&json!({"page": schema}), &response);
    for (schema, first) in [
        (json!({"type": "integer", "default": 1}), 1),
        (json!({"type": "integer", "default": 0, "minimum": 0}), 0),
        (json!({"type": "integer", "minimum": 1}), 1),
    ] {
        let way = PageWay::Number {
            query: "page".to_owned(),
            first,
            pages: Some(path("meta.total_pages")),
            more: None,
        };
        assert_eq!(
            numbered(schema),
            Some((Some("result.rows".to_owned()), way))
        );
    }
    assert_eq!(numbered(integer()), None);
    assert_eq!(numbered(json!({"type": "integer", "default": 10})), None);
    assert_eq!(numbered(json!({"type": "string", "default": "1"})), None);
}

#[test]
fn a_link_is_recognised() {
    let headers = json!({"Link": {"schema": string()}});
    let document = document(&json!({"per_page": integer()}), &list(), &headers);
    let (page, report) = read(&document);
    assert_eq!(page, Some((None, PageWay::Link)));
    assert!(report.contains("the header `Link`"), "{report}");
}

#[test]
fn nothing_is_guessed() {
    let cursor = json!({"cursor": string()});
    let next = string();
    for (query, response) in [
        // No place of the next cursor, or one of another type.
        (cursor.clone(), object(&json!({"data": list()}))),
        (
            cursor.clone(),
            object(&json!({"data": list(), "next_cursor": {"type": "boolean"}})),
        ),
        // No list, or several.
        (cursor.clone(), object(&json!({"next_cursor": next}))),
        (
            cursor.clone(),
            object(&json!({"next_cursor": next, "dogs": list(), "cats": list()})),
        ),
        // A cursor of another type.
        (
            json!({"cursor": {"type": "boolean"}}),
            object(&json!({"data": list(), "next_cursor": next})),
        ),
        // No limit, so that the offset may be in pages.
        (json!({"offset": integer()}), list()),
        (json!({}), list()),
    ] {
        assert_eq!(page(&query, &response), None, "{query} {response}");
    }
}

fn fields(names: &'static [&'static str]) -> impl Strategy<Value = Value> {
    let kind = select(&["string", "integer", "boolean", "array", "object", "number"][..]);
    let field = (select(names), kind, any::<bool>()).prop_map(|(name, kind, is_deep)| {
        let schema = match kind {
            "array" => list(),
            "object" if is_deep => object(&json!({"next_cursor": string(), "more.items": list(), "has_more": {"type": "boolean"}})),
            "integer" => json!({"type": kind, "default": i32::from(is_deep)}),
            kind => json!({"type": kind}),
        };
        (name.to_owned(), schema)
    });
    vec(field, 0..5).prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever fields there are, the result is a valid spec.
    #[test]
    fn any_page_is_valid(
        query in fields(&["cursor", "after", "page", "offset", "limit", "starting_after", "page_token"]),
        response in fields(&["data", "items", "next_cursor", "meta", "paging", "has_more", "last_id", "a.b", "", "pages"]),
        has_link in any::<bool>(),
    ) {
        let headers = if has_link { json!({"Link": {"schema": string()}}) } else { json!({}) };
        imported(&document(&query, &object(&response), &headers), &Options::default());
    }
}
