//! Reduces a spec to chosen resources, endpoints and parts, with everything that they need.
//!
//! This happens between parsing and loading, so that the rest of a large spec costs nothing
//! but its parsing: it is neither checked nor generated. The grammar tells which values name
//! a type or an endpoint, so a new key of the language is followed by itself.

mod definitions;
mod kept;
mod references;
mod unknown;

pub use unknown::UnknownName;

use crate::toml::Document;
use definitions::Definitions;
use kept::Kept;

/// Removes everything from `documents` that the names in `only` do not need, and returns those
/// names that the spec does not have. Without names, everything is kept.
pub(crate) fn select(documents: &mut [Document<'_>], only: &[String]) -> Vec<UnknownName> {
    if only.is_empty() {
        return Vec::new();
    }
    let definitions = Definitions::of(documents);
    let unknown = unknown::find(&definitions, only);
    let kept = Kept::new(&definitions, only);
    kept.retain(documents);
    unknown
}
