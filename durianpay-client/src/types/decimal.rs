//! A decimal number that is no amount of money, such as a percentage.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// The most digits that a number on the wire may have.
const MAX_LENGTH: usize = 40;

/// A decimal number, kept digit by digit: `2.5`, `30`.
///
/// Nothing is computed with it, so nothing is rounded. It remembers whether it
/// came as text or as a JSON number and how it was written; equality looks at
/// the value alone.
///
/// ```
/// use durianpay_client::Decimal;
///
/// let percent: Decimal = "2.50".parse()?;
/// assert_eq!(percent, "2.5".parse()?);
/// assert_eq!(percent.to_string(), "2.50");
/// assert!("1e3".parse::<Decimal>().is_err());
/// # Ok::<(), durianpay_client::DecimalError>(())
/// ```
#[derive(Clone)]
pub struct Decimal {
    /// `None` is `0`.
    text: Option<Box<str>>,
    form: Form,
}

/// What it was on the wire.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Made in code: written as the spec says.
    Canonical,
    Text,
    Number,
}

/// A text that is no decimal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a decimal number of at most {MAX_LENGTH} characters, such as `2.5`")]
pub struct DecimalError;

impl Decimal {
    /// `0`.
    pub(crate) const ZERO: Decimal = Decimal {
        text: None,
        form: Form::Canonical,
    };

    /// The digits, as they were written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.text.as_deref().unwrap_or("0")
    }

    /// The same number without the memory of how it came: it is sent as the
    /// spec says.
    #[must_use]
    pub fn canonical(self) -> Self {
        Self {
            form: Form::Canonical,
            ..self
        }
    }

    pub(crate) fn from_string_token(text: &str) -> Result<Self, DecimalError> {
        Self::read(text, Form::Text)
    }

    pub(crate) fn from_number_token(token: &str) -> Result<Self, DecimalError> {
        Self::read(token, Form::Number)
    }

    /// Whether it is written as a JSON number, where the spec says `plain`.
    pub(crate) fn is_written_as_number(&self, plain: bool) -> bool {
        match self.form {
            Form::Canonical => plain,
            Form::Text => false,
            Form::Number => true,
        }
    }

    fn read(text: &str, form: Form) -> Result<Self, DecimalError> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let are_digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        // A JSON number has no needless zero in front.
        let is_plain = whole == "0" || !whole.starts_with('0');
        if text.len() > MAX_LENGTH || !are_digits(whole) || !are_digits(fraction) || !is_plain {
            return Err(DecimalError);
        }
        Ok(Self {
            text: Some(text.into()),
            form,
        })
    }

    /// Sign, whole part and fraction, without what does not count.
    fn parts(&self) -> (bool, &str, &str) {
        let text = self.as_str();
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let fraction = fraction.trim_end_matches('0');
        let is_zero = whole == "0" && fraction.is_empty();
        (negative && !is_zero, whole, fraction)
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        Self::read(text, Form::Canonical)
    }
}

impl From<i64> for Decimal {
    fn from(whole: i64) -> Self {
        Self {
            text: Some(whole.to_string().into()),
            form: Form::Canonical,
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
        self.parts() == other.parts()
    }
}

impl Eq for Decimal {}

impl std::hash::Hash for Decimal {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.parts().hash(state);
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

/// As text.
impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// From text.
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

    use super::Decimal;

    #[test]
    fn through_serde_it_is_text() {
        let percent: Decimal = serde_json::from_str("\"2.50\"").unwrap();
        assert_eq!(serde_json::to_string(&percent).unwrap(), "\"2.50\"");
        assert_eq!(serde_json::to_string(&Decimal::ZERO).unwrap(), "\"0\"");
        let error = serde_json::from_str::<Decimal>("\"1e3\"").unwrap_err();
        assert!(
            error.to_string().starts_with("not a decimal number"),
            "{error}"
        );
    }

    #[test]
    fn a_number_is_what_json_takes_for_one() {
        for text in ["0", "-0", "30", "2.5", "-2.50", "100.00"] {
            assert!(text.parse::<Decimal>().is_ok(), "{text}");
        }
        let long = "1".repeat(41);
        for text in [
            "", "-", "+1", ".5", "5.", "1e3", "1,5", "01", " 1", "NaN", &long,
        ] {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
    }

    #[test]
    fn equality_is_of_the_value() {
        let read = |text: &str| text.parse::<Decimal>().ok();
        assert_eq!(read("2.50"), read("2.5"));
        assert_eq!(read("-0"), read("0.00"));
        assert_ne!(read("2.5"), read("-2.5"));
        assert_ne!(read("2.5"), read("25"));
    }
}
