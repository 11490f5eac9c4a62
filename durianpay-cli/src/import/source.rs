//! The text of a document: JSON or YAML.

mod yaml;

use serde_json::Value;
use std::collections::HashMap;

/// A document, and the notation of its scalars where the value has lost it.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) json: Value,
    /// The scalars of YAML that are written without quotes and read as another type than a string, by pointer.
    pub(super) written: HashMap<String, String>,
}

/// Parses a document.
pub(super) fn parse(text: &str) -> Result<Source, String> {
    // A byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_start().starts_with('{') {
        match serde_json::from_str(text) {
            Ok(json) => {
                return Ok(Source {
                    json,
                    written: HashMap::new(),
                });
            }
            // The flow style of YAML begins with a brace, too.
            Err(error) => {
                let yaml = of_yaml(text);
                return yaml.map_err(|_| failure("not valid JSON", &error));
            }
        }
    }
    of_yaml(text).map_err(|error| failure("neither valid JSON nor valid YAML", &error))
}

fn of_yaml(text: &str) -> Result<Source, String> {
    let (json, written) = yaml::parse(text)?;
    Ok(Source { json, written })
}

/// Formats the error of a parser. The limit of nesting is no error of the syntax.
fn failure(what: &str, error: &dyn std::fmt::Display) -> String {
    let text = error.to_string();
    if text.contains("recursion limit") {
        format!("the document is nested too deeply, by more than 128 levels: {text}")
    } else {
        format!("{what}: {text}")
    }
}
