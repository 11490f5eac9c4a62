//! Emits object types: the struct, its constructor and setters, its schema, reading
//! and writing.

use super::Cx;
use super::builder::{emit_builder, emit_conversions, emit_default, emit_fields};
use super::impls::emit_impls;
use super::members::Members;
use super::money::emit_money;
use super::schema::emit_object_schema;
use crate::doc;
use crate::model::Object;
use crate::names;
use proc_macro2::TokenStream;
use quote::quote;

/// ```ignore
/// pub struct CreateOrder { pub amount: Amount, …, unknown: Fields }
/// impl CreateOrder { pub fn new(…) -> Self; pub fn description(self, …) -> Self; … }
/// pub struct CreateOrderFields { … }   // where values could be swapped
/// const _: () = { static SCHEMA: ObjectSchema = …; impl Decode …; impl DecodeInto …; impl Encode …; … };
/// ```
pub(super) fn emit_object(cx: &Cx<'_>, object: &Object) -> TokenStream {
    let Object {
        about: _,
        name,
        fields,
        any_of: _,
        is_input,
    } = object;
    let gate = cx.gates.for_type(name);
    let docs = doc::object(object, &cx.calls);
    let ident = names::ident(name);
    let members = Members::new(cx, fields);
    let struct_fields = members.struct_fields();
    let non_exhaustive = (!is_input).then(|| quote!(#[non_exhaustive]));
    let builder = is_input.then(|| emit_builder(cx, object, &members));
    let named_fields = emit_fields(cx, object, &members);
    let shape = emit_object_schema(cx, object, &members);
    let default = is_input.then(|| emit_default(&ident, &members));
    let conversions = emit_conversions(cx, object);
    let money = emit_money(cx, object);
    let blanks = members.blanks();
    let places = members.places();
    let values = members.values();
    let impls = emit_impls(&ident, name);
    // If the method were inlined, it would be compiled again in each object that
    // contains this one. Not inlining it shortens the build of the bindings.
    let never_inlined = quote!(#[inline(never)]);
    quote! {
        #gate
        #docs
        #[derive(rt::Clone, rt::PartialEq)]
        #non_exhaustive
        pub struct #ident {
            #(#struct_fields)*
            unknown: rt::UnknownFields,
        }

        #gate
        impl #ident {
            #builder

            /// Returns the fields that are not declared above, and the declared
            /// fields that were `null`, blank or unreadable.
            #[must_use]
            pub fn unknown_fields(&self) -> &rt::UnknownFields {
                &self.unknown
            }
        }

        #money

        #named_fields

        #conversions

        #gate
        const _: () = {
            #shape

            #default

            #[automatically_derived]
            impl rt::Decode for #ident {
                const EMPTY: Self = Self { #blanks unknown: rt::UnknownFields::EMPTY };
            }

            #[automatically_derived]
            impl rt::DecodeInto for #ident {
                #never_inlined
                fn decode_into(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
                    __decoder.object(__node, &SCHEMA, &mut [#places], &mut self.unknown);
                }
            }

            #[automatically_derived]
            impl rt::Encode for #ident {
                #never_inlined
                fn encode(&self, __writer: &mut rt::Writer) {
                    __writer.object(&SCHEMA, &[#values], &self.unknown);
                }
            }

            #impls
        };
    }
}
