//! Measures calls, bodies and webhooks at run time.
//!
//! The driver runs this program, which prints its measurements as JSON.

mod allocations;
mod bodies;
mod calls;
mod case;
mod json;
mod load;
mod many;
mod memory;
mod processor;
mod samples;
mod server;
mod timing;
mod webhook;

use case::Case;
use samples::Samples;
use std::process::ExitCode;

const USAGE: &str = "\
bench-run measure                  processor time, allocations and memory, as JSON
bench-run count                    only allocations and memory, as JSON
bench-run serve                    a server for other processes, until the standard input ends
bench-run repeat CASE SUBJECT N    runs a case N times, for valgrind
";

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<()> {
    let mut samples = Samples::default();
    match arguments {
        ["measure"] => measure(&mut samples)?,
        ["count"] => count(&mut samples)?,
        ["serve"] => return many::serve(),
        ["repeat", case, subject, times] => return repeat(case, subject, times.parse()?),
        _ => return Err(USAGE.into()),
    }
    println!("{}", serde_json::to_string(&samples.0)?);
    Ok(())
}

/// Builds the cases that run on a single thread.
fn cases() -> Vec<Case> {
    let mut cases = json::cases();
    cases.extend(webhook::cases());
    cases
}

fn measure(samples: &mut Samples) -> Result<()> {
    count(samples)?;
    timing::measure(&cases(), samples);
    processor::on_one(|| -> Result<()> {
        timing::measure(&calls::cases()?, samples);
        Ok(())
    })??;
    load::at_once(samples)?;
    many::measure(samples)?;
    load::retained(samples)
}

fn count(samples: &mut Samples) -> Result<()> {
    allocations::measure(&cases(), samples);
    allocations::measure(&calls::cases()?, samples);
    memory::measure(samples);
    Ok(())
}

/// Repeats a case. Calls are excluded, because the work of sockets varies.
fn repeat(case: &str, subject: &str, times: u32) -> Result<()> {
    // The other cases are not set up, because that would take longer than the counted work.
    let cases = match case.split_once('.') {
        Some(("decode" | "encode", body)) => json::cases_of(body),
        _ => webhook::cases(),
    };
    let found = cases.iter().find(|it| it.name == case);
    let subjects = found.map(|case| &case.subjects[..]).unwrap_or_default();
    let found = subjects.iter().find(|(name, _)| *name == subject);
    let (_, once) = found.ok_or_else(|| format!("unknown case `{case}` for `{subject}`"))?;
    for _ in 0..times {
        once();
    }
    Ok(())
}
