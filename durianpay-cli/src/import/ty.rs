//! Type expressions, as they are written: `[Order]`, `{json}`.

use std::fmt;

/// What a field, a response or a path parameter holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ty {
    /// A type of the language itself.
    Word(&'static str),
    /// A type, enum, union or id of the spec.
    Named(String),
    List(Box<Ty>),
    Map(Box<Ty>),
}

pub(super) const TEXT: Ty = Ty::Word("string");
pub(super) const INTEGER: Ty = Ty::Word("integer");
pub(super) const BOOLEAN: Ty = Ty::Word("boolean");
pub(super) const DECIMAL: Ty = Ty::Word("decimal");
pub(super) const TIMESTAMP: Ty = Ty::Word("timestamp");
pub(super) const JSON: Ty = Ty::Word("json");

const WORDS: [&str; 7] = [
    "string",
    "integer",
    "boolean",
    "amount",
    "timestamp",
    "decimal",
    "json",
];

/// How deep the language lets lists and maps nest.
const MAX_DEPTH: usize = 8;

impl Ty {
    /// Reads an expression without its `?`.
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

    /// Reads what an endpoint returns, without the `?` of a response that may be absent.
    pub(super) fn parse_returned(text: &str) -> Self {
        Self::parse(text.strip_suffix('?').unwrap_or(text))
    }

    /// A list of these, or of any JSON where it would nest too deep.
    pub(super) fn list(self) -> Self {
        Self::List(Box::new(self.shallow()))
    }

    /// A map to these.
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

    /// The name of the spec that it speaks of, if any.
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
