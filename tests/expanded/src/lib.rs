//! Bindings of two specs twice: by the macro, and expanded to files that are checked in. The
//! same calls are compiled and run against both.

/// Bindings by the macro.
pub mod by_macro {
    durianpay_client::bindings! {
        /// A shop's own API.
        pub mod mine in "mine.toml";
    }

    durianpay_client::bindings! {
        /// What the shop adds to the client's own API.
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

/// Bindings expanded to files.
pub mod expanded {
    /// A shop's own API.
    #[rustfmt::skip]
    pub mod mine;

    /// What the shop adds to the client's own API.
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
