//! Fixes that add or move a line.

use super::entries::{Entries, Entry, Place};
use super::rename::replace;
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::Span;

/// States that a request by GET or HEAD can be retried, since these methods change nothing.
pub(super) fn safe(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Option<Vec<Edit>> {
    let (_, end) = entries.line(diagnostic.span.start);
    let header = entries.line_of(diagnostic.span.start);
    let lines = entries.text.get(end..)?;
    let body = lines.split("\n[").next()?;
    let reads = |line: &str| {
        let value = line.strip_prefix("http")?.trim_start().strip_prefix('=')?;
        let value = value.trim_start().strip_prefix('"')?;
        Some(value.starts_with("GET ") || value.starts_with("HEAD "))
    };
    let is_wanted = header.starts_with("[endpoint.")
        && body.lines().any(|line| reads(line) == Some(true))
        && !body.lines().any(|line| line.starts_with("retry"));
    let line_end = if header.ends_with('\r') { "\r\n" } else { "\n" };
    let last = body.trim_end();
    let at = end + last.len();
    let span = Span::new(entries.file, at..at);
    is_wanted.then(|| replace(span, format!("{line_end}retry = \"safe\"")))
}

/// States that the type of a response describes the envelope too.
pub(super) fn whole(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Option<Vec<Edit>> {
    let entry = entries.at(diagnostic.span)?;
    let is_free = entry.siblings.iter().all(|(name, _)| name != "envelope");
    let (_, end) = line(entries, entry)?;
    let span = Span::new(entries.file, end..end);
    (entry.name == "returns" && is_free).then(|| replace(span, "envelope = \"whole\"\n"))
}

/// Moves a value before the more general one that hides it.
pub(super) fn before(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Option<Vec<Edit>> {
    let [general] = diagnostic.related.as_slice() else {
        return None;
    };
    if general.span.file != entries.file {
        return None;
    }
    let (start, end) = line(entries, entries.at(diagnostic.span)?)?;
    let (first, _) = line(entries, entries.at(general.span)?)?;
    let text = entries.text.get(start..end)?;
    let mut edits = replace(Span::new(entries.file, first..first), text);
    edits.extend(replace(Span::new(entries.file, start..end), ""));
    Some(edits)
}

/// Returns the start and the end of the only line of an entry, with its line end.
fn line(entries: &Entries<'_>, entry: &Entry) -> Option<(usize, usize)> {
    let (start, end) = entries.line(entry.key.start);
    let is_one = entry.value.end <= end && end < entries.text.len();
    let is_line = matches!(entry.place, Place::Line);
    (is_one && is_line).then_some((start, end + 1))
}
