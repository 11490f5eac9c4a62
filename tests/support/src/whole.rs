//! Whole specs: every table and key of the language, with names and values that
//! mostly belong there.

use super::names::{among, hostile, quoted};
use proptest::prelude::*;

const TYPES: &[&str] = &["A", "B", "C", "D", "E", "api.Order"];
const ENUMS: &[&str] = &["Kind", "State"];
const UNIONS: &[&str] = &["Method", "Way"];
const IDS: &[&str] = &["AId", "BId"];
const FIELDS: &[&str] = &[
    "id", "amount", "type", "kind", "items", "skip", "limit", "X-Key", "a_b",
];
const VALUES: &[&str] = &["ONE", "two", "three_four", "Unknown", "5"];
const RESOURCES: &[&str] = &["orders", "things"];
const METHODS: &[&str] = &["get", "list", "make", "new"];

/// The text of a spec.
pub fn spec() -> BoxedStrategy<String> {
    let table = prop_oneof![
        6 => object(),
        2 => enumeration(),
        2 => union(),
        1 => id(),
        4 => endpoint(),
        1 => resource(),
        1 => event(),
        1 => webhook(),
        1 => api(),
        1 => signed(),
        1 => extension(),
    ];
    // Few of the long specs are valid, and none without tables is.
    let long = prop::collection::vec(table.clone(), 0..16);
    let short = prop::collection::vec(table, 1..3);
    prop_oneof![long, short]
        .prop_map(|tables| tables.concat())
        .boxed()
}

/// Prose that means something to rustdoc, to TOML or to Rust.
fn prose() -> BoxedStrategy<String> {
    const PIECES: [&str; 26] = [
        "word ",
        "`code`",
        "`",
        "``",
        "```",
        "```rust\n",
        "\n",
        "\n\n",
        "[",
        "]",
        "[a](http",
        "](https://x.example)",
        ")",
        "<",
        "<script>",
        "https://",
        "https://x.example/a.b",
        "&amp;",
        "*",
        "# ",
        "    let x",
        "\"",
        "\\",
        "*/",
        "|",
        "- ",
    ];
    let piece = prop_oneof![
        6 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
        1 => hostile(),
    ];
    prop::collection::vec(piece, 0..8)
        .prop_map(|pieces| pieces.concat())
        .boxed()
}

/// The keys of every node.
fn common() -> BoxedStrategy<String> {
    let keys = prop_oneof![
        4 => prose().prop_map(|doc| pair("doc", &doc)),
        1 => prose().prop_map(|note| pair("note", &note)),
        1 => prose().prop_map(|instead| pair("deprecated", &instead)),
        1 => prose().prop_map(|link| pair("link", &format!("https://{link}"))),
        1 => among(&["documented", "observed", "uncertain"]).prop_map(|word| pair("evidence", &word)),
    ];
    prop::option::weighted(0.5, keys)
        .prop_map(Option::unwrap_or_default)
        .boxed()
}

fn pair(key: &str, value: &str) -> String {
    format!("{key} = {}\n", quoted(value))
}

fn expression() -> BoxedStrategy<String> {
    let name = prop_oneof![
        6 => among(&["string", "integer", "boolean", "amount", "timestamp", "decimal", "json"]),
        6 => among(TYPES),
        2 => among(ENUMS),
        2 => among(UNIONS),
        2 => among(IDS),
    ];
    let nested = name.prop_recursive(4, 8, 1, |inner| {
        prop_oneof![
            inner.clone().prop_map(|item| format!("[{item}]")),
            inner.prop_map(|item| format!("{{{item}}}")),
        ]
    });
    (nested, any::<bool>())
        .prop_map(|(ty, optional)| if optional { ty + "?" } else { ty })
        .boxed()
}

fn literal() -> BoxedStrategy<String> {
    prop_oneof![
        hostile().prop_map(|text| quoted(&text)),
        any::<i64>().prop_map(|number| number.to_string()),
        any::<bool>().prop_map(|truth| truth.to_string()),
        prop::sample::select(vec![
            "1.5",
            "nan",
            "2020-01-01",
            "[]",
            "{}",
            "99999999999999999999"
        ])
        .prop_map(str::to_owned),
    ]
    .boxed()
}

/// The value of a field in short or long form.
fn field() -> BoxedStrategy<String> {
    let extra = prop_oneof![
        literal().prop_map(|value| format!("const = {value}")),
        literal().prop_map(|value| format!("default = {value}")),
        literal().prop_map(|value| format!("example = {value}")),
        among(&["rupiah", "hundredths", "plain"])
            .prop_map(|word| format!("number = {}", quoted(&word))),
        among(&["string", "number", "boolean"])
            .prop_map(|word| format!("also = {}", quoted(&word))),
        Just("nullable = true".to_owned()),
        Just("sensitive = true".to_owned()),
        (any::<i64>(), any::<i64>()).prop_map(|(min, max)| format!("min = {min}, max = {max}")),
        any::<i64>().prop_map(|length| format!("min_length = {length}")),
        hostile().prop_map(|name| format!("name = {}", quoted(&name))),
        prose().prop_map(|doc| format!("doc = {}", quoted(&doc))),
        hostile().prop_map(|key| format!("{} = 1", quoted(&key))),
        among(FIELDS).prop_map(|alias| format!("aliases = [{}]", quoted(&alias))),
    ];
    (expression(), prop::option::of(extra))
        .prop_map(|(ty, extra)| match extra {
            None => quoted(&ty),
            Some(extra) => format!("{{ type = {}, {extra} }}", quoted(&ty)),
        })
        .boxed()
}

/// `name = value` for each of some names, none of which comes twice.
fn entries(
    names: &'static [&'static str],
    value: impl Strategy<Value = String>,
) -> impl Strategy<Value = String> {
    prop::collection::btree_map(among(names), value, 0..5).prop_map(|entries| {
        let lines = entries
            .iter()
            .map(|(name, value)| format!("{} = {value}\n", quoted(name)));
        lines.collect()
    })
}

fn object() -> BoxedStrategy<String> {
    (
        among(TYPES),
        common(),
        prop::option::weighted(0.1, among(FIELDS)),
        entries(FIELDS, field()),
    )
        .prop_map(|(name, common, any_of, fields)| {
            let name = quoted(&name);
            let any_of = any_of.map_or_else(String::new, |field| {
                format!("any_of = [[{}]]\n", quoted(&field))
            });
            format!("[type.{name}]\n{common}{any_of}[type.{name}.fields]\n{fields}")
        })
        .boxed()
}

fn enumeration() -> BoxedStrategy<String> {
    let value = prop_oneof![
        prose().prop_map(|doc| quoted(&doc)),
        among(&["final", "paid"]).prop_map(|mark| format!("{{ is = [{}] }}", quoted(&mark))),
        hostile().prop_map(|name| format!("{{ name = {} }}", quoted(&name))),
    ];
    let form = prop_oneof![4 => Just(""), 1 => Just("type = \"integer\"\n")];
    (among(ENUMS), common(), form, entries(VALUES, value))
        .prop_map(|(name, common, form, values)| {
            let name = quoted(&name);
            format!("[enum.{name}]\n{common}{form}[enum.{name}.values]\n{values}")
        })
        .boxed()
}

fn union() -> BoxedStrategy<String> {
    let member = among(TYPES).prop_map(|ty| quoted(&ty));
    let tag = among(FIELDS).prop_map(|tag| format!("tag = {}\n", quoted(&tag)));
    let places = prop::sample::select(&["", "inside = true\n"][..]);
    let form = prop_oneof![
        3 => (tag, places).prop_map(|(tag, place)| tag + place),
        1 => Just(String::new()),
    ];
    (among(UNIONS), common(), form, entries(VALUES, member))
        .prop_map(|(name, common, form, members)| {
            let name = quoted(&name);
            format!("[union.{name}]\n{common}{form}[union.{name}.members]\n{members}")
        })
        .boxed()
}

fn id() -> BoxedStrategy<String> {
    (among(IDS), common(), hostile())
        .prop_map(|(name, common, prefix)| {
            format!(
                "[id.{}]\n{common}{}",
                quoted(&name),
                pair("prefix", &prefix)
            )
        })
        .boxed()
}

fn resource() -> BoxedStrategy<String> {
    (among(RESOURCES), common())
        .prop_map(|(name, common)| format!("[resource.{}]\n{common}", quoted(&name)))
        .boxed()
}

fn endpoint() -> BoxedStrategy<String> {
    let http = among(&[
        "GET /a",
        "GET /a/{id}",
        "POST /a/{id}/{kind}",
        "DELETE /a/b",
        "get a",
    ]);
    let more = prop_oneof![
        among(TYPES).prop_map(|ty| pair("query", &ty)),
        among(TYPES).prop_map(|ty| pair("headers", &ty)),
        among(TYPES).prop_map(|ty| pair("body", &ty)),
        expression().prop_map(|ty| pair("returns", &ty)),
        among(&["wrapped", "bare", "either", "whole"]).prop_map(|word| pair("envelope", &word)),
        field().prop_map(|field| format!("path = {{ id = {field}, kind = \"string\" }}\n")),
        (among(TYPES), expression(), among(FIELDS)).prop_map(|(query, ty, items)| {
            pair("query", &query)
                + &pair("returns", &ty)
                + &format!(
                    "page = {{ items = {}, skip = \"skip\", limit = \"limit\" }}\n",
                    quoted(&items)
                )
        }),
        prose().prop_map(|doc| format!("errors = {{ 404 = {} }}\n", quoted(&doc))),
    ];
    (
        among(RESOURCES),
        among(METHODS),
        common(),
        http,
        prop::option::of(more),
        among(&["safe", "keyed", "never"]),
    )
        .prop_map(|(resource, method, common, http, more, retry)| {
            let name = quoted(&format!("{resource}.{method}"));
            let more = more.unwrap_or_default();
            format!(
                "[endpoint.{name}]\n{}{}{more}{common}",
                pair("http", &http),
                pair("retry", &retry)
            )
        })
        .boxed()
}

fn extension() -> BoxedStrategy<String> {
    const SHIPPED: &[&str] = &["Order", "CreateOrder", "Payment", "A"];
    (among(SHIPPED), entries(FIELDS, field()))
        .prop_map(|(name, fields)| format!("[extend.{}.fields]\n{fields}", quoted(&name)))
        .boxed()
}

fn event() -> BoxedStrategy<String> {
    (
        hostile(),
        common(),
        among(TYPES),
        among(&["orders.get", "things.get"]),
    )
        .prop_map(|(name, common, data, subject)| {
            format!(
                "[event.{}]\n{common}{}{}",
                quoted(&name),
                pair("data", &data),
                pair("subject", &subject)
            )
        })
        .boxed()
}

fn webhook() -> BoxedStrategy<String> {
    (among(&["event", "data"]), among(&["data", "payload"]), entries(FIELDS, field()), any::<i64>()).prop_map(
        |(event, data, fields, minutes)| {
            format!(
                "[webhook]\n{}{}retry_minutes = [{minutes}]\n[webhook.fields]\n{fields}[webhook.signature]\n\
                 scheme = \"hmac-sha256\"\nover = [\"id\", \"amount\"]\nseparator = \"|\"\nin = \"signature\"\n",
                pair("event", &event),
                pair("data", &data),
            )
        },
    ).boxed()
}

fn api() -> BoxedStrategy<String> {
    let name = (hostile(), common(), among(FIELDS)).prop_map(|(name, common, envelope)| {
        pair("name", &name) + &pair("envelope", &envelope) + &common
    });
    let environment = (among(&["live", "sandbox"]), prose()).prop_map(|(name, url)| {
        let url = pair("url", &format!("https://{url}"));
        format!("[environment.{}]\n{url}", quoted(&name))
    });
    (name, auth(), environment, among(TYPES))
        .prop_map(|(name, auth, environment, error)| {
            let error = pair("type", &error);
            format!(
                "[api]\n{name}auth = \"key\"\nidempotency_header = \"X-Key\"\n\
                 {auth}{environment}[error]\n{error}message = [\"id\"]\n"
            )
        })
        .boxed()
}

/// An API whose requests are signed, more or less.
fn signed() -> BoxedStrategy<String> {
    const TEMPLATES: &[&str] = &[
        "{method}:{path}",
        "{signature}",
        "{token}",
        "{a}",
        "{b}|{timestamp}",
        "{{",
        "{",
        "{x}",
        "}",
    ];
    let template = || prop_oneof![4 => among(TEMPLATES), 1 => hostile()];
    let kind = || among(&["text", "secret", "rsa_private_key"]);
    let algorithm = among(&["hmac-sha256", "hmac-sha512", "rsa-sha256"]);
    let token = prop::option::of(among(&["orders.get", "things.make", "none.at_all"]));
    (kind(), kind(), algorithm, among(&["a", "b", "c"]), (template(), template()), token)
        .prop_map(|(a, b, algorithm, key, (over, header), token)| {
            let token = token.map_or_else(String::new, |endpoint| {
                let fields = pair("endpoint", &endpoint) + &pair("token", "id");
                format!("[auth.key.token]\n{fields}lifetime_seconds = 9\n")
            });
            format!(
                "[api]\nname = \"B\"\nauth = \"key\"\n[credential.a]\n{}[credential.b]\n{}\
                 [auth.key]\nscheme = \"signed\"\n[auth.key.headers]\nX-S = \"{{signature}}\"\nX-H = {}\n\
                 [auth.key.signature]\nencoding = \"hex\"\n{}{}{}{token}",
                pair("kind", &a),
                pair("kind", &b),
                quoted(&header),
                pair("algorithm", &algorithm),
                pair("key", &key),
                pair("over", &over),
            )
        })
        .boxed()
}

fn auth() -> BoxedStrategy<String> {
    let place = prop::option::weighted(0.3, hostile());
    (among(&["basic", "bearer", "header", "query"]), place)
        .prop_map(|(scheme, place)| {
            let place = place.map_or_else(String::new, |place| pair("name", &place));
            format!("[auth.key]\n{}{place}", pair("scheme", &scheme))
        })
        .boxed()
}
