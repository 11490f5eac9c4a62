//! Checks the servers of an endpoint: one for each environment of the API.

use super::{Checker, base_url};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Server;
use crate::raw::{RawEndpoint, RawEnvironment, RawServer};
use crate::rules;
use crate::source::At;
use crate::urls::conflict;
use std::collections::BTreeSet;

/// ```toml
/// servers = { live = "https://files.toko.example/v1" }
/// ```
pub(super) fn check(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawEndpoint,
) -> Vec<Server> {
    let Some(first) = raw.servers.first() else {
        return Vec::new();
    };
    if checker.raw.apis.is_empty() {
        diagnostics.push(Diagnostic::new(
            &rules::ENDPOINT_SERVER,
            first.environment.span,
            "`servers` in a spec without `[api]`: the client's key would be sent to another server",
        ));
        return Vec::new();
    }
    check_all(diagnostics, checker, raw, first);
    let servers = raw.servers.iter();
    servers
        .filter_map(|raw| check_server(diagnostics, checker, raw))
        .collect()
}

/// ```toml
/// [environment.sandbox]   # without a server
/// ```
///
/// Reports the first one that is missing.
fn check_all(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawEndpoint,
    first: &RawServer,
) {
    let servers = raw.servers.iter();
    let named: BTreeSet<&str> = servers.map(|server| server.environment.as_str()).collect();
    let mut environments = checker.raw.environments.iter();
    let missing = environments.find(|environment| !named.contains(environment.name.as_str()));
    let Some(missing) = missing else { return };
    let name = missing.name.as_str();
    diagnostics.push(
        Diagnostic::new(
            &rules::ENDPOINT_SERVER,
            first.environment.span,
            format!(
                "`{}` has no server in the environment `{name}`",
                raw.name.value
            ),
        )
        .related(missing.name.span, "the environment is here")
        .help(format!(
            "add `{name} = \"https://…\"`, which may be the `url` of the environment"
        )),
    );
}

/// ```toml
/// servers = { lvie = "https://files.toko.example/v1" }
/// ```
fn check_server(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawServer,
) -> Option<Server> {
    let name = raw.environment.as_str();
    let Some(environment) = checker.index.raw.environment(name) else {
        let unknown = Diagnostic::new(
            &rules::ENDPOINT_SERVER,
            raw.environment.span,
            format!("unknown environment `{name}`"),
        );
        let names = checker.raw.environments.iter();
        let names = names.map(|environment| environment.name.as_str());
        let otherwise = format!("add `[environment.{name}]`, or remove the server");
        let unknown = diagnostics.suggest_or(unknown, name, names, otherwise);
        diagnostics.push(unknown);
        return None;
    };
    let url = raw.url.as_ref()?;
    if !base_url::check(diagnostics, url, may_be_plain(environment)) {
        return None;
    }
    let general = environment.url.as_ref().map(At::as_str);
    if let Some(reason) = general.and_then(|general| conflict(general, url.as_str())) {
        let mut diagnostic = Diagnostic::new(
            &rules::ENDPOINT_SERVER,
            url.span,
            format!(
                "`{}` does not fit the environment `{name}`: {reason}",
                url.value
            ),
        );
        if let Some(general) = &environment.url {
            diagnostic = diagnostic.related(general.span, "the URL of the environment is here");
        }
        diagnostics.push(diagnostic.help("use a URL that is as safe as that of the environment"));
        return None;
    }
    Some(Server {
        about: checker.about(diagnostics, &raw.common, raw.environment.span),
        environment: name.to_owned(),
        url: url.value.clone(),
    })
}

fn may_be_plain(environment: &RawEnvironment) -> bool {
    let plain = environment.plain_http.as_ref();
    plain.is_some_and(|plain| plain.value)
}
