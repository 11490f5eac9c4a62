//! Emits the enums of endpoints with several successful responses.

use super::Cx;
use super::ty;
use crate::doc;
use crate::model::{Endpoint, Success};
use crate::names;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// ```ignore
/// pub enum ExportsCreateResponse { Ok(Export), Accepted(Job) }
/// impl Decode for ExportsCreateResponse
/// ```
pub(super) fn emit_responses(cx: &Cx<'_>) -> TokenStream {
    let enums = cx.spec.endpoints().filter_map(|endpoint| {
        let name = endpoint.response_name()?;
        Some(emit_enum(cx, endpoint, &name))
    });
    quote!(#(#enums)*)
}

fn emit_enum(cx: &Cx<'_>, endpoint: &Endpoint, name: &str) -> TokenStream {
    let gate = cx.gates.for_part(endpoint.resource());
    let ident = names::ident(name);
    let docs = format!(" The successful responses of `{}`.", endpoint.id);
    let variants = endpoint.responses.iter().map(|response| {
        let docs = doc::attributes(&response.about, &format!("The status {}.", response.status));
        let variant = names::ident(&response.name);
        let content = response.ty.as_ref().map(|ty| {
            let ty = ty::rust(ty);
            quote!((#ty))
        });
        quote!(#docs #variant #content,)
    });
    let arms = endpoint.responses.iter().map(|response| {
        let status = Literal::u16_unsuffixed(response.status);
        let variant = names::ident(&response.name);
        let content = response
            .ty
            .as_ref()
            .map(|_| quote!((__decoder.read(__node))));
        quote!(#status => *self = Self::#variant #content,)
    });
    let empty = endpoint.responses.first().map(emit_empty);
    quote! {
        #gate
        #[doc = #docs]
        #[derive(rt::Clone, rt::Debug, rt::PartialEq, rt::Eq)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants)*
        }

        #gate
        #[automatically_derived]
        impl rt::Decode for #ident {
            const EMPTY: Self = #empty;
        }

        #gate
        #[automatically_derived]
        impl rt::DecodeInto for #ident {
            fn decode_into(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
                match __decoder.status() {
                    #(#arms)*
                    _ => __decoder.unlisted_status(__node),
                }
            }
        }
    }
}

fn emit_empty(response: &Success) -> TokenStream {
    let variant = names::ident(&response.name);
    match &response.ty {
        Some(ty) => {
            let ty = ty::rust(ty);
            quote!(Self::#variant(<#ty as rt::Decode>::EMPTY))
        }
        None => quote!(Self::#variant),
    }
}
