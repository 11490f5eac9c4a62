//! Derives names in Rust from names on the wire.

mod latin;

use proc_macro2::{Ident, Span};

/// The strict and reserved keywords of all editions up to 2024.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// The keywords that cannot be written as `r#…`.
const NEVER_RAW: [&str; 5] = ["self", "Self", "super", "crate", "_"];

/// Converts a name to `snake_case`: `order_ref_id` for `order_ref_id`,
/// `orderRefId`, `OrderRefID` and `X-Order-Ref-Id`.
///
/// Leading and trailing underscores are kept, since they distinguish fields on the
/// wire (`expiry_date_`). Latin letters lose their marks: `ete` for `été`. Returns an
/// empty string if `wire` contains neither Latin letters nor digits.
#[must_use]
pub fn snake(wire: &str) -> String {
    let plain = latin::plain(wire);
    let words = words(&plain);
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

/// Converts a name to that of a field, in `snake_case`. It differs from the members
/// of every generated struct, and from keywords that cannot be escaped.
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

/// Converts a name to that of a path parameter, in `snake_case`. It differs from
/// the other arguments of a method.
pub(crate) fn parameter(placeholder: &str) -> String {
    avoid(
        snake(placeholder),
        &["request", "query", "headers", "self", "super", "crate"],
    )
}

/// Converts a name to `PascalCase`: `OnlineBanking` for `ONLINE_BANKING`,
/// `online-banking` and `onlineBanking`.
#[must_use]
pub fn pascal(wire: &str) -> String {
    let name: String = words(&latin::plain(wire))
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

/// Converts a name to that of a variant, in `PascalCase`. It differs from the
/// variant `Unknown` of every generated enum, and from the keyword that cannot be
/// escaped.
#[must_use]
pub fn variant(wire: &str) -> String {
    avoid(pascal(wire), &["Unknown", "Self"])
}

/// Converts a name to `SCREAMING_SNAKE_CASE`: `ORDERS_CREATE` for `orders.create`.
#[must_use]
pub fn screaming(wire: &str) -> String {
    words(&latin::plain(wire)).join("_").to_ascii_uppercase()
}

/// Checks whether `name` is a valid name of a type: `CreateOrder`.
#[must_use]
pub fn is_type_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && name
            .chars()
            .all(|character| character.is_ascii_alphanumeric())
        && name != "Self"
}

/// Checks whether `name` is a valid name of a resource or a method: `static_va`.
#[must_use]
pub fn is_plain_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|character| {
            character.is_ascii_lowercase() || character.is_ascii_digit() || character == '_'
        })
}

/// Checks whether `name` is a valid name of an endpoint: `orders.create`.
pub(crate) fn is_endpoint_name(name: &str) -> bool {
    let parts = name.split_once('.');
    parts.is_some_and(|(resource, method)| is_plain_name(resource) && is_plain_name(method))
}

/// Creates the identifier for a name that this module derived, with keywords
/// escaped.
#[must_use]
pub fn ident(name: &str) -> Ident {
    if NEVER_RAW.contains(&name) {
        Ident::new(&format!("{name}_"), Span::call_site())
    } else if KEYWORDS.contains(&name) {
        Ident::new_raw(name, Span::call_site())
    } else {
        Ident::new(name, Span::call_site())
    }
}

/// Returns `name`, or `name_` if it is one of the `taken` names.
#[must_use]
pub fn avoid(name: String, taken: &[&str]) -> String {
    if taken.contains(&name.as_str()) {
        name + "_"
    } else {
        name
    }
}

/// Chooses the name of the client's method that returns the handle of a resource.
#[must_use]
pub fn accessor(resource: &str) -> String {
    const TAKEN: [&str; 6] = [
        "base_url",
        "builder",
        "clock_skew",
        "clone",
        "environment",
        "new",
    ];
    avoid(resource.to_owned(), &TAKEN)
}

/// The prefix of type names of the base: `api.Order`.
const QUALIFIER: &str = "api.";

/// Returns the name of a type without the prefix of the base, or `None` if it is a
/// type of the spec itself.
pub(crate) fn strip_base(name: &str) -> Option<&str> {
    name.strip_prefix(QUALIFIER)
}

/// Adds the prefix of the base to a type name.
pub(crate) fn qualified(name: &str) -> String {
    format!("{QUALIFIER}{name}")
}

/// Chooses the name of the method that sets an added field.
pub(crate) fn added_setter(field: &str) -> String {
    avoid(format!("with_{field}"), &["with_field"])
}

/// Chooses the name of the method that reads an added field. It must not be the
/// name of a method of a trait that every type implements.
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

/// Splits a name at all characters other than ASCII letters and digits, and where
/// the case indicates a new word: `CustomerID` into `Customer`, `ID`; `HTTPServer`
/// into `HTTP`, `Server`.
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
            ("été", "ete", "Ete"),
            ("ÉtatCivil", "etat_civil", "EtatCivil"),
            ("名前", "", ""),
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
