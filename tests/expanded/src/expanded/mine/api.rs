// Derived: do not edit, run `cargo xtask expand --out src/expanded/mine mine.toml`.
// The API as a whole.

#[allow(unused_imports, reason = "what names it may be behind a feature")]
use super::rt;

/// Where the API can be reached.
pub mod environment {
    #[allow(unused_imports, reason = "what names it may be behind a feature")]
    use super::rt;

    /// The environment `live`.
    pub static LIVE: rt::Environment = rt::Environment {
        name: "live",
        base_url: "https://api.toko.example/v1",
        key_prefix: rt::Some("dp_live_"),
        live: true,
    };
}

/// The Toko API.
pub static API: rt::Api = rt::Api {
    name: "Toko",
    auth: rt::Auth::Basic,
    envelope: rt::Some("data"),
    idempotency_header: rt::None,
    environments: &[&environment::LIVE],
    error: rt::ErrorShape {
        message: &["error"],
        code: &[],
        request_id: &[],
        fields: &[],
    },
};

/// A client of the Toko API. Cheap to clone, to be shared by all tasks.
#[derive(rt::Clone)]
pub struct Client(rt::ApiClient);
impl Client {
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
impl rt::TypedClient for Client {
    fn api() -> &'static rt::Api {
        &API
    }

    fn wrap(client: rt::ApiClient) -> Self {
        Self(client)
    }

    fn inner(&self) -> &rt::ApiClient {
        &self.0
    }
}

#[automatically_derived]
impl rt::fmt::Debug for Client {
    fn fmt(&self, __f: &mut rt::fmt::Formatter<'_>) -> rt::fmt::Result {
        rt::fmt::Debug::fmt(&self.0, __f)
    }
}

/// A secret key of the Toko API. `Debug` shows the environment and nothing of the key; its memory is wiped when it is dropped.
#[derive(rt::Clone)]
pub struct ApiKey(rt::Key);
impl ApiKey {
    /// The key of that text.
    ///
    /// # Errors
    ///
    /// If the text cannot be a key: it is empty, too long, not ASCII, or
    /// holds white space or control characters.
    pub fn new(text: impl rt::Into<rt::String>) -> rt::Result<Self, rt::ApiKeyError> {
        rt::Key::new(text, API.auth).map(Self)
    }

    /// The environment that the key belongs to, if its prefix tells.
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
