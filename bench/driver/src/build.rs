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

/// What can be measured by itself.
struct Part {
    name: &'static str,
    /// What the names of its figures begin with.
    prefixes: &'static [&'static str],
    rounds: usize,
    /// Builds what the rounds take for granted.
    prepare: fn() -> Result<(), String>,
    /// Takes one sample of each.
    round: Measure,
}

const PARTS: [Part; 7] = [
    Part {
        name: "expansion",
        prefixes: &["expansion.", "tokens", "operations"],
        rounds: ROUNDS,
        prepare: || Ok(()),
        round: expansion::measure,
    },
    Part {
        name: "debug",
        prefixes: &["debug."],
        rounds: ROUNDS,
        prepare: || alone::prepare(Mode::Debug),
        round: |results| alone::measure(results, Mode::Debug),
    },
    Part {
        name: "release",
        prefixes: &["release.", "rlib."],
        rounds: ROUNDS,
        prepare: || alone::prepare(Mode::Release),
        round: |results| alone::measure(results, Mode::Release),
    },
    Part {
        name: "check",
        prefixes: &["check."],
        rounds: ROUNDS,
        prepare: || alone::prepare(Mode::Check),
        round: |results| alone::measure(results, Mode::Check),
    },
    Part {
        name: "program",
        prefixes: &["program.", "packages."],
        rounds: 1,
        prepare: || Ok(()),
        round: program::measure,
    },
    Part {
        name: "edit",
        prefixes: &["edit."],
        rounds: ROUNDS,
        prepare: edit::prepare,
        round: edit::measure,
    },
    Part {
        name: "cold",
        prefixes: &["cold."],
        rounds: ROUNDS,
        prepare: || Ok(()),
        round: cold::measure,
    },
];

/// Measures all that has to do with building, or those parts of it.
pub(crate) fn run(names: &[&str]) -> Result<String, String> {
    let is_part = |name: &str| PARTS.iter().any(|part| part.name == name);
    if let Some(name) = names.iter().find(|name| !is_part(name)) {
        let known = PARTS.map(|part| part.name).join(", ");
        return Err(format!("no part `{name}`; there are: {known}"));
    }
    generate::all()?;
    for part in PARTS {
        if names.is_empty() || names.contains(&part.name) {
            measure(&part)?;
        }
    }
    document::write()
}

/// Measures a part, and stores what there is after each round.
fn measure(part: &Part) -> Result<(), String> {
    (part.prepare)()?;
    let mut measured = Results::default();
    for _ in 0..part.rounds {
        (part.round)(&mut measured)?;
        let mut results = store::load_or_empty("build")?;
        results.versions = versions::read()?;
        let is_own = |key: &str| part.prefixes.iter().any(|prefix| key.starts_with(prefix));
        results.samples.retain(|key, _| !is_own(key));
        results.samples.extend(measured.samples.clone());
        store::save("build", &results)?;
    }
    Ok(())
}
