//! The samples of the vendor's documentation, and where each stands in the spec.

mod walk;

pub use walk::{Place, Walk};

use crate::shipped;
use durianpay_codegen::model::{Endpoint, Envelope, Spec, Type};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use toml::de::DeTable;

const FOLDER: &str = "tests/samples";

/// Where a sample stands in a call, and in which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// A body that is sent to that endpoint.
    Request(String),
    /// A body that comes from it, wrapped or bare.
    Answer(String),
    /// One item of the list that comes from it.
    Item(String),
    /// A refusal of it.
    Refusal(String),
    /// A body of that type that comes from more than one endpoint, or from a webhook.
    Whole(String),
}

/// A sample.
#[derive(Debug)]
pub struct Sample {
    /// The name of its file, without the ending.
    pub file: String,
    /// Where it stands.
    pub role: Role,
    /// What it is read as.
    pub ty: Type,
    /// As it is printed.
    pub printed: Value,
    /// Without the envelope.
    pub value: Value,
}

/// Every sample of the index, by name.
///
/// # Errors
///
/// If the index names what there is not, or cannot be read.
pub fn all(spec: &Spec) -> Result<Vec<Sample>, String> {
    let path = shipped::root().join(FOLDER).join("index.toml");
    let text = fs::read_to_string(&path)
        .map_err(|error| format!("cannot read {FOLDER}/index.toml: {error}"))?;
    let index = DeTable::parse(&text).map_err(|error| format!("{FOLDER}/index.toml: {error}"))?;
    let mut samples = BTreeMap::new();
    for (table, entries) in index.get_ref() {
        let table = table.get_ref();
        let role = role(table)
            .ok_or_else(|| format!("{FOLDER}/index.toml: no table `{table}` is known"))?;
        for (file, place) in entries.get_ref().as_table().into_iter().flatten() {
            let place = place.get_ref().as_str().unwrap_or_default().to_owned();
            let file = file.get_ref().to_string();
            let sample = sample(spec, &file, role(place))?;
            if samples.insert(file.clone(), sample).is_some() {
                return Err(format!("{FOLDER}/index.toml: `{file}` stands twice"));
            }
        }
    }
    Ok(samples.into_values().collect())
}

fn role(table: &str) -> Option<fn(String) -> Role> {
    Some(match table {
        "request" => Role::Request,
        "answer" => Role::Answer,
        "item" => Role::Item,
        "refusal" => Role::Refusal,
        "type" => Role::Whole,
        _ => return None,
    })
}

fn sample(spec: &Spec, file: &str, role: Role) -> Result<Sample, String> {
    let ty = type_of(spec, &role)
        .ok_or_else(|| format!("{FOLDER}/index.toml: `{file}` stands nowhere in the spec"))?;
    let path = shipped::root().join(FOLDER).join(format!("{file}.json"));
    let text = fs::read_to_string(path)
        .map_err(|error| format!("cannot read {FOLDER}/{file}.json: {error}"))?;
    let printed: Value =
        serde_json::from_str(&text).map_err(|error| format!("{FOLDER}/{file}.json: {error}"))?;
    let mut value = printed.clone();
    if let Role::Answer(id) = &role
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
        Role::Request(id) => Some(Type::Object(find(spec, id).ok()?.body.clone()?)),
        Role::Answer(id) => find(spec, id).ok()?.returns.clone(),
        Role::Item(id) => Some(find(spec, id).ok()?.page.as_ref()?.item.clone()),
        Role::Refusal(id) => {
            find(spec, id).ok()?;
            Some(Type::Object(error?.object.clone()))
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
        .ok_or_else(|| format!("no endpoint `{id}` in the spec"))
}

/// `tests/samples/rows.rs`: the samples with their types, for the compiler.
///
/// # Errors
///
/// As [`all`].
pub(crate) fn rows(spec: &Spec, command: &str) -> Result<String, String> {
    let mut out = format!(
        "// Where each sample stands, and its type. Derived from index.toml and the spec:\n\
         // do not edit, run `{command}`.\n\nsamples! {{\n"
    );
    for Sample { file, role, ty, .. } in all(spec)? {
        let role = match role {
            Role::Request(id) => format!("Request(\"{id}\")"),
            Role::Answer(id) => format!("Answer(\"{id}\")"),
            Role::Item(id) => format!("Item(\"{id}\")"),
            Role::Refusal(id) => format!("Refusal(\"{id}\")"),
            Role::Whole(_) => "Whole".to_owned(),
        };
        let _ = writeln!(out, "    \"{file}\" => {role}, {};", written(&ty)?);
    }
    out.push_str("}\n");
    Ok(out)
}

/// A type as the spec writes it.
fn written(ty: &Type) -> Result<String, String> {
    Ok(match ty {
        Type::Object(name) => name.clone(),
        Type::List(item) => format!("[{}]", written(item)?),
        Type::Map(item) => format!("{{{}}}", written(item)?),
        Type::Boolean => "boolean".to_owned(),
        other => return Err(format!("no sample can be read as {other:?}")),
    })
}
