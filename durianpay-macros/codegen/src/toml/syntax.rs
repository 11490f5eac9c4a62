//! Turns slips and the errors of the TOML parser into diagnostics.

use super::slip::{Edit, Slip};
use super::value::{TomlTable, TomlValue};
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::source::{Source, Span};

/// Returns the diagnostic for a slip, with the edit that fixes it.
pub(super) fn slip(file: usize, slip: &Slip, fix: Option<&Edit>) -> Diagnostic {
    let Slip {
        range,
        message,
        help,
        edits: _,
        end: _,
        is_yaml: _,
    } = slip;
    let span = Span::new(file, range.clone());
    let diagnostic = Diagnostic::new(&rules::TOML_SYNTAX, span, message).help(help);
    match fix {
        Some((range, replacement)) => {
            diagnostic.replace(Span::new(file, range.clone()), replacement)
        }
        None => diagnostic,
    }
}

/// Returns the diagnostic for an error of the parser, given its message and span.
pub(super) fn diagnostic(
    source: &Source,
    document: &TomlTable,
    searches: &mut Searches,
    span: Span,
    said: &str,
) -> Diagnostic {
    if said == "duplicate key" {
        return duplicate_key(source, document, searches, span);
    }
    let diagnostic = Diagnostic::new(&rules::TOML_SYNTAX, span, format!("invalid TOML: {said}"));
    match HELPS.iter().find(|(begin, _)| said.starts_with(begin)) {
        Some((_, help)) => diagnostic.help(*help),
        None => diagnostic,
    }
}

/// The number of duplicate keys in a file for which the first occurrence may still
/// be searched. Each search may read the whole file, and a reader does not need
/// more.
pub(super) struct Searches(usize);

impl Searches {
    pub(super) fn new() -> Self {
        Self(100)
    }

    /// Checks whether one more search is allowed.
    fn spend(&mut self) -> bool {
        let left = self.0.checked_sub(1);
        self.0 = left.unwrap_or_default();
        left.is_some()
    }
}

/// The help for errors inside of strings and of nesting, by the beginning of the
/// parser's message. For any other error, the help of the rule is shown.
const HELPS: [(&str, &str); 3] = [
    (
        "missing escaped value",
        "write `\\\\` for a backslash, or enclose the string in single quotes",
    ),
    ("cannot recurse further", "reduce the nesting"),
    ("recursion limit", "reduce the nesting"),
];

/// ```toml
/// [type.Order]
/// [type.Order]
/// ```
fn duplicate_key(
    source: &Source,
    document: &TomlTable,
    searches: &mut Searches,
    span: Span,
) -> Diagnostic {
    let key = source
        .text
        .get(span.start..span.end)
        .unwrap_or_default()
        .trim_matches(['"', '\'']);
    let diagnostic = Diagnostic::new(
        &rules::DUPLICATE_KEY,
        span,
        format!("`{key}` is defined twice in the same table"),
    );
    let search = || in_inline_table(document, key, span).or_else(|| above(&source.text, span));
    match searches.spend().then(search).flatten() {
        Some(first) => diagnostic.related(first, "it is first defined here"),
        None => diagnostic,
    }
}

/// Finds the first occurrence of the key in the inline table around `span`, of
/// which the parser keeps the first entry.
fn in_inline_table(table: &TomlTable, key: &str, span: Span) -> Option<Span> {
    table.entries.iter().find_map(|(_, entry)| {
        let TomlValue::Table(inner) = &entry.value else {
            return None;
        };
        let deeper = in_inline_table(inner, key, span);
        let is_around = entry.span.start < span.start && span.end < entry.span.end;
        deeper.or_else(|| {
            let (first, _) = inner.get(key).filter(|_| is_around)?;
            (first.span.start < span.start).then_some(first.span)
        })
    })
}

/// Finds an earlier occurrence of the key at `span`: in the nearest line above that
/// is equal up to the end of the key. The parser does not provide it.
fn above(text: &str, span: Span) -> Option<Span> {
    let line = text.get(..span.start)?.rfind('\n')? + 1;
    let same = text.get(line..span.end)?;
    let mut end = line;
    for above in text[..line].split_inclusive('\n').rev() {
        end -= above.len();
        let ends_there = |rest: &str| {
            !rest.starts_with(|next: char| next.is_alphanumeric() || "_-.".contains(next))
        };
        if above.strip_prefix(same).is_some_and(ends_there) {
            let start = end + (span.start - line);
            return Some(Span::new(span.file, start..start + (span.end - span.start)));
        }
    }
    None
}
