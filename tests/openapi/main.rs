//! A spec as an `OpenAPI` document: what tools take for granted of one, and what it has
//! to say of the spec. `xtask/openapi.sh` asks the tools themselves.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first surprise, and says where"
)]

mod document;
mod examples;
mod mapping;
mod snapshots;
mod structure;
mod v3_0;
