//! Forged webhooks: no signature, or one of something else.

use crate::support::{ID, KEY, SIGNATURE, amount, completed, key};
use durianpay_client::Amount;
use durianpay_client::webhook::{Signature, SignatureError, Untrusted, Verifier, sign, verify};

/// Members of `data` that are all in order but for the signature.
fn with_signature(signature: &str) -> String {
    format!(r#""id": "{ID}", "amount": "10000.00", "signature": {signature}"#)
}

#[test]
fn an_invalid_signature_is_rejected() {
    use SignatureError::{Malformed, Mismatch, Missing, Prefixed};
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let unsigned = completed(&format!(r#""id": "{ID}", "amount": "10000.00""#));
    assert_eq!(unsigned.verify([&key()]), Err(Missing));
    for (signature, expected) in [
        ("null".to_owned(), Missing),
        (quoted(""), Missing),
        ("0".to_owned(), Malformed),
        ("1".to_owned(), Malformed),
        ("true".to_owned(), Malformed),
        ("false".to_owned(), Malformed),
        ("[]".to_owned(), Malformed),
        (format!("[{}]", quoted(SIGNATURE)), Malformed),
        ("{}".to_owned(), Malformed),
        (format!(r#"{{"value": {}}}"#, quoted(SIGNATURE)), Malformed),
        (quoted(&format!("sha256={SIGNATURE}")), Prefixed),
        (quoted(&format!("SHA256={SIGNATURE}")), Malformed),
        (quoted(&SIGNATURE.replace('e', "é")), Malformed),
        // A digit of another script, and one byte that looks like a digit.
        (quoted(&SIGNATURE.replace('9', "９")), Malformed),
        (quoted(&SIGNATURE.replace('0', "O")), Malformed),
        (quoted(&format!(" {SIGNATURE}")), Malformed),
        (quoted(&format!("{SIGNATURE} ")), Malformed),
        (quoted(&format!("{SIGNATURE}\n")), Malformed),
        (quoted(&format!("{SIGNATURE}\0")), Malformed),
        (quoted(&SIGNATURE.replacen('b', " ", 1)), Malformed),
        (quoted(&format!("{SIGNATURE}0")), Malformed),
        (quoted(&format!("{SIGNATURE}00")), Malformed),
        (quoted(&SIGNATURE.repeat(2)), Malformed),
        (quoted(&format!("0x{SIGNATURE}")), Malformed),
        (
            quoted("75OyqPMhFznA80zurdr7qJvaYHoaGnWXO4KOvJzFdMM="),
            Malformed,
        ),
        (quoted(KEY), Malformed),
        (quoted(&"0".repeat(64)), Mismatch),
        (
            quoted(&SIGNATURE.chars().rev().collect::<String>()),
            Mismatch,
        ),
    ] {
        let found = completed(&with_signature(&signature)).verify([&key()]);
        assert_eq!(found, Err(expected), "{signature}");
    }
}

#[test]
fn a_signature_in_upper_case_is_accepted() {
    for signature in [SIGNATURE.to_uppercase(), SIGNATURE.replace('e', "E")] {
        let webhook = completed(&with_signature(&format!("\"{signature}\"")));
        assert_eq!(webhook.verify([&key()]).unwrap().id(), ID);
        verify(ID, amount("10000"), &signature, &key()).unwrap();
        let parsed: Signature = signature.parse().unwrap();
        assert_eq!(parsed.to_string(), SIGNATURE);
    }
    let other = SIGNATURE.replace('9', "A");
    let found = verify(ID, amount("10000"), &other, &key());
    assert_eq!(found, Err(SignatureError::Mismatch));
}

#[test]
fn a_truncated_signature_is_rejected() {
    for length in 1..SIGNATURE.len() {
        let (start, end) = SIGNATURE.split_at(length);
        for part in [start, end] {
            let found = completed(&with_signature(&format!("\"{part}\""))).verify([&key()]);
            assert_eq!(found, Err(SignatureError::Malformed), "{part}");
            let direct = verify(ID, amount("10000"), part, &key());
            assert_eq!(direct, Err(SignatureError::Malformed), "{part}");
        }
    }
}

#[test]
fn a_signature_is_read_from_the_payload_only() {
    let body = format!(
        r#"{{"event": "payment.completed", "signature": "{SIGNATURE}",
             "data": {{"id": "{ID}", "amount": "10000"}}}}"#
    );
    let untrusted = Untrusted::parse(body.as_bytes()).unwrap();
    assert_eq!(untrusted.verify([&key()]), Err(SignatureError::Missing));
}

#[test]
fn a_signature_for_another_id_is_rejected() {
    use SignatureError::{AmbiguousId, Mismatch, NoId};
    for (id, expected) in [
        (r#""""#, NoId),
        ("null", NoId),
        ("0", NoId),
        ("true", NoId),
        (r#"["pay_dAS123ad123Asd"]"#, NoId),
        (r#"{"id": "pay_dAS123ad123Asd"}"#, NoId),
        (r#""pay_other""#, Mismatch),
        (r#""pay_das123ad123asd""#, Mismatch),
        (r#""pay_dAS123ad123As""#, Mismatch),
        (r#""pay_dAS123ad123Asd ""#, Mismatch),
        (r#""pay_dAS123ad123Asd\n""#, Mismatch),
        (r#""pay_dAS123ad123Asd\u0000""#, Mismatch),
        (r#""pay_dAS123ad123Asd\u200b""#, Mismatch),
        // The amount in place of the id.
        (r#""10000.00""#, Mismatch),
        // Two payloads that would have one message, but for this.
        (r#""pay_dAS123ad123Asd|10000.00""#, AmbiguousId),
        (r#""pay_dAS123ad123Asd\u007c10000.00""#, AmbiguousId),
        (r#""|""#, AmbiguousId),
    ] {
        let data = format!(r#""id": {id}, "amount": "10000.00", "signature": "{SIGNATURE}""#);
        assert_eq!(completed(&data).verify([&key()]), Err(expected), "{id}");
    }
    let without = completed(&format!(r#""amount": "10000", "signature": "{SIGNATURE}""#));
    assert_eq!(without.verify([&key()]), Err(NoId));
}

#[test]
fn a_signature_for_another_amount_is_rejected() {
    use SignatureError::{AmountsDiffer, Mismatch, NoAmount};
    for (written, expected) in [
        (r#""amount": null"#, NoAmount),
        (r#""amount": true"#, NoAmount),
        (r#""amount": []"#, NoAmount),
        (r#""amount": ["10000.00"]"#, NoAmount),
        (r#""amount": {}"#, NoAmount),
        (r#""amount": """#, NoAmount),
        (r#""amount": "pay_dAS123ad123Asd""#, NoAmount),
        (r#""amount": "Rp 10000""#, NoAmount),
        (r#""amount": "10,000.00""#, NoAmount),
        // In Indonesia this is ten thousand.
        (r#""amount": "10.000""#, NoAmount),
        (r#""amount": "10000.001""#, NoAmount),
        (r#""amount": "+10000""#, NoAmount),
        (r#""amount": " 10000""#, NoAmount),
        (r#""amount": "10000\n""#, NoAmount),
        (r#""amount": "１0000""#, NoAmount),
        (r#""amount": "NaN""#, NoAmount),
        (r#""amount": "99999999999999999999""#, NoAmount),
        // A number is whole hundredths, and no fraction of one.
        (r#""amount": 10000.01"#, NoAmount),
        (r#""amount": 10000.00"#, Mismatch),
        (r#""amount": 1e-1"#, NoAmount),
        (r#""amount": 99999999999999999999"#, NoAmount),
        (r#""amount": "10000", "amount_str": "x""#, NoAmount),
        (r#""amount": "x", "amount_str": "10000.00""#, NoAmount),
        (r#""amount": "10000", "amount_str": """#, NoAmount),
        (r#""amount": "10000.01""#, Mismatch),
        (r#""amount": "9999.99""#, Mismatch),
        (r#""amount": "100.00""#, Mismatch),
        (r#""amount": "1000000""#, Mismatch),
        (r#""amount": "-10000""#, Mismatch),
        (r#""amount": 10000"#, Mismatch),
        (r#""amount": 0"#, Mismatch),
        (r#""amount": 1000000, "amount_str": "1.00""#, AmountsDiffer),
        (r#""amount": 100, "amount_str": "10000.00""#, AmountsDiffer),
        (
            r#""amount": 1000000, "amount_str": "10000.01""#,
            AmountsDiffer,
        ),
        (
            r#""amount": 10000, "amount_str": "10000.00""#,
            AmountsDiffer,
        ),
    ] {
        let data = format!(r#""id": "{ID}", {written}, "signature": "{SIGNATURE}""#);
        assert_eq!(
            completed(&data).verify([&key()]),
            Err(expected),
            "{written}"
        );
    }
    let without = completed(&format!(r#""id": "{ID}", "signature": "{SIGNATURE}""#));
    assert_eq!(without.verify([&key()]), Err(NoAmount));
}

#[test]
fn a_signed_amount_is_the_same_in_every_exact_notation() {
    for written in [
        r#""10000.0000""#,
        r#""10000.000""#,
        r#""1e4""#,
        r#""1.0E+4""#,
        "1000000.0",
        "1e6",
        "1.0e6",
    ] {
        let data = format!(r#""id": "{ID}", "amount": {written}, "signature": "{SIGNATURE}""#);
        let verified = completed(&data).verify([&key()]);
        assert!(verified.is_ok(), "{written}: {verified:?}");
    }
}

#[test]
fn id_and_amount_cannot_be_swapped() {
    let swapped = completed(&format!(
        r#""id": "10000.00", "amount": "{ID}", "signature": "{SIGNATURE}""#
    ));
    assert_eq!(swapped.verify([&key()]), Err(SignatureError::NoAmount));
}

#[test]
fn an_invalid_id_is_not_signed() {
    for (id, expected) in [
        ("", SignatureError::NoId),
        ("|", SignatureError::AmbiguousId),
        ("pay_1|5.00", SignatureError::AmbiguousId),
    ] {
        assert_eq!(
            sign(id, Amount::ZERO, &key()).err(),
            Some(expected),
            "{id:?}"
        );
        let found = verify(id, Amount::ZERO, SIGNATURE, &key());
        assert_eq!(found, Err(expected), "{id:?}");
    }
    let unsigned = verify(ID, amount("10000"), "", &key());
    assert_eq!(unsigned, Err(SignatureError::Missing));
}

#[test]
fn the_verifier_shows_no_secret() {
    let wrong = SIGNATURE.replacen('e', "0", 1);
    let error = verify(ID, amount("10000"), &wrong, &key()).unwrap_err();
    for text in [error.to_string(), format!("{error:?}")] {
        for secret in [KEY, SIGNATURE, wrong.as_str(), ID, "10000"] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}

#[test]
fn an_error_about_a_webhook_has_no_content_of_it() {
    let verifier = Verifier::new([key()]);
    let data = |rest: &str| {
        format!(
            r#"{{"event": "canary.event", "data": {{"id": "pay_canary", "amount": "4711", "email": "canary@example.com"{rest}}}"#
        )
    };
    for body in [
        // Truncated, with a duplicate key, unsigned, or with an invalid or foreign signature.
        data(""),
        data(r#", "email": "canary@example.com""#) + "}",
        data("") + "}",
        data(r#", "signature": "canary""#) + "}",
        data(&format!(r#", "signature": "{SIGNATURE}""#)) + "}",
    ] {
        let refused = verifier.receive_signed(body.as_bytes()).unwrap_err();
        for text in [refused.to_string(), format!("{refused:?}")] {
            for told in ["canary", "4711", "example.com", SIGNATURE, KEY] {
                assert!(!text.contains(told), "{text}");
            }
        }
    }
    let shown = format!("{verifier:?}");
    assert!(!shown.contains(KEY), "{shown}");
}
