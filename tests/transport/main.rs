//! Transports, runtimes and hooks of a caller's own.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod dropped;
mod errors;
mod facts;
mod hooks;
mod limits;
mod retries;
mod script;
mod server_time;
mod spans;
mod without_tokio;
mod wrapped;
