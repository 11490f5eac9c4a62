//! Decides the file of each item, if the bindings are written as files.

use durianpay_codegen::Handles;
use durianpay_codegen::model::{Api, Endpoint, Spec};
use std::collections::{BTreeMap, BTreeSet};

/// A file of the bindings, other than `mod.rs`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FileKind {
    /// The API as a whole, and the client of an API that is not the client crate's.
    Api,
    /// Fields that a spec adds to types of the client.
    Extensions,
    /// A resource, and the types that only it needs.
    Resource(String),
    /// The types that several parts need, or none.
    Shared,
    /// The webhooks, and the types that only they need.
    Webhooks,
}

impl FileKind {
    /// Returns the name of the module, which is also the file name.
    pub(super) fn module(&self) -> String {
        match self {
            Self::Api => "api".to_owned(),
            Self::Extensions => "extensions".to_owned(),
            Self::Shared => "shared".to_owned(),
            Self::Webhooks => "webhooks".to_owned(),
            Self::Resource(name) => resource_module(name),
        }
    }

    /// Returns a sentence about the content of the file.
    pub(super) fn about(&self) -> String {
        match self {
            Self::Api => "The API as a whole.".to_owned(),
            Self::Extensions => "Further fields of the client's types.".to_owned(),
            Self::Shared => "The types that several parts of the API need.".to_owned(),
            Self::Webhooks => "The webhooks, and the types that only they need.".to_owned(),
            Self::Resource(name) => {
                format!("The resource `{name}`: its endpoints, and the types that only it needs.")
            }
        }
    }
}

/// Returns the resource's name, with `_` appended if it collides with a keyword or another module.
/// Names stay unique, because `match_` becomes `match__` once `match` becomes `match_`.
fn resource_module(name: &str) -> String {
    const TAKEN: [&str; 9] = [
        "api",
        "auth",
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

/// The files of all items of a spec, by their Rust names.
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
            // The spec may define a type with a name that only another kind of API needs.
            for name in names {
                types.entry(name.to_owned()).or_insert(FileKind::Api);
            }
        }
        let has_sending = |api: &Api| !api.auth.sending.is_empty();
        if spec.api.as_ref().is_some_and(has_sending) {
            types.insert("auth".to_owned(), FileKind::Api);
        }
        if spec.api.as_ref().is_some_and(|api| !api.signing.is_empty()) {
            types.insert("signing".to_owned(), FileKind::Api);
        }
        if !spec.added_events.is_empty() {
            types.insert("Event".to_owned(), FileKind::Webhooks);
        }
        if spec.signed_webhook.is_some() {
            for name in ["Event", "WEBHOOK"] {
                types.insert(name.to_owned(), FileKind::Webhooks);
            }
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

    /// Looks up the file of a type or trait, if the module defines it.
    pub(super) fn find_type(&self, name: &str) -> Option<&FileKind> {
        self.types.get(name)
    }

    /// Looks up the file of a resource's handle.
    pub(super) fn find_handle(&self, name: &str) -> Option<&FileKind> {
        self.handles.get(name)
    }

    /// Looks up the file of an endpoint's static.
    pub(super) fn find_endpoint(&self, name: &str) -> Option<&FileKind> {
        self.endpoints.get(name)
    }
}

/// Decides the file of each type: that of the only part that needs it. Types that are needed
/// regardless of the parts are shared, so shared types depend only on shared types.
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
        .chain(spec.choices.keys())
        .chain(spec.enums.keys())
        .chain(spec.ids.keys())
        .map(|name| (name.clone(), kind(name)))
        .collect()
}

/// Returns the structs with named arguments of constructors and methods, and the enums of responses and
/// errors. Each is in the file of the item that it belongs to.
fn named_values(spec: &Spec, types: &BTreeMap<String, FileKind>) -> Vec<(String, FileKind)> {
    let objects = spec.objects.values();
    let fields = objects.filter_map(|object| {
        let kind = types.get(&object.name)?;
        Some((object.fields_name(), kind.clone()))
    });
    let arguments = spec.endpoints().flat_map(|endpoint| {
        let kind = FileKind::Resource(endpoint.resource().to_owned());
        let arguments = [false, true].map(|with_all| endpoint.arguments_name(with_all));
        let enums = [endpoint.response_name(), endpoint.error_name()];
        let names = arguments.into_iter().chain(enums.into_iter().flatten());
        names.map(move |name| (name, kind.clone()))
    });
    // The spec may define a type with such a name if the struct is not needed.
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
    fn each_resource_has_a_unique_module() {
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
