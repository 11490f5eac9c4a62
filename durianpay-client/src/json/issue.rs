//! [`DecodeError`]: what kept a JSON value from being read as a type.

use std::borrow::Cow;
use std::fmt;

/// One thing that is wrong with a JSON value, and where.
///
/// It names kinds, fields and positions, and never shows a value.
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
    /// Returns the kind of the issue. Decide by it, not by the text of
    /// [`reason`](DecodeIssue::reason).
    pub fn kind(&self) -> DecodeIssueKind {
        self.kind
    }

    /// The value it is about, as `$.data.items[0].price`; for a missing field the
    /// object that lacks it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The field it is about: the one that is missing, or the member that is wrong.
    /// `None` for elements of a list and for the document as a whole.
    pub fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }

    /// What is wrong, as `expected an amount, found a boolean`.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl fmt::Display for DecodeIssue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at `{}`: {}", self.path, self.reason)
    }
}

/// Everything that kept a JSON value from being read as a type.
///
/// The message shows the first fault and the number of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    pub(super) issues: Vec<DecodeIssue>,
    pub(super) omitted: usize,
}

impl DecodeError {
    /// A value that is nested deeper than JSON is read.
    pub(crate) fn too_deep() -> DecodeError {
        let fault = DecodeIssue {
            kind: DecodeIssueKind::InvalidValue,
            path: String::from("$"),
            field: None,
            reason: Cow::Borrowed("nested more than 128 levels deep"),
        };
        DecodeError {
            issues: vec![fault],
            omitted: 0,
        }
    }

    /// The faults in the order they were found: at least one, and no more than the
    /// first 32.
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
