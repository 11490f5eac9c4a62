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
mod source;
mod table_reader;
mod toml;
mod type_expr;
mod unused;
pub mod urls;
mod validate;

pub use diagnostic::{Diagnostic, Edit, Related, Renderer};
pub use emit::{Handles, Options, runtime, rust_type};
pub use model::WEBHOOKS;
pub use rules::Severity;
pub use source::{Position, Role, Source, SourceMap, Span};

use base::Base;
use diagnostic::Diagnostics;
use model::Spec;
use proc_macro2::TokenStream;
use raw::RawSpec;
use std::sync::Arc;

/// The bindings of the valid parts of a spec, and its diagnostics.
#[derive(Debug)]
pub struct Expansion {
    /// The content of the bindings module.
    pub tokens: TokenStream,
    /// The diagnostics, ordered by file and position.
    pub diagnostics: Vec<Diagnostic>,
}

/// Expands a spec to Rust. The tokens contain the bindings of its valid parts.
#[must_use]
pub fn expand(sources: &[Source], options: &Options) -> Expansion {
    let (spec, diagnostics) = read(sources);
    Expansion {
        tokens: emit(&spec, options),
        diagnostics,
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
    let (_, spec, diagnostics) = read_raw(sources);
    (spec, diagnostics)
}

/// Reads and checks a spec like [`read`]. If it has no errors, warns of the items
/// that nothing uses.
#[must_use]
pub fn lint(sources: &[Source]) -> (Spec, Vec<Diagnostic>) {
    let (raw, spec, errors) = read_raw(sources);
    if !errors.is_empty() {
        return (spec, errors);
    }
    let mut warnings = Diagnostics::new();
    unused::check(&mut warnings, &raw, &spec);
    (spec, warnings.finish())
}

fn read_raw(sources: &[Source]) -> (RawSpec, Spec, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::new();
    let raw = load::load(&mut diagnostics, sources, Role::Own);
    let base = read_base(sources, &raw);
    let spec = check::check(&mut diagnostics, sources, &raw, base.as_ref());
    let mut diagnostics = diagnostics.finish();
    fixes::add(sources, &mut diagnostics);
    (raw, spec, diagnostics)
}

/// Reads the base of `own`, if it has one. A spec with `[api]` has none.
fn read_base(sources: &[Source], own: &RawSpec) -> Option<Base> {
    let is_given = sources.iter().any(|source| source.role == Role::Base);
    if !is_given || !own.apis.is_empty() {
        return None;
    }
    let mut diagnostics = Diagnostics::new();
    let raw = load::load(&mut diagnostics, sources, Role::Base);
    let spec = check::check(&mut diagnostics, sources, &raw, None);
    // The crate that ships the base reports its diagnostics, and does not build if
    // there are any.
    drop(diagnostics.finish());
    Some(Base {
        raw,
        spec: Arc::new(spec),
    })
}
