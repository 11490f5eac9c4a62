//! For every text, the generator must return valid Rust tokens and readable
//! diagnostics. It must not panic, and it must finish in time.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first surprise, and says where"
)]

mod corpus;
mod cycles;
mod deadline;
mod depth;
mod edits;
mod length;
mod number;
mod text;
