//! Keys and headers.

use super::brackets;
use super::fault::{Fault, FaultKind};
use super::habits;
use super::lines::begins_statement;
use super::slip::{Slip, short};
use super::tokens::{Bracket, Kind, Token, line_tokens, token, visible};
use super::words::{self, rest_of_line};

/// ```toml
/// endpoint/orders = "string"
/// ```
pub(super) fn character(text: &str, fault: &Fault) -> Slip {
    let word = fault.token.text(text);
    let odd = word
        .chars()
        .find(|next| !next.is_ascii_alphanumeric() && !"-_.".contains(*next))
        .unwrap_or_default();
    let slip = Slip::new(
        fault.token.range(),
        format!("a key without quotes contains `{odd}`"),
    );
    slip.help(format!(
        "use only ASCII letters, digits, `-` and `_`, or quote the key, `\"{}\"`",
        short(word)
    ))
    .edit(fault.token.range(), format!("\"{word}\""))
}

/// ```toml
/// [type.]
/// = "string"
/// ```
pub(super) fn missing(text: &str, start: usize, fault: &Fault) -> Slip {
    let token = fault.token;
    let slip = |message| Slip::new(token.range(), message);
    match token.kind {
        Kind::Close(bracket) if fault.open.is_empty() && token.start == start => {
            brackets::extra_close(text, fault, bracket)
        }
        Kind::Close(bracket) if is_mismatch(fault, bracket) => {
            brackets::mismatch(text, fault, bracket)
                .unwrap_or_else(|| brackets::extra_close(text, fault, bracket))
        }
        Kind::Comma if !fault.open.is_empty() => brackets::extra_comma(fault),
        Kind::Comma if token.start == start => slip("a statement does not begin with a comma")
            .help("remove the comma")
            .edit(token.range(), ""),
        Kind::Word => slip("a part of the key is missing beside a dot")
            .help("write a name between two dots, or remove the dot"),
        Kind::Open(Bracket::Brace) if fault.open.is_empty() => {
            slip("a table in braces needs a key").help("write `key = { … }`")
        }
        Kind::Open(_) => slip("an entry of a table needs a key").help("write `key = value`"),
        Kind::Equals => slip("a key is needed before the `=`").help("write `key = value`"),
        _ if token.is_line_end() || matches!(token.kind, Kind::Close(_)) => {
            Slip::new(fault.before.range(), "a name is missing")
                .help("write a header as `[table.name]`, and an entry as `key = value`")
        }
        _ => slip("a key is needed").help("write `key = value`"),
    }
}

fn is_mismatch(fault: &Fault, bracket: Bracket) -> bool {
    fault
        .open
        .last()
        .is_some_and(|open| open.bracket != bracket)
}

/// ```toml
/// retry "never"
/// ```
pub(super) fn after(text: &str, start: usize, fault: &Fault) -> Slip {
    let token = fault.token;
    if token.kind == Kind::Close(Bracket::Square) && fault.open.is_empty() {
        return Slip::new(
            token.range(),
            "the `[` before the name of the header is missing",
        )
        .help("write a header as `[table.name]`")
        .edit(start..start, "[");
    }
    let ends = token.is_line_end() || matches!(token.kind, Kind::Comma | Kind::Close(_));
    if ends {
        return without_value(text, start, fault);
    }
    if is_two_words(text, fault) {
        let key = &text[fault.before.start..token.end];
        return Slip::new(
            fault.before.start..token.end,
            format!("the key `{}` contains a space", short(key)),
        )
        .help(format!(
            "quote the key, `\"{}\"`, or remove the space",
            short(key)
        ));
    }
    if let Some(slip) = habits::prose(text, start, fault).filter(|_| !is_value(text, token)) {
        return slip;
    }
    let key = short(fault.before.text(text));
    Slip::new(
        fault.before.range(),
        format!("the `=` after the key `{key}` is missing"),
    )
    .help("write `key = value`")
    .edit(fault.before.end..token.start, " = ")
}

/// Checks whether the line consists of one value from `token` on.
fn is_value(text: &str, token: Token) -> bool {
    line_tokens(text, token.start).count() == 1 && matches!(token.kind, Kind::Text(..))
}

/// ```toml
/// customer id = "string"
/// ```
fn is_two_words(text: &str, fault: &Fault) -> bool {
    let is_word = |token: Token| matches!(token.kind, Kind::Word);
    is_word(fault.before) && is_word(fault.token) && begins_statement(text, fault.token.start)
}

/// ```toml
/// retry
/// ```
fn without_value(text: &str, start: usize, fault: &Fault) -> Slip {
    let key = short(fault.before.text(text));
    let other = brackets::missing_list(text, fault).or_else(|| words::map_type(text, fault));
    if let Some(slip) = other {
        return slip;
    }
    if !fault.open.is_empty() {
        return Slip::new(
            fault.before.range(),
            format!("the key `{key}` has no value"),
        )
        .help("write `key = value`, or enclose a list in `[…]`");
    }
    let line = rest_of_line(text, start);
    let first = token(text, start);
    if fault.kind == FaultKind::AfterKey && fault.token.kind == Kind::Comma {
        return Slip::new(
            first.range(),
            format!("`{}` is not a statement", short(line)),
        )
        .help("write `key = value`, or enclose the items of a list in `[…]`");
    }
    Slip::new(
        fault.before.range(),
        format!("the key `{key}` has no value"),
    )
    .help("write `key = value`, or begin a comment with `#`")
}

/// ```toml
/// [type.Order
/// [type Order]
/// ```
pub(super) fn after_name(text: &str, start: usize, fault: &Fault) -> Slip {
    let token = fault.token;
    let open = visible(text, start);
    let is_double = text[start..].starts_with("[[");
    let end = fault.before.end;
    if token.is_line_end() && is_double {
        let close = if matches!(fault.before.kind, Kind::Close(_)) {
            "]"
        } else {
            "]]"
        };
        return Slip::new(start..start + 2, "the `[[` here is not closed in its line")
            .help("write a header with one pair of brackets, `[table.name]`")
            .edit(start..start + 1, "")
            .edit(end..end, close);
    }
    if token.is_line_end() {
        return Slip::new(open.range(), "the `[` here is not closed in its line")
            .help("end the header with `]`")
            .edit(end..end, "]");
    }
    let shown = short(token.text(text));
    let slip = Slip::new(
        token.range(),
        format!("`{shown}` follows the name in the header"),
    );
    match token.kind {
        Kind::Word | Kind::Text(..) => slip
            .help(
                "separate the names of a header with dots, and quote a name with other characters",
            )
            .edit(end..token.start, "."),
        Kind::Close(_) => slip
            .help("end the header with `]`")
            .edit(token.range(), "]"),
        _ => slip.help("write a header as `[table.name]`"),
    }
}
