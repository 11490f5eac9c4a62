//! Parameters. Those of bodies and forms become request bodies.

use super::schemas::{converted, moved};
use serde_json::{Map, Value, json};

/// The keywords of a parameter that 3.0 has in its schema.
const OF_SCHEMA: [&str; 19] = [
    "type",
    "format",
    "items",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
    "x-nullable",
    "x-enum-varnames",
    "x-enum-descriptions",
];

/// The settings of the document for all operations.
#[derive(Debug, Default)]
pub(super) struct Defaults {
    pub(super) consumes: Vec<String>,
    pub(super) produces: Vec<String>,
    pub(super) parameters: Map<String, Value>,
}

/// The parameters of an operation or path item, and the body that some of them describe.
#[derive(Debug, Default)]
pub(super) struct Split {
    pub(super) parameters: Vec<Value>,
    pub(super) body: Option<Map<String, Value>>,
    /// The fields of a form, with their names and whether they are required.
    pub(super) form: Vec<(String, Value, bool)>,
    /// The encodings of lists in the form, by the names of the fields.
    pub(super) encodings: Map<String, Value>,
}

/// Sorts parameters into those that remain and those of the body.
pub(super) fn split(defaults: &Defaults, parameters: Value) -> Split {
    let mut split = Split::default();
    let Value::Array(parameters) = parameters else {
        return split;
    };
    for given in parameters {
        let target = shared(defaults, &given).unwrap_or(&given);
        match target.get("in").and_then(Value::as_str) {
            Some("body") => split.body = target.as_object().cloned(),
            Some("formData") => {
                let name = target
                    .get("name")
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                let is_required = target.get("required") == Some(&Value::Bool(true));
                if let Some(encoding) = encoding(target) {
                    split.encodings.insert(name.to_owned(), encoding);
                }
                split
                    .form
                    .push((name.to_owned(), schema(target), is_required));
            }
            _ => split.parameters.push(parameter(given)),
        }
    }
    split
}

/// Returns the shared parameter that a reference points to.
fn shared<'d>(defaults: &'d Defaults, given: &Value) -> Option<&'d Value> {
    let name = given.get("$ref")?.as_str()?.strip_prefix("#/parameters/")?;
    defaults.parameters.get(name)
}

/// Converts the shared parameters that remain parameters.
pub(super) fn plain(parameters: Value) -> Value {
    let Value::Object(parameters) = parameters else {
        return parameters;
    };
    let is_plain = |(_, value): &(String, Value)| {
        !matches!(
            value.get("in").and_then(Value::as_str),
            Some("body" | "formData")
        )
    };
    parameters
        .into_iter()
        .filter(is_plain)
        .map(|(name, value)| (name, parameter(value)))
        .collect()
}

fn parameter(given: Value) -> Value {
    let Value::Object(given) = given else {
        return given;
    };
    if let Some(Value::String(reference)) = given.get("$ref") {
        return json!({"$ref": moved(reference)});
    }
    let mut parameter = Map::new();
    let schema = schema(&Value::Object(given.clone()));
    let place = given.get("in").and_then(Value::as_str).map(str::to_owned);
    for (key, value) in given {
        if key == "collectionFormat" {
            style(&mut parameter, place.as_deref(), value.as_str());
        } else if !OF_SCHEMA.contains(&key.as_str()) {
            parameter.insert(key, value);
        }
    }
    let is_list = schema.get("type").and_then(Value::as_str) == Some("array");
    if is_list && !parameter.contains_key("style") && place.as_deref() == Some("query") {
        // The default of 2.0 is one string with commas.
        style(&mut parameter, Some("query"), Some("csv"));
    }
    parameter.insert("schema".to_owned(), schema);
    Value::Object(parameter)
}

/// Builds the encoding of a list in a form, which has commas by default.
fn encoding(parameter: &Value) -> Option<Value> {
    if parameter.get("type").and_then(Value::as_str) != Some("array") {
        return None;
    }
    let format = parameter.get("collectionFormat").and_then(Value::as_str);
    let mut encoding = Map::new();
    style(&mut encoding, Some("query"), format);
    Some(Value::Object(encoding))
}

/// Converts `collectionFormat`. A separator that 3.0 does not have is kept, and is not carried over by its name.
fn style(parameter: &mut Map<String, Value>, place: Option<&str>, format: Option<&str>) {
    let is_query = place == Some("query");
    let (style, explode) = match format {
        Some("multi") => ("form", true),
        Some("ssv") => ("spaceDelimited", false),
        Some("tsv") => ("tabDelimited", false),
        Some("pipes") => ("pipeDelimited", false),
        _ if is_query => ("form", false),
        _ => return,
    };
    parameter.insert("style".to_owned(), Value::from(style));
    parameter.insert("explode".to_owned(), Value::from(explode));
}

/// Builds the schema of a parameter or header from its own keywords.
pub(super) fn schema(given: &Value) -> Value {
    let members = given.as_object().into_iter().flatten();
    let own: Map<String, Value> = members
        .filter(|(key, _)| OF_SCHEMA.contains(&key.as_str()))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    converted(Value::Object(own))
}
