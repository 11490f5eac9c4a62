//! Emits the table of endpoints, with one static for each.

use super::Cx;
use super::media;
use super::paging;
use super::response_headers;
use super::runtime::runtime_of_super;
use super::statics::{scheme_in_super, static_name};
use super::styles;
use super::ty::{self, option};
use crate::model::{
    Auth, Endpoint, Envelope, ErrorCase, MediaForm, MediaType, Outcome, Retry, Type,
};
use crate::names;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// ```ignore
/// pub mod endpoint { pub static ORDERS_CREATE: Endpoint = …; pub static ALL: &[&Endpoint] = …; }
/// ```
pub(super) fn emit_endpoints(cx: &Cx<'_>) -> TokenStream {
    let statics = cx
        .spec
        .endpoints()
        .map(|endpoint| emit_endpoint(cx, endpoint));
    let entries = cx.spec.endpoints().map(|endpoint| {
        let gate = cx.gates.for_part(endpoint.resource());
        let name = static_name(endpoint);
        quote!(#gate &#name)
    });
    let checks = cx
        .spec
        .endpoints()
        .map(|endpoint| emit_checks(cx, endpoint));
    let uses = runtime_of_super();
    quote! {
        /// The endpoints, as data.
        pub mod endpoint {
            #uses

            #(#statics)*

            /// Every endpoint, ordered by resource and method.
            pub static ALL: &[&rt::Endpoint] = &[#(#entries),*];

            /// The types of each endpoint's query and body, as checks, in the order
            /// of `ALL`.
            pub static CHECKS: &[rt::Checks] = &[#(#checks),*];
        }
    }
}

fn emit_endpoint(cx: &Cx<'_>, endpoint: &Endpoint) -> TokenStream {
    let Endpoint {
        about,
        id,
        method: _,
        verb,
        path,
        // The spec states it to show that both are meant.
        variant_of: _,
        parameters: _,
        query: _,
        headers: _,
        body: _,
        content_type,
        accept,
        returns,
        events,
        may_be_empty,
        responses,
        response_headers: described,
        envelope,
        retry,
        auth,
        service,
        servers,
        page,
        errors,
    } = endpoint;
    let name = static_name(endpoint);
    let docs = format!(" `{verb} {path}`");
    let source = &about.source;
    let retry = names::ident(match retry {
        Retry::Safe => "Safe",
        Retry::Keyed => "Keyed",
        Retry::Never => "Never",
    });
    let is_read = returns.is_some() || !responses.is_empty();
    let returning = is_read.then(|| {
        let envelope = names::ident(match envelope {
            Envelope::Wrapped => "Wrapped",
            Envelope::Bare => "Bare",
            Envelope::Either => "Either",
            Envelope::Whole => "Whole",
        });
        quote!(.returning(rt::Envelope::#envelope))
    });
    let sending = content_type.as_ref().map(media::emit_sending);
    let accepting = accept
        .as_ref()
        .map(|media_type| media::emit_accepting(endpoint, media_type));
    let done = events.as_ref().and_then(|events| events.done.as_ref());
    let ending_with = done.map(|done| quote!(.ending_with(#done)));
    let styled = styles::emit_styles(cx, endpoint);
    let or_empty = may_be_empty.then(|| quote!(.or_empty()));
    let unread = responses.iter().filter(|response| response.ty.is_none());
    let unread: Vec<_> = unread
        .map(|response| Literal::u16_unsuffixed(response.status))
        .collect();
    let unread = (!unread.is_empty()).then(|| quote!(.not_reading(&[#(#unread),*])));
    let paged = page.as_ref().map(paging::emit_paging);
    let failing = (!errors.is_empty()).then(|| {
        let errors = errors.iter().map(emit_error_case);
        quote!(.failing(&[#(#errors),*]))
    });
    let api = cx.spec.api.as_ref();
    let auth = auth.as_ref().zip(api);
    let signed = auth.and_then(|(name, api)| match api.auth.named(name)? {
        Auth::Signed(name) => {
            let scheme = scheme_in_super(name);
            Some(quote!(.signed(&#scheme)))
        }
        // In the table of the API.
        Auth::None
        | Auth::Basic
        | Auth::Bearer
        | Auth::Header(_)
        | Auth::Query(_)
        | Auth::Sending(_) => None,
    });
    let of_service = service.as_ref().map(|digits| quote!(.of_service(#digits)));
    let described = described
        .as_ref()
        .map(|name| response_headers::emit_response_headers(cx, name));
    let at = (!servers.is_empty()).then(|| {
        let servers = servers.iter().map(|server| {
            let (environment, url) = (&server.environment, &server.url);
            quote!((#environment, #url))
        });
        quote!(.at(&[#(#servers),*]))
    });
    let gate = cx.gates.for_part(endpoint.resource());
    quote! {
        #gate
        #[doc = #docs]
        pub static #name: rt::Endpoint =
            rt::Endpoint::new(#id, #verb, #path, rt::RetryClass::#retry, #source)
                #sending #styled #returning #accepting #ending_with #or_empty #unread #paged #failing #signed #of_service #described #at;
    }
}

fn emit_error_case(error: &ErrorCase) -> TokenStream {
    let ErrorCase {
        about: _,
        status,
        code,
        outcome,
        // In the enum of the error bodies.
        ty: _,
    } = error;
    let status = Literal::u16_unsuffixed(status.number());
    let code = option(code.as_ref());
    let outcome = option(outcome.map(|outcome| match outcome {
        Outcome::Rejected => quote!(rt::Outcome::Rejected),
        Outcome::Unknown => quote!(rt::Outcome::Unknown),
    }));
    quote!((#status, #code, #outcome))
}

fn emit_checks(cx: &Cx<'_>, endpoint: &Endpoint) -> TokenStream {
    let name = static_name(endpoint);
    let check = |ty: TokenStream| quote!(rt::check::<#ty>);
    let query = endpoint.query.as_ref();
    let query = option(query.map(|name| check(ty::named_in_super(name))));
    // Bytes have no structure to check, and parts are not JSON.
    let form = endpoint.content_type.as_ref().map(MediaType::form);
    let is_checked = |ty: &&Type| **ty != Type::Bytes && form != Some(MediaForm::Multipart);
    let body = endpoint.body.as_ref().filter(is_checked);
    let body = option(body.map(|ty| check(ty::rust_in_super(ty))));
    let gate = cx.gates.for_part(endpoint.resource());
    quote!(#gate rt::Checks { endpoint: &#name, query: #query, body: #body })
}
