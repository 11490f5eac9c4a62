//! Turns the model into tokens. There is one emitter per item, each with one outer
//! `quote!`.

mod absolute_path;
mod api;
mod arguments;
mod auth;
mod builder;
mod cfg;
mod choice;
mod client;
mod credentials;
mod cx;
mod endpoint;
mod enumeration;
mod errors;
mod event;
mod extension;
mod id;
mod impls;
mod media;
mod members;
mod money;
mod notifications;
mod object;
mod page;
mod paging;
mod resource;
mod response_headers;
mod responses;
mod runtime;
mod schema;
mod signed_webhook;
mod signing;
mod statics;
mod styles;
mod templates;
mod ty;
mod union;
mod webhook;

pub use absolute_path::absolute_path;
pub(crate) use cx::Cx;
pub use cx::{Handles, Options};
pub use runtime::runtime;

use crate::model::{Spec, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// Returns a type as generated code names it, from within the bindings module:
/// `rt::Vec<OrderItem>`.
#[must_use]
pub fn rust_type(ty: &Type) -> TokenStream {
    ty::rust(ty)
}

/// Emits the content of the bindings module, ordered by kind and name. It follows
/// the import of [`runtime()`].
pub(crate) fn emit(spec: &Spec, options: &Options) -> TokenStream {
    let cx = Cx::new(spec, options);
    let ids = spec.ids.values().map(|id| id::emit_id(&cx, id));
    let enums = spec
        .enums
        .values()
        .map(|item| enumeration::emit_enum(&cx, item));
    let unions = spec
        .unions
        .values()
        .map(|union| union::emit_union(&cx, union));
    let choices = spec
        .choices
        .values()
        .map(|choice| choice::emit_choice(&cx, choice));
    let objects = spec
        .objects
        .values()
        .map(|object| object::emit_object(&cx, object));
    let arguments = arguments::emit_arguments(&cx);
    let responses = responses::emit_responses(&cx);
    let errors = errors::emit_errors(&cx);
    let endpoints = endpoint::emit_endpoints(&cx);
    let resources = resource::emit_resources(&cx, options.handles);
    let api = api::emit_api(&cx);
    let auth = auth::emit_schemes(&cx);
    let signing = signing::emit_signing(&cx);
    let client = client::emit_client(&cx);
    let webhook = webhook::emit_webhook(&cx);
    let signed_webhook = signed_webhook::emit_signed_webhook(&cx);
    let notifications = notifications::emit_notifications(&cx);
    let events = event::emit_events(&cx);
    let extensions = spec
        .extensions
        .values()
        .map(|extension| extension::emit_extension(&cx, extension));
    let pages = page::emit_pages(&cx);
    quote! {
        #api
        #auth
        #signing
        #client
        #resources
        #arguments
        #responses
        #errors
        #endpoints
        #webhook
        #signed_webhook
        #notifications
        #events
        #(#extensions)*
        #(#ids)*
        #(#enums)*
        #(#unions)*
        #(#choices)*
        #(#objects)*
        #pages
    }
}
