//! The spec that another one adds to: that of the client.

use crate::model::Spec;
use crate::raw::RawSpec;
use std::sync::Arc;

/// The base, as written and as checked.
pub(crate) struct Base {
    /// As written, for the spans that messages show.
    pub(crate) raw: RawSpec,
    /// As checked.
    pub(crate) spec: Arc<Spec>,
}
