//! Bindings of one spec twice: made by the macro, and kept as files. The same
//! calls are compiled and run against both.

/// Made by the macro.
pub mod expanded {
    durianpay_client::bindings! {
        /// A shop's own API.
        pub mod mine in "mine.toml";
    }

    #[cfg(test)]
    mod calls {
        use super::mine;
        include!("calls.rs");
    }
}

/// Kept as files.
pub mod kept {
    /// A shop's own API.
    #[rustfmt::skip]
    pub mod mine;

    #[cfg(test)]
    mod calls {
        use super::mine;
        include!("calls.rs");
    }
}
