//! Signed requests, or requests with a token, for another HTTP client.

use super::Call;
use crate::error::Error;
use bytes::Bytes;

impl<T> Call<T> {
    /// Converts the call to a request like [`to_http`](Self::to_http), and adds the signature
    /// and the token. Any HTTP client can send it. If the operation needs neither, the request is
    /// complete as well: it includes the key that [`authorize`](Self::authorize) adds.
    ///
    /// If a token is needed, it is fetched over the client's transport. You should send the request
    /// at once, since its time and its token are valid for minutes. To send it again, you must sign
    /// it again.
    ///
    /// # Errors
    ///
    /// If an argument cannot be sent, or if no token is issued.
    ///
    /// ```
    /// use durianpay_client::snap::api::{CreateQris, Money, QrisInfo};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
    /// # let client = simulator.snap().client();
    /// let request = CreateQris::new("shop-1017", Money::new(10_000), QrisInfo::new());
    /// let call = client.qris().create(request);
    /// let request: http::Request<bytes::Bytes> = call.sign_http().await?;
    /// assert!(request.headers().contains_key("x-signature"));
    /// # Ok(())
    /// # }
    /// ```
    pub async fn sign_http(&self) -> Result<http::Request<Bytes>, Error> {
        let request = self.authorize(self.to_http()?)?;
        let (client, endpoint) = (&self.inner.client, self.inner.parts.endpoint);
        let signed = client.sign(endpoint, request).await;
        signed.map_err(|error| client.redact(error).for_operation(endpoint.id))
    }
}
