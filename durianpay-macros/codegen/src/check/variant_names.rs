//! The names of the variants of a Rust enum.

use super::collisions::Identifiers;
use super::fields::no_name;
use crate::diagnostic::Diagnostics;
use crate::names;
use crate::source::At;

/// The variants of one Rust enum, whose names must be distinct.
pub(super) struct Variants {
    identifiers: Identifiers,
}

impl Variants {
    pub(super) fn new(owner: &str) -> Self {
        Self {
            identifiers: Identifiers::for_parts_of(owner),
        }
    }

    pub(super) fn name(
        &mut self,
        diagnostics: &mut Diagnostics,
        value: &At<String>,
        rename: Option<&At<String>>,
    ) -> Option<String> {
        let given = rename.unwrap_or(value);
        let name = names::variant(&given.value);
        if name.is_empty() {
            diagnostics.push(no_name(given));
            return None;
        }
        let is_free = self.identifiers.claim(diagnostics, &name, given.span);
        is_free.then_some(name)
    }
}
