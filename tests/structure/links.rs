//! The links of the Markdown files: each leads to a file that exists, and to a heading that it has.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_link_of_the_docs_leads_somewhere() {
    let pages = pages(&xtask::shipped::root());
    assert!(pages.len() > 20, "only {} pages were found", pages.len());
    let broken: Vec<String> = pages.iter().flat_map(|page| broken_links(page)).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Returns the Markdown files of a folder. Those below `src` are parts of pages, or guides whose links
/// rustdoc checks.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_skipped = matches!(&*name, "target" | "src" | "corpus");
        if path.is_dir() && !is_skipped && (!name.starts_with('.') || name == ".github") {
            pages.extend(self::pages(&path));
        } else if path.extension().is_some_and(|extension| extension == "md") {
            pages.push(path);
        }
    }
    pages
}

/// Returns the links of a page that lead nowhere.
fn broken_links(page: &Path) -> Vec<String> {
    let text = fs::read_to_string(page).unwrap();
    let folder = page.parent().unwrap();
    let mut broken = Vec::new();
    for target in targets(&prose(&text)) {
        if target.contains("://") || target.starts_with("mailto:") {
            continue;
        }
        let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
        let file = if path.is_empty() {
            page.to_owned()
        } else {
            folder.join(path)
        };
        if !file.exists() {
            broken.push(format!("{}: no file `{target}`", page.display()));
        } else if !anchor.is_empty() && !anchors(&file).contains(anchor) {
            broken.push(format!("{}: no heading `{target}`", page.display()));
        }
    }
    broken
}

/// Returns a page without its blocks of code and without code in lines.
fn prose(text: &str) -> String {
    let mut prose = String::new();
    let mut is_code = false;
    for line in text.lines() {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        if is_code || is_fence {
            continue;
        }
        // Every second part is code. A label may be code; a target never is.
        let parts = line.split('`').enumerate();
        prose.extend(
            parts
                .filter(|(place, _)| place % 2 == 0)
                .map(|(_, part)| part),
        );
        prose.push('\n');
    }
    prose
}

/// Returns the targets of the links.
fn targets(prose: &str) -> Vec<&str> {
    let links = prose.split("](").skip(1);
    let targets = links.filter_map(|rest| rest.split_once(')'));
    targets.map(|(target, _)| target).collect()
}

/// Returns the anchors of the headings of a page, as GitHub makes them.
fn anchors(page: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(page).unwrap();
    let mut anchors = BTreeSet::new();
    let mut is_code = false;
    for line in text.lines() {
        is_code ^= line.starts_with("```");
        let heading = line.trim_start_matches('#');
        if is_code || heading.len() == line.len() || !heading.starts_with(' ') {
            continue;
        }
        let kept = heading.trim().to_lowercase();
        let kept = kept
            .chars()
            .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
        let anchor: String = kept
            .map(|letter| if letter == ' ' { '-' } else { letter })
            .collect();
        let mut unique = anchor.clone();
        let mut count = 1;
        while !anchors.insert(unique.clone()) {
            unique = format!("{anchor}-{count}");
            count += 1;
        }
    }
    anchors
}

#[test]
fn a_broken_link_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.md");
    let text = "# A page: `x`\n[a](#a-page-x) [b](#b) [c](none.md) `[d](none.md)` [`e`](page.md#none)\n\
                ```\n[f](none.md)\n# not a heading\n```\n[g](https://example.com/none)\n";
    fs::write(&page, text).unwrap();
    let broken = broken_links(&page);
    let targets: Vec<&str> = broken
        .iter()
        .filter_map(|problem| problem.split('`').nth(1))
        .collect();
    assert_eq!(targets, ["#b", "none.md", "page.md#none"]);
}
