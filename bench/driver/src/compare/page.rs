//! Writes `docs/comparison.md` from the results and the features.

use super::features;
use super::generators::{GENERATORS, Generator, OWN, OWN_FILES};
use super::results::{self, Compared, Edit, Outcome, Subject};
use super::subjects::{MODES, SHARED};
use crate::cargo::Mode;
use crate::store::divide;
use std::fmt::Write as _;
use std::fs;
use xtask::gallery::{APIS, Api};
use xtask::shipped::root;

const PATH: &str = "docs/comparison.md";
const HEAD: &str = include_str!("page/head.md");
const FIGURES: &str = include_str!("page/figures.md");
const TAIL: &str = include_str!("page/tail.md");

/// Shown where nothing was measured.
const NONE: &str = "–";

/// Writes the page.
pub(crate) fn write() -> Result<String, String> {
    fs::write(root().join(PATH), current()?).map_err(|error| format!("{PATH}: {error}"))?;
    Ok(format!("{PATH} written"))
}

fn current() -> Result<String, String> {
    let compared = results::load()?;
    let mut text = HEAD.to_owned();
    text.push_str(&features::render()?);
    text.push_str(FIGURES);
    text.push_str(&figures(&compared));
    text.push_str("\n### Ratios\n\nIn parentheses: the ratio to the bindings as files.\n\n");
    text.push_str(&ratios(&compared));
    if let Some(edit) = &compared.edit {
        text.push_str(&edited(edit));
    }
    text.push_str(TAIL);
    for (name, version) in &compared.versions {
        let _ = writeln!(text, "- {name} {version}");
    }
    Ok(text)
}

/// The APIs of the comparison, in the order of the gallery.
fn shared() -> impl Iterator<Item = &'static Api> {
    APIS.iter().filter(|api| SHARED.contains(&api.name))
}

fn figures(compared: &Compared) -> String {
    let mut text = "| Document | Generator | Lines | `cargo check` | debug build | release build | peak memory |\n\
                    |---|---|--:|--:|--:|--:|--:|\n"
        .to_owned();
    for api in shared() {
        for generator in &GENERATORS {
            let Some(subject) = compared.subject(api.name, generator.name) else {
                continue;
            };
            let _ = writeln!(
                text,
                "| {} | {} | {} |",
                api.title,
                generator.title,
                cells(subject)
            );
        }
    }
    text
}

/// Describes the cost of an edit.
fn edited(edit: &Edit) -> String {
    let Edit {
        lines,
        operations,
        processor,
    } = edit;
    let seconds = divide(*processor, 1_000_000);
    format!(
        "\n### Edits\n\nAn incremental `cargo check` after an edit of the spec of all of GitHub, {lines} lines, of which a program binds \
         {operations} operations with `only`, takes {seconds:.2} s of rustc and the macro in it, which is not optimised.\n"
    )
}

/// Returns the cells of a subject after its names.
fn cells(subject: &Subject) -> String {
    if let Some(reason) = &subject.failed {
        let reason = reason.replace('|', "\\|").replace('`', "'");
        return format!("{NONE} | no bindings: `{reason}` | {NONE} | {NONE} | {NONE}");
    }
    let lines = subject
        .lines
        .map_or_else(|| NONE.to_owned(), |lines| lines.to_string());
    let [check, debug, release] = MODES.map(|mode| match subject.of(mode) {
        None => NONE.to_owned(),
        Some(Outcome::Failed { failed }) => failed.clone(),
        Some(Outcome::Took { processor, .. }) => format!("{:.1} s", seconds(*processor)),
    });
    let memory = MODES.iter().filter_map(|mode| match subject.of(*mode)? {
        Outcome::Took { memory, .. } => Some(*memory),
        Outcome::Failed { .. } => None,
    });
    let memory = memory.max().map_or_else(
        || NONE.to_owned(),
        |memory| format!("{} MB", memory.div_ceil(1_000_000)),
    );
    format!("{lines} | {check} | {debug} | {release} | {memory}")
}

fn seconds(microseconds: u64) -> f64 {
    divide(microseconds, 1_000_000)
}

/// Shows how many times as much as this repository each other generator needs.
fn ratios(compared: &Compared) -> String {
    let others: Vec<_> = GENERATORS.iter().filter(|one| !one.is_own()).collect();
    let titles = others.iter().map(|generator| generator.title);
    let mut text = format!(
        "| `cargo check`, times as long as this repository's | {} |\n|---|",
        titles.collect::<Vec<_>>().join(" | ")
    );
    let _ = writeln!(text, "{}", "--:|".repeat(others.len()));
    for api in shared() {
        let cells = others.iter().map(|other| ratio(compared, api, other));
        let _ = writeln!(
            text,
            "| {} | {} |",
            api.title,
            cells.collect::<Vec<_>>().join(" | ")
        );
    }
    text
}

/// The ratios to bindings by the macro and, in parentheses, as files.
fn ratio(compared: &Compared, api: &Api, other: &Generator) -> String {
    let other = took(compared, api, other.name);
    let to = |own: &str| Some(divide(other?, took(compared, api, own)?));
    match (to(OWN), to(OWN_FILES)) {
        (None, _) => NONE.to_owned(),
        (Some(by_macro), None) => format!("{by_macro:.1}"),
        (Some(by_macro), Some(files)) => format!("{by_macro:.1} ({files:.1})"),
    }
}

fn took(compared: &Compared, api: &Api, generator: &str) -> Option<u64> {
    match compared.subject(api.name, generator)?.of(Mode::Check)? {
        Outcome::Took { processor, .. } => Some(*processor),
        Outcome::Failed { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_matches_its_data() {
        let found = fs::read_to_string(root().join(PATH)).unwrap();
        assert!(
            found.replace("\r\n", "\n") == current().unwrap(),
            "{PATH} does not match its data\n  = help: run `cargo xtask bench comparison`"
        );
    }
}
