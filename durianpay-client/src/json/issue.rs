//! [`DecodeError`]: the issues of a JSON value that cannot be read as a type.

use std::borrow::Cow;
use std::fmt;

/// One issue of a JSON value, with its path.
///
/// It contains kinds, fields and positions, and never a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeIssue {
    pub(super) kind: DecodeIssueKind,
    pub(super) path: String,
    pub(super) field: Option<String>,
    pub(super) reason: Cow<'static, str>,
}

/// The kind of a [`DecodeIssue`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeIssueKind {
    /// A required field is missing: [`DecodeIssue::field`] names it, and [`DecodeIssue::path`] the
    /// object that lacks it.
    MissingField,
    /// None of several fields is set, of which at least one is required.
    MissingOneOf,
    /// A value cannot be read, or is not as specified.
    InvalidValue,
}

impl DecodeIssue {
    /// Returns the kind of the issue. Decide by the kind, not by the message of
    /// [`reason`](DecodeIssue::reason).
    pub fn kind(&self) -> DecodeIssueKind {
        self.kind
    }

    /// Returns the path of the value, such as `$.data.items[0].price`; for a
    /// missing field, the path of the object that lacks it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the name of the field that is missing or invalid; `None` for items
    /// of a list and for the document as a whole.
    pub fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }

    /// Returns the message, such as `expected an amount, found a boolean`.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl fmt::Display for DecodeIssue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at `{}`: {}", self.path, self.reason)
    }
}

/// An error of a JSON value that cannot be read as a type, with all its issues.
///
/// The message shows the first issue and the number of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    pub(super) issues: Vec<DecodeIssue>,
    pub(super) omitted: usize,
}

impl DecodeError {
    /// Creates the error of a value that is nested too deep.
    pub(crate) fn too_deep() -> DecodeError {
        let issue = DecodeIssue {
            kind: DecodeIssueKind::InvalidValue,
            path: String::from("$"),
            field: None,
            reason: Cow::Borrowed("nested more than 128 levels deep"),
        };
        DecodeError {
            issues: vec![issue],
            omitted: 0,
        }
    }

    /// Returns the issues in the order in which they were found: at least one, and
    /// at most the first 32.
    pub fn issues(&self) -> &[DecodeIssue] {
        &self.issues
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(first) = self.issues.first() {
            first.fmt(f)?;
        }
        match self.issues.len().saturating_sub(1) + self.omitted {
            0 => Ok(()),
            more => write!(f, " (and {more} more)"),
        }
    }
}

impl std::error::Error for DecodeError {}
