//! Rust code in the guides is as narrow as formatted code, since docs.rs cuts longer lines off.

use super::links::pages;
use std::fs;

/// The width of rustfmt.
const MOST_COLUMNS: usize = 100;

#[test]
fn code_of_the_guides_fits_into_the_page() {
    let mut wide = Vec::new();
    for page in pages(&xtask::shipped::root()) {
        let text = fs::read_to_string(&page).unwrap();
        wide.extend(wide_lines(&text).map(|line| format!("{}: {line}", page.display())));
    }
    assert!(wide.is_empty(), "{}", wide.join("\n"));
}

/// Returns the lines of Rust code that are too long.
fn wide_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut language = None;
    text.lines().filter(move |line| {
        if let Some(opened) = line.strip_prefix("```") {
            language = language.is_none().then(|| opened.to_owned());
        }
        let is_rust = language.as_deref().is_some_and(|it| it.starts_with("rust"));
        is_rust && line.chars().count() > MOST_COLUMNS
    })
}

#[test]
fn only_wide_lines_of_rust_are_found() {
    let wide = "x".repeat(MOST_COLUMNS + 1);
    let text = format!("{wide}\n```rust\nlet a = 1;\n{wide}\n```\n{wide}\n```toml\n{wide}\n```\n");
    assert_eq!(wide_lines(&text).collect::<Vec<_>>(), [&wide]);
}
