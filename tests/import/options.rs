//! The options of an import, and rejected documents.

use crate::features::imported;
use durianpay_cli::import::{Group, Input, Options, import};
use durianpay_codegen::Source;

/// A document with two resources, whose responses are wrapped, bare, or have further fields.
const ENVELOPES: &str = r"
openapi: 3.0.0
info: {title: Toko, version: '1'}
components:
  securitySchemes: {key: {type: http, scheme: basic}}
  schemas:
    Order: {type: object, properties: {id: {type: string}, customer: {$ref: '#/components/schemas/Customer'}}}
    Customer: {type: object, properties: {name: {type: string}, state: {type: string, enum: [on, off]}}}
    Unused: {type: object, properties: {a: {type: string}}}
paths:
  /orders:
    get:
      tags: [orders]
      responses:
        200:
          description: OK
          content: {application/json: {schema: {type: object, properties: {data: {type: array, items: {$ref: '#/components/schemas/Order'}}}}}}
  /orders/{id}:
    get:
      tags: [orders]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        200:
          description: OK
          content: {application/json: {schema: {type: object, properties: {data: {$ref: '#/components/schemas/Order'}}}}}
  /customers:
    get:
      tags: [customers]
      responses:
        200:
          description: OK
          content: {application/json: {schema: {type: object, properties: {data: {type: array, items: {$ref: '#/components/schemas/Customer'}}, more: {type: boolean}}}}}
  /customers/{id}:
    get:
      tags: [customers]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        200: {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Customer'}}}}
";

fn options(only: &[&str], envelope: Option<&str>) -> Options {
    Options {
        only: only.iter().map(|only| (*only).to_owned()).collect(),
        envelope: envelope.map(str::to_owned),
        overlays: Vec::new(),
    }
}

#[test]
fn responses_are_unwrapped_with_an_envelope_option() {
    let plain = imported(ENVELOPES, &options(&[], None));
    assert!(plain.report.to_string().contains(
        "3 of 4 responses have a field `data`; if it is an envelope, import with `--envelope data`"
    ));
    let unwrapped = imported(ENVELOPES, &options(&[], Some("data"))).whole();
    let source = [Source::new("toko.toml", unwrapped)];
    let (spec, _) = durianpay_codegen::read(&source);
    let responses: Vec<String> = spec
        .endpoints()
        .map(|endpoint| {
            format!(
                "{} {:?} {:?}",
                endpoint.id, endpoint.returns, endpoint.envelope
            )
        })
        .collect();
    assert_eq!(
        responses,
        [
            "customers.get Some(Object(\"Customer\")) Bare",
            "customers.list Some(Object(\"ListCustomerResponse\")) Whole",
            "orders.get Some(Object(\"Order\")) Wrapped",
            "orders.list Some(List(Object(\"Order\"))) Wrapped",
        ]
    );
}

#[test]
fn only_selected_operations_are_imported() {
    for (only, endpoints, types) in [
        (&["orders"][..], 2, 3),
        (&["/customers/"], 1, 2),
        (&["/customers", "orders"], 4, 4),
    ] {
        let text = imported(ENVELOPES, &options(only, Some("data"))).whole();
        let (spec, _) = durianpay_codegen::read(&[Source::new("toko.toml", text)]);
        assert_eq!(spec.endpoints().count(), endpoints, "{only:?}");
        assert_eq!(spec.objects.len() + spec.enums.len(), types, "{only:?}");
    }
}

#[test]
fn a_selection_of_nothing_is_an_error() {
    for (only, reason) in [
        (
            &["nobody"][..],
            "`--only nobody` fits no operation; the document has the tags `customers`, `orders`",
        ),
        (
            &["orders", "/order/"],
            "`--only /order/` fits no operation; the document has the paths `/orders`, `/orders/{id}`, `/customers`, `/customers/{id}`",
        ),
    ] {
        let error = import(ENVELOPES, &options(only, None)).unwrap_err();
        assert_eq!(error, reason);
    }
}

/// YAML reads a status as a number, and `off` as a string.
#[test]
fn yaml_is_read_like_json() {
    let yaml = "
        openapi: 3.0.0
        paths:
          /orders:
            get:
              responses:
                200: {description: OK, content: {application/json: {schema: {type: string, enum: [on, off]}}}}
                404: {description: None.}
    ";
    let json = r#"{
        "openapi": "3.0.0",
        "paths": {"/orders": {"get": {"responses": {
            "200": {"description": "OK", "content": {"application/json": {"schema": {"type": "string", "enum": ["on", "off"]}}}},
            "404": {"description": "None."}
        }}}}
    }"#;
    let of_yaml = imported(yaml, &Options::default()).whole();
    assert_eq!(of_yaml, imported(json, &Options::default()).whole());
    for line in ["404 = \"None.\"", "off = \"\""] {
        assert!(of_yaml.contains(line), "{of_yaml}");
    }
}

#[test]
fn each_resource_has_a_separate_file() {
    let files = imported(ENVELOPES, &options(&[], Some("data"))).files;
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["api.toml", "orders.toml", "customers.toml"]);
    let holder = |part: &str| -> Vec<&str> {
        files
            .iter()
            .filter(|file| file.text.contains(part))
            .map(|file| file.name.as_str())
            .collect()
    };
    assert_eq!(holder("[type.Order."), ["orders.toml"]);
    assert_eq!(holder("[type.Customer."), ["api.toml"]);
    assert_eq!(holder("[type.Unused."), ["api.toml"]);
}

#[test]
fn invalid_documents_are_rejected() {
    for (text, reason) in [
        (
            "{\"openapi\": ",
            "not valid JSON: EOF while parsing a value",
        ),
        ("a: [", "neither valid JSON nor valid YAML: "),
        ("{}", "not an OpenAPI document: it has no `openapi` version"),
        ("[]", "not an OpenAPI document: it has no `openapi` version"),
        (
            "{\"swagger\": \"1.2\"}",
            "this version of Swagger is not supported; expected Swagger 2.0",
        ),
        (
            "{\"openapi\": \"4.0.0\"}",
            "OpenAPI 4.0.0 is not supported; expected 3.0, 3.1 or 3.2",
        ),
    ] {
        let error = import(text, &Options::default()).unwrap_err();
        assert!(error.starts_with(reason), "{error}");
    }
}

#[test]
fn an_empty_document_becomes_a_spec() {
    let imported = imported("{\"openapi\": \"3.1.0\"}", &Options::default());
    assert!(imported.whole().contains("auth = \"none\""));
    assert_eq!(imported.report.count(Group::Open), 0);
}

#[test]
fn an_overlay_corrects_the_document() {
    let overlay = |name: &str, text: &str| Input {
        name: name.to_owned(),
        text: text.to_owned(),
    };
    let options = |overlays: Vec<Input>| Options {
        overlays,
        ..Options::default()
    };
    let corrections = "\
overlay: 1.0.0
info: {title: Corrections, version: 1.0.0}
actions:
  - target: $.info
    update: {title: Corrected}
  - target: $.paths['/customers/{id}']
    remove: true
  - target: $.paths['/none']
    remove: true
";
    let imported = imported(ENVELOPES, &options(vec![overlay("fix.yaml", corrections)]));
    let spec = imported.whole();
    assert!(spec.contains("= \"Corrected\""), "{spec}");
    assert!(!spec.contains("/customers/{id}"), "{spec}");
    let report = imported.report.to_string();
    let unused = "the target `$.paths['/none']` of the overlay fix.yaml selects nothing";
    assert!(report.contains(unused), "{report}");

    let wrong = options(vec![
        overlay("a.yaml", corrections),
        overlay("b.json", "{}"),
    ]);
    let error = import(ENVELOPES, &wrong).unwrap_err();
    assert_eq!(
        error,
        "b.json: not an overlay: `overlay` with its version is missing"
    );
}
