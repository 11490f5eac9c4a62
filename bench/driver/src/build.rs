//! `cargo xtask bench build`.

mod alone;
mod cold;
mod edit;
pub(crate) mod program;

use crate::cargo::Mode;
use crate::store::{self, Results, Unfinished};
use crate::{document, expansion, generate, openapi, versions};

/// The default number of rounds. The subjects take turns within a round.
const ROUNDS: usize = 5;

/// The only part that needs openapi-generator.
const GENERATORS: &str = "generators";

type Measure = fn(&mut Results) -> Result<(), String>;

/// A part that can be measured separately.
struct Part {
    name: &'static str,
    /// Whether repeated rounds may differ.
    is_repeated: bool,
    /// Builds the prerequisites of the rounds.
    prepare: fn() -> Result<(), String>,
    /// Takes one sample of each subject.
    round: Measure,
}

const PARTS: [Part; 9] = [
    Part {
        name: "release",
        is_repeated: true,
        prepare: || Ok(()),
        round: |results| alone::measure(results, Mode::Release),
    },
    Part {
        name: "debug",
        is_repeated: true,
        prepare: || Ok(()),
        round: |results| alone::measure(results, Mode::Debug),
    },
    Part {
        name: "check",
        is_repeated: true,
        prepare: || Ok(()),
        round: |results| alone::measure(results, Mode::Check),
    },
    Part {
        name: GENERATORS,
        is_repeated: false,
        prepare: openapi::generate,
        round: alone::measure_slow,
    },
    Part {
        name: "program",
        is_repeated: false,
        prepare: || Ok(()),
        round: program::measure,
    },
    Part {
        name: "edit",
        is_repeated: true,
        prepare: edit::prepare,
        round: edit::measure,
    },
    Part {
        name: "cold",
        is_repeated: true,
        prepare: || Ok(()),
        round: cold::measure,
    },
    Part {
        name: "cold-rivals",
        is_repeated: false,
        prepare: || Ok(()),
        round: cold::measure_rivals,
    },
    Part {
        name: "expansion",
        is_repeated: true,
        prepare: || Ok(()),
        round: expansion::measure,
    },
];

/// Measures the given parts of building, or all of them.
pub(crate) fn run(arguments: &[&str]) -> Result<String, String> {
    let (rounds, parts) = match arguments {
        ["--resume"] => unfinished(store::load_or_empty("build")?.unfinished)?,
        ["--rounds", rounds, names @ ..] => (read_rounds(rounds)?, named(names)?),
        names => (ROUNDS, named(names)?),
    };
    generate::all()?;
    for (done, part) in parts.iter().enumerate() {
        keep(rounds, &parts[done..])?;
        measure(part, if part.is_repeated { rounds } else { 1 })?;
    }
    keep(rounds, &[])?;
    document::write()
}

/// Returns what a run has not measured. The part that it was ended in begins anew, so that its samples
/// belong together.
fn unfinished(rest: Option<Unfinished>) -> Result<(usize, Vec<&'static Part>), String> {
    let rest = rest.ok_or("no run of `cargo xtask bench build` was ended early")?;
    let names: Vec<&str> = rest.parts.iter().map(String::as_str).collect();
    Ok((rest.rounds, named(&names)?))
}

/// Stores the parts that are left to measure, for `--resume`.
fn keep(rounds: usize, parts: &[&Part]) -> Result<(), String> {
    let mut results = store::load_or_empty("build")?;
    results.unfinished = (!parts.is_empty()).then(|| Unfinished {
        rounds,
        parts: parts.iter().map(|part| part.name.to_owned()).collect(),
    });
    store::save("build", &results)
}

fn read_rounds(text: &str) -> Result<usize, String> {
    let rounds = text.parse().ok().filter(|rounds| *rounds > 0);
    rounds.ok_or_else(|| format!("`--rounds` must be a positive integer, found `{text}`"))
}

/// Returns the parts with these names, in this order, or all parts if there are no names.
fn named(names: &[&str]) -> Result<Vec<&'static Part>, String> {
    if names.is_empty() {
        return Ok(PARTS.iter().collect());
    }
    let part = |name: &&str| {
        let found = PARTS.iter().find(|part| part.name == *name);
        found.ok_or_else(|| {
            let known = PARTS.each_ref().map(|part| part.name).join(", ");
            format!("unknown part `{name}`; expected one of: {known}")
        })
    };
    names.iter().map(part).collect()
}

/// Measures a part, and stores the results after each round.
fn measure(part: &Part, rounds: usize) -> Result<(), String> {
    (part.prepare)()?;
    let mut measured = Results::default();
    for round in 1..=rounds {
        eprintln!("{}: round {round} of {rounds}", part.name);
        (part.round)(&mut measured)?;
        store(part, &measured)?;
    }
    Ok(())
}

/// Stores the samples, replacing those of an earlier run.
fn store(part: &Part, measured: &Results) -> Result<(), String> {
    let mut results = store::load_or_empty("build")?;
    results.versions.extend(versions::read()?);
    if part.name == GENERATORS {
        let name = "openapi-generator".to_owned();
        results.versions.insert(name, openapi::version()?);
    }
    results.samples.extend(measured.samples.clone());
    store::save("build", &results)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_keep_the_requested_order() {
        let parts = named(&["release", "debug"]).unwrap();
        let names: Vec<&str> = parts.iter().map(|part| part.name).collect();
        assert_eq!(names, ["release", "debug"]);
    }

    #[test]
    fn a_run_goes_on_with_the_part_that_it_was_ended_in() {
        let rest = Unfinished {
            rounds: 3,
            parts: vec!["edit".to_owned(), "cold".to_owned()],
        };
        let (rounds, parts) = unfinished(Some(rest)).unwrap();
        let names: Vec<&str> = parts.iter().map(|part| part.name).collect();
        assert_eq!((rounds, names), (3, vec!["edit", "cold"]));
        assert!(unfinished(None).is_err());
    }

    #[test]
    fn the_error_for_an_unknown_part_lists_the_known_ones() {
        let error = named(&["debug", "relase"]).map(drop).unwrap_err();
        assert!(
            error.starts_with("unknown part `relase`; expected one of: release, debug"),
            "{error}"
        );
    }

    #[test]
    fn there_must_be_at_least_one_round() {
        assert_eq!(read_rounds("3"), Ok(3));
        assert!(read_rounds("0").is_err());
    }
}
