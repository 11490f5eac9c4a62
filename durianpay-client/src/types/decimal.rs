//! [`Decimal`]: a decimal number that is not money, such as a percentage.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

use super::number::{MAX_EXPONENT, Number};

/// The maximum length of a number on the wire, in characters.
const MAX_LENGTH: usize = 40;

/// A decimal number, kept digit by digit: `2.5`, `30`, `5.06e-6`.
///
/// It supports no arithmetic, so nothing is rounded. It remembers its digits and
/// whether it was read from a string or a JSON number; equality compares the value
/// only.
///
/// ```
/// use durianpay_client::Decimal;
///
/// let percent: Decimal = "2.50".parse()?;
/// assert_eq!(percent, "2.5".parse()?);
/// assert_eq!(percent.to_string(), "2.50");
/// assert_eq!("2.5e-3".parse::<Decimal>()?, "0.0025".parse()?);
/// # Ok::<(), durianpay_client::DecimalError>(())
/// ```
#[derive(Clone)]
pub struct Decimal {
    /// `None` means `0`.
    text: Option<Box<str>>,
    form: DecimalForm,
}

/// The notation in which a number was read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum DecimalForm {
    /// Not read from the wire: written in the form that the spec states.
    Canonical,
    String,
    Number,
}

/// The error returned when a string is not a decimal number.
///
/// ```
/// use durianpay_client::{Decimal, DecimalError};
///
/// assert_eq!("a half".parse::<Decimal>(), Err(DecimalError));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecimalError;

impl fmt::Display for DecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the string is not a decimal number; expected digits, such as `2.5`, of at most \
             {MAX_LENGTH} characters"
        )
    }
}

impl std::error::Error for DecimalError {}

impl Decimal {
    /// Zero.
    pub(crate) const ZERO: Decimal = Decimal {
        text: None,
        form: DecimalForm::Canonical,
    };

    /// Returns the digits as they were written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.text.as_deref().unwrap_or("0")
    }

    /// Drops the notation in which the number was read, so that it is written in the form
    /// that the spec states.
    ///
    /// ```
    /// use durianpay_client::{Decimal, json};
    ///
    /// let read: Decimal = json::from_str("2.50")?;
    /// assert_eq!(json::to_string(&read), "2.50");
    /// assert_eq!(json::to_string(&read.canonical()), r#""2.50""#);
    /// # Ok::<(), json::ReadError>(())
    /// ```
    #[must_use]
    pub fn canonical(self) -> Self {
        Self {
            form: DecimalForm::Canonical,
            ..self
        }
    }

    pub(crate) fn from_string_token(text: &str) -> Result<Self, DecimalError> {
        Self::read(text, DecimalForm::String)
    }

    pub(crate) fn from_number_token(token: &str) -> Result<Self, DecimalError> {
        Self::read(token, DecimalForm::Number)
    }

    /// Returns whether the number is written as a JSON number. `plain` is the form that the
    /// spec states.
    pub(crate) fn is_written_as_number(&self, plain: bool) -> bool {
        match self.form {
            DecimalForm::Canonical => plain,
            DecimalForm::String => false,
            DecimalForm::Number => true,
        }
    }

    fn read(text: &str, form: DecimalForm) -> Result<Self, DecimalError> {
        let number = Number::parse(text).ok_or(DecimalError)?;
        // A JSON number has no leading zero.
        let is_plain = number.whole == "0" || !number.whole.starts_with('0');
        let is_distinct = number.exponent.abs() <= MAX_EXPONENT;
        if text.len() > MAX_LENGTH || !is_plain || !is_distinct {
            return Err(DecimalError);
        }
        Ok(Self {
            text: Some(text.into()),
            form,
        })
    }

    fn number(&self) -> Number<'_> {
        Number::parse(self.as_str()).unwrap_or(Number::ZERO)
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        Self::read(text, DecimalForm::Canonical)
    }
}

impl From<i64> for Decimal {
    fn from(whole: i64) -> Self {
        Self {
            text: Some(whole.to_string().into()),
            form: DecimalForm::Canonical,
        }
    }
}

impl Default for Decimal {
    fn default() -> Self {
        Self::ZERO
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.number() == other.number()
    }
}

impl Eq for Decimal {}

impl std::hash::Hash for Decimal {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        let (negative, digits, point) = self.number().canonical();
        (negative, point).hash(state);
        digits.for_each(|digit| digit.hash(state));
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Decimal({})", self.as_str())
    }
}

/// Serializes as a string.
impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Deserializes from a string.
impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

    use std::hash::{BuildHasher, DefaultHasher, Hash as _, Hasher as _, RandomState};

    use super::{Decimal, MAX_LENGTH};

    #[test]
    fn serde_represents_it_as_a_string() {
        let percent: Decimal = serde_json::from_str("\"2.50\"").unwrap();
        assert_eq!(serde_json::to_string(&percent).unwrap(), "\"2.50\"");
        assert_eq!(serde_json::to_string(&Decimal::ZERO).unwrap(), "\"0\"");
        let error = serde_json::from_str::<Decimal>("\"1,5\"").unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("the string is not a decimal number"),
            "{error}"
        );
    }

    #[test]
    fn the_syntax_is_that_of_json() {
        for text in ["0", "-0", "30", "2.5", "-2.50", "100.00", "5.06e-6", "1E+3"] {
            assert!(text.parse::<Decimal>().is_ok(), "{text}");
        }
        let long = "1".repeat(41);
        for text in [
            "",
            "-",
            "+1",
            ".5",
            "5.",
            "1e",
            "e3",
            "1e1.5",
            "1e1000000000",
            "1,5",
            "01",
            " 1",
            "NaN",
            &long,
        ] {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
    }

    #[test]
    fn equality_compares_values() {
        let read = |text: &str| text.parse::<Decimal>().ok();
        assert_eq!(read("2.50"), read("2.5"));
        assert_eq!(read("-0"), read("0.00"));
        assert_ne!(read("2.5"), read("-2.5"));
        assert_ne!(read("2.5"), read("25"));
        assert_eq!(read("2.5e3"), read("2500"));
        assert_eq!(read("0e9"), read("-0.0"));
        assert_eq!(read("0.05"), read("5e-2"));
        assert_ne!(read("1e999999999"), read("1e999999998"));
        let hash = |text: &str| {
            let mut hasher = DefaultHasher::new();
            read(text).hash(&mut hasher);
            hasher.finish()
        };
        assert_eq!(hash("2.5e3"), hash("2500.0"));
    }

    #[test]
    fn numbers_of_one_value_are_one_key_of_a_map() {
        let hash = RandomState::new();
        let hash = |text: &str| hash.hash_one(text.parse::<Decimal>().unwrap());
        for text in ["1.50", "1.5", "15e-1", "0.015E2"] {
            assert_eq!(hash(text), hash("1.500"), "{text}");
        }
        for text in ["-1.5", "15", "1.6", "0"] {
            assert_ne!(hash(text), hash("1.5"), "{text}");
        }
    }

    #[test]
    fn a_number_is_shown_as_it_was_written_and_stored_in_no_notation() {
        assert_eq!(format!("{:>6}", Decimal::from(-12)), "   -12");
        let text: Decimal = Decimal::from_string_token("1.50").unwrap();
        assert!(!text.is_written_as_number(true));
        let canonical = text.canonical();
        assert!(canonical.is_written_as_number(true));
        assert_eq!(canonical.as_str(), "1.50");
    }

    #[test]
    fn the_longest_number_is_read() {
        let longest = "1".repeat(MAX_LENGTH);
        assert!(longest.parse::<Decimal>().is_ok());
        assert!(format!("{longest}1").parse::<Decimal>().is_err());
    }
}
