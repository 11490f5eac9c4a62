//! Finds out whether a call with [`Outcome::Unknown`](crate::Outcome::Unknown) was carried out.

#[cfg(feature = "snap_bank_transfers")]
mod bank_transfer;
#[cfg(feature = "snap_ewallet_payments")]
mod ewallet_refund;
#[cfg(feature = "snap_ewallet_transfers")]
mod ewallet_transfer;
#[cfg(any(feature = "snap_bank_transfers", feature = "snap_ewallet_transfers"))]
mod transfer;

use super::api::Client;
use crate::client::core::ApiClient as _;
use crate::reconcile::consistency::CONSISTENCY_WINDOW;
use crate::reconcile::window::Window;
use crate::types::server_time::ServerTime;
use std::time::Duration;

/// Finds out whether a call with the outcome [`Unknown`](crate::Outcome::Unknown) was carried
/// out. Created by [`Client::reconcile`].
///
/// An intent does this automatically, and stores the data that it needs: you should prefer it
/// for calls that move money.
///
/// Each method takes the server's time just before the call was made, from
/// [`Client::server_time`].
///
/// ```
/// use durianpay_client::{Outcome, Reconciled};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::snap::api::{CreateBankTransfer, CreateBankTransferFields, Money};
/// # use durianpay_client::snap::api::endpoint;
/// # use durianpay_simulator::{Effect, Fault, Simulator};
/// # let simulator = Simulator::builder().start_in_memory()?;
/// # let lost = Fault::Reset(Effect::Applied);
/// # simulator.faults().next_of(&endpoint::BANK_TRANSFERS_CREATE, lost);
/// # let client = simulator.snap().client();
/// # let transfer = CreateBankTransfer::new(CreateBankTransferFields {
/// #     partner_reference_no: "payout-42".into(),
/// #     amount: Money::new(250_000),
/// #     beneficiary_account_name: "Jane Doe".into(),
/// #     beneficiary_account_no: "1234567890".into(),
/// #     beneficiary_bank_code: "014".into(),
/// #     source_account_no: "mer_1".into(),
/// #     transaction_date: "2026-01-01T00:00:00Z".parse()?,
/// # });
/// let sent = client.server_time().await?.ok_or("the server does not tell its time")?;
/// match client.bank_transfers().create(transfer).await {
///     Err(error) if error.outcome() == Outcome::Unknown => {
///         match client.reconcile().bank_transfer("payout-42", 250_000, sent).await? {
///             Reconciled::Done(status) => println!("{:?}", status.latest_transaction_status),
///             Reconciled::NotDone => println!("submit it again under the same reference"),
///             other => println!("ask later, or have someone look: {other:?}"),
///         }
///     }
///     result => println!("{:?}", result?.reference_no),
/// }
/// # Ok(())
/// # }
/// ```
///
/// # Certainty
///
/// `Done` is an object that the API returned for the reference of the call, whatever its
/// status: a transfer that failed was also created. The code 404xx01 soon after a call proves
/// nothing, so [`NotDone`](crate::Reconciled::NotDone) is returned only [some
/// time](Self::consistency_window) after the call, by the server's clock.
///
/// The status of QRIS and e-wallet payments can be read only by Durianpay's id, that of virtual
/// accounts only by their numbers, and that of QRIS refunds not at all. If such a response was
/// lost, its object cannot be found.
#[derive(Debug, Clone)]
#[must_use = "does nothing until one of its methods is awaited"]
pub struct Reconcile<'c> {
    client: &'c Client,
    sent_within: Duration,
    consistency_window: Duration,
}

impl Client {
    /// Returns methods that find out whether a call was carried out.
    pub fn reconcile(&self) -> Reconcile<'_> {
        Reconcile {
            client: self,
            sent_within: self.core().total_limit(),
            consistency_window: CONSISTENCY_WINDOW,
        }
    }
}

impl Reconcile<'_> {
    /// Sets how long after `sent` the request may have left; the
    /// [total limit](crate::ClientBuilder::total_timeout) of the client by default.
    pub fn sent_within(mut self, time: Duration) -> Self {
        self.sent_within = time;
        self
    }

    /// Sets how long after a call was sent its object is certain to be visible. Defaults to
    /// five minutes, a conservative guess, since the vendor does not document it. Before that,
    /// the result is never [`NotDone`](crate::Reconciled::NotDone).
    pub fn consistency_window(mut self, time: Duration) -> Self {
        self.consistency_window = time;
        self
    }

    fn window(&self, sent: ServerTime) -> Window {
        Window::new(sent, self.sent_within, self.consistency_window)
    }
}
