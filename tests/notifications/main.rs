//! Notifications that are told apart by their path and signed as a whole.

mod diagnosis;
mod forged;
mod freshness;
mod hmac;
mod paths;
mod provider;
mod vectors;
