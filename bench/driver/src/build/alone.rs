//! The cost of the bindings and of the crate that makes every call, with all dependencies already
//! built.

use crate::cargo::{Build, Mode, touch};
use crate::store::Results;
use crate::subject::{ALL, BASELINE, Subject};
use std::fs;

/// Takes one sample of each subject, except slow ones without a target.
pub(crate) fn measure(results: &mut Results, mode: Mode) -> Result<(), String> {
    for subject in ALL.iter().filter(|subject| !subject.is_slow(mode)) {
        again(results, subject, mode)?;
    }
    if mode == Mode::Release {
        again(results, &BASELINE, mode)?;
    }
    Ok(())
}

/// Takes one sample of each slow subject, in each mode.
pub(crate) fn measure_slow(results: &mut Results) -> Result<(), String> {
    for mode in [Mode::Release, Mode::Debug, Mode::Check] {
        for subject in ALL.iter().filter(|subject| subject.is_slow(mode)) {
            again(results, subject, mode)?;
        }
    }
    Ok(())
}

/// Recompiles the two crates.
fn again(results: &mut Results, subject: &Subject, mode: Mode) -> Result<(), String> {
    touch(&subject.touched())?;
    let took = Build::for_package(subject.caller, mode).run()?;
    let bindings = took.find(subject.krate)?;
    let calls = took.find(subject.caller_krate)?;
    let (name, title) = (subject.name, mode.name());
    results.add(&format!("{title}.alone.{name}"), bindings.processor);
    let both = bindings.processor + calls.processor;
    results.add(&format!("{title}.called.{name}"), both);
    let memory = bindings.memory.max(calls.memory);
    results.add(&format!("{title}.memory.{name}"), memory);
    if mode == Mode::Release {
        let library = subject.library(Mode::Release)?;
        let size = fs::metadata(&library);
        let size = size.map_err(|error| format!("{}: {error}", library.display()))?;
        results.add(&format!("rlib.{name}"), size.len());
    }
    Ok(())
}
