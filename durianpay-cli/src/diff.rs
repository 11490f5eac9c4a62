//! The effect of a spec change on the Rust API.
//!
//! Two models are compared node by node. Each comparison must destructure the old node exhaustively,
//! so that a new field of the model does not compile until its effect on users is decided.

mod about;
mod api;
mod auth;
mod change;
mod choice;
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
mod server;
mod signature;
mod signed_webhook;
mod signing;
mod spec;
mod template;
mod token;
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
