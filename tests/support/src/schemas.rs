//! Validators of the schemas in an `OpenAPI` document.

use jsonschema::{Registry, Validator};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

/// The URI of the document, for references into it.
const NAME: &str = "urn:openapi";

/// The schemas of a document.
#[derive(Debug)]
pub struct Schemas<'d>(Registry<'d>);

impl<'d> Schemas<'d> {
    /// Prepares the schemas of a document.
    pub fn new(document: &'d Value) -> Self {
        let registry = Registry::new().add(NAME, document).unwrap();
        Self(registry.prepare().unwrap())
    }

    /// Returns the validator of a schema in the components.
    pub fn named(&self, name: &str) -> Validator {
        self.at(&format!("/components/schemas/{name}"))
    }

    /// Returns the validator of the schema at a JSON pointer.
    pub fn at(&self, pointer: &str) -> Validator {
        let fragment = utf8_percent_encode(pointer, NON_ALPHANUMERIC).to_string();
        let fragment = fragment.replace("%2F", "/");
        jsonschema::draft202012::options()
            .with_registry(&self.0)
            .should_validate_formats(true)
            .build(&json!({"$ref": format!("{NAME}#{fragment}")}))
            .unwrap()
    }
}
