//! The place where a statement is not TOML.

use super::tokens::{Bracket, Token};

/// The first token of a statement that TOML does not allow.
#[derive(Debug, Clone)]
pub(super) struct Fault {
    pub(super) kind: FaultKind,
    pub(super) token: Token,
    /// The token before it, without white space and line ends.
    pub(super) before: Token,
    /// The brackets that are open at the token, outermost first.
    pub(super) open: Vec<Open>,
    /// Where the reading of its line began: a beginning of a line, or the end of a
    /// string of several lines.
    pub(super) line: usize,
    /// The number of brackets that are open there.
    pub(super) open_before_line: usize,
    /// The first line inside of brackets that begins another statement, and the
    /// innermost of these brackets.
    pub(super) other_statement: Option<(usize, Open)>,
    /// The first string of several lines that contains a line that begins another
    /// statement, and that line.
    pub(super) long_text: Option<(Token, usize)>,
    /// The value at depth zero, up to the token.
    pub(super) value: Option<Token>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// A key has a part that must be quoted.
    KeyCharacter,
    /// A key is empty between two dots, or there is no key.
    MissingKey,
    /// Something other than `=` follows a key.
    AfterKey,
    /// Something other than `]` follows the name of a header.
    AfterName,
    /// A word that is not a value.
    BareText,
    /// No value.
    MissingValue,
    /// Something other than a line end follows a statement.
    AfterStatement,
    /// Something other than a comma or a closing bracket follows a value in brackets.
    AfterItem,
    /// A string is not closed.
    OpenText,
}

/// An opening bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Open {
    pub(super) at: usize,
    pub(super) bracket: Bracket,
}
