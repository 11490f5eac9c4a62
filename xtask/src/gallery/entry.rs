//! An API of the gallery, as far as it was imported and called.

use super::apis::Api;
use crate::corpus::{Compared, Document, Tally, compare};
use durianpay_cli::import::{Group, Options, import};
use durianpay_codegen::{Source, read as read_spec};
use serde_json::Value;
use std::fs;

/// The groups of remarks that the page counts. Renamed parts lose nothing.
pub(super) const GROUPS: [Group; 4] =
    [Group::LeftOut, Group::Loosened, Group::Dropped, Group::Open];

/// An imported document.
#[derive(Debug)]
pub(super) struct Imported {
    pub(super) api: &'static Api,
    pub(super) json: Value,
    /// The spec of the operations that are compiled.
    pub(super) spec: String,
    /// The report on that spec, as JSON.
    pub(super) report: String,
    /// The comparison of the whole document with its spec.
    pub(super) compared: Compared,
    /// The number of places with a remark, in the order of [`GROUPS`].
    pub(super) remarks: [usize; 4],
}

/// An API whose bindings were compiled and called.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) imported: Imported,
    pub(super) tally: Tally,
}

impl Imported {
    /// Imports the whole document, and the operations that are compiled. Returns an error if a spec has errors.
    pub(super) fn new(
        api: &'static Api,
        only: &[&str],
        document: &Document,
    ) -> Result<Self, String> {
        let failed = |error: String| format!("{}: {error}", api.document);
        let text = read(document)?;
        let json: Value = serde_json::from_str(&text).map_err(|error| failed(error.to_string()))?;
        let all = import(&text, &Options::default()).map_err(failed)?;
        let (spec, faults) = read_spec(&[Source::new("imported.toml", all.whole())]);
        if let Some(fault) = faults.first() {
            return Err(failed(format!(
                "the check reports {} errors; the first: {}",
                faults.len(),
                fault.message
            )));
        }
        let compared = compare(&json, &spec, &all.report.to_json());
        let remarks = GROUPS.map(|group| all.report.count(group));
        let selected = match only {
            [] => all,
            only => {
                let only = only.iter().map(|&wanted| wanted.to_owned()).collect();
                let options = Options {
                    only,
                    ..Options::default()
                };
                import(&text, &options).map_err(failed)?
            }
        };
        Ok(Self {
            api,
            json,
            spec: selected.whole(),
            report: selected.report.to_json(),
            compared,
            remarks,
        })
    }
}

/// Returns the text of a document.
pub(super) fn read(document: &Document) -> Result<String, String> {
    fs::read_to_string(&document.path)
        .map_err(|error| format!("{}: {error}", document.path.display()))
}
