//! `cargo xtask bench inbox`.

use crate::cargo::succeed;
use crate::document;
use crate::store::{self, Results};
use std::collections::BTreeMap;
use std::process::Command;
use xtask::shipped::root;

/// The number of runs, each with empty databases.
const ROUNDS: usize = 3;

/// Measures the inbox and a hand-written queue, in each database.
pub(crate) fn run() -> Result<String, String> {
    let mut results = Results::default();
    for round in 1..=ROUNDS {
        eprintln!("round {round} of {ROUNDS}");
        for (key, values) in samples()? {
            results.samples.entry(key).or_default().extend(values);
        }
    }
    if !results
        .samples
        .contains_key("per_second.receive.postgres.inbox")
    {
        return Err("there is no PostgreSQL: apt-get install postgresql".to_owned());
    }
    store::save("inbox", &results)?;
    document::write()
}

/// Reads the samples of the example `throughput`, which belongs to the workspace of the client.
fn samples() -> Result<BTreeMap<String, Vec<u64>>, String> {
    let mut example = Command::new("cargo");
    example
        .args(["run", "--quiet", "--release", "--locked", "--manifest-path"])
        .arg(root().join("Cargo.toml"))
        .args(["--package", "durianpay-sqlx", "--all-features"])
        .args(["--example", "throughput", "--", "--json"]);
    let text = succeed(&mut example)?;
    serde_json::from_str(&text).map_err(|error| format!("throughput printed no samples: {error}"))
}
