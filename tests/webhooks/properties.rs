//! Properties of all keys, ids, amounts and bytes.

use crate::support::{ID, SIGNATURE, amount, key};
use durianpay_client::webhook::{SignatureError, Untrusted, Verifier, sign, verify};
use durianpay_client::{Amount, ApiKey};
use proptest::prelude::*;

fn any_key() -> impl Strategy<Value = String> {
    "(dp_test_|dp_live_|)[!-9;-~]{1,80}"
}

/// Ids of letters that one flipped bit leaves within ASCII.
fn any_id() -> impl Strategy<Value = String> {
    "[ -{}~]{1,40}"
}

fn flip(text: &str, at: prop::sample::Index, bit: u32) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let at = at.index(bytes.len());
    bytes[at] ^= 1 << bit;
    String::from_utf8(bytes).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(256)
    })]

    #[test]
    fn any_signed_webhook_is_verified(
        key in any_key(),
        id in "[^|]{1,40}",
        hundredths in any::<i64>(),
    ) {
        let key = ApiKey::new(key).unwrap();
        let amount = Amount::from_hundredths(hundredths);
        let signature = sign(&id, amount, &key).unwrap().to_string();
        prop_assert_eq!(verify(&id, amount, &signature, &key), Ok(()));

        // And the same through a webhook, in either form of the amount.
        for amount in [hundredths.into(), serde_json::Value::from(amount.to_string())] {
            let body = serde_json::json!({
                "event": "payment.completed",
                "data": {"id": id, "amount": amount, "signature": signature},
            });
            let untrusted = Untrusted::parse(body.to_string().as_bytes()).unwrap();
            let authentic = untrusted.verify([&key]).unwrap();
            prop_assert_eq!(authentic.id(), id.as_str());
            prop_assert_eq!(authentic.amount().hundredths(), hundredths);
        }
    }

    #[test]
    fn one_flipped_bit_breaks_the_signature(
        id in any_id(),
        hundredths in any::<i64>(),
        at in any::<prop::sample::Index>(),
        bit in 0_u32..7,
        amount_bit in 0_u32..64,
    ) {
        let amount = Amount::from_hundredths(hundredths);
        let signature = sign(&id, amount, &key()).unwrap().to_string();
        prop_assert!(verify(&id, amount, &signature, &key()).is_ok());

        let other_id = flip(&id, at, bit);
        prop_assert!(verify(&other_id, amount, &signature, &key()).is_err());
        let other_amount = Amount::from_hundredths(hundredths ^ (1 << amount_bit));
        let found = verify(&id, other_amount, &signature, &key());
        prop_assert_eq!(found, Err(SignatureError::Mismatch));
        let other_signature = flip(&signature, at, bit);
        // Upper case is the same digit.
        let is_same = other_signature.eq_ignore_ascii_case(&signature);
        let found = verify(&id, amount, &other_signature, &key());
        prop_assert_eq!(found.is_ok(), is_same);
    }

    #[test]
    fn every_single_byte_of_a_signature_counts(at in 0_usize..64, digit in "[0-9a-f]") {
        let mut text = SIGNATURE.to_owned();
        text.replace_range(at..=at, &digit);
        let expected = if text == SIGNATURE { Ok(()) } else { Err(SignatureError::Mismatch) };
        prop_assert_eq!(verify(ID, amount("10000"), &text, &key()), expected);
    }

    #[test]
    fn two_payloads_never_have_one_signature(
        (one, other) in ("[0-9.|]{1,8}", "[0-9.|]{1,8}"),
        (hundredths, others) in (-300_i64..300, -300_i64..300),
    ) {
        let first = sign(&one, Amount::from_hundredths(hundredths), &key());
        let second = sign(&other, Amount::from_hundredths(others), &key());
        if let (Ok(first), Ok(second)) = (first, second) {
            let same = first.to_string() == second.to_string();
            prop_assert_eq!(same, (one, hundredths) == (other, others));
        }
    }

    #[test]
    fn parsing_a_webhook_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(untrusted) = Untrusted::parse(&bytes) {
            prop_assert!(untrusted.verify([&key()]).is_err());
        }
    }

    /// Bytes that no JSON writer would write, in the places that are read.
    #[test]
    fn a_webhook_with_changed_bytes_never_panics(
        (event, id, amount, signature) in (odd(), odd(), odd(), odd()),
    ) {
        let mut body = br#"{"event":"#.to_vec();
        body.extend(event);
        for (key, value) in [
            (&br#","data":{"id":"#[..], id),
            (br#","amount":"#, amount),
            (br#","signature":"#, signature),
        ] {
            body.extend_from_slice(key);
            body.extend(value);
        }
        body.extend_from_slice(b"}}");
        let verifier = Verifier::new([key()]);
        prop_assert!(verifier.receive_signed(&body).is_err());
    }

    #[test]
    fn random_strings_are_not_signatures(text in ".{0,70}") {
        prop_assert!(verify(ID, amount("10000"), &text, &key()).is_err());
    }

    #[test]
    fn any_json_in_a_field_is_rejected_without_panic(
        event in any_json(),
        id in any_json(),
        amount in any_json(),
        amount_str in any_json(),
        signature in any_json(),
    ) {
        let named = ["payment.completed".into(), event];
        for event in named {
            let body = serde_json::json!({"event": event, "data": {
                "id": id, "amount": amount, "amount_str": amount_str, "signature": signature,
            }});
            if let Ok(untrusted) = Untrusted::parse(body.to_string().as_bytes()) {
                prop_assert!(untrusted.verify([&key()]).is_err());
                let shown = format!("{untrusted:?}");
                prop_assert!(shown.starts_with("Untrusted"));
            }
        }
    }

    #[test]
    fn a_changed_byte_is_rejected_or_keeps_the_meaning(
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let body = format!(
            r#"{{"event":"payment.completed","data":{{"id":"{ID}","amount":"10000.00","signature":"{SIGNATURE}","status":"completed"}}}}"#
        );
        let mut bytes = body.into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(authentic) = Untrusted::parse(&bytes).map_or(Err(SignatureError::Missing), |untrusted| untrusted.verify([&key()])) {
            prop_assert_eq!(authentic.id(), ID);
            prop_assert_eq!(authentic.amount(), Amount::from(10_000));
        }
    }
}

/// A string of any bytes, or a few bytes that may be JSON or not.
fn odd() -> impl Strategy<Value = Vec<u8>> {
    let string = prop::collection::vec(any::<u8>(), 0..20).prop_map(|bytes| {
        let mut text = vec![b'"'];
        text.extend(bytes);
        text.push(b'"');
        text
    });
    prop_oneof![
        string,
        prop::collection::vec(any::<u8>(), 0..8),
        Just(br#""payment.completed""#.to_vec()),
        Just(br#""10000""#.to_vec()),
        Just(format!("\"{ID}\"").into_bytes()),
    ]
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        ".{0,20}".prop_map(Into::into),
        "[0-9a-f]{64}".prop_map(Into::into),
        "-?[0-9]{1,6}(\\.[0-9]{0,3})?".prop_map(Into::into),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Into::into),
            prop::collection::btree_map("[a-z]{1,3}", inner, 0..3)
                .prop_map(|map| map.into_iter().collect()),
        ]
    })
}
