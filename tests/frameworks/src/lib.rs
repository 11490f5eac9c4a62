//! The code of the guide to web frameworks. Each module is shown there as a file to copy, so it
//! depends on no other.

pub mod actix;
pub mod hyper;
pub mod lambda;
pub mod poem;
pub mod rocket;
pub mod warp;

/// Compiles the other examples in the guide to web frameworks.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/frameworks.md")]
struct Frameworks;
