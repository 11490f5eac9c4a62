//! The examples in the docs of methods. `cargo test --doc -p durianpay-expanded` compiles them.

use durianpay_codegen::{Examples, Handles, Options, Source, expand};

const SPEC: &str = "
    [api]
    name = \"Shop\"
    auth = \"none\"

    [environment.live]
    url  = \"https://shop.example\"
    live = true

    [resource.sales]

    [endpoint.\"sales.create\"]
    http    = \"POST /customers/{customer}/sales\"
    path    = { customer = \"CustomerId\" }
    body    = \"NewSale\"
    returns = \"Sale\"
    retry   = \"never\"

    [endpoint.\"sales.delete\"]
    http  = \"DELETE /sales/{id}\"
    path  = { id = \"string\" }
    retry = \"safe\"

    [id]
    CustomerId = \"cus_\"

    [enum.Unit.values]
    piece = \"One piece.\"
    box   = \"A box.\"

    [type.NewSale.fields]
    note  = { type = \"string\", example = \"as a gift\" }
    lines = \"[Line]\"
    price = { type = \"amount\", min = 25000 }

    [type.Line.fields]
    product  = \"string\"
    supplier = \"string\"
    unit     = { type = \"Unit\", example = \"box\" }
    comment  = \"string?\"

    [type.Sale.fields]
    id = \"string\"
";

/// Returns the docs of the bindings.
fn docs(examples: Examples) -> String {
    let options = Options {
        handles: Handles::Extension,
        features: None,
        only: Vec::new(),
        examples,
    };
    let expansion = expand(&[Source::new("shop.toml", SPEC)], &options);
    assert!(
        expansion.diagnostics.is_empty(),
        "{:?}",
        expansion.diagnostics
    );
    let tokens = expansion.tokens.to_string();
    let lines = tokens.split("# [doc = \"").skip(1).filter_map(|rest| {
        let (line, _) = rest.split_once("\"]")?;
        Some(line.strip_prefix(' ').unwrap_or(line).replace("\\\"", "\""))
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_request_has_a_value_for_everything_required() {
    let docs = docs(Examples::Tested("shop::api".to_owned()));
    let example = "\
```no_run
use shop::api::{Line, LineFields, NewSale, Unit};
# async fn example(
#     client: shop::api::Client,
# ) -> std::result::Result<(), std::boxed::Box<dyn std::error::Error>> {

let sale = client.sales().create(
    \"cus_1\",
    NewSale::new(
        \"as a gift\",
        [Line::new(LineFields {
            product: \"product\".into(),
            supplier: \"supplier\".into(),
            unit: Unit::Box,
        })],
        25_000,
    ),
).await?;
# Ok(())
# }
```";
    assert!(docs.contains(example), "{docs}");
}

#[test]
fn an_empty_response_is_not_bound() {
    let docs = docs(Examples::Shown);
    assert!(
        docs.contains("```text\nclient.sales().delete(\"id\").await?;\n```"),
        "{docs}"
    );
}

#[test]
fn bindings_without_examples_outline_the_first_call_of_a_resource() {
    let docs = docs(Examples::Omitted);
    assert_eq!(docs.matches("```").count(), 2 + 2, "{docs}");
    assert!(
        docs.contains("let request = NewSale::new(note, lines, price);"),
        "{docs}"
    );
}
