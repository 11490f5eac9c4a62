//! Authentication: keys, credentials, signatures.

use super::text::{cell, statements};
use durianpay_codegen::model::{
    Algorithm, Api, Auth, CredentialKind, Encoding, SigningScheme, template_text,
};
use std::fmt::Write as _;

pub(super) fn render(out: &mut String, api: &Api) {
    match &api.auth {
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
        Auth::Signed(name) => render_signed(out, api, name),
    }
}

fn render_signed(out: &mut String, api: &Api, name: &str) {
    let _ = write!(
        out,
        "\nAuthentication: requests are signed with `{name}`.\n"
    );
    out.push_str("\n| Credential | Kind | Default | |\n|---|---|---|---|\n");
    for credential in &api.credentials {
        let kind = match credential.kind {
            CredentialKind::Text => "string",
            CredentialKind::Secret => "secret",
            CredentialKind::RsaPrivateKey => "private RSA key",
        };
        let default = credential.default.as_ref();
        let default = default.map_or_else(String::new, |default| format!("`{default}`"));
        let text = cell(&statements(&credential.about).join(" "));
        let _ = writeln!(
            out,
            "| `{}` | {kind} | {default} | {text} |",
            credential.name
        );
    }
    for scheme in &api.signing {
        render_scheme(out, scheme);
    }
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
    if let Some(token) = &scheme.token {
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
