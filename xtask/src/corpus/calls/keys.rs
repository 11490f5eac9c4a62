//! The keys that a document requires of a request.

use super::super::reading::{At, Operation, Reading};
use super::super::remarks::Remarks;
use super::super::security;
use durianpay_codegen::model::{Endpoint, Spec};

/// Where a request carries a key.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Header(String),
    Query(String),
    /// `Authorization`, with the word before the key.
    Authorization(&'static str),
}

/// The keys of a request.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// The alternatives, of which the request must meet one, unless there is none.
    alternatives: Vec<Vec<Place>>,
    /// The parameters of the query that carry a key.
    pub(super) in_query: Vec<String>,
}

impl Keys {
    /// Reads the keys of an operation. Nothing is required if a scheme is of a kind that this code does not know, or
    /// a remark says that the requests carry none.
    pub(super) fn new(
        reading: Reading<'_>,
        operation: &Operation<'_>,
        (spec, endpoint): (&Spec, &Endpoint),
        remarks: &Remarks,
    ) -> Self {
        let root = At::root(reading.json);
        let schemes = root.get("components");
        let schemes = schemes.and_then(|at| at.get("securitySchemes"));
        let place = |name: &str| place(&reading.follow(&schemes.as_ref()?.get(name)?)?);
        let names = schemes.iter().filter_map(|at| at.json.as_object());
        let places = names.flat_map(|all| all.keys().filter_map(|name| place(name)));
        let in_query = places.filter_map(|place| match place {
            Place::Query(name) => security::carries(spec, endpoint, "query", &name).then_some(name),
            Place::Header(_) | Place::Authorization(_) => None,
        });
        let mut keys = Self {
            alternatives: Vec::new(),
            in_query: in_query.collect(),
        };
        let list = operation.at.get("security");
        let Some(list) = list.or_else(|| root.get("security")) else {
            return keys;
        };
        if remarks.say(&list.pointer, &["requests carry"]) {
            return keys;
        }
        let choices = list.json.as_array().into_iter().flatten();
        let choices = choices.map(|choice| {
            let names = choice.as_object().into_iter().flat_map(|all| all.keys());
            names.map(|name| place(name)).collect::<Option<Vec<_>>>()
        });
        // Without the unknown ones, the rest would be too strict.
        keys.alternatives = choices.collect::<Option<_>>().unwrap_or_default();
        keys
    }

    /// Checks whether a request carries the keys of an alternative.
    pub(super) fn are_sent<'h>(
        &self,
        header: &dyn Fn(&str) -> Option<&'h str>,
        query: &[(String, String)],
    ) -> bool {
        let is_sent = |place: &Place| match place {
            Place::Header(name) => header(&name.to_ascii_lowercase()).is_some(),
            Place::Query(name) => query.iter().any(|(known, _)| known == name),
            Place::Authorization(word) => {
                header("authorization").is_some_and(|value| value.starts_with(word))
            }
        };
        let mut alternatives = self.alternatives.iter();
        self.alternatives.is_empty() || alternatives.any(|places| places.iter().all(is_sent))
    }
}

fn place(scheme: &At<'_>) -> Option<Place> {
    let name = || scheme.text("name").map(str::to_owned);
    match (scheme.text("type")?, scheme.text("in")) {
        ("apiKey", Some("header")) => Some(Place::Header(name()?)),
        ("apiKey", Some("query")) => Some(Place::Query(name()?)),
        ("oauth2" | "openIdConnect", _) => Some(Place::Authorization("Bearer ")),
        ("http", _) => match scheme.text("scheme")?.to_ascii_lowercase().as_str() {
            "basic" => Some(Place::Authorization("Basic ")),
            "bearer" => Some(Place::Authorization("Bearer ")),
            _ => None,
        },
        _ => None,
    }
}
