// Derived: do not edit, run `cargo xtask expand --out src/kept/mine mine.toml`.
// The resource `shared`: its endpoints, with the types that nothing else needs.

use super::{Client, Option};

pub(super) mod resource {
    /// Carts of several customers.
    #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
    pub struct Shared<'c> {
        client: &'c super::Client,
    }

    impl<'c> Shared<'c> {
        /// The resource, called through that client.
        #[must_use]
        pub fn of(client: &'c super::Client) -> Self {
            Self { client }
        }

        /// Calls `shared.get`.
        ///
        /// `GET /shared`
        ///
        /// Retry class `safe`: calling it again changes nothing. The client does so after a failure that may pass.
        ///
        /// # Errors
        ///
        /// Any `Error` of the client.
        pub fn get(
            &self,
        ) -> ::durianpay_client::Call<
            ::std::collections::BTreeMap<::std::string::String, super::Option>,
        > {
            ::durianpay_client::__private::Call::new(
                self.client,
                &super::endpoint::SHARED_GET,
            )
        }
    }
}

pub(super) mod endpoint {
    /// `GET /shared`
    pub static SHARED_GET: ::durianpay_client::__private::Endpoint = ::durianpay_client::__private::Endpoint {
        id: "shared.get",
        method: "GET",
        path: "/shared",
        envelope: ::durianpay_client::__private::Envelope::Wrapped,
        retry: ::durianpay_client::__private::Retry::Safe,
        returns: true,
        page: ::core::option::Option::None,
        errors: &[],
        source: "mine.toml:61",
    };
}
