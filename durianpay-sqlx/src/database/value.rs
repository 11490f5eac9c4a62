//! [`Value`] and [`Row`]: parameters and results, in the three types that the tables use.
//!
//! They let each operation be written once for both databases, without the trait bounds that
//! sqlx requires of code that is generic over the database.

use sqlx::Error;

/// A parameter, or a column of a result.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Int(Option<i64>),
    Text(Option<String>),
    Bytes(Vec<u8>),
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(Some(value))
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Int(Some(value.into()))
    }
}

impl From<Option<i64>> for Value {
    fn from(value: Option<i64>) -> Self {
        Self::Int(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(Some(storable(value)))
    }
}

impl From<Option<&str>> for Value {
    fn from(value: Option<&str>) -> Self {
        Self::Text(value.map(storable))
    }
}

impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Self::Bytes(value)
    }
}

/// Replaces U+0000, which PostgreSQL cannot store in a string, as documented at the trait `Store`.
pub(crate) fn storable(text: &str) -> String {
    text.replace('\0', "\u{FFFD}")
}

/// Creates a list of parameters.
macro_rules! values {
    ($($value:expr),* $(,)?) => {
        vec![$($crate::database::value::Value::from($value)),*]
    };
}
pub(crate) use values;

/// A row of a result, whose columns are taken from left to right.
#[derive(Debug)]
pub(crate) struct Row(std::vec::IntoIter<Value>);

impl Row {
    pub(crate) fn new(values: Vec<Value>) -> Self {
        Self(values.into_iter())
    }

    /// Takes an integer that may be NULL.
    pub(crate) fn optional_int(&mut self) -> Result<Option<i64>, Error> {
        match self.0.next() {
            Some(Value::Int(int)) => Ok(int),
            other => Err(unexpected("an integer", other.as_ref())),
        }
    }

    pub(crate) fn int(&mut self) -> Result<i64, Error> {
        let int = self.optional_int()?;
        int.ok_or_else(|| unexpected("an integer", None))
    }

    /// Takes a count. In practice, a 64-bit column never contains one that is too large.
    pub(crate) fn count(&mut self) -> Result<u32, Error> {
        Ok(u32::try_from(self.int()?.max(0)).unwrap_or(u32::MAX))
    }

    pub(crate) fn text(&mut self) -> Result<String, Error> {
        let text = self.optional_text()?;
        text.ok_or_else(|| unexpected("a string", None))
    }

    /// Takes a string that may be NULL.
    pub(crate) fn optional_text(&mut self) -> Result<Option<String>, Error> {
        match self.0.next() {
            Some(Value::Text(text)) => Ok(text),
            // NULL has no type.
            Some(Value::Int(None)) => Ok(None),
            other => Err(unexpected("a string", other.as_ref())),
        }
    }

    pub(crate) fn bytes(&mut self) -> Result<Vec<u8>, Error> {
        match self.0.next() {
            Some(Value::Bytes(bytes)) => Ok(bytes),
            other => Err(unexpected("bytes", other.as_ref())),
        }
    }

    /// Takes an enumeration, which is stored as a string.
    pub(crate) fn word<T>(&mut self, read: impl FnOnce(&str) -> Option<T>) -> Result<T, Error> {
        let text = self.text()?;
        read(&text).ok_or_else(|| {
            let reason = "a row has a kind, status or trust that this version does not know; \
                          update durianpay-sqlx";
            Error::Decode(reason.into())
        })
    }
}

/// Creates the error for a column of an unexpected type, without the column's content.
fn unexpected(expected: &str, found: Option<&Value>) -> Error {
    let found = match found {
        Some(Value::Int(Some(_))) => "an integer",
        Some(Value::Text(Some(_))) => "a string",
        Some(Value::Bytes(_)) => "bytes",
        Some(Value::Int(None) | Value::Text(None)) | None => "nothing",
    };
    Error::Decode(format!("expected {expected} in a column, found {found}").into())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

    use super::{Row, Value};

    #[test]
    fn columns_are_taken_from_left_to_right() {
        let none: Option<i64> = None;
        let mut row = Row::new(values![7_i64, none, 9_u32, "a\0b", vec![1_u8], "no", "yes"]);
        assert_eq!(row.int().unwrap(), 7);
        assert_eq!(row.optional_int().unwrap(), None);
        assert_eq!(row.count().unwrap(), 9);
        assert_eq!(row.text().unwrap(), "a\u{fffd}b");
        assert_eq!(row.bytes().unwrap(), [1]);
        let yes = |text: &str| (text == "yes").then_some(true);
        let unknown = row.word(yes).unwrap_err().to_string();
        assert!(unknown.contains("update durianpay-sqlx"), "{unknown}");
        assert!(row.word(yes).unwrap());
    }

    #[test]
    fn a_count_is_limited_to_32_bits() {
        let mut row = Row::new(values![-1_i64, i64::MAX]);
        assert_eq!(row.count().unwrap(), 0);
        assert_eq!(row.count().unwrap(), u32::MAX);
    }

    #[test]
    fn an_error_names_a_column_without_its_content() {
        let text: Option<&str> = None;
        for (value, expected, found) in [
            (Value::from("secret"), "an integer", "a string"),
            (Value::from(Some(5)), "a string", "an integer"),
            (Value::from(text), "bytes", "nothing"),
            (Value::from(vec![0_u8]), "a string", "bytes"),
        ] {
            let mut row = Row::new(vec![value]);
            let error = match expected {
                "an integer" => row.int().unwrap_err(),
                "bytes" => row.bytes().unwrap_err(),
                _ => row.text().unwrap_err(),
            };
            let error = error.to_string();
            assert!(error.contains(expected) && error.contains(found), "{error}");
            assert!(!error.contains("secret"), "{error}");
        }
    }
}
