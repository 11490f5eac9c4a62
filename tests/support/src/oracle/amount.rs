//! Any string as an amount.

use durianpay_client::Amount;
use durianpay_client::json::{from_slice, to_string};

/// Checks that an amount that is read is written as the same amount.
pub fn check(data: &[u8]) {
    as_json(data);
    let Some(amount) = str::from_utf8(data).ok().and_then(|text| text.parse().ok()) else {
        return;
    };
    let amount: Amount = amount;
    let written = amount.to_string();
    assert_eq!(written.parse(), Ok(amount), "{written}");
    assert_eq!(amount.canonical(), amount);
    assert_eq!(Amount::from_hundredths(amount.hundredths()), amount);
    assert_eq!(amount.is_negative(), written.starts_with('-'));
    let (_, decimals) = written.rsplit_once('.').expect("two decimals are written");
    assert_eq!(decimals.len(), 2, "{written}");
    let digits: String = written.chars().filter(|c| *c != '.').collect();
    assert_eq!(digits.parse(), Ok(amount.hundredths()), "{written}");
}

/// A number or a string of JSON: written back, it is the same amount in the same form.
fn as_json(data: &[u8]) {
    if let Ok(amount) = from_slice::<Amount>(data) {
        let written = to_string(&amount);
        let again: Amount = from_slice(written.as_bytes()).expect("what was written is read");
        assert_eq!(again, amount, "{written}");
        assert_eq!(to_string(&again), written);
    }
}
