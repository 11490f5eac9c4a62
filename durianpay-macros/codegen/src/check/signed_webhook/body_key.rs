//! The keys of the body.

use super::super::field_path::parse;
use super::super::fields::no_name;
use crate::diagnostic::Diagnostics;
use crate::model::FieldPath;
use crate::names;
use crate::source::At;

/// ```toml
/// data = ""
/// ```
pub(super) fn check_key(diagnostics: &mut Diagnostics, key: &At<String>) -> Option<FieldPath> {
    if names::field(&key.value).is_empty() {
        diagnostics.push(no_name(key).help("write a key with ASCII letters"));
        return None;
    }
    parse(diagnostics, key)
}
