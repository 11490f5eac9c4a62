//! Numbers of a document, as the spec language represents them.

use serde_json::Number;

/// A number in the representation of the language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Numeral {
    Integer(i64),
    /// A fraction, or an integer beyond 64 bits, as digits without an exponent.
    Decimal(String),
}

/// Distinguishes integers from other numbers. `1.0` is not an integer by its notation.
pub(super) fn numeral(number: &Number) -> Numeral {
    if let Some(integer) = number.as_i64() {
        return Numeral::Integer(integer);
    }
    let float = number.as_f64().filter(|_| !number.is_u64());
    Numeral::Decimal(float.map_or_else(|| number.to_string(), |float| float.to_string()))
}

#[cfg(test)]
mod tests {
    use super::{Numeral, numeral};
    use serde_json::{Value, json};

    fn numerals(text: &str) -> Vec<Numeral> {
        let value: Value = serde_json::from_str(text).expect("the text is JSON");
        let items = value.as_array().expect("the text is a list");
        items
            .iter()
            .filter_map(Value::as_number)
            .map(numeral)
            .collect()
    }

    #[test]
    fn numbers_keep_their_digits() {
        let decimal = |text: &str| Numeral::Decimal(text.to_owned());
        assert_eq!(
            numerals("[1, -1, 1.5, 1.0, 1e3, 18446744073709551615, 18446744073709551616]"),
            [
                Numeral::Integer(1),
                Numeral::Integer(-1),
                decimal("1.5"),
                decimal("1"),
                decimal("1000"),
                decimal("18446744073709551615"),
                decimal("18446744073709552000"),
            ]
        );
    }

    #[test]
    fn members_keep_their_order_and_the_last_of_a_name_counts() {
        let text = r#"{"b": 1, "a": null, "b": "last"}"#;
        let value: Value = serde_json::from_str(text).expect("the text is JSON");
        assert_eq!(value.to_string(), r#"{"b":"last","a":null}"#);
    }

    #[test]
    fn statuses_of_yaml_are_names() {
        let text = "200: {ok: yes}\n1.5: a\ntrue: b\n";
        let value: Value = yaml_serde::from_str(text).expect("the text is YAML");
        let expected = json!({ "200": { "ok": "yes" }, "1.5": "a", "true": "b" });
        assert_eq!(value, expected);
    }
}
