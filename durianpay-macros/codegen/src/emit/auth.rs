//! Emits how requests are authenticated, as data.

use super::Cx;
use super::runtime::runtime_of_super;
use super::statics::{scheme_name, scheme_path};
use super::templates::{emit_named, emit_template, emit_token};
use super::ty::option;
use crate::doc;
use crate::headers::PROTOCOL_HEADERS;
use crate::model::{Api, Auth, NamedTemplate, SendingScheme, Spec};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// ```ignore
/// pub mod auth { pub static BOT: SendingScheme = …; }
/// ```
///
/// Empty if no scheme has templates of credentials.
pub(super) fn emit_schemes(cx: &Cx<'_>) -> TokenStream {
    let schemes = cx.spec.api.iter().flat_map(|api| &api.auth.sending);
    let statics: Vec<_> = schemes.map(|scheme| emit_scheme(cx, scheme)).collect();
    if statics.is_empty() {
        return TokenStream::new();
    }
    let uses = runtime_of_super();
    quote! {
        /// The credentials that requests carry.
        pub mod auth {
            #uses

            #(#statics)*
        }
    }
}

fn emit_scheme(cx: &Cx<'_>, scheme: &SendingScheme) -> TokenStream {
    let SendingScheme {
        about,
        name,
        basic,
        headers,
        query,
        token,
    } = scheme;
    let docs = doc::attributes(about, &format!("The authentication scheme `{name}`."));
    let ident = scheme_name(name);
    let basic = option(basic.as_ref().map(|(user, password)| {
        let (user, password) = (emit_template(user), emit_template(password));
        quote!((#user, #password))
    }));
    let headers = emit_named(headers);
    let query = emit_named(query);
    let token = option(token.as_ref().and_then(|token| emit_token(cx, token)));
    quote! {
        #docs
        pub static #ident: rt::SendingScheme = rt::SendingScheme {
            name: #name,
            basic: #basic,
            headers: #headers,
            query: #query,
            token: #token,
        };
    }
}

/// Emits the schemes of an API, as an expression.
pub(super) fn emit_auth(spec: &Spec, api: &Api) -> TokenStream {
    let mut all = vec![&api.auth.usual];
    let mut endpoints = Vec::new();
    for endpoint in spec.endpoints() {
        let chosen = endpoint.auth.as_deref();
        match chosen.and_then(|name| api.auth.named(name)) {
            // In the static of the endpoint.
            Some(Auth::Signed(_)) | None => {}
            Some(auth) => {
                let place = all.iter().position(|known| *known == auth);
                let place = place.unwrap_or_else(|| {
                    all.push(auth);
                    all.len() - 1
                });
                if place > 0 {
                    endpoints.push((&endpoint.id, place));
                }
            }
        }
    }
    let optional: Vec<&String> = api
        .auth
        .credentials
        .iter()
        .filter(|credential| credential.optional)
        .map(|credential| &credential.name)
        .collect();
    if endpoints.is_empty() && optional.is_empty() {
        return emit_one(&api.auth.usual);
    }
    // Readers search for an endpoint.
    endpoints.sort_unstable();
    let all = all.into_iter().map(emit_one);
    let endpoints = endpoints.iter().map(|(id, place)| {
        let place = Literal::usize_unsuffixed(*place);
        quote!((#id, #place))
    });
    quote! {
        rt::Auth::Several(&rt::Schemes {
            all: &[#(#all),*],
            endpoints: &[#(#endpoints),*],
            optional: &[#(#optional),*],
        })
    }
}

fn emit_one(auth: &Auth) -> TokenStream {
    match auth {
        Auth::None => quote!(rt::Auth::None),
        Auth::Basic => quote!(rt::Auth::Basic),
        Auth::Bearer => quote!(rt::Auth::Bearer),
        Auth::Header(name) => quote!(rt::Auth::Header(#name)),
        Auth::Query(name) => quote!(rt::Auth::Query(#name)),
        Auth::Sending(name) => {
            let scheme = scheme_name(name);
            quote!(rt::Auth::Sending(&auth::#scheme))
        }
        Auth::Signed(name) => {
            let scheme = scheme_path(name);
            quote!(rt::Auth::Signed(&#scheme))
        }
    }
}

/// Returns the headers that only the client sets. The idempotency header is not one
/// of them: a caller may set the key.
pub(super) fn reserved_headers(api: &Api) -> Vec<String> {
    let mut reserved: Vec<String> = PROTOCOL_HEADERS
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    let key = api.idempotency_header.as_ref();
    let sending = api.auth.sending.iter().map(|scheme| &scheme.headers);
    let signing = api.signing.iter().map(|scheme| &scheme.headers);
    let carried = signing.chain(sending).flatten();
    let carried = carried.map(|NamedTemplate { name, .. }| name);
    let constant = api.headers.iter().map(|header| &header.name);
    for name in carried.chain(constant) {
        let name = name.to_ascii_lowercase();
        let is_key = key.is_some_and(|key| key.eq_ignore_ascii_case(&name));
        if !is_key && !reserved.contains(&name) {
            reserved.push(name);
        }
    }
    reserved
}
