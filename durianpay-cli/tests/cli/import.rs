//! `durianpay spec import`.

use crate::support::{durianpay, folder, names, piped, text};
use std::fs;

const DOCUMENT: &str = r"
openapi: 3.0.0
info: {title: Toko, version: '1'}
servers: [{url: https://api.example.com}]
components:
  securitySchemes: {key: {type: http, scheme: basic}}
  schemas:
    Order: {type: object, properties: {id: {type: string}}}
    Customer: {type: object, properties: {name: {type: string}}}
paths:
  /orders/{id}:
    get:
      tags: [orders]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        200: {description: OK, content: {application/json: {schema: {type: object, properties: {data: {$ref: '#/components/schemas/Order'}}}}}}
  /customers/{id}:
    get:
      tags: [customers]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        200: {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Customer'}}}}
";

#[test]
fn one_file_and_its_report() {
    let folder = folder(&[("toko.yaml", DOCUMENT)]);
    let printed = durianpay(folder.path(), &["spec", "import", "toko.yaml"]);
    assert_eq!(printed.status.code(), Some(0));
    assert!(text(&printed.stderr).contains("To decide ("));

    let arguments = ["spec", "import", "toko.yaml", "--out", "out/toko.toml"];
    let written = durianpay(folder.path(), &arguments);
    assert_eq!(written.status.code(), Some(0));
    assert_eq!(text(&written.stdout), "");
    let report = text(&written.stderr);
    assert!(report.contains("To decide ("), "{report}");
    assert!(report.trim_end().ends_with("toko.toml written"), "{report}");
    let spec = fs::read_to_string(folder.path().join("out/toko.toml")).unwrap();
    assert_eq!(text(&printed.stdout), spec);

    let from_stdin = piped(folder.path(), &["spec", "import", "-"], DOCUMENT);
    assert_eq!(text(&from_stdin.stdout), spec);
    let checked = piped(folder.path(), &["spec", "check", "-"], &spec);
    assert_eq!(checked.status.code(), Some(0), "{}", text(&checked.stderr));
}

#[test]
fn existing_files_are_not_overwritten() {
    let folder = folder(&[("toko.yaml", DOCUMENT), ("toko.toml", "# Mine.\n")]);
    let output = durianpay(
        folder.path(),
        &["spec", "import", "toko.yaml", "--out", "toko.toml"],
    );
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        text(&output.stderr),
        "error: toko.toml exists and is not overwritten; move it, or choose another path\n"
    );
    let existing = fs::read_to_string(folder.path().join("toko.toml")).unwrap();
    assert_eq!(existing, "# Mine.\n");
}

#[test]
fn a_folder_has_a_file_for_each_selected_resource() {
    let folder = folder(&[("toko.yaml", DOCUMENT)]);
    let arguments = [
        "spec",
        "import",
        "toko.yaml",
        "--out",
        "spec",
        "--only",
        "orders",
        "--envelope",
        "data",
    ];
    let output = durianpay(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(
        names(folder.path().join("spec")),
        ["api.toml", "orders.toml"]
    );
    let api = fs::read_to_string(folder.path().join("spec/api.toml")).unwrap();
    assert!(api.contains("\"data\""), "{api}");
}

#[test]
fn documents_that_cannot_be_imported_are_findings() {
    for (document, error) in [
        ("{\"openapi\": ", "error: <stdin>: not valid JSON: "),
        (
            "swagger: '1.2'",
            "error: <stdin>: this version of Swagger is not supported; ",
        ),
        ("[]", "error: <stdin>: not an OpenAPI document: "),
    ] {
        let output = piped(".", &["spec", "import", "-"], document);
        assert_eq!(output.status.code(), Some(1), "{document}");
        assert_eq!(text(&output.stdout), "", "{document}");
        let stderr = text(&output.stderr);
        assert!(stderr.starts_with(error), "{document}: {stderr}");
    }
}

#[test]
fn the_report_has_formats_for_programs() {
    let folder = folder(&[("toko.yaml", DOCUMENT)]);
    let import = |format: &str, out: &str| {
        let arguments = [
            "spec",
            "import",
            "toko.yaml",
            "--format",
            format,
            "--out",
            out,
        ];
        let output = durianpay(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(0));
        text(&output.stdout)
    };
    let remarks: serde_json::Value = serde_json::from_str(&import("json", "a.toml")).unwrap();
    let remarks = remarks.as_array().unwrap();
    let servers = remarks
        .iter()
        .find(|remark| remark["pointer"] == "#/servers/0");
    assert_eq!(servers.unwrap()["group"], "open");
    let commands = import("github", "b.toml");
    assert_eq!(commands.lines().count(), remarks.len());
    let expected = "::warning file=toko.yaml,title=To decide::#/servers/0: ";
    assert!(
        commands.lines().any(|line| line.starts_with(expected)),
        "{commands}"
    );
}

#[test]
fn invalid_usage_is_an_error() {
    for (arguments, error) in [
        (
            &[][..],
            "error: the following required arguments were not provided:",
        ),
        (&["no/such/file", "b"], "error: cannot read no/such/file: "),
        (
            &["a", "--out"],
            "error: a value is required for '--out <PATH>'",
        ),
        (
            &["a", "--loud"],
            "error: unexpected argument '--loud' found",
        ),
        (&["no/such/file"], "error: cannot read no/such/file: "),
    ] {
        let output = durianpay(".", &[&["spec", "import"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let stderr = text(&output.stderr);
        assert!(stderr.starts_with(error), "{arguments:?}: {stderr}");
    }
}

#[test]
fn a_document_of_several_files_is_imported() {
    let folder = folder(&[
        (
            "root.yaml",
            "openapi: 3.0.3\npaths: {/orders: {$ref: orders.yaml}}\n",
        ),
        ("orders.yaml", "get: {$ref: 'https://example.com/get.yaml'}"),
        ("get.yaml", "operationId: listOrders\nresponses: {}\n"),
    ]);
    let reference = "https://example.com/get.yaml=get.yaml";
    let files = [
        "spec",
        "import",
        "root.yaml",
        "orders.yaml",
        "--ref",
        reference,
    ];
    let output = durianpay(folder.path(), &files);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let spec = text(&output.stdout);
    assert!(spec.contains("[endpoint.\"orders.list\"]"), "{spec}");
}
