//! The definitions of a spec, by name.

use super::references::{Reference, references};
use crate::grammar::{Key, Kind, LANGUAGE, Table};
use crate::model::{NOTIFICATIONS, WEBHOOKS};
use crate::toml::{Document, TomlValue};
use std::collections::{BTreeMap, BTreeSet};

/// The top-level tables whose entries share the namespace of types.
pub(super) const TYPES: [&str; 4] = ["type", "union", "enum", "id"];

/// The top-level tables of a part that can be omitted, by the name of the part.
pub(super) const PARTS: [(&str, [&str; 2]); 2] = [
    (WEBHOOKS, ["webhook", "event"]),
    (NOTIFICATIONS, ["notifications", "notification"]),
];

/// A value, with the table of the grammar that describes it.
type Described<'t> = (&'static Table, &'t TomlValue);

/// The definitions of a spec. A name that is defined twice has both definitions, so that the
/// error is reported.
#[derive(Default)]
pub(super) struct Definitions<'t> {
    /// The names of the resources: those with a table, and those of endpoints.
    pub(super) resources: BTreeSet<&'t str>,
    pub(super) endpoints: BTreeMap<&'t str, Vec<Described<'t>>>,
    types: BTreeMap<&'t str, Vec<Described<'t>>>,
    parts: BTreeMap<&'static str, Vec<Described<'t>>>,
    /// The tables that are always kept, such as `[api]`.
    always: Vec<Described<'t>>,
}

impl<'t> Definitions<'t> {
    pub(super) fn of(documents: &'t [Document<'_>]) -> Self {
        let mut definitions = Self::default();
        for (name, value) in documents
            .iter()
            .flat_map(|document| &document.table.entries)
        {
            // The validation reports unknown tables.
            if let Some(key) = LANGUAGE.iter().find(|key| key.name == name.value) {
                definitions.add(key, &value.value);
            }
        }
        definitions
    }

    fn add(&mut self, key: &'static Key, value: &'t TomlValue) {
        for (name, described) in described(key, value) {
            match (key.name, part_of(key.name)) {
                (_, Some(part)) => self.parts.entry(part).or_default().push(described),
                ("resource", _) => {
                    self.resources.insert(name);
                }
                ("endpoint", _) => {
                    let resource = name.split_once('.').map(|(resource, _)| resource);
                    self.resources.extend(resource);
                    self.endpoints.entry(name).or_default().push(described);
                }
                (table, _) if TYPES.contains(&table) => {
                    self.types.entry(name).or_default().push(described);
                }
                _ => self.always.push(described),
            }
        }
    }

    /// Returns the parts that the spec has.
    pub(super) fn parts(&self) -> impl Iterator<Item = &'static str> {
        self.parts.keys().copied()
    }

    /// Returns everything that a part names.
    pub(super) fn of_part(&self, part: &str) -> Vec<Reference<'t>> {
        of_all(self.parts.get(part))
    }

    /// Returns everything that the tables which are always kept name.
    pub(super) fn of_rest(&self) -> Vec<Reference<'t>> {
        of_all(Some(&self.always))
    }

    /// Returns everything that a definition names.
    pub(super) fn of_definition(&self, definition: Reference<'_>) -> Vec<Reference<'t>> {
        of_all(match definition {
            Reference::Type(name) => self.types.get(name),
            Reference::Endpoint(name) => self.endpoints.get(name),
        })
    }
}

/// Returns the part that a top-level table belongs to, if it can be omitted.
pub(super) fn part_of(table: &str) -> Option<&'static str> {
    let mut parts = PARTS.iter();
    parts.find_map(|(part, tables)| tables.contains(&table).then_some(*part))
}

/// Returns the tables under a key of the top level, with their names.
fn described<'t>(key: &'static Key, value: &'t TomlValue) -> Vec<(&'t str, Described<'t>)> {
    match (key.kind, value) {
        (Kind::Table(table), value) => vec![(key.name, (table, value))],
        (Kind::Named(_, table), TomlValue::Table(named)) => {
            let entries = named.entries.iter();
            entries
                .map(|(name, value)| (name.as_str(), (table, &value.value)))
                .collect()
        }
        _ => Vec::new(),
    }
}

fn of_all<'t>(all: Option<&Vec<Described<'t>>>) -> Vec<Reference<'t>> {
    let mut found = Vec::new();
    for (table, value) in all.into_iter().flatten() {
        references(table, value, &mut found);
    }
    found
}
