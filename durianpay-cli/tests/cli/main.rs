//! The program as a user meets it: arguments, streams, files and exit codes, away from the repository.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first surprise, and says where"
)]

mod check;
mod diff;
mod expand;
mod import;
#[cfg(feature = "inbox")]
mod inbox;
mod openapi;
mod program;
mod support;
