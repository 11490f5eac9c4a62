//! Several keys: a signature of any of them holds.

use crate::stage::{ID, KEY, signed_for};
use durianpay_client::ApiKey;
use durianpay_client::webhook::SignatureError;

#[test]
fn a_signature_of_any_of_the_keys_holds() {
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
fn a_key_counts_to_its_last_letter() {
    for text in ["dp_test_dem", "dp_test_demo0", "dp_test_demO", "dp_test_"] {
        let near = ApiKey::new(text).unwrap();
        let found = signed_for("ord_1").verify([&near]);
        assert_eq!(found, Err(SignatureError::Mismatch), "{text}");
    }
}
