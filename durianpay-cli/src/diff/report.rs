//! The content of a report, independent of its format.

use super::change::{Change, Level};
use semver::Version;

/// A comparison of two versions of a spec.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The name of the old version.
    pub old: &'a str,
    /// The name of the new version.
    pub new: &'a str,
    /// The changes, most severe first.
    pub changes: &'a [Change],
    /// The version of the crate with the bindings, if known.
    pub current: Option<&'a Version>,
    /// The lowest level that is denied.
    pub deny: Option<Level>,
}
