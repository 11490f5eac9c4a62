//! The library of the command line program `durianpay`.
//!
//! **This API has no stability guarantee.** The interface is the program: its options, output formats and exit
//! codes follow semantic versioning, the items of this crate do not. They are public only for the tests and tooling
//! of the repository.
//!
//! All modules except [`commands`] only transform values. [`commands`] parses arguments, reads and writes files
//! and streams, opens databases, and serves and calls ports.

pub mod check;
pub mod commands;
pub mod diff;
pub mod expand;
pub mod explain;
pub mod import;
#[cfg(feature = "inbox")]
pub mod inbox;
pub mod openapi;
pub mod schema;
#[cfg(feature = "simulate")]
pub mod simulate;
#[cfg(feature = "webhook")]
pub mod webhook;
mod workflow;
