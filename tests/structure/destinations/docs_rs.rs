//! URLs of docs.rs, compared with the sources from which its pages are built.

use super::super::headings::anchors;
use super::super::literals::CRATES;
use std::fs;
use std::path::{Path, PathBuf};
use xtask::shipped::root;

/// The root of every URL.
pub(crate) const SITE: &str = "https://docs.rs/";

/// Returns the reason why a URL leads nowhere. Pages of other crates are assumed to exist.
pub(crate) fn problem(url: &str) -> Option<String> {
    let path = url.strip_prefix(SITE)?;
    let (path, anchor) = path.split_once('#').unwrap_or((path, ""));
    let parts: Vec<&str> = path.trim_end_matches('/').split('/').collect();
    let krate = parts[0];
    if !krate.starts_with("durianpay") {
        return None;
    }
    find(&parts, anchor)
        .err()
        .map(|problem| format!("`{url}`: {problem}"))
}

/// Finds the page of a crate, of one of its modules or of an item, and its heading.
fn find(parts: &[&str], anchor: &str) -> Result<(), String> {
    let krate = parts[0];
    let folder = folder(krate).ok_or_else(|| format!("no crate `{krate}`"))?;
    let Some(version) = parts.get(1) else {
        return Ok(());
    };
    if !["latest", env!("CARGO_PKG_VERSION")].contains(version) && !version.starts_with('{') {
        return Err(format!("unknown version `{version}`"));
    }
    match parts.get(2) {
        None => return Ok(()),
        Some(name) if **name == krate.replace('-', "_") => {}
        Some(_) => return Err("no page".to_owned()),
    }
    let mut file = folder.join("src/lib.rs");
    let mut page = crate_page(&file);
    for part in &parts[3..] {
        if *part == "index.html" {
            break;
        }
        if let Some(item) = part.strip_suffix(".html") {
            return find_item(&folder, item);
        }
        (file, page) = find_module(&file, part)?;
    }
    let is_heading = page.is_empty() || anchors(&page).contains(anchor);
    if is_heading || anchor.is_empty() || anchor.starts_with('{') {
        return Ok(());
    }
    Err(format!("no heading `{anchor}`"))
}

/// Returns the folder of a published crate.
fn folder(krate: &str) -> Option<PathBuf> {
    let folders = CRATES.iter().map(|folder| root().join(folder));
    let name = format!("name = \"{krate}\"");
    folders.into_iter().find(|folder| {
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
        manifest.lines().any(|line| line == name)
    })
}

/// Returns the documentation of a crate, which is written in its root file.
fn crate_page(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    let lines = text.lines().filter_map(|line| line.strip_prefix("//!"));
    let lines: Vec<&str> = lines
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    lines.join("\n")
}

/// Returns the file of a public module, and its documentation if that is a guide. A module inside a
/// file has the file that it would have otherwise.
fn find_module(parent: &Path, name: &str) -> Result<(PathBuf, String), String> {
    let text = fs::read_to_string(parent).unwrap_or_default();
    let declaration = format!("pub mod {name}");
    if !has_word(&text, &declaration) {
        return Err(format!("no module `{name}`"));
    }
    let folder = if parent.ends_with("lib.rs") {
        parent.with_file_name("")
    } else {
        parent.with_extension("")
    };
    let guide = fs::read_to_string(folder.join(format!("{name}.md"))).unwrap_or_default();
    Ok((folder.join(format!("{name}.rs")), guide))
}

/// Finds an item by the name of its page: `enum.ErrorKind`.
fn find_item(folder: &Path, page: &str) -> Result<(), String> {
    let item = page.replacen('.', " ", 1);
    let declaration = match item.strip_prefix("macro ") {
        Some(name) => format!("macro_rules! {name}"),
        None => format!("pub {item}"),
    };
    if any_source_has(&folder.join("src"), &declaration) {
        return Ok(());
    }
    Err(format!("no item `{item}`"))
}

fn any_source_has(folder: &Path, declaration: &str) -> bool {
    let mut entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return any_source_has(&path, declaration);
        }
        fs::read_to_string(path).is_ok_and(|text| has_word(&text, declaration))
    })
}

/// Returns whether a text contains `words`, not followed by more of the same name.
fn has_word(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(start, _)| {
        let next = text[start + words.len()..].chars().next();
        !next.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    })
}
