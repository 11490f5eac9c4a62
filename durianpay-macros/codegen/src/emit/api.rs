//! Emits the API as a whole, as data.

use super::runtime::runtime_of_super;
use super::templates;
use super::ty::option;
use super::{Cx, auth};
use crate::doc;
use crate::model::{
    Api, CodeOutcome, ConstantHeader, EnumValue, Environment, ErrorShape, FieldPath,
};
use crate::names;
use proc_macro2::TokenStream;
use quote::quote;

/// ```ignore
/// pub static API: Api = …;
/// pub mod environment { pub static LIVE: Environment = …; }
/// ```
///
/// Empty if the spec extends the API of the client.
pub(super) fn emit_api(cx: &Cx<'_>) -> TokenStream {
    let Some(api) = &cx.spec.api else {
        return TokenStream::new();
    };
    let Api {
        about,
        name,
        auth: auths,
        // In a separate module.
        signing: _,
        envelope,
        idempotency_header,
        // In the table of each field that it applies to.
        unset_time: _,
        headers,
        environments,
        error,
    } = api;
    let shown = doc::sanitize(name).replace('\n', " ");
    let docs = doc::attributes(about, &format!("The {shown} API."));
    let reserved_headers = auth::reserved_headers(api);
    let credentials = templates::emit_credentials(&auths.credentials);
    let auth = auth::emit_auth(cx.spec, api);
    let envelope = option(envelope.as_ref());
    let idempotency_header = option(idempotency_header.as_ref());
    let headers = headers.iter().map(|header| {
        let ConstantHeader {
            about: _,
            name,
            value,
        } = header;
        let name = name.to_ascii_lowercase();
        quote!((#name, #value))
    });
    let error = emit_error(cx, error.as_ref());
    let statics = environments.iter().map(emit_environment);
    let names = environments.iter().map(|environment| {
        let name = names::ident(&names::screaming(&environment.name));
        quote!(&environment::#name)
    });
    let uses = runtime_of_super();
    quote! {
        #docs
        pub static API: rt::Api = rt::Api {
            name: #name,
            auth: #auth,
            credentials: #credentials,
            envelope: #envelope,
            idempotency_header: #idempotency_header,
            headers: &[#(#headers),*],
            environments: &[#(#names),*],
            error: #error,
            reserved_headers: &[#(#reserved_headers),*],
        };

        /// The environments of the API.
        pub mod environment {
            #uses

            #(#statics)*
        }
    }
}

fn emit_environment(environment: &Environment) -> TokenStream {
    let Environment {
        about,
        name,
        url,
        key_prefix,
        live,
    } = environment;
    let docs = doc::attributes(about, &format!("The environment `{name}`."));
    let ident = names::ident(&names::screaming(name));
    let key_prefix = option(key_prefix.as_ref());
    quote! {
        #docs
        pub static #ident: rt::Environment = rt::Environment {
            name: #name,
            base_url: #url,
            key_prefix: #key_prefix,
            live: #live,
        };
    }
}

fn emit_error(cx: &Cx<'_>, error: Option<&ErrorShape>) -> TokenStream {
    let Some(ErrorShape {
        about: _,
        object: _,
        message,
        code,
        codes,
        request_id,
        request_id_header,
        unset_request_id,
        fields,
    }) = error
    else {
        return quote!(rt::ErrorShape::NONE);
    };
    let codes = codes.as_ref().and_then(|name| cx.spec.enumeration(name));
    let codes = codes.iter().flat_map(|codes| &codes.values).map(emit_code);
    let places =
        |paths: &[FieldPath]| -> Vec<String> { paths.iter().map(FieldPath::place).collect() };
    let (message, code) = (places(message), places(code));
    let (request_id, fields) = (places(request_id), places(fields));
    let request_id_header = option(request_id_header.as_ref());
    let unset_request_id = option(unset_request_id.as_ref());
    quote! {
        rt::ErrorShape {
            message: &[#(#message),*],
            code: &[#(#code),*],
            request_id: &[#(#request_id),*],
            request_id_header: #request_id_header,
            unset_request_id: #unset_request_id,
            fields: &[#(#fields),*],
            codes: &[#(#codes),*],
        }
    }
}

fn emit_code(value: &EnumValue) -> TokenStream {
    let pattern = &value.value;
    let renews_token = value.renews_token;
    let meaning = match value.outcome {
        None => quote!(rt::CodeMeaning::ByStatus),
        Some(CodeOutcome::Success) => quote!(rt::CodeMeaning::Success),
        Some(CodeOutcome::Rejected) => quote!(rt::CodeMeaning::Rejected),
        Some(CodeOutcome::Unknown) => quote!(rt::CodeMeaning::Unknown),
    };
    quote! {
        rt::ResponseCode { pattern: #pattern, meaning: #meaning, renews_token: #renews_token }
    }
}
