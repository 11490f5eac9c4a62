//! The client and the key of an API that is not the runtime's own.

use super::{Cx, credentials};
use crate::doc;
use crate::model::Auth;
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
    let is_signed = matches!(api.auth, Auth::Signed(_));
    let new = if is_signed {
        emit_signed_new()
    } else {
        emit_new()
    };
    let client = emit_type(&name, &new);
    let key = if is_signed {
        credentials::emit_credentials(api, &name)
    } else {
        emit_key(&name)
    };
    quote!(#client #key)
}

fn emit_new() -> TokenStream {
    quote! {
        /// A client with default settings.
        ///
        /// # Errors
        ///
        /// If the key does not tell where to go (say so with the builder),
        /// or TLS cannot be set up.
        pub fn new(key: ApiKey) -> rt::Result<Self, rt::Error> {
            Self::builder(key).build()
        }

        /// A client with settings of your own.
        pub fn builder(key: ApiKey) -> rt::ClientBuilder<Self> {
            rt::ClientBuilder::new(key.0)
        }
    }
}

/// ```ignore
/// pub fn new(credentials: Credentials, environment: &'static Environment) -> Result<Self, Error>
/// pub fn builder(credentials: Credentials) -> ClientBuilder<Self>
/// ```
///
/// Credentials do not tell their environment, so the caller does.
fn emit_signed_new() -> TokenStream {
    quote! {
        /// A client of that environment, with default settings.
        ///
        /// # Errors
        ///
        /// If the credentials cannot be used, or TLS cannot be set up.
        pub fn new(
            credentials: Credentials,
            environment: &'static rt::Environment,
        ) -> rt::Result<Self, rt::Error> {
            Self::builder(credentials).environment(environment).build()
        }

        /// A client with settings of your own. It needs an environment, or a base URL.
        pub fn builder(credentials: Credentials) -> rt::ClientBuilder<Self> {
            rt::ClientBuilder::signed(credentials.0)
        }

        /// How far the clock of this machine is from the server's, if a recent response tells
        /// it. Requests are signed by the server's.
        #[must_use]
        pub fn clock_skew(&self) -> rt::Option<rt::ClockSkew> {
            self.0.clock_skew()
        }
    }
}

fn emit_type(api: &str, new: &TokenStream) -> TokenStream {
    let docs = format!(" A client of the {api} API. Cheap to clone, to be shared by all tasks.");
    quote! {
        #[doc = #docs]
        #[derive(rt::Clone)]
        pub struct Client(rt::ClientCore);

        impl Client {
            #new

            /// The base URL that endpoints are appended to.
            #[must_use]
            pub fn base_url(&self) -> &rt::str {
                self.0.base_url()
            }

            /// The environment, if it is known.
            #[must_use]
            pub fn environment(&self) -> rt::Option<&'static rt::Environment> {
                self.0.environment()
            }
        }

        #[automatically_derived]
        impl rt::ApiClient for Client {
            fn api() -> &'static rt::Api {
                &API
            }

            fn from_core(core: rt::ClientCore) -> Self {
                Self(core)
            }

            fn core(&self) -> &rt::ClientCore {
                &self.0
            }
        }

        #[automatically_derived]
        impl rt::fmt::Debug for Client {
            fn fmt(&self, __f: &mut rt::fmt::Formatter<'_>) -> rt::fmt::Result {
                rt::fmt::Debug::fmt(&self.0, __f)
            }
        }
    }
}

fn emit_key(api: &str) -> TokenStream {
    let docs = format!(
        " A secret key of the {api} API. `Debug` shows the environment and nothing of the key; its memory is wiped when it is dropped."
    );
    quote! {
        #[doc = #docs]
        #[derive(rt::Clone)]
        pub struct ApiKey(rt::SecretKey);

        impl ApiKey {
            /// The key of that text.
            ///
            /// # Errors
            ///
            /// If the text cannot be a key: it is empty, too long, not ASCII, or
            /// holds white space or control characters.
            pub fn new(
                text: impl rt::Into<rt::String>,
            ) -> rt::Result<Self, rt::ApiKeyError> {
                rt::SecretKey::new(text, API.auth).map(Self)
            }

            /// The environment that the key belongs to, if its prefix is that of one.
            #[must_use]
            pub fn environment(&self) -> rt::Option<&'static rt::Environment> {
                self.0.environment(&API)
            }
        }

        #[automatically_derived]
        impl rt::FromStr for ApiKey {
            type Err = rt::ApiKeyError;

            fn from_str(text: &rt::str) -> rt::Result<Self, rt::ApiKeyError> {
                Self::new(text)
            }
        }

        #[automatically_derived]
        impl rt::fmt::Debug for ApiKey {
            fn fmt(&self, __f: &mut rt::fmt::Formatter<'_>) -> rt::fmt::Result {
                self.0.fmt(__f, &API)
            }
        }
    }
}
