//! Checks how requests are authenticated: schemes, credentials, and tokens.

mod credentials;
mod forms;
mod header;
mod key;
mod key_credential;
mod misplaced;
mod named;
mod sending;
mod signed;
mod template;
mod token;
mod unused;

pub(super) use template::{Kinds, Place, Placeholders, check as check_template};
pub(super) use token::check_tokens;

use super::{Checker, duplicate};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Auth, Auths, CredentialKind, KEY, NO_AUTH, Part, SendingScheme, SigningScheme};
use crate::raw::{RawApi, RawAuth};
use crate::rules;
use crate::source::{At, Span};
use std::collections::{BTreeMap, BTreeSet};

/// The schemes of an API that are valid, whether used or not.
#[derive(Default)]
struct Schemes {
    by_name: BTreeMap<String, Auth>,
    sending: Vec<SendingScheme>,
    signing: Vec<SigningScheme>,
    /// Whether every scheme is valid.
    is_whole: bool,
}

/// Checks credentials and schemes. The result contains those that the API or an endpoint uses.
pub(super) fn check(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    api: &RawApi,
) -> (Auths, Vec<SigningScheme>) {
    let mut credentials = credentials::check(diagnostics, checker);
    let kinds = credentials.iter();
    let kinds = kinds
        .map(|known| (known.name.clone(), known.kind))
        .collect::<BTreeMap<_, _>>();
    let kinds: Kinds<'_> = kinds
        .iter()
        .map(|(name, kind)| (name.as_str(), *kind))
        .collect();
    let mut schemes = check_schemes(diagnostics, checker, api, &kinds);
    // An invalid scheme may have used any of the credentials.
    if schemes.is_whole {
        unused::check(diagnostics, checker, &kinds, &schemes.credentials());
    }
    let chosen = chosen(checker, api);
    schemes.retain(&chosen);
    if schemes.is_whole {
        let used = schemes.credentials();
        credentials.retain(|credential| used.contains(credential.name.as_str()));
    } else if !chosen.iter().any(|name| uses_credentials(checker, name)) {
        credentials.clear();
    }
    key_credential::check(diagnostics, checker, &schemes.by_name, &credentials);
    let usual = usual(diagnostics, checker, api, &schemes.by_name);
    let Schemes {
        by_name,
        sending,
        signing,
        is_whole: _,
    } = schemes;
    let name = api.auth.as_ref().map_or(NO_AUTH, At::as_str).to_owned();
    let auths = Auths {
        usual,
        name,
        schemes: by_name,
        sending,
        credentials,
    };
    (auths, signing)
}

/// Returns the names that the API and its endpoints choose.
fn chosen<'r>(checker: &Checker<'r>, api: &'r RawApi) -> BTreeSet<&'r str> {
    let endpoints = checker.raw.endpoints.iter().map(|raw| &raw.auth);
    let names = endpoints.chain([&api.auth]).flatten();
    names.map(At::as_str).collect()
}

fn check_schemes(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    api: &RawApi,
    kinds: &Kinds<'_>,
) -> Schemes {
    // Without credentials, a client has one key, which is always a secret.
    let the_key = [(KEY, CredentialKind::Secret)].into();
    let sent = if checker.raw.credentials.is_empty() {
        &the_key
    } else {
        kinds
    };
    let mut schemes = Schemes {
        is_whole: true,
        ..Schemes::default()
    };
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for raw in &checker.raw.auths {
        if let Some(first) = seen.insert(raw.name.as_str(), raw.name.span) {
            diagnostics.push(duplicate("auth", &raw.name, first));
            continue;
        }
        check_free(diagnostics, &raw.name);
        forms::check(diagnostics, raw);
        misplaced::check(diagnostics, raw);
        let name = &raw.name.value;
        let auth = if raw.is_signed() {
            let scheme = signed::check(diagnostics, checker, kinds, api, raw);
            scheme.map(|scheme| {
                schemes.signing.push(scheme);
                Auth::Signed(name.clone())
            })
        } else if raw.is_sending() {
            let scheme = sending::check(diagnostics, checker, sent, api, raw);
            scheme.map(|scheme| {
                schemes.sending.push(scheme);
                Auth::Sending(name.clone())
            })
        } else {
            let kind = raw.scheme.as_ref();
            kind.and_then(|kind| key::check(diagnostics, checker, api, raw, kind.value))
        };
        schemes.is_whole &= auth.is_some();
        schemes
            .by_name
            .extend(auth.map(|auth| (name.clone(), auth)));
    }
    schemes
}

/// ```toml
/// [auth.none]
/// scheme = "basic"
/// ```
fn check_free(diagnostics: &mut Diagnostics, name: &At<String>) {
    if name.value == NO_AUTH {
        diagnostics.push(
            Diagnostic::new(
                &rules::DUPLICATE_NAME,
                name.span,
                format!("`{NO_AUTH}` means that nothing is sent"),
            )
            .help("rename the scheme"),
        );
    }
}

/// ```toml
/// [api]
/// auth = "api_kye"
/// ```
fn usual(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    api: &RawApi,
    schemes: &BTreeMap<String, Auth>,
) -> Auth {
    let auths = &checker.raw.auths;
    match &api.auth {
        Some(name) if checker.index.raw.auth(name.as_str()).is_none() => {
            if name.value == NO_AUTH {
                return Auth::None;
            }
            diagnostics.push(
                Diagnostic::new(
                    &rules::UNKNOWN_AUTH,
                    name.span,
                    format!("unknown auth `{}`", name.value),
                )
                .help(format!(
                    "add `[auth.{}]` with `scheme = \"basic\"`",
                    name.value
                ))
                .suggest_name(&name.value, auths.iter().map(|auth| auth.name.as_str())),
            );
            Auth::Basic
        }
        // An invalid scheme has been reported; the bindings are generated regardless.
        Some(name) => schemes.get(&name.value).cloned().unwrap_or(Auth::Basic),
        None => Auth::Basic,
    }
}

/// Checks whether the bindings may have credentials of several parts, and whether they may have
/// one key, even if a scheme is invalid.
pub(super) fn may_hold(checker: &Checker<'_>, api: &RawApi) -> (bool, bool) {
    let chosen = chosen(checker, api);
    let schemes = || {
        chosen
            .iter()
            .filter_map(|name| checker.index.raw.auth(name))
    };
    let has_credentials = chosen.iter().any(|name| uses_credentials(checker, name));
    let may_have_key = schemes().any(|raw| !raw.is_signed()) && !schemes().any(RawAuth::is_signed);
    // An unknown scheme is taken for one that sends a key.
    let is_known = |name: &&str| *name == NO_AUTH || checker.index.raw.auth(name).is_some();
    let has_unknown = !chosen.iter().all(is_known);
    (
        has_credentials,
        may_have_key || has_unknown && !has_credentials,
    )
}

/// Checks whether a scheme uses credentials of the spec.
fn uses_credentials(checker: &Checker<'_>, name: &str) -> bool {
    let raw = checker.index.raw.auth(name);
    raw.is_some_and(|raw| {
        raw.is_signed() || raw.is_sending() && !checker.raw.credentials.is_empty()
    })
}

impl Schemes {
    fn retain(&mut self, chosen: &BTreeSet<&str>) {
        self.by_name
            .retain(|name, _| chosen.contains(name.as_str()));
        self.sending
            .retain(|scheme| chosen.contains(scheme.name.as_str()));
        self.signing
            .retain(|scheme| chosen.contains(scheme.name.as_str()));
    }

    /// Returns the names of the credentials that the schemes use.
    fn credentials(&self) -> BTreeSet<&str> {
        let sending = self.sending.iter().flat_map(SendingScheme::templates);
        let signing = self.signing.iter().flat_map(SigningScheme::templates);
        let sent = sending.chain(signing).flatten();
        let keys = self.signing.iter();
        let keys = keys.map(|scheme| scheme.signature.key.as_str());
        let has_key = self.by_name.values().any(Auth::is_key);
        sent.filter_map(Part::placeholder)
            .chain(keys)
            .chain(has_key.then_some(KEY))
            .collect()
    }
}
