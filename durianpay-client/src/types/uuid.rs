//! [`Uuid`]: a 128-bit identifier and the notation it was read in.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

use super::notation::Notation;

/// The positions of the hyphens in the usual notation.
const HYPHENS: [usize; 4] = [8, 13, 18, 23];
const LENGTH: usize = 36;

/// A UUID (RFC 9562): 16 bytes, written as `f81d4fae-7dec-11d0-a765-00a0c91e6bf6`.
///
/// Upper case and the notation without hyphens are also read. Both are kept, so that the
/// identifier is written back and sent as the API wrote it; equality, order and hash compare the
/// bytes only. No version or variant is checked, and none is generated here.
///
/// ```
/// use durianpay_client::Uuid;
///
/// let id: Uuid = "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6".parse()?;
/// assert_eq!(id.to_string(), "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6");
/// assert_eq!(id.canonical().to_string(), "f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
/// assert_eq!(id, Uuid::from(*id.as_bytes()));
/// # Ok::<(), durianpay_client::UuidError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Uuid {
    bytes: [u8; 16],
    form: UuidForm,
}

/// The notation in which a UUID was read.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct UuidForm {
    is_upper_case: bool,
    is_without_hyphens: bool,
}

/// The error returned when a string is not a [`Uuid`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UuidError;

impl fmt::Display for UuidError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "the value is not a UUID; expected 32 hexadecimal digits, such as \
             `f81d4fae-7dec-11d0-a765-00a0c91e6bf6`",
        )
    }
}

impl std::error::Error for UuidError {}

impl Uuid {
    /// The UUID of zeros, the value that a decoder returns for an unreadable one.
    pub(crate) const NIL: Uuid = Uuid {
        bytes: [0; 16],
        form: UuidForm {
            is_upper_case: false,
            is_without_hyphens: false,
        },
    };

    /// Returns the bytes, in the order in which they are written.
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.bytes
    }

    /// Drops the notation in which it was read: it is then written in lower case, with hyphens.
    #[must_use]
    pub fn canonical(self) -> Uuid {
        Uuid::from(self.bytes)
    }

    /// Reads the content of a JSON string. Digits in both cases are read, but written in lower case.
    pub(crate) fn from_string_token(text: &str) -> Result<(Uuid, Notation), UuidError> {
        let is_without_hyphens = text.len() != LENGTH;
        let mut bytes = [0; 16];
        let mut digits = Digits::new(text, is_without_hyphens);
        for byte in &mut bytes {
            let pair = digits.next().zip(digits.next());
            let (high, low) = pair.ok_or(UuidError)?;
            *byte = high << 4 | low;
        }
        if !digits.rest.is_empty() {
            return Err(UuidError);
        }
        let has = |is_case: fn(&u8) -> bool| text.as_bytes().iter().any(is_case);
        let is_upper_case = has(u8::is_ascii_uppercase);
        let is_mixed = is_upper_case && has(u8::is_ascii_lowercase);
        let form = UuidForm {
            is_upper_case: is_upper_case && !is_mixed,
            is_without_hyphens,
        };
        Ok((Uuid { bytes, form }, Notation::lost_if(is_mixed)))
    }

    /// Appends the UUID in the notation in which it was read.
    pub(crate) fn write(self, out: &mut String) {
        let Uuid { bytes, form } = self;
        let digit = |value: u8| {
            let digit = char::from_digit(value.into(), 16).unwrap_or('0');
            if form.is_upper_case {
                digit.to_ascii_uppercase()
            } else {
                digit
            }
        };
        for (index, byte) in bytes.into_iter().enumerate() {
            if matches!(index, 4 | 6 | 8 | 10) && !form.is_without_hyphens {
                out.push('-');
            }
            out.push(digit(byte >> 4));
            out.push(digit(byte & 0xf));
        }
    }
}

/// The hexadecimal digits of a text, without the hyphens that belong there.
struct Digits<'t> {
    rest: &'t [u8],
    position: usize,
    is_without_hyphens: bool,
}

impl<'t> Digits<'t> {
    fn new(text: &'t str, is_without_hyphens: bool) -> Digits<'t> {
        Digits {
            rest: text.as_bytes(),
            position: 0,
            is_without_hyphens,
        }
    }
}

/// Ends at the first character that is not expected.
impl Iterator for Digits<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        if !self.is_without_hyphens && HYPHENS.contains(&self.position) {
            self.rest = self.rest.strip_prefix(b"-")?;
            self.position += 1;
        }
        let (first, rest) = self.rest.split_first()?;
        let digit = char::from(*first).to_digit(16)?;
        self.rest = rest;
        self.position += 1;
        u8::try_from(digit).ok()
    }
}

/// Creates a UUID that is written in lower case, with hyphens.
impl From<[u8; 16]> for Uuid {
    fn from(bytes: [u8; 16]) -> Uuid {
        Uuid {
            bytes,
            form: UuidForm::default(),
        }
    }
}

/// Parses the notations that [`Uuid`] lists.
impl FromStr for Uuid {
    type Err = UuidError;

    fn from_str(text: &str) -> Result<Uuid, UuidError> {
        Uuid::from_string_token(text).map(|(uuid, _)| uuid)
    }
}

impl PartialEq for Uuid {
    fn eq(&self, other: &Uuid) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for Uuid {}

impl PartialOrd for Uuid {
    fn partial_cmp(&self, other: &Uuid) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Uuid {
    fn cmp(&self, other: &Uuid) -> Ordering {
        self.bytes.cmp(&other.bytes)
    }
}

impl Hash for Uuid {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bytes.hash(state);
    }
}

/// Writes the notation in which it was read.
impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(LENGTH);
        self.write(&mut text);
        f.pad(&text)
    }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Uuid({self})")
    }
}

/// Serializes as a string, in the notation in which it was read.
impl Serialize for Uuid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Deserializes from a string.
impl<'de> Deserialize<'de> for Uuid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

    use super::{Notation, Uuid, UuidError};

    const ID: &str = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";

    #[test]
    fn each_notation_is_kept() {
        let short = ID.replace('-', "");
        for text in [
            ID.to_owned(),
            ID.to_uppercase(),
            short.to_uppercase(),
            short,
            "00000000-0000-0000-0000-000000000000".to_owned(),
        ] {
            let (uuid, notation) = Uuid::from_string_token(&text).unwrap();
            assert_eq!((uuid.to_string(), notation), (text, Notation::Kept));
        }
        let (mixed, notation) = Uuid::from_string_token(&ID.replacen('f', "F", 1)).unwrap();
        assert_eq!(
            (mixed.to_string(), notation),
            (ID.to_owned(), Notation::Lost)
        );
    }

    #[test]
    fn other_text_is_no_uuid() {
        for text in [
            "",
            "f81d4fae",
            "f81d4fae-7dec-11d0-a765-00a0c91e6bf",
            "f81d4fae-7dec-11d0-a765-00a0c91e6bf61",
            "f81d4fae7-dec-11d0-a765-00a0c91e6bf6",
            "g81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "{f81d4fae-7dec-11d0-a765-00a0c91e6bf6}",
            "f81d4fae-7dec-11d0-a76500a0c91e6bf6",
            "f81d4fae_7dec_11d0_a765_00a0c91e6bf6",
            "\u{e9}81d4fae-7dec-11d0-a765-00a0c91e6bf",
            "123456789012345678901234567890123",
        ] {
            assert_eq!(text.parse::<Uuid>(), Err(UuidError), "{text}");
        }
    }

    #[test]
    fn values_are_compared_by_their_bytes() {
        let [lower, upper]: [Uuid; 2] = [ID, &ID.to_uppercase()].map(|text| text.parse().unwrap());
        assert_eq!(lower, upper);
        assert!(Uuid::NIL < lower);
        assert_eq!(upper.canonical().to_string(), ID);
        assert_eq!(format!("{lower:?}"), format!("Uuid({ID})"));
    }

    #[test]
    fn serde_represents_it_as_a_string() {
        let text = format!("\"{}\"", ID.to_uppercase());
        let uuid: Uuid = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&uuid).unwrap(), text);
        assert!(serde_json::from_str::<Uuid>("\"1\"").is_err());
    }
}
