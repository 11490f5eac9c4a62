//! Emits credentials, the templates that contain them, and tokens.

use super::Cx;
use super::statics::static_name;
use super::ty::option;
use crate::model::{Credential, CredentialKind, NamedTemplate, Part, TokenRule};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Returns `None` if the endpoint is invalid, which has been reported.
pub(super) fn emit_token(cx: &Cx<'_>, token: &TokenRule) -> Option<TokenStream> {
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

pub(super) fn emit_named(all: &[NamedTemplate]) -> TokenStream {
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
        Part::Secret(name) => quote!(rt::Part::Secret(#name)),
        Part::Method => quote!(rt::Part::Method),
        Part::Path => quote!(rt::Part::Path),
        Part::BodySha256 => quote!(rt::Part::BodySha256),
        Part::Body => quote!(rt::Part::Body),
        Part::Timestamp => quote!(rt::Part::Timestamp),
        Part::Token => quote!(rt::Part::Token),
        Part::UniqueId => quote!(rt::Part::UniqueId),
        Part::Signature => quote!(rt::Part::Signature),
        Part::Id => quote!(rt::Part::Id),
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
            // In the table of the schemes.
            optional: _,
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
