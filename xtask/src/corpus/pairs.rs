//! Finds the endpoint of an operation.

use super::reading::{Operation, decoded};
use durianpay_codegen::model::{Endpoint, Spec};
use std::collections::HashMap;

/// The endpoints of a spec, by method and path.
pub(super) struct Pairs<'s>(HashMap<String, Vec<&'s Endpoint>>);

impl<'s> Pairs<'s> {
    pub(super) fn new(spec: &'s Spec) -> Self {
        let mut endpoints: HashMap<String, Vec<&Endpoint>> = HashMap::new();
        for endpoint in spec.endpoints() {
            let key = format!("{} {}", endpoint.verb, bare(&endpoint.path));
            endpoints.entry(key).or_default().push(endpoint);
        }
        Self(endpoints)
    }

    /// Returns the endpoint with the method and path of an operation. Paths may differ in the names of placeholders
    /// alone; the endpoint with the most similar names is returned then.
    pub(super) fn endpoint(&self, operation: &Operation<'_>) -> Option<&'s Endpoint> {
        let key = format!("{} {}", operation.verb, bare(&operation.path));
        let candidates = self.0.get(&key)?;
        let is_placed =
            |endpoint: &&&Endpoint| placeholders(&endpoint.path) == placeholders(&operation.path);
        let placed = candidates.iter().find(is_placed);
        placed.or(candidates.first()).copied()
    }
}

/// Returns a path with its placeholders emptied, and the rest percent-decoded.
fn bare(path: &str) -> String {
    let segments = path.split('/');
    let bare = segments.map(|segment| {
        if segment.contains('{') {
            "{}".to_owned()
        } else {
            decoded(segment)
        }
    });
    bare.collect::<Vec<_>>().join("/")
}

/// Returns the letters and digits of the placeholders.
fn placeholders(path: &str) -> Vec<String> {
    let segments = path.split('/').filter(|segment| segment.contains('{'));
    let letters = |segment: &str| {
        let letters = segment.chars().filter(char::is_ascii_alphanumeric);
        letters.collect::<String>().to_ascii_lowercase()
    };
    segments.map(letters).collect()
}
