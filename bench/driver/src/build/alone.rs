//! What the bindings and the crate that makes each call take, the dependencies
//! being built.

use crate::cargo::{Build, Mode, touch};
use crate::store::Results;
use crate::subject::{ALL, Subject};
use std::fs;

/// Builds all that is not measured.
pub(crate) fn prepare(mode: Mode) -> Result<(), String> {
    for subject in &ALL {
        Build::of(subject.caller, mode).run()?;
    }
    Ok(())
}

/// One sample of each.
pub(crate) fn measure(results: &mut Results, mode: Mode) -> Result<(), String> {
    for subject in &ALL {
        again(results, subject, mode)?;
    }
    if mode == Mode::Release {
        for subject in &ALL {
            let library = subject.library(mode)?;
            let size = fs::metadata(&library)
                .map_err(|error| format!("{}: {error}", library.display()))?;
            results.add(&format!("rlib.{}", subject.name), size.len());
        }
    }
    Ok(())
}

/// Compiles the two crates again.
fn again(results: &mut Results, subject: &Subject, mode: Mode) -> Result<(), String> {
    touch(&subject.touched())?;
    let took = Build::of(subject.caller, mode).run()?;
    let bindings = took.of(subject.krate)?;
    let calls = took.of(subject.caller_krate)?;
    let (mode, name) = (mode.name(), subject.name);
    results.add(&format!("{mode}.alone.{name}"), bindings.processor);
    let both = bindings.processor + calls.processor;
    results.add(&format!("{mode}.called.{name}"), both);
    let memory = bindings.memory.max(calls.memory);
    results.add(&format!("{mode}.memory.{name}"), memory);
    Ok(())
}
