//! Calls that are recorded before they are sent: each is carried out once.

#![expect(clippy::unwrap_used, reason = "tests")]

mod charges;
mod doubts;
mod mistakes;
mod operators;
mod outcomes;
mod records;
mod shop;
mod snap;
