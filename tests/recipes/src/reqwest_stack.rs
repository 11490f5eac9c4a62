use bytes::Bytes;
use durianpay_client::{ApiKey, BoxFuture, Client};
use durianpay_client::{SendOptions, Transport, TransportError, TransportResult};
use reqwest_middleware::{ClientWithMiddleware, Error};

pub fn client(key: ApiKey) -> Result<Client, Box<dyn std::error::Error>> {
    let stack = ReqwestStack::new(|builder| builder)?; // `.with(…)` adds a middleware
    Ok(Client::builder(key).transport(stack).build()?)
}

/// Sends requests through a client of reqwest-middleware, instead of the client's own connections.
pub struct ReqwestStack(ClientWithMiddleware);

impl ReqwestStack {
    /// `with` adds the middleware. None of it may send a request a second time, as `reqwest-retry`
    /// does: money could move twice, and the client retries what may be retried.
    pub fn new(
        with: impl FnOnce(reqwest_middleware::ClientBuilder) -> reqwest_middleware::ClientBuilder,
    ) -> reqwest::Result<Self> {
        let http = reqwest::Client::builder()
            .http1_only()
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .connect_timeout(std::time::Duration::from_secs(5))
            .pool_idle_timeout(std::time::Duration::from_secs(20))
            .no_proxy()
            .build()?;
        Ok(Self(
            with(reqwest_middleware::ClientBuilder::new(http)).build(),
        ))
    }

    async fn attempt(
        &self,
        request: http::Request<Bytes>,
        options: SendOptions,
    ) -> TransportResult {
        let request = reqwest::Request::try_from(request);
        let request =
            request.map_err(|error| TransportError::invalid_request(error.without_url()))?;
        let mut response = self.0.execute(request).await.map_err(failed)?;
        let (status, most) = (response.status(), options.max_response_bytes());
        let mut complete = http::Response::builder().status(status);
        if let Some(headers) = complete.headers_mut() {
            *headers = std::mem::take(response.headers_mut());
        }
        let mut body = Vec::new();
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) if body.len() + chunk.len() <= most => body.extend(chunk),
                Ok(Some(_)) => {
                    let error = TransportError::body_too_large(most);
                    return Err(error.with_response(status, body));
                }
                Ok(None) => break,
                Err(error) => {
                    let error = TransportError::unknown(error.without_url());
                    return Err(error.with_response(status, body));
                }
            }
        }
        let complete = complete.body(body.into());
        complete.map_err(TransportError::unknown)
    }
}

/// Only a failure to connect proves that nothing was sent. An error of a middleware proves nothing.
fn failed(error: Error) -> TransportError {
    match error {
        Error::Reqwest(error) if error.is_connect() => {
            TransportError::not_sent(error.without_url())
        }
        Error::Reqwest(error) if error.is_timeout() => {
            TransportError::timed_out(error.without_url())
        }
        Error::Reqwest(error) => TransportError::unknown(error.without_url()),
        Error::Middleware(error) => TransportError::unknown(error),
    }
}

impl Transport for ReqwestStack {
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        Box::pin(self.attempt(request, options))
    }
}
