//! Several keys: a signature of any of them holds.

use crate::support::{ID, KEY, amount, completed, signed_for};
use durianpay_client::ApiKey;
use durianpay_client::webhook::{SignatureError, sign};

#[test]
fn a_signature_of_any_key_is_accepted() {
    let [own, old, other] = [KEY, "dp_test_old", "dp_live_demo"].map(|k| ApiKey::new(k).unwrap());
    let untrusted = signed_for("ord_1");
    for (name, keys) in [
        ("alone", vec![&own]),
        ("new first", vec![&own, &old]),
        ("old first", vec![&old, &own]),
        ("in between", vec![&old, &own, &other]),
        ("last of many", vec![&old, &other, &old, &own]),
        ("twice", vec![&own, &own]),
    ] {
        assert_eq!(untrusted.verify(keys).unwrap().id(), ID, "{name}");
    }
    for (name, keys) in [
        ("another", vec![&old]),
        ("the live key", vec![&other]),
        ("several others", vec![&old, &other]),
    ] {
        let found = untrusted.verify(keys);
        assert_eq!(found, Err(SignatureError::Mismatch), "{name}");
    }
    assert_eq!(untrusted.verify([]), Err(SignatureError::NoKey));
}

#[test]
fn every_character_of_a_key_counts() {
    for text in ["dp_test_dem", "dp_test_demo0", "dp_test_demO", "dp_test_d"] {
        let near = ApiKey::new(text).unwrap();
        let found = signed_for("ord_1").verify([&near]);
        assert_eq!(found, Err(SignatureError::Mismatch), "{text}");
    }
}

#[test]
fn a_webhook_of_another_environment_than_its_key_is_rejected() {
    let [test, live, other] =
        ["dp_test_demo", "dp_live_demo", "sk_demo"].map(|k| ApiKey::new(k).unwrap());
    let signed_by = |key: &ApiKey, is_live: &str| {
        let signature = sign(ID, amount("10000"), key).unwrap();
        completed(&format!(
            r#""id": "{ID}", "amount": "10000", "is_live": {is_live}, "signature": "{signature}""#
        ))
    };
    // Both keys are given, so that it is the one that signed which counts.
    for (key, is_live, holds) in [
        (&test, "false", true),
        (&live, "true", true),
        (&test, "true", false),
        (&live, "false", false),
        // What says nothing is not refused for it.
        (&test, "null", true),
        (&live, "null", true),
        (&test, r#""true""#, true),
        (&live, "0", true),
        // A key that names no environment has none to differ from.
        (&other, "true", true),
        (&other, "false", true),
    ] {
        let found = signed_by(key, is_live).verify([&test, &live, &other]);
        if holds {
            assert_eq!(found.unwrap().id(), ID, "{key:?} {is_live}");
        } else {
            assert_eq!(
                found,
                Err(SignatureError::EnvironmentMismatch),
                "{key:?} {is_live}"
            );
        }
    }
    // It does not make a signature hold that does not.
    let forged = signed_by(&test, "true").verify([&live]);
    assert_eq!(forged, Err(SignatureError::Mismatch));
}
