//! Notifications that are told apart by their path and signed as a whole.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod diagnosis;
mod forged;
mod freshness;
mod hmac;
mod paths;
mod provider;
mod vectors;
