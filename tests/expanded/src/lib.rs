//! Bindings of two specs, each in two variants: from the macro, and expanded to files that are
//! checked in. The same calls are compiled and run against both.

/// Bindings from the macro.
pub mod by_macro {
    durianpay_client::bindings! {
        /// The API of a shop.
        pub mod mine in "mine.toml", examples = durianpay_expanded::by_macro::mine;
    }

    durianpay_client::bindings! {
        /// Additions of the shop to the client's API.
        pub mod more in "more.toml", examples = durianpay_expanded::by_macro::more;
    }

    #[cfg(test)]
    mod calls_of_mine {
        use super::mine;
        include!("calls/mine.rs");
    }

    #[cfg(test)]
    mod calls_of_more {
        use super::more;
        include!("calls/more.rs");
    }
}

/// Bindings whose examples are doc tests: `cargo test --doc` compiles a call of each endpoint.
pub mod examples {
    durianpay_client::bindings! {
        /// A company whose values have several types.
        pub mod chat in "../extend/chat.toml", examples = durianpay_expanded::examples::chat;
    }

    durianpay_client::bindings! {
        /// A company with dates, UUIDs, bytes and large integers.
        pub mod files in "../extend/files.toml", examples = durianpay_expanded::examples::files;
    }

    durianpay_client::bindings! {
        /// The API of another company.
        pub mod kirim in "../extend/kirim.toml", examples = durianpay_expanded::examples::kirim;
    }

    durianpay_client::bindings! {
        /// A loyalty programme on top of Durianpay.
        pub mod loyalty in "../extend/loyalty.toml", examples = durianpay_expanded::examples::loyalty;
    }

    durianpay_client::bindings! {
        /// A company with other values for "not set".
        pub mod tiket in "../extend/tiket.toml", examples = durianpay_expanded::examples::tiket;
    }

    durianpay_client::bindings! {
        /// Values in every place of a request.
        pub mod values in "values.toml", examples = durianpay_expanded::examples::values;
    }
}

/// Bindings from files.
pub mod expanded {
    /// The API of a shop.
    #[rustfmt::skip]
    pub mod mine;

    /// Additions of the shop to the client's API.
    #[rustfmt::skip]
    pub mod more;

    #[cfg(test)]
    mod calls_of_mine {
        use super::mine;
        include!("calls/mine.rs");
    }

    #[cfg(test)]
    mod calls_of_more {
        use super::more;
        include!("calls/more.rs");
    }
}
