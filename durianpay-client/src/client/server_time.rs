//! [`Client::server_time`]: the server's clock, requested if no recent response contains it.

use crate::client::Client;
use crate::client::core::ApiClient;
use crate::error::Error;
use crate::types::server_time::ServerTime;
use http::header::DATE;

impl Client {
    /// Returns the current time on the server's clock, within bounds of a second or little
    /// more.
    ///
    /// It is computed from the `Date` of a response of the last ten minutes and the monotonic
    /// clock, and does not depend on how or when the machine's clock is set. If there is no such
    /// response, or the machine slept since then, it sends a request that reads one object at
    /// most. Returns `None` if the response has no readable `Date`, or if the machine's clock is
    /// set repeatedly.
    ///
    /// You should store it before a call that must be done once, together with its reference:
    /// [`reconcile`](Client::reconcile) asks for it.
    ///
    /// ```
    /// # use durianpay_simulator::Simulator;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = Simulator::start().await?;
    /// # let client = simulator.client();
    /// let sent = client.server_time().await?.ok_or("the response has no date")?;
    /// let stored = sent.to_string(); // store it with the order reference
    /// # assert!(sent.earliest() <= simulator.now() && simulator.now() <= sent.latest());
    /// # assert_eq!(stored.parse(), Ok(sent));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// If a request is necessary and receives no response. A response with an error status is
    /// sufficient.
    pub async fn server_time(&self) -> Result<Option<ServerTime>, Error> {
        if let Some(time) = self.core().server_time() {
            return Ok(Some(time));
        }
        // If the clock is set during the first request, its response cannot be used.
        for _ in 0..2 {
            let has_date = self.read_something().await?;
            let time = self.core().server_time();
            if time.is_some() || !has_date {
                return Ok(time);
            }
        }
        Ok(None)
    }

    /// Sends the request with the smallest response, and returns whether it has a `Date`.
    #[cfg(feature = "orders")]
    async fn read_something(&self) -> Result<bool, Error> {
        let query = crate::api::ListOrders::new().limit(1);
        let response = self.orders().list_with(query).raw().await?;
        Ok(response.headers().contains_key(DATE))
    }

    /// Sends the request with the smallest response, and returns whether it has a `Date`.
    #[cfg(all(feature = "refunds", not(feature = "orders")))]
    async fn read_something(&self) -> Result<bool, Error> {
        let query = crate::api::ListRefunds::new().limit(1);
        let response = self.refunds().list_with(query).raw().await?;
        Ok(response.headers().contains_key(DATE))
    }

    /// Sends the request with the smallest response, and returns whether it has a `Date`.
    #[cfg(not(any(feature = "orders", feature = "refunds")))]
    async fn read_something(&self) -> Result<bool, Error> {
        let response = self.disbursements().balance().raw().await?;
        Ok(response.headers().contains_key(DATE))
    }
}
