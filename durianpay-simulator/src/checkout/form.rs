//! The fields of a submitted form.

use std::collections::BTreeMap;

/// A form, as a browser sends it: `application/x-www-form-urlencoded`.
#[derive(Debug)]
pub(super) struct Form(BTreeMap<String, String>);

impl Form {
    /// Reads the fields. Of fields with the same name, the last one counts.
    pub(super) fn read(body: &[u8]) -> Self {
        let fields = form_urlencoded::parse(body);
        Self(fields.into_owned().collect())
    }

    /// Returns the value of a field; `None` if it is absent or blank.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let value = self.0.get(name)?.trim();
        (!value.is_empty()).then_some(value)
    }
}
