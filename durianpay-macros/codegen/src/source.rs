//! Spec files as texts, and spans in them.

mod line_index;

pub(crate) use line_index::LineIndex;
pub use line_index::SourceMap;

use std::io;
use std::ops::Range;

/// One spec file: the name shown in diagnostics and the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path that diagnostics show, such as `spec/orders.toml`.
    pub name: String,
    /// The content, which should be TOML.
    pub text: String,
    /// The spec that it belongs to.
    pub role: Role,
}

/// Returns the message for a file that cannot be read: ``cannot read the spec `mine.toml`: no
/// such file``.
#[must_use]
pub fn unreadable(name: &str, error: &io::Error) -> String {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::InvalidData => "the file is not UTF-8".to_owned(),
        _ => error.to_string(),
    };
    format!("cannot read the spec `{name}`: {reason}")
}

/// The spec that a source belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The spec from which bindings are generated.
    Own,
    /// The base spec, which is the client's.
    Base,
}

impl Source {
    /// Creates a source with a name and a text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            role: Role::Own,
        }
    }

    /// Creates a source of the base spec, from which no code is generated.
    pub fn base(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            role: Role::Base,
            ..Self::new(name, text)
        }
    }
}

/// A byte range in one of the sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The index in the list of sources.
    pub file: usize,
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    pub(crate) fn new(file: usize, range: Range<usize>) -> Self {
        Self {
            file,
            start: range.start,
            end: range.end,
        }
    }

    /// Returns a part of it that is `length` bytes long.
    pub(crate) fn inside(self, offset: usize, length: usize) -> Self {
        let start = self.start + offset;
        Self::new(self.file, start..start + length)
    }
}

/// A value with its span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct At<T> {
    /// The value.
    pub value: T,
    /// The span of the value.
    pub span: Span,
}

impl<T> At<T> {
    pub(crate) fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl At<String> {
    pub(crate) fn as_str(&self) -> &str {
        &self.value
    }

    /// Returns the span of a part of the string, or the span of the whole string if
    /// it contains escapes.
    pub(crate) fn part(&self, offset: usize, length: usize) -> Span {
        let quoted = self.span.end - self.span.start;
        if quoted == self.value.len() + 2 && length > 0 {
            self.span.inside(1 + offset, length)
        } else {
            self.span
        }
    }
}

/// A position in the form that editors show: lines and columns start at one, and
/// columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line, starting at one.
    pub line: usize,
    /// The column in characters, starting at one.
    pub column: usize,
}
