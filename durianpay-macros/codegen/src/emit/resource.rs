//! Emits the handles of resources, with a method for each endpoint.

use super::Cx;
use super::Handles;
use super::runtime::runtime_of_super;
use super::statics::static_name;
use super::ty;
use crate::doc;
use crate::model::{Argument, Endpoint, Field, Resource, Type};
use crate::names;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// ```ignore
/// pub mod resource { pub struct Orders<'c> { client: &'c Client } impl Orders<'_> { … } }
/// impl Client { pub fn orders(&self) -> resource::Orders<'_> }
/// ```
pub(super) fn emit_resources(cx: &Cx<'_>, handles: Handles) -> TokenStream {
    let resources = cx
        .spec
        .resources
        .values()
        .map(|resource| emit_resource(cx, resource));
    let accessors = match handles {
        Handles::Inherent => emit_inherent(cx, &quote!(rt::Client)),
        Handles::Extension if cx.has_own_client => emit_inherent(cx, &quote!(Client)),
        Handles::Extension => emit_extension(cx),
    };
    let uses = runtime_of_super();
    let overview = doc::lines(doc::OVERVIEW);
    let head = (!cx.spec.resources.is_empty()).then(|| doc::lines(doc::OVERVIEW_HEAD));
    let rows = cx.spec.resources.values().map(|resource| {
        let row = doc::overview_row(resource);
        cx.gates.doc_of_part(&resource.name, &row)
    });
    quote! {
        #overview
        #head
        #(#rows)*
        pub mod resource {
            #uses

            #(#resources)*
        }

        #accessors
    }
}

fn handle(resource: &Resource) -> Ident {
    names::ident(&resource.handle())
}

/// The client's method that returns the handle.
fn accessor(resource: &Resource) -> Ident {
    names::ident(&names::accessor(&resource.name))
}

/// Emits the type of the client, from within `mod resource`.
fn client(cx: &Cx<'_>) -> TokenStream {
    if cx.has_own_client {
        quote!(super::Client)
    } else {
        quote!(rt::Client)
    }
}

fn emit_resource(cx: &Cx<'_>, resource: &Resource) -> TokenStream {
    let Resource {
        about: _,
        name,
        endpoints,
    } = resource;
    let client = client(cx);
    let docs = doc::handle(resource, &cx.examples());
    let handle = handle(resource);
    let methods = endpoints.values().map(|endpoint| emit_method(cx, endpoint));
    let gate = cx.gates.for_part(name);
    let self_named = (handle == "New")
        .then(|| quote!(#[allow(clippy::self_named_constructors, reason = "the API names it so")]));
    quote! {
        #gate
        #docs
        #[derive(rt::Clone, rt::Copy, rt::Debug)]
        pub struct #handle<'c> {
            client: &'c #client,
        }

        #gate
        impl<'c> #handle<'c> {
            /// Creates a handle that sends its requests through `client`.
            #self_named
            #[must_use]
            pub fn new(client: &'c #client) -> Self {
                Self { client }
            }

            #(#methods)*
        }
    }
}

/// ```ignore
/// pub fn get(&self, id: impl Into<OrderId>) -> Call<Order> { … }
/// pub fn get_with(&self, id: impl Into<OrderId>, query: impl Into<GetOrder>) -> Call<Order> { … }
/// ```
///
/// The second method exists only if an endpoint has an optional query or optional
/// headers.
fn emit_method(cx: &Cx<'_>, endpoint: &Endpoint) -> TokenStream {
    let plain = emit_call(cx, endpoint, &names::ident(&endpoint.method), false);
    let with = endpoint.has_more(&cx.requiring).then(|| {
        let name = names::ident(&endpoint.method_with());
        emit_call(cx, endpoint, &name, true)
    });
    quote!(#plain #with)
}

/// Emits one method; `with_all` adds the optional query and headers to its
/// arguments.
fn emit_call(cx: &Cx<'_>, endpoint: &Endpoint, name: &Ident, with_all: bool) -> TokenStream {
    let docs = if with_all {
        doc::endpoint_with(endpoint)
    } else {
        doc::endpoint(endpoint, &cx.examples())
    };
    let stat = static_name(endpoint);
    let arguments = endpoint.arguments(&cx.requiring, with_all);
    let is_named = cx.positions.are_arguments_named(&arguments);
    let steps = arguments.iter().map(|argument| {
        let ident = names::ident(argument.name());
        let ty = ty::rust_in_super(&argument.ty());
        let value = if is_named {
            quote!(arguments.#ident)
        } else {
            quote!(rt::Into::<#ty>::into(#ident))
        };
        match argument {
            Argument::Path(Field { wire, .. }) => quote!(.path(#wire, &#value)),
            Argument::Request(Type::Bytes) => quote!(.bytes(#value)),
            Argument::Request(_) => quote!(.body(&#value)),
            Argument::Query(_) => quote!(.query(&#value)),
            Argument::Headers(_) => quote!(.headers(&#value)),
        }
    });
    let constants = emit_constants(cx, endpoint, with_all);
    let parameters = if is_named {
        let name = names::ident(&endpoint.arguments_name(with_all));
        quote!(arguments: super::#name)
    } else {
        let parameters = arguments.iter().map(|argument| {
            let ident = names::ident(argument.name());
            let ty = ty::rust_in_super(&argument.ty());
            // An integer literal is an `i32`, which is no `u64`.
            if matches!(argument.ty(), Type::Unsigned(_)) {
                quote!(#ident: #ty)
            } else {
                quote!(#ident: impl rt::Into<#ty>)
            }
        });
        quote!(#(#parameters),*)
    };
    let returns = match &endpoint.returns {
        Some(ty) if endpoint.may_be_empty => {
            let ty = ty::rust_in_super(ty);
            quote!(rt::Option<#ty>)
        }
        Some(ty) if endpoint.events.is_some() => {
            let ty = ty::rust_in_super(ty);
            quote!(rt::Events<#ty>)
        }
        Some(ty) => ty::rust_in_super(ty),
        None => match endpoint.response_name() {
            Some(name) => ty::named_in_super(&name),
            None => quote!(()),
        },
    };
    quote! {
        #docs
        pub fn #name(&self, #parameters) -> rt::Call<#returns> {
            rt::Call::new(self.client, &super::endpoint::#stat) #(#steps)* #constants
        }
    }
}

/// Emits the constants of a query and of headers that the method does not take: they
/// are sent with every request.
fn emit_constants(cx: &Cx<'_>, endpoint: &Endpoint, with_all: bool) -> TokenStream {
    let sent = |name: Option<&String>, is_argument: bool| {
        let name = name.filter(|_| !with_all && !is_argument)?;
        let object = cx.spec.object(name)?;
        object.has_constants().then(|| ty::named_in_super(name))
    };
    let needs_query = endpoint.needs_query(&cx.requiring);
    let needs_headers = endpoint.needs_headers(&cx.requiring);
    let query = sent(endpoint.query.as_ref(), needs_query);
    let query = query.map(|ty| quote!(.query(&#ty::new())));
    let headers = sent(endpoint.headers.as_ref(), needs_headers);
    let headers = headers.map(|ty| quote!(.headers(&#ty::new())));
    quote!(#query #headers)
}

/// Emits the accessors as methods of the client, which only the crate of the
/// client's type can do.
fn emit_inherent(cx: &Cx<'_>, client: &TokenStream) -> TokenStream {
    let accessors = cx.spec.resources.values().map(|resource| {
        let docs = doc::attributes(
            &resource.about,
            &format!("The resource `{}`.", resource.name),
        );
        let name = accessor(resource);
        let handle = handle(resource);
        let gate = cx.gates.for_part(&resource.name);
        quote! {
            #gate
            #docs
            #[must_use]
            pub fn #name(&self) -> resource::#handle<'_> {
                resource::#handle::new(self)
            }
        }
    });
    quote! {
        impl #client {
            #(#accessors)*
        }
    }
}

/// Emits the accessors as a trait, which any other crate can do.
fn emit_extension(cx: &Cx<'_>) -> TokenStream {
    if cx.spec.resources.is_empty() {
        return TokenStream::new();
    }
    let (signatures, bodies): (Vec<_>, Vec<_>) = cx
        .spec
        .resources
        .values()
        .map(|resource| {
            let docs = doc::attributes(
                &resource.about,
                &format!("The resource `{}`.", resource.name),
            );
            let name = accessor(resource);
            let handle = handle(resource);
            let signature = quote!(fn #name(&self) -> resource::#handle<'_>);
            (
                quote!(#docs #signature;),
                quote!(#signature { resource::#handle::new(self) }),
            )
        })
        .unzip();
    quote! {
        /// Adds the resources of this spec to the client, as methods.
        pub trait Resources {
            #(#signatures)*
        }

        impl Resources for rt::Client {
            #(#bodies)*
        }
    }
}
