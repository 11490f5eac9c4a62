//! The client and the key of an API that is not the runtime's own.

use super::Cx;
use crate::doc;
use proc_macro2::TokenStream;
use quote::quote;

/// ```ignore
/// pub struct Client(ApiClient);
/// impl Client { pub fn new(key: ApiKey) -> Result<Self, Error>; pub fn builder(…); … }
/// pub struct ApiKey(Key);
/// impl ApiKey { pub fn new(text: …) -> Result<Self, ApiKeyError>; … }
/// ```
///
/// Types of their own, so that no key goes to another company's API.
pub(super) fn emit_client(cx: &Cx<'_>) -> TokenStream {
    let Some(api) = cx.spec.api.as_ref().filter(|_| cx.has_own_client) else {
        return TokenStream::new();
    };
    let name = doc::sanitize(&api.name).replace('\n', " ");
    let client = emit_type(cx, &name);
    let key = emit_key(cx, &name);
    quote!(#client #key)
}

fn emit_type(cx: &Cx<'_>, api: &str) -> TokenStream {
    let rt = &cx.rt;
    let krate = cx.krate;
    let docs = format!(" A client of the {api} API. Cheap to clone, to be shared by all tasks.");
    quote! {
        #[doc = #docs]
        #[derive(::core::clone::Clone)]
        pub struct Client(#rt::ApiClient);

        impl Client {
            /// A client with default settings.
            ///
            /// # Errors
            ///
            /// If the key does not tell where to go (say so with the builder),
            /// or TLS cannot be set up.
            pub fn new(key: ApiKey) -> ::core::result::Result<Self, #krate::Error> {
                Self::builder(key).build()
            }

            /// A client with settings of your own.
            pub fn builder(key: ApiKey) -> #krate::ClientBuilder<Self> {
                #krate::ClientBuilder::new(key.0)
            }

            /// The base URL that endpoints are appended to.
            #[must_use]
            pub fn base_url(&self) -> &::core::primitive::str {
                self.0.base_url()
            }

            /// The environment, if it is known.
            #[must_use]
            pub fn environment(&self) -> ::core::option::Option<&'static #rt::Environment> {
                self.0.environment()
            }
        }

        #[automatically_derived]
        impl #rt::TypedClient for Client {
            fn api() -> &'static #rt::Api {
                &API
            }

            fn wrap(client: #rt::ApiClient) -> Self {
                Self(client)
            }

            fn inner(&self) -> &#rt::ApiClient {
                &self.0
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Debug for Client {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.0, __f)
            }
        }
    }
}

fn emit_key(cx: &Cx<'_>, api: &str) -> TokenStream {
    let rt = &cx.rt;
    let krate = cx.krate;
    let docs = format!(
        " A secret key of the {api} API. `Debug` shows the environment and nothing of the key; its memory is wiped when it is dropped."
    );
    quote! {
        #[doc = #docs]
        #[derive(::core::clone::Clone)]
        pub struct ApiKey(#rt::Key);

        impl ApiKey {
            /// The key of that text.
            ///
            /// # Errors
            ///
            /// If the text cannot be a key: it is empty, too long, not ASCII, or
            /// holds white space or control characters.
            pub fn new(
                text: impl ::core::convert::Into<::std::string::String>,
            ) -> ::core::result::Result<Self, #krate::ApiKeyError> {
                #rt::Key::new(text, API.auth).map(Self)
            }

            /// The environment that the key belongs to, if its prefix tells.
            #[must_use]
            pub fn environment(&self) -> ::core::option::Option<&'static #rt::Environment> {
                self.0.environment(&API)
            }
        }

        #[automatically_derived]
        impl ::core::str::FromStr for ApiKey {
            type Err = #krate::ApiKeyError;

            fn from_str(text: &::core::primitive::str) -> ::core::result::Result<Self, #krate::ApiKeyError> {
                Self::new(text)
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Debug for ApiKey {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                self.0.fmt(__f, &API)
            }
        }
    }
}
