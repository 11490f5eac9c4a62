//! [`ParseEnumError`]: the error for a string that is not a value of an enumeration.

use crate::types::escape::Escaped;
use crate::types::pattern::fits_pattern;
use std::fmt;

/// The error returned when a string is not a listed value of an enumeration.
///
/// The enumerations of an API are open: a response may contain a value that is not
/// listed, and `From` accepts any string. Use `parse` for values that people type or
/// configure, where an unlisted value is a mistake.
///
/// ```
/// use durianpay_client::api::PaymentOption;
///
/// assert_eq!("installment".parse(), Ok(PaymentOption::Installment));
///
/// let error = "Installment".parse::<PaymentOption>().unwrap_err();
/// assert_eq!(error.expected(), ["full_payment", "installment"]);
/// assert_eq!(
///     error.to_string(),
///     "\"Installment\" is not a value of `PaymentOption`, did you mean \"installment\"? \
///      expected one of \"full_payment\", \"installment\""
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseEnumError {
    name: &'static str,
    expected: &'static [&'static str],
    found: Box<str>,
}

impl ParseEnumError {
    /// Returns the listed values, as written on the wire.
    #[must_use]
    pub fn expected(&self) -> &'static [&'static str] {
        self.expected
    }

    /// Finds the listed value that differs only in case or surrounding blanks.
    fn similar(&self) -> Option<&'static str> {
        let found = self.found.trim();
        let mut expected = self.expected.iter();
        expected
            .find(|value| value.eq_ignore_ascii_case(found))
            .copied()
    }
}

impl fmt::Display for ParseEnumError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "\"{}\" is not a value of `{}`",
            Escaped(&self.found),
            self.name
        )?;
        if let Some(similar) = self.similar() {
            write!(f, ", did you mean \"{similar}\"?")?;
        } else {
            f.write_str(":")?;
        }
        let before = [" expected one of"]
            .into_iter()
            .chain(std::iter::repeat(","));
        for (before, value) in before.zip(self.expected) {
            write!(f, "{before} \"{value}\"")?;
        }
        if self.expected.is_empty() {
            f.write_str(" no value is listed")?;
        }
        Ok(())
    }
}

impl std::error::Error for ParseEnumError {}

/// Parses a value of an enumeration of strings.
///
/// # Errors
///
/// If the value is not listed.
pub fn parse_enum<E: for<'a> From<&'a str>>(
    name: &'static str,
    expected: &'static [&'static str],
    text: &str,
) -> Result<E, ParseEnumError> {
    listed(name, expected, text).map(E::from)
}

/// Parses a value of an enumeration of integers, which must be in canonical decimal form.
///
/// # Errors
///
/// If the value is not listed.
pub fn parse_number_enum<E: From<i64>>(
    name: &'static str,
    expected: &'static [&'static str],
    text: &str,
) -> Result<E, ParseEnumError> {
    let number = listed(name, expected, text)?.parse::<i64>();
    number.map(E::from).map_err(|_| error(name, expected, text))
}

/// Parses a value of an enumeration of strings, some of which contain placeholder digits.
///
/// # Errors
///
/// If the string matches no value.
pub fn parse_pattern_enum<E: for<'a> From<&'a str>>(
    name: &'static str,
    expected: &'static [&'static str],
    text: &str,
) -> Result<E, ParseEnumError> {
    let mut patterns = expected.iter();
    if patterns.any(|pattern| fits_pattern(pattern, text)) {
        Ok(E::from(text))
    } else {
        Err(error(name, expected, text))
    }
}

fn listed<'t>(
    name: &'static str,
    expected: &'static [&'static str],
    text: &'t str,
) -> Result<&'t str, ParseEnumError> {
    if expected.contains(&text) {
        Ok(text)
    } else {
        Err(error(name, expected, text))
    }
}

fn error(name: &'static str, expected: &'static [&'static str], text: &str) -> ParseEnumError {
    ParseEnumError {
        name,
        expected,
        found: text.into(),
    }
}
