//! [`DecodeError`]: the reasons why a JSON value cannot be read as a type.

use std::borrow::Cow;
use std::fmt;

/// One reason why a JSON value cannot be read, with the path of the value.
///
/// It contains kinds, field names and positions, but never a value.
///
/// [`DecodeError`] has an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeIssue {
    pub(super) kind: DecodeIssueKind,
    pub(super) path: String,
    pub(super) field: Option<String>,
    pub(super) reason: Cow<'static, str>,
}

/// The kind of a [`DecodeIssue`].
///
/// [`DecodeError`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeIssueKind {
    /// A required field is missing. [`DecodeIssue::field`] returns its name, and
    /// [`DecodeIssue::path`] the object that lacks it.
    MissingField,
    /// At least one of several fields is required, but none is set.
    MissingOneOf,
    /// A member is not a field of the type. Only reported for requests.
    UnknownField,
    /// A value is unreadable or violates the spec.
    InvalidValue,
}

impl DecodeIssue {
    /// Returns the kind of the issue. Programs should match on it, not on the message in
    /// [`reason`](DecodeIssue::reason).
    pub fn kind(&self) -> DecodeIssueKind {
        self.kind
    }

    /// Returns the path of the value, such as `$.data.items[0].price`. For a missing field,
    /// it is the path of the object that lacks it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the name of the missing or invalid field, or `None` for items of lists and
    /// for the document as a whole.
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

/// The error returned when a JSON value cannot be read as a type, with all issues.
///
/// The message shows the first issue and the number of others.
///
/// ```
/// use durianpay_client::api::Order;
/// use durianpay_client::json::{self, DecodeIssueKind, ReadError};
///
/// let Err(ReadError::Decode(error)) = json::from_slice::<Order>(b"{}") else {
///     panic!("an order without an id was read");
/// };
/// let issue = &error.issues()[0];
/// assert_eq!(issue.kind(), DecodeIssueKind::MissingField);
/// assert_eq!((issue.path(), issue.field()), ("$", Some("id")));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    pub(super) issues: Vec<DecodeIssue>,
    pub(super) omitted: usize,
}

impl DecodeError {
    /// Creates the error for a value that is nested too deeply.
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

    /// Returns the issues in the order in which they were found: at least one, and at most the
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
