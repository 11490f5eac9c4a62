//! Links in Markdown files must point to existing files, headings and pages of docs.rs, and the
//! commands that they name must exist.

use super::destinations::{commands, docs_rs};
use super::headings::anchors;
use clap::Command;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn all_links_of_the_docs_can_be_resolved() {
    let pages = pages(&xtask::shipped::root());
    assert!(pages.len() > 20, "only {} pages were found", pages.len());
    let programs = [commands::durianpay(), commands::xtask()];
    let broken: Vec<String> = pages
        .iter()
        .flat_map(|page| broken_links(page, &programs))
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Lists the Markdown files of a folder. Those below `src` are skipped: they are parts of pages, or
/// guides whose links rustdoc checks.
pub(super) fn pages(folder: &Path) -> Vec<PathBuf> {
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

/// Lists the links of a page that cannot be resolved.
fn broken_links(page: &Path, programs: &[Command]) -> Vec<String> {
    let text = fs::read_to_string(page).unwrap();
    let folder = page.parent().unwrap();
    let commands = programs.iter();
    let commands = commands.flat_map(|program| commands::problems(&text, program));
    let mut broken: Vec<String> = commands
        .map(|problem| format!("{}: {problem}", page.display()))
        .collect();
    for target in targets(&prose(&text)) {
        if target.contains("://") || target.starts_with("mailto:") {
            let problem = docs_rs::problem(target);
            broken.extend(problem.map(|problem| format!("{}: {problem}", page.display())));
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
        } else if !anchor.is_empty()
            && !anchors(&fs::read_to_string(&file).unwrap_or_default()).contains(anchor)
        {
            broken.push(format!("{}: no heading `{target}`", page.display()));
        }
    }
    broken
}

/// Removes code blocks and inline code from a page.
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

/// Lists the targets of all links.
fn targets(prose: &str) -> Vec<&str> {
    let links = prose.split("](").skip(1);
    let targets = links.filter_map(|rest| rest.split_once(')'));
    targets.map(|(target, _)| target).collect()
}

#[test]
fn a_broken_link_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.md");
    let text = "# A page: `x`\n[a](#a-page-x) [b](#b) [c](none.md) `[d](none.md)` [`e`](page.md#none)\n\
                ```\n[f](none.md)\n# not a heading\n```\n[g](https://example.com/none)\n\
                [h](https://docs.rs/durianpay-none) and `durianpay spec none`, `cargo xtask none`\n";
    fs::write(&page, text).unwrap();
    let broken = broken_links(&page, &[commands::durianpay(), commands::xtask()]);
    let targets: Vec<&str> = broken
        .iter()
        .filter_map(|problem| problem.split('`').nth(1))
        .collect();
    assert_eq!(
        targets,
        [
            "durianpay spec none",
            "cargo xtask none",
            "#b",
            "none.md",
            "page.md#none",
            "https://docs.rs/durianpay-none",
        ]
    );
}
