//! The features of the generators, which `bench/compare/features.toml` states with a source for each.

use super::generators::{GENERATORS, OWN_FILES};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use xtask::gallery::APIS;

const TEXT: &str = include_str!("../../../compare/features.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Features {
    /// The day on which the sources were read.
    date: String,
    source: BTreeMap<String, Source>,
    feature: Vec<Feature>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    title: String,
    url: String,
}

#[derive(Debug, Deserialize)]
struct Feature {
    name: String,
    #[serde(flatten)]
    cells: BTreeMap<String, Cell>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cell {
    is: String,
    source: String,
    /// APIs of the gallery whose calls show it.
    #[serde(default)]
    shown: Vec<String>,
}

/// Renders the table and its sources. Returns an error if a cell, its source or an API is missing.
pub(crate) fn render() -> Result<String, String> {
    let features: Features =
        toml::from_str(TEXT).map_err(|error| format!("bench/compare/features.toml: {error}"))?;
    let generators = || GENERATORS.iter().filter(|one| one.name != OWN_FILES);
    let titles = generators().map(|generator| generator.title);
    let mut text = format!("| | {} |\n", titles.collect::<Vec<_>>().join(" | "));
    let _ = writeln!(text, "|---|{}", "---|".repeat(generators().count()));
    // The numbers of the notes are the places in the order of the names.
    let number = |source: &str| features.source.keys().position(|key| key == source);
    for feature in &features.feature {
        let mut row = format!("| {} |", feature.name);
        for generator in generators() {
            let cell = feature.cells.get(generator.name);
            let cell =
                cell.ok_or_else(|| format!("`{}` has no `{}`", feature.name, generator.name))?;
            let number = number(&cell.source)
                .ok_or_else(|| format!("there is no source `{}`", cell.source))?;
            let _ = write!(row, " {} [{}]{} |", cell.is, number + 1, shown(cell)?);
        }
        let _ = writeln!(text, "{row}");
    }
    let _ = write!(text, "\nSources, read on {}:\n\n", features.date);
    for (index, source) in features.source.values().enumerate() {
        let _ = writeln!(text, "{}. [{}]({})", index + 1, source.title, source.url);
    }
    Ok(text)
}

/// Names the APIs that show a feature.
fn shown(cell: &Cell) -> Result<String, String> {
    let title = |name: &String| {
        let mut all = APIS.iter();
        let api = all.find(|api| api.name == *name);
        api.map(|api| api.title)
            .ok_or_else(|| format!("the gallery has no `{name}`"))
    };
    let titles: Vec<&str> = cell.shown.iter().map(title).collect::<Result<_, _>>()?;
    if titles.is_empty() {
        return Ok(String::new());
    }
    Ok(format!(" ({})", titles.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_known_of_every_generator() {
        let text = render().unwrap();
        assert!(text.starts_with("| | this repository |"), "{text}");
    }
}
