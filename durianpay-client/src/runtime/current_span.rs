//! Tasks that run in the span of the code that starts them.

/// Runs a future in the current span, although it becomes a separate task.
#[cfg(feature = "tracing")]
pub(crate) fn in_current_span<F: Future>(task: F) -> impl Future<Output = F::Output> {
    use tracing::Instrument as _;
    task.in_current_span()
}

/// Runs a future; without the feature there is no span.
#[cfg(not(feature = "tracing"))]
pub(crate) fn in_current_span<F: Future>(task: F) -> F {
    task
}
