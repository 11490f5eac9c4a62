//! `durianpay simulate --spec`: the API of a spec.

use super::{Receiver, Running};
use crate::support::{durianpay, folder, text};
use serde_json::{Value, json};
use std::fs;
use tempfile::TempDir;

const AUTHORIZED: &str = "x-api-key: simulator\r\ncontent-type: application/json\r\n";

/// Returns a folder with the spec of the courier in the guide.
fn courier() -> TempDir {
    let guide = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/extending.md");
    let guide = fs::read_to_string(guide).unwrap();
    let (_, after) = guide.split_once("`courier.toml`:\n\n```toml\n").unwrap();
    let (spec, _) = after.split_once("\n```").unwrap();
    folder(&[("courier.toml", spec)])
}

fn start(arguments: &[&str]) -> (Running, TempDir) {
    let folder = courier();
    let arguments = [&["--spec", "courier.toml"], arguments].concat();
    (Running::start_in(&folder, &arguments), folder)
}

fn call(simulator: &Running, method: &str, path: &str, body: &str) -> (u16, Value) {
    simulator.send(method, path, AUTHORIZED, body)
}

/// Sends parcels with these weights.
fn send_parcels(simulator: &Running, weights: &[u32]) {
    for weight in weights {
        let parcel = json!({ "to": "Bandung", "weight": weight }).to_string();
        let (status, sent) = call(simulator, "POST", "/v2/parcels", &parcel);
        assert_eq!(status, 200, "{sent}");
    }
}

#[test]
fn an_object_is_created_read_changed_and_deleted() {
    let (simulator, _folder) = start(&[]);
    let parcel = r#"{"to":"Bandung","weight":1200,"note":"fragile"}"#;
    let (status, sent) = call(&simulator, "POST", "/v2/parcels", parcel);
    assert_eq!(status, 200, "{sent}");
    let expected = json!({
        "result": { "id": "prc_1", "state": "waiting", "to": "Bandung", "weight": 1200, "note": "fragile" }
    });
    assert_eq!(sent, expected);
    assert_eq!(
        call(&simulator, "GET", "/v2/parcels/prc_1", ""),
        (200, sent)
    );

    let change = r#"{"to":"Bogor","note":null}"#;
    let (status, changed) = call(&simulator, "PATCH", "/v2/parcels/prc_1", change);
    assert_eq!(status, 200, "{changed}");
    let expected = json!({ "id": "prc_1", "state": "waiting", "to": "Bogor", "weight": 1200, "note": "fragile" });
    assert_eq!(changed["result"], expected, "null is read as absent");

    assert_eq!(
        call(&simulator, "DELETE", "/v2/parcels/prc_1", ""),
        (204, Value::Null)
    );
    let (status, error) = call(&simulator, "GET", "/v2/parcels/prc_1", "");
    assert_eq!(status, 404);
    assert_eq!(error["detail"], "`/parcels` has no object with this id");
    let (status, _) = call(&simulator, "DELETE", "/v2/parcels/prc_1", "");
    assert_eq!(status, 404);
}

#[test]
fn a_list_has_pages_and_is_filtered() {
    let (simulator, _folder) = start(&[]);
    send_parcels(&simulator, &[1, 2, 3, 4, 5]);
    let weights = |query: &str| {
        let (status, page) = call(&simulator, "GET", &format!("/v2/parcels{query}"), "");
        assert_eq!(status, 200, "{page}");
        let parcels = page["result"]["parcels"].as_array().unwrap().clone();
        parcels
            .iter()
            .map(|parcel| parcel["weight"].as_u64().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(weights(""), [1, 2, 3, 4, 5]);
    assert_eq!(weights("?limit=2&offset=2"), [3, 4]);
    assert_eq!(weights("?limit=2&offset=4"), [5]);
    assert!(weights("?limit=2&offset=6").is_empty());
    assert!(weights("?state=delivered").is_empty());
    assert_eq!(weights("?state=waiting").len(), 5);
}

#[test]
fn an_error_names_each_field_and_its_reason() {
    let (simulator, _folder) = start(&[]);
    let rejected = |method: &str, path: &str, body: &str| {
        let (status, error) = call(&simulator, method, path, body);
        assert_eq!(status, 400, "{body}: {error}");
        error["detail"].as_str().unwrap().to_owned()
    };
    for (body, expected) in [
        ("{}", "body.to is required; body.weight is required"),
        (
            r#"{"to":1.5,"weight":"x"}"#,
            "body.weight must be an integer, not a string",
        ),
        (
            r#"{"to":"B","weight":30001}"#,
            "body.weight must be at most 30000",
        ),
        (r#"{"to":"B","weight":0}"#, "body.weight must be at least 1"),
        (r#"{"to":null,"weight":1}"#, "body.to must not be null"),
        ("[]", "body must be an object, not a list"),
        ("", "body is required"),
    ] {
        assert_eq!(rejected("POST", "/v2/parcels", body), expected, "{body}");
    }
    let long = json!({ "to": "x".repeat(101), "weight": 1 }).to_string();
    let expected = "body.to must have at most 100 characters, not 101";
    assert_eq!(rejected("POST", "/v2/parcels", &long), expected);
    assert!(rejected("POST", "/v2/parcels", "{").starts_with("body must be JSON: "));
    let expected =
        "query.limit must be at most 100; query.state must be one of `waiting`, `delivered`";
    assert_eq!(
        rejected("GET", "/v2/parcels?limit=101&state=gone", ""),
        expected
    );

    let (status, error) = call(&simulator, "PUT", "/v2/parcels/prc_1", "{}");
    assert_eq!(
        (status, &error["detail"]),
        (
            405,
            &json!("the path has no such method, only DELETE, GET, PATCH")
        )
    );
    let (status, error) = call(&simulator, "GET", "/v2/letters", "");
    assert_eq!(
        (status, &error["detail"]),
        (
            404,
            &json!("the spec has no endpoint with the path /v2/letters")
        )
    );
}

#[test]
fn differences_that_apis_tolerate_are_noted_unless_the_checks_are_strict() {
    let odd = r#"{"to":"Bandung","weight":"5","color":"red"}"#;
    let (lenient, _folder) = start(&[]);
    assert_eq!(call(&lenient, "POST", "/v2/parcels", odd).0, 200);
    let log = lenient.end("TERM");
    let notes = json!([
        "read the string as a number: body.weight",
        "ignored the unknown field: body.color"
    ]);
    assert_eq!(log[0]["notes"], notes);
    assert_eq!(log[0]["operation"], "parcels.send");

    let (strict, _folder) = start(&["--strict"]);
    let (status, error) = call(&strict, "POST", "/v2/parcels", odd);
    let expected = "body.weight must be an integer, not a string; body.color is unknown";
    assert_eq!((status, &error["detail"]), (400, &json!(expected)));
}

#[test]
fn the_key_is_required() {
    let (simulator, _folder) = start(&["--key", "k-7"]);
    for (headers, status, detail) in [
        ("", 401, json!("the header `X-Api-Key` is missing")),
        (
            "x-api-key: other\r\n",
            401,
            json!("the header `X-Api-Key` has another value than expected"),
        ),
        ("x-api-key: k-7\r\n", 200, Value::Null),
    ] {
        let (found, body) = simulator.send("GET", "/v2/parcels", headers, "");
        assert_eq!((found, &body["detail"]), (status, &detail), "{headers}");
    }
}

#[test]
fn a_webhook_is_about_an_object_that_was_created() {
    let shop = Receiver::start(200);
    let (simulator, _folder) = start(&["--webhook", &shop.url]);
    send_parcels(&simulator, &[7]);
    let about = r#"{"item":"/parcels/prc_1","fields":{"state":"delivered"}}"#;
    let (status, delivery) = simulator.control("POST", "/webhooks/parcel.delivered", about);
    assert_eq!(
        (status, &delivery["outcome"]),
        (200, &json!("accepted")),
        "{delivery}"
    );
    let body: Value = serde_json::from_str(&shop.bodies()[0]).unwrap();
    let expected = json!({
        "data": { "id": "prc_1", "state": "delivered", "to": "Bandung", "weight": 7 },
        "event": "parcel.delivered",
    });
    assert_eq!(body, expected);

    for (path, body, status) in [
        ("/webhooks/parcel.lost", "", 404),
        (
            "/webhooks/parcel.delivered",
            r#"{"item":"/parcels/prc_9"}"#,
            400,
        ),
        (
            "/webhooks/parcel.delivered",
            r#"{"itme":"/parcels/prc_1"}"#,
            400,
        ),
        ("/webhooks/parcel.delivered", "[]", 400),
        ("/nothing", "", 404),
    ] {
        let (found, error) = simulator.control("POST", path, body);
        assert_eq!(found, status, "{path} {body}: {error}");
        assert!(error["error"].is_string(), "{error}");
    }
}

#[test]
fn a_request_is_executed_once_per_idempotency_key() {
    let (simulator, _folder) = start(&[]);
    let headers = format!("{AUTHORIZED}x-request-key: once\r\n");
    let parcel = r#"{"to":"Bandung","weight":1}"#;
    let first = simulator.send("POST", "/v2/parcels", &headers, parcel);
    assert_eq!(
        first,
        simulator.send("POST", "/v2/parcels", &headers, parcel)
    );
    let other = r#"{"to":"Bandung","weight":2}"#;
    assert_eq!(
        simulator.send("POST", "/v2/parcels", &headers, other).0,
        409
    );
    let (_, state) = simulator.control("GET", "/state", "");
    assert_eq!(
        state["collections"]["/parcels"].as_array().unwrap().len(),
        1
    );
}

#[test]
fn the_control_api_injects_faults_and_resets() {
    let (simulator, _folder) = start(&[]);
    let fault = r#"{"operation":"parcels.list","status":503,"times":1}"#;
    assert_eq!(simulator.control("POST", "/faults", fault).0, 200);
    send_parcels(&simulator, &[1]);
    assert_eq!(call(&simulator, "GET", "/v2/parcels", "").0, 503);
    assert_eq!(call(&simulator, "GET", "/v2/parcels", "").0, 200);
    let (_, requests) = simulator.control("GET", "/requests", "");
    assert_eq!(requests[1]["fault"], "status 503");
    for invalid in [
        "{}",
        r#"{"status":200}"#,
        r#"{"status":500,"after":1}"#,
        "x",
    ] {
        assert_eq!(
            simulator.control("POST", "/faults", invalid).0,
            400,
            "{invalid}"
        );
    }
    assert_eq!(simulator.control("POST", "/reset", "").0, 200);
    assert_eq!(call(&simulator, "GET", "/v2/parcels/prc_1", "").0, 404);

    let page = "origin: http://evil.example\r\n";
    assert_eq!(simulator.send("POST", "/_sim/reset", page, "").0, 403);
    assert_eq!(
        simulator
            .send("GET", "/v2/parcels", "host: evil.example\r\n", "")
            .0,
        421
    );
}

#[test]
fn the_log_says_what_is_from_an_example() {
    let spec = r#"
        [api]
        name = "Weather"
        auth = "none"
        [environment.live]
        url = "https://weather.example"
        [resource.reports]
        [endpoint."reports.today"]
        http    = "GET /today"
        returns = "Report"
        retry   = "safe"
        [type.Report.fields]
        celsius = { type = "integer", example = 31 }
    "#;
    let folder = folder(&[("weather.toml", spec)]);
    let simulator = Running::start_in(&folder, &["--spec", "weather.toml"]);
    assert_eq!(
        simulator.send("GET", "/today", "", ""),
        (200, json!({ "celsius": 31 }))
    );
    let log = simulator.end("TERM");
    assert_eq!(log[0]["from_example"], json!(["the response"]));
}

#[test]
fn specs_and_options_that_cannot_be_used_are_reported() {
    let part = "[type.Order.fields]\nid = \"string\"\n";
    let files = [("part.toml", part), ("wrong.toml", "[api]\nname = 1\n")];
    let folder = folder(&files);
    fs::copy(
        courier().path().join("courier.toml"),
        folder.path().join("courier.toml"),
    )
    .unwrap();
    for (arguments, code, expected) in [
        (
            &["--spec", "part.toml"][..],
            2,
            "the spec has no table `[api]`",
        ),
        (&["--spec", "none.toml"], 2, "cannot read none.toml"),
        (&["--spec", "wrong.toml"], 1, "wrong.toml"),
        (
            &["--spec", "courier.toml", "--clock", "virtual"],
            2,
            "cannot be used with",
        ),
        (
            &["--spec", "courier.toml", "--credential", "user=x"],
            2,
            "no credential `user`",
        ),
        (
            &["--spec", "courier.toml", "--credential", "user"],
            2,
            "expected `NAME=VALUE`",
        ),
        (
            &["--spec", "courier.toml", "--webhook", "ftp://x"],
            2,
            "`http://` or `https://`",
        ),
        (
            &["--spec", "courier.toml", "--webhook-secret", "?"],
            2,
            "must be Base64",
        ),
        (&["--credential", "key=x"], 2, "--spec"),
    ] {
        let output = durianpay(&folder, &[&["simulate", "--port", "0"], arguments].concat());
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {error}");
        assert!(error.contains(expected), "{arguments:?}: {error}");
    }
}
