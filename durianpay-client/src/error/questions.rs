//! Questions about an error that callers often ask.

use super::{Error, ErrorKind};
use crate::api::ErrorCode;
use http::StatusCode;

impl Error {
    /// Returns whether a time limit expired: that of connecting, of an attempt or of the call. The
    /// request may have been carried out unless the [`outcome`](Self::outcome) says otherwise.
    ///
    /// ```
    /// use durianpay_simulator::{Fault, Simulator};
    /// use std::time::Duration;
    ///
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = Simulator::builder().start_in_memory()?;
    /// # let client = durianpay_client::Client::builder(simulator.api_key().clone())
    /// #     .transport(simulator.transport())
    /// #     .build()?;
    /// simulator.faults().next(Fault::Delay(Duration::from_secs(9)));
    /// let call = client.payments().list().timeout(Duration::from_secs(1));
    /// let error = call.await.unwrap_err();
    /// assert!(error.is_timeout());
    /// assert_eq!(error.elapsed(), Duration::from_secs(1));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.kind() == ErrorKind::Timeout
    }

    /// Returns whether the API responded with the status 404: there is no such object. Some
    /// operations report this with another status and a [code](Self::error_code) of their own, as
    /// their documentation says.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
    /// # let client = simulator.client();
    /// let found = match client.orders().get("ord_1").await {
    ///     Ok(order) => Some(order),
    ///     Err(error) if error.is_not_found() => None,
    ///     Err(error) => return Err(error.into()),
    /// };
    /// # assert_eq!(found, None);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.status() == Some(StatusCode::NOT_FOUND)
    }

    /// Returns the error code in the body as a value to match on. It is meant for errors of the
    /// Durianpay API; an API with codes of its own has [`code`](Self::code).
    ///
    /// ```
    /// use durianpay_client::api::ErrorCode;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
    /// # let client = simulator.client();
    /// let error = client.payments().get("pay_1").await.unwrap_err();
    /// match error.error_code() {
    ///     Some(ErrorCode::InvalidPaymentId) => println!("there is no such payment"),
    ///     Some(code) => println!("rejected: {code}"),
    ///     None => println!("not a response of the API: {error}"),
    /// }
    /// # assert_eq!(error.error_code(), Some(ErrorCode::InvalidPaymentId));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn error_code(&self) -> Option<ErrorCode> {
        self.code().map(ErrorCode::from)
    }
}
