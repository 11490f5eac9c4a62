//! Turns the errors of the TOML parser into diagnostics with helpful advice.

use super::value::{TomlTable, TomlValue};
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::source::{Source, Span};

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
    if let Some(diagnostic) = bare_text(source, span, said) {
        return diagnostic;
    }
    let diagnostic = Diagnostic::new(&rules::TOML_SYNTAX, span, format!("invalid TOML: {said}"));
    let known = SLIPS.iter().find(|slip| said.starts_with(slip.said));
    match known {
        Some(Slip { help, missing, .. }) => {
            let diagnostic = diagnostic.help(*help);
            match missing {
                Some(missing) => diagnostic.replace(span.inside(0, 0), *missing),
                None => diagnostic,
            }
        }
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

/// A mistake that the parser recognises.
struct Slip {
    /// The beginning of the parser's message.
    said: &'static str,
    help: &'static str,
    /// The text to insert at the error, if that fixes it.
    missing: Option<&'static str>,
}

/// Common mistakes, by the parser's message. For any other error, the help of the
/// rule is shown.
const SLIPS: [Slip; 16] = [
    slip("missing comma", "separate the two with a comma", Some(", ")),
    slip("extra comma", "remove one of the commas", None),
    slip(
        "invalid basic string",
        "end the string with `\"` in the same line, or enclose a multi-line string in `\"\"\"`",
        None,
    ),
    slip(
        "invalid literal string",
        "end the string with `'` in the same line, or enclose a multi-line string in `'''`",
        None,
    ),
    slip(
        "missing escaped value",
        "write `\\\\` for a backslash, or enclose the string in single quotes",
        None,
    ),
    slip(
        "unclosed array table",
        "end the header with `]]`; tables of the spec language are written with one pair of brackets, `[…]`",
        None,
    ),
    slip("unclosed table", "end the header with `]`", Some("]")),
    slip("unclosed array", "end the list with `]`", None),
    slip("unclosed inline table", "end the table with `}`", None),
    slip("key with no value", "write `key = value`", None),
    slip(
        "missing value",
        "write a value after the `=`, or remove the key",
        None,
    ),
    slip("extra `=`", "remove one of the `=`", None),
    slip(
        "missing assignment",
        "write `key = value` for each entry of the table",
        None,
    ),
    slip(
        "unexpected key or value",
        "start a new line for the next key",
        None,
    ),
    slip(
        "invalid unquoted key",
        "use only ASCII letters, digits, `-` and `_`, or quote the key",
        None,
    ),
    slip("cannot recurse further", "reduce the nesting", None),
];

const fn slip(said: &'static str, help: &'static str, missing: Option<&'static str>) -> Slip {
    Slip {
        said,
        help,
        missing,
    }
}

/// ```toml
/// id  = string
/// qty = integer
/// ```
///
/// The parser mistakes the second one for a float that begins with `inf`.
fn bare_text(source: &Source, span: Span, said: &str) -> Option<Diagnostic> {
    let is_value = [
        "string values must be quoted",
        "invalid boolean",
        "invalid float",
    ]
    .iter()
    .any(|begin| said.starts_with(begin));
    let text = source.text.get(span.start..span.end)?;
    let is_text = text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '[')
        && text
            .chars()
            .all(|character| !character.is_control() && character != '"');
    if !is_value || !is_text {
        return None;
    }
    let quoted = format!("\"{text}\"");
    Some(
        Diagnostic::new(
            &rules::TOML_SYNTAX,
            span,
            format!("invalid TOML: `{text}` is a string without quotes"),
        )
        .help(format!("write `{quoted}`"))
        .replace(span, quoted),
    )
}

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
