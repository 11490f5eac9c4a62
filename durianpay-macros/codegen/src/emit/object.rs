//! Object types: the struct, its constructor and setters, its shape, reading
//! and writing.

use super::Cx;
use super::builder::{emit_builder, emit_conversions};
use super::impls::emit_impls;
use super::members::Members;
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
    let docs = doc::attributes(about, &format!("The object `{name}` of the API."));
    let ident = names::ident(name);
    let members = Members::new(cx, fields);
    let struct_fields = members.struct_fields();
    let non_exhaustive = (!is_input).then(|| quote!(#[non_exhaustive]));
    let builder = is_input.then(|| emit_builder(&members));
    let shape = emit_shape(cx, object, &members);
    let conversions = emit_conversions(cx, object);
    let blanks = members.blanks();
    let places = members.places();
    let values = members.values();
    let impls = emit_impls(&ident, name);
    // Inlined, the method would be compiled again in each object that contains
    // this one: not inlining it shortens the build of the bindings.
    let never_inlined = quote!(#[inline(never)]);
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
                #never_inlined
                fn fill(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
                    __decoder.object(__node, &SHAPE, &mut [#places], &mut self.unknown);
                }
            }

            #[automatically_derived]
            impl rt::Encode for #ident {
                #never_inlined
                fn encode(&self, __writer: &mut rt::Writer) {
                    __writer.object(&SHAPE, &[#values], &self.unknown);
                }
            }

            #impls
        };
    }
}
