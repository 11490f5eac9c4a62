//! Tests of amounts of money in any currency.

use durianpay_client::json::{from_str, to_string};
use durianpay_client::{Decimal, MoneyError};

durianpay_client::bindings! {
    /// Payments in any currency.
    pub mod coins in "fixtures/valid/money.toml";
}

use coins::{CreatePayment, Payment};

#[test]
fn the_currency_beside_a_number_counts() {
    let payment: Payment = from_str(
        r#"{"amount": 1234, "currency": "usd", "fee": 0.5, "feeCurrency": "USD", "rounding": 3}"#,
    )
    .unwrap();
    assert_eq!(payment.amount_money().unwrap().to_string(), "12.34 USD");
    let fee = payment.fee_money().unwrap().unwrap();
    assert_eq!((fee.minor_units(), fee.currency().as_str()), (50, "USD"));
    let rounding = payment.rounding_money().unwrap().unwrap();
    assert_eq!(rounding.to_string(), "3 JPY");
    // The wire is unchanged.
    assert!(to_string(&payment).contains(r#""fee":0.5"#));
}

#[test]
fn absent_numbers_have_no_money() {
    let payment: Payment = from_str(r#"{"amount": 1, "currency": "", "rounding": null}"#).unwrap();
    assert_eq!(payment.fee_money(), Ok(None));
    assert_eq!(payment.rounding_money(), Ok(None));
    assert_eq!(payment.amount_money(), Err(MoneyError::NotACurrency));
}

#[test]
fn a_number_without_its_currency_is_an_error() {
    let payment: Payment =
        from_str(r#"{"amount": 1, "currency": "XBT", "fee": 0.123, "rounding": 1}"#).unwrap();
    assert_eq!(payment.fee_money(), Err(MoneyError::NoCurrency));
    let amount = payment.amount_money().unwrap();
    assert_eq!(amount.to_decimal(), Err(MoneyError::UnknownDigits));
    let precise =
        r#"{"amount": 1, "currency": "USD", "fee": 0.123, "feeCurrency": "USD", "rounding": 1}"#;
    let payment: Payment = from_str(precise).unwrap();
    assert_eq!(payment.fee_money(), Err(MoneyError::TooPrecise));
}

#[test]
fn requests_have_money_too() {
    let tip: Decimal = "1.5".parse().unwrap();
    let request = CreatePayment::new(500).tip(tip);
    assert_eq!(request.amount_money().unwrap().to_string(), "5.00 EUR");
    assert_eq!(
        request.tip_money().unwrap().unwrap().to_string(),
        "1.50 EUR"
    );
}
