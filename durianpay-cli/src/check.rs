//! Reports of a spec's diagnostics, in three formats, and the edits that fix them.

pub mod fix;
pub mod github;
pub mod human;
pub mod json;
