//! Lines of a file: where they begin, and whether a statement begins in one.

use super::tokens::{Bracket, Kind, Token, line_length, token, visible};

/// Returns the beginning of the line after the one that contains `at`.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let end = at + line_length(rest);
    token(text, end).end
}

/// Returns the number of bytes of white space at the beginning of the line that
/// contains `at`.
pub(super) fn indentation(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let start = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let line = text.get(start..).unwrap_or_default();
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// Returns the first token of the next line that is neither empty nor a comment, from
/// `at`, which must be the beginning of a line.
pub(super) fn first_token(text: &str, at: usize) -> Token {
    let mut at = at;
    loop {
        let first = visible(text, at);
        match first.kind {
            Kind::Newline | Kind::Comment => at = first.end,
            _ => return first,
        }
    }
}

/// Checks whether the line that begins at `start` begins a statement: a header or
/// `key = …`. An item of a list is never taken for one.
pub(super) fn begins_statement(text: &str, start: usize) -> bool {
    let first = visible(text, start);
    match first.kind {
        Kind::Open(Bracket::Square) => is_header(text, first),
        Kind::Word | Kind::Text(..) => is_entry(text, first),
        _ => false,
    }
}

/// Checks whether a line inside of brackets begins another statement, so that the
/// brackets seem to be unclosed.
pub(super) fn is_other_statement(
    text: &str,
    line: usize,
    innermost: Bracket,
    statement_indentation: usize,
) -> bool {
    let first = visible(text, line);
    match (first.kind, innermost) {
        // No key begins with a bracket.
        (Kind::Open(Bracket::Square), Bracket::Brace) => true,
        (Kind::Open(Bracket::Square), Bracket::Square) => begins_statement(text, line),
        _ => indentation(text, line) <= statement_indentation && begins_statement(text, line),
    }
}

/// Returns the first line inside of a string that begins a statement.
pub(super) fn statement_inside(
    text: &str,
    string: Token,
    statement_indentation: usize,
) -> Option<usize> {
    let inside = string.text(text);
    let lines = inside
        .match_indices('\n')
        .map(|(at, _)| string.start + at + 1);
    lines.filter(|line| *line < string.end).find(|line| {
        indentation(text, *line) <= statement_indentation
            && begins_statement(text, *line)
            && first_token(text, *line).start < string.end
    })
}

/// ```toml
/// [type.Order.fields]
/// ```
///
/// A list such as `["a"]` or `[1]` has no bare name.
fn is_header(text: &str, open: Token) -> bool {
    let mut at = open.end;
    let mut is_named = false;
    loop {
        let next = visible(text, at);
        match next.kind {
            Kind::Open(Bracket::Square) if next.start == open.end => {}
            Kind::Word => {
                let word = next.text(text);
                is_named |= word.starts_with(|first: char| first.is_ascii_alphabetic())
                    && !matches!(word, "true" | "false" | "inf" | "nan");
            }
            Kind::Text(..) => {}
            Kind::Newline | Kind::Comment | Kind::End => return is_named,
            Kind::Close(Bracket::Square) => {
                let after = visible(text, next.end);
                let after = match after.kind {
                    Kind::Close(Bracket::Square) => visible(text, after.end),
                    _ => after,
                };
                return is_named && after.is_line_end();
            }
            _ => return false,
        }
        at = next.end;
    }
}

/// ```toml
/// type."a.b" = …
/// ```
fn is_entry(text: &str, first: Token) -> bool {
    let mut next = first;
    let mut parts = 0;
    while matches!(next.kind, Kind::Word | Kind::Text(..)) && parts < 16 {
        parts += 1;
        let after = visible(text, next.end);
        let is_apart = after.start > next.end
            && !next.text(text).ends_with('.')
            && !after.text(text).starts_with('.');
        if after.kind == Kind::Equals {
            return true;
        }
        if is_apart {
            return false;
        }
        next = after;
    }
    false
}

/// Checks whether the line of `first` consists of closing brackets and commas.
pub(super) fn only_closes(text: &str, first: Token) -> bool {
    let mut next = first;
    let mut closes = false;
    loop {
        match next.kind {
            Kind::Close(_) => closes = true,
            Kind::Comma => {}
            _ => return closes && next.is_line_end(),
        }
        next = visible(text, next.end);
    }
}
