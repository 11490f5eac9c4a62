//! Object types: the struct, its constructor and setters, its shape, reading
//! and writing.

use super::Cx;
use super::builder::{emit_builder, emit_conversions};
use super::impls::emit_impls;
use super::members::Members;
use super::moved::Moved;
use super::shape::emit_shape;
use crate::doc;
use crate::model::Object;
use crate::names;
use proc_macro2::TokenStream;
use quote::quote;

/// ```ignore
/// pub struct CreateOrder { pub amount: Amount, …, unknown: Fields }
/// impl CreateOrder { pub fn new(…) -> Self; pub fn description(self, …) -> Self; … }
/// const _: () = { static SHAPE: Shape = …; impl Decode …; impl Place …; impl Encode …; … };
/// ```
pub(super) fn emit_object(cx: &Cx<'_>, object: &Object) -> TokenStream {
    let Object {
        about,
        name,
        fields,
        any_of: _,
        is_input,
    } = object;
    let gate = cx.gates.for_type(name);
    let docs = Moved::from(doc::attributes(
        about,
        &format!("The object `{name}` of the API."),
    ));
    let ident = names::ident(name);
    let members = Members::new(cx, fields);
    let struct_fields = members.struct_fields().into_iter().map(Moved::from);
    let non_exhaustive = (!is_input).then(|| quote!(#[non_exhaustive]));
    let builder = is_input.then(|| Moved::from(emit_builder(&members)));
    let shape = Moved::from(emit_shape(cx, object, &members));
    let conversions = Moved::from(emit_conversions(cx, object));
    let blanks = Moved::from(members.blanks());
    let places = Moved::from(members.places());
    let values = Moved::from(members.values());
    let impls = emit_impls(&ident, name);
    // What is inlined is built again into each object that holds this one.
    let once = quote!(#[inline(never)]);
    quote! {
        #gate
        #docs
        #[derive(rt::Clone, rt::PartialEq)]
        #non_exhaustive
        pub struct #ident {
            #(#struct_fields)*
            unknown: rt::Fields,
        }

        #gate
        impl #ident {
            #builder

            /// What the object held beyond the fields above: those nobody
            /// described, and those that came as `null` or blank.
            #[must_use]
            pub fn unknown_fields(&self) -> &rt::Fields {
                &self.unknown
            }
        }

        #conversions

        #gate
        const _: () = {
            #shape

            #[automatically_derived]
            impl rt::Decode for #ident {
                const BLANK: Self = Self { #blanks unknown: rt::Fields::NONE };
            }

            #[automatically_derived]
            impl rt::Place for #ident {
                #once
                fn fill(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
                    __decoder.object(__node, &SHAPE, &mut [#places], &mut self.unknown);
                }
            }

            #[automatically_derived]
            impl rt::Encode for #ident {
                #once
                fn encode(&self, __writer: &mut rt::Writer) {
                    __writer.object(&SHAPE, &[#values], &self.unknown);
                }
            }

            #impls
        };
    }
}
