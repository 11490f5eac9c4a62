//! The base spec: the spec of the client, which other specs extend.

use crate::model::Spec;
use crate::raw::RawSpec;
use std::sync::Arc;

/// The base spec, raw and checked.
pub(crate) struct Base {
    /// The raw spec, for the spans that diagnostics show.
    pub(crate) raw: RawSpec,
    /// The checked spec.
    pub(crate) spec: Arc<Spec>,
}
