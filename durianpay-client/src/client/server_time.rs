//! [`Client::server_time`]: the server's clock, asked for where no response has told it.

use crate::client::Client;
use crate::client::core::ApiClient;
use crate::error::Error;
use crate::types::server_time::ServerTime;
use http::header::DATE;

impl Client {
    /// Returns the current time by the server's clock, within bounds of a second or little
    /// more.
    ///
    /// It follows from the `Date` of a response of the last ten minutes and the monotonic
    /// clock; how the machine's clock is set, and when, does not matter. Without such a
    /// response, or after the machine slept, it sends a request that reads one object or
    /// less. `None` if the response has no `Date` that can be read, or the clock of this machine
    /// is set again and again.
    ///
    /// Store it before a call that must be done once, together with its reference:
    /// [`reconcile`](Client::reconcile) asks for it.
    ///
    /// ```
    /// # use durianpay_simulator::Simulator;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = Simulator::start().await?;
    /// # let client = simulator.client();
    /// let sent = client.server_time().await?.ok_or("the server does not tell its time")?;
    /// let stored = sent.to_string(); // beside the reference of the order
    /// # assert!(sent.earliest() <= simulator.now() && simulator.now() <= sent.latest());
    /// # assert_eq!(stored.parse(), Ok(sent));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// If a request is necessary and has no response. A response with an error status
    /// tells the time as well.
    pub async fn server_time(&self) -> Result<Option<ServerTime>, Error> {
        self.core().ask_time(|| self.read_something()).await
    }

    /// Sends the request with the smallest response. Returns whether that has a `Date`.
    #[cfg(feature = "orders")]
    async fn read_something(&self) -> Result<bool, Error> {
        let query = crate::api::ListOrders::new().limit(1);
        let response = self.orders().list_with(query).raw().await?;
        Ok(response.headers().contains_key(DATE))
    }

    /// Sends the request with the smallest response. Returns whether that has a `Date`.
    #[cfg(all(feature = "refunds", not(feature = "orders")))]
    async fn read_something(&self) -> Result<bool, Error> {
        let query = crate::api::ListRefunds::new().limit(1);
        let response = self.refunds().list_with(query).raw().await?;
        Ok(response.headers().contains_key(DATE))
    }

    /// Sends the request with the smallest response. Returns whether that has a `Date`.
    #[cfg(not(any(feature = "orders", feature = "refunds")))]
    async fn read_something(&self) -> Result<bool, Error> {
        let response = self.disbursements().balance().raw().await?;
        Ok(response.headers().contains_key(DATE))
    }
}
