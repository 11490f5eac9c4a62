//! Strings that are not closed, or closed by a quote inside of them.

use super::characters::is_typographic_quote;
use super::fault::{Fault, FaultKind};
use super::lines::next_line;
use super::recovery::end_after_line;
use super::slip::{Edit, Slip, is_fixed_by, short};
use super::tokens::{Closing, Kind, Quotes, Token, line_length, line_tokens, visible};
use super::words;
use std::ops::Range;

/// ```toml
/// doc = """
/// Reads an order.
/// retry = "safe"
/// ```
///
/// A string of several lines that contains other statements, or is never closed.
pub(super) fn long_text(text: &str, start: usize, fault: &Fault) -> Option<Slip> {
    if let Some((string, line)) = fault.long_text {
        return Some(unclosed_long_text(text, string, line));
    }
    if let Some(slip) = two_quotes(text, fault) {
        return Some(slip);
    }
    let is_long = matches!(fault.token.kind, Kind::Text(Quotes::Three, _));
    if fault.kind != FaultKind::OpenText || !is_long {
        return None;
    }
    // Nothing shows where it ends, unless its line is valid with more quotes.
    let line_end = next_line(text, fault.token.start);
    let in_line = unclosed_long_text(text, fault.token, line_end);
    let is_fix = |edit: &Edit| is_fixed_by(text, &(start..line_end), edit);
    if in_line.edits.iter().any(is_fix) {
        return Some(in_line);
    }
    Some(unclosed_long_text(text, fault.token, text.len()))
}

/// Returns the slip of a string that is not closed before the statement at `end`.
pub(super) fn unclosed_long_text(text: &str, string: Token, end: usize) -> Slip {
    let quotes = quotes_of(text, string, 3);
    let last = text.get(..end).unwrap_or(text).trim_end().len();
    Slip::new(
        string.start..string.start + 3,
        format!("the `{quotes}` here is not closed"),
    )
    .help(format!("end the string with `{quotes}`"))
    .edits((1..=3).map(|count| (last..last, quotes_of(text, string, count))))
    .end(end)
}

/// ```toml
/// doc = ""Reads an order."""
/// ```
fn two_quotes(text: &str, fault: &Fault) -> Option<Slip> {
    let string = fault.before;
    let is_adjacent = string.end == fault.token.start;
    if !is_adjacent || !is_empty_text(text, string) {
        return None;
    }
    two_quotes_above(text, string, next_line(text, string.end))
}

/// ```toml
/// doc = ""
/// Reads an order."""
/// ```
///
/// The first three quotes are two, and the statement after them is a text.
pub(super) fn two_quotes_above(text: &str, string: Token, limit: usize) -> Option<Slip> {
    if !is_empty_text(text, string) {
        return None;
    }
    let close = closing_quotes(text, string, limit)?;
    Some(
        two_quotes_slip(text, string)
            .end(next_line(text, close))
            .edits([(string.end..string.end, quotes_of(text, string, 1))]),
    )
}

fn two_quotes_slip(text: &str, string: Token) -> Slip {
    let three = quotes_of(text, string, 3);
    Slip::new(
        string.range(),
        format!(
            "the string begins with `{}`, which is an empty string",
            string.text(text)
        ),
    )
    .help(format!("write `{three}`"))
}

fn is_empty_text(text: &str, token: Token) -> bool {
    matches!(token.text(text), "\"\"" | "''")
}

/// Finds the three quotes that close a string of several lines, before `limit`.
fn closing_quotes(text: &str, string: Token, limit: usize) -> Option<usize> {
    let three = quotes_of(text, string, 3);
    let rest = text.get(string.end..limit)?;
    rest.find(&three).map(|at| string.end + at)
}

fn quotes_of(text: &str, string: Token, count: usize) -> String {
    let quote = if string.text(text).starts_with('\'') {
        "'"
    } else {
        "\""
    };
    quote.repeat(count)
}

/// ```toml
/// id = { type = "string, doc = "The id." }
/// ```
///
/// A line in which a string is not closed. The quote that is missing is often not the
/// last one, so the places where it may belong are tried.
pub(super) fn in_line(text: &str, start: usize, fault: &Fault) -> Option<Slip> {
    let line_end = fault.line + line_length(text.get(fault.line..)?);
    let unclosed = line_tokens(text, fault.line).find(Token::is_open_text);
    let comment = text.get(comment_start(text, fault.line)..line_end)?;
    let is_in_comment = comment.matches('"').count() % 2 == 1;
    if unclosed.is_none() && !is_in_comment || fault.token.start > line_end {
        return None;
    }
    let end = end_after_line(text, start, fault);
    let statement = start..end;
    let is_fix = |edit: &Edit| is_fixed_by(text, &statement, edit);
    let bare = words::bare_line(text, fault);
    if let Some(slip) = bare.filter(|slip| slip.edits.iter().any(is_fix)) {
        return Some(slip.end(end));
    }
    let before = match fault.before.kind {
        Kind::Text(Quotes::One, _) if fault.before.start >= fault.line => Some(fault.before),
        _ => None,
    };
    let string = before.or(unclosed);
    let word = adjacent_word(text, fault);
    let opening = openings(text, start, fault, word)
        .into_iter()
        .find(|edit| is_fix(edit));
    if let Some(edit) = opening.clone().filter(|_| word.is_some()) {
        return Some(missing_opening(text, edit.0.start, Some(edit)).end(end));
    }
    // In a header, the quote may belong before any of the dots.
    let is_certain = |string: &Token| {
        fault.kind != FaultKind::OpenText
            || !text[start..].starts_with('[')
            || string.text(text).matches('.').count() < 2
    };
    for string in [before, unclosed].into_iter().flatten().filter(is_certain) {
        let edits = closings(text, string, line_end);
        if let Some(edit) = edits.into_iter().find(|edit| is_fix(edit)) {
            return Some(missing_closing(text, string).edits([edit]).end(end));
        }
    }
    if let Some(edit) = opening {
        return Some(missing_opening(text, edit.0.start, Some(edit)).end(end));
    }
    let inner = string.and_then(|string| inner_quote(text, string, line_end));
    if let Some(slip) = inner.filter(|slip| slip.edits.iter().any(is_fix)) {
        return Some(slip.end(end));
    }
    let is_cut = before.is_some_and(|before| before.end == fault.token.start);
    match word.filter(|_| !is_cut) {
        Some(word) => Some(missing_opening(text, word.start, None).end(end)),
        None => Some(missing_closing(text, string?).end(end)),
    }
}

/// ```toml
/// [endpoint.orders.get"]
/// type = string"
/// ```
///
/// Returns the word that a quote follows without a space.
fn adjacent_word(text: &str, fault: &Fault) -> Option<Token> {
    let is_quoted = |word: &Token| {
        word.kind == Kind::Word
            && !word.text(text).ends_with('.')
            && matches!(text.as_bytes().get(word.end), Some(b'"' | b'\''))
    };
    [fault.token, fault.before].into_iter().find(is_quoted)
}

/// Returns the edits that open a string: at the word before the quote, after the first
/// dot of a key, at the beginning of the value, and before the brackets of the line.
fn openings(text: &str, start: usize, fault: &Fault, word: Option<Token>) -> Vec<Edit> {
    let is_key = matches!(fault.kind, FaultKind::OpenText | FaultKind::AfterName);
    let dot = word
        .filter(|_| is_key && fault.open.is_empty())
        .and_then(|word| word.text(text).find('.').map(|dot| word.start + dot + 1));
    let value = value_start(text, fault);
    let brackets = fault.open.iter().rev().map(|open| open.at);
    let brackets = brackets
        .filter(|at| *at >= fault.line && *at > start)
        .take(4);
    let places = [dot, word.map(|word| word.start), value];
    let places = places.into_iter().flatten().chain(brackets);
    places.map(|at| (at..at, "\"".to_owned())).collect()
}

/// Returns the beginning of the value or key that contains the fault.
fn value_start(text: &str, fault: &Fault) -> Option<usize> {
    let before = line_tokens(text, fault.line).take_while(|next| next.start < fault.token.end);
    let mut place = Some(fault.line);
    for next in before {
        match next.kind {
            Kind::Equals | Kind::Comma | Kind::Open(_) => place = None,
            _ => place = place.or(Some(next.start)),
        }
    }
    place
}

fn comment_start(text: &str, line: usize) -> usize {
    let end = line_tokens(text, line).last().map_or(line, |last| last.end);
    visible(text, end).start
}

/// Returns the slip of a string that begins at `start`.
fn missing_opening(text: &str, start: usize, edit: Option<Edit>) -> Slip {
    let start = edit.as_ref().map_or(start, |(range, _)| range.start);
    let rest = text.get(start..).unwrap_or_default();
    let length = rest.find(['"', '\'', '\n']).unwrap_or(rest.len());
    let word = short(&rest[..length]);
    Slip::new(
        start..start + length,
        format!("the opening quote of `{word}` is missing"),
    )
    .help(format!("write `\"{word}\"`"))
    .edits(edit)
}

pub(super) fn missing_closing(text: &str, string: Token) -> Slip {
    let quote = quotes_of(text, string, 1);
    let three = quotes_of(text, string, 3);
    Slip::new(
        string.start..string.start + 1,
        format!("the `{quote}` here is not closed in its line"),
    )
    .help(format!(
        "end the string with `{quote}`, or enclose a string of several lines in `{three}`"
    ))
}

/// Returns the edits that close a string: before each comma and bracket in it, at the
/// end of the line, and in place of a typographic quote.
fn closings(text: &str, string: Token, line_end: usize) -> Vec<Edit> {
    let quote = quotes_of(text, string, 1);
    let inside = string.start + 1..string.end.min(line_end);
    let content = text.get(inside.clone()).unwrap_or_default();
    let mut edits: Vec<Edit> = Vec::new();
    let typographic = content.char_indices().rev();
    edits.extend(
        typographic
            .filter(|(_, next)| is_typographic_quote(*next))
            .take(2)
            .map(|(at, next)| {
                let at = inside.start + at;
                (at..at + next.len_utf8(), quote.clone())
            }),
    );
    let is_comment = |at: usize| content[..at].ends_with(' ') && content[at..].starts_with("# ");
    let ends = content
        .char_indices()
        .filter(|(at, next)| ",]}=".contains(*next) || is_comment(*at));
    let ends: Vec<usize> = ends.map(|(at, _)| at).take(8).collect();
    for at in ends.into_iter().chain([content.len()]) {
        let at = inside.start + content[..at].trim_end().len();
        edits.push((at..at, quote.clone()));
    }
    edits
}

/// ```toml
/// doc = "The "best" price."
/// ```
///
/// Returns the slip of a quote that ends a string early, with the edit that quotes the
/// text up to the last quote of the line.
pub(super) fn inner_quote(text: &str, string: Token, line_end: usize) -> Option<Slip> {
    let quote = quotes_of(text, string, 1);
    let rest = text.get(string.start + 1..line_end)?;
    let content = &rest[..rest.rfind(&quote)?];
    if content.contains('=') {
        return None;
    }
    let escaped = content.replace(&["\\", &quote].concat(), &quote);
    let quoted = if !escaped.contains('\'') && !escaped.contains('\\') {
        format!("'{escaped}'")
    } else {
        format!("\"{}\"", escaped.replace('\\', "\\\\").replace('"', "\\\""))
    };
    let range: Range<usize> = string.start..string.start + 1 + content.len() + 1;
    let is_closed = string.kind == Kind::Text(Quotes::One, Closing::Closed);
    let inner = if is_closed {
        string.end - 1
    } else {
        string.start
    };
    let inner = inner..inner + 1;
    Some(
        Slip::new(inner, format!("the `{quote}` here ends the string"))
            .help(if quote == "'" {
                "enclose a string that contains `'` in `\"…\"`"
            } else {
                "write `\\\"` for a quote inside of the string, or enclose the string in `'…'`"
            })
            .edit(range, quoted),
    )
}
