//! The file of each item, when the bindings are written as files.

use durianpay_codegen::Handles;
use durianpay_codegen::model::{Endpoint, Spec};
use std::collections::{BTreeMap, BTreeSet};

/// A file of the bindings, beside `mod.rs`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FileKind {
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

impl FileKind {
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
    const TAKEN: [&str; 8] = [
        "api",
        "endpoint",
        "environment",
        "extensions",
        "resource",
        "shared",
        "signing",
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

/// The placement of all items of a spec, by their names in Rust.
pub(super) struct Placement {
    types: BTreeMap<String, FileKind>,
    handles: BTreeMap<String, FileKind>,
    endpoints: BTreeMap<String, FileKind>,
}

impl Placement {
    pub(super) fn new(spec: &Spec, handles: Handles) -> Self {
        let resource = |name: &str| FileKind::Resource(name.to_owned());
        let resources = spec.resources.values();
        let endpoints = spec.endpoints();
        let mut types = types(spec);
        types.extend(named_values(spec, &types));
        if spec.api.is_some() && handles == Handles::Extension {
            let names = ["Client", "ApiKey", "Credentials", "CredentialsFields"];
            // A type of the spec may be called as what an API of another kind has.
            for name in names {
                types.entry(name.to_owned()).or_insert(FileKind::Api);
            }
        }
        if spec.api.as_ref().is_some_and(|api| !api.signing.is_empty()) {
            types.insert("signing".to_owned(), FileKind::Api);
        }
        if !spec.added_events.is_empty() {
            types.insert("Event".to_owned(), FileKind::Webhooks);
        }
        if spec.notifications.is_some() {
            for name in ["Notification", "NOTIFICATIONS"] {
                types.insert(name.to_owned(), FileKind::Webhooks);
            }
        }
        let traits = spec.extensions.values();
        types.extend(traits.map(|added| (added.name.clone(), FileKind::Extensions)));
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

    /// The kind of a type or trait, if it is one of the module.
    pub(super) fn find_type(&self, name: &str) -> Option<&FileKind> {
        self.types.get(name)
    }

    /// The kind of a resource's handle.
    pub(super) fn find_handle(&self, name: &str) -> Option<&FileKind> {
        self.handles.get(name)
    }

    /// The kind of an endpoint's static.
    pub(super) fn find_endpoint(&self, name: &str) -> Option<&FileKind> {
        self.endpoints.get(name)
    }
}

/// A type is placed in the file of the one part that needs it. What is needed whatever part
/// is there is shared, so that shared types only ever need one another.
fn types(spec: &Spec) -> BTreeMap<String, FileKind> {
    let always = spec.needed_always();
    let needs: Vec<(&str, BTreeSet<String>)> = spec
        .parts()
        .map(|part| (part, spec.needed_by(part)))
        .collect();
    let kind = |name: &String| {
        let mut parts = needs
            .iter()
            .filter(|(_, needed)| needed.contains(name))
            .map(|(part, _)| *part);
        match (parts.next(), parts.next()) {
            (Some(part), None) if !always.contains(name) => kind_of_part(spec, part),
            _ => FileKind::Shared,
        }
    };
    let objects = spec.objects.keys();
    objects
        .chain(spec.unions.keys())
        .chain(spec.enums.keys())
        .chain(spec.ids.keys())
        .map(|name| (name.clone(), kind(name)))
        .collect()
}

/// The structs that name the values of constructors and methods: each is beside what
/// takes it.
fn named_values(spec: &Spec, types: &BTreeMap<String, FileKind>) -> Vec<(String, FileKind)> {
    let objects = spec.objects.values();
    let fields = objects.filter_map(|object| {
        let kind = types.get(&object.name)?;
        Some((object.fields_name(), kind.clone()))
    });
    let arguments = spec.endpoints().flat_map(|endpoint| {
        let kind = FileKind::Resource(endpoint.resource().to_owned());
        [false, true].map(|with_all| (endpoint.arguments_name(with_all), kind.clone()))
    });
    // A type of the spec may be called so where no struct is needed.
    fields
        .chain(arguments)
        .filter(|(name, _)| !types.contains_key(name))
        .collect()
}

fn kind_of_part(spec: &Spec, part: &str) -> FileKind {
    if spec.resources.contains_key(part) {
        FileKind::Resource(part.to_owned())
    } else {
        FileKind::Webhooks
    }
}

#[cfg(test)]
mod tests {
    use super::FileKind;

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
            assert_eq!(FileKind::Resource(resource.to_owned()).module(), module);
        }
    }
}
