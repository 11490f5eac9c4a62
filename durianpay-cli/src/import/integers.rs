//! Integers: with or without a sign, and beyond 64 bits.

use super::draft::ValueDraft;
use super::node::Node;
use super::ty::{DECIMAL, INTEGER, Ty, UNSIGNED};
use serde_json::Value;

/// 2^63 and 2^64. Documents often contain the limits of 64 bits as rounded to these numbers.
const SIGNED_END: f64 = 9_223_372_036_854_775_808.0;
const UNSIGNED_END: f64 = 18_446_744_073_709_551_616.0;

/// Reads an integer. One whose limits do not fit into 64 bits is a decimal number, which keeps all digits.
pub(super) fn read(schema: &Node<'_>) -> ValueDraft {
    if schema.string("format") == Some("uint64") {
        return ValueDraft::new(UNSIGNED);
    }
    let limit = |words: [&str; 2]| {
        let mut limits = words.into_iter().filter_map(|word| schema.get(word));
        limits.find_map(|node| node.json.as_f64())
    };
    let least = limit(["minimum", "exclusiveMinimum"]);
    let most = limit(["maximum", "exclusiveMaximum"]);
    let is_signed = least.is_none_or(|least| least >= -SIGNED_END)
        && most.is_none_or(|most| most <= SIGNED_END);
    let is_unsigned =
        least.is_some_and(|least| least >= 0.0) && most.is_none_or(|most| most <= UNSIGNED_END);
    if is_signed {
        ValueDraft::new(INTEGER)
    } else if is_unsigned {
        ValueDraft::new(UNSIGNED)
    } else {
        decimal()
    }
}

/// Returns a number whose digits are kept, written as a number.
pub(super) fn decimal() -> ValueDraft {
    let mut value = ValueDraft::new(DECIMAL);
    value.table.set("number", "plain");
    value
}

/// Checks whether a limit is that of the type, which needs no key.
pub(super) fn is_limit_of_type(ty: &Ty, limit: &Value) -> bool {
    let limit = limit.as_f64();
    match ty {
        Ty::Word("integer") => limit.is_some_and(|limit| limit.abs() >= SIGNED_END),
        Ty::Word("unsigned") => limit.is_some_and(|limit| limit >= UNSIGNED_END),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::import::node::Node;
    use serde_json::{Value, json};

    fn word(schema: &Value) -> String {
        let pointer = String::new();
        let value = read(&Node {
            json: schema,
            pointer,
        });
        value.ty.to_string()
    }

    #[test]
    fn the_limits_decide() {
        for (schema, expected) in [
            (json!({}), "integer"),
            (json!({"format": "int64", "minimum": 0}), "integer"),
            (json!({"format": "uint64"}), "unsigned"),
            (
                json!({"minimum": -9_223_372_036_854_775_808_i64}),
                "integer",
            ),
            // The largest integer of 64 bits, rounded to a double.
            (json!({"maximum": 9_223_372_036_854_776_000_u64}), "integer"),
            (
                json!({"minimum": 4, "maximum": 18_446_744_073_709_552_000.0}),
                "unsigned",
            ),
            (json!({"minimum": 0, "maximum": u64::MAX}), "unsigned"),
            (json!({"maximum": u64::MAX}), "decimal"),
            (json!({"minimum": 0, "maximum": 1e30}), "decimal"),
            (json!({"minimum": -1e30}), "decimal"),
        ] {
            assert_eq!(word(&schema), expected, "{schema}");
        }
    }
}
