//! Amounts: what is read, what is refused, and what printing shows.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::HashSet;

use proptest::prelude::*;

use crate::amount::{Amount, AmountError};

proptest! {
    #[test]
    fn every_amount_reads_as_it_prints(hundredths: i64) {
        let amount = Amount::from_hundredths(hundredths);
        prop_assert_eq!(amount.to_string().parse::<Amount>().unwrap().hundredths(), hundredths);
    }

    #[test]
    fn no_text_panics_and_what_is_read_is_kept(text in "-?[0-9]{0,22}(\\.[0-9]{0,3})?|\\PC{0,8}") {
        if let Ok(amount) = Amount::from_text_token(&text) {
            prop_assert_eq!(amount, amount.to_string().parse().unwrap());
        }
    }
}

#[test]
fn what_is_no_amount_is_refused() {
    use AmountError::{Empty, NotANumber, OutOfRange, TooManyDecimals};
    for (text, error) in [
        ("", Empty),
        ("-", NotANumber),
        ("+1", NotANumber),
        ("--1", NotANumber),
        (".", NotANumber),
        (".5", NotANumber),
        ("5.", NotANumber),
        ("-.5", NotANumber),
        ("1.2.3", NotANumber),
        ("1,000", NotANumber),
        ("1_000", NotANumber),
        (" 1", NotANumber),
        ("1 ", NotANumber),
        ("1e3", NotANumber),
        ("1.5e3", NotANumber),
        ("0x10", NotANumber),
        ("NaN", NotANumber),
        ("Rp5", NotANumber),
        ("١", NotANumber),
        ("5.-1", NotANumber),
        ("5.x", NotANumber),
        ("1.000", TooManyDecimals),
        ("1.001", TooManyDecimals),
        ("1.0000", TooManyDecimals),
        ("92233720368547758.08", OutOfRange),
        ("-92233720368547758.09", OutOfRange),
        ("99999999999999999999999999", OutOfRange),
    ] {
        assert_eq!(text.parse::<Amount>(), Err(error), "{text:?}");
    }
}

#[test]
fn the_limits_are_amounts() {
    for (text, hundredths) in [
        ("92233720368547758.07", i64::MAX),
        ("-92233720368547758.08", i64::MIN),
        ("0010", 1000),
        ("0000000000000000000000000000.1", 10),
        ("-0", 0),
        ("-0.05", -5),
        ("5.5", 550),
    ] {
        assert_eq!(
            text.parse::<Amount>().unwrap().hundredths(),
            hundredths,
            "{text:?}"
        );
    }
    let least = Amount::from_hundredths(i64::MIN);
    assert_eq!(least.to_string(), "-92233720368547758.08");
    assert_eq!(least.checked_sub(Amount::from(1)), None);
    assert_eq!(least.checked_mul(-1), None);
    assert_eq!(
        Amount::from_hundredths(i64::MAX).checked_add(Amount::from_hundredths(1)),
        None
    );
    assert_eq!(Amount::from(u32::MAX).whole_rupiah(), Some(u32::MAX.into()));
}

#[test]
fn the_form_is_no_part_of_the_value() {
    let forms = [
        Amount::from(5),
        Amount::from_text_token("5.0").unwrap(),
        Amount::from_number_token("5").unwrap(),
        Amount::from_hundredths_token("500").unwrap(),
    ];
    assert_eq!(forms.iter().collect::<HashSet<_>>().len(), 1);
    assert!(forms.iter().all(|amount| amount.to_string() == "5.00"));
    for token in ["5.0", "-", "", "1e2", "x"] {
        assert_eq!(
            Amount::from_hundredths_token(token),
            Err(AmountError::NotANumber)
        );
    }
}

#[test]
fn printing_honours_width_and_never_cuts_digits() {
    let amount = Amount::from_hundredths(-12_345);
    assert_eq!(
        format!("[{amount:>9}] [{amount:.1}] [{amount:09}]"),
        "[  -123.45] [-123.45] [-00123.45]"
    );
}
