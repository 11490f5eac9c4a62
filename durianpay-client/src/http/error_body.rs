//! Error bodies of the types that the spec states.

use crate::error::{Error, ErrorKind};
use crate::json::ReadError;
use crate::json::decoder::{Decode, Decoder, Mode};
use crate::json::document::read_into;
use crate::types::descriptor::Endpoint;

/// The error bodies of an endpoint, which are read with [`Error::read_body`].
///
/// Generated enums implement it: `OrdersGetError` has the error bodies of `orders.get`.
pub trait EndpointError: Decode {
    /// The endpoint.
    #[doc(hidden)]
    const ENDPOINT: &'static Endpoint;

    /// The statuses that have a type, as numbers of [`Endpoint::errors`].
    #[doc(hidden)]
    const TYPED: &'static [u16];
}

impl Error {
    /// Returns the body of an error response in the type that the spec states for its status.
    /// Of several entries of the spec for a status, such as `404`, `4XX` and `default`, the most
    /// exact one applies.
    ///
    /// Returns `None` if the API did not respond with an error, if the spec states no type for
    /// the status, or if the call was one of another endpoint. A body that cannot be read, such as
    /// the page of a proxy, is `Some(Err(_))`; status, code, message and
    /// [`body`](Self::body) of the error are there in any case.
    ///
    /// Like the raw body, the value may contain personal data, and the key if the API echoes it.
    ///
    /// ```
    /// durianpay_client::bindings! {
    ///     pub mod toko = r#"
    ///         [api]
    ///         name = "Toko"
    ///         auth = "none"
    ///         [environment.live]
    ///         url = "https://api.toko.example/v1"
    ///         [resource.orders]
    ///         [endpoint."orders.get"]
    ///         http  = "GET /orders/{id}"
    ///         path  = { id = "string" }
    ///         retry = "safe"
    ///         [endpoint."orders.get".errors]
    ///         404 = { type = "Missing", doc = "There is no such order." }
    ///         [type.Missing.fields]
    ///         similar = "[string]?"
    ///     "#;
    /// }
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use toko::OrdersGetError;
    ///
    /// let client = toko::Client::new(&toko::environment::LIVE)?;
    /// let call = client.orders().get("ord_1");
    /// let response = http::Response::builder().status(404);
    /// let response = response.body(r#"{"similar": ["ord_2"]}"#.into())?;
    /// let error = call.read_http(response).unwrap_err();
    /// match error.read_body() {
    ///     Some(Ok(OrdersGetError::NotFound(missing))) => {
    ///         assert_eq!(missing.similar, Some(vec!["ord_2".to_owned()]));
    ///     }
    ///     _ => panic!("{error}"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn read_body<E: EndpointError>(&self) -> Option<Result<E, ReadError>> {
        let (status, body) = self.typed_body(E::ENDPOINT, E::TYPED)?;
        let mut value = E::EMPTY;
        let decoder = Decoder::new(Mode::Lenient).with_status(status);
        Some(read_into(body, decoder, &mut value).map(|()| value))
    }

    /// Returns the status and the body, if the spec states a type for it.
    #[inline(never)]
    fn typed_body(&self, endpoint: &Endpoint, typed: &[u16]) -> Option<(u16, &[u8])> {
        let is_of_api = matches!(self.kind(), ErrorKind::Api | ErrorKind::Conflict);
        let status = self.status().filter(|_| is_of_api)?.as_u16();
        let is_typed = endpoint
            .documented_status(status)
            .is_some_and(|number| typed.contains(&number));
        let is_own = self.operation() == Some(endpoint.id);
        Some((status, self.body()?)).filter(|_| is_typed && is_own)
    }
}
