//! [`CallSpan`]: the span of a call, with the feature `tracing`. Without it, nothing is recorded.

#[cfg(not(feature = "tracing"))]
mod disabled;
#[cfg(feature = "tracing")]
mod enabled;
#[cfg(feature = "tracing")]
mod server;

#[cfg(not(feature = "tracing"))]
pub(crate) use disabled::CallSpan;
#[cfg(feature = "tracing")]
pub(crate) use enabled::CallSpan;
