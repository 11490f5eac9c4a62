//! The effect of a change of the spec on the Rust API.
//!
//! Two models are compared, node by node. Each comparison takes the old node
//! apart exhaustively, so that a new field of the model is a compile error
//! until somebody has decided what a change of it means.

mod about;
mod api;
mod change;
mod endpoint;
mod enumeration;
mod extension;
mod features;
mod field;
pub mod github;
pub mod human;
pub mod json;
mod next_version;
mod notification;
mod object;
mod pairs;
mod report;
mod resource;
mod signature;
mod signing;
mod spec;
mod ty;
mod types;
mod union;
mod variant;
mod webhook;

#[cfg(test)]
mod tests;

pub use change::{Change, Level, verdict};
pub use report::Compared;
pub use spec::compare;
