//! `durianpay spec openapi` and `schema`.

use crate::support::{durianpay, folder, piped, text};
use serde_json::Value;
use std::fs;

const SPEC: &str = r#"
[api]
name = "Toko"
auth = "key"

[auth.key]
scheme = "basic"

[environment.live]
url = "https://api.example.com"

[resource.orders]
doc = "Orders of customers."

[endpoint."orders.get"]
http    = "GET /orders/{id}"
path    = { id = "string" }
returns = "Order"
retry   = "safe"

[type.Order.fields]
id = "string"
"#;

#[test]
fn a_spec_becomes_a_document() {
    let folder = folder(&[("toko.toml", SPEC)]);
    let printed = durianpay(folder.path(), &["spec", "openapi", "toko.toml"]);
    assert_eq!(printed.status.code(), Some(0));
    let document: Value = serde_json::from_slice(&printed.stdout).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["info"]["title"], "Toko");
    assert!(document["paths"]["/orders/{id}"]["get"].is_object());

    let from_stdin = piped(folder.path(), &["spec", "openapi", "-", "--out=-"], SPEC);
    assert_eq!(from_stdin.stdout, printed.stdout);

    let arguments = [
        "spec",
        "openapi",
        "toko.toml",
        "--version",
        "3.0",
        "--out",
        "old.json",
    ];
    let written = durianpay(folder.path(), &arguments);
    assert_eq!(written.status.code(), Some(0));
    assert_eq!(text(&written.stdout), "");
    assert_eq!(text(&written.stderr), "old.json written\n");
    let old = fs::read_to_string(folder.path().join("old.json")).unwrap();
    assert!(old.contains(r#""openapi": "3.0.3""#));
}

#[test]
fn the_shipped_spec_has_the_version_of_the_package() {
    let folder = folder(&[]);
    let output = durianpay(folder.path(), &["spec", "openapi"]);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["info"]["title"], "Durianpay");
    assert_eq!(document["info"]["version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn diagnostics_and_errors() {
    let folder = folder(&[("invalid.toml", "[type.Order.fields]\nid = \"OrderId\"\n")]);
    let invalid = durianpay(folder.path(), &["spec", "openapi", "invalid.toml"]);
    assert_eq!(invalid.status.code(), Some(1));
    assert_eq!(text(&invalid.stdout), "");
    assert!(text(&invalid.stderr).starts_with("error[unknown-type]: "));

    let arguments = ["spec", "openapi", "--out", "no/such/folder/x.json"];
    let unwritable = durianpay(folder.path(), &arguments);
    assert_eq!(unwritable.status.code(), Some(2));
    let error = text(&unwritable.stderr);
    assert!(
        error.starts_with("error: cannot write no/such/folder/x.json: "),
        "{error}"
    );

    let version = durianpay(folder.path(), &["spec", "openapi", "--version", "2.0"]);
    assert_eq!(version.status.code(), Some(2));
    assert!(text(&version.stderr).contains("[possible values: 3.1, 3.0]"));
}

#[test]
fn the_schema_is_the_shipped_one() {
    let folder = folder(&[]);
    let output = durianpay(folder.path(), &["spec", "schema", "--out", "schema.json"]);
    assert_eq!(output.status.code(), Some(0));
    let schema = fs::read_to_string(folder.path().join("schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let mut shipped: Value = serde_json::from_str(durianpay_spec::SCHEMA).unwrap();
    // The marker of a generated file.
    assert!(
        shipped
            .as_object_mut()
            .unwrap()
            .remove("$comment")
            .is_some()
    );
    assert_eq!(schema, shipped);
}

#[test]
fn a_spec_that_needs_the_shipped_one_is_rejected() {
    let spec = r#"
[type.Points.fields]
order = "api.OrderId"
"#;
    let folder = folder(&[("mine.toml", spec)]);
    let checked = durianpay(folder.path(), &["spec", "check", "mine.toml"]);
    assert_eq!(checked.status.code(), Some(0));
    let printed = durianpay(folder.path(), &["spec", "openapi", "mine.toml"]);
    assert_eq!(printed.status.code(), Some(1));
    assert_eq!(text(&printed.stdout), "");
    let reason = text(&printed.stderr);
    assert!(reason.contains("types of the shipped spec"), "{reason}");
    assert!(
        reason.contains("define them in the spec itself"),
        "{reason}"
    );
}
