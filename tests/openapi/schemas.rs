//! Schemas of a document at work.

use jsonschema::{Registry, Validator};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

/// What the document is called, for references into it.
const NAME: &str = "urn:openapi";

/// The schemas of a document.
pub(crate) struct Schemas<'d>(Registry<'d>);

impl<'d> Schemas<'d> {
    pub(crate) fn of(document: &'d Value) -> Self {
        let registry = Registry::new().add(NAME, document).unwrap();
        Self(registry.prepare().unwrap())
    }

    /// A schema of the components.
    pub(crate) fn named(&self, name: &str) -> Validator {
        self.at(&format!("/components/schemas/{name}"))
    }

    /// The schema at a JSON pointer.
    pub(crate) fn at(&self, pointer: &str) -> Validator {
        let fragment = utf8_percent_encode(pointer, NON_ALPHANUMERIC).to_string();
        let fragment = fragment.replace("%2F", "/");
        jsonschema::draft202012::options()
            .with_registry(&self.0)
            .should_validate_formats(true)
            .build(&json!({"$ref": format!("{NAME}#{fragment}")}))
            .unwrap()
    }
}
