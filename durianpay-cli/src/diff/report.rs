//! The facts of a report, in any format.

use super::change::{Change, Level};
use semver::Version;

/// A comparison of two versions of a spec.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The name of the version before.
    pub old: &'a str,
    /// The name of the version after.
    pub new: &'a str,
    /// The changes, the most severe first.
    pub changes: &'a [Change],
    /// The version of the crate that has the bindings, if it is known.
    pub current: Option<&'a Version>,
    /// The least level that is denied.
    pub deny: Option<Level>,
}
