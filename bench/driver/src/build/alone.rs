//! What the bindings and the crate that makes each call take, the dependencies
//! being built.

use crate::cargo::{Build, Mode, touch};
use crate::store::Results;
use crate::subject::{ALL, Subject};
use std::fs;

/// One sample of each; of those without a target, in the first round alone.
pub(crate) fn measure(results: &mut Results, mode: Mode) -> Result<(), String> {
    let is_first = results.samples.is_empty();
    for subject in &ALL {
        if is_first || !subject.is_slow(mode) {
            again(results, subject, mode)?;
        }
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
