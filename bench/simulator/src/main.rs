//! Measures the simulator with many orders and after many requests.
//!
//! The driver runs this program, which prints its measurements as JSON.

mod clock;
mod load;
mod memory;
mod port;
mod sizes;
mod subject;
mod timing;

use std::collections::BTreeMap;
use std::process::ExitCode;

const USAGE: &str = "\
bench-simulator measure    processor time, allocations and memory, as JSON
bench-simulator count      only allocations and memory, as JSON
";

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// The samples by name.
type Samples = BTreeMap<String, Vec<u64>>;

/// The numbers of orders that are compared.
const SIZES: [usize; 2] = [1_000, 150_000];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let samples = match arguments.as_slice() {
        ["measure"] => measure(),
        ["count"] => count(),
        _ => Err(USAGE.into()),
    };
    let printed = samples.and_then(|samples| Ok(serde_json::to_string(&samples)?));
    match printed {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Result<Samples> {
    let mut samples = count()?;
    load::measure(&mut samples)?;
    for size in SIZES {
        let subject = subject::Subject::filled(size)?;
        sizes::measure(&subject, size, &mut samples)?;
        clock::measure(&subject, size, &mut samples)?;
        port::measure(&subject, size, &mut samples)?;
    }
    Ok(samples)
}

fn count() -> Result<Samples> {
    let mut samples = Samples::new();
    memory::measure(&mut samples)?;
    for size in [1_000, 100_000] {
        sizes::count(&subject::Subject::filled(size)?, size, &mut samples)?;
    }
    Ok(samples)
}
