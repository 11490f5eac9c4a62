//! Habits of other notations: colons, comments, items and blocks of YAML and JSON.

use super::fault::{Fault, FaultKind};
use super::lines::{first_token, indentation, next_line};
use super::recovery::indented_end;
use super::slip::{Edit, Slip, short};
use super::tokens::{Bracket, Kind, Token, line_tokens, token, visible};
use super::words::rest_of_line;

/// Returns the slip of a line that is written in another notation, for a statement
/// whose fault is in its key.
pub(super) fn line(text: &str, start: usize, fault: &Fault) -> Option<Slip> {
    if !fault.open.is_empty() || fault.before.kind == Kind::Equals {
        return None;
    }
    comment(text, start).or_else(|| yaml(text, start))
}

/// ```text
/// // Orders.
/// ```
///
/// A comment at `at` that does not begin with `#`.
pub(super) fn comment(text: &str, at: usize) -> Option<Slip> {
    let rest = text.get(at..)?;
    let mark = ["//", "/*", "<!--", "--", ";"]
        .into_iter()
        .find(|mark| rest.starts_with(mark))?;
    if mark == "--" && rest.starts_with("---") {
        return None;
    }
    let slip = Slip::new(at..at + mark.len(), format!("`{mark}` begins no comment"))
        .help("begin each line of a comment with `#`");
    if mark == ";" && visible(text, at + 1).is_line_end() {
        return Some(
            Slip::new(at..at + 1, "a statement does not end in a semicolon")
                .help("remove it")
                .edit(at..at + 1, "")
                .end(next_line(text, at)),
        );
    }
    let close = match mark {
        "/*" => "*/",
        "<!--" => "-->",
        _ => return Some(slip.edit(at..at + mark.len(), "#").end(next_line(text, at))),
    };
    Some(match rest.find(close) {
        Some(end) => {
            let inside = rest[mark.len()..end].trim_end();
            let range = at..at + end + close.len();
            let slip = slip.end(next_line(text, range.end));
            let is_one_line = !inside.contains(['\n', '\r']);
            slip.edits(is_one_line.then(|| (range, format!("#{inside}"))))
        }
        None => slip.end(text.len()),
    })
}

/// ```yaml
/// ---
/// - id
/// ```
fn yaml(text: &str, start: usize) -> Option<Slip> {
    let first = token(text, start);
    let slip = |message| Slip::new(first.range(), message).yaml();
    match first.text(text) {
        "---" | "..." | "%YAML" => Some(
            slip("a TOML file has no document marks")
                .help("remove the line")
                .end(next_line(text, start)),
        ),
        "-" | "*" => Some(
            slip("a list of TOML has no items with dashes")
                .help("write a list as `[…]`, with a comma between two items")
                .end(items_end(text, start)),
        ),
        _ => None,
    }
}

/// Returns the end of the consecutive items, with the lines that belong to them.
fn items_end(text: &str, start: usize) -> usize {
    let outer = indentation(text, start);
    let mut end = next_line(text, start);
    loop {
        end = indented_end(text, end, outer);
        let first = first_token(text, end);
        if !matches!(first.text(text), "-" | "*") {
            return end;
        }
        end = next_line(text, first.start);
    }
}

/// ```text
/// http: "GET /orders"
/// id = { "type": "string" }
/// ```
pub(super) fn colon(text: &str, start: usize, fault: &Fault, end: usize) -> Option<Slip> {
    let word = fault.token.text(text);
    let at = match fault.kind {
        FaultKind::KeyCharacter => word.find(':').filter(|at| *at > 0)?,
        FaultKind::AfterKey if word.starts_with(':') => 0,
        _ => return None,
    };
    let at = fault.token.start + at;
    let rest = rest_of_line(text, at + 1).trim();
    if rest.starts_with('=') {
        return Some(
            Slip::new(at..at + 1, "the colon here is not part of an assignment")
                .help("write `=`")
                .edit(at..at + 1, ""),
        );
    }
    let slip = Slip::new(at..at + 1, "a colon where `=` is needed");
    let is_json = matches!(fault.before.kind, Kind::Text(..)) && fault.kind == FaultKind::AfterKey;
    let slip = if is_json { slip } else { slip.yaml() };
    if rest.is_empty() && fault.open.is_empty() {
        let key = short(text.get(start..at).unwrap_or_default());
        return Some(
            slip.help(format!("write a header, such as `[{key}]`, or `{key} = …`"))
                .end(indented_end(text, end, indentation(text, start))),
        );
    }
    Some(slip.help("write `=`").edits(assignments(text, at, end)))
}

/// Returns the edits that replace the colons of keys from `at` on, and quote the value
/// or remove the comma after it.
fn assignments(text: &str, at: usize, end: usize) -> Vec<Edit> {
    let mut edits = Vec::new();
    let all = replaced_colons(text, at, end);
    if let Some((range, replacement)) = all {
        let without_comma = replacement.strip_suffix(',').map(str::to_owned);
        edits.push((range.clone(), replacement));
        edits.extend(without_comma.map(|replacement| (range, replacement)));
    }
    let value = rest_of_line(text, at + 1);
    let bare = value.trim().trim_end_matches(',');
    if !bare.contains(['"', '\\', '\'']) {
        edits.push((at..at + 1 + value.len(), format!(" = \"{bare}\"")));
    }
    edits
}

/// Returns the text from `at` to the end of the last line of the statement, with `=`
/// for each colon after a key.
fn replaced_colons(text: &str, at: usize, end: usize) -> Option<Edit> {
    let mut replaced = String::new();
    let mut from = at;
    let mut next = token(text, at);
    let mut last = next.end;
    while next.start < end && next.kind != Kind::End {
        let word = next.text(text);
        if next.kind == Kind::Word
            && let Some(colon) = colon_of_key(word)
        {
            let colon = next.start + colon;
            replaced += text.get(from..colon)?;
            let is_apart = text[..colon].ends_with([' ', '\t']);
            replaced += if is_apart { "=" } else { " =" };
            let is_close = !text[colon + 1..].starts_with([' ', '\t']);
            replaced += if is_close { " " } else { "" };
            from = colon + 1;
        }
        if !matches!(next.kind, Kind::Space | Kind::Newline | Kind::Comment) {
            last = next.end;
        }
        next = token(text, next.end);
    }
    replaced += text.get(from..last)?;
    Some((at..last, replaced))
}

/// Returns the place of the colon after a key: at the end of a word, or at its
/// beginning after a quoted key.
fn colon_of_key(word: &str) -> Option<usize> {
    if word.starts_with(':') {
        return Some(0);
    }
    word.strip_suffix(':').map(str::len)
}

/// ```json
/// {"type": {}}
/// ```
///
/// A file that begins with a brace, as no TOML file does.
pub(super) fn json_file(first: Token) -> Option<Slip> {
    (first.kind == Kind::Open(Bracket::Brace)).then(|| {
        Slip::new(first.range(), "the file is JSON, not TOML")
            .help("write the spec in TOML, with headers such as `[type.Order.fields]`")
    })
}

/// ```text
/// A line without an equals sign.
/// ```
pub(super) fn prose(text: &str, start: usize, fault: &Fault) -> Option<Slip> {
    let first = token(text, start);
    let mut words = 0;
    for next in line_tokens(text, start) {
        match next.kind {
            Kind::Word | Kind::Comma | Kind::Text(..) => words += 1,
            _ => return None,
        }
    }
    let is_prose = words >= 3 && fault.open.is_empty() && first.kind == Kind::Word;
    is_prose.then(|| {
        Slip::new(
            first.start..first.start + rest_of_line(text, first.start).len(),
            "the line is neither a header nor `key = value`",
        )
        .help("begin a comment with `#`")
        .end(next_line(text, visible(text, start).start))
    })
}
