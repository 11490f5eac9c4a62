//! Brackets and commas: those that are missing, and those that are too many.

use super::fault::{Fault, FaultKind, Open};
use super::lines::next_line;
use super::slip::{Slip, short};
use super::tokens::{Bracket, Kind, Token, line_length, line_tokens, visible};

/// ```toml
/// id = { type = "string"
/// [type.Order]
/// ```
///
/// A bracket that is not closed before the statement at `end`.
pub(super) fn unclosed(text: &str, open: Open, end: usize) -> Slip {
    let (name, close) = (open.bracket.open(), open.bracket.close());
    let line_end = open.at + line_length(&text[open.at..]);
    let last = line_tokens(text, open.at).last();
    let at = last.map_or(line_end, |last| last.end);
    let space = if open.bracket == Bracket::Brace {
        " "
    } else {
        ""
    };
    let has_comma = last.is_some_and(|last| last.kind == Kind::Comma);
    let from = if has_comma { at - 1 } else { at };
    let is_in_line = next_line(text, open.at) == end || text[at..end].trim().is_empty();
    let slip = if is_in_line {
        let message = format!("the `{name}` here is not closed in its line");
        Slip::new(open.at..open.at + 1, message)
    } else {
        Slip::new(
            open.at..open.at + 1,
            format!("the `{name}` here is not closed"),
        )
    };
    let last_line = text.get(..end).unwrap_or(text).trim_end().len();
    slip.help(format!("close it with `{close}`"))
        .edit(from..at, format!("{space}{close}"))
        .edit(last_line..last_line, format!("\n{close}"))
        .end(end)
}

/// ```toml
/// any_of = [["email", "mobile"}
/// ```
pub(super) fn mismatch(text: &str, fault: &Fault, found: Bracket) -> Option<Slip> {
    let innermost = fault.open.last()?;
    let token = fault.token;
    let closes_outer = fault.open.iter().any(|open| open.bracket == found);
    let is_last = visible(text, token.end).is_line_end();
    if !closes_outer && !is_last {
        let slip = extra_close(text, fault, found);
        let (open, start) = (found.open().to_string(), fault.before.start);
        return Some(slip.edit(start..start, open));
    }
    let slip = unclosed_before(*innermost, &format!("a `{}`", found.close()));
    let close = innermost.bracket.close().to_string();
    let at = fault.before.end;
    let insert = (at..at, close.clone());
    let replace = (token.range(), close);
    Some(slip.edits([insert, replace]))
}

/// ```toml
/// id = { aliases = ["number", type = "string" }
/// ```
///
/// A list in a table, at the next key of the table.
pub(super) fn unclosed_list(fault: &Fault) -> Option<Slip> {
    let [.., outer, innermost] = fault.open.as_slice() else {
        return None;
    };
    let is_list_in_table = innermost.bracket == Bracket::Square && outer.bracket == Bracket::Brace;
    let at = match fault.before.kind {
        Kind::Comma => fault.before.start,
        _ => fault.before.end,
    };
    is_list_in_table.then(|| unclosed_before(*innermost, "the next key").edit(at..at, "]"))
}

fn unclosed_before(open: Open, next: &str) -> Slip {
    let (name, close) = (open.bracket.open(), open.bracket.close());
    Slip::new(
        open.at..open.at + 1,
        format!("the `{name}` here is not closed before {next}"),
    )
    .help(format!("close it with `{close}`"))
}

/// ```toml
/// id = { type = "string", aliases = "number", "no"] }
/// ```
///
/// A list without its opening bracket in a table, at the second item.
pub(super) fn missing_list(text: &str, fault: &Fault) -> Option<Slip> {
    let innermost = fault.open.last()?;
    let is_item = matches!(fault.before.kind, Kind::Text(..))
        && unopened(text, fault, fault.token) == Some(Bracket::Square)
        && innermost.bracket == Bracket::Brace;
    if !is_item {
        return None;
    }
    let tokens = line_tokens(text, fault.line).take_while(|next| next.start < fault.token.start);
    let mut value = None;
    let mut last = None;
    for next in tokens {
        if last == Some(Kind::Equals) {
            value = Some(next);
        }
        last = Some(next.kind);
    }
    value.map(|value| missing_before(text, value, Bracket::Square))
}

/// ```toml
/// id = "string" }
/// ```
///
/// A closing bracket after a statement: it is too many, or its opening one is missing.
pub(super) fn extra_close(text: &str, fault: &Fault, bracket: Bracket) -> Slip {
    let (open, close) = (bracket.open(), bracket.close());
    let token = fault.token;
    let slip = Slip::new(token.range(), format!("the `{close}` here has no `{open}`"))
        .help(format!("remove it, or write the `{open}`"));
    let is_table = bracket == Bracket::Brace && matches!(fault.before.kind, Kind::Close(_));
    if is_table || fault.open.is_empty() && fault.value.is_none() {
        let from = text[..token.start].trim_end_matches([' ', '\t']).len();
        return slip.edit(from.max(fault.before.end)..token.end, "");
    }
    slip
}

/// ```toml
/// id = type = "string", doc = "The id." }
/// any_of = ["email"], ["mobile"]]
/// ```
///
/// A bracket that is closed in the line and was never opened, at the value that it
/// should enclose.
pub(super) fn missing_open(text: &str, fault: &Fault) -> Option<Slip> {
    let value = match fault.kind {
        FaultKind::BareText => fault.token,
        FaultKind::AfterStatement | FaultKind::AfterItem => first_item(text, fault)?,
        _ => return None,
    };
    let bracket = unopened(text, fault, value)?;
    let is_entry = visible(text, value.end).kind == Kind::Equals;
    if (bracket == Bracket::Brace) != is_entry {
        return None;
    }
    Some(missing_before(text, value, bracket))
}

fn missing_before(text: &str, value: Token, bracket: Bracket) -> Slip {
    let (open, close) = (bracket.open(), bracket.close());
    let space = if bracket == Bracket::Brace { " " } else { "" };
    let shown = short(value.text(text));
    Slip::new(
        value.range(),
        format!("the `{open}` before `{shown}` is missing"),
    )
    .help(format!("write the `{open}` that the `{close}` closes"))
    .edit(value.start..value.start, format!("{open}{space}"))
}

/// Returns the first token of the value that ends before a comma.
fn first_item(text: &str, fault: &Fault) -> Option<Token> {
    if fault.token.kind != Kind::Comma {
        return None;
    }
    fault.value.map(|value| visible(text, value.start))
}

/// Returns the first bracket from `first` on that closes no bracket of the statement.
fn unopened(text: &str, fault: &Fault, first: Token) -> Option<Bracket> {
    let mut open: Vec<Bracket> = fault.open.iter().map(|open| open.bracket).collect();
    let mut next = first;
    loop {
        match next.kind {
            Kind::Open(bracket) => open.push(bracket),
            Kind::Close(bracket) if open.last() == Some(&bracket) => {
                open.pop();
            }
            Kind::Close(bracket) => return Some(bracket),
            Kind::Comment | Kind::Newline | Kind::End => return None,
            _ => {}
        }
        next = visible(text, next.end);
    }
}

/// ```toml
/// id = { type = "string" doc = "The id." }
/// ```
pub(super) fn missing_comma(fault: &Fault) -> Slip {
    let at = fault.before.end;
    let (what, name) = match fault.open.last().map(|open| open.bracket) {
        Some(Bracket::Square) => ("items of the list", "list"),
        _ => ("entries of the table", "table"),
    };
    let is_adjacent = at == fault.token.start;
    let comma = if is_adjacent { ", " } else { "," };
    Slip::new(
        fault.token.range(),
        format!("a comma is missing between two {what}"),
    )
    .help(format!("separate the entries of a {name} with `,`"))
    .edit(at..at, comma)
}

/// ```toml
/// any_of = [["email",, "mobile"]]
/// ```
pub(super) fn extra_comma(fault: &Fault) -> Slip {
    Slip::new(fault.token.range(), "the comma here follows no value")
        .help("remove it")
        .edit(fault.token.range(), "")
}

/// ```toml
/// retry = "safe",
/// ```
pub(super) fn comma_after_statement(text: &str, fault: &Fault) -> Slip {
    let token = fault.token;
    let next = visible(text, token.end);
    let slip = |message| Slip::new(token.range(), message);
    if next.is_line_end() {
        return slip("a statement does not end in a comma")
            .help("remove the comma")
            .edit(token.range(), "");
    }
    let is_digit = |at: Option<&u8>| at.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    let before = token.start.checked_sub(1).and_then(|at| bytes.get(at));
    if is_digit(before) && is_digit(bytes.get(token.end)) {
        return slip("a number does not contain commas")
            .help("separate thousands with `_`")
            .edit(token.range(), "_");
    }
    let slip = slip("a comma follows the value")
        .help("enclose a list in `[…]`, and begin a new line for the next key");
    match fault.value {
        Some(value) => {
            let end = line_tokens(text, token.end).last().unwrap_or(token).end;
            let list = format!("[{}]", &text[value.start..end]);
            slip.edit(value.start..end, list)
        }
        None => slip,
    }
}
