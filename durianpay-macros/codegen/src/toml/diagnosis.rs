//! Finds the slip that caused a fault.

use super::brackets;
use super::characters::{is_typographic_quote, lookalike};
use super::fault::{Fault, FaultKind};
use super::habits;
use super::keys;
use super::lines::begins_statement;
use super::quotes;
use super::recovery::end_after_fault;
use super::slip::{Edit, Slip, short};
use super::tokens::{Bracket, Closing, Kind, Quotes, Token, line_length, token, visible};
use super::words;

/// Returns the slip of the statement that begins at `start`, and the end of the
/// statement.
pub(super) fn diagnose(text: &str, start: usize, fault: &Fault) -> (Slip, usize) {
    let end = end_after_fault(text, start, fault);
    let slip = odd_quote_in_open_text(text, start, fault)
        .or_else(|| odd_character(text, start, fault, end))
        .or_else(|| quotes::long_text(text, start, fault))
        .or_else(|| unclosed(text, fault))
        .or_else(|| quotes::in_line(text, start, fault))
        .or_else(|| habits::line(text, start, fault))
        .or_else(|| habits::colon(text, start, fault, end))
        .unwrap_or_else(|| by_kind(text, start, fault));
    // Each statement is longer than nothing.
    let end = slip.end.unwrap_or(end).max(next_character(text, start));
    (slip, end)
}

fn next_character(text: &str, start: usize) -> usize {
    token(text, start).end.max(start + 1)
}

fn by_kind(text: &str, start: usize, fault: &Fault) -> Slip {
    match fault.kind {
        FaultKind::KeyCharacter => keys::character(text, fault),
        FaultKind::MissingKey => keys::missing(text, start, fault),
        FaultKind::AfterKey => keys::after(text, start, fault),
        FaultKind::AfterName => keys::after_name(text, start, fault),
        FaultKind::BareText => bare_text(text, fault),
        FaultKind::MissingValue => missing_value(text, fault),
        FaultKind::AfterStatement => after_statement(text, fault),
        FaultKind::AfterItem => after_item(text, fault),
        FaultKind::OpenText => quotes::missing_closing(text, fault.token),
    }
}

/// ```toml
/// id = { type = "string, doc = "`id` of the order." }
/// ```
///
/// A quote that is not part of TOML may be part of a string that is not closed.
fn odd_quote_in_open_text(text: &str, start: usize, fault: &Fault) -> Option<Slip> {
    let is_quote = match fault.token.kind {
        Kind::Lookalike(character) => is_typographic_quote(character),
        kind => matches!(kind, Kind::Text(Quotes::Typographic, _)),
    };
    if !is_quote {
        return None;
    }
    quotes::in_line(text, start, fault)
}

/// ```text
/// id\u{a0}= “string”
/// ```
///
/// All such characters of the statement are replaced by one edit.
fn odd_character(text: &str, start: usize, fault: &Fault, end: usize) -> Option<Slip> {
    let token = fault.token;
    let character = match token.kind {
        Kind::Lookalike(character) => character,
        Kind::Text(Quotes::Typographic, _) => token.text(text).chars().next()?,
        _ => return None,
    };
    let found = lookalike(character)?;
    let code = u32::from(character);
    let range = match token.kind {
        Kind::Lookalike(_) => token.start..token.start + character.len_utf8(),
        _ => token.range(),
    };
    let help = match found.meant {
        "" => "remove it".to_owned(),
        " " => "replace it with a space".to_owned(),
        "\n" => "replace it with a line end".to_owned(),
        meant => format!("write `{meant}`"),
    };
    Some(
        Slip::new(
            range,
            format!("{} (U+{code:04X}) is not part of TOML", found.name),
        )
        .help(help)
        .edits(replaced_lookalikes(text, token.start, end, start)),
    )
}

/// Returns the edit that replaces all characters that look like those of TOML, outside
/// of strings and comments.
fn replaced_lookalikes(text: &str, at: usize, end: usize, start: usize) -> Option<Edit> {
    let mut replaced = String::new();
    let mut from = at.max(start);
    let mut next = token(text, from);
    let mut last = from;
    let first = from;
    while next.start < end && next.kind != Kind::End {
        let plain = match next.kind {
            Kind::Lookalike(character) => lookalike(character)?.meant.to_owned(),
            Kind::Text(Quotes::Typographic, _) => plain_quotes(next.text(text))?,
            _ => {
                next = token(text, next.end);
                continue;
            }
        };
        replaced += text.get(from..next.start)?;
        replaced += &plain;
        from = next.end;
        last = next.end;
        next = token(text, next.end);
    }
    Some((first..last, replaced))
}

/// Returns a string in typographic quotes with those of TOML.
fn plain_quotes(text: &str) -> Option<String> {
    let mut inside = text.chars();
    inside.next()?;
    inside.next_back()?;
    Some(format!("\"{}\"", inside.as_str()))
}

/// ```toml
/// id = { type = "string"
/// [type.Order]
/// ```
fn unclosed(text: &str, fault: &Fault) -> Option<Slip> {
    if let Some((line, innermost)) = fault.other_statement {
        return Some(brackets::unclosed(text, innermost, line));
    }
    let innermost = fault
        .open
        .last()
        .filter(|_| fault.token.kind == Kind::End)?;
    Some(brackets::unclosed(text, *innermost, text.len()))
}

/// ```toml
/// type = string
/// ```
fn bare_text(text: &str, fault: &Fault) -> Slip {
    let token = fault.token;
    if token.text(text) == ">" && fault.before.end == token.start {
        return Slip::new(fault.before.start..token.end, "`=>` is not an assignment")
            .help("write `=`")
            .edit(token.range(), "");
    }
    let next = visible(text, token.end);
    let is_entry = next.kind == Kind::Equals;
    if let Some(slip) = brackets::unclosed_list(fault).filter(|_| is_entry) {
        return slip;
    }
    if let Some(slip) = brackets::missing_open(text, fault) {
        return slip;
    }
    if is_entry {
        return second_equals(text, fault, next);
    }
    if let Some(slip) = habits::comment(text, token.start) {
        return Slip::new(token.range(), "a comment where a value is needed").help(slip.help);
    }
    words::bare(text, fault)
}

/// ```toml
/// type = name = "string"
/// ```
fn second_equals(text: &str, fault: &Fault, equals: Token) -> Slip {
    let word = short(fault.token.text(text));
    let slip = Slip::new(
        equals.range(),
        format!("a second `=` in the value, after `{word}`"),
    );
    match fault.open.last().map(|open| open.bracket) {
        Some(Bracket::Square) => slip.help("enclose each table of a list in `{…}`"),
        _ => slip.help("enclose a table in `{…}`, or begin a new line for the next key"),
    }
}

/// ```toml
/// type =
/// ```
fn missing_value(text: &str, fault: &Fault) -> Slip {
    let token = fault.token;
    match token.kind {
        Kind::Comma if fault.before.kind != Kind::Equals => brackets::extra_comma(fault),
        Kind::Equals if fault.before.kind == Kind::Equals => {
            Slip::new(token.range(), "a second `=`")
                .help("remove it")
                .edit(token.range(), "")
        }
        Kind::Equals => Slip::new(token.range(), "a key is needed before the `=`")
            .help("write `key = value`, or enclose a table of a list in `{…}`"),
        Kind::Close(found) if !is_innermost(fault, found) => {
            brackets::mismatch(text, fault, found).unwrap_or_else(|| no_value(fault))
        }
        _ => no_value(fault),
    }
}

fn is_innermost(fault: &Fault, found: Bracket) -> bool {
    fault.open.last().is_some_and(|open| open.bracket == found)
}

fn no_value(fault: &Fault) -> Slip {
    Slip::new(fault.before.range(), "no value follows the `=`")
        .help("write a value after the `=`, or remove the key")
}

/// ```toml
/// type = "string" name = "id"
/// ```
fn after_statement(text: &str, fault: &Fault) -> Slip {
    let token = fault.token;
    match token.kind {
        Kind::Close(bracket) => return brackets::extra_close(text, fault, bracket),
        Kind::Comma => {
            return brackets::missing_open(text, fault)
                .unwrap_or_else(|| brackets::comma_after_statement(text, fault));
        }
        Kind::Equals => {
            return Slip::new(token.range(), "a second `=` in the statement")
                .help("begin a new line for the next key");
        }
        _ => {}
    }
    if let Some(slip) = habits::comment(text, token.start) {
        return slip;
    }
    let is_key = begins_statement(text, token.start);
    let gap = fault.before.end..token.start;
    let slip = Slip::new(
        token.range(),
        format!(
            "`{}` follows the end of the statement",
            short(token.text(text))
        ),
    );
    if is_key {
        return slip
            .help("begin a new line for the next statement")
            .edit(gap, "\n");
    }
    if let Some(slip) = adjacent(text, fault) {
        return slip;
    }
    slip.help("end the line after the value; a comment begins with `#`")
}

/// ```toml
/// doc = "The "best" price."
/// ```
fn adjacent(text: &str, fault: &Fault) -> Option<Slip> {
    let is_text = fault.before.kind == Kind::Text(Quotes::One, Closing::Closed)
        && fault.before.end == fault.token.start;
    let line_end = fault.line + line_length(text.get(fault.line..)?);
    quotes::inner_quote(text, fault.before, line_end).filter(|_| is_text)
}

/// ```toml
/// any_of = [["email" "mobile"]]
/// ```
fn after_item(text: &str, fault: &Fault) -> Slip {
    let token = fault.token;
    match token.kind {
        Kind::Close(found) => brackets::mismatch(text, fault, found)
            .unwrap_or_else(|| brackets::extra_close(text, fault, found)),
        Kind::Equals => Slip::new(token.range(), "a second `=` in the entry")
            .help("separate the entries of a table with `,`"),
        _ => {
            let is_key = begins_statement(text, token.start);
            let inner = adjacent(text, fault).filter(|_| !is_key && token.kind == Kind::Word);
            inner.unwrap_or_else(|| brackets::missing_comma(fault))
        }
    }
}
