//! The code of the guides to observability and middleware. Each module is shown in a guide as a
//! file to copy, so it depends on no other.

pub mod cache;
pub mod metrics;
pub mod otel;
pub mod pace;
pub mod record;
pub mod reqwest_stack;

/// Compiles the other examples in the guide to observability.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/observability.md")]
struct Observability;

/// Compiles the other examples in the guide to middleware.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/middleware.md")]
struct Middleware;
