//! Bindings of two specs twice: made by the macro, and kept as files. The same
//! calls are compiled and run against both.

/// Made by the macro.
pub mod expanded {
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

/// Kept as files.
pub mod kept {
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
