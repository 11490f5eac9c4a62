//! Chosen names that the spec does not have.

use super::definitions::Definitions;
use crate::diagnostic::{nearest, some};
use std::fmt;

/// A name in `only` that is neither a resource nor an endpoint of the spec, nor `webhooks` or
/// `notifications` where the spec has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    /// The index in `only`.
    pub index: usize,
    /// The name.
    pub name: String,
    /// The advice on how to fix the error.
    pub help: String,
}

/// Writes the error in one line, and the help in another.
impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            index: _,
            name,
            help,
        } = self;
        let name = name.replace(['\n', '\r'], "↵");
        write!(
            f,
            "the spec has no resource or endpoint `{name}`\n  = help: {help}"
        )
    }
}

pub(super) fn find(definitions: &Definitions<'_>, only: &[String]) -> Vec<UnknownName> {
    only.iter()
        .enumerate()
        .filter(|(_, name)| !is_known(definitions, name))
        .map(|(index, name)| UnknownName {
            index,
            name: name.clone(),
            help: help(definitions, name),
        })
        .collect()
}

fn is_known(definitions: &Definitions<'_>, name: &str) -> bool {
    definitions.resources.contains(name)
        || definitions.endpoints.contains_key(name)
        || definitions.parts().any(|part| part == name)
}

/// Suggests an endpoint of the resource that is named, or else any name.
fn help(definitions: &Definitions<'_>, name: &str) -> String {
    let endpoints = || definitions.endpoints.keys().copied();
    let resource = name.split_once('.').map(|(resource, _)| resource);
    let of_resource = endpoints().filter(|endpoint| {
        let of = endpoint.split_once('.').map(|(resource, _)| resource);
        of.is_some() && of == resource
    });
    let of_resource: Vec<&str> = of_resource.collect();
    if !of_resource.is_empty() {
        return advice(nearest(name, &of_resource), &of_resource);
    }
    let mut names: Vec<&str> = definitions.resources.iter().copied().collect();
    for part in definitions.parts() {
        names.push(part);
    }
    let similar = match resource {
        Some(_) => nearest(name, &endpoints().collect::<Vec<_>>()),
        None => nearest(name, &names),
    };
    advice(similar, &names)
}

fn advice(similar: Option<&str>, available: &[&str]) -> String {
    match (similar, available) {
        (Some(similar), [_]) => format!("did you mean `{similar}`?"),
        (Some(similar), _) => format!("did you mean `{similar}`? Available: {}", some(available)),
        (None, []) => "the spec has neither resources nor webhooks".to_owned(),
        (None, _) => format!("available: {}", some(available)),
    }
}
