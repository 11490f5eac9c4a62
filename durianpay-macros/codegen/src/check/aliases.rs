//! Aliases: alternative names of a field on the wire.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::raw::RawField;
use crate::rules;
use crate::source::{At, Span};
use std::collections::BTreeMap;

/// The names and aliases that the fields of one object use on the wire, with their
/// spans.
pub(super) struct WireNames<'r> {
    taken: BTreeMap<&'r str, Span>,
}

impl<'r> WireNames<'r> {
    pub(super) fn new(fields: impl Iterator<Item = &'r RawField>) -> Self {
        let names = fields.map(|field| &field.name);
        Self {
            taken: names.map(|name| (name.as_str(), name.span)).collect(),
        }
    }

    /// Returns the aliases of a field that no other field uses as its name or
    /// alias:
    ///
    /// ```toml
    /// CustomerID  = { type = "CustomerId?", aliases = ["customer_id"] }
    /// customer_id = "CustomerId?"
    /// ```
    pub(super) fn claim(
        &mut self,
        diagnostics: &mut Diagnostics,
        field: &'r RawField,
    ) -> Vec<String> {
        let mut aliases = Vec::new();
        for alias in &field.aliases {
            match self.taken.get(alias.as_str()) {
                None => {
                    self.taken.insert(alias.as_str(), alias.span);
                    aliases.push(alias.value.clone());
                }
                Some(first) => diagnostics.push(is_taken(field, alias, *first)),
            }
        }
        aliases
    }
}

fn is_taken(field: &RawField, alias: &At<String>, first: Span) -> Diagnostic {
    Diagnostic::new(
        &rules::ALIAS_IS_TAKEN,
        alias.span,
        format!(
            "`{}` cannot be an alias of `{}`: the name is already used in this object",
            alias.value, field.name.value
        ),
    )
    .related(first, "the name is first used here")
}
