//! Emits tagged unions, whose tag and content are siblings in the same object.

use super::Cx;
use super::ty;
use crate::doc;
use crate::model::{Member, Union};
use crate::names;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// ```ignore
/// pub enum ChargeMethod { Qris(QrisCharge), Unknown(UnknownMember) }
/// impl From<QrisCharge> for ChargeMethod
/// impl Union for ChargeMethod
/// ```
pub(super) fn emit_union(cx: &Cx<'_>, union: &Union) -> TokenStream {
    let Union {
        about,
        name,
        tag: _,
        members,
        is_input,
    } = union;
    let gate = cx.gates.for_type(name);
    let source = &about.source;
    let docs = doc::attributes(about, &format!("The union `{name}` of the API."));
    let ident = names::ident(name);
    let variants = members.iter().map(emit_variant);
    let known: Vec<_> = members
        .iter()
        .map(|member| names::ident(&member.name))
        .collect();
    let tags: Vec<_> = members.iter().map(|member| &member.value).collect();
    let conversions = is_input.then(|| emit_conversions(cx, &ident, union));
    quote! {
        #gate
        #docs
        ///
        /// The API may send members that are not listed here: `Unknown` keeps the
        /// tag and the JSON of such a member, and writes them back unchanged.
        #[derive(rt::Clone, rt::Debug, rt::PartialEq, rt::Eq)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants)*
            /// A member that these bindings do not know.
            Unknown(rt::UnknownMember),
        }

        #gate
        impl #ident {
            /// Returns the tag as it is on the wire.
            #[must_use]
            pub fn tag(&self) -> &rt::str {
                match self {
                    #(Self::#known(_) => #tags,)*
                    Self::Unknown(member) => member.tag(),
                }
            }
        }

        #conversions

        #gate
        const _: () = {
            #[automatically_derived]
            impl rt::Union for #ident {
                const EMPTY: Self = Self::Unknown(rt::UnknownMember::EMPTY);

                fn decode(
                    __decoder: &mut rt::Decoder,
                    __tag: rt::Node<'_>,
                    __content: rt::Node<'_>,
                ) -> Self {
                    let __tag = __decoder.str(__tag);
                    match &*__tag {
                        #(#tags => Self::#known(__decoder.read(__content)),)*
                        _ => {
                            __decoder.unknown_value(#source, #name, &__tag);
                            Self::Unknown(rt::UnknownMember::decode(__decoder, &__tag, __content))
                        }
                    }
                }

                fn tag(&self) -> &rt::str {
                    self.tag()
                }
            }

            #[automatically_derived]
            impl rt::Encode for #ident {
                fn encode(&self, __writer: &mut rt::Writer) {
                    match self {
                        #(Self::#known(__content) => rt::Encode::encode(__content, __writer),)*
                        Self::Unknown(__member) => rt::Encode::encode(__member, __writer),
                    }
                }
            }
        };
    }
}

fn emit_variant(member: &Member) -> TokenStream {
    let Member {
        about,
        value,
        name,
        object,
    } = member;
    let docs = doc::attributes(about, &format!("`{value}`"));
    let variant = names::ident(name);
    let object = ty::named(object);
    quote!(#docs #variant(#object),)
}

/// Emits `From` for each object that is the content of only one member, and for
/// unknown members.
fn emit_conversions(cx: &Cx<'_>, ident: &Ident, union: &Union) -> TokenStream {
    let gate = cx.gates.for_type(&union.name);
    let conversions = union.sole_members().map(|member| {
        let object = ty::named(&member.object);
        let variant = names::ident(&member.name);
        quote! {
            #gate
            #[automatically_derived]
            impl rt::From<#object> for #ident {
                fn from(content: #object) -> Self {
                    Self::#variant(content)
                }
            }
        }
    });
    quote! {
        #(#conversions)*

        #gate
        #[automatically_derived]
        impl rt::From<rt::UnknownMember> for #ident {
            fn from(member: rt::UnknownMember) -> Self {
                Self::Unknown(member)
            }
        }
    }
}
