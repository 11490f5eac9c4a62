//! Imports of OpenAPI documents: the converted parts, the report about the rest, and the validity
//! of the resulting spec.

#![expect(
    clippy::unwrap_used,
    reason = "a panic fails the test and shows its line"
)]

mod cases;
mod errors;
mod features;
mod github;
mod options;
mod pages;
mod properties;
mod round_trip;
