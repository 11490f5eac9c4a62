//! A field and its type, for the checks of its other keys.

use super::Checker;
use crate::diagnostic::Diagnostic;
use crate::model::Type;
use crate::raw::RawField;
use crate::source::At;

/// A field as written, with its resolved type.
pub(super) struct TypedField<'a> {
    pub(super) checker: &'a Checker<'a>,
    pub(super) raw: &'a RawField,
    pub(super) ty: &'a Type,
}

impl TypedField<'_> {
    /// Checks whether the type is `json` in place of an invalid type, in which case
    /// nothing else about it should be reported.
    pub(super) fn stands_for_invalid(&self) -> bool {
        let says_json = |text: &At<String>| text.value.contains("json");
        *self.ty.innermost() == Type::Json && !self.raw.ty.as_ref().is_some_and(says_json)
    }
}

/// Adds the type of the field to a diagnostic about another of its keys.
pub(super) fn beside_type(diagnostic: Diagnostic, raw: &RawField) -> Diagnostic {
    match &raw.ty {
        Some(ty) => diagnostic.related(ty.span, "the type is here"),
        None => diagnostic,
    }
}
