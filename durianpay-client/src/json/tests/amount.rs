//! Tests of reading, rejecting and printing amounts.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::cmp::Ordering;
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use serde::Deserialize;
use serde::de::value::{Error, F64Deserializer};

use crate::types::amount::{Amount, AmountError};
use crate::types::notation::Notation;

#[test]
fn invalid_amounts_are_rejected() {
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
        ("1e", NotANumber),
        ("e3", NotANumber),
        ("1e1.5", NotANumber),
        ("10,000.00", NotANumber),
        ("Rp10.000,00", NotANumber),
        ("0x10", NotANumber),
        ("NaN", NotANumber),
        ("Rp5", NotANumber),
        ("١", NotANumber),
        ("5.-1", NotANumber),
        ("5.x", NotANumber),
        // In Indonesia the point separates thousands.
        ("1.000", TooManyDecimals),
        ("-10.000", TooManyDecimals),
        ("100.500", TooManyDecimals),
        ("1.001", TooManyDecimals),
        ("4440.000000000001", TooManyDecimals),
        ("1e-3", TooManyDecimals),
        ("1e17", OutOfRange),
        ("1e999999999", OutOfRange),
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
        ("1.0000", 100),
        ("1000.000", 100_000),
        ("0.500", 50),
        ("1.5E+6", 150_000_000),
        ("1e3", 100_000),
        ("1234567e-2", 1_234_567),
        ("0e-999999999", 0),
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
fn sums_differences_and_products_are_exact() {
    let price = Amount::from_hundredths(1_000_067);
    let more = price.checked_add(Amount::from_hundredths(5)).unwrap();
    assert_eq!(more.hundredths(), 1_000_072);
    let less = price.checked_sub(Amount::from_hundredths(68)).unwrap();
    assert_eq!(less.hundredths(), 999_999);
    assert_eq!(price.checked_mul(-3).unwrap().hundredths(), -3_000_201);
}

#[test]
fn amounts_are_distinguished() {
    let [less, more] = [-1, 1].map(Amount::from_hundredths);
    assert_ne!(less, more);
    assert_eq!(less.partial_cmp(&more), Some(Ordering::Less));
    assert_eq!(more.partial_cmp(&more), Some(Ordering::Equal));
    // A single pair of hashes would collide once in 2^64.
    let hashes = RandomState::new();
    assert_ne!(hashes.hash_one(less), hashes.hash_one(more));
    assert!(less.is_negative() && !more.is_negative() && !Amount::ZERO.is_negative());
    assert!(!less.is_zero() && !more.is_zero() && Amount::ZERO.is_zero());
}

#[test]
fn strings_convert_as_they_parse() {
    assert_eq!(Amount::try_from("12.5").unwrap().hundredths(), 1_250);
    assert_eq!(Amount::try_from("1,5"), Err(AmountError::NotANumber));
}

#[test]
fn a_double_is_read_if_one_amount_is_near_it() {
    let read = |rupiah| Amount::deserialize(F64Deserializer::<Error>::new(rupiah));
    assert_eq!(read(10_000.67).unwrap().hundredths(), 1_000_067);
    let large = read(8_796_093_022_207.99).unwrap();
    assert_eq!(large.hundredths(), 879_609_302_220_799);
    // Above, a double may mean several amounts.
    let large = f64::from_bits(8_796_093_022_208_f64.to_bits());
    for odd in [f64::NAN, f64::INFINITY, 1e300, 0.001, large, -large, 1e14] {
        assert!(read(odd).is_err(), "{odd}");
    }
    // `serde_json` reads this as the double 1e14.
    assert!(serde_json::from_str::<Amount>("99999999999999.99").is_err());
}

#[test]
fn an_error_names_the_kind_of_value_in_place_of_an_amount() {
    let error = serde_json::from_str::<Amount>("true").unwrap_err();
    let expected = "invalid type: boolean `true`, expected an amount in rupiah";
    assert!(error.to_string().starts_with(expected), "{error}");
}

#[test]
fn the_notation_is_not_part_of_the_value() {
    let forms = [
        Amount::from(5),
        Amount::from_string_token("5.0").unwrap().0,
        Amount::from_number_token("5").unwrap().0,
        Amount::from_hundredths_token("500").unwrap().0,
    ];
    assert_eq!(forms.iter().collect::<HashSet<_>>().len(), 1);
    assert!(forms.iter().all(|amount| amount.to_string() == "5.00"));
    for (token, error) in [
        ("5.1", AmountError::TooManyDecimals),
        ("1e-1", AmountError::TooManyDecimals),
        ("1e30", AmountError::OutOfRange),
        ("-", AmountError::NotANumber),
        ("", AmountError::Empty),
        ("x", AmountError::NotANumber),
    ] {
        let read = Amount::from_hundredths_token(token);
        assert_eq!(read, Err(error), "{token}");
    }
    for token in ["1000000.0", "1.0e6"] {
        let (amount, notation) = Amount::from_hundredths_token(token).unwrap();
        assert_eq!(amount.hundredths(), 1_000_000, "{token}");
        assert_eq!(notation, Notation::Lost, "{token}");
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

#[test]
fn an_amount_with_an_exponent_is_written_with_the_decimals_that_it_needs() {
    for (token, written) in [
        ("1.5E+6", "1500000"),
        ("1e0", "1"),
        ("1.5e-1", "0.15"),
        ("-25e-2", "-0.25"),
    ] {
        let (amount, notation) = Amount::from_number_token(token).unwrap();
        assert_eq!(notation, Notation::Lost, "{token}");
        assert_eq!(crate::json::to_string(&amount), written, "{token}");
    }
}
