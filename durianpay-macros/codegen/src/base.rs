//! The spec that another one adds to: that of the client.

use crate::check;
use crate::diagnostic::Diagnostics;
use crate::load;
use crate::model::Spec;
use crate::raw::RawSpec;
use crate::source::{Role, Source};
use std::sync::Arc;

/// The base, as written and as checked.
pub(crate) struct Base {
    /// As written, for the places of things.
    pub(crate) raw: RawSpec,
    /// As checked.
    pub(crate) spec: Arc<Spec>,
}

/// Reads the base of `own`, if it has one: a spec with `[api]` stands alone.
pub(crate) fn read(sources: &[Source], own: &RawSpec) -> Option<Base> {
    let is_given = sources.iter().any(|source| source.role == Role::Base);
    if !is_given || !own.apis.is_empty() {
        return None;
    }
    let mut cx = Diagnostics::new();
    let raw = load::load(&mut cx, sources, Role::Base);
    let spec = check::check(&mut cx, sources, &raw, None);
    // The crate that ships it reports its faults, and does not build with any.
    drop(cx.finish());
    Some(Base {
        raw,
        spec: Arc::new(spec),
    })
}
