//! Fixes that change a name or a key.

use super::entries::Entries;
use crate::diagnostic::{Diagnostic, Edit};
use crate::names;
use crate::source::Span;

/// Returns the edit that writes `new` at a place.
pub(super) fn replace(span: Span, new: impl Into<String>) -> Vec<Edit> {
    vec![Edit {
        span,
        replacement: new.into(),
    }]
}

/// Writes a name in `snake_case`.
pub(super) fn snake(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Option<Vec<Edit>> {
    let span = diagnostic.span;
    let (name, span) = entries
        .string(span)
        .or_else(|| Some((entries.text(span)?, span)))?;
    let better = names::snake(name);
    let is_better = names::is_plain_name(&better) && better != name;
    is_better.then(|| replace(span, better))
}

/// Writes the limits of a text with the keys for lengths.
pub(super) fn length(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Option<Vec<Edit>> {
    let entry = entries.at(diagnostic.span)?;
    let new = match entry.name.as_str() {
        "min" => "min_length",
        "max" => "max_length",
        _ => return None,
    };
    let (_, ty) = entry.siblings.iter().find(|(name, _)| name == "type")?;
    let (ty, _) = entries.string(*ty)?;
    let is_text = ty.trim_end_matches('?') == "string";
    let is_free = entry.siblings.iter().all(|(name, _)| name != new);
    (is_text && is_free).then(|| replace(entry.key, new))
}
