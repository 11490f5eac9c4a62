//! Emits how the headers of a response are read.

use super::Cx;
use crate::model::{EnumForm, IntegerForm, Type};
use crate::names;
use proc_macro2::TokenStream;
use quote::quote;

/// `.with_headers(&[("X-Total", HeaderForm::Number)])`
pub(super) fn emit_response_headers(cx: &Cx<'_>, name: &str) -> TokenStream {
    let object = cx.spec.object(name);
    let headers = object.into_iter().flat_map(|object| &object.fields);
    let headers = headers.map(|field| {
        let is_number = is_number(cx, field.ty.innermost());
        let form = names::ident(match (&field.ty, is_number) {
            (Type::List(_), true) => "Numbers",
            (Type::List(_), false) => "Texts",
            (_, true) => "Number",
            (_, false) => "Text",
        });
        let wire = &field.wire;
        quote!((#wire, rt::HeaderForm::#form))
    });
    quote!(.with_headers(&[#(#headers),*]))
}

/// Returns whether a value that looks like a number is one, or a time as a number.
fn is_number(cx: &Cx<'_>, ty: &Type) -> bool {
    match ty {
        Type::Integer(IntegerForm::Number)
        | Type::Unsigned(IntegerForm::Number)
        | Type::Amount(_)
        | Type::Decimal(_)
        | Type::Timestamp => true,
        Type::Enum(name) => {
            let enumeration = cx.spec.enumeration(name);
            enumeration.is_some_and(|item| item.form == EnumForm::Integer)
        }
        _ => false,
    }
}
