//! A change and its severity.

use durianpay_codegen::model::About;
use std::fmt;

/// The effect of a change on users of the bindings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Existing code compiles and behaves as before.
    Patch,
    /// Existing code compiles; something is added, or something behaves differently.
    Minor,
    /// Existing code may not compile, or may lose money or secrets.
    Major,
}

impl Level {
    /// All levels, most severe first.
    pub(super) const ALL: [Self; 3] = [Self::Major, Self::Minor, Self::Patch];
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        })
    }
}

/// A change of one node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The effect on users.
    pub level: Level,
    /// The node, such as ``field `Order.amount` ``.
    pub node: String,
    /// The change itself.
    pub what: String,
    /// The reason for the level.
    pub why: String,
    /// The position of the node in the old version, such as `spec/orders.toml:12`.
    pub old: Option<String>,
    /// The position of the node in the new version.
    pub new: Option<String>,
}

/// Returns the most severe level of all changes, or `None` if nothing changed.
#[must_use]
pub fn verdict(changes: &[Change]) -> Option<Level> {
    changes.iter().map(|change| change.level).max()
}

/// Collects the changes of one comparison.
#[derive(Debug, Default)]
pub(super) struct Changes {
    found: Vec<Change>,
}

impl Changes {
    /// Starts a node that exists in both versions.
    pub(super) fn node(&mut self, name: impl Into<String>, old: &About, new: &About) -> Node<'_> {
        Node {
            name: name.into(),
            old: Some(old.source.clone()),
            new: Some(new.source.clone()),
            changes: self,
        }
    }

    /// Starts a node that exists only in the old version.
    pub(super) fn removed(&mut self, name: impl Into<String>, old: &About) -> Node<'_> {
        Node {
            name: name.into(),
            old: Some(old.source.clone()),
            new: None,
            changes: self,
        }
    }

    /// Starts a node that exists only in the new version.
    pub(super) fn added(&mut self, name: impl Into<String>, new: &About) -> Node<'_> {
        Node {
            name: name.into(),
            old: None,
            new: Some(new.source.clone()),
            changes: self,
        }
    }

    /// Returns the changes, most severe first, and in the order of their nodes.
    pub(super) fn finish(self) -> Vec<Change> {
        let mut found = self.found;
        found.sort_by_key(|change| std::cmp::Reverse(change.level));
        found
    }
}

/// A node of the spec that collects its changes.
pub(super) struct Node<'c> {
    changes: &'c mut Changes,
    name: String,
    old: Option<String>,
    new: Option<String>,
}

impl Node<'_> {
    pub(super) fn patch(&mut self, what: impl Into<String>, why: impl Into<String>) {
        self.push(Level::Patch, what.into(), why.into());
    }

    pub(super) fn minor(&mut self, what: impl Into<String>, why: impl Into<String>) {
        self.push(Level::Minor, what.into(), why.into());
    }

    pub(super) fn major(&mut self, what: impl Into<String>, why: impl Into<String>) {
        self.push(Level::Major, what.into(), why.into());
    }

    /// Adds a patch-level change if the values differ.
    pub(super) fn patch_if<T: PartialEq>(&mut self, what: &str, old: &T, new: &T, why: &str) {
        if old != new {
            self.patch(what, why);
        }
    }

    fn push(&mut self, level: Level, what: String, why: String) {
        self.changes.found.push(Change {
            level,
            node: self.name.clone(),
            what,
            why,
            old: self.old.clone(),
            new: self.new.clone(),
        });
    }
}
