//! Specs of which only a part is read.

use durianpay_codegen::{Reading, Source, read, read_only};

const SPEC: &str = r#"
[api]
name = "Toko"
auth = "token"

[auth.token]
scheme = "headers"
headers = { Authorization = "Bearer {token}" }
token = { endpoint = "tokens.create", body = { secret = "{secret}" }, token = "value", lifetime_seconds = 60 }

[auth.none_of_these]
scheme = "header"
name = "X-Key"

[credential]
secret = { kind = "secret" }
key = { kind = "secret" }

[environment.live]
url = "https://toko.example"

[error]
type = "Problem"
codes = "ProblemCode"
code = "code"

[resource]
orders = "Orders."
tokens = "Tokens."
shops = "Shops."

[endpoint."tokens.create"]
http = "POST /tokens"
auth = "none"
body = "CreateToken"
returns = "Token"
retry = "safe"

[endpoint."orders.get"]
http = "GET /orders/{id}"
path = { id = "OrderId" }
query = "Query"
headers = "Headers"
response_headers = "ResponseHeaders"
returns = "[Order]"
retry = "safe"
errors = { 404 = { type = "Missing" } }

[endpoint."orders.create"]
http = "POST /orders"
body = "CreateOrder"
responses = { 200 = "Order", 202 = { type = "Later" } }
retry = "never"

[endpoint."shops.get"]
http = "GET /shops"
auth = "none_of_these"
returns = "Nowhere"
retry = "safe"

[type]
CreateToken.fields = { secret = "string" }
Token.fields = { value = "string" }
Problem.fields = { code = "ProblemCode?" }
Query.fields = { page = "integer?" }
Headers.fields = { X-A = "string?" }
ResponseHeaders.fields = { X-B = "string?" }
Missing.fields = { why = { type = "Why" } }
Order.fields = { id = "OrderId", payment = "Payment", more = "{[Order]}?" }
CreateOrder.fields = { payment = "Payment" }
Later.fields = { at = "timestamp" }
Card.fields = { kind = { type = "string", const = "card" } }
Cash.fields = { kind = { type = "string", const = "cash" } }
Shop.fields = { id = "ShopId", place = "Nowhere" }
Paid.fields = { id = "OrderId" }

[union.Payment]
tag = "kind"
inside = true
members = { card = "Card", cash = { type = "Cash" } }

[enum]
ProblemCode.values = { A = "A problem." }
Why.values = { gone = "It is gone." }

[id]
OrderId = "ord_"
ShopId = "shp_"

[webhook]
event = "event"
data = "data"

[event]
"order.paid" = { data = "Paid", subject = "orders.get" }
"#;

fn names<T>(of: impl IntoIterator<Item = (String, T)>) -> String {
    let names: Vec<String> = of.into_iter().map(|(name, _)| name).collect();
    names.join(" ")
}

fn reading(text: &str, only: &[&str]) -> Reading {
    let only: Vec<String> = only.iter().map(|name| (*name).to_owned()).collect();
    read_only(&[Source::new("toko.toml", text)], &only)
}

/// Returns the names of endpoints, of types, and of the webhook's events.
fn read_names(only: &[&str]) -> [String; 3] {
    let Reading {
        spec,
        diagnostics,
        unknown,
    } = reading(SPEC, only);
    assert_eq!((diagnostics, unknown), (Vec::new(), Vec::new()), "{only:?}");
    let endpoints: Vec<&str> = spec.endpoints().map(|endpoint| &*endpoint.id).collect();
    let endpoints = endpoints.join(" ");
    let events = spec.webhook.iter().flat_map(|webhook| &webhook.events);
    let events: Vec<&str> = events.map(|event| &*event.name).collect();
    let events = events.join(" ");
    let types = [
        names(spec.objects),
        names(spec.choices),
        names(spec.enums),
        names(spec.ids),
    ];
    [endpoints, types.join(" | "), events]
}

#[test]
fn an_endpoint_is_read_with_what_it_needs() {
    assert_eq!(
        read_names(&["orders.get"]),
        [
            "orders.get tokens.create",
            "Card Cash CreateToken Headers Missing Order Problem Query ResponseHeaders Token \
             | Payment | ProblemCode Why | OrderId",
            ""
        ]
    );
    assert_eq!(
        read_names(&["tokens.create"]),
        [
            "tokens.create",
            "CreateToken Problem Token |  | ProblemCode | ",
            ""
        ]
    );
}

#[test]
fn a_resource_has_all_its_endpoints() {
    let [endpoints, types, _] = read_names(&["orders"]);
    assert_eq!(endpoints, "orders.create orders.get tokens.create");
    assert!(
        types.contains("CreateOrder") && types.contains("Later"),
        "{types}"
    );
    assert_eq!(
        read_names(&["orders.get", "orders"]),
        read_names(&["orders"])
    );
}

/// An event is confirmed by its endpoint.
#[test]
fn webhooks_are_read_with_the_endpoints_of_their_subjects() {
    let [endpoints, types, events] = read_names(&["webhooks"]);
    assert_eq!(endpoints, "orders.get tokens.create");
    assert!(types.contains("Paid"), "{types}");
    assert_eq!(events, "order.paid");
}

/// `shops.get` returns an unknown type.
#[test]
fn the_rest_is_not_checked() {
    let rules = |reading: Reading| -> Vec<&str> {
        let rules = reading.diagnostics.iter();
        rules.map(|diagnostic| diagnostic.rule.code()).collect()
    };
    assert_eq!(rules(reading(SPEC, &["shops"])), ["unknown-type"]);
    assert_eq!(rules(reading(SPEC, &["orders"])), [""; 0]);
    // But it must be TOML.
    let broken = SPEC.replace("[auth.none_of_these]", "[auth.none_of_these");
    assert_eq!(rules(reading(&broken, &["orders"])), ["toml-syntax"]);
}

/// An item that is defined twice is an error wherever it is needed.
#[test]
fn duplicates_are_found() {
    let twice = format!("{SPEC}\n[union.Order]\n");
    let codes = |only: &[&str]| {
        let found = reading(&twice, only).diagnostics;
        found
            .iter()
            .any(|diagnostic| diagnostic.rule.code() == "duplicate-name")
    };
    assert!(codes(&["orders"]));
    assert!(!codes(&["tokens"]));
}

#[test]
fn unknown_names_are_returned_with_a_suggestion() {
    let only = [
        "order",
        "orders",
        "orders.gt",
        "shop.get",
        "x.y",
        "shops.remove_everything",
        "notifications",
    ];
    let unknown = reading(SPEC, &only).unknown;
    let shown: Vec<(usize, String)> = unknown
        .iter()
        .map(|unknown| (unknown.index, unknown.to_string()))
        .collect();
    let error = |name: &str, help: &str| {
        format!("the spec has no resource or endpoint `{name}`\n  = help: {help}")
    };
    let names = "`orders`, `shops`, `tokens` or `webhooks`";
    let orders = "did you mean `orders.get`? Available: `orders.create` or `orders.get`";
    assert_eq!(
        shown,
        [
            (
                0,
                error(
                    "order",
                    &format!("did you mean `orders`? Available: {names}")
                )
            ),
            (2, error("orders.gt", orders)),
            (
                3,
                error(
                    "shop.get",
                    &format!("did you mean `shops.get`? Available: {names}")
                )
            ),
            (4, error("x.y", &format!("available: {names}"))),
            (
                5,
                error("shops.remove_everything", "available: `shops.get`")
            ),
            (6, error("notifications", &format!("available: {names}"))),
        ]
    );
    let nothing = reading("[id]\nOrderId = \"ord_\"\n", &["orders"]).unknown;
    let help: Vec<&str> = nothing.iter().map(|unknown| &*unknown.help).collect();
    assert_eq!(help, ["the spec has neither resources nor webhooks"]);
}

/// What is missing may be in the text that could not be read.
#[test]
fn names_are_not_missed_in_a_broken_file() {
    let broken = "[endpoint.\"orders.get\"]\nhttp = \"GET /orders\n";
    let reading = reading(broken, &["orders.list"]);
    assert_eq!(reading.unknown, []);
    assert_eq!(reading.diagnostics.len(), 1);
}

/// The fields that a spec adds to its base are always bound.
#[test]
fn added_fields_are_kept() {
    let own = "[extend.Order.fields]\ntier = \"Tier?\"\n\
               [enum.Tier.values]\ngold = \"Gold.\"\n\
               [enum.Metal.values]\ngold = \"Gold.\"\n\
               [resource]\npoints = \"Points.\"\n";
    let sources = [
        Source::new("own.toml", own),
        Source::base("base.toml", durianpay_codegen::rules::BASE),
    ];
    let (whole, diagnostics) = read(&sources);
    assert_eq!(diagnostics, []);
    assert_eq!(names(whole.enums), "Metal Tier");
    let part = read_only(&sources, &["points".to_owned()]);
    assert_eq!((part.diagnostics, part.unknown), (Vec::new(), Vec::new()));
    assert_eq!(names(part.spec.enums), "Tier");
    assert_eq!(names(part.spec.extensions), "Order");
}
