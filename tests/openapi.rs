//! A spec as an `OpenAPI` document: what tools take for granted of one, and what it has
//! to say of the spec. `xtask/openapi.sh` asks the tools themselves.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first surprise, and says where"
)]

#[path = "openapi/document.rs"]
mod document;
#[path = "openapi/examples.rs"]
mod examples;
#[path = "openapi/mapping.rs"]
mod mapping;
#[path = "openapi/schemas.rs"]
mod schemas;
#[path = "openapi/snapshots.rs"]
mod snapshots;
#[path = "specs.rs"]
mod specs;
#[path = "openapi/structure.rs"]
mod structure;
#[path = "openapi/v3_0.rs"]
mod v3_0;
