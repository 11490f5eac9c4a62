//! What the crate with the bindings takes, its dependencies being built.

use super::ROUNDS;
use crate::cargo::{Build, Mode, touch};
use crate::store::Results;
use crate::subject::{self, Subject};
use std::fs;

pub(crate) fn measure(results: &mut Results) -> Result<(), String> {
    for mode in Mode::ALL {
        for subject in &subject::ALL {
            build(subject, mode).run()?;
        }
        for _ in 0..ROUNDS {
            for subject in &subject::ALL {
                again(results, subject, mode)?;
            }
        }
    }
    for subject in &subject::ALL {
        let library = subject.library(Mode::Release)?;
        let size = fs::metadata(&library).map_err(|error| format!("{}: {error}", library.display()))?;
        results.add(&format!("rlib.{}", subject.name), size.len());
    }
    Ok(())
}

/// Compiles the one crate again.
fn again(results: &mut Results, subject: &Subject, mode: Mode) -> Result<(), String> {
    touch(&subject.touched())?;
    let took = build(subject, mode).run()?;
    let run = took.of(subject.krate)?;
    let (mode, name) = (mode.name(), subject.name);
    results.add(&format!("{mode}.{name}"), run.processor);
    results.add(&format!("{mode}-memory.{name}"), run.memory);
    Ok(())
}

fn build(subject: &Subject, mode: Mode) -> Build {
    let mut build = Build::of(subject.package, mode);
    build.arguments.extend(subject.arguments.iter().map(|it| (*it).to_owned()));
    build
}
