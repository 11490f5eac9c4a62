//! Emits the structs for methods that take their arguments by name.

use super::Cx;
use super::impls::emit_named_debug;
use super::ty;
use crate::doc;
use crate::model::{Argument, Endpoint};
use crate::names;
use proc_macro2::TokenStream;
use quote::quote;

/// ```ignore
/// pub struct OrdersGetItemArguments { pub order_id: OrderId, pub item_id: ItemId }
/// impl Debug for OrdersGetItemArguments
/// ```
///
/// There is one for each method whose arguments could be swapped, or are too many.
pub(super) fn emit_arguments(cx: &Cx<'_>) -> TokenStream {
    let arguments = cx.spec.endpoints().flat_map(|endpoint| {
        let with = endpoint.has_more(&cx.requiring).then_some(true);
        let methods = [Some(false), with].into_iter().flatten();
        methods.map(move |with_all| emit_of_method(cx, endpoint, with_all))
    });
    quote!(#(#arguments)*)
}

fn emit_of_method(cx: &Cx<'_>, endpoint: &Endpoint, with_all: bool) -> TokenStream {
    let arguments = endpoint.arguments(&cx.requiring, with_all);
    if !cx.positions.are_arguments_named(&arguments) {
        return TokenStream::new();
    }
    let gate = cx.gates.for_part(endpoint.resource());
    let docs = doc::named_arguments(endpoint, &arguments, with_all);
    let name = endpoint.arguments_name(with_all);
    let ident = names::ident(&name);
    let debug = emit_named_debug(&ident, &name);
    let fields = arguments.iter().map(|argument| {
        let docs = match argument {
            Argument::Path(field) => doc::named_field(field),
            Argument::Request(_) => quote!(#[doc = " The body."]),
            Argument::Query(_) => quote!(#[doc = " The query."]),
            Argument::Headers(_) => quote!(#[doc = " The headers."]),
        };
        let ident = names::ident(argument.name());
        let ty = ty::rust(&argument.ty());
        quote!(#docs pub #ident: #ty,)
    });
    quote! {
        #gate
        #docs
        pub struct #ident {
            #(#fields)*
        }

        #gate
        #debug
    }
}
