//! OpenAPI documents as specs: what is carried over, what is said of the rest,
//! and that whatever comes out is a spec.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first surprise, and says where"
)]

mod features;
mod github;
mod options;
mod properties;
mod round_trip;
