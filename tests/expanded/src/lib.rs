//! Bindings of two specs, each in two variants: from the macro, and expanded to files that are
//! checked in. The same calls are compiled and run against both.

/// Bindings from the macro.
pub mod by_macro {
    durianpay_client::bindings! {
        /// The API of a shop.
        pub mod mine in "mine.toml";
    }

    durianpay_client::bindings! {
        /// Additions of the shop to the client's API.
        pub mod more in "more.toml";
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
