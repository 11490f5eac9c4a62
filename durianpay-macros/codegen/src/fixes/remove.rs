//! Fixes that remove an entry.

use super::entries::{Entries, Entry, Place};
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::Span;
use std::ops::Range;

/// Removes the entry whose value is the error.
pub(super) fn value(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Option<Vec<Edit>> {
    let entry = entries.at(diagnostic.span)?;
    (diagnostic.span == entry.value).then(|| remove(entries, entry))?
}

/// Removes the entry whose key is the error.
pub(super) fn key(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Option<Vec<Edit>> {
    let entry = entries.at(diagnostic.span)?;
    let is_header = matches!(entry.place, Place::Header);
    (diagnostic.span == entry.key && !is_header).then(|| remove(entries, entry))?
}

/// Removes the table whose name is the error.
pub(super) fn table(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Option<Vec<Edit>> {
    let entry = entries.at(diagnostic.span)?;
    (diagnostic.span == entry.key).then(|| remove(entries, entry))?
}

/// Removes a value that is a single string, and not an item of a list.
pub(super) fn string(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Option<Vec<Edit>> {
    entries.string(diagnostic.span)?;
    value(entries, diagnostic)
}

/// Removes a default that only repeats the constant.
pub(super) fn same_default(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Option<Vec<Edit>> {
    let constant = sibling(entries, diagnostic, "const")?;
    let is_same = entries.text(constant) == entries.text(diagnostic.span);
    is_same.then(|| value(entries, diagnostic))?
}

/// Removes the default of a credential that is not a plain text.
pub(super) fn secret_default(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Option<Vec<Edit>> {
    let (kind, _) = entries.string(sibling(entries, diagnostic, "kind")?)?;
    (kind != "text").then(|| value(entries, diagnostic))?
}

/// Removes the limits of unique ids where no header has one.
pub(super) fn unique_id(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Option<Vec<Edit>> {
    let entry = entries.at(diagnostic.span)?;
    (entry.name == "unique_id_digits").then(|| value(entries, diagnostic))?
}

/// Removes the type of limits that no value has.
pub(super) fn limits(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Option<Vec<Edit>> {
    let entry = entries.at(diagnostic.span)?;
    (entry.name == "limits").then(|| value(entries, diagnostic))?
}

/// Removes the `name` of a scheme that has its own header.
pub(super) fn name_of_key(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Option<Vec<Edit>> {
    let (scheme, _) = entries.string(sibling(entries, diagnostic, "scheme")?)?;
    let is_name = entries.at(diagnostic.span)?.name == "name";
    (is_name && matches!(scheme, "basic" | "bearer")).then(|| value(entries, diagnostic))?
}

/// Removes the notation of a list from a plain value.
pub(super) fn style(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Option<Vec<Edit>> {
    let (ty, _) = entries.string(sibling(entries, diagnostic, "type")?)?;
    let is_plain = matches!(
        ty.trim_end_matches('?'),
        "string" | "integer" | "unsigned" | "boolean" | "amount" | "decimal" | "timestamp"
    );
    is_plain.then(|| value(entries, diagnostic))?
}

/// Removes groups, none of which has a field.
pub(super) fn empty_groups(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Option<Vec<Edit>> {
    let entry = entries.at(diagnostic.span)?;
    let text = entries.text(entry.value)?;
    let is_empty = text.chars().all(|character| "[], ".contains(character));
    (entry.name == "any_of" && is_empty).then(|| remove(entries, entry))?
}

/// Removes a header whose type is that of the same header before it.
pub(super) fn same_header(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Option<Vec<Edit>> {
    let [first] = diagnostic.related.as_slice() else {
        return None;
    };
    if first.span.file != entries.file {
        return None;
    }
    let first = entries.text(entries.at(first.span)?.value)?;
    let second = entries.text(entries.at(diagnostic.span)?.value)?;
    let is_same = second == first || second.contains(&format!("type = {first},"));
    is_same.then(|| key(entries, diagnostic))?
}

/// Removes the key of a signature in the payload, where the signature is in a header.
pub(super) fn signature_key(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Option<Vec<Edit>> {
    sibling(entries, diagnostic, "header")?;
    let is_key = entries.at(diagnostic.span)?.name == "in";
    is_key.then(|| value(entries, diagnostic))?
}

/// Returns the place of the value of another key in the same table.
fn sibling(entries: &Entries<'_>, diagnostic: &Diagnostic, key: &str) -> Option<Span> {
    let entry = entries.at(diagnostic.span)?;
    let (_, span) = entry.siblings.iter().find(|(name, _)| name == key)?;
    Some(*span)
}

/// Removes an entry, with the comma or the line that belongs to it.
fn remove(entries: &Entries<'_>, entry: &Entry) -> Option<Vec<Edit>> {
    let range = match entry.place {
        Place::Inline(_, Some(next)) => entry.key.start..next,
        Place::Inline(Some(previous), None) => previous..entry.value.end,
        // An empty table is another thing than none.
        Place::Inline(None, None) => return None,
        Place::Line => {
            let (start, _) = entries.line(entry.key.start);
            let (_, end) = entries.line(entry.value.end);
            let before = entries.text.get(start..entry.key.start)?;
            let after = entries.text.get(entry.value.end..end)?.trim();
            if !before.trim().is_empty() || !after.is_empty() {
                return None;
            }
            start..(end + 1).min(entries.text.len())
        }
        Place::Header => header(entries, entry)?,
    };
    Some(vec![Edit {
        span: Span::new(entries.file, range),
        replacement: String::new(),
    }])
}

/// Returns the lines from a header to the next one.
fn header(entries: &Entries<'_>, entry: &Entry) -> Option<Range<usize>> {
    let (start, end) = entries.line(entry.key.start);
    let rest = entries.text.get(end..)?;
    let next = rest.find("\n[").map_or(rest.len(), |next| next + 1);
    let lines = rest.get(..next)?;
    // Brackets of a list and strings of several lines are not told apart from headers here, and
    // a comment may belong to what follows.
    let is_plain = !lines.contains(['#', '[']) && !lines.contains("\"\"\"");
    is_plain.then_some(start..end + next)
}
