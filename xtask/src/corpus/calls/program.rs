//! The source of a program that makes calls with compiled bindings, and prints the requests.

use super::answer::Answer;
use super::expect::Expected;
use durianpay_codegen::model::{
    Argument, CredentialKind, Endpoint, Field, Holds, Positions, Spec, Type,
};
use durianpay_codegen::{names, rust_type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Writes the functions of one document.
pub(super) struct Program<'s> {
    spec: &'s Spec,
    requiring: BTreeSet<String>,
    positions: Positions<'s>,
    module: proc_macro2::Ident,
    cases: Vec<(usize, TokenStream)>,
}

impl<'s> Program<'s> {
    pub(super) fn new(spec: &'s Spec, index: usize) -> Self {
        Self {
            spec,
            requiring: spec.requiring(),
            positions: spec.positions(),
            module: format_ident!("m{index}"),
            cases: Vec::new(),
        }
    }

    /// Adds a call, with the response of the mock; without one, the request is only built. Returns an error if the
    /// endpoint has no field for one of the values.
    pub(super) fn call(
        &mut self,
        number: usize,
        endpoint: &Endpoint,
        expected: &Expected,
        answer: Option<&Answer>,
    ) -> Result<(), String> {
        let with_all = endpoint.has_more(&self.requiring);
        let arguments = endpoint.arguments(&self.requiring, with_all);
        let mut lets = TokenStream::new();
        let mut idents = Vec::new();
        let mut placeholders = expected.placeholders.iter();
        for (index, argument) in arguments.iter().enumerate() {
            let json = match argument {
                Argument::Path(field) => placeholders.next().map(|value| value_of(field, value)),
                Argument::Request(_) => expected.body.clone(),
                Argument::Query(name) => Some(self.members(name, &expected.query, false)?),
                Argument::Headers(name) => Some(self.members(name, &expected.headers, true)?),
            };
            let json = json.ok_or_else(|| format!("no value for `{}`", argument.name()))?;
            let ty = argument.ty();
            let rust = rust_type(&ty);
            let ident = format_ident!("a{index}");
            lets.extend(if ty == Type::Bytes {
                quote!(let #ident = rt::Bytes::from_static(b"text");)
            } else {
                let json = json.to_string();
                quote!(let #ident: #rust = super::strict(#json)?;)
            });
            idents.push(ident);
        }
        let resource = names::ident(&names::accessor(endpoint.resource()));
        let method = if with_all {
            endpoint.method_with()
        } else {
            endpoint.method.clone()
        };
        let method = names::ident(&method);
        let given = if self.positions.are_arguments_named(&arguments) {
            let name = names::ident(&endpoint.arguments_name(with_all));
            let fields = arguments
                .iter()
                .map(|argument| names::ident(argument.name()));
            quote!(#name { #(#fields: #idents),* })
        } else {
            quote!(#(#idents),*)
        };
        let call = quote!(client.#resource().#method(#given));
        let call = match answer {
            None => quote!(super::built(client.base_url(), #call.to_http())),
            Some(Answer {
                status,
                media_type,
                body,
                read: _,
            }) => {
                let written = written(endpoint);
                quote!(super::sent(mock, client.base_url(), #call, (#status, #media_type, #body), #written))
            }
        };
        let call = quote!(#lets #call);
        self.cases.push((number, call));
        Ok(())
    }

    /// Adds the reading of a response.
    pub(super) fn read(&mut self, number: usize, ty: &Type, text: &str) {
        let rust = rust_type(ty);
        self.cases
            .push((number, quote!(super::read::<#rust>(#text))));
    }

    /// Returns the values as a value of an object type, whose fields may be the members of the values.
    fn members(
        &self,
        object: &str,
        values: &Map<String, Value>,
        ignore_case: bool,
    ) -> Result<Value, String> {
        let object = self.spec.object(object).ok_or("no type of the query")?;
        let field = |wire: &str| {
            object.fields.iter().find(|field| {
                field.wire == wire || ignore_case && field.wire.eq_ignore_ascii_case(wire)
            })
        };
        let mut members = Map::new();
        for (name, value) in values {
            if let Some(field) = field(name) {
                members.insert(field.wire.clone(), value_of(field, value));
                continue;
            }
            let inner = value
                .as_object()
                .ok_or_else(|| format!("no field `{name}`"))?;
            for (key, value) in inner {
                let bracketed = format!("{name}[{key}]");
                let found = field(&bracketed).or_else(|| field(key));
                let found = found.ok_or_else(|| format!("no field `{bracketed}`"))?;
                members.insert(found.wire.clone(), value.clone());
            }
        }
        Ok(members.into())
    }

    /// Returns the module of the document, and its name.
    pub(super) fn finish(self, library: &str) -> String {
        let Self {
            spec,
            module,
            cases,
            ..
        } = self;
        let library = format_ident!("{library}");
        let client = client(spec);
        let functions = cases.iter().map(|(number, body)| {
            let name = format_ident!("c{number}");
            quote!(fn #name(client: &Client, mock: &super::Mock) -> super::Print { #body })
        });
        let calls = cases.iter().map(|(number, _)| {
            let name = format_ident!("c{number}");
            quote!(super::show(#number, #name(&client, &mock));)
        });
        let tokens = quote! {
            mod #module {
                use #library::#module::*;
                use durianpay_client::__private as rt;
                #(#functions)*
                pub fn run() {
                    let mock = super::Mock::default();
                    let client: Client = #client;
                    #(#calls)*
                }
            }
        };
        tokens.to_string()
    }
}

/// Returns the value of a field of a path, query or header. A number or boolean is a string there, if other values are.
fn value_of(field: &Field, value: &Value) -> Value {
    match value {
        Value::Number(_) | Value::Bool(_) if field.ty == Type::Text => value.to_string().into(),
        value => value.clone(),
    }
}

/// Returns a closure that writes the result of a call as JSON.
fn written(endpoint: &Endpoint) -> TokenStream {
    let is_bytes = |ty: &Type| *ty == Type::Bytes;
    match (&endpoint.returns, endpoint.response_name()) {
        (Some(ty), _) if is_bytes(ty) && endpoint.may_be_empty => {
            quote!(|value| value.as_ref().and_then(super::text_of))
        }
        (Some(ty), _) if is_bytes(ty) => quote!(super::text_of),
        (Some(_), _) => quote!(super::json_of),
        (None, None) => quote!(super::nothing_of),
        (None, Some(name)) => {
            let name = names::ident(&name);
            let arms = endpoint.responses.iter().map(|response| {
                let variant = names::ident(&response.name);
                match &response.ty {
                    Some(ty) if is_bytes(ty) => {
                        quote!(#name::#variant(value) => super::text_of(value),)
                    }
                    Some(_) => quote!(#name::#variant(value) => super::json_of(value),),
                    None => quote!(#name::#variant => super::nothing_of(&()),),
                }
            });
            quote!(|value| match value { #(#arms)* _ => super::nothing_of(&()) })
        }
    }
}

fn client(spec: &Spec) -> TokenStream {
    let Some(api) = &spec.api else {
        return quote!(unreachable!());
    };
    let builder = match api.auth.holds() {
        Holds::Nothing => quote!(Client::builder()),
        Holds::Key => quote!(Client::builder(ApiKey::new("corpus").unwrap())),
        Holds::Credentials => {
            let required = api.auth.credentials.iter();
            let required = required.filter(|one| one.default.is_none() && !one.optional);
            let fields: Vec<_> = required
                .map(|credential| {
                    let name = names::ident(&credential.name);
                    match credential.kind {
                        CredentialKind::Text => quote!(#name: "corpus".into()),
                        CredentialKind::Secret | CredentialKind::RsaPrivateKey => {
                            quote!(#name: durianpay_client::Secret::new("corpus"))
                        }
                    }
                })
                .collect();
            let created = if fields.is_empty() {
                quote!(Credentials::new())
            } else {
                quote!(Credentials::new(CredentialsFields { #(#fields),* }).unwrap())
            };
            let optional = api.auth.credentials.iter().filter(|one| one.optional);
            let optional = optional.map(|credential| {
                let setter = format_ident!("with_{}", credential.name);
                match credential.kind {
                    CredentialKind::Text => quote!(.#setter("corpus")),
                    CredentialKind::Secret | CredentialKind::RsaPrivateKey => {
                        quote!(.#setter(durianpay_client::Secret::new("corpus")))
                    }
                }
            });
            quote!(Client::builder(#created #(#optional)*))
        }
    };
    let target = match api.environments.first() {
        None => quote!(.base_url("https://api.example.com")),
        Some(environment) => {
            let host = environment.url.strip_prefix("http://");
            let host = host.map(|rest| rest.split(['/', ':']).next().unwrap_or_default());
            let allowed = host.map(|host| quote!(.allow_insecure_http(#host)));
            quote!(.environment(API.environments[0]) #allowed)
        }
    };
    quote!(#builder #target.transport(mock.clone()).runtime(super::Frozen).build().unwrap())
}
