//! Amounts of money.

use crate::object::Object;
use durianpay_client::Amount;
use durianpay_client::json::Json;

/// The members of requests that are amounts.
const AMOUNTS: [&str; 3] = ["amount", "totalAmount", "refundAmount"];

/// Writes an amount in rupiah.
pub(crate) fn money(amount: Amount) -> Json {
    Object::new()
        .string("value", &amount.to_string())
        .string("currency", "IDR")
        .finish()
}

/// Returns the path of an amount that is not written as a string with two decimals.
pub(crate) fn misspelt(body: &Json) -> Option<String> {
    let mut amounts = AMOUNTS.iter();
    let found = amounts.find(|name| {
        let value = body.get(name).and_then(|money| money.get("value"));
        value.is_some_and(|value| !value.string().is_some_and(|text| has_two_decimals(&text)))
    });
    found.map(|name| format!("{name}.value"))
}

fn has_two_decimals(text: &str) -> bool {
    let all_digits = |digits: &str| digits.bytes().all(|digit| digit.is_ascii_digit());
    text.split_once('.').is_some_and(|(whole, decimals)| {
        !whole.is_empty() && decimals.len() == 2 && all_digits(whole) && all_digits(decimals)
    })
}

#[cfg(test)]
mod tests {
    use super::has_two_decimals;

    #[test]
    fn an_amount_has_exactly_two_decimals() {
        assert!(has_two_decimals("10000.00"));
        for text in [
            "10000",
            "10000.0",
            "10000.000",
            ".00",
            "-1.00",
            "1e3.00",
            "1.0a",
        ] {
            assert!(!has_two_decimals(text), "{text}");
        }
    }
}
