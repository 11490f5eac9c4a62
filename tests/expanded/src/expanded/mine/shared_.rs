// Derived: do not edit, run `cargo xtask expand --out src/expanded/mine mine.toml`.
// The resource `shared`: its endpoints, with the types that nothing else needs.

#[allow(unused_imports, reason = "what names it may be behind a feature")]
use super::rt;
use super::{Client, Option};

pub(super) mod resource {
    #[allow(unused_imports, reason = "what names it may be behind a feature")]
    use super::rt;

    /// Carts of several customers.
    #[derive(rt::Clone, rt::Copy, rt::Debug)]
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
        pub fn get(&self) -> rt::Call<rt::BTreeMap<rt::String, super::Option>> {
            rt::Call::new(self.client, &super::endpoint::SHARED_GET)
        }
    }
}

pub(super) mod endpoint {
    #[allow(unused_imports, reason = "what names it may be behind a feature")]
    use super::rt;

    /// `GET /shared`
    pub static SHARED_GET: rt::Endpoint = rt::Endpoint {
        id: "shared.get",
        method: "GET",
        path: "/shared",
        envelope: rt::Envelope::Wrapped,
        retry: rt::Retry::Safe,
        returns: true,
        page: rt::None,
        errors: &[],
        source: "mine.toml:61",
    };
}
