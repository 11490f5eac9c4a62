//! Notifications that are distinguished by their path and signed as a whole.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod crashes;
mod diagnosis;
mod forged;
mod freshness;
mod hmac;
mod inbox;
mod merchant;
mod orders;
mod paths;
mod provider;
mod sender;
mod server;
mod vectors;
