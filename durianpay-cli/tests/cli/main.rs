//! Tests the program as users run it: arguments, streams, files and exit codes, outside the
//! repository.

#![expect(
    clippy::unwrap_used,
    reason = "a panic fails the test and shows its line"
)]

mod check;
mod diff;
mod expand;
mod fix;
mod import;
#[cfg(feature = "inbox")]
mod inbox;
mod openapi;
mod program;
#[cfg(all(unix, feature = "simulate"))]
mod simulate;
mod support;
mod warnings;
mod watch;
#[cfg(all(unix, feature = "webhook"))]
mod webhook;
