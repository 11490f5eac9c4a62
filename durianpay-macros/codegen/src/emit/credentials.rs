//! Emits the credentials of an API that needs more than one key.

use crate::doc;
use crate::model::{Auths, Credential, CredentialKind};
use crate::names;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// ```ignore
/// pub struct CredentialsFields { pub client_key: String, pub private_key: RsaPrivateKey, … }
/// pub struct Credentials(SignedCredentials);
/// impl Credentials { pub fn new(fields: CredentialsFields) -> Result<Self, CredentialError>; … }
/// ```
pub(super) fn emit_credentials(auths: &Auths, name: &str) -> TokenStream {
    let required: Vec<&Credential> = auths
        .credentials
        .iter()
        .filter(|credential| credential.default.is_none() && !credential.optional)
        .collect();
    let (fields, new) = if required.is_empty() {
        (emit_default(), emit_empty_new())
    } else {
        (emit_fields(&required, name), emit_new(&required))
    };
    let parts = auths.credentials.iter().map(|credential| {
        let reader = (credential.kind == CredentialKind::Text).then(|| emit_reader(credential));
        let is_settable = credential.default.is_some() || credential.optional;
        let setter = is_settable.then(|| emit_setter(credential));
        quote!(#reader #setter)
    });
    let docs = format!(
        " The credentials of a client for the {name} API. `Debug` shows no secrets. Their memory is wiped on drop."
    );
    let from_env = emit_from_env(&auths.credentials);
    quote! {
        #fields

        #[doc = #docs]
        #[derive(rt::Clone)]
        pub struct Credentials(rt::SignedCredentials);

        impl Credentials {
            #new

            #from_env

            #(#parts)*
        }

        #[automatically_derived]
        impl rt::fmt::Debug for Credentials {
            fn fmt(&self, __f: &mut rt::fmt::Formatter<'_>) -> rt::fmt::Result {
                rt::fmt::Debug::fmt(&self.0, __f)
            }
        }
    }
}

fn emit_fields(required: &[&Credential], name: &str) -> TokenStream {
    let docs = format!(" The parts of the [`Credentials`] of the {name} API.");
    let fields = required.iter().map(|credential| {
        let docs = doc::attributes(&credential.about, &format!("`{}`", credential.name));
        let ident = names::ident(&credential.name);
        let ty = match credential.kind {
            CredentialKind::Text => quote!(rt::String),
            CredentialKind::Secret => quote!(rt::Secret),
            CredentialKind::RsaPrivateKey => quote!(rt::RsaPrivateKey),
        };
        quote!(#docs pub #ident: #ty,)
    });
    let ident = names::ident("CredentialsFields");
    let debug = super::impls::emit_named_debug(&ident, "CredentialsFields");
    quote! {
        #[doc = #docs]
        pub struct CredentialsFields {
            #(#fields)*
        }

        #debug
    }
}

fn emit_new(required: &[&Credential]) -> TokenStream {
    let steps = required.iter().map(|credential| {
        let name = &credential.name;
        let field = names::ident(name);
        match credential.kind {
            CredentialKind::Text => quote!(__credentials.set_text(#name, fields.#field);),
            CredentialKind::Secret => quote!(__credentials.set_secret(#name, fields.#field);),
            CredentialKind::RsaPrivateKey => {
                quote!(__credentials.set_private_key(#name, fields.#field);)
            }
        }
    });
    quote! {
        /// Creates credentials from their parts.
        ///
        /// # Errors
        ///
        /// Returns an error if a part cannot be sent: it is empty, or contains
        /// control characters.
        pub fn new(fields: CredentialsFields) -> rt::Result<Self, rt::CredentialError> {
            let mut __credentials = rt::SignedCredentials::new(&API);
            #(#steps)*
            __credentials.check()?;
            rt::Ok(Self(__credentials))
        }
    }
}

/// For credentials that may all be omitted.
fn emit_empty_new() -> TokenStream {
    quote! {
        /// Creates credentials without any part that is optional.
        #[must_use]
        pub fn new() -> Self {
            Self(rt::SignedCredentials::new(&API))
        }
    }
}

fn emit_default() -> TokenStream {
    quote! {
        #[automatically_derived]
        impl rt::Default for Credentials {
            fn default() -> Self {
                Self::new()
            }
        }
    }
}

fn emit_from_env(credentials: &[Credential]) -> TokenStream {
    let asked = credentials.iter().filter(|one| one.default.is_none());
    let names = asked.map(|credential| {
        let name = names::screaming(&credential.name);
        let optional = if credential.optional {
            "; optional"
        } else {
            ""
        };
        match credential.kind {
            CredentialKind::Text => format!(" - `PREFIX_{name}`{optional}"),
            CredentialKind::Secret | CredentialKind::RsaPrivateKey => format!(
                " - `PREFIX_{name}`, or `PREFIX_{name}_FILE` with the path of a file{optional}"
            ),
        }
    });
    quote! {
        /// Reads credentials from environment variables whose names begin with
        /// `prefix` and an underscore:
        ///
        #(#[doc = #names])*
        ///
        /// # Errors
        ///
        /// Returns an error if a variable is not set, or its value cannot be a part
        /// of credentials.
        pub fn from_env(prefix: &rt::str) -> rt::Result<Self, rt::CredentialError> {
            rt::SignedCredentials::from_env(&API, prefix).map(Self)
        }
    }
}

fn emit_reader(credential: &Credential) -> TokenStream {
    let name = &credential.name;
    let reader = names::ident(&reader_name(name));
    let docs = doc::attributes(&credential.about, &format!("Returns `{name}`."));
    quote! {
        #docs
        #[must_use]
        pub fn #reader(&self) -> &rt::str {
            self.0.text(#name)
        }
    }
}

fn emit_setter(credential: &Credential) -> TokenStream {
    let name = &credential.name;
    let setter = format_ident!("with_{name}");
    let docs = match &credential.default {
        Some(default) => format!(" Sets `{name}`. Defaults to `{default}`."),
        None => {
            format!(" Sets `{name}`. Calls that need it fail without it, before they are sent.")
        }
    };
    let (argument, set) = match credential.kind {
        CredentialKind::Text => (
            quote!(text: impl rt::Into<rt::String>),
            quote!(set_text(#name, text)),
        ),
        CredentialKind::Secret => (
            quote!(secret: impl rt::Into<rt::Secret>),
            quote!(set_secret(#name, rt::Into::into(secret))),
        ),
        CredentialKind::RsaPrivateKey => (
            quote!(key: rt::RsaPrivateKey),
            quote!(set_private_key(#name, key)),
        ),
    };
    quote! {
        #[doc = #docs]
        #[must_use]
        pub fn #setter(mut self, #argument) -> Self {
            self.0.#set;
            self
        }
    }
}

/// Chooses the name of the getter of a text, which must differ from the methods of
/// all credentials.
fn reader_name(credential: &str) -> String {
    names::avoid(credential.to_owned(), &["new", "from_env", "clone"])
}
