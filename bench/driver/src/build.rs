//! `cargo xtask bench build`.

mod alone;
mod cold;
mod edit;
mod program;

use crate::cargo::Mode;
use crate::store::{self, Results};
use crate::{document, expansion, generate, versions};

/// How often each is measured, in turn with the others.
pub(crate) const ROUNDS: usize = 5;

type Measure = fn(&mut Results) -> Result<(), String>;

/// What can be measured by itself: its name, and what its figures begin with.
const PARTS: [(&str, &[&str], Measure); 7] = [
    (
        "expansion",
        &["expansion.", "tokens", "operations"],
        expansion::measure,
    ),
    ("debug", &["debug."], |results| {
        alone::measure(results, Mode::Debug)
    }),
    ("release", &["release.", "rlib."], |results| {
        alone::measure(results, Mode::Release)
    }),
    ("check", &["check."], |results| {
        alone::measure(results, Mode::Check)
    }),
    ("program", &["program.", "packages."], program::measure),
    ("edit", &["edit."], edit::measure),
    ("cold", &["cold."], cold::measure),
];

/// Measures all that has to do with building, or those parts of it.
pub(crate) fn run(names: &[&str]) -> Result<String, String> {
    if let Some(name) = names
        .iter()
        .find(|name| !PARTS.iter().any(|part| part.0 == **name))
    {
        let known = PARTS.map(|(name, ..)| name).join(", ");
        return Err(format!("no part `{name}`; there are: {known}"));
    }
    generate::all()?;
    for (name, prefixes, measure) in PARTS {
        if !names.is_empty() && !names.contains(&name) {
            continue;
        }
        let mut measured = Results::default();
        measure(&mut measured)?;
        // What was measured stands, if a later part fails.
        let mut results = store::load_or_empty("build")?;
        results.versions = versions::read()?;
        results
            .samples
            .retain(|key, _| !prefixes.iter().any(|prefix| key.starts_with(prefix)));
        results.samples.extend(measured.samples);
        store::save("build", &results)?;
    }
    document::write()
}
