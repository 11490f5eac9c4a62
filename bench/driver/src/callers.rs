//! Generates crates that make every call once.
//!
//! The code of serde derive is generic, and the body of an `async fn` is compiled where it is
//! awaited. So compiling a library of bindings shows only part of the cost: the rest is in the
//! calling crate. The functions generated here are not generic.

use crate::derive::names::{ident, of_type};
use durianpay_codegen::model::{Endpoint, Field, Spec, Type};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// Builds the calls of the client, or of bindings with a separate client.
pub(crate) fn of_client(spec: &Spec, imports: &TokenStream) -> Result<String, String> {
    let requiring = spec.requiring();
    let positions = spec.positions();
    let calls = spec.endpoints().map(|endpoint| {
        let Arguments { names, types } =
            Arguments::for_endpoint(endpoint, &["body", "query", "headers"]);
        let resource = ident(endpoint.resource());
        let with_all = endpoint.has_more(&requiring);
        let method = if with_all {
            ident(&endpoint.method_with())
        } else {
            ident(&endpoint.method)
        };
        let arguments = endpoint.arguments(&requiring, with_all);
        let given = if positions.are_arguments_named(&arguments) {
            let literal = ident(&endpoint.arguments_name(with_all));
            let fields = arguments.iter().map(|argument| ident(argument.name()));
            quote!(#literal { #(#fields: #names),* })
        } else {
            quote!(#(#names),*)
        };
        let call = quote!(client.#resource().#method(#given).await.is_ok());
        function(endpoint, &quote!(#(#names: #types,)*), &call)
    });
    let calls: TokenStream = calls.collect();
    file(imports, &calls)
}

/// Builds the calls of an alternative that uses serde derives.
pub(crate) fn of_derive(spec: &Spec, krate: &str) -> Result<String, String> {
    let calls = spec.endpoints().map(|endpoint| {
        let Arguments { names, types } =
            Arguments::for_endpoint(endpoint, &["query", "headers", "body"]);
        let method = ident(&endpoint.id.replace('.', "_"));
        let call = quote!(client.#method(#(&#names),*).await.is_ok());
        function(endpoint, &quote!(#(#names: #types,)*), &call)
    });
    let calls: TokenStream = calls.collect();
    let krate = ident(krate);
    file(&quote!(use #krate::Client; use #krate::api::*;), &calls)
}

/// Builds the calls of progenitor. Its builders check for missing arguments only at run time, so
/// arguments are omitted: the same code is compiled.
pub(crate) fn of_progenitor(operations: &[String]) -> Result<String, String> {
    let calls = operations.iter().map(|operation| {
        let name = ident(operation);
        boxed(
            &name,
            &quote!(client: Client),
            &quote!(client.#name().send().await.is_ok()),
        )
    });
    let calls: TokenStream = calls.collect();
    file(
        &quote!(
            use bench_progenitor::Client;
        ),
        &calls,
    )
}

struct Arguments {
    names: Vec<Ident>,
    types: Vec<TokenStream>,
}

impl Arguments {
    /// Collects the path parameters, followed by the given parts that the endpoint has.
    fn for_endpoint(endpoint: &Endpoint, parts: &[&str]) -> Self {
        let (mut names, mut types): (Vec<Ident>, Vec<TokenStream>) =
            endpoint.parameters.iter().map(parameter).unzip();
        for part in parts {
            let of_object = |object: &Option<String>| object.clone().map(Type::Object);
            let ty = match *part {
                "body" => endpoint.body.clone(),
                "query" => of_object(&endpoint.query),
                _ => of_object(&endpoint.headers),
            };
            if let Some(ty) = ty {
                names.push(ident(part));
                types.push(of_type(&ty));
            }
        }
        Self { names, types }
    }
}

fn parameter(field: &Field) -> (Ident, TokenStream) {
    (ident(&field.name), of_type(&field.ty))
}

fn function(endpoint: &Endpoint, arguments: &TokenStream, call: &TokenStream) -> TokenStream {
    let name = ident(&endpoint.id.replace('.', "_"));
    boxed(&name, &quote!(client: Client, #arguments), call)
}

/// Builds a function that is compiled in this crate, including everything that it awaits.
pub(crate) fn boxed(name: &Ident, arguments: &TokenStream, call: &TokenStream) -> TokenStream {
    quote! {
        pub fn #name(#arguments) -> Pin<Box<dyn Future<Output = bool> + Send>> {
            Box::pin(async move { #call })
        }
    }
}

pub(crate) fn file(imports: &TokenStream, calls: &TokenStream) -> Result<String, String> {
    let tokens = quote! {
        #imports
        use std::pin::Pin;
        #calls
    };
    let file = syn::parse2(tokens).map_err(|error| {
        format!("bug in the bench: the generated calls are not valid Rust: {error}")
    })?;
    Ok(format!(
        "//! Written by `cargo xtask bench`.\n\n{}",
        prettyplease::unparse(&file)
    ))
}
