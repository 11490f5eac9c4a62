//! Endpoints as methods that call reqwest.

use super::names::{ident, of_type};
use durianpay_codegen::model::{Endpoint, Envelope, Spec, Type};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// ```text
/// pub async fn orders_create(&self, body: &CreateOrder) -> Result<Order, Error> {
///     let request = self.http.post(format!("{}/orders", self.base)).json(body);
///     let response = send(self.authorized(request)).await?;
///     wrapped(&response.bytes().await?)
/// }
/// ```
pub(crate) fn emit(spec: &Spec, endpoint: &Endpoint) -> TokenStream {
    let Endpoint {
        about,
        id,
        method: _,
        verb,
        path,
        parameters,
        query,
        headers,
        body,
        content_type: _,
        accept: _,
        returns,
        events: _,
        responses: _,
        response_headers: _,
        may_be_empty: _,
        envelope,
        retry: _,
        page: _,
        errors: _,
        auth: _,
        service: _,
        servers: _,
        variant_of: _,
    } = endpoint;
    let doc = super::names::doc(&about.doc);
    let name = ident(&id.replace('.', "_"));
    let names: Vec<Ident> = parameters.iter().map(|field| ident(&field.name)).collect();
    let types = parameters.iter().map(|field| of_type(&field.ty));
    let query_argument = argument("query", query.as_ref());
    let headers_argument = argument("headers", headers.as_ref());
    let body_argument = body.as_ref().map(|ty| {
        let ty = of_type(ty);
        quote!(body: &#ty,)
    });
    let url = parameters.iter().fold(path.clone(), |path, field| {
        path.replace(&format!("{{{}}}", field.wire), "{}")
    });
    let url = format!("{{}}{url}");
    let verb = ident(&verb.to_lowercase());
    let query = query.as_ref().map(|_| quote!(.query(query)));
    let headers = headers
        .as_ref()
        .map(|object| add_headers(spec, object))
        .unwrap_or_default();
    let body = body.as_ref().map(|_| quote!(.json(body)));
    let (result, end) = match returns {
        None => (quote!(()), quote!(send(request).await.map(drop))),
        Some(ty) => (of_type(ty), read(*envelope)),
    };
    quote! {
        #doc
        pub async fn #name(
            &self, #(#names: &#types,)* #query_argument #headers_argument #body_argument
        ) -> Result<#result, Error> {
            let url = format!(#url, self.base #(, #names)*);
            let request = self.authorized(self.http.#verb(url)) #query #body;
            #headers
            #end
        }
    }
}

fn argument(name: &str, object: Option<&String>) -> Option<TokenStream> {
    let (name, object) = (ident(name), ident(object?));
    Some(quote!(#name: &#object,))
}

fn read(envelope: Envelope) -> TokenStream {
    let read = match envelope {
        Envelope::Wrapped => quote!(wrapped),
        Envelope::Bare | Envelope::Whole => quote!(bare),
        Envelope::Either => quote!(either),
    };
    quote! {
        let response = send(request).await?;
        #read(&response.bytes().await?)
    }
}

/// Builds one statement for each header.
fn add_headers(spec: &Spec, object: &str) -> TokenStream {
    let fields = spec.object(object).map_or(&[][..], |object| &object.fields);
    let lines = fields.iter().map(|field| {
        let (wire, name) = (&field.wire, ident(&field.name));
        let value = if let Type::Enum(_) = field.ty {
            quote!(value.as_str())
        } else {
            quote!(value.to_string())
        };
        if field.is_option() {
            quote! {
                let request = match &headers.#name {
                    Some(value) => request.header(#wire, #value),
                    None => request,
                };
            }
        } else {
            quote! {
                let value = &headers.#name;
                let request = request.header(#wire, #value);
            }
        }
    });
    lines.collect()
}
