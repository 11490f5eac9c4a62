//! The cost of compiling whole documents, as `cargo xtask bench compare` has measured it.

use crate::shipped::root;
use serde_json::Value;
use std::fs;
use std::io::ErrorKind;

const PATH: &str = "bench/results/compare.json";

/// The generator of this repository in the results.
const OWN: &str = "durianpay";

/// The measurements.
#[derive(Debug, Default)]
pub(super) struct Costs(Value);

/// The cost of one build of the bindings, without dependencies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cost {
    /// The processor time of rustc, in microseconds.
    pub(super) processor: u64,
    /// The peak memory of rustc, in bytes.
    pub(super) memory: u64,
}

/// Loads the measurements. Without a file, there are none.
pub(super) fn load() -> Result<Costs, String> {
    match fs::read_to_string(root().join(PATH)) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Costs::default()),
        Err(error) => Err(format!("{PATH}: {error}")),
        Ok(text) => {
            let json = serde_json::from_str(&text);
            json.map(Costs).map_err(|error| format!("{PATH}: {error}"))
        }
    }
}

impl Costs {
    /// Returns the cost of a build of an API: `check`, `debug` or `release`.
    pub(super) fn of(&self, api: &str, mode: &str) -> Option<Cost> {
        let found = &self.0["subjects"][api][OWN][mode];
        Some(Cost {
            processor: found["processor"].as_u64()?,
            memory: found["memory"].as_u64()?,
        })
    }
}
