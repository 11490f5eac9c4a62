//! The results, stored as files in the repository.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;
use xtask::shipped::root;

/// The results of a command.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Results {
    /// The versions of the tools: `rustc` and the crates.
    pub(crate) versions: BTreeMap<String, String>,
    /// The samples by subject. Subjects of a group were measured in turns, so samples at the same
    /// index belong together.
    pub(crate) samples: BTreeMap<String, Vec<u64>>,
    /// What a run that was ended early has not measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) unfinished: Option<Unfinished>,
}

/// The rest of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Unfinished {
    pub(crate) rounds: usize,
    pub(crate) parts: Vec<String>,
}

impl Results {
    pub(crate) fn add(&mut self, key: &str, sample: u64) {
        self.samples.entry(key.to_owned()).or_default().push(sample);
    }

    /// Computes the median of the samples.
    pub(crate) fn median(&self, key: &str) -> Result<u64, String> {
        median(self.samples_for(key)?.to_vec()).ok_or_else(|| missing(key))
    }

    /// Computes the median of the ratios. Both subjects must have been measured in turns.
    pub(crate) fn ratio(&self, key: &str, beside: &str) -> Result<f64, String> {
        let pairs = self.samples_for(key)?.iter().zip(self.samples_for(beside)?);
        let mut ratios: Vec<f64> = pairs.map(|(own, other)| divide(*own, *other)).collect();
        ratios.sort_by(f64::total_cmp);
        let middle = ratios.get(ratios.len() / 2);
        middle.copied().ok_or_else(|| missing(key))
    }

    /// Counts the samples.
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

/// Computes a ratio.
#[expect(
    clippy::cast_precision_loss,
    reason = "ratios are shown with two digits"
)]
pub(crate) fn divide(own: u64, other: u64) -> f64 {
    own as f64 / other.max(1) as f64
}

/// Loads the results of `build` or `run`.
///
/// Returns empty results if nothing has been measured yet.
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
    fn ratios_compare_samples_of_the_same_round() {
        // The machine was three times as slow for the last two samples.
        let results = results(&[("own", &[1, 3, 3]), ("other", &[2, 6, 6])]);
        assert!((results.ratio("own", "other").unwrap() - 0.5).abs() < 1e-9);
    }

    #[test]
    fn an_outlier_does_not_change_the_median() {
        assert_eq!(results(&[("own", &[5, 900, 4])]).median("own"), Ok(5));
    }

    #[test]
    fn a_missing_measurement_is_an_error() {
        let error = results(&[]).ratio("own", "other").unwrap_err();
        assert!(error.starts_with("`own` has not been measured"), "{error}");
    }
}
