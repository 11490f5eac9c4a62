//! [`Base64`]: bytes that JSON contains as a string.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use base64::Engine as _;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const STANDARD_ALPHABET: GeneralPurpose = GeneralPurpose::new(&STANDARD, LENIENT);
const URL_ALPHABET: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, LENIENT);

/// Bytes that are written as Base64 (RFC 4648) in JSON, in a query or in a header.
///
/// It contains the decoded bytes. Both alphabets are read, the standard one (`+` and `/`) and that
/// of URLs (`-` and `_`), with or without padding, and with line breaks. Bytes that were read are
/// written back as they were; new ones in the standard alphabet, with padding. Equality and hash
/// compare the bytes only.
///
/// `Debug` shows the number of bytes only, since they may be a document or an image.
///
/// ```
/// use durianpay_client::Base64;
///
/// let key: Base64 = "-_8".parse()?;
/// assert_eq!(key.as_bytes(), [0xfb, 0xff]);
/// assert_eq!(key.to_string(), "-_8");
/// assert_eq!(key, Base64::from([0xfb, 0xff]));
/// assert_eq!(Base64::from([0xfb, 0xff]).to_string(), "+/8=");
/// assert_eq!(format!("{key:?}"), "Base64(2 bytes)");
/// # Ok::<(), durianpay_client::Base64Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Base64 {
    bytes: Vec<u8>,
    /// The text that was read, if writing the bytes yields another one.
    text: Option<Box<str>>,
}

/// The error returned when a string is not Base64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Base64Error;

impl fmt::Display for Base64Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value is not Base64, in the standard alphabet or in that of URLs")
    }
}

impl std::error::Error for Base64Error {}

impl Base64 {
    /// No bytes.
    pub(crate) const EMPTY: Base64 = Base64 {
        bytes: Vec::new(),
        text: None,
    };

    /// Returns the decoded bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Converts to the decoded bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Drops the notation in which the bytes were read: they are then written in the standard
    /// alphabet, with padding.
    #[must_use]
    pub fn canonical(self) -> Base64 {
        Base64 { text: None, ..self }
    }

    /// Appends the text, in the notation in which it was read.
    pub(crate) fn write(&self, out: &mut String) {
        match &self.text {
            Some(text) => out.push_str(text),
            None => STANDARD_ALPHABET.encode_string(&self.bytes, out),
        }
    }
}

/// Decodes Base64 in the notations that [`Base64`] lists.
impl FromStr for Base64 {
    type Err = Base64Error;

    fn from_str(text: &str) -> Result<Base64, Base64Error> {
        let is_break = |byte: &u8| matches!(byte, b'\r' | b'\n');
        let engine = if text.contains(['-', '_']) {
            URL_ALPHABET
        } else {
            STANDARD_ALPHABET
        };
        let bytes = if text.as_bytes().iter().any(is_break) {
            let digits: Vec<u8> = text.bytes().filter(|byte| !is_break(byte)).collect();
            engine.decode(digits)
        } else {
            engine.decode(text)
        };
        let bytes = bytes.map_err(|_| Base64Error)?;
        // Without line breaks or missing padding, the standard alphabet has one text per value.
        let is_canonical = !text.contains(['-', '_', '\r', '\n']) && text.len().is_multiple_of(4);
        Ok(Base64 {
            bytes,
            text: (!is_canonical).then(|| text.into()),
        })
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Base64 {
        Base64 { bytes, text: None }
    }
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Base64 {
        Base64::from(bytes.to_vec())
    }
}

impl<const N: usize> From<[u8; N]> for Base64 {
    fn from(bytes: [u8; N]) -> Base64 {
        Base64::from(bytes.to_vec())
    }
}

impl<const N: usize> From<&[u8; N]> for Base64 {
    fn from(bytes: &[u8; N]) -> Base64 {
        Base64::from(bytes.to_vec())
    }
}

impl AsRef<[u8]> for Base64 {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl PartialEq for Base64 {
    fn eq(&self, other: &Base64) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for Base64 {}

impl Hash for Base64 {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bytes.hash(state);
    }
}

/// Writes the Base64, in the notation in which it was read.
impl fmt::Display for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write(&mut text);
        f.pad(&text)
    }
}

/// Shows only the number of bytes.
impl fmt::Debug for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.bytes.len();
        write!(
            f,
            "Base64({count} byte{})",
            if count == 1 { "" } else { "s" }
        )
    }
}

/// Serializes as a string, in the notation in which it was read.
impl Serialize for Base64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Deserializes from a string.
impl<'de> Deserialize<'de> for Base64 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

    use super::{Base64, Base64Error};

    #[test]
    fn each_notation_is_read_and_kept() {
        for (text, bytes) in [
            ("", &b""[..]),
            ("AA==", b"\0"),
            ("AA", b"\0"),
            ("+/8=", &[0xfb, 0xff]),
            ("-_8=", &[0xfb, 0xff]),
            ("-_8", &[0xfb, 0xff]),
            ("aGVs\r\nbG8=\n", b"hello"),
        ] {
            let read: Base64 = text.parse().unwrap();
            assert_eq!(
                (read.as_bytes(), read.to_string()),
                (bytes, text.to_owned())
            );
            let again: Base64 = read.clone().canonical().to_string().parse().unwrap();
            assert_eq!(again, read);
        }
        assert_eq!(Base64::from(b"hello").to_string(), "aGVsbG8=");
    }

    #[test]
    fn other_text_is_not_base64() {
        for text in [
            "A",
            "A===",
            "AAAAA",
            "AA==AA==",
            "+_8=",
            "\u{e9}AA=",
            "AA ==",
            "AB==",
        ] {
            assert_eq!(text.parse::<Base64>(), Err(Base64Error), "{text}");
        }
    }

    #[test]
    fn debug_output_shows_no_content() {
        assert_eq!(format!("{:?}", Base64::from([1])), "Base64(1 byte)");
        assert_eq!(format!("{:?}", Base64::EMPTY), "Base64(0 bytes)");
    }

    #[test]
    fn serde_represents_it_as_a_string() {
        let bytes: Base64 = serde_json::from_str("\"-_8\"").unwrap();
        assert_eq!(serde_json::to_string(&bytes).unwrap(), "\"-_8\"");
        assert!(serde_json::from_str::<Base64>("\"!\"").is_err());
        assert_eq!(bytes.into_bytes(), [0xfb, 0xff]);
    }
}
