//! The diagnostics of a spec, in three formats.

pub mod github;
pub mod human;
pub mod json;
