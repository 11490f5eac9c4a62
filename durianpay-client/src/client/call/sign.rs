//! Calls as signed requests, for another HTTP client.

use super::Call;
use crate::error::Error;
use bytes::Bytes;

impl<T> Call<T> {
    /// Returns the request as a value like [`to_http`](Self::to_http), with its signature, to be
    /// sent by any HTTP client. A request of an API without signatures is complete, too: it has
    /// the key that [`authorize`](Self::authorize) adds.
    ///
    /// A token is fetched if need be, over the transport of the client. Send the request at once:
    /// its time and its token are valid for minutes. To send it again, sign it anew.
    ///
    /// # Errors
    ///
    /// If an argument cannot be sent, or if no token is issued.
    pub async fn sign_http(&self) -> Result<http::Request<Bytes>, Error> {
        let request = self.authorize(self.to_http()?)?;
        let (client, endpoint) = (&self.inner.client, self.inner.parts.endpoint);
        let signed = client.sign(endpoint, request).await;
        signed.map_err(|error| client.redact(error).for_operation(endpoint.id))
    }
}
