//! What calls, bodies and webhooks take at run time.
//!
//! The driver runs this program; it prints what it measured as JSON.

mod allocations;
mod bodies;
mod case;
mod json;
mod samples;
mod timing;
mod webhook;

use case::Case;
use samples::Samples;
use std::process::ExitCode;

const USAGE: &str = "\
bench-run measure                  processor time and allocations, as JSON
bench-run count                    allocations alone, as JSON
bench-run repeat CASE SUBJECT N    does one piece of work N times, for valgrind
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["measure"] => print(&measure()),
        ["count"] => print(&count()),
        ["repeat", case, subject, times] => repeat(case, subject, times),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(text) => {
            eprintln!("{text}");
            ExitCode::FAILURE
        }
    }
}

fn print(samples: &Samples) -> Result<(), String> {
    let text = serde_json::to_string(&samples.0).map_err(|error| error.to_string())?;
    println!("{text}");
    Ok(())
}

/// All that one thread does.
fn cases() -> Vec<Case> {
    let mut cases = json::cases();
    cases.extend(webhook::cases());
    cases
}

fn measure() -> Samples {
    let mut samples = count();
    timing::measure(&cases(), &mut samples);
    samples
}

fn count() -> Samples {
    let mut samples = Samples::default();
    allocations::measure(&cases(), &mut samples);
    samples
}

fn repeat(case: &str, subject: &str, times: &str) -> Result<(), String> {
    let times: u32 = times
        .parse()
        .map_err(|error| format!("`{times}` is no number of times: {error}"))?;
    let cases = cases();
    let found = cases.iter().find(|it| it.name == case);
    let subjects = found.map(|case| &case.subjects[..]).unwrap_or_default();
    let found = subjects.iter().find(|(name, _)| *name == subject);
    let (_, once) = found.ok_or_else(|| format!("nothing is called `{case}` of `{subject}`"))?;
    for _ in 0..times {
        once();
    }
    Ok(())
}
