//! The issues that a [`Decoder`](super::decoder::Decoder) finds, before their paths are
//! computed.

use std::borrow::Cow;

use super::issue::{DecodeError, DecodeIssue, DecodeIssueKind};
use super::tree::{Node, Slot};

/// The maximum number of issues that are described. Further ones are only counted.
const MAX_DESCRIBED: usize = 32;

/// The subject of an issue, relative to its place in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IssueTarget {
    /// The value at that place.
    Value,
    /// The value, which differs from its field's constant.
    Constant,
    /// The value of a member that is not a field.
    Unknown,
    /// A field that is missing from the object.
    Missing(&'static str),
    /// The object as a whole.
    Object,
}

/// One issue. Its path is only computed when it is reported, since many issues never
/// are.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) place: Slot,
    pub(super) target: IssueTarget,
    pub(super) reason: Cow<'static, str>,
}

/// A limited list of issues.
#[derive(Debug, Default)]
pub(super) struct FoundIssues {
    described: Vec<Found>,
    omitted: usize,
}

impl FoundIssues {
    /// Returns whether another issue would be described.
    pub(super) fn describes_more(&self) -> bool {
        self.described.len() < MAX_DESCRIBED
    }

    pub(super) fn push(&mut self, issue: Found) {
        if self.describes_more() {
            self.described.push(issue);
        } else {
            self.omitted += 1;
        }
    }

    /// Counts the issues, including those that are not described.
    pub(super) fn count(&self) -> usize {
        self.described.len() + self.omitted
    }

    /// Returns the first issue.
    pub(super) fn first(&self) -> Option<&Found> {
        self.described.first()
    }

    /// Removes and returns the issues after the first `count`.
    pub(super) fn split_off(&mut self, count: usize) -> FoundIssues {
        let described = self.described.len();
        let omitted = (self.count() - count).min(self.omitted);
        self.omitted -= omitted;
        FoundIssues {
            described: self.described.split_off(count.min(described)),
            omitted,
        }
    }

    /// Appends the issues of another list.
    pub(super) fn append(&mut self, other: FoundIssues) {
        self.omitted += other.omitted;
        for issue in other.described {
            self.push(issue);
        }
    }

    /// Converts the described issues, computing their paths. `node` may be any value of the
    /// document.
    pub(super) fn into_issues(self, node: Node<'_>) -> Vec<DecodeIssue> {
        let issues = self.described.into_iter();
        issues.map(|issue| issue.at(node)).collect()
    }

    /// Converts the issues to an error, or returns `None` if there are none.
    pub(super) fn into_error(self, node: Node<'_>) -> Option<DecodeError> {
        let omitted = self.omitted;
        let issues = self.into_issues(node);
        (!issues.is_empty()).then_some(DecodeError { issues, omitted })
    }
}

impl Found {
    /// Computes the path of the issue in the document of `node`.
    fn at(self, node: Node<'_>) -> DecodeIssue {
        let place = self.place.beside(node);
        let (kind, field) = match self.target {
            IssueTarget::Value | IssueTarget::Constant => {
                (DecodeIssueKind::InvalidValue, place.field_name())
            }
            IssueTarget::Unknown => (DecodeIssueKind::UnknownField, place.field_name()),
            IssueTarget::Missing(field) => (DecodeIssueKind::MissingField, Some(field.to_owned())),
            IssueTarget::Object => (DecodeIssueKind::MissingOneOf, None),
        };
        DecodeIssue {
            kind,
            path: place.path(),
            field,
            reason: self.reason,
        }
    }
}
