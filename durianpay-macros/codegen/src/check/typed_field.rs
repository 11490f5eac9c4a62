//! A field and its type, as the checks of its other keys need them.

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
    /// Returns whether the type is the `json` that stands for an invalid one, so
    /// that what does not fit it is no further error.
    pub(super) fn stands_for_invalid(&self) -> bool {
        let says_json = |text: &At<String>| text.value.contains("json");
        *self.ty.innermost() == Type::Json && !self.raw.ty.as_ref().is_some_and(says_json)
    }
}

/// Adds the type of the field to a diagnostic on another of its keys.
pub(super) fn beside_type(diagnostic: Diagnostic, raw: &RawField) -> Diagnostic {
    match &raw.ty {
        Some(ty) => diagnostic.related(ty.span, "the type"),
        None => diagnostic,
    }
}
