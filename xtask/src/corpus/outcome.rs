//! The result of a single document.

use super::compare::{Compared, compare};
use super::documents::Document;
use durianpay_cli::import::{Options, import};
use durianpay_codegen::{Source, read};
use std::fs;
use std::time::{Duration, Instant};

/// The result of a document.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) document: String,
    pub(super) result: Result<Imported, String>,
    pub(super) duration: Duration,
}

/// A document that was imported.
#[derive(Debug, Default)]
pub(super) struct Imported {
    /// The number of endpoints of the spec.
    pub(super) endpoints: usize,
    /// The errors of the spec: the rule, and the message.
    pub(super) faults: Vec<(&'static str, String)>,
    pub(super) compared: Compared,
}

impl Outcome {
    pub(super) fn panicked(document: &Document) -> Self {
        Self {
            document: document.name.clone(),
            result: Err("panicked".to_owned()),
            duration: Duration::ZERO,
        }
    }
}

/// Imports a document and checks the spec.
pub(super) fn of(document: &Document) -> Outcome {
    let start = Instant::now();
    let result = imported(document);
    Outcome {
        document: document.name.clone(),
        result,
        duration: start.elapsed(),
    }
}

fn imported(document: &Document) -> Result<Imported, String> {
    let text = fs::read_to_string(&document.path).map_err(|error| error.to_string())?;
    let json = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let imported = import(&text, &Options::default())?;
    let (spec, faults) = read(&[Source::new("imported.toml", imported.whole())]);
    Ok(Imported {
        endpoints: spec.endpoints().count(),
        faults: faults
            .into_iter()
            .map(|fault| (fault.rule.code(), fault.message))
            .collect(),
        compared: compare(&json, &spec, &imported.report.to_json()),
    })
}
