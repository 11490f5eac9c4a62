//! [`Client::server_time`]: the server's clock.

use super::api::Client;
use crate::client::core::ApiClient as _;
use crate::error::Error;
use crate::types::server_time::ServerTime;
use http::header::DATE;

/// A reference and an id that do not exist: any response contains the time.
const NOTHING: &str = "0";

impl Client {
    /// Returns the current time by the server's clock, within bounds of a second or little
    /// more.
    ///
    /// It is computed from the `Date` of a response of the last ten minutes and the monotonic
    /// clock; the clock of this machine does not matter. Without such a response, it requests
    /// the status of an object that does not exist. Returns `None` if the response has no
    /// readable `Date`.
    ///
    /// You should store it, together with the reference, before a call that must be carried out
    /// once: [`reconcile`](Client::reconcile) needs it. Intents do so automatically.
    ///
    /// # Errors
    ///
    /// If a request is necessary and has no response, or no token is issued. A response with an
    /// error status contains the time as well.
    pub async fn server_time(&self) -> Result<Option<ServerTime>, Error> {
        self.core().ask_time(|| self.read_something()).await
    }

    /// Sends a request that reads nothing. Returns whether the response has a `Date`.
    #[cfg(feature = "snap_bank_transfers")]
    async fn read_something(&self) -> Result<bool, Error> {
        use super::api::GetBankTransferStatus;
        let question = GetBankTransferStatus::new().original_partner_reference_no(NOTHING);
        let response = self.bank_transfers().status(question).raw().await?;
        Ok(response.headers().contains_key(DATE))
    }

    /// Sends a request that reads nothing. Returns whether the response has a `Date`.
    #[cfg(all(
        feature = "snap_ewallet_transfers",
        not(feature = "snap_bank_transfers")
    ))]
    async fn read_something(&self) -> Result<bool, Error> {
        use super::api::GetEwalletTransferStatus;
        let question = GetEwalletTransferStatus::new().original_partner_reference_no(NOTHING);
        let response = self.ewallet_transfers().status(question).raw().await?;
        Ok(response.headers().contains_key(DATE))
    }

    /// Sends a request that reads nothing. Returns whether the response has a `Date`.
    #[cfg(not(any(feature = "snap_bank_transfers", feature = "snap_ewallet_transfers")))]
    async fn read_something(&self) -> Result<bool, Error> {
        use super::api::GetEwalletPaymentStatus;
        let question = GetEwalletPaymentStatus::new(NOTHING);
        let response = self.ewallet_payments().status(question).raw().await?;
        Ok(response.headers().contains_key(DATE))
    }
}
