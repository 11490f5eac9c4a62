//! The model into tokens. One emitter per item, each with one outer `quote!`.

mod api;
mod builder;
mod cfg;
mod client;
mod endpoint;
mod enumeration;
mod event;
mod extension;
mod id;
mod impls;
mod members;
mod object;
mod page;
mod resource;
mod schema;
mod ty;
mod union;
mod webhook;

use crate::model::Spec;
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeSet;

/// Where the handles of resources go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handles {
    /// Methods of the client itself; only the crate of the client can do that.
    Inherent,
    /// A trait `Resources` that the client implements; if the spec describes
    /// an API of its own, methods of a client of its own.
    Extension,
}

/// How a spec is expanded.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where the handles of resources go.
    pub handles: Handles,
    /// Whether each item is behind the Cargo features of the resources that
    /// need it.
    pub gated: bool,
}

/// What emitters share.
pub(crate) struct Cx<'a> {
    spec: &'a Spec,
    /// Whether the module has a client type, for an API of its own.
    has_own_client: bool,
    gates: cfg::FeatureGates,
    /// The objects that have a required field.
    requiring: BTreeSet<String>,
}

/// What brings `rt`, the contract with the runtime, into the bindings module.
/// Everything that generated code names and does not define is there, so that
/// no name of a spec can be taken for it, and each takes few tokens.
///
/// `krate` is the path of the runtime crate: `::durianpay_client`, or `$crate`.
pub fn runtime(krate: &TokenStream) -> TokenStream {
    quote! {
        #[allow(unused_imports, reason = "a spec may hold nothing")]
        use #krate::__private as rt;
    }
}

/// The same for a module in the bindings module.
fn runtime_of_super() -> TokenStream {
    quote! {
        #[allow(unused_imports, reason = "what names it may be behind a feature")]
        use super::rt;
    }
}

/// Emits the content of the bindings module, ordered by kind and name. It
/// stands behind [`runtime`].
pub(crate) fn emit(spec: &Spec, options: &Options) -> TokenStream {
    let cx = Cx {
        spec,
        has_own_client: options.handles == Handles::Extension && spec.api.is_some(),
        gates: cfg::FeatureGates::new(spec, options.gated),
        requiring: spec.requiring(),
    };
    let ids = spec.ids.values().map(|id| id::emit_id(&cx, id));
    let enums = spec
        .enums
        .values()
        .map(|item| enumeration::emit_enum(&cx, item));
    let unions = spec
        .unions
        .values()
        .map(|union| union::emit_union(&cx, union));
    let objects = spec
        .objects
        .values()
        .map(|object| object::emit_object(&cx, object));
    let endpoints = endpoint::emit_endpoints(&cx);
    let resources = resource::emit_resources(&cx, options.handles);
    let api = api::emit_api(&cx);
    let client = client::emit_client(&cx);
    let webhook = webhook::emit_webhook(&cx);
    let events = event::emit_events(&cx);
    let extensions = spec
        .extensions
        .values()
        .map(|extension| extension::emit_extension(&cx, extension));
    let pages = page::emit_pages(&cx);
    quote! {
        #api
        #client
        #resources
        #endpoints
        #webhook
        #events
        #(#extensions)*
        #(#ids)*
        #(#enums)*
        #(#unions)*
        #(#objects)*
        #pages
    }
}
