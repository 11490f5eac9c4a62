//! Where each item of the bindings lives, when they are kept as files.

use durianpay_codegen::Handles;
use durianpay_codegen::model::{Endpoint, Spec};
use std::collections::{BTreeMap, BTreeSet};

/// A file of the bindings, beside `mod.rs`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Home {
    /// The API as a whole, and the client of an API of its own.
    Api,
    /// Fields that are added to types of the client.
    Extensions,
    /// A resource, and the types that nothing else needs.
    Resource(String),
    /// The types that several need, or none.
    Shared,
    /// The webhooks, and the types that nothing else needs.
    Webhooks,
}

impl Home {
    /// The name of the module, and so of the file.
    pub(super) fn module(&self) -> String {
        match self {
            Self::Api => "api".to_owned(),
            Self::Extensions => "extensions".to_owned(),
            Self::Shared => "shared".to_owned(),
            Self::Webhooks => "webhooks".to_owned(),
            Self::Resource(name) => resource_module(name),
        }
    }

    /// What the file holds, in one sentence.
    pub(super) fn about(&self) -> String {
        match self {
            Self::Api => "The API as a whole.".to_owned(),
            Self::Extensions => "Further fields of the client's own types.".to_owned(),
            Self::Shared => "The types that several parts of the API need.".to_owned(),
            Self::Webhooks => "The webhooks, with the types that nothing else needs.".to_owned(),
            Self::Resource(name) => format!(
                "The resource `{name}`: its endpoints, with the types that nothing else needs."
            ),
        }
    }
}

/// The resource's name, or one out of the way of keywords and of the other
/// modules. No two resources get one name: `match_` moves aside for `match`.
fn resource_module(name: &str) -> String {
    const TAKEN: [&str; 7] = [
        "api",
        "endpoint",
        "environment",
        "extensions",
        "resource",
        "shared",
        "webhooks",
    ];
    let word = name.trim_end_matches('_');
    let is_taken = TAKEN.contains(&word) || syn::parse_str::<syn::Ident>(word).is_err();
    if is_taken {
        format!("{name}_")
    } else {
        name.to_owned()
    }
}

/// The homes of all items of a spec, by their names in Rust.
pub(super) struct Homes {
    types: BTreeMap<String, Home>,
    handles: BTreeMap<String, Home>,
    endpoints: BTreeMap<String, Home>,
}

impl Homes {
    pub(super) fn new(spec: &Spec, handles: Handles) -> Self {
        let resource = |name: &str| Home::Resource(name.to_owned());
        let resources = spec.resources.values();
        let endpoints = spec.endpoints();
        let mut types = types(spec);
        if spec.api.is_some() && handles == Handles::Extension {
            types.extend(["Client", "ApiKey"].map(|name| (name.to_owned(), Home::Api)));
        }
        if !spec.added_events.is_empty() {
            types.insert("Event".to_owned(), Home::Webhooks);
        }
        let traits = spec.extensions.values();
        types.extend(traits.map(|added| (added.name.clone(), Home::Extensions)));
        Self {
            types,
            handles: resources
                .map(|found| (found.handle(), resource(&found.name)))
                .collect(),
            endpoints: endpoints
                .map(|found: &Endpoint| (found.static_name(), resource(found.resource())))
                .collect(),
        }
    }

    /// The home of a type or trait, if it is one of the module.
    pub(super) fn of_type(&self, name: &str) -> Option<&Home> {
        self.types.get(name)
    }

    /// The home of a resource's handle.
    pub(super) fn of_handle(&self, name: &str) -> Option<&Home> {
        self.handles.get(name)
    }

    /// The home of an endpoint's static.
    pub(super) fn of_endpoint(&self, name: &str) -> Option<&Home> {
        self.endpoints.get(name)
    }
}

/// A type lives with the one part that needs it. What is needed whatever part
/// is there is shared, so that shared types only ever need one another.
fn types(spec: &Spec) -> BTreeMap<String, Home> {
    let always = spec.needed_always();
    let needs: Vec<(&str, BTreeSet<String>)> = spec
        .parts()
        .map(|part| (part, spec.needed_by(part)))
        .collect();
    let home = |name: &String| {
        let mut parts = needs
            .iter()
            .filter(|(_, needed)| needed.contains(name))
            .map(|(part, _)| *part);
        match (parts.next(), parts.next()) {
            (Some(part), None) if !always.contains(name) => part_home(spec, part),
            _ => Home::Shared,
        }
    };
    let objects = spec.objects.keys();
    objects
        .chain(spec.unions.keys())
        .chain(spec.enums.keys())
        .chain(spec.ids.keys())
        .map(|name| (name.clone(), home(name)))
        .collect()
}

fn part_home(spec: &Spec, part: &str) -> Home {
    if spec.resources.contains_key(part) {
        Home::Resource(part.to_owned())
    } else {
        Home::Webhooks
    }
}

#[cfg(test)]
mod tests {
    use super::Home;

    #[test]
    fn a_resource_gets_a_module_of_its_own() {
        for (resource, module) in [
            ("orders", "orders"),
            ("match", "match_"),
            ("match_", "match__"),
            ("mod", "mod_"),
            ("shared", "shared_"),
            ("webhooks", "webhooks_"),
        ] {
            assert_eq!(Home::Resource(resource.to_owned()).module(), module);
        }
    }
}
