//! The definitions that remain.

use super::definitions::{Definitions, TYPES, part_of};
use super::references::Reference;
use crate::source::At;
use crate::toml::{Document, TomlValue};
use std::collections::BTreeSet;

/// The names of the definitions that remain.
pub(super) struct Kept {
    resources: BTreeSet<String>,
    endpoints: BTreeSet<String>,
    types: BTreeSet<String>,
    parts: BTreeSet<&'static str>,
}

impl Kept {
    /// Follows the names in `only`, and those of the tables that are always kept.
    pub(super) fn new(definitions: &Definitions<'_>, only: &[String]) -> Self {
        let chosen: BTreeSet<&str> = only.iter().map(String::as_str).collect();
        let parts = definitions.parts().filter(|part| chosen.contains(part));
        let parts: BTreeSet<&'static str> = parts.collect();
        let endpoints = definitions.endpoints.keys().copied().filter(|name| {
            let resource = name.split_once('.').map(|(resource, _)| resource);
            chosen.contains(name) || resource.is_some_and(|resource| chosen.contains(resource))
        });

        let mut open: Vec<Reference<'_>> = endpoints.map(Reference::Endpoint).collect();
        open.extend(parts.iter().flat_map(|part| definitions.of_part(part)));
        open.extend(definitions.of_rest());
        let mut reached = BTreeSet::new();
        while let Some(reference) = open.pop() {
            if reached.insert(reference) {
                open.extend(definitions.of_definition(reference));
            }
        }

        let mut kept = Self {
            resources: only.iter().cloned().collect(),
            endpoints: BTreeSet::new(),
            types: BTreeSet::new(),
            parts,
        };
        for reference in reached {
            match reference {
                Reference::Type(name) => kept.types.insert(name.to_owned()),
                Reference::Endpoint(name) => {
                    let resource = name.split_once('.').map(|(resource, _)| resource);
                    kept.resources.extend(resource.map(str::to_owned));
                    kept.endpoints.insert(name.to_owned())
                }
            };
        }
        kept
    }

    /// Removes all other definitions.
    pub(super) fn retain(&self, documents: &mut [Document<'_>]) {
        for document in documents {
            document.table.entries.retain(|(table, _)| {
                part_of(&table.value).is_none_or(|part| self.parts.contains(part))
            });
            for (table, value) in &mut document.table.entries {
                let names = match table.as_str() {
                    "resource" => &self.resources,
                    "endpoint" => &self.endpoints,
                    name if TYPES.contains(&name) => &self.types,
                    _ => continue,
                };
                retain_named(value, names);
            }
        }
    }
}

fn retain_named(value: &mut At<TomlValue>, names: &BTreeSet<String>) {
    if let TomlValue::Table(named) = &mut value.value {
        named
            .entries
            .retain(|(name, _)| names.contains(&name.value));
    }
}
