//! Reading and writing of whole documents.

use super::decoder::{Decode, DecodeInto, Decoder, Mode};
use super::issue::DecodeError;
use super::syntax_error::SyntaxError;
use super::tree::{Node, Tree};
use super::writer::{Encode, Writer};
use std::fmt;

/// The error returned when bytes cannot be read as a type.
///
/// ```
/// use durianpay_client::api::Order;
/// use durianpay_client::json::{self, ReadError};
///
/// match json::from_slice::<Order>(b"{}") {
///     Ok(order) => println!("{}", order.id),
///     Err(ReadError::Syntax(error)) => println!("not JSON, at byte {}", error.offset()),
///     Err(ReadError::Decode(error)) => println!("{} issues", error.issues().len()),
/// }
/// # assert!(matches!(json::from_slice::<Order>(b"{}"), Err(ReadError::Decode(_))));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The bytes are not JSON.
    Syntax(SyntaxError),
    /// The bytes are valid JSON, but do not match the type.
    Decode(DecodeError),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(error) => fmt::Display::fmt(error, f),
            Self::Decode(error) => fmt::Display::fmt(error, f),
        }
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Syntax(error) => error.source(),
            Self::Decode(error) => error.source(),
        }
    }
}

impl From<SyntaxError> for ReadError {
    fn from(error: SyntaxError) -> Self {
        Self::Syntax(error)
    }
}

impl From<DecodeError> for ReadError {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
}

/// Reads a document from the API.
///
/// Unknown members are kept, and values of another kind are converted if they are
/// unambiguous: the string `"5"` as an integer, a number as a string. An optional field
/// that cannot be read is left out, and so is an unreadable item of a list or a map: see
/// [`UnknownFields`](super::UnknownFields). In one document, at most 1,000 items are left
/// out and at most 1,000 unusual notations are kept. In a member name, half a surrogate
/// pair is replaced by U+FFFD permanently.
///
/// Memory is bounded by the length of the document: values take at most 8 MiB plus 32 times
/// that length. A list or a map that needs more cannot be read.
///
/// # Errors
///
/// If the document is not JSON, or if something that is required cannot be read. If the
/// document itself is a list, its items are required, since no object could keep them.
///
/// ```
/// use durianpay_client::{Amount, json};
///
/// let amounts: Vec<Amount> = json::from_slice(br#"["10000.67", 5]"#)?;
/// assert_eq!(amounts[1], Amount::from(5));
///
/// let error = json::from_slice::<Vec<Amount>>(b"[true]").unwrap_err();
/// assert_eq!(error.to_string(), "at `$[0]`: expected an amount, found a boolean");
/// # Ok::<(), json::ReadError>(())
/// ```
pub fn from_slice<T: Decode>(bytes: &[u8]) -> Result<T, ReadError> {
    read(bytes, Mode::Lenient)
}

/// Reads a document like [`from_slice`], from a string.
///
/// # Errors
///
/// Those of [`from_slice`].
///
/// ```
/// use durianpay_client::{Amount, json};
///
/// let amount: Amount = json::from_str(r#""10000.67""#)?;
/// assert_eq!(amount.hundredths(), 1_000_067);
/// # Ok::<(), json::ReadError>(())
/// ```
pub fn from_str<T: Decode>(text: &str) -> Result<T, ReadError> {
    read(text.as_bytes(), Mode::Lenient)
}

/// Reads a document that must be exactly as specified: see [`Mode::Strict`].
///
/// # Errors
///
/// If it is not JSON, or not as specified.
pub fn from_slice_strict<T: Decode>(bytes: &[u8]) -> Result<T, ReadError> {
    read(bytes, Mode::Strict)
}

/// Reads a document in a given mode.
///
/// # Errors
///
/// If the document is not JSON, or does not match the type.
pub fn read<T: Decode>(bytes: &[u8], mode: Mode) -> Result<T, ReadError> {
    let mut value = T::EMPTY;
    read_into(bytes, Decoder::new(mode), &mut value)?;
    Ok(value)
}

/// Reads a document into a place. Not generic, so that it is compiled once.
pub(crate) fn read_into(
    bytes: &[u8],
    mut decoder: Decoder,
    place: &mut dyn DecodeInto,
) -> Result<(), ReadError> {
    let tree = Tree::parse(bytes)?;
    place.decode_into(&mut decoder, tree.root());
    Ok(decoder.finish((), tree.root())?)
}

/// Checks a document without keeping its values.
///
/// # Errors
///
/// If the document is not JSON, or does not match what `read` requires.
pub fn check(bytes: &[u8], mode: Mode, read: fn(&mut Decoder, Node<'_>)) -> Result<(), ReadError> {
    let tree = Tree::parse(bytes)?;
    let mut decoder = Decoder::new(mode);
    read(&mut decoder, tree.root());
    Ok(decoder.finish((), tree.root())?)
}

/// Serializes a value as JSON without white space.
///
/// ```
/// use durianpay_client::{Amount, json};
///
/// assert_eq!(json::to_string(&vec![Amount::from(5)]), r#"["5.00"]"#);
/// ```
pub fn to_string<T: Encode + ?Sized>(value: &T) -> String {
    let mut writer = Writer::new();
    value.encode(&mut writer);
    writer.finish()
}
