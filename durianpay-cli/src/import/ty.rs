//! Type expressions, such as `[Order]` or `{json}`.

use std::fmt;

/// The type of a field, response or path parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ty {
    /// A built-in type of the language.
    Word(&'static str),
    /// A type, enum, union or id of the spec.
    Named(String),
    List(Box<Ty>),
    Map(Box<Ty>),
}

pub(super) const TEXT: Ty = Ty::Word("string");
pub(super) const INTEGER: Ty = Ty::Word("integer");
pub(super) const UNSIGNED: Ty = Ty::Word("unsigned");
pub(super) const BOOLEAN: Ty = Ty::Word("boolean");
pub(super) const DECIMAL: Ty = Ty::Word("decimal");
pub(super) const TIMESTAMP: Ty = Ty::Word("timestamp");
pub(super) const DATE: Ty = Ty::Word("date");
pub(super) const UUID: Ty = Ty::Word("uuid");
pub(super) const BASE64: Ty = Ty::Word("base64");
pub(super) const JSON: Ty = Ty::Word("json");
pub(super) const BYTES: Ty = Ty::Word("bytes");
pub(super) const FILE: Ty = Ty::Word("file");

const WORDS: [&str; 13] = [
    "string",
    "integer",
    "unsigned",
    "boolean",
    "amount",
    "timestamp",
    "date",
    "uuid",
    "base64",
    "decimal",
    "json",
    "bytes",
    "file",
];

/// The maximum nesting of lists and maps in the language.
const MAX_DEPTH: usize = 8;

impl Ty {
    /// Parses an expression without its `?`.
    pub(super) fn parse(text: &str) -> Self {
        let nested = |open: char, close: char| text.strip_prefix(open)?.strip_suffix(close);
        if let Some(inner) = nested('[', ']') {
            return Self::List(Box::new(Self::parse(inner)));
        }
        if let Some(inner) = nested('{', '}') {
            return Self::Map(Box::new(Self::parse(inner)));
        }
        match WORDS.iter().find(|word| **word == text) {
            Some(word) => Self::Word(word),
            None => Self::Named(text.to_owned()),
        }
    }

    /// Parses the `returns` of an endpoint, ignoring the `?` of an optional response.
    pub(super) fn parse_returned(text: &str) -> Self {
        Self::parse(text.strip_suffix('?').unwrap_or(text))
    }

    /// Builds a list of this type, or of any JSON if the nesting would be too deep.
    pub(super) fn list(self) -> Self {
        Self::List(Box::new(self.shallow()))
    }

    /// Builds a map of this type, with the same limit.
    pub(super) fn map(self) -> Self {
        Self::Map(Box::new(self.shallow()))
    }

    fn shallow(self) -> Self {
        if self.depth() + 1 < MAX_DEPTH {
            self
        } else {
            JSON
        }
    }

    fn depth(&self) -> usize {
        match self {
            Self::List(item) | Self::Map(item) => item.depth() + 1,
            Self::Word(_) | Self::Named(_) => 0,
        }
    }

    pub(super) fn innermost(&self) -> &Self {
        match self {
            Self::List(item) | Self::Map(item) => item.innermost(),
            Self::Word(_) | Self::Named(_) => self,
        }
    }

    /// Returns the name in the spec that the expression refers to, if any.
    pub(super) fn name(&self) -> Option<&str> {
        match self.innermost() {
            Self::Named(name) => Some(name),
            _ => None,
        }
    }
}

impl fmt::Display for Ty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => f.write_str(word),
            Self::Named(name) => f.write_str(name),
            Self::List(item) => write!(f, "[{item}]"),
            Self::Map(item) => write!(f, "{{{item}}}"),
        }
    }
}
