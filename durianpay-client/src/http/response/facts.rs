//! What a response says beside its value: the message, the id of the request, and the attempts and
//! duration of the call.

use super::{CallResponse, Response};
use crate::auth::redact::Redactor;
use crate::http::call_span::CallSpan;
use crate::http::rejection;
use std::time::Duration;

impl CallResponse {
    /// Returns the message of the body, with the key removed.
    fn message(&self) -> Option<&str> {
        let read = || {
            let mut message = rejection::message(self.api, &self.raw)?;
            Redactor::new(&self.credentials, self.api.environments).redact(&mut message);
            Some(message)
        };
        self.message.get_or_init(read).as_deref()
    }

    /// Returns the id of the request, with the key removed.
    pub(crate) fn request_id(&self) -> Option<&str> {
        let read = || {
            let mut id = rejection::request_id(self.api, &self.raw)?;
            Redactor::new(&self.credentials, self.api.environments).redact(&mut id);
            Some(id)
        };
        self.request_id.get_or_init(read).as_deref()
    }

    /// Records the response in the span of its call.
    pub(super) fn record(&self) {
        if self.span.is_recorded() {
            self.span
                .responded(self.endpoint, self.raw.status, self.history);
            self.span.request_id(self.request_id());
        }
    }

    /// Ends the span of the call, although the response is read later.
    pub(crate) fn end_span(&mut self) {
        self.span = CallSpan::none();
    }
}

impl<T> Response<T> {
    /// Returns the API's message next to the result, if there is one. In a success, it may mark
    /// a repetition, as in "request already submitted". In an error response, it is the error
    /// message.
    ///
    /// The message is untrusted: you must escape it before you display it. The key is replaced by
    /// `[API key]`. You should not base decisions on its wording, which no source promises.
    ///
    /// ```
    /// # #[cfg(feature = "disbursements")] {
    /// # async fn example(client: durianpay_client::Client) -> Result<(), durianpay_client::Error> {
    /// let call = client.disbursements().approve("dis_123").idempotency_key("approval-7");
    /// let response = call.raw().await?;
    /// let batch = response.read()?;
    /// println!("{}: {:?}", batch.id, response.message());
    /// # Ok(())
    /// # }
    /// # }
    /// ```
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.response.message()
    }

    /// Returns the number of attempts, which is 1 without a retry.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.response.history.attempts
    }

    /// Returns the time from the beginning of the call to the end of its last attempt, including the
    /// pauses between attempts. It is zero for a response that was fetched with another HTTP client.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.response.history.elapsed
    }

    /// Returns the id by which the API's support can find the request, if the response has one. In
    /// a success, it is that of the response header that the API documents; in an error, it may also
    /// be in the body. It is untrusted: you must escape it before you display it.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
    /// # let client = simulator.client();
    /// let response = client.payments().list().raw().await?;
    /// let payments = response.read()?;
    /// println!("request {:?} took {:?}", response.request_id(), response.elapsed());
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.response.request_id()
    }
}
