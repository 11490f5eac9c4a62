//! Tables as TOML, in the form of the files of `spec/`.

use super::table::{Item, Table};
use std::fmt::Write as _;
use toml_writer::{ToTomlKey as _, ToTomlValue as _, TomlKeyBuilder, TomlStringBuilder};

/// A longer line becomes a table of its own.
const WIDTH: usize = 140;

/// Where comments break.
const COMMENT_WIDTH: usize = 118;

/// Where the rule above an endpoint ends.
const RULE_WIDTH: usize = 79;

/// The order of keys in a table; what is not listed comes last.
const ORDER: [&str; 55] = [
    "http",
    "type",
    "scheme",
    "name",
    "prefix",
    "url",
    "key_prefix",
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
    "returns",
    "envelope",
    "retry",
    "auth",
    "idempotency_header",
    "unset_time",
    "items",
    "skip",
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

/// The tables within a table that are written as rows, with the key for which
/// a row may stand by itself.
const ROWS: [(&str, &str); 5] = [
    ("path", "type"),
    ("fields", "type"),
    ("values", "doc"),
    ("members", "type"),
    ("errors", "doc"),
];

/// `# ---- orders.create`, as it stands above an endpoint.
pub(super) fn rule(title: &str) -> String {
    let dashes = RULE_WIDTH.saturating_sub(title.chars().count() + 3).max(3);
    format!("# {} {title}\n\n", "-".repeat(dashes))
}

/// A comment, a sentence broken into lines.
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

/// A table under its header, with all that is in it, and a blank line after.
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
    let rows_only = plain.is_empty() && nested.iter().any(|(key, _)| row_key(key).is_some());
    if !rows_only {
        let _ = writeln!(out, "[{}]", path(header));
    }
    let inline: Vec<(String, String)> = nested
        .iter()
        .filter(|(key, _)| *key == "path")
        .filter_map(|(key, inner)| {
            let text = inline_rows(inner, "type")?;
            (key.len() + text.len() < WIDTH).then(|| ((*key).to_owned(), text))
        })
        .collect();
    entries(out, &plain, &inline);
    if !rows_only {
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

/// Entries with their equals signs below one another.
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

/// `{ id = "OrderId" }`; none when something has to be said above a row.
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

/// Rows of one line each; from the first that is too long, tables of their own,
/// since in TOML nothing else can follow them and the order counts.
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
    // Where all rows are tables, these say it all.
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

/// A row as a table, also where it is written as its main key alone.
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

/// The entries in the order of keys; an empty `doc` says nothing.
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
