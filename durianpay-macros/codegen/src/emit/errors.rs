//! Emits the enums of endpoints whose error bodies have types.

use super::Cx;
use super::statics::static_name;
use super::ty;
use crate::doc;
use crate::model::{Endpoint, ErrorStatus, Type};
use crate::names;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// ```ignore
/// pub enum OrdersGetError { NotFound(Problem), ServerError(Outage) }
/// impl EndpointError for OrdersGetError { … }
/// impl Decode for OrdersGetError
/// ```
pub(super) fn emit_errors(cx: &Cx<'_>) -> TokenStream {
    let enums = cx.spec.endpoints().filter_map(|endpoint| {
        let name = endpoint.error_name()?;
        Some(emit_enum(cx, endpoint, &name))
    });
    quote!(#(#enums)*)
}

fn emit_enum(cx: &Cx<'_>, endpoint: &Endpoint, name: &str) -> TokenStream {
    let gate = cx.gates.for_part(endpoint.resource());
    let ident = names::ident(name);
    let stat = static_name(endpoint);
    let docs = doc::error_enum(endpoint);
    let cases = endpoint.errors.iter();
    let mut typed: Vec<_> = cases
        .filter_map(|case| Some((case, case.ty.as_ref()?)))
        .collect();
    let variants = typed.iter().map(|(case, content)| {
        let docs = doc::attributes(&case.about, &statuses(case.status));
        let variant = names::ident(&case.status.variant());
        let content = ty::rust(content);
        quote!(#docs #variant(#content),)
    });
    let variants: Vec<_> = variants.collect();
    let empty = typed
        .first()
        .map(|(case, content)| emit_empty(case.status, content));
    // The most exact first.
    typed.sort_by_key(|(case, _)| case.status);
    let numbers = typed.iter();
    let numbers = numbers.map(|(case, _)| Literal::u16_unsuffixed(case.status.number()));
    let arms = typed.iter().map(|(case, _)| emit_arm(case.status));
    let ends = typed.last().map(|(case, _)| case.status) == Some(ErrorStatus::Default);
    let other = (!ends).then(|| quote!(_ => __decoder.unlisted_status(__node),));
    quote! {
        #gate
        #docs
        #[derive(rt::Clone, rt::Debug, rt::PartialEq, rt::Eq)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants)*
        }

        #gate
        #[automatically_derived]
        impl rt::EndpointError for #ident {
            const ENDPOINT: &'static rt::Endpoint = &endpoint::#stat;
            const TYPED: &'static [rt::u16] = &[#(#numbers),*];
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
                    #other
                }
            }
        }
    }
}

fn statuses(status: ErrorStatus) -> String {
    match status {
        ErrorStatus::Exact(status) => format!("The status {status}."),
        ErrorStatus::Class(digit) => format!("A status from {digit}00 to {digit}99."),
        ErrorStatus::Default => "Any other status.".to_owned(),
    }
}

fn emit_arm(status: ErrorStatus) -> TokenStream {
    let variant = names::ident(&status.variant());
    let pattern = match status {
        ErrorStatus::Exact(status) => {
            let status = Literal::u16_unsuffixed(status);
            quote!(#status)
        }
        ErrorStatus::Class(digit) => {
            let first = u16::from(digit) * 100;
            let (first, last) = (
                Literal::u16_unsuffixed(first),
                Literal::u16_unsuffixed(first + 99),
            );
            quote!(#first..=#last)
        }
        ErrorStatus::Default => quote!(_),
    };
    quote!(#pattern => *self = Self::#variant(__decoder.read(__node)),)
}

fn emit_empty(status: ErrorStatus, content: &Type) -> TokenStream {
    let variant = names::ident(&status.variant());
    let content = ty::rust(content);
    quote!(Self::#variant(<#content as rt::Decode>::EMPTY))
}
