//! Guides to common tasks from start to end, and reference pages for the spec language.
//!
//! These are the pages of `docs/` in the repository, included in the crate.

#[doc = include_str!("guide/diagnostics.md")]
pub mod diagnostics {}

#[doc = include_str!("guide/extending.md")]
pub mod extending {}

#[doc = include_str!("guide/faults.md")]
pub mod faults {}

#[doc = include_str!("guide/frameworks.md")]
pub mod frameworks {}

#[doc = include_str!("guide/import.md")]
pub mod import {}

#[doc = include_str!("guide/intents.md")]
pub mod intents {}

#[doc = include_str!("guide/middleware.md")]
pub mod middleware {}

#[doc = include_str!("guide/observability.md")]
pub mod observability {}

#[doc = include_str!("guide/openapi.md")]
pub mod openapi {}

#[doc = include_str!("guide/promises.md")]
pub mod promises {}

#[doc = include_str!("guide/snap.md")]
pub mod snap {}

#[doc = include_str!("guide/spec_language.md")]
pub mod spec_language {}

#[doc = include_str!("guide/testing.md")]
pub mod testing {}

#[doc = include_str!("guide/webhooks.md")]
pub mod webhooks {}

#[doc = include_str!("guide/webhooks_operations.md")]
pub mod webhooks_operations {}
