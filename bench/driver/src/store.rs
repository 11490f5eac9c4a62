//! What was measured, as files in the repository.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;
use xtask::shipped::root;

/// The figures of one command.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Results {
    /// What it was measured with: `rustc` and its version.
    pub(crate) versions: BTreeMap<String, String>,
    /// Samples by what was measured. Those of one group were taken in turn, so that
    /// the third of one belongs to the third of another.
    pub(crate) samples: BTreeMap<String, Vec<u64>>,
}

impl Results {
    pub(crate) fn add(&mut self, key: &str, sample: u64) {
        self.samples.entry(key.to_owned()).or_default().push(sample);
    }

    /// The middle sample.
    pub(crate) fn median(&self, key: &str) -> Result<u64, String> {
        median(self.samples_for(key)?.to_vec()).ok_or_else(|| missing(key))
    }

    /// The middle of the ratios of samples that were taken one after the other.
    pub(crate) fn ratio(&self, key: &str, beside: &str) -> Result<f64, String> {
        let pairs = self.samples_for(key)?.iter().zip(self.samples_for(beside)?);
        let mut ratios: Vec<f64> = pairs.map(|(own, other)| divide(*own, *other)).collect();
        ratios.sort_by(f64::total_cmp);
        let middle = ratios.get(ratios.len() / 2);
        middle.copied().ok_or_else(|| missing(key))
    }

    /// How many samples there are.
    pub(crate) fn count(&self, key: &str) -> usize {
        self.samples.get(key).map_or(0, Vec::len)
    }

    fn samples_for(&self, key: &str) -> Result<&[u64], String> {
        let samples = self.samples.get(key);
        samples.map(Vec::as_slice).ok_or_else(|| missing(key))
    }
}

fn missing(key: &str) -> String {
    format!(
        "`{key}` has not been measured\n  = help: run `cargo xtask bench build` and `cargo xtask bench run`"
    )
}

fn median(mut samples: Vec<u64>) -> Option<u64> {
    samples.sort_unstable();
    samples.get(samples.len() / 2).copied()
}

/// A ratio.
#[expect(
    clippy::cast_precision_loss,
    reason = "a ratio is shown with two digits"
)]
pub(crate) fn divide(own: u64, other: u64) -> f64 {
    own as f64 / other.max(1) as f64
}

/// `build` or `run`.
///
/// What has never been measured is empty.
pub(crate) fn load_or_empty(name: &str) -> Result<Results, String> {
    let path = path(name);
    let text = match fs::read_to_string(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Results::default()),
        found => found.map_err(|error| format!("{}: {error}", path.display()))?,
    };
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

pub(crate) fn save(name: &str, results: &Results) -> Result<(), String> {
    let path = path(name);
    let text = serde_json::to_string_pretty(results).map_err(|error| error.to_string())?;
    let folder = root().join("bench/results");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&path, text + "\n"))
        .map_err(|error| format!("{}: {error}", path.display()))
}

fn path(name: &str) -> PathBuf {
    root().join(format!("bench/results/{name}.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn results(samples: &[(&str, &[u64])]) -> Results {
        let samples = samples.iter();
        Results {
            samples: samples
                .map(|(key, samples)| ((*key).to_owned(), samples.to_vec()))
                .collect(),
            ..Results::default()
        }
    }

    #[test]
    fn the_ratio_is_of_what_was_measured_in_turn() {
        // The machine was three times as slow for the last two.
        let results = results(&[("own", &[1, 3, 3]), ("other", &[2, 6, 6])]);
        assert!((results.ratio("own", "other").unwrap() - 0.5).abs() < 1e-9);
    }

    #[test]
    fn one_odd_sample_does_not_move_the_median() {
        assert_eq!(results(&[("own", &[5, 900, 4])]).median("own"), Ok(5));
    }

    #[test]
    fn what_was_not_measured_is_said() {
        let error = results(&[]).ratio("own", "other").unwrap_err();
        assert!(error.starts_with("`own` has not been measured"), "{error}");
    }
}
