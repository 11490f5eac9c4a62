//! Values of enumerations: a response may hold any, what people type may not.

use durianpay_client::ParseEnumError;
use durianpay_client::api::{FailureCode, Order, OrderStatus, VaBank, Wallet};
use durianpay_client::json::{from_str, to_string};

#[test]
fn parsing_requires_a_listed_value() {
    assert_eq!("BCA".parse(), Ok(VaBank::Bca));
    assert_eq!("OVO".parse(), Ok(Wallet::Ovo));
    for typed in ["bca", "BCAA", "", " BCA", "BCA\n", "Unknown"] {
        let error = typed.parse::<VaBank>().unwrap_err();
        assert_eq!(error.expected()[..3], ["BCA", "BNI", "BRI"], "{typed}");
    }
}

#[test]
fn the_error_has_the_found_and_the_listed_values() {
    let text = |typed: &str| typed.parse::<Wallet>().unwrap_err().to_string();
    let listed = r#"expected one of "DANA", "SHOPEEPAY", "LINKAJA", "OVO", "GOPAY", "JENIUSPAY", "ASTRAPAY""#;
    assert_eq!(
        text("ovoo"),
        format!(r#""ovoo" is not a value of `Wallet`: {listed}"#)
    );
    assert_eq!(
        text(" ovo"),
        format!(r#"" ovo" is not a value of `Wallet`, did you mean "OVO"? {listed}"#)
    );
    // It stays in one line, and short.
    assert!(text("a\nb").starts_with(r#""a\u{a}b" is"#));
    assert!(text(&"x".repeat(1 << 20)).len() < 1000);
}

#[test]
fn numbers_are_parsed_from_their_text() {
    assert_eq!("20012".parse(), Ok(FailureCode::PaymentExpired));
    for typed in ["20012.0", "7", "", "PaymentExpired", "99999999999999999999"] {
        let error: ParseEnumError = typed.parse::<FailureCode>().unwrap_err();
        assert!(error.expected().contains(&"20012"), "{typed}");
    }
}

#[test]
fn an_unlisted_value_in_a_response_is_kept() {
    let body = r#"{"id":"ord_1","amount":"1","status":"pondering"}"#;
    let order: Order = from_str(body).unwrap();
    assert_eq!(order.status, OrderStatus::Unknown("pondering".to_owned()));
    assert_eq!(to_string(&order), body);
    assert_eq!(VaBank::from("BCAA").as_str(), "BCAA");
}

#[test]
fn the_listed_values_are_known() {
    assert_eq!(Wallet::ALL.len(), 7);
    for wallet in Wallet::ALL {
        assert!(wallet.is_known());
        assert_eq!(wallet.as_str().parse().as_ref(), Ok(wallet));
        assert_eq!(String::from(wallet.clone()), wallet.as_ref());
    }
    assert!(FailureCode::ALL.contains(&FailureCode::PaymentExpired));
    assert!(!Wallet::from("OWO").is_known());
    assert!(!FailureCode::from(-1).is_known());
}
