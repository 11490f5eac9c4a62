//! Emits the client and the key types of an API other than the runtime's own.

use super::{Cx, credentials};
use crate::doc;
use crate::model::Holds;
use proc_macro2::TokenStream;
use quote::quote;

/// ```ignore
/// pub struct Client(ApiClient);
/// impl Client { pub fn new(key: ApiKey) -> Result<Self, Error>; pub fn builder(…); … }
/// pub struct ApiKey(Key);
/// impl ApiKey { pub fn new(text: …) -> Result<Self, ApiKeyError>; … }
/// ```
///
/// They are distinct types, so that no key can be sent to another company's API.
pub(super) fn emit_client(cx: &Cx<'_>) -> TokenStream {
    let Some(api) = cx.spec.api.as_ref().filter(|_| cx.has_own_client) else {
        return TokenStream::new();
    };
    let name = doc::sanitize(&api.name).replace('\n', " ");
    let (new, key) = match api.auth.holds() {
        Holds::Nothing => (emit_free_new(), TokenStream::new()),
        Holds::Key => (emit_new(), emit_key(&name)),
        Holds::Credentials => {
            let skew = (!api.signing.is_empty()).then(emit_skew);
            let new = emit_credentials_new();
            (
                quote!(#new #skew),
                credentials::emit_credentials(&api.auth, &name),
            )
        }
    };
    let client = emit_type(&name, &new);
    quote!(#client #key)
}

/// ```ignore
/// pub fn new(environment: &'static Environment) -> Result<Self, Error>
/// pub fn builder() -> ClientBuilder<Self>
/// ```
fn emit_free_new() -> TokenStream {
    quote! {
        /// Creates a client for an environment, with default settings.
        ///
        /// # Errors
        ///
        /// Returns an error if TLS cannot be set up.
        pub fn new(environment: &'static rt::Environment) -> rt::Result<Self, rt::Error> {
            Self::builder().environment(environment).build()
        }

        /// Returns a builder for a client with custom settings.
        #[must_use]
        pub fn builder() -> rt::ClientBuilder<Self> {
            rt::ClientBuilder::without_key()
        }
    }
}

fn emit_new() -> TokenStream {
    quote! {
        /// Creates a client with default settings.
        ///
        /// # Errors
        ///
        /// Returns an error if the key does not determine the environment (set it
        /// with the builder), or if TLS cannot be set up.
        pub fn new(key: ApiKey) -> rt::Result<Self, rt::Error> {
            Self::builder(key).build()
        }

        /// Returns a builder for a client with custom settings.
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
/// Credentials do not determine the environment, so the caller must pass it.
fn emit_credentials_new() -> TokenStream {
    quote! {
        /// Creates a client for an environment, with default settings.
        ///
        /// # Errors
        ///
        /// Returns an error if the credentials cannot be used, or if TLS cannot be
        /// set up.
        pub fn new(
            credentials: Credentials,
            environment: &'static rt::Environment,
        ) -> rt::Result<Self, rt::Error> {
            Self::builder(credentials).environment(environment).build()
        }

        /// Returns a builder for a client with custom settings. An environment or a
        /// base URL must be set.
        pub fn builder(credentials: Credentials) -> rt::ClientBuilder<Self> {
            rt::ClientBuilder::signed(credentials.0)
        }
    }
}

fn emit_skew() -> TokenStream {
    quote! {
        /// Returns the difference between the clock of this machine and the
        /// server's, if a recent response shows it. Requests are signed with the
        /// server's time.
        #[must_use]
        pub fn clock_skew(&self) -> rt::Option<rt::ClockSkew> {
            self.0.clock_skew()
        }
    }
}

fn emit_type(api: &str, new: &TokenStream) -> TokenStream {
    let docs = format!(
        " A client for the {api} API. It is cheap to clone and should be shared by all tasks."
    );
    quote! {
        #[doc = #docs]
        #[derive(rt::Clone)]
        pub struct Client(rt::ClientCore);

        impl Client {
            #new

            /// Returns the base URL that endpoint paths are appended to.
            #[must_use]
            pub fn base_url(&self) -> &rt::str {
                self.0.base_url()
            }

            /// Returns the environment, if it is known.
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
        " A secret key of the {api} API. `Debug` shows the environment, but no part of the key. The memory of the key is wiped on drop."
    );
    quote! {
        #[doc = #docs]
        #[derive(rt::Clone)]
        pub struct ApiKey(rt::SecretKey);

        impl ApiKey {
            /// Creates a key from a string.
            ///
            /// # Errors
            ///
            /// Returns an error if the string cannot be a key: it is empty, too
            /// long, not ASCII, or contains whitespace or control characters.
            pub fn new(
                text: impl rt::Into<rt::String>,
            ) -> rt::Result<Self, rt::ApiKeyError> {
                rt::SecretKey::new(text, API.auth).map(Self)
            }

            /// Returns the environment of the key, if its prefix identifies one.
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
