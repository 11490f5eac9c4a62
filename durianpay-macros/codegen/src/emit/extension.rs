//! Emits the fields that a spec adds to a type of the client, as a trait.

use super::Cx;
use super::schema::emit_field_schema;
use super::ty;
use crate::doc;
use crate::model::{Extension, Field};
use crate::names;
use proc_macro2::TokenStream;
use quote::quote;

/// ```ignore
/// pub trait OrderExt { fn loyalty_tier(&self) -> Result<Option<Tier>, DecodeError>; … }
/// impl OrderExt for rt::api::Order { … }
/// ```
///
/// For a type that callers create, there is also a setter for each field.
pub(super) fn emit_extension(cx: &Cx<'_>, extension: &Extension) -> TokenStream {
    let Extension {
        about,
        object,
        name,
        fields,
        is_input,
    } = extension;
    let docs = doc::attributes(about, &format!("Additional fields of `{object}`."));
    let name = names::ident(name);
    let ty = ty::named_in_base(object);
    let getters = fields.iter().map(|field| emit_getter(cx, extension, field));
    let setters = fields
        .iter()
        .filter(|_| *is_input)
        .map(|field| emit_setter(object, field));
    let (signatures, bodies): (Vec<_>, Vec<_>) = getters.chain(setters).unzip();
    quote! {
        #docs
        pub trait #name: rt::Sized {
            #(#signatures)*
        }

        impl #name for #ty {
            #(#bodies)*
        }
    }
}

/// Emits the signature with its docs, and the whole function.
fn emit_getter(cx: &Cx<'_>, extension: &Extension, field: &Field) -> (TokenStream, TokenStream) {
    let docs = doc::field(field, &format!("The field `{}`.", field.wire));
    let name = names::ident(&field.name);
    let ty = ty::rust(&field.ty);
    let signature = quote! {
        fn #name(&self) -> rt::Result<
            rt::Option<#ty>,
            rt::DecodeError,
        >
    };
    let object = &extension.object;
    let source = &extension.about.source;
    let shape = emit_field_schema(cx, field);
    let body = quote! {
        #signature {
            static SCHEMA: rt::ObjectSchema = rt::ObjectSchema {
                name: #object,
                source: #source,
                fields: &[#shape],
                any_of: &[],
            };
            rt::read_added(self.unknown_fields(), &SCHEMA)
        }
    };
    let documented = quote! {
        #docs
        ///
        /// # Errors
        ///
        /// Returns an error if the value in the response does not have this type.
        #signature;
    };
    (documented, body)
}

fn emit_setter(object: &str, field: &Field) -> (TokenStream, TokenStream) {
    let docs = doc::setter(field);
    let wire = &field.wire;
    let ident = names::ident(&field.name);
    let name = names::ident(&names::added_setter(&field.name));
    let object = ty::named_in_base(object);
    let ty = ty::rust(&field.ty);
    let (argument, value) = ty::argument(&field.ty, &ident);
    let notation = ty::notation(&field.ty).unwrap_or_else(|| quote!(rt::AmountFormat::String));
    let signature = quote!(fn #name(self, #ident: #argument) -> Self);
    let body = quote! {
        #signature {
            let __value: #ty = #value;
            let __json = rt::write_added(&__value, #notation);
            #object::with_field(self, #wire, __json)
        }
    };
    (quote!(#docs #[must_use] #signature;), body)
}
