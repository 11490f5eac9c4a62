//! Emits the `#[cfg]` attributes of items, by the Cargo features of resources, so
//! that a program does not compile what it does not use.

use crate::model::Spec;
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::{BTreeMap, BTreeSet};

/// The maximum number of parts that a gate names; a type that more parts need has
/// no gate. Few programs could omit such a type, and naming all parts at each of
/// them would be quadratic in the size of the spec.
const MAX_PARTS: usize = 64;

/// The feature gates of all items.
pub(super) struct FeatureGates {
    /// The parts that need each type. A type that is not in the map is never
    /// omitted.
    of_type: BTreeMap<String, BTreeSet<String>>,
    /// The parts that every program needs.
    always: BTreeSet<String>,
    /// The prefix of all features, or `None` if nothing has a gate.
    prefix: Option<&'static str>,
}

impl FeatureGates {
    pub(super) fn new(spec: &Spec, prefix: Option<&'static str>) -> Self {
        let mut of_type = BTreeMap::new();
        if prefix.is_some() {
            for part in spec.parts() {
                note(spec, part, &mut of_type);
            }
            for name in spec.needed_always() {
                of_type.remove(&name);
            }
            of_type.retain(|_, parts| parts.len() <= MAX_PARTS);
        }
        let always = spec.token_resources().into_iter().map(str::to_owned);
        Self {
            of_type,
            always: always.collect(),
            prefix,
        }
    }

    /// Emits the gate of a type, which is empty if the type is never omitted.
    pub(super) fn for_type(&self, name: &str) -> TokenStream {
        match (self.of_type.get(name), self.prefix) {
            (Some(parts), Some(prefix)) => any(prefix, parts),
            _ => TokenStream::new(),
        }
    }

    /// Returns the gate of a resource, or of the webhooks.
    pub(super) fn for_part(&self, name: &str) -> TokenStream {
        match self.prefix {
            Some(prefix) if !self.always.contains(name) => {
                let feature = format!("{prefix}{name}");
                quote!(#[cfg(feature = #feature)])
            }
            _ => TokenStream::new(),
        }
    }

    /// Emits a line of docs that is only there if a part is.
    pub(super) fn doc_of_part(&self, name: &str, line: &str) -> TokenStream {
        match self.prefix {
            Some(prefix) if !self.always.contains(name) => {
                let feature = format!("{prefix}{name}");
                quote!(#[cfg_attr(feature = #feature, doc = #line)])
            }
            _ => quote!(#[doc = #line]),
        }
    }
}

/// Records the types that a part needs. A type that more than [`MAX_PARTS`] parts
/// need is not visited again, because those parts already need everything it
/// contains.
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

fn any(prefix: &str, parts: &BTreeSet<String>) -> TokenStream {
    let mut features = parts.iter().map(|part| {
        let feature = format!("{prefix}{part}");
        quote!(feature = #feature)
    });
    match (features.next(), parts.len()) {
        (Some(only), 1) => quote!(#[cfg(#only)]),
        (Some(first), _) => quote!(#[cfg(any(#first, #(#features),*))]),
        (None, _) => TokenStream::new(),
    }
}
