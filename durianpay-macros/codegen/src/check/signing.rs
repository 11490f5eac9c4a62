//! Checks signed requests: credentials, schemes, and the tokens that schemes fetch.

mod credentials;
mod named;
mod scheme;
mod template;
mod token;
mod unused;

pub(super) use scheme::check_forms;
pub(super) use template::{Kinds, Place, Placeholders, check as check_template};
pub(super) use token::check_tokens;

use super::Checker;
use crate::diagnostic::Diagnostics;
use crate::model::{Credential, SigningScheme};
use crate::raw::{RawApi, RawAuth};
use crate::source::At;
use std::collections::BTreeSet;

/// The signing schemes of an API, and the credentials that they use.
#[derive(Default)]
pub(super) struct Signing {
    pub(super) schemes: Vec<SigningScheme>,
    pub(super) credentials: Vec<Credential>,
}

/// Checks credentials and signed schemes. The result is empty unless the API's
/// requests are signed.
pub(super) fn check(diagnostics: &mut Diagnostics, checker: &Checker<'_>, api: &RawApi) -> Signing {
    let credentials = credentials::check(diagnostics, checker);
    let kinds = credentials.iter();
    let kinds = kinds
        .map(|known| (known.name.as_str(), known.kind))
        .collect();
    let mut schemes = Vec::new();
    let mut seen = BTreeSet::new();
    let mut is_whole = true;
    for raw in checker.raw.auths.iter().filter(|raw| raw.is_signed()) {
        if !seen.insert(raw.name.as_str()) {
            continue;
        }
        let scheme = scheme::check(diagnostics, checker, &kinds, api, raw);
        is_whole &= scheme.is_some();
        schemes.extend(scheme);
    }
    // An invalid scheme may have used any of the credentials.
    if is_whole {
        unused::check(diagnostics, checker, &kinds, &schemes);
    }
    if !is_signed(checker, api) {
        return Signing::default();
    }
    Signing {
        schemes,
        credentials,
    }
}

/// Checks whether the API's requests are signed, even if the scheme is invalid.
pub(super) fn is_signed(checker: &Checker<'_>, api: &RawApi) -> bool {
    let name = api.auth.as_ref().map(At::as_str);
    let chosen = name.and_then(|name| checker.index.raw.auth(name));
    chosen.is_some_and(RawAuth::is_signed)
}
