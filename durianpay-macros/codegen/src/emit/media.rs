//! Emits the media types of an endpoint's body and response.

use crate::model::{Endpoint, MediaForm, MediaType, Type};
use crate::names;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// `.sending(MediaForm::Form, "application/x-www-form-urlencoded")`
pub(super) fn emit_sending(media_type: &MediaType) -> TokenStream {
    let form = emit_media_form(media_type.form());
    let media_type = media_type.as_str();
    quote!(.sending(rt::MediaForm::#form, #media_type))
}

/// `.accepting(MediaForm::Bytes, "application/pdf")`
pub(super) fn emit_accepting(endpoint: &Endpoint, media_type: &MediaType) -> TokenStream {
    let form = match (&endpoint.returns, &endpoint.events) {
        (Some(Type::Text), Some(_)) => names::ident("TextEvents"),
        (_, Some(_)) => names::ident("Events"),
        (Some(Type::Bytes), None) => names::ident("Bytes"),
        (_, None) => match media_type.form() {
            // Parts are only written, not read.
            MediaForm::Multipart => names::ident("Text"),
            form => emit_media_form(form),
        },
    };
    let media_type = media_type.as_str();
    quote!(.accepting(rt::MediaForm::#form, #media_type))
}

fn emit_media_form(form: MediaForm) -> Ident {
    names::ident(match form {
        MediaForm::Json => "Json",
        MediaForm::Form => "Form",
        MediaForm::Multipart => "Multipart",
        MediaForm::Plain => "Text",
    })
}
