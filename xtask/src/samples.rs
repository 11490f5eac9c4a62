//! The samples of the vendor's documentation, and the parts of the spec that they cover.

mod walk;

pub use walk::{Place, Walk};

use crate::shipped;
use durianpay_codegen::model::{Endpoint, Envelope, Spec, Type};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use toml::de::DeTable;

/// The index and the files of the samples of one spec, below the root.
#[derive(Debug, Clone, Copy)]
pub struct Suite {
    index: &'static str,
    folder: &'static str,
}

impl Suite {
    /// Those of the older generation.
    pub const V1: Self = Self {
        index: "tests/samples/index.toml",
        folder: "tests/samples",
    };

    /// Those of SNAP: Durianpay's, and the standard's.
    pub const SNAP: Self = Self {
        index: "tests/snap_samples/index.toml",
        folder: "tests/data/snap",
    };
}

/// The part of a call that a sample shows, and its endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// A request body of the endpoint.
    Request(String),
    /// A response body of the endpoint, wrapped or bare.
    Response(String),
    /// An item of the list that the endpoint returns.
    Item(String),
    /// An error response of the endpoint.
    ErrorResponse(String),
    /// The body of a notification.
    Notification(String),
    /// A body of this type that several endpoints return, or a webhook.
    Whole(String),
}

/// A sample.
#[derive(Debug)]
pub struct Sample {
    /// The name of the file, without its extension.
    pub file: String,
    /// The part of a call that the sample shows.
    pub role: Role,
    /// The type of the sample.
    pub ty: Type,
    /// The sample as printed.
    pub printed: Value,
    /// The sample without its envelope.
    pub value: Value,
}

impl Sample {
    /// Returns whether a key that no type has is only an example: the standard leaves the content
    /// of `additionalInfo` to each provider.
    #[must_use]
    pub fn is_example(&self, key: &str) -> bool {
        self.file.starts_with("aspi-") && key.contains(".additionalInfo.")
    }
}

/// Returns all samples of the legacy API, ordered by name.
///
/// # Errors
///
/// Fails if the index cannot be read, or refers to something that does not exist.
pub fn all(spec: &Spec) -> Result<Vec<Sample>, String> {
    all_of(&Suite::V1, spec)
}

/// Every sample of an index, by name.
///
/// # Errors
///
/// As [`all`].
pub fn all_of(suite: &Suite, spec: &Spec) -> Result<Vec<Sample>, String> {
    let name = suite.index;
    let text = fs::read_to_string(shipped::root().join(name))
        .map_err(|error| format!("cannot read {name}: {error}"))?;
    let index = DeTable::parse(&text).map_err(|error| format!("{name}: {error}"))?;
    let mut samples = BTreeMap::new();
    for (table, entries) in index.get_ref() {
        let table = table.get_ref();
        let role = role(table).ok_or_else(|| format!("{name}: unknown table `{table}`"))?;
        for (file, place) in entries.get_ref().as_table().into_iter().flatten() {
            let place = place.get_ref().as_str().unwrap_or_default().to_owned();
            let file = file.get_ref().to_string();
            let sample = sample(suite, spec, &file, role(place))?;
            if samples.insert(file.clone(), sample).is_some() {
                return Err(format!("{name}: `{file}` is listed twice"));
            }
        }
    }
    Ok(samples.into_values().collect())
}

fn role(table: &str) -> Option<fn(String) -> Role> {
    Some(match table {
        "request" => Role::Request,
        "response" => Role::Response,
        "item" => Role::Item,
        "error" => Role::ErrorResponse,
        "notification" => Role::Notification,
        "type" => Role::Whole,
        _ => return None,
    })
}

fn sample(suite: &Suite, spec: &Spec, file: &str, role: Role) -> Result<Sample, String> {
    let Suite { index, folder } = suite;
    let ty = type_of(spec, &role)
        .ok_or_else(|| format!("{index}: `{file}` has no place in the spec"))?;
    let path = shipped::root().join(folder).join(format!("{file}.json"));
    let text = fs::read_to_string(path)
        .map_err(|error| format!("cannot read {folder}/{file}.json: {error}"))?;
    let printed: Value =
        serde_json::from_str(&text).map_err(|error| format!("{folder}/{file}.json: {error}"))?;
    let mut value = printed.clone();
    if let Role::Response(id) = &role
        && find(spec, id)?.envelope != Envelope::Whole
        && let Some(key) = spec.api.as_ref().and_then(|api| api.envelope.as_ref())
        && let Some(inner) = value.get_mut(key)
    {
        value = inner.take();
    }
    Ok(Sample {
        file: file.to_owned(),
        role,
        ty,
        printed,
        value,
    })
}

fn type_of(spec: &Spec, role: &Role) -> Option<Type> {
    let error = spec.api.as_ref()?.error.as_ref();
    match role {
        Role::Request(id) => find(spec, id).ok()?.body.clone(),
        Role::Response(id) => find(spec, id).ok()?.returns.clone(),
        Role::Item(id) => Some(find(spec, id).ok()?.page.as_ref()?.item.clone()),
        Role::ErrorResponse(id) => {
            find(spec, id).ok()?;
            Some(Type::Object(error?.object.clone()))
        }
        Role::Notification(name) => {
            let mut known = spec.notifications.as_ref()?.known.iter();
            let found = known.find(|known| known.name == *name)?;
            Some(Type::Object(found.object.clone()))
        }
        Role::Whole(name) => spec
            .objects
            .contains_key(name)
            .then(|| Type::Object(name.clone())),
    }
}

fn find<'spec>(spec: &'spec Spec, id: &str) -> Result<&'spec Endpoint, String> {
    spec.endpoints()
        .find(|endpoint| endpoint.id == id)
        .ok_or_else(|| format!("the spec has no endpoint `{id}`"))
}

/// Returns the table of samples and their types, for the compiler.
///
/// # Errors
///
/// Returns an error for the same reasons as [`all`].
pub(crate) fn rows(suite: &Suite, spec: &Spec, command: &str) -> Result<String, String> {
    let mut out = format!(
        "// @generated by `{command}`; DO NOT EDIT\n\
         // The role of each sample, and its type: from index.toml and the spec.\n\nsamples! {{\n"
    );
    for Sample { file, role, ty, .. } in all_of(suite, spec)? {
        let role = match role {
            Role::Request(id) => format!("Request(\"{id}\")"),
            Role::Response(id) => format!("Response(\"{id}\")"),
            Role::Item(id) => format!("Item(\"{id}\")"),
            Role::ErrorResponse(id) => format!("ErrorResponse(\"{id}\")"),
            Role::Notification(name) => format!("Notification(\"{name}\")"),
            Role::Whole(_) => "Whole".to_owned(),
        };
        let _ = writeln!(out, "    \"{file}\" => {role}, {};", written(&ty)?);
    }
    out.push_str("}\n");
    Ok(out)
}

/// Returns a type in the notation of the spec.
fn written(ty: &Type) -> Result<String, String> {
    Ok(match ty {
        Type::Object(name) => name.clone(),
        Type::List(item) => format!("[{}]", written(item)?),
        Type::Map(item) => format!("{{{}}}", written(item)?),
        Type::Boolean => "boolean".to_owned(),
        other => return Err(format!("samples of type {other:?} are not supported")),
    })
}
