//! Exports of specs as `OpenAPI` documents: properties that tools rely on, and the mapping of the
//! spec. `xtask/openapi.sh` runs the tools themselves.

#![expect(
    clippy::unwrap_used,
    reason = "a panic fails the test and shows its line"
)]

mod document;
mod examples;
mod mapping;
mod snapshots;
mod structure;
mod v3_0;
