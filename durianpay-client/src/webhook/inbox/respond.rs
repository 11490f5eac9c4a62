//! Responses to webhooks, for any server.

use super::incoming::Incoming;
use super::receive::Inbox;
use crate::webhook::status::ResponseError as _;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Response, StatusCode};

impl Inbox {
    /// Receives a webhook and returns the response to send, for servers that are not made with axum.
    ///
    /// The response has the status of [`receive`](Self::receive), and the message of the error as
    /// its body, which contains no secret. A future that is dropped has the same effect as there.
    ///
    /// ```
    /// use durianpay_client::ApiKey;
    /// use durianpay_client::webhook::Verifier;
    /// use durianpay_client::webhook::inbox::{Inbox, Incoming, MemoryStore};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let verifier = Verifier::new([ApiKey::new("dp_test_demo")?]);
    /// let inbox = Inbox::new(MemoryStore::default(), verifier);
    /// let response = inbox.respond(Incoming::new(b"not a webhook")).await;
    /// assert_eq!(response.status(), 400);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// [`guide::frameworks`](crate::guide::frameworks) has a handler for each of several frameworks.
    pub async fn respond(&self, incoming: Incoming<'_>) -> Response<String> {
        let (status, message) = match self.receive(incoming).await {
            Ok(_receipt) => (StatusCode::OK, String::new()),
            Err(error) => (error.status_code(), error.to_string()),
        };
        let mut response = Response::new(message);
        *response.status_mut() = status;
        let text = HeaderValue::from_static("text/plain; charset=utf-8");
        response.headers_mut().insert(CONTENT_TYPE, text);
        response
    }
}
