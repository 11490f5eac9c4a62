//! The library behind the program `durianpay`.
//!
//! **No promise is made of this API.** The commands are the interface: their options, output formats and exit codes
//! follow semantic versioning, the items of this crate do not. They are public for the tests and the tooling of the
//! repository.
//!
//! Every module but [`commands`] takes values and gives values back; [`commands`] parses arguments, and reads and
//! writes files and streams, and opens databases.

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
mod workflow;
