//! Reports of a spec's diagnostics, in three formats.

pub mod github;
pub mod human;
pub mod json;
