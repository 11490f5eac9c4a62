//! An own reading of OpenAPI documents: pointers, references and operations. It shares no code with the import.

use serde_json::{Map, Value};

/// The HTTP methods of a path item.
const VERBS: [&str; 8] = [
    "get", "post", "put", "patch", "delete", "head", "options", "trace",
];

/// The longest chain of references that is followed.
const LONGEST_CHAIN: usize = 100;

/// A value of the document and its JSON Pointer, such as `#/paths/~1pets`.
#[derive(Debug, Clone)]
pub(super) struct At<'d> {
    pub(super) json: &'d Value,
    pub(super) pointer: String,
}

impl<'d> At<'d> {
    pub(super) fn root(json: &'d Value) -> Self {
        Self {
            json,
            pointer: "#".to_owned(),
        }
    }

    /// Returns the member of an object, or the item of a list.
    pub(super) fn get(&self, step: &str) -> Option<Self> {
        let json = match self.json {
            Value::Array(items) => items.get(step.parse::<usize>().ok()?)?,
            other => other.get(step)?,
        };
        let step = step.replace('~', "~0").replace('/', "~1");
        Some(Self {
            json,
            pointer: format!("{}/{step}", self.pointer),
        })
    }

    pub(super) fn text(&self, key: &str) -> Option<&'d str> {
        self.json.get(key)?.as_str()
    }

    pub(super) fn is(&self, key: &str) -> bool {
        self.json.get(key).and_then(Value::as_bool) == Some(true)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.json.get(key).is_some()
    }

    /// Lists the members of the object, or the items of the list, under a key.
    pub(super) fn each(&self, key: &str) -> Vec<(String, Self)> {
        let Some(inner) = self.get(key) else {
            return Vec::new();
        };
        let names: Vec<String> = match inner.json {
            Value::Object(members) => members.keys().cloned().collect(),
            Value::Array(items) => (0..items.len()).map(|index| index.to_string()).collect(),
            _ => Vec::new(),
        };
        names
            .into_iter()
            .filter_map(|name| Some((name.clone(), inner.get(&name)?)))
            .collect()
    }

    /// Lists the strings under a key: those of a list, or a single one.
    pub(super) fn texts(&self, key: &str) -> Vec<&'d str> {
        match self.json.get(key) {
            Some(Value::String(text)) => vec![text],
            Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        }
    }
}

/// A document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading<'d> {
    pub(super) json: &'d Value,
}

/// An operation of the document.
#[derive(Debug)]
pub(super) struct Operation<'d> {
    /// In upper case.
    pub(super) verb: String,
    pub(super) path: String,
    pub(super) item: At<'d>,
    pub(super) at: At<'d>,
}

impl<'d> Reading<'d> {
    /// Follows references to the value that is none, if there is one.
    pub(super) fn follow(self, at: &At<'d>) -> Option<At<'d>> {
        let mut here = at.clone();
        for _ in 0..LONGEST_CHAIN {
            let Some(reference) = here.text("$ref") else {
                return Some(here);
            };
            let steps = reference.strip_prefix("#/")?;
            here = At::root(self.json);
            for step in steps.split('/') {
                let step = decoded(step).replace("~1", "/").replace("~0", "~");
                here = here.get(&step)?;
            }
        }
        None
    }

    /// Lists all operations, with references to path items resolved.
    pub(super) fn operations(self) -> Vec<Operation<'d>> {
        let mut all = Vec::new();
        for (path, item) in At::root(self.json).each("paths") {
            let Some(item) = self.follow(&item) else {
                continue;
            };
            for verb in VERBS {
                let Some(at) = item.get(verb).and_then(|at| self.follow(&at)) else {
                    continue;
                };
                all.push(Operation {
                    verb: verb.to_ascii_uppercase(),
                    path: path.clone(),
                    item: item.clone(),
                    at,
                });
            }
        }
        all
    }

    /// Lists the parameters of an operation, with those of its path that it does not override.
    pub(super) fn parameters(self, operation: &Operation<'d>) -> Vec<At<'d>> {
        let mut own: Vec<At<'d>> = Vec::new();
        let all = [&operation.item, &operation.at];
        for at in all.iter().flat_map(|level| level.each("parameters")) {
            let Some(at) = self.follow(&at.1) else {
                continue;
            };
            let key = |at: &At<'d>| (at.text("name"), at.text("in"));
            own.retain(|known| key(known) != key(&at));
            own.push(at);
        }
        own
    }

    /// Checks whether `null` is a value of the schema, by its own keywords or those of a reference or choice.
    pub(super) fn accepts_null(self, schema: &At<'d>, depth: usize) -> bool {
        let Some(schema) = self.follow(schema).filter(|_| depth < 8) else {
            return false;
        };
        let of_choice = ["oneOf", "anyOf"]
            .iter()
            .flat_map(|key| schema.each(key))
            .any(|(_, case)| self.accepts_null(&case, depth + 1));
        let values = schema.json.get("enum").and_then(Value::as_array);
        let is_value = values.is_some_and(|values| values.contains(&Value::Null));
        let types = schema.texts("type");
        let by_type = types.contains(&"null") || types.is_empty() && of_choice;
        schema.is("nullable") || by_type || is_value
    }

    /// Lists the properties of an object and of the parts of its `allOf`, each with its schema and whether it is
    /// required. A property of several parts is listed once for each.
    pub(super) fn properties(self, schema: &At<'d>) -> Vec<(String, At<'d>, bool)> {
        let mut found = Vec::new();
        let mut required = Vec::new();
        self.collect(schema, 0, &mut found, &mut required);
        found
            .into_iter()
            .map(|(name, at)| {
                let is_required = required.contains(&name);
                (name, at, is_required)
            })
            .collect()
    }

    fn collect(
        self,
        schema: &At<'d>,
        depth: usize,
        found: &mut Vec<(String, At<'d>)>,
        required: &mut Vec<String>,
    ) {
        let Some(schema) = self.follow(schema).filter(|_| depth < 8) else {
            return;
        };
        found.extend(schema.each("properties"));
        required.extend(schema.texts("required").into_iter().map(str::to_owned));
        for (_, part) in schema.each("allOf") {
            self.collect(&part, depth + 1, found, required);
        }
    }
}

/// Decodes `%7B` and the like.
pub(super) fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, more @ ..] = rest {
        let code = more
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &more[2..] } else { more };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Returns the JSON entry of a `content`, with its media type.
pub(super) fn json_content<'d>(holder: &At<'d>) -> Option<(String, At<'d>)> {
    let all = holder.each("content");
    let is_json = |kind: &str| {
        let kind = kind.split(';').next().unwrap_or_default().trim();
        matches!(kind, "application/json" | "*/*" | "application/*")
            || kind.ends_with("+json")
            || kind.ends_with("/json")
    };
    let exact = all.iter().find(|(kind, _)| kind == "application/json");
    exact
        .or_else(|| all.iter().find(|(kind, _)| is_json(kind)))
        .cloned()
}

/// Checks whether a schema says nothing about its values.
pub(super) fn says_nothing(schema: &At<'_>) -> bool {
    let is_empty = |members: &Map<String, Value>| {
        let telling = [
            "type",
            "properties",
            "items",
            "enum",
            "const",
            "allOf",
            "oneOf",
            "anyOf",
            "$ref",
            "additionalProperties",
        ];
        telling.iter().all(|key| !members.contains_key(*key))
    };
    schema.json.as_object().is_none_or(is_empty)
}
