//! [`SyntaxError`]: invalid JSON, with its position.

use std::fmt;

/// The error returned when bytes are not a JSON document, with the position.
///
/// The message never contains any part of the document.
///
/// ```
/// use durianpay_client::json::Json;
///
/// let error = Json::parse("{\"table\": 12,\n \"tip\"}").unwrap_err();
/// assert_eq!((error.line(), error.column(), error.offset()), (2, 7, 20));
/// println!("{error}");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    offset: usize,
    line: usize,
    column: usize,
    reason: &'static str,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            line,
            column,
            reason,
            ..
        } = self;
        write!(f, "line {line}, column {column}: {reason}")
    }
}

impl std::error::Error for SyntaxError {}

impl SyntaxError {
    /// Creates an error. `at` is a position in `body`, the document without a
    /// byte order mark; `offset` is the position in the caller's bytes.
    #[cold]
    pub(super) fn new(body: &[u8], at: usize, offset: usize, reason: &'static str) -> SyntaxError {
        let before = body.get(..at).unwrap_or(body);
        let mut lines = before.rsplit(|&byte| byte == b'\n');
        let current = lines.next().unwrap_or_default();
        // Every byte but the continuation bytes of UTF-8 begins a character.
        let characters = current.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        SyntaxError {
            offset,
            line: lines.count() + 1,
            column: characters + 1,
            reason,
        }
    }

    /// Returns the zero-based byte offset.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// Returns the line number, starting at 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// Returns the column in characters, starting at 1.
    pub fn column(&self) -> usize {
        self.column
    }

    /// Returns the reason, such as `expected a value`.
    pub fn reason(&self) -> &'static str {
        self.reason
    }
}
