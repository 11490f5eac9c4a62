//! Tests of amounts in any currency.

use super::{Currency, Money, MoneyError, money_of_decimal, money_of_minor};

fn currency(code: &str) -> Currency {
    code.parse().unwrap()
}

fn minor(text: &str, code: &str) -> Result<i128, MoneyError> {
    Money::from_decimal(text, currency(code)).map(|money| money.minor_units())
}

#[test]
fn decimals_are_those_of_the_currency() {
    for (text, code, expected) in [
        ("12.34", "USD", 1234),
        ("12.3", "USD", 1230),
        ("12", "USD", 1200),
        ("-0.01", "USD", -1),
        ("0.010", "USD", 1),
        ("1.5e3", "USD", 150_000),
        ("150e-1", "USD", 1500),
        ("0", "USD", 0),
        ("0.000000", "USD", 0),
        ("500", "JPY", 500),
        ("500.00", "JPY", 500),
        ("1.234", "KWD", 1234),
        ("1.2345", "CLF", 12_345),
    ] {
        assert_eq!(minor(text, code), Ok(expected), "{text} {code}");
    }
}

#[test]
fn nothing_is_rounded() {
    for (text, code) in [
        ("12.345", "USD"),
        ("0.5", "JPY"),
        ("1e-3", "USD"),
        ("1e-40", "USD"),
    ] {
        assert_eq!(minor(text, code), Err(MoneyError::TooPrecise), "{text}");
    }
}

#[test]
fn what_is_not_a_number_is_rejected() {
    for text in ["", " 1", "1,00", "a", "1.2.3", "NaN", "--1", "0x1"] {
        assert_eq!(minor(text, "USD"), Err(MoneyError::NotANumber), "{text:?}");
    }
    for text in ["1e40", "1e999999999", &"9".repeat(60), &"9".repeat(100)] {
        let error = minor(text, "USD").unwrap_err();
        let is_rejected = matches!(error, MoneyError::TooLarge | MoneyError::NotANumber);
        assert!(is_rejected, "{text}: {error}");
    }
}

#[test]
fn a_text_is_the_amount_that_it_was_made_from() {
    for value in [
        0,
        1,
        -1,
        9,
        10,
        99,
        100,
        -100,
        123_456_789,
        i128::MAX,
        i128::MIN,
    ] {
        for code in ["USD", "JPY", "KWD", "CLF"] {
            let money = Money::from_minor(value, currency(code));
            assert_eq!(money.to_string().parse(), Ok(money), "{money}");
        }
    }
    let shown = |value, code| Money::from_minor(value, currency(code)).to_string();
    assert_eq!(shown(-5, "USD"), "-0.05 USD");
    assert_eq!(shown(0, "KWD"), "0.000 KWD");
    assert_eq!(shown(7, "XBT"), "7 minor units of XBT");
}

#[test]
fn the_decimals_of_an_unknown_currency_are_not_guessed() {
    assert_eq!(minor("1", "XBT"), Err(MoneyError::UnknownDigits));
    // A precious metal has none.
    assert_eq!(minor("1", "XAU"), Err(MoneyError::UnknownDigits));
    let known = Money::from_minor(1, currency("XBT"));
    assert_eq!(known.checked_add(known).unwrap().minor_units(), 2);
    assert_eq!(known.to_decimal(), Err(MoneyError::UnknownDigits));
}

#[test]
fn arithmetic_neither_wraps_nor_mixes_currencies() {
    let dollars = |value| Money::from_minor(value, currency("USD"));
    let euros = Money::from_minor(1, currency("EUR"));
    assert_eq!(dollars(3).checked_sub(dollars(5)), Ok(dollars(-2)));
    assert_eq!(
        dollars(1).checked_add(euros),
        Err(MoneyError::OtherCurrency)
    );
    assert_eq!(
        dollars(1).checked_sub(euros),
        Err(MoneyError::OtherCurrency)
    );
    let sum = dollars(i128::MAX).checked_add(dollars(1));
    assert_eq!(sum, Err(MoneyError::TooLarge));
}

#[test]
fn a_currency_has_three_letters() {
    for code in ["", "US", "USDT", "U5D", "U D", "€", "€€"] {
        assert_eq!(
            code.parse::<Currency>(),
            Err(MoneyError::NotACurrency),
            "{code}"
        );
    }
    assert_eq!(currency("eur"), currency("EUR"));
}

#[test]
fn fields_become_amounts() {
    assert_eq!(
        money_of_minor(1234, Some("USD")).unwrap().to_string(),
        "12.34 USD"
    );
    assert_eq!(
        money_of_decimal("12.34", Some("usd"))
            .unwrap()
            .minor_units(),
        1234
    );
    assert_eq!(money_of_minor(1, None), Err(MoneyError::NoCurrency));
    assert_eq!(
        money_of_decimal("1", Some("?")),
        Err(MoneyError::NotACurrency)
    );
}
