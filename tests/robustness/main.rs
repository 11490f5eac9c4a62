//! Whatever text is given as a spec: the generator gives tokens that are Rust, and
//! diagnostics that can be read. It never panics, and it is done in time.

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
