//! Spec files as text, and spans in them.

mod line_index;

pub(crate) use line_index::LineIndex;
pub use line_index::SourceMap;

use std::ops::Range;

/// One spec file: the name shown in diagnostics and the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path as a reader knows it, such as `spec/orders.toml`.
    pub name: String,
    /// The whole text, as TOML.
    pub text: String,
    /// Which spec it belongs to.
    pub role: Role,
}

/// Which spec a source belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The one that bindings are made of.
    Own,
    /// The one that it adds to: that of the client.
    Base,
}

impl Source {
    /// A source of that name and text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            role: Role::Own,
        }
    }

    /// A source of the spec that others add to. No code is made of it.
    pub fn base(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            role: Role::Base,
            ..Self::new(name, text)
        }
    }
}

/// A range of bytes in one of the sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Index into the list of sources.
    pub file: usize,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
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

    /// A part of it, `length` bytes long.
    pub(crate) fn inside(self, offset: usize, length: usize) -> Self {
        let start = self.start + offset;
        Self::new(self.file, start..start + length)
    }
}

/// A value and the place where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct At<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
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

    /// The place of a part of the text, if it has no escapes; else that of the
    /// whole.
    pub(crate) fn part(&self, offset: usize, length: usize) -> Span {
        let quoted = self.span.end - self.span.start;
        if quoted == self.value.len() + 2 && length > 0 {
            self.span.inside(1 + offset, length)
        } else {
            self.span
        }
    }
}

/// A place as people count it: lines and columns from one, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line, from one.
    pub line: usize,
    /// The column, from one, in characters.
    pub column: usize,
}
