//! Emits how requests are signed, as data.

use super::Cx;
use super::runtime::runtime_of_super;
use super::statics::{scheme_name, static_name};
use super::ty::option;
use crate::doc;
use crate::headers::PROTOCOL_HEADERS;
use crate::model::{
    Algorithm, Api, Credential, CredentialKind, Encoding, NamedTemplate, Part, SignatureRule,
    SigningScheme, TimestampRule, TokenRule,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// ```ignore
/// pub mod signing { pub static TRANSACTION: SigningScheme = …; }
/// ```
///
/// Empty if no requests are signed.
pub(super) fn emit_signing(cx: &Cx<'_>) -> TokenStream {
    let api = cx.spec.api.as_ref();
    let Some(api) = api.filter(|api| !api.signing.is_empty()) else {
        return TokenStream::new();
    };
    let statics = api.signing.iter().map(|scheme| emit_scheme(cx, scheme));
    let uses = runtime_of_super();
    quote! {
        /// How requests are signed.
        pub mod signing {
            #uses

            #(#statics)*
        }
    }
}

fn emit_scheme(cx: &Cx<'_>, scheme: &SigningScheme) -> TokenStream {
    let SigningScheme {
        about,
        name,
        headers,
        signature,
        token,
        timestamp,
        unique_id_digits,
    } = scheme;
    let docs = doc::attributes(about, &format!("The signing scheme `{name}`."));
    let ident = scheme_name(name);
    let headers = emit_named(headers);
    let signature = emit_rule(signature);
    let token = option(token.as_ref().and_then(|token| emit_token(cx, token)));
    let TimestampRule {
        about: _,
        offset_minutes,
        fraction_digits,
    } = timestamp;
    let minutes = Literal::u16_unsuffixed(offset_minutes.unsigned_abs());
    let sign = (*offset_minutes < 0).then(|| quote!(-));
    let fraction_digits = Literal::u8_unsuffixed(*fraction_digits);
    let unique_id_digits = Literal::u8_unsuffixed(*unique_id_digits);
    quote! {
        #docs
        pub static #ident: rt::SigningScheme = rt::SigningScheme {
            name: #name,
            headers: #headers,
            signature: #signature,
            token: #token,
            timestamp: rt::TimestampRule {
                offset_minutes: #sign #minutes,
                fraction_digits: #fraction_digits,
            },
            unique_id_digits: #unique_id_digits,
        };
    }
}

fn emit_rule(rule: &SignatureRule) -> TokenStream {
    let SignatureRule {
        about: _,
        algorithm,
        key,
        encoding,
        over,
    } = rule;
    let algorithm = emit_algorithm(*algorithm);
    let encoding = emit_encoding(*encoding);
    let over = emit_template(over);
    quote! {
        rt::SignatureRule {
            algorithm: #algorithm,
            key: #key,
            encoding: #encoding,
            over: #over,
        }
    }
}

pub(super) fn emit_algorithm(algorithm: Algorithm) -> TokenStream {
    match algorithm {
        Algorithm::HmacSha256 => quote!(rt::Algorithm::HmacSha256),
        Algorithm::HmacSha512 => quote!(rt::Algorithm::HmacSha512),
        Algorithm::RsaSha256 => quote!(rt::Algorithm::RsaSha256),
    }
}

pub(super) fn emit_encoding(encoding: Encoding) -> TokenStream {
    match encoding {
        Encoding::Base64 => quote!(rt::Encoding::Base64),
        Encoding::Hex => quote!(rt::Encoding::Hex),
    }
}

/// Returns `None` if the endpoint is invalid, which has been reported.
fn emit_token(cx: &Cx<'_>, token: &TokenRule) -> Option<TokenStream> {
    let TokenRule {
        about: _,
        endpoint,
        body,
        token,
        expires,
        lifetime_seconds,
    } = token;
    let endpoint = static_name(cx.spec.endpoint(endpoint)?);
    let body = emit_named(body);
    let expires = option(expires.as_ref());
    let lifetime_seconds = Literal::u64_unsuffixed(*lifetime_seconds);
    Some(quote! {
        rt::TokenRule {
            endpoint: &super::endpoint::#endpoint,
            body: #body,
            token: #token,
            expires: #expires,
            lifetime_seconds: #lifetime_seconds,
        }
    })
}

fn emit_named(all: &[NamedTemplate]) -> TokenStream {
    let entries = all.iter().map(|named| {
        let name = &named.name;
        let template = emit_template(&named.template);
        quote!((#name, #template))
    });
    quote!(&[#(#entries),*])
}

pub(super) fn emit_template(template: &[Part]) -> TokenStream {
    let parts = template.iter().map(|part| match part {
        Part::Text(text) => quote!(rt::Part::Text(#text)),
        Part::Credential(name) => quote!(rt::Part::Credential(#name)),
        Part::Method => quote!(rt::Part::Method),
        Part::Path => quote!(rt::Part::Path),
        Part::BodySha256 => quote!(rt::Part::BodySha256),
        Part::Body => quote!(rt::Part::Body),
        Part::Timestamp => quote!(rt::Part::Timestamp),
        Part::Token => quote!(rt::Part::Token),
        Part::UniqueId => quote!(rt::Part::UniqueId),
        Part::Signature => quote!(rt::Part::Signature),
    });
    quote!(&[#(#parts),*])
}

/// Emits the parts of the credentials, as an expression.
pub(super) fn emit_credentials(credentials: &[Credential]) -> TokenStream {
    let entries = credentials.iter().map(|credential| {
        let Credential {
            about: _,
            name,
            kind,
            default,
        } = credential;
        let kind = match kind {
            CredentialKind::Text => quote!(rt::CredentialKind::Text),
            CredentialKind::Secret => quote!(rt::CredentialKind::Secret),
            CredentialKind::RsaPrivateKey => quote!(rt::CredentialKind::RsaPrivateKey),
        };
        let default = option(default.as_ref());
        quote!(rt::Credential { name: #name, kind: #kind, default: #default })
    });
    quote!(&[#(#entries),*])
}

/// Returns the headers that only the client sets. The idempotency header is not one
/// of them: a caller may set the key.
pub(super) fn reserved_headers(api: &Api) -> Vec<String> {
    let mut reserved: Vec<String> = PROTOCOL_HEADERS
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    let key = api.idempotency_header.as_ref();
    let headers = api.signing.iter().flat_map(|scheme| &scheme.headers);
    for header in headers {
        let name = header.name.to_ascii_lowercase();
        let is_key = key.is_some_and(|key| key.eq_ignore_ascii_case(&name));
        if !is_key && !reserved.contains(&name) {
            reserved.push(name);
        }
    }
    reserved
}
