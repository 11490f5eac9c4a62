//! Authentication: keys, credentials, signatures.

use super::text::{cell, statements};
use durianpay_codegen::model::{
    Algorithm, Api, Auth, Credential, CredentialKind, Encoding, SendingScheme, SigningScheme,
    TokenRule, template_text,
};
use std::fmt::Write as _;

pub(super) fn render(out: &mut String, api: &Api) {
    let auths = &api.auth;
    match &auths.usual {
        Auth::None => out.push_str("\nAuthentication: none.\n"),
        Auth::Basic => out.push_str(
            "\nAuthentication: HTTP Basic, the API key as user name and an empty password.\n",
        ),
        Auth::Bearer => out.push_str("\nAuthentication: the API key as bearer token.\n"),
        Auth::Header(name) => {
            let _ = write!(
                out,
                "\nAuthentication: the API key in the header `{name}`.\n"
            );
        }
        Auth::Query(name) => {
            let _ = write!(
                out,
                "\nAuthentication: the API key in the query, under `{name}`.\n"
            );
        }
        Auth::Sending(name) => {
            let _ = write!(
                out,
                "\nAuthentication: requests carry the credentials of `{name}`.\n"
            );
        }
        Auth::Signed(name) => {
            let _ = write!(
                out,
                "\nAuthentication: requests are signed with `{name}`.\n"
            );
        }
    }
    if !auths.credentials.is_empty() {
        render_credentials(out, &auths.credentials);
    }
    for scheme in &auths.sending {
        render_sending(out, scheme);
    }
    for scheme in &api.signing {
        render_scheme(out, scheme);
    }
}

fn render_credentials(out: &mut String, credentials: &[Credential]) {
    out.push_str("\n| Credential | Kind | Default | |\n|---|---|---|---|\n");
    for credential in credentials {
        let kind = match credential.kind {
            CredentialKind::Text => "string",
            CredentialKind::Secret => "secret",
            CredentialKind::RsaPrivateKey => "private RSA key",
        };
        let default = match &credential.default {
            Some(default) => format!("`{default}`"),
            None if credential.optional => "optional".to_owned(),
            None => String::new(),
        };
        let text = cell(&statements(&credential.about).join(" "));
        let _ = writeln!(
            out,
            "| `{}` | {kind} | {default} | {text} |",
            credential.name
        );
    }
}

fn render_sending(out: &mut String, scheme: &SendingScheme) {
    let _ = write!(
        out,
        "\n`{}`: {}\n\n",
        scheme.name,
        cell(&statements(&scheme.about).join(" "))
    );
    if let Some((user, password)) = &scheme.basic {
        let (user, password) = (template_text(user), template_text(password));
        let _ = writeln!(out, "- HTTP Basic: `{user}:{password}`");
    }
    for (place, named) in [("Header", &scheme.headers), ("Query", &scheme.query)] {
        for one in named {
            let value = template_text(&one.template);
            let _ = writeln!(out, "- {place} `{}`: `{value}`", one.name);
        }
    }
    render_token(out, scheme.token.as_ref());
}

fn render_scheme(out: &mut String, scheme: &SigningScheme) {
    let _ = write!(
        out,
        "\n`{}`: {}\n\n",
        scheme.name,
        cell(&statements(&scheme.about).join(" "))
    );
    let signature = &scheme.signature;
    let _ = writeln!(
        out,
        "- Signature: {}, {}, keyed with `{}`, of `{}`",
        algorithm(signature.algorithm),
        encoding(signature.encoding),
        signature.key,
        template_text(&signature.over),
    );
    for header in &scheme.headers {
        let value = template_text(&header.template);
        let _ = writeln!(out, "- Header `{}`: `{value}`", header.name);
    }
    render_token(out, scheme.token.as_ref());
}

fn render_token(out: &mut String, token: Option<&TokenRule>) {
    if let Some(token) = token {
        let _ = writeln!(
            out,
            "- Token: `{}` in the response of `{}`, valid for {} seconds unless the response states its lifetime",
            token.token, token.endpoint, token.lifetime_seconds,
        );
    }
}

pub(super) fn algorithm(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::HmacSha256 => "HMAC-SHA256",
        Algorithm::HmacSha512 => "HMAC-SHA512",
        Algorithm::RsaSha256 => "RSA-SHA256",
    }
}

pub(super) fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Base64 => "base64",
        Encoding::Hex => "hex",
    }
}
