//! The shipped spec as people write it by hand: types that derive serde, and
//! calls of reqwest.
//!
//! `api` is written by `cargo xtask bench`; the rest stands here.

pub mod amount;
#[expect(
    missing_docs,
    clippy::doc_markdown,
    clippy::must_use_candidate,
    clippy::missing_errors_doc,
    clippy::new_without_default,
    clippy::too_many_arguments,
    reason = "written by a program, to be measured and not to be read"
)]
#[rustfmt::skip]
pub mod api;
pub mod call;
pub mod open;

pub use call::{Client, Error};
