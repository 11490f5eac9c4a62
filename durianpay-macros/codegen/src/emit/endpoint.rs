//! Emits the table of endpoints, with one static for each.

use super::Cx;
use super::runtime::runtime_of_super;
use super::statics::{scheme_in_super, static_name};
use super::ty::{self, option};
use crate::model::{Auth, Endpoint, Envelope, ErrorCase, Outcome, Page, Retry};
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
        parameters: _,
        query: _,
        headers: _,
        body: _,
        returns,
        may_be_empty,
        envelope,
        retry,
        auth,
        service,
        page,
        errors,
    } = endpoint;
    let name = static_name(endpoint);
    let docs = format!(" `{verb} {path}`");
    let source = &about.source;
    let envelope = names::ident(match envelope {
        Envelope::Wrapped => "Wrapped",
        Envelope::Bare => "Bare",
        Envelope::Either => "Either",
        Envelope::Whole => "Whole",
    });
    let retry = names::ident(match retry {
        Retry::Safe => "Safe",
        Retry::Keyed => "Keyed",
        Retry::Never => "Never",
    });
    let returns = returns.is_some();
    let page = option(page.as_ref().map(|page| {
        let Page {
            about: _,
            items,
            item: _,
            skip,
            limit,
            total: _,
        } = page;
        let items = option(items.as_ref());
        quote!(rt::PageKeys { items: #items, skip: #skip, limit: #limit })
    }));
    let errors = errors.iter().map(|error| {
        let ErrorCase {
            about: _,
            status,
            code,
            outcome,
        } = error;
        let status = Literal::u16_unsuffixed(*status);
        let code = option(code.as_ref());
        let outcome = option(outcome.map(|outcome| match outcome {
            Outcome::Rejected => quote!(rt::Outcome::Rejected),
            Outcome::Unknown => quote!(rt::Outcome::Unknown),
        }));
        quote!((#status, #code, #outcome))
    });
    let api = cx.spec.api.as_ref();
    let auth = auth.as_ref().zip(api);
    let signing = option(auth.and_then(|(name, api)| match api.auth.named(name)? {
        Auth::Signed(name) => {
            let scheme = scheme_in_super(name);
            Some(quote!(&#scheme))
        }
        // In the table of the API.
        Auth::None
        | Auth::Basic
        | Auth::Bearer
        | Auth::Header(_)
        | Auth::Query(_)
        | Auth::Sending(_) => None,
    }));
    let service = option(service.as_ref());
    let gate = cx.gates.for_part(endpoint.resource());
    quote! {
        #gate
        #[doc = #docs]
        pub static #name: rt::Endpoint = rt::Endpoint {
            id: #id,
            method: #verb,
            path: #path,
            envelope: rt::Envelope::#envelope,
            retry: rt::RetryClass::#retry,
            returns: #returns,
            may_be_empty: #may_be_empty,
            page: #page,
            errors: &[#(#errors),*],
            signing: #signing,
            service: #service,
            source: #source,
        };
    }
}

fn emit_checks(cx: &Cx<'_>, endpoint: &Endpoint) -> TokenStream {
    let name = static_name(endpoint);
    let check = |object: &Option<String>| {
        option(object.as_ref().map(|name| {
            let ty = ty::named_in_super(name);
            quote!(rt::check::<#ty>)
        }))
    };
    let query = check(&endpoint.query);
    let body = check(&endpoint.body);
    let gate = cx.gates.for_part(endpoint.resource());
    quote!(#gate rt::Checks { endpoint: &#name, query: #query, body: #body })
}
