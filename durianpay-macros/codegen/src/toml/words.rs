//! Words where a value is due: strings without quotes, and values of other notations.

use super::fault::{Fault, FaultKind};
use super::lines::next_line;
use super::slip::{Slip, short};
use super::tokens::{Bracket, Kind, Token, line_length, line_tokens, token, visible};

/// ```toml
/// id  = string
/// doc = Reads an order.
/// ```
pub(super) fn bare(text: &str, fault: &Fault) -> Slip {
    let word = fault.token.text(text);
    if let Some(slip) = other_value(fault.token, word) {
        return slip;
    }
    if let Some(slip) = list_type(text, fault) {
        return slip;
    }
    let words = extent(text, fault);
    let shown = short(words.text(text));
    if is_number(word) && words == fault.token {
        let message = format!("`{shown}` is neither a number nor a date");
        return Slip::new(words.range(), message)
            .help(format!("write a string in quotes, `\"{shown}\"`"))
            .edit(words.range(), quoted(words.text(text)));
    }
    unquoted(text, words)
}

/// ```toml
/// doc = The order's id.
/// ```
///
/// Returns the slip of a value that is a line of text with apostrophes.
pub(super) fn bare_line(text: &str, fault: &Fault) -> Option<Slip> {
    let line = rest_of_line(text, fault.token.start);
    let is_text = fault.kind == FaultKind::BareText && fault.open.is_empty();
    let start = fault.token.start;
    let end = start + line.len();
    (is_text && !line.contains(['"', '='])).then(|| unquoted(text, Token { end, ..fault.token }))
}

fn unquoted(text: &str, words: Token) -> Slip {
    let quoted_text = quoted(words.text(text));
    Slip::new(
        words.range(),
        format!("`{}` is a string without quotes", short(words.text(text))),
    )
    .help(format!("write `{}`", short(&quoted_text)))
    .edit(words.range(), quoted_text)
}

fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) {
        format!("'{text}'")
    } else {
        format!("\"{text}\"")
    }
}

fn is_number(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first))
        && word
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"+-._eE".contains(&byte))
}

/// ```toml
/// live    = True
/// default = null
/// ```
fn other_value(token: Token, word: &str) -> Option<Slip> {
    let slip = |message| Slip::new(token.range(), message);
    match word {
        "null" | "Null" | "NULL" | "nil" | "None" | "undefined" | "~" => Some(
            slip(format!("TOML has no `{word}`"))
                .help("remove the key; a field that may be null has `nullable = true`"),
        ),
        "True" | "TRUE" | "False" | "FALSE" => {
            let lower = word.to_ascii_lowercase();
            Some(
                slip(format!("`{word}` is not a boolean"))
                    .help(format!("write `{lower}`"))
                    .edit(token.range(), lower),
            )
        }
        "yes" | "Yes" | "on" | "On" => Some(ambiguous(token, word, "true")),
        "no" | "No" | "off" | "Off" => Some(ambiguous(token, word, "false")),
        _ => None,
    }
}

fn ambiguous(token: Token, word: &str, boolean: &str) -> Slip {
    Slip::new(token.range(), format!("`{word}` is not a value")).help(format!(
        "write `{boolean}` for a boolean, or `\"{word}\"` for a string"
    ))
}

/// ```toml
/// items   = [Item]
/// labels? = {string}?
/// ```
fn list_type(text: &str, fault: &Fault) -> Option<Slip> {
    let [open] = fault.open.as_slice() else {
        return None;
    };
    let close = visible(text, fault.token.end);
    let is_alone = fault.before.start == open.at && close.kind == Kind::Close(open.bracket);
    if !is_alone || open.bracket != Bracket::Square {
        return None;
    }
    let after = token(text, close.end);
    let end = if after.text(text) == "?" {
        after.end
    } else {
        close.end
    };
    let ty = text.get(open.at..end)?;
    let word = fault.token.text(text);
    let slip = Slip::new(open.at..end, format!("`{word}` is a string without quotes"));
    let is_type = after.end == end && end > close.end || word.starts_with(char::is_uppercase);
    Some(if is_type {
        slip.help(format!(
            "write `\"{ty}\"` for a type, or `[\"{word}\"]` for a list of strings"
        ))
        .edit(open.at..end, format!("\"{ty}\""))
    } else {
        slip.help(format!(
            "write `[\"{word}\"]` for a list of strings, or `\"{ty}\"` for a type"
        ))
    })
}

/// ```toml
/// labels = {string}?
/// ```
pub(super) fn map_type(text: &str, fault: &Fault) -> Option<Slip> {
    let open = fault.open.last()?;
    let is_alone = fault.before.kind == Kind::Word && visible(text, open.at + 1) == fault.before;
    if !is_alone || fault.token.kind != Kind::Close(Bracket::Brace) {
        return None;
    }
    let after = token(text, fault.token.end);
    let end = if after.text(text) == "?" {
        after.end
    } else {
        fault.token.end
    };
    let ty = text.get(open.at..end)?;
    Some(
        Slip::new(open.at..end, format!("`{ty}` is a string without quotes"))
            .help(format!("write `\"{ty}\"` for a type"))
            .edit(open.at..end, format!("\"{ty}\"")),
    )
}

/// Returns the words of a string without quotes, up to a comma or bracket, the next
/// key, a comment or the end of the line.
fn extent(text: &str, fault: &Fault) -> Token {
    let first = fault.token;
    let mut end = first.end;
    let mut before_last = first.end;
    let is_outside = fault.open.is_empty();
    for next in line_tokens(text, first.end) {
        match next.kind {
            Kind::Word => {}
            Kind::Equals => {
                end = before_last;
                break;
            }
            Kind::Text(..) if !is_outside => break,
            _ if is_outside => {}
            _ => break,
        }
        before_last = end;
        end = next.end;
    }
    Token { end, ..first }
}

/// Returns the text of the line from `at`, without a comment.
pub(super) fn rest_of_line(text: &str, at: usize) -> &str {
    let end = at + line_length(&text[at..]);
    debug_assert!(end <= next_line(text, at), "a line ends before the next");
    let last = line_tokens(text, at).last();
    &text[at..last.map_or(at, |last| last.end).min(end)]
}
