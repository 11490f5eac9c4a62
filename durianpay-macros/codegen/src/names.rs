//! The one table from names on the wire to names in Rust.

use proc_macro2::{Ident, Span};

/// Strict and reserved keywords of every edition up to 2024.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that cannot be written as `r#…`.
const NEVER_RAW: [&str; 5] = ["self", "Self", "super", "crate", "_"];

/// `order_ref_id`, from `order_ref_id`, `orderRefId`, `OrderRefID` or `X-Order-Ref-Id`.
///
/// Leading and trailing underscores stay, since on the wire they make another
/// field (`expiry_date_`). Empty when nothing in `wire` can stand in a name.
#[must_use]
pub fn snake(wire: &str) -> String {
    let words = words(wire);
    if words.is_empty() {
        return String::new();
    }
    let trailing = wire.len() - wire.trim_end_matches('_').len();
    let leading = wire.len() - wire.trim_start_matches('_').len();
    let body = words.join("_").to_ascii_lowercase();
    let digit = if leading == 0 && body.starts_with(|first: char| first.is_ascii_digit()) {
        "_"
    } else {
        ""
    };
    format!(
        "{}{digit}{body}{}",
        "_".repeat(leading),
        "_".repeat(trailing)
    )
}

/// The name of a field: `snake`, out of the way of what every generated struct
/// has, and of keywords that cannot be escaped.
#[must_use]
pub fn field(wire: &str) -> String {
    const TAKEN: [&str; 7] = [
        "unknown",
        "new",
        "with_field",
        "unknown_fields",
        "self",
        "super",
        "crate",
    ];
    avoid(snake(wire), &TAKEN)
}

/// The name of a path parameter: `snake`, out of the way of a method's other
/// arguments.
pub(crate) fn parameter(placeholder: &str) -> String {
    avoid(
        snake(placeholder),
        &["request", "query", "headers", "self", "super", "crate"],
    )
}

/// `OnlineBanking`, from `ONLINE_BANKING`, `online-banking` or `onlineBanking`.
#[must_use]
pub fn pascal(wire: &str) -> String {
    let name: String = words(wire)
        .iter()
        .map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
        })
        .collect();
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        format!("N{name}")
    } else {
        name
    }
}

/// The name of a variant: `pascal`, out of the way of what every generated
/// enum has, and of the keyword that cannot be escaped.
#[must_use]
pub fn variant(wire: &str) -> String {
    avoid(pascal(wire), &["Unknown", "Self"])
}

/// `ORDERS_CREATE`, from `orders.create`.
#[must_use]
pub fn screaming(wire: &str) -> String {
    words(wire).join("_").to_ascii_uppercase()
}

/// Whether `name` can name a type of the spec: `CreateOrder`.
#[must_use]
pub fn is_type_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && name
            .chars()
            .all(|character| character.is_ascii_alphanumeric())
        && name != "Self"
}

/// Whether `name` can name a resource or a method of the spec: `static_va`.
#[must_use]
pub fn is_plain_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|character| {
            character.is_ascii_lowercase() || character.is_ascii_digit() || character == '_'
        })
}

/// Whether `name` can name an endpoint of the spec: `orders.create`.
pub(crate) fn is_endpoint_name(name: &str) -> bool {
    let parts = name.split_once('.');
    parts.is_some_and(|(resource, method)| is_plain_name(resource) && is_plain_name(method))
}

/// The identifier of a name made by this module; keywords are escaped.
pub(crate) fn ident(name: &str) -> Ident {
    if NEVER_RAW.contains(&name) {
        Ident::new(&format!("{name}_"), Span::call_site())
    } else if KEYWORDS.contains(&name) {
        Ident::new_raw(name, Span::call_site())
    } else {
        Ident::new(name, Span::call_site())
    }
}

/// `name`, or `name_` when generated code already uses it at that place.
#[must_use]
pub fn avoid(name: String, taken: &[&str]) -> String {
    if taken.contains(&name.as_str()) {
        name + "_"
    } else {
        name
    }
}

/// What stands before the name of a type of the base: `api.Order`.
const QUALIFIER: &str = "api.";

/// The name that a type of the base has there; none for a type of the spec
/// itself.
pub(crate) fn strip_base(name: &str) -> Option<&str> {
    name.strip_prefix(QUALIFIER)
}

/// How a type of the base is named by a spec that adds to it.
pub(crate) fn qualified(name: &str) -> String {
    format!("{QUALIFIER}{name}")
}

/// The method that sets an added field.
pub(crate) fn added_setter(field: &str) -> String {
    avoid(format!("with_{field}"), &["with_field"])
}

/// The method that reads an added field. It stands beside the traits that
/// every type has, and must not be taken for a method of theirs.
pub(crate) fn added_getter(field: String) -> String {
    const TAKEN: [&str; 12] = [
        "as_mut",
        "as_ref",
        "borrow",
        "borrow_mut",
        "clone",
        "clone_from",
        "eq",
        "into",
        "ne",
        "to_owned",
        "try_into",
        "type_id",
    ];
    avoid(field, &TAKEN)
}

/// Splits at everything that is no ASCII letter or digit, and where the case
/// shows a new word: `CustomerID` is `Customer`, `ID`; `HTTPServer` is `HTTP`,
/// `Server`.
fn words(wire: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for part in wire.split(|character: char| !character.is_ascii_alphanumeric()) {
        let bytes = part.as_bytes();
        let mut start = 0;
        for index in 1..bytes.len() {
            let before = bytes[index - 1];
            let here = bytes[index];
            let after = bytes.get(index + 1).copied().unwrap_or(b'_');
            let humps = before.is_ascii_lowercase() && here.is_ascii_uppercase();
            let acronym_ends = before.is_ascii_uppercase()
                && here.is_ascii_uppercase()
                && after.is_ascii_lowercase();
            if humps || acronym_ends {
                words.push(&part[start..index]);
                start = index;
            }
        }
        if start < part.len() {
            words.push(&part[start..]);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{ident, pascal, screaming, snake};

    #[test]
    fn words_are_found_in_every_case() {
        for (wire, as_snake, as_pascal) in [
            ("order_ref_id", "order_ref_id", "OrderRefId"),
            ("CustomerID", "customer_id", "CustomerId"),
            ("X-Idempotency-Key", "x_idempotency_key", "XIdempotencyKey"),
            ("ONLINE_BANKING", "online_banking", "OnlineBanking"),
            ("payment.completed", "payment_completed", "PaymentCompleted"),
            ("HTTPServer2", "http_server2", "HttpServer2"),
            ("expiry_date_", "expiry_date_", "ExpiryDate"),
            ("20010", "_20010", "N20010"),
            ("…", "", ""),
        ] {
            assert_eq!(snake(wire), as_snake, "{wire}");
            assert_eq!(pascal(wire), as_pascal, "{wire}");
        }
        assert_eq!(screaming("orders.create"), "ORDERS_CREATE");
    }

    #[test]
    fn keywords_are_escaped() {
        assert_eq!(ident("type").to_string(), "r#type");
        assert_eq!(ident("self").to_string(), "self_");
        assert_eq!(ident("amount").to_string(), "amount");
    }
}
