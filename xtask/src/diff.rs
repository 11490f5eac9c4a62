//! `cargo xtask diff`: what a change of the spec does to the Rust API.
//!
//! Two models are compared, node by node. Each comparison takes the old node
//! apart exhaustively, so that a new field of the model is a compile error
//! until somebody has decided what a change of it means.

mod about;
mod api;
mod change;
mod endpoint;
mod enumeration;
mod extension;
mod features;
mod field;
mod json;
mod object;
mod pairs;
mod request;
mod resource;
mod signature;
mod spec;
mod text;
mod ty;
mod types;
mod union;
mod version;
mod webhook;

#[cfg(test)]
mod tests;

use crate::Failure;
use change::{Change, Level};
use durianpay_codegen::model::Spec;
use request::{Format, Request};

/// Compares two versions of a spec and reports what changed.
pub(crate) fn run(arguments: &[&str]) -> Result<String, Failure> {
    let request = Request::parse(arguments)?;
    let changes = compare(&version::read(request.old)?, &version::read(request.new)?);
    let report = match request.format {
        Format::Text => text::render(&changes),
        Format::Json => json::render(&request, &changes),
    };
    match (request.deny, verdict(&changes)) {
        (Some(deny), Some(found)) if found >= deny => Err(Failure::Found(report)),
        _ => Ok(report),
    }
}

/// All changes, the gravest first.
fn compare(old: &Spec, new: &Spec) -> Vec<Change> {
    let mut changes = change::Changes::default();
    spec::compare(&mut changes, old, new);
    changes.finish()
}

/// The gravest level of all; none if nothing changed.
fn verdict(changes: &[Change]) -> Option<Level> {
    changes.iter().map(|change| change.level).max()
}
