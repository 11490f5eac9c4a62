// Derived: do not edit, run `cargo xtask expand --out src/kept/mine mine.toml`.
// The API as a whole.

/// Where the API can be reached.
pub mod environment {
    /// The environment `live`.
    pub static LIVE: ::durianpay_client::__private::Environment = ::durianpay_client::__private::Environment {
        name: "live",
        base_url: "https://api.toko.example/v1",
        key_prefix: ::core::option::Option::Some("dp_live_"),
        live: true,
    };
}

/// The Toko API.
pub static API: ::durianpay_client::__private::Api = ::durianpay_client::__private::Api {
    name: "Toko",
    auth: ::durianpay_client::__private::Auth::Basic,
    envelope: ::core::option::Option::Some("data"),
    idempotency_header: ::core::option::Option::None,
    environments: &[&environment::LIVE],
    error: ::durianpay_client::__private::ErrorShape {
        message: &["error"],
        code: &[],
        request_id: &[],
        fields: &[],
    },
};

/// A client of the Toko API. Cheap to clone, to be shared by all tasks.
#[derive(::core::clone::Clone)]
pub struct Client(::durianpay_client::__private::ApiClient);
impl Client {
    /// A client with default settings.
    ///
    /// # Errors
    ///
    /// If the key does not tell where to go (say so with the builder),
    /// or TLS cannot be set up.
    pub fn new(key: ApiKey) -> ::core::result::Result<Self, ::durianpay_client::Error> {
        Self::builder(key).build()
    }

    /// A client with settings of your own.
    pub fn builder(key: ApiKey) -> ::durianpay_client::ClientBuilder<Self> {
        ::durianpay_client::ClientBuilder::new(key.0)
    }

    /// The base URL that endpoints are appended to.
    #[must_use]
    pub fn base_url(&self) -> &::core::primitive::str {
        self.0.base_url()
    }

    /// The environment, if it is known.
    #[must_use]
    pub fn environment(
        &self,
    ) -> ::core::option::Option<&'static ::durianpay_client::__private::Environment> {
        self.0.environment()
    }
}

#[automatically_derived]
impl ::durianpay_client::__private::TypedClient for Client {
    fn api() -> &'static ::durianpay_client::__private::Api {
        &API
    }

    fn wrap(client: ::durianpay_client::__private::ApiClient) -> Self {
        Self(client)
    }

    fn inner(&self) -> &::durianpay_client::__private::ApiClient {
        &self.0
    }
}

#[automatically_derived]
impl ::core::fmt::Debug for Client {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.0, __f)
    }
}

/// A secret key of the Toko API. `Debug` shows the environment and nothing of the key; its memory is wiped when it is dropped.
#[derive(::core::clone::Clone)]
pub struct ApiKey(::durianpay_client::__private::Key);
impl ApiKey {
    /// The key of that text.
    ///
    /// # Errors
    ///
    /// If the text cannot be a key: it is empty, too long, not ASCII, or
    /// holds white space or control characters.
    pub fn new(
        text: impl ::core::convert::Into<::std::string::String>,
    ) -> ::core::result::Result<Self, ::durianpay_client::ApiKeyError> {
        ::durianpay_client::__private::Key::new(text, API.auth).map(Self)
    }

    /// The environment that the key belongs to, if its prefix tells.
    #[must_use]
    pub fn environment(
        &self,
    ) -> ::core::option::Option<&'static ::durianpay_client::__private::Environment> {
        self.0.environment(&API)
    }
}

#[automatically_derived]
impl ::core::str::FromStr for ApiKey {
    type Err = ::durianpay_client::ApiKeyError;
    fn from_str(
        text: &::core::primitive::str,
    ) -> ::core::result::Result<Self, ::durianpay_client::ApiKeyError> {
        Self::new(text)
    }
}

#[automatically_derived]
impl ::core::fmt::Debug for ApiKey {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        self.0.fmt(__f, &API)
    }
}
