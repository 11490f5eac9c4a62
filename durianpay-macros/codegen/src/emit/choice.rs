//! Emits unions that are values by themselves: with a tag inside the content, or told
//! apart by their JSON.

mod fits;

use super::Cx;
use super::impls::emit_impls;
use super::ty::{self, kind_set, option};
use crate::doc;
use crate::model::{Choice, ChoiceMember, Type};
use crate::names;
use fits::{emit_fit, in_order};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

/// ```ignore
/// pub enum ChatId { Number(i64), Name(String), Unknown(Json) }
/// impl From<i64> for ChatId
/// const _: () = { static SCHEMA: ChoiceSchema = …; impl Decode …; impl Encode …; … };
/// ```
pub(super) fn emit_choice(cx: &Cx<'_>, choice: &Choice) -> TokenStream {
    let Choice {
        about,
        name,
        tag,
        members,
        is_input,
    } = choice;
    let gate = cx.gates.for_type(name);
    let docs = doc::attributes(about, &format!("The union `{name}` of the API."));
    let ident = names::ident(name);
    let variants = members.iter().map(emit_variant);
    let conversions = is_input.then(|| emit_conversions(cx, &ident, choice));
    let schema = emit_schema(cx, choice);
    let reads = in_order(cx, choice).enumerate().map(|(index, member)| {
        let index = Literal::usize_unsuffixed(index);
        let variant = names::ident(&member.name);
        match ty::notation(&member.ty) {
            Some(notation) => {
                quote!(#index => Self::#variant(__decoder.read_as(#notation, __node)),)
            }
            None => quote!(#index => Self::#variant(__decoder.read(__node)),),
        }
    });
    let writes = members.iter().map(|member| {
        let variant = names::ident(&member.name);
        let write = emit_write(cx, tag.as_deref(), member);
        quote!(Self::#variant(__content) => #write,)
    });
    let impls = emit_impls(&ident, name);
    quote! {
        #gate
        #docs
        ///
        /// The API may send values that are not listed here: `Unknown` keeps the JSON
        /// of such a value, and writes it back unchanged.
        #[derive(rt::Clone, rt::PartialEq)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants)*
            /// A value that these bindings do not know.
            Unknown(rt::Json),
        }

        #conversions

        #gate
        const _: () = {
            #schema

            #[automatically_derived]
            impl rt::Decode for #ident {
                const EMPTY: Self = Self::Unknown(rt::Json::null());
            }

            #[automatically_derived]
            impl rt::DecodeInto for #ident {
                #[inline(never)]
                fn decode_into(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
                    *self = match __decoder.choose(__node, &SCHEMA) {
                        #(#reads)*
                        _ => Self::Unknown(__decoder.json(__node)),
                    };
                }
            }

            #[automatically_derived]
            impl rt::Encode for #ident {
                fn encode(&self, __writer: &mut rt::Writer) {
                    match self {
                        #(#writes)*
                        Self::Unknown(__json) => __writer.undescribed(__json),
                    }
                }
            }

            #impls
        };
    }
}

fn emit_variant(member: &ChoiceMember) -> TokenStream {
    let ChoiceMember {
        about,
        value,
        name,
        ty,
    } = member;
    let docs = doc::attributes(about, &format!("`{value}`"));
    let variant = names::ident(name);
    let content = ty::rust(ty);
    quote! {
        #docs
        #variant(#content),
    }
}

/// ```ignore
/// static SCHEMA: ChoiceSchema = ChoiceSchema { name: "ChatId", tag: None, members: &[…], … };
/// ```
fn emit_schema(cx: &Cx<'_>, choice: &Choice) -> TokenStream {
    let name = &choice.name;
    let source = &choice.about.source;
    let tag = option(choice.tag.as_ref());
    let own = Type::Choice(name.clone());
    let accepts = kind_set(cx.own_kinds(&own));
    let members = in_order(cx, choice).map(|member| emit_fit(cx, choice, member));
    quote! {
        static SCHEMA: rt::ChoiceSchema = rt::ChoiceSchema {
            name: #name,
            source: #source,
            accepts: #accepts,
            tag: #tag,
            members: &[#(#members),*],
        };
    }
}

fn emit_write(cx: &Cx<'_>, tag: Option<&str>, member: &ChoiceMember) -> TokenStream {
    if let Some(tag) = tag.filter(|tag| !cx.spec.writes_tag(tag, member)) {
        let value = &member.value;
        return quote!(__writer.tagged(#tag, #value, __content));
    }
    match ty::notation(&member.ty) {
        Some(notation) => quote!(__writer.write_as(#notation, __content)),
        None => quote!(rt::Encode::encode(__content, __writer)),
    }
}

fn emit_conversions(cx: &Cx<'_>, ident: &Ident, choice: &Choice) -> TokenStream {
    let gate = cx.gates.for_type(&choice.name);
    let conversions = choice.sole_members().map(|member| {
        let variant = names::ident(&member.name);
        let from = |own: &TokenStream, value: &TokenStream| {
            quote! {
                #gate
                #[automatically_derived]
                impl rt::From<#own> for #ident {
                    fn from(content: #own) -> Self {
                        Self::#variant(#value)
                    }
                }
            }
        };
        let own = ty::rust(&member.ty);
        match &member.ty {
            Type::Text => {
                let owned = from(&own, &quote!(content));
                let borrowed = from(&quote!(&rt::str), &quote!(rt::Into::into(content)));
                quote!(#owned #borrowed)
            }
            // A new value is written in the notation that the spec defines.
            Type::Amount(_) | Type::Timestamp | Type::Decimal(_) => {
                from(&own, &quote!(#own::canonical(content)))
            }
            _ => from(&own, &quote!(content)),
        }
    });
    quote! {
        #(#conversions)*

        #gate
        #[automatically_derived]
        impl rt::From<rt::Json> for #ident {
            fn from(json: rt::Json) -> Self {
                Self::Unknown(json)
            }
        }
    }
}
