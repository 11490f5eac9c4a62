//! The entries of a file, by the places of their keys and values.

use crate::diagnostic::Diagnostics;
use crate::source::{At, Source, Span};
use crate::toml::{TomlTable, TomlValue, parse};
use std::collections::BTreeMap;

/// A key with its value.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) key: Span,
    pub(super) value: Span,
    pub(super) place: Place,
    /// The names in the table around it, and the places of their values.
    pub(super) siblings: Vec<(String, Span)>,
}

/// The notation of an entry.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// `key = value`, in lines of its own.
    Line,
    /// In `{ … }`, with the end of the entry before and the start of the one after it.
    Inline(Option<usize>, Option<usize>),
    /// The last name of a `[header]`.
    Header,
}

/// All entries of a file.
pub(super) struct Entries<'s> {
    pub(super) file: usize,
    pub(super) text: &'s str,
    /// The entries, by the first byte of their keys and of their values.
    found: BTreeMap<usize, Entry>,
}

impl<'s> Entries<'s> {
    pub(super) fn new(file: usize, source: &'s Source) -> Self {
        // Its errors have been reported.
        let mut errors = Diagnostics::new();
        let document = parse(&mut errors, file, source);
        drop(errors.finish());
        let mut entries = Self {
            file,
            text: &source.text,
            found: BTreeMap::new(),
        };
        entries.visit(&document, false);
        entries
    }

    fn visit(&mut self, table: &TomlTable, is_inline: bool) {
        let siblings: Vec<_> = table
            .entries
            .iter()
            .map(|(key, value)| (key.value.clone(), value.span))
            .collect();
        // Large tables would take the square of their size; they are not the place of a fix
        // that looks at siblings.
        let siblings = if siblings.len() > 64 {
            Vec::new()
        } else {
            siblings
        };
        for (index, (key, value)) in table.entries.iter().enumerate() {
            let place = if is_inline {
                let before = index
                    .checked_sub(1)
                    .and_then(|index| table.entries.get(index));
                let after = table.entries.get(index + 1);
                Place::Inline(
                    before.map(|(_, value)| value.span.end),
                    after.map(|(key, _)| key.span.start),
                )
            } else if self.line_of(key.span.start).trim_start().starts_with('[') {
                Place::Header
            } else {
                Place::Line
            };
            let entry = Entry {
                name: key.value.clone(),
                key: key.span,
                value: value.span,
                place,
                siblings: siblings.clone(),
            };
            self.add(entry, value);
        }
    }

    fn add(&mut self, entry: Entry, value: &At<TomlValue>) {
        let text = self.text.get(entry.value.start..).unwrap_or_default();
        let is_braced = text.starts_with('{');
        self.found.insert(entry.key.start, entry.clone());
        match &value.value {
            TomlValue::Table(table) => {
                if is_braced {
                    self.found.insert(value.span.start, entry);
                }
                self.visit(table, is_braced);
            }
            _ => {
                self.found.insert(value.span.start, entry);
            }
        }
    }

    /// Returns the entry whose key or value contains a place.
    pub(super) fn at(&self, span: Span) -> Option<&Entry> {
        let (_, entry) = self.found.range(..=span.start).next_back()?;
        let is_inside = |of: Span| of.start <= span.start && span.end <= of.end;
        (is_inside(entry.key) || is_inside(entry.value)).then_some(entry)
    }

    /// Returns the text at a place.
    pub(super) fn text(&self, span: Span) -> Option<&'s str> {
        self.text.get(span.start..span.end)
    }

    /// Returns the content of a string without escapes, with its place.
    pub(super) fn string(&self, span: Span) -> Option<(&'s str, Span)> {
        let text = self.text(span)?;
        let quote = text.chars().next().filter(|quote| "\"'".contains(*quote))?;
        let inner = text.strip_prefix(quote)?.strip_suffix(quote)?;
        let is_plain = !inner.contains([quote, '\\', '\n']);
        is_plain.then(|| (inner, span.inside(1, inner.len())))
    }

    /// Returns the line around a place, without its end.
    pub(super) fn line_of(&self, at: usize) -> &'s str {
        let (start, end) = self.line(at);
        &self.text[start..end]
    }

    /// Returns the start and the end of the line around a place.
    pub(super) fn line(&self, at: usize) -> (usize, usize) {
        let before = self.text.get(..at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let rest = self.text.get(start..).unwrap_or_default();
        let end = rest.find('\n').map_or(self.text.len(), |end| start + end);
        (start, end)
    }
}
