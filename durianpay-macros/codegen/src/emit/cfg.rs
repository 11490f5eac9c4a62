//! Cargo features by resource: what a program does not use is not built.

use crate::model::Spec;
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::{BTreeMap, BTreeSet};

/// What more parts than this need is always there. A type that so many parts
/// need is left out by next to nobody, and naming all of them at each such
/// type would take the square of the spec.
const MAX_PARTS: usize = 64;

/// The `#[cfg]` of every item.
pub(super) struct FeatureGates {
    /// The parts that need a type; a type that is not here is always there.
    of_type: BTreeMap<String, BTreeSet<String>>,
    is_on: bool,
}

impl FeatureGates {
    pub(super) fn new(spec: &Spec, is_on: bool) -> Self {
        let mut of_type = BTreeMap::new();
        if is_on {
            for part in spec.parts() {
                note(spec, part, &mut of_type);
            }
            for name in spec.needed_always() {
                of_type.remove(&name);
            }
            of_type.retain(|_, parts| parts.len() <= MAX_PARTS);
        }
        Self { of_type, is_on }
    }

    /// The gate of a type.
    pub(super) fn for_type(&self, name: &str) -> TokenStream {
        match self.of_type.get(name) {
            Some(parts) if self.is_on => any(parts),
            _ => TokenStream::new(),
        }
    }

    /// The gate of a resource, or of the webhooks.
    pub(super) fn for_part(&self, name: &str) -> TokenStream {
        if self.is_on {
            quote!(#[cfg(feature = #name)])
        } else {
            TokenStream::new()
        }
    }
}

/// Notes what a part needs. Where more parts than count need a type, they need
/// all that is within its reach too, and nothing there is looked at again.
fn note(spec: &Spec, part: &str, of_type: &mut BTreeMap<String, BTreeSet<String>>) {
    let reached = spec.needed_by_unless(part, |name| {
        of_type
            .get(name)
            .is_some_and(|parts| parts.len() > MAX_PARTS)
    });
    for name in reached {
        of_type.entry(name).or_default().insert(part.to_owned());
    }
}

fn any(parts: &BTreeSet<String>) -> TokenStream {
    let mut features = parts.iter().map(|part| quote!(feature = #part));
    match (features.next(), parts.len()) {
        (Some(only), 1) => quote!(#[cfg(#only)]),
        (Some(first), _) => quote!(#[cfg(any(#first, #(#features),*))]),
        (None, _) => TokenStream::new(),
    }
}
