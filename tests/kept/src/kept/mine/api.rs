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
