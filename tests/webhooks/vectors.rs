//! Known signatures, and the notations of the signed values.

use crate::support::{ID, SIGNATURE, amount, completed, key};
use durianpay_client::webhook::{SignatureError, sign, verify};
use durianpay_client::{Amount, ApiKey, json};

#[test]
fn signatures_equal_those_of_openssl() {
    let of_disbursement = "936658ef04244256212e98d13c1059dc606f777fcbfac7fdbdb7bb65f86bd196";
    for (id, text, expected) in [
        (ID, "10000.00", SIGNATURE),
        ("dis_abc123", "50000.00", of_disbursement),
    ] {
        let made = sign(id, amount(text), &key()).unwrap();
        assert_eq!(made.to_string(), expected);
        assert_eq!(verify(id, amount(text), expected, &key()), Ok(()));
    }
}

/// What HMAC makes of a key is kept with it.
#[test]
fn a_key_signs_the_same_at_any_time() {
    let [own, other] = [key(), ApiKey::new("dp_test_other").unwrap()];
    let before = own.clone();
    let signed = |key: &ApiKey| sign(ID, amount("10000.00"), key).unwrap().to_string();
    let of_other = signed(&other);
    assert_ne!(of_other, SIGNATURE);
    for key in [&own, &own, &before, &own.clone()] {
        assert_eq!(signed(key), SIGNATURE);
        assert_eq!(
            verify(ID, amount("10000.01"), SIGNATURE, key),
            Err(SignatureError::Mismatch)
        );
        assert_eq!(signed(&other), of_other);
    }
    let keys = [own.clone(), other.clone()];
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(keys.each_ref().map(signed), [SIGNATURE, &of_other]));
        }
    });
}

#[test]
fn every_notation_of_an_amount_has_one_signature() {
    for (written, read) in [
        ("text", json::from_str::<Amount>(r#""10000""#).unwrap()),
        (
            "text of two decimals",
            json::from_str(r#""10000.00""#).unwrap(),
        ),
        ("number", json::from_str("10000").unwrap()),
        (
            "number of two decimals",
            json::from_str("10000.00").unwrap(),
        ),
        ("hundredths", Amount::from_hundredths(1_000_000)),
        ("rupiah", Amount::from(10_000)),
    ] {
        assert_eq!(read, amount("10000.00"), "{written}");
        let made = sign(ID, read, &key()).unwrap();
        assert_eq!(made.to_string(), SIGNATURE, "{written}");
    }
}

#[test]
fn the_signed_amount_is_read_in_several_notations() {
    for written in [
        r#""amount": "10000""#,
        r#""amount": "10000.0""#,
        r#""amount": "10000.00""#,
        r#""amount": "010000""#,
        r#""amount": 1000000"#,
        r#""amount": 1000000, "amount_str": "10000.00""#,
        r#""amount": "10000", "amount_str": "10000.00""#,
        r#""amount_str": "10000.00""#,
        r#""amount": null, "amount_str": "10000.00""#,
        r#""amount": "10000", "amount_str": null"#,
    ] {
        let untrusted = completed(&format!(
            r#""id": "{ID}", {written}, "signature": "{SIGNATURE}""#
        ));
        let authentic = untrusted.verify([&key()]).unwrap();
        assert_eq!(authentic.id(), ID, "{written}");
        assert_eq!(authentic.amount(), amount("10000.00"), "{written}");
    }
}

#[test]
fn json_escapes_do_not_change_the_signature() {
    let untrusted = completed(&format!(
        r#""\u0069d": "\u0070ay_dAS123ad123Asd", "amount": "\u00310000", "signature": "\u0065{}""#,
        SIGNATURE.get(1..).unwrap(),
    ));
    assert_eq!(untrusted.verify([&key()]).unwrap().id(), ID);
}
