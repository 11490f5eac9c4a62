//! Cargo features by resource: what a program does not use is not built.

use crate::model::Spec;
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::{BTreeMap, BTreeSet};

/// The `#[cfg]` of every item.
pub(super) struct Gates {
    /// The parts that need a type; a type that is not here is always there.
    of_type: BTreeMap<String, BTreeSet<String>>,
    is_on: bool,
}

impl Gates {
    pub(super) fn new(spec: &Spec, is_on: bool) -> Self {
        let mut of_type: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for part in spec.parts() {
            for name in spec.needed_by(part) {
                of_type.entry(name).or_default().insert(part.to_owned());
            }
        }
        for name in spec.needed_always() {
            of_type.remove(&name);
        }
        Self { of_type, is_on }
    }

    /// The gate of a type.
    pub(super) fn of_type(&self, name: &str) -> TokenStream {
        match self.of_type.get(name) {
            Some(parts) if self.is_on => any(parts),
            _ => TokenStream::new(),
        }
    }

    /// The gate of a resource, or of the webhooks.
    pub(super) fn of_part(&self, name: &str) -> TokenStream {
        if self.is_on {
            quote!(#[cfg(feature = #name)])
        } else {
            TokenStream::new()
        }
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
