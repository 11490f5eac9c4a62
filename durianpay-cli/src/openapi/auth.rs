//! Authentication in the notation of the spec language, and as security schemes.

use super::signing;
use super::table::Table;
use super::token::{named, token};
use durianpay_codegen::model::{
    Api, Auth, Credential, CredentialKind, NO_AUTH, NamedTemplate, Part, SendingScheme,
    SigningScheme, template_text,
};
use serde_json::{Map, Value, json};

/// Builds the tables `[credential.*]`.
pub(super) fn credentials(api: &Api) -> Map<String, Value> {
    let credentials = api.auth.credentials.iter();
    credentials
        .map(|one| (one.name.clone(), credential(one).into()))
        .collect()
}

fn credential(credential: &Credential) -> Map<String, Value> {
    let Credential {
        about,
        name: _,
        kind,
        default,
        optional,
    } = credential;
    let kind = match kind {
        CredentialKind::Text => "text",
        CredentialKind::Secret => "secret",
        CredentialKind::RsaPrivateKey => "rsa_private_key",
    };
    let mut table = Table::default();
    table.set("kind", Some(kind));
    table.set("default", default.as_deref());
    table.flag("optional", *optional);
    table.about(about)
}

/// Builds the tables `[auth.*]`.
pub(super) fn tables(api: &Api) -> Map<String, Value> {
    let tables = names(api).into_iter().filter_map(|name| {
        let table = match api.auth.named(name)? {
            Auth::None => return None,
            auth @ (Auth::Basic | Auth::Bearer | Auth::Header(_) | Auth::Query(_)) => key(auth),
            Auth::Sending(name) => sending(api.auth.sending(name)?),
            Auth::Signed(name) => signing::scheme(signed(api, name)?),
        };
        Some((name.to_owned(), Value::Object(table)))
    });
    tables.collect()
}

/// Returns the names of all schemes. Those with templates keep their order.
fn names(api: &Api) -> Vec<&str> {
    let keys = api.auth.schemes.iter().filter(|(_, auth)| auth.is_key());
    let keys = keys.map(|(name, _)| name.as_str());
    let sending = api.auth.sending.iter().map(|scheme| scheme.name.as_str());
    let signing = api.signing.iter().map(|scheme| scheme.name.as_str());
    keys.chain(sending).chain(signing).collect()
}

fn signed<'a>(api: &'a Api, name: &str) -> Option<&'a SigningScheme> {
    api.signing.iter().find(|scheme| scheme.name == name)
}

/// Builds the table of a scheme that sends the key.
fn key(auth: &Auth) -> Map<String, Value> {
    let place = match auth {
        Auth::Header(name) | Auth::Query(name) => Some(name.as_str()),
        Auth::None | Auth::Basic | Auth::Bearer | Auth::Sending(_) | Auth::Signed(_) => None,
    };
    let mut table = Table::default();
    table.set("scheme", Some(word(auth)));
    table.set("name", place);
    table.0
}

/// Maps a scheme to its value in the language.
fn word(auth: &Auth) -> &'static str {
    match auth {
        Auth::None => NO_AUTH,
        Auth::Basic => "basic",
        Auth::Bearer => "bearer",
        Auth::Header(_) => "header",
        Auth::Query(_) => "query",
        Auth::Sending(_) => "headers",
        Auth::Signed(_) => "signed",
    }
}

fn sending(scheme: &SendingScheme) -> Map<String, Value> {
    let SendingScheme {
        about,
        name: _,
        basic,
        headers,
        query,
        token,
    } = scheme;
    let mut table = Table::default();
    match basic {
        Some((user, password)) => {
            table.set("scheme", Some("basic"));
            table.set("user", Some(template_text(user)));
            table.set("password", Some(template_text(password)));
        }
        None => table.set("scheme", Some("headers")),
    }
    table.set("headers", (!headers.is_empty()).then(|| named(headers)));
    table.set("query", (!query.is_empty()).then(|| named(query)));
    table.set("token", token.as_ref().map(self::token));
    table.about(about)
}

/// Builds the security schemes of all schemes. A scheme of several parts is several of them.
pub(super) fn security_schemes(api: &Api) -> Map<String, Value> {
    let schemes = names(api).into_iter();
    let schemes = schemes.filter_map(|name| Some((name, api.auth.named(name)?)));
    schemes
        .flat_map(|(name, auth)| parts(api, name, auth))
        .collect()
}

/// Returns the requirement of a scheme: all of its parts at once.
pub(super) fn security(api: &Api, name: &str) -> Value {
    let auth = api.auth.named(name).unwrap_or(&api.auth.usual);
    let parts = parts(api, name, auth);
    if parts.is_empty() {
        return json!([]);
    }
    let parts = parts.into_iter().map(|(name, _)| (name, json!([])));
    json!([parts.collect::<Map<_, _>>()])
}

/// Returns the security schemes of a scheme, by name.
fn parts(api: &Api, name: &str, auth: &Auth) -> Vec<(String, Value)> {
    let shown = component(name);
    let one = |scheme: Value| vec![(shown.clone(), scheme)];
    match auth {
        Auth::None => Vec::new(),
        Auth::Basic => one(json!({
            "type": "http",
            "scheme": "basic",
            "description": "The API key as user name, with an empty password.",
        })),
        Auth::Bearer => one(json!({"type": "http", "scheme": "bearer"})),
        Auth::Header(name) => one(json!({"type": "apiKey", "in": "header", "name": name})),
        Auth::Query(name) => one(json!({"type": "apiKey", "in": "query", "name": name})),
        Auth::Sending(name) => {
            let scheme = api.auth.sending(name);
            scheme.map_or_else(Vec::new, |scheme| sending_parts(&shown, scheme))
        }
        Auth::Signed(name) => {
            let scheme = signed(api, name);
            scheme.map_or_else(Vec::new, |scheme| one(signing::security_scheme(scheme)))
        }
    }
}

fn sending_parts(name: &str, scheme: &SendingScheme) -> Vec<(String, Value)> {
    let token = scheme.token.as_ref();
    let source = token.map_or_else(String::new, |token| {
        format!(" The token comes from `{}`.", token.endpoint)
    });
    let shown = |template: &[Part]| format!("`{}`.{source}", template_text(template));
    let basic = scheme.basic.iter().map(|(user, password)| {
        let pair = format!("`{}:{}`.", template_text(user), template_text(password));
        json!({"type": "http", "scheme": "basic", "description": pair})
    });
    let headers = scheme.headers.iter().filter(|one| is_filled(one));
    let headers = headers.map(|header| {
        let text = shown(&header.template);
        let is_bearer = header.name.eq_ignore_ascii_case("authorization")
            && matches!(&*header.template, [Part::Text(word), _] if word == "Bearer ");
        if is_bearer {
            json!({"type": "http", "scheme": "bearer", "description": text})
        } else {
            json!({"type": "apiKey", "in": "header", "name": header.name, "description": text})
        }
    });
    let query = scheme.query.iter().filter(|one| is_filled(one));
    let query = query.map(|one| {
        let text = shown(&one.template);
        json!({"type": "apiKey", "in": "query", "name": one.name, "description": text})
    });
    let parts = basic.chain(headers).chain(query).enumerate();
    parts
        .map(|(place, part)| match place {
            0 => (name.to_owned(), part),
            place => (format!("{name}_{}", place + 1), part),
        })
        .collect()
}

/// Returns whether a template contains a credential or a token. A constant authenticates nobody.
fn is_filled(named: &NamedTemplate) -> bool {
    let mut parts = named.template.iter();
    parts.any(|part| part.placeholder().is_some())
}

/// Replaces the characters that the name of a component cannot contain.
fn component(name: &str) -> String {
    let is_valid = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
    name.replace(|letter| !is_valid(letter), "_")
}
