//! Constructs of real documents, each as small as possible.

use crate::features::imported;
use durianpay_cli::import::{Input, Options, import, import_files};
use durianpay_codegen::Source;
use durianpay_codegen::model::{Field, Spec, Type};
use serde_json::{Map, Value, json};

/// Builds a document with one operation that returns `schema`.
fn returning(schema: &Value) -> String {
    let response = json!({"description": "", "content": {"application/json": {"schema": schema}}});
    document(&json!({"get": {"operationId": "getThing", "responses": {"200": response}}}))
}

fn document(item: &Value) -> String {
    json!({
        "openapi": "3.1.0", "info": {"title": "Toko", "version": "1"},
        "servers": [{"url": "https://api.example.com/v1"}], "paths": {"/things": item},
        "components": {"schemas": {"App": {
            "type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}
        }}},
    })
    .to_string()
}

fn spec(document: &str) -> (Spec, String) {
    let imported = imported(document, &Options::default());
    let (spec, _) = durianpay_codegen::read(&[Source::new("toko.toml", imported.whole())]);
    (spec, imported.report.to_string())
}

fn field<'s>(spec: &'s Spec, object: &str, wire: &str) -> &'s Field {
    let object = spec.object(object).unwrap();
    object
        .fields
        .iter()
        .find(|field| field.wire == wire)
        .unwrap()
}

#[test]
fn a_property_of_two_parts_is_merged() {
    let part = |name: &str| json!({"properties": {"sum": {"type": "object", "properties": {name: {"type": "integer"}}}}});
    let (spec, _) = spec(&returning(
        &json!({"allOf": [part("clicks"), part("budget")]}),
    ));
    let fields: Vec<&str> = spec.objects["GetThingResponseSum"]
        .fields
        .iter()
        .map(|field| field.wire.as_str())
        .collect();
    assert_eq!(fields, ["clicks", "budget"]);
}

#[test]
fn the_most_specific_description_of_a_field_counts() {
    let part = |schema: Value| json!({"properties": {"state": schema}});
    let (spec, report) = spec(&returning(&json!({"allOf": [
        part(json!({"type": "string", "enum": ["on", "off"]})),
        part(json!({"type": "string", "description": "The state.", "maxLength": 3})),
    ]})));
    let state = field(&spec, "GetThingResponse", "state");
    assert!(matches!(state.ty, Type::Enum(_)), "{state:?}");
    assert_eq!(state.about.doc, "The state.");
    assert!(!report.contains("more than once"), "{report}");
}

#[test]
fn required_fields_of_another_part_are_required() {
    let (spec, report) = spec(&returning(&json!({
        "allOf": [{"$ref": "#/components/schemas/App"}, {"properties": {"note": {"type": "string"}}}, {"required": ["note", "lost"]}]
    })));
    assert!(!field(&spec, "GetThingResponse", "note").optional);
    assert!(report.contains("required, but not described, and not carried over: `lost`"));
}

#[test]
fn null_of_one_case_is_kept() {
    let reference = json!({"$ref": "#/components/schemas/App"});
    let case = |app: &Value, other: &str| json!({"type": "object", "required": ["app"], "properties": {"app": app, other: {"type": "string"}}});
    let nullable = json!({"oneOf": [{"type": "null"}, reference]});
    let (spec, _) = spec(&returning(
        &json!({"oneOf": [case(&nullable, "a"), case(&reference, "b")]}),
    ));
    let app = field(&spec, "GetThingResponse", "app");
    assert!(app.nullable && !app.optional, "{app:?}");
}

#[test]
fn integer_constants_are_an_enum_of_integers() {
    let (spec, _) = spec(&returning(&json!({"properties": {
        "kind": {"oneOf": [{"const": 1, "title": "One"}, {"const": 2}]},
        "mixed": {"oneOf": [{"const": 1}, {"const": "a"}]},
    }})));
    let kind = field(&spec, "GetThingResponse", "kind");
    let Type::Enum(name) = &kind.ty else {
        panic!("{kind:?}")
    };
    let values: Vec<&str> = spec.enums[name]
        .values
        .iter()
        .map(|value| value.value.as_str())
        .collect();
    assert_eq!(values, ["1", "2"]);
    assert_eq!(field(&spec, "GetThingResponse", "mixed").ty, Type::Json);
}

#[test]
fn items_without_a_type_are_any_json() {
    let (spec, report) = spec(&returning(
        &json!({"properties": {"channel": {"items": {"type": "string"}}}}),
    ));
    assert_eq!(field(&spec, "GetThingResponse", "channel").ty, Type::Json);
    assert!(report.contains("`items` without `type`"), "{report}");
}

#[test]
fn path_parameters_keep_their_limits() {
    let parameter = |name: &str, schema: Value| json!({"name": name, "in": "path", "required": true, "schema": schema});
    let document = document(&json!({})).replace(
        "\"/things\":{}",
        &format!(
            "\"/things/{{a}}/{{b}}/{{c}}\":{}",
            json!({"get": {"operationId": "getThing", "responses": {}, "parameters": [
                parameter("a", json!({"type": "string", "minLength": 1, "maxLength": 36, "default": "me"})),
                parameter("b", json!({"oneOf": [{"type": "integer"}, {"type": "string"}]})),
                parameter("c", json!({"type": "number", "minimum": 1, "maximum": 9})),
            ]}})
        ),
    );
    let (spec, _) = spec(&document);
    let endpoint = spec.endpoints().next().unwrap();
    let [a, b, c] = endpoint.parameters.as_slice() else {
        panic!("{endpoint:?}")
    };
    assert_eq!(
        (a.limits.min_length, a.limits.max_length),
        (Some(1), Some(36))
    );
    assert!(a.default.is_some());
    assert_eq!(b.ty, Type::Text, "every value can be sent");
    assert_eq!((c.limits.min, c.limits.max), (Some(1), Some(9)));
}

#[test]
fn an_endpoint_whose_body_cannot_be_sent_is_left_out() {
    let body = json!({"content": {"multipart/form-data": {"schema": {"type": "object"}}}});
    let (spec, report) = spec(&document(
        &json!({"post": {"requestBody": body, "responses": {}}}),
    ));
    assert_eq!(spec.endpoints().count(), 0);
    assert!(
        report.contains("`POST /things` is left out: its body cannot be sent"),
        "{report}"
    );
}

#[test]
fn an_endpoint_has_its_own_servers() {
    let servers = |url: &str| json!([{"url": url, "variables": {"up": {"default": "up"}}}]);
    let item = json!({"servers": servers("https://{up}.example.com"), "get": {"responses": {}},
        "post": {"servers": servers("https://api.example.com/v1/"), "responses": {}},
        "put": {"servers": servers("/v2"), "responses": {}},
        "patch": {"servers": servers("http://up.example.com"), "responses": {}}});
    let (spec, report) = spec(&document(&item));
    let of = |verb: &str| -> Vec<String> {
        let endpoint = spec.endpoints().find(|endpoint| endpoint.verb == verb);
        let servers = endpoint.unwrap().servers.iter();
        servers
            .map(|server| format!("{} {}", server.environment, server.url))
            .collect()
    };
    assert_eq!(of("GET"), ["default https://up.example.com"]);
    assert!(of("POST").is_empty());
    assert_eq!(spec.endpoints().count(), 2);
    for remark in [
        "`PUT /things` is left out: its server `/v2` cannot be expressed",
        "`PATCH /things` is left out: its server `http://up.example.com` cannot be expressed: one of them is encrypted",
        "the variable `up` of `https://{up}.example.com` is not carried over",
    ] {
        assert!(report.contains(remark), "{remark}: {report}");
    }
}

#[test]
fn servers_of_an_operation_belong_to_the_environments() {
    let server = |url: &str, name: &str| json!({"url": url, "description": name});
    let operation = |servers: Value| json!({"servers": servers, "responses": {}});
    let document = json!({"openapi": "3.0.3",
        "servers": [server("https://a.example.com", "live"), server("/", "lost"), server("https://b.example.com", "test")],
        "paths": {"/things": {
            "get": operation(json!([server("https://x.example.com", ""), server("/", ""), server("https://y.example.com", "Y.")])),
            "post": operation(json!([server("https://x.example.com", ""), server("https://y.example.com", "")])),
        }},
    });
    let (spec, report) = spec(&document.to_string());
    let servers: Vec<String> = spec
        .endpoints()
        .flat_map(|endpoint| {
            endpoint
                .servers
                .iter()
                .map(|server| (&endpoint.verb, server))
        })
        .map(|(verb, server)| {
            format!(
                "{verb} {} {} {}",
                server.environment, server.url, server.about.doc
            )
        })
        .collect();
    let expected = [
        "POST live https://x.example.com ",
        "POST test https://x.example.com ",
        "GET live https://x.example.com ",
        "GET test https://y.example.com Y.",
    ];
    for server in expected {
        assert!(
            servers.contains(&server.to_owned()),
            "{server}: {servers:?}"
        );
    }
    for remark in [
        "`https://x.example.com` is used in all",
        "the server `https://y.example.com` is not carried over in addition to",
    ] {
        assert!(report.contains(remark), "{remark}: {report}");
    }
}

#[test]
fn a_local_server_is_kept_for_the_operation() {
    let server = |url: &str| json!([{"url": url}]);
    let document = json!({"openapi": "3.0.3",
        "servers": [{"url": "https://a.example.com"}, {"url": "http://localhost:8080"}],
        "paths": {"/things": {"get": {"servers": server("https://x.example.com"), "responses": {}}}}});
    let (spec, report) = spec(&document.to_string());
    let endpoint = spec.endpoints().next().unwrap();
    let urls: Vec<&str> = endpoint
        .servers
        .iter()
        .map(|server| server.url.as_str())
        .collect();
    assert_eq!(urls, ["https://x.example.com", "http://localhost:8080"]);
    assert!(
        report.contains("is not used in the environment `server2`"),
        "{report}"
    );
}

#[test]
fn a_server_without_encryption_is_kept() {
    let server = |url: &str| json!({"url": url});
    let document = json!({"openapi": "3.0.3", "paths": {},
        "servers": [server("http://a.example.com"), server("http://b.example.com/v1"), server("https://b.example.com/v1")]});
    let imported = imported(&document.to_string(), &Options::default());
    let text = imported.whole();
    assert_eq!(text.matches("plain_http = true").count(), 1, "{text}");
    let report = imported.report.to_string();
    for remark in [
        "#/servers/0: the server is not encrypted",
        "#/servers/1: the server `http://b.example.com/v1` is left out: the document also lists it with `https`",
    ] {
        assert!(report.contains(remark), "{remark}: {report}");
    }
}

#[test]
fn response_headers_are_fields() {
    let header = |schema: Value, required: bool| json!({"description": "A header.", "required": required, "schema": schema});
    let total = header(json!({"type": "integer"}), true);
    let response = |headers: Value| json!({"description": "", "headers": headers});
    let item = json!({
        "get": {"operationId": "getThing", "responses": {
            "200": response(json!({"X-Total": total, "X-Tags": header(json!({"type": "array", "items": {"type": "string"}}), true),
                "X-Odd": header(json!({"type": "object"}), false), "content-type": total, "X Bad": total})),
            "206": response(json!({"x-total": total, "X-More": total})),
            "404": response(json!({"X-Wait": total})),
        }},
        "post": {"operationId": "addThing", "responses": {"200": response(json!({"X-Total": total}))}},
        "put": {"operationId": "putThing", "responses": {"200": response(json!({"X-Total": total}))}},
    });
    let (spec, report) = spec(&document(&item));
    let of = |verb: &str| {
        let endpoint = spec.endpoints().find(|endpoint| endpoint.verb == verb);
        endpoint.unwrap().response_headers.as_deref().unwrap()
    };
    assert_eq!(of("GET"), "GetThingResponseHeaders");
    assert_eq!(of("POST"), of("PUT"));
    let fields = spec.objects[of("GET")].fields.iter();
    let fields: Vec<String> = fields
        .map(|field| format!("{} {:?} {}", field.wire, field.ty, field.optional))
        .collect();
    assert_eq!(
        fields,
        [
            "X-Total Integer(Number) false",
            "X-Tags List(Text) true",
            "X-Odd Text true",
            "X-More Integer(Number) true"
        ]
    );
    for remark in [
        "`{json}` is not supported in a header; it is treated as a string",
        "the header `X Bad` is not carried over: it is no valid name",
        "the headers of the error are not carried over",
    ] {
        assert!(report.contains(remark), "{remark}: {report}");
    }
}

#[test]
fn operations_by_reference_are_followed() {
    let root = Input {
        name: "api/root.json".to_owned(),
        text: document(
            &json!({"post": {"$ref": "things/create.yml"}, "get": {"$ref": "lost.yml"}}),
        ),
    };
    let other = Input {
        name: "api/things/create.yml".to_owned(),
        text: "operationId: createThing\nrequestBody: {content: {application/json: {schema: {$ref: '../root.json#/components/schemas/App'}}}}\nresponses: {}\n"
            .to_owned(),
    };
    let imported = import_files(&root, &[other], &Options::default()).unwrap();
    let (spec, faults) = durianpay_codegen::read(&[Source::new("toko.toml", imported.whole())]);
    assert!(faults.is_empty(), "{faults:?}");
    let endpoint = spec.endpoints().next().unwrap();
    assert_eq!(endpoint.body.as_ref().and_then(Type::name), Some("App"));
    let report = imported.report.to_string();
    assert!(
        report.contains(
            "`GET /things` is left out: the reference `lost.yml` points outside the document"
        ),
        "{report}"
    );
}

const YAML: &str = "
openapi: 3.1.0
info: {title: Toko, version: 1.10}
servers: [{url: https://api.example.com}]
x-errors: &errors
  401: {description: No key.}
paths:
  /banks:
    get:
      parameters:
        - {name: version, in: query, schema: {type: string, enum: [1.0, 1.10, 0x1F, 1e3, on, ~], default: 1.10}}
        - {name: phone, in: query, schema: {type: string, example: +628123456789}}
        - {name: seed, in: query, schema: {type: integer, maximum: 92233720368547758070}}
      responses:
        <<: *errors
        204: {description: none}
";

#[test]
fn yaml_keeps_its_notation() {
    let imported = imported(YAML, &Options::default());
    let text = imported.whole();
    for line in [
        "version 1.10.",
        "\"1.0\"  = \"\"",
        "\"1.10\" = ",
        "0x1F   = \"\"",
        "1e3    = \"\"",
        "default = \"1.10\"",
        "example = \"+628123456789\"",
        "401 = \"No key.\"",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert!(
        imported
            .report
            .to_string()
            .contains("`maximum` 92233720368547760000 is not carried over")
    );
}

/// Work and stack do not depend on how long the chains of a document are.
#[test]
fn long_chains_are_read() {
    let reference = |index: usize| json!({"$ref": format!("#/components/schemas/N{index}")});
    let shapes: [&dyn Fn(usize) -> Value; 4] = [
        &|index| json!({"type": "object", "properties": {"next": reference(index + 1)}}),
        &|index| reference(index + 1),
        &|index| json!({"allOf": [reference(index + 1)]}),
        &|index| json!({"type": "array", "items": reference(index + 1)}),
    ];
    for shape in shapes {
        let mut schemas: Map<String, Value> = (0..3_000)
            .map(|index| (format!("N{index}"), shape(index)))
            .collect();
        schemas.insert(
            "N3000".to_owned(),
            json!({"type": "object", "properties": {"end": {"type": "string"}}}),
        );
        let document = json!({"openapi": "3.0.3", "paths": {}, "components": {"schemas": schemas}});
        imported(&document.to_string(), &Options::default());
    }
}

#[test]
fn shared_parts_are_read_once() {
    let mut schemas = Map::new();
    let reference =
        |name: &str, index: usize| json!({"$ref": format!("#/components/schemas/{name}{index}")});
    for index in 0..40 {
        schemas.insert(
            format!("L{index}"),
            json!({"allOf": [reference("A", index), reference("B", index)]}),
        );
        for side in ["A", "B"] {
            let own = json!({"properties": {format!("{side}{index}"): {"type": "string"}}});
            schemas.insert(
                format!("{side}{index}"),
                json!({"allOf": [reference("L", index + 1), own]}),
            );
        }
    }
    schemas.insert(
        "L40".to_owned(),
        json!({"type": "object", "properties": {"end": {"type": "string"}}}),
    );
    let document = json!({"openapi": "3.0.3", "paths": {}, "components": {"schemas": schemas}});
    let (spec, _) = spec(&document.to_string());
    assert_eq!(spec.objects["L0"].fields.len(), 81);
}

#[test]
fn the_limit_of_nesting_is_named() {
    let deep = format!("{}{}", r#"{"a":"#.repeat(200), "}".repeat(200));
    let error = import(&deep, &Options::default()).unwrap_err();
    assert!(
        error.starts_with("the document is nested too deeply, by more than 128 levels"),
        "{error}"
    );
}

#[test]
fn a_path_that_would_be_resolved_is_left_out() {
    let get = json!({"responses": {}});
    let document = json!({"openapi": "3.0.3", "paths": {
        "/a/%2E%2e/b": {"get": get}, "/a/%2.": {"get": get}, "/a": {"get": get},
    }});
    let (spec, report) = spec(&document.to_string());
    let paths: Vec<&str> = spec
        .resources
        .values()
        .flat_map(|resource| resource.endpoints.values())
        .map(|endpoint| endpoint.path.as_str())
        .collect();
    assert_eq!(paths, ["/a"]);
    assert!(
        report.contains("its path `/a/%2E%2e/b` cannot be expressed"),
        "{report}"
    );
}

#[test]
fn names_without_latin_letters_do_not_collide() {
    let operation = |tag: &str| json!({"tags": [tag], "responses": {}});
    let document = json!({"openapi": "3.0.3", "paths": {
        "/a": {"get": operation("名前"), "post": operation("注文")},
        "/b": {"get": operation("État")},
    }, "components": {"schemas": {"API": {"properties": {"été": {"type": "string"}, "名": {"type": "string"}}}}}});
    let (spec, report) = spec(&document.to_string());
    let resources: Vec<&String> = spec.resources.keys().collect();
    assert_eq!(resources, ["etat", "tag_1", "tag_2"]);
    let names: Vec<&str> = spec.objects["API2"]
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(names, ["ete", "field"]);
    for remark in [
        "the resource of the tag `名前` is named `tag_1`",
        "the field `名` is named `field` in Rust",
    ] {
        assert!(report.contains(remark), "{report}");
    }
}

#[test]
fn every_lost_keyword_is_reported() {
    let response = json!({"description": "", "links": {"next": {"operationId": "getThing"}},
    "content": {"application/json": {"schema": {"type": "object", "properties": {
        "a": {"type": "string", "minimun": 1}, "b": {"type": "array", "items": {"type": "string", "pattern": "x"}}
    }}}}});
    let item = json!({"description": "All.", "get": {"responses": {"200": response}}});
    let (_, report) = spec(&document(&item));
    for remark in [
        "`description` is not carried over",
        "`links` is not carried over",
        "`minimun` is no keyword of OpenAPI here, and not carried over",
        "`pattern = x` of each item is not carried over",
    ] {
        assert!(report.contains(remark), "{remark}: {report}");
    }
}

fn problem(name: &str) -> Value {
    json!({"type": "object", "required": [name], "properties": {name: {"type": "string"}}})
}

#[test]
fn error_bodies_have_types_by_status() {
    let response = |schema: &Value| json!({"description": "No.", "content": {"application/problem+json": {"schema": schema}}});
    let item = json!({
        "get": {"operationId": "getThing", "responses": {
            "200": {"description": ""}, "404": response(&problem("message")), "5xx": response(&problem("message")),
        }},
        "post": {"operationId": "addThing", "responses": {
            "200": {"description": ""}, "409": {"description": "Taken."}, "422": response(&problem("field")),
            "4XX": response(&problem("message")), "default": response(&json!({"$ref": "#/components/schemas/App"})),
            "302": {"description": "", "content": {"text/html": {}}}, "503": {"description": "", "content": {"text/plain": {}}},
        }},
    });
    let (spec, report) = spec(&document(&item));
    let errors = |verb: &str| -> Vec<String> {
        let endpoint = spec.endpoints().find(|endpoint| endpoint.verb == verb);
        let errors = endpoint.unwrap().errors.iter();
        errors
            .map(|error| {
                let ty = error.ty.as_ref().and_then(Type::name).unwrap_or("none");
                format!("{} {ty}", error.status)
            })
            .collect()
    };
    let error = spec.api.as_ref().unwrap().error.as_ref().unwrap();
    assert_eq!(error.object, "ErrorBody");
    // All are as `[error]` states.
    assert_eq!(errors("GET"), ["404 none", "5XX none"]);
    assert_eq!(
        errors("POST"),
        [
            "409 none",
            "422 AddThing422Error",
            "4XX ErrorBody",
            "default App",
            "302 none",
            "503 none"
        ]
    );
    for remark in [
        "the body of the error has no type: the status 302 is not an error",
        "the body of the error has no type: it is `text/plain`",
    ] {
        assert!(report.contains(remark), "{remark}: {report}");
    }
}
