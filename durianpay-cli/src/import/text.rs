//! Formats tables as TOML, in the layout of the files in `spec/`.

use super::table::{Item, Table};
use std::fmt::Write as _;
use toml_writer::{ToTomlKey as _, ToTomlValue as _, TomlKeyBuilder, TomlStringBuilder};

/// The maximum length of a line. A longer row becomes a separate table.
const WIDTH: usize = 140;

/// The line width of comments.
const COMMENT_WIDTH: usize = 118;

/// The width of the separator above an endpoint.
const RULE_WIDTH: usize = 79;

/// The order of keys in a table. Unlisted keys come last.
const ORDER: [&str; 72] = [
    "http",
    "variant_of",
    "type",
    "scheme",
    "name",
    "prefix",
    "url",
    "key_prefix",
    "plain_http",
    "live",
    "any_of",
    "tag",
    "number",
    "also",
    "nullable",
    "const",
    "default",
    "min",
    "max",
    "min_length",
    "max_length",
    "pattern",
    "style",
    "sensitive",
    "message",
    "evidence",
    "is",
    "code",
    "request_id",
    "request_id_header",
    "unset_request_id",
    "doc",
    "link",
    "event",
    "data",
    "subject",
    "path",
    "query",
    "headers",
    "body",
    "content_type",
    "returns",
    "accept",
    "responses",
    "response_headers",
    "envelope",
    "retry",
    "auth",
    "servers",
    "idempotency_header",
    "unset_time",
    "items",
    "skip",
    "cursor",
    "page",
    "link_header",
    "next",
    "last",
    "more",
    "first",
    "pages",
    "limit",
    "total",
    "over",
    "separator",
    "in",
    "amount_text",
    "retry_count",
    "success",
    "retry_minutes",
    "example",
    "deprecated",
];

/// The tables whose entries are written as rows, and the key whose value may replace the whole row.
const ROWS: [(&str, &str); 6] = [
    ("path", "type"),
    ("fields", "type"),
    ("values", "doc"),
    ("members", "type"),
    ("errors", "doc"),
    ("servers", "url"),
];

/// Builds the separator above an endpoint: `# ---- orders.create`.
pub(super) fn rule(title: &str) -> String {
    let dashes = RULE_WIDTH.saturating_sub(title.chars().count() + 3).max(3);
    format!("# {} {title}\n\n", "-".repeat(dashes))
}

/// Formats a comment as a sentence, wrapped into lines.
pub(super) fn comment(text: &str) -> String {
    let mut out = String::new();
    let mut line = String::new();
    for word in sentence(text).split_whitespace() {
        if !line.is_empty() && line.chars().count() + word.chars().count() + 3 > COMMENT_WIDTH {
            let _ = writeln!(out, "# {line}");
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        // TOML allows no control characters in a comment.
        line.extend(word.chars().filter(|character| !character.is_control()));
    }
    let _ = writeln!(out, "# {line}");
    out
}

fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    let mut sentence: String = first.into_iter().chain(characters).collect();
    if !sentence.ends_with(['.', '!', '?', ':']) {
        sentence.push('.');
    }
    sentence
}

/// Writes a table with its header and nested tables, followed by a blank line.
pub(super) fn node(out: &mut String, header: &[&str], table: &Table) {
    for remark in &table.remarks {
        out.push_str(&comment(remark));
    }
    let mut plain = Vec::new();
    let mut nested = Vec::new();
    for (key, item) in sorted(table) {
        match item {
            Item::Table(inner) => nested.push((key, inner)),
            item => plain.push((key, item)),
        }
    }
    let inline: Vec<(String, String)> = nested
        .iter()
        .filter(|(key, _)| *key == "path")
        .filter_map(|(key, inner)| {
            let text = inline_rows(inner, "type")?;
            (key.len() + text.len() < WIDTH).then(|| ((*key).to_owned(), text))
        })
        .collect();
    // A table that contains only other tables needs no header.
    let has_header = !plain.is_empty() || !inline.is_empty() || nested.is_empty();
    if has_header {
        let _ = writeln!(out, "[{}]", path(header));
        entries(out, &plain, &inline);
        out.push('\n');
    }
    for (key, inner) in nested {
        if inline.iter().any(|(done, _)| done == key) {
            continue;
        }
        let header: Vec<&str> = header.iter().copied().chain([key]).collect();
        match row_key(key) {
            Some(main) => rows(out, &header, inner, main),
            None => node(out, &header, inner),
        }
    }
}

fn row_key(key: &str) -> Option<&'static str> {
    ROWS.iter()
        .find(|(name, _)| *name == key)
        .map(|(_, main)| *main)
}

/// Writes entries with aligned equals signs.
fn entries(out: &mut String, plain: &[(&str, &Item)], inline: &[(String, String)]) {
    let mut lines: Vec<(&str, String)> = Vec::new();
    for (key, item) in plain {
        lines.push((key, value(item)));
    }
    for (key, text) in inline {
        let at = lines.iter().position(|(other, _)| rank(other) > rank(key));
        lines.insert(at.unwrap_or(lines.len()), (key, text.clone()));
    }
    let keys: Vec<String> = lines.iter().map(|(name, _)| key(name)).collect();
    let width = keys
        .iter()
        .map(|key| key.chars().count())
        .max()
        .unwrap_or(0);
    for (key, (_, text)) in keys.iter().zip(&lines) {
        let _ = writeln!(out, "{key:width$} = {text}");
    }
}

/// Builds an inline table such as `{ id = "OrderId" }`, or `None` if a row needs a comment above
/// it.
fn inline_rows(table: &Table, main: &str) -> Option<String> {
    let rows: Option<Vec<String>> = table
        .entries
        .iter()
        .map(|(name, item)| {
            let has_remark = matches!(item, Item::Table(table) if !table.remarks.is_empty());
            let text = row(item, main);
            (!has_remark && !text.contains('\n')).then(|| format!("{} = {text}", key(name)))
        })
        .collect();
    Some(format!("{{ {} }}", rows?.join(", ")))
}

/// Writes one row per line. From the first row that is too long, separate tables are used: in TOML
/// rows must precede tables, and the order is significant.
fn rows(out: &mut String, header: &[&str], table: &Table, main: &str) {
    for remark in &table.remarks {
        out.push_str(&comment(remark));
    }
    let lines: Vec<(String, String)> = table
        .entries
        .iter()
        .map(|(name, item)| (key(name), row(item, main)))
        .take_while(|(key, text)| !text.contains('\n') && key.len() + text.len() + 3 <= WIDTH)
        .collect();
    // If all rows are separate tables, no header is needed.
    let are_tables = lines.is_empty() && !table.entries.is_empty();
    if !are_tables {
        let _ = writeln!(out, "[{}]", path(header));
    }
    let width = lines
        .iter()
        .map(|(key, _)| key.chars().count())
        .max()
        .unwrap_or(0);
    for ((key, text), (_, item)) in lines.iter().zip(&table.entries) {
        if let Item::Table(table) = item {
            for remark in &table.remarks {
                out.push_str(&comment(remark));
            }
        }
        let _ = writeln!(out, "{key:width$} = {text}");
    }
    if !are_tables {
        out.push('\n');
    }
    for (name, item) in &table.entries[lines.len()..] {
        let header: Vec<&str> = header.iter().copied().chain([name.as_str()]).collect();
        node(out, &header, &whole(item, main));
    }
}

/// Builds a row as a table, even if it is written as the value of its main key.
fn whole(item: &Item, main: &str) -> Table {
    match item {
        Item::Table(table) => table.clone(),
        short => {
            let mut table = Table::default();
            table.set(main, short.clone());
            table
        }
    }
}

fn row(item: &Item, main: &str) -> String {
    let Item::Table(table) = item else {
        return value(item);
    };
    match sorted(table).as_slice() {
        [] if main == "doc" => "\"\"".to_owned(),
        [(key, item)] if *key == main => value(item),
        _ => inline(table),
    }
}

/// Returns the entries in the order of keys, without an empty `doc`.
fn sorted(table: &Table) -> Vec<(&str, &Item)> {
    let mut entries: Vec<(&str, &Item)> = table
        .entries
        .iter()
        .filter(|(key, item)| !(key == "doc" && *item == Item::Text(String::new())))
        .map(|(key, item)| (key.as_str(), item))
        .collect();
    entries.sort_by_key(|(key, _)| rank(key));
    entries
}

fn rank(key: &str) -> usize {
    ORDER
        .iter()
        .position(|known| *known == key)
        .unwrap_or(ORDER.len())
}

fn value(item: &Item) -> String {
    match item {
        Item::Text(text) => TomlStringBuilder::new(text).as_default().to_toml_value(),
        Item::Integer(integer) => integer.to_toml_value(),
        Item::Boolean(boolean) => boolean.to_toml_value(),
        Item::List(items) => {
            let items: Vec<String> = items.iter().map(value).collect();
            format!("[{}]", items.join(", "))
        }
        Item::Table(table) => inline(table),
    }
}

fn inline(table: &Table) -> String {
    let entries: Vec<String> = sorted(table)
        .iter()
        .map(|(name, item)| format!("{} = {}", key(name), value(item)))
        .collect();
    if entries.is_empty() {
        "{}".to_owned()
    } else {
        format!("{{ {} }}", entries.join(", "))
    }
}

fn key(name: &str) -> String {
    TomlKeyBuilder::new(name).as_default().to_toml_key()
}

fn path(header: &[&str]) -> String {
    let keys: Vec<String> = header.iter().map(|name| key(name)).collect();
    keys.join(".")
}
