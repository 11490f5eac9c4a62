//! OpenAPI documents as specs: what is carried over, what is said of the rest,
//! and that whatever comes out is a spec.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first surprise, and says where"
)]

#[path = "import/features.rs"]
mod features;
#[path = "import/github.rs"]
mod github;
#[path = "import/options.rs"]
mod options;
#[path = "import/properties.rs"]
mod properties;
#[path = "import/round_trip.rs"]
mod round_trip;
#[expect(dead_code, reason = "no spec here adds to another")]
mod specs;
