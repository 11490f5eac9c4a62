//! Turns an API spec in TOML into Rust tokens and located diagnostics.
//!
//! This crate is the implementation of `durianpay-macros`. It makes no semver
//! promise; depend on `durianpay-client` and use its `bindings!` macro.
//!
//! It takes texts and returns values: nothing here reads a file, an environment
//! variable or the compiler's state.

#![forbid(unsafe_code)]

mod base;
mod check;
mod diagnostic;
mod doc;
mod emit;
mod fixes;
pub mod grammar;
pub mod headers;
mod load;
pub mod model;
pub mod names;
pub mod notation;
pub mod paths;
pub mod prose;
mod raw;
pub mod rules;
mod select;
mod source;
mod table_reader;
mod toml;
mod type_expr;
mod unused;
pub mod urls;
mod validate;

pub use diagnostic::{Diagnostic, Edit, Related, Renderer};
pub use doc::Examples;
pub use emit::{Handles, Options, absolute_path, runtime, rust_type};
pub use model::WEBHOOKS;
pub use rules::Severity;
pub use select::UnknownName;
pub use source::{Position, Role, Source, SourceMap, Span, unreadable};

use base::Base;
use diagnostic::Diagnostics;
use model::Spec;
use proc_macro2::TokenStream;
use raw::RawSpec;
use std::sync::Arc;

/// The bindings of the valid parts of a spec, and its errors.
#[derive(Debug)]
pub struct Expansion {
    /// The content of the bindings module.
    pub tokens: TokenStream,
    /// The diagnostics, ordered by file and position.
    pub diagnostics: Vec<Diagnostic>,
    /// The names in [`Options::only`] that the spec does not have, in their order.
    pub unknown: Vec<UnknownName>,
}

/// A spec that was read, and its errors.
#[derive(Debug)]
pub struct Reading {
    /// The valid parts of the spec.
    pub spec: Spec,
    /// The diagnostics, ordered by file and position.
    pub diagnostics: Vec<Diagnostic>,
    /// The names in `only` that the spec does not have, in their order.
    pub unknown: Vec<UnknownName>,
}

/// Expands a spec to Rust. The tokens contain the bindings of its valid parts.
#[must_use]
pub fn expand(sources: &[Source], options: &Options) -> Expansion {
    let Reading {
        spec,
        diagnostics,
        unknown,
    } = read_only(sources, &options.only);
    Expansion {
        tokens: emit(&spec, options),
        diagnostics,
        unknown,
    }
}

/// Returns the bindings of a spec that has been read.
#[must_use]
pub fn emit(spec: &Spec, options: &Options) -> TokenStream {
    emit::emit(spec, options)
}

/// Reads and checks a spec without generating code.
#[must_use]
pub fn read(sources: &[Source]) -> (Spec, Vec<Diagnostic>) {
    let (_, reading) = read_raw(sources, &[]);
    (reading.spec, reading.diagnostics)
}

/// Reads and checks a spec like [`read`]. If it has no errors, warns of the items
/// that nothing uses.
#[must_use]
pub fn lint(sources: &[Source]) -> (Spec, Vec<Diagnostic>) {
    let (raw, reading) = read_raw(sources, &[]);
    if !reading.diagnostics.is_empty() {
        return (reading.spec, reading.diagnostics);
    }
    let mut warnings = Diagnostics::new();
    unused::check(&mut warnings, &raw, &reading.spec);
    (reading.spec, warnings.finish())
}

/// Reads and checks the resources, endpoints and parts that `only` names, with everything that
/// they need; or all of the spec, if `only` is empty.
///
/// The parts are `webhooks` and `notifications`. The rest of the spec must be valid TOML, and is
/// not checked further.
#[must_use]
pub fn read_only(sources: &[Source], only: &[String]) -> Reading {
    read_raw(sources, only).1
}

fn read_raw(sources: &[Source], only: &[String]) -> (RawSpec, Reading) {
    let mut diagnostics = Diagnostics::new();
    let mut documents = toml::parse_all(&mut diagnostics, sources, Role::Own);
    load::check_content(&mut diagnostics, &documents);
    validate::correct(&mut diagnostics, &mut documents);
    let is_read = diagnostics.is_empty();
    let mut unknown = select::select(&mut documents, only);
    if !is_read {
        // What is missing may be in the text that could not be read.
        unknown.clear();
    }
    let raw = load::load(&mut diagnostics, &mut documents);
    let base = read_base(sources, &raw);
    let spec = check::check(&mut diagnostics, sources, &raw, base.as_ref());
    let mut diagnostics = diagnostics.finish();
    fixes::add(sources, &mut diagnostics);
    let reading = Reading {
        spec,
        diagnostics,
        unknown,
    };
    (raw, reading)
}

/// Reads the base of `own`, if it has one. A spec with `[api]` has none.
fn read_base(sources: &[Source], own: &RawSpec) -> Option<Base> {
    let is_given = sources.iter().any(|source| source.role == Role::Base);
    if !is_given || !own.apis.is_empty() {
        return None;
    }
    let mut diagnostics = Diagnostics::new();
    let mut documents = toml::parse_all(&mut diagnostics, sources, Role::Base);
    let raw = load::load(&mut diagnostics, &mut documents);
    let spec = check::check(&mut diagnostics, sources, &raw, None);
    // The crate that ships the base reports its diagnostics, and does not build if
    // there are any.
    drop(diagnostics.finish());
    Some(Base {
        raw,
        spec: Arc::new(spec),
    })
}
