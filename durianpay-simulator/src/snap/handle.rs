//! The part of the handle that is about SNAP.

use super::handle_client::{CREDENTIALS, PUBLIC_KEY, client_builder};
use super::keys::{CLIENT_KEY, CLIENT_SECRET, MERCHANT_PRIVATE, SENDER_PUBLIC};
use super::transfer::TransferState;
use crate::destination::{Destination, Receiver};
use crate::error::SimulatorError;
use crate::model::payment::Ending;
use crate::record::Delivery;
use crate::simulator::Simulator;
use bytes::Bytes;
use durianpay_client::api::{PaymentId, PaymentMethod};
use durianpay_client::snap::{Client, Credentials, Verifier};
use durianpay_client::{Amount, ClientBuilder};
use http::StatusCode;

/// SNAP of a [`Simulator`], from [`Simulator::snap`]: its clients, and what banks and customers
/// do.
///
/// ```
/// use durianpay_client::snap::api::{CreateQris, Money, QrisInfo};
/// use durianpay_simulator::Simulator;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let simulator = Simulator::start().await?;
/// let client = simulator.snap().client();
/// let qris = CreateQris::new("shop-1", Money::new(10_000), QrisInfo::new());
/// let qris = client.qris().create(qris).await?;
/// let id = qris.reference_no.ok_or("no id")?;
/// simulator.snap().pay_qris(&id).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Snap<'s> {
    simulator: &'s Simulator,
}

impl Simulator {
    /// Returns SNAP, the newer generation of the API, on the same state.
    #[must_use]
    pub fn snap(&self) -> Snap<'_> {
        Snap { simulator: self }
    }

    /// Registers the URL below which the notifications of SNAP go to from now on, as
    /// [`SimulatorBuilder::snap_webhook_url`](crate::SimulatorBuilder::snap_webhook_url) does.
    ///
    /// # Errors
    ///
    /// If the URL is not `http` to a loopback address.
    pub fn set_snap_webhook_url(&self, url: &str) -> Result<(), SimulatorError> {
        let destination = Destination::to_url(url)?;
        self.shared.state().outbox.set_notified(destination);
        Ok(())
    }

    /// Hands the notifications of SNAP over to this function from now on, as
    /// [`SimulatorBuilder::snap_webhook_receiver`](crate::SimulatorBuilder::snap_webhook_receiver)
    /// does.
    pub fn set_snap_webhook_receiver<F>(
        &self,
        receive: impl Fn(http::Request<Bytes>) -> F + Send + Sync + 'static,
    ) where
        F: Future<Output: Into<Option<StatusCode>>> + Send + 'static,
    {
        let destination = Destination::Function(Receiver::new(receive));
        self.shared.state().outbox.set_notified(destination);
    }
}

impl Snap<'_> {
    /// Returns a client of this simulator, whose time of day is the virtual clock.
    #[must_use]
    pub fn client(&self) -> Client {
        self.simulator.snap_client.clone()
    }

    /// Returns the builder of such a client, for settings of your own. It has no token yet.
    pub fn client_builder(&self) -> ClientBuilder<Client> {
        let is_in_memory = self.simulator.port.is_none();
        client_builder(self.base_url(), &self.simulator.shared, is_in_memory)
    }

    /// Returns the base URL for a custom client: `http://127.0.0.1:…/v1.0`.
    #[must_use]
    pub fn base_url(&self) -> &str {
        self.simulator.snap_client.base_url()
    }

    /// Returns the credentials of the merchant. They are the same in every simulator, and
    /// protect nothing.
    #[must_use]
    pub fn credentials(&self) -> Credentials {
        CREDENTIALS.clone()
    }

    /// Returns the client secret of the merchant, for a client that is not in Rust.
    #[must_use]
    pub fn client_secret(&self) -> &'static str {
        CLIENT_SECRET
    }

    /// Returns the private key of the merchant in PEM, likewise.
    #[must_use]
    pub fn private_key_pem(&self) -> &'static str {
        MERCHANT_PRIVATE
    }

    /// Returns the public key of notifications, as the dashboard shows Durianpay's. It is the
    /// same in every simulator.
    #[must_use]
    pub fn public_key_pem(&self) -> &'static str {
        SENDER_PUBLIC
    }

    /// Returns a verifier of its notifications. It knows the path of the notification of a
    /// transfer, below the URL that is registered now.
    #[must_use]
    pub fn verifier(&self) -> Verifier {
        let state = self.simulator.shared.state();
        let url = state.outbox.notified().map_or("", Destination::path);
        let path = &state.snap.behavior.transfer_path;
        let path = format!("{}{path}", url.trim_end_matches('/'));
        Verifier::new([PUBLIC_KEY.clone()])
            .receiver(CLIENT_KEY)
            .route(&path, "transfer")
    }

    /// Completes a transfer that is in process, as the simulator of the vendor's dashboard does:
    /// by `partnerReferenceNo` or `referenceNo`. Returns the first attempt to deliver the
    /// notification; none without a URL.
    ///
    /// # Errors
    ///
    /// If there is no such transfer, or if it is not in process.
    pub async fn complete_transfer(
        &self,
        reference: impl AsRef<str>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        self.end_transfer(reference.as_ref(), TransferState::Done)
            .await
    }

    /// Lets a transfer fail that is in process, for this reason. The money goes back to the
    /// balance.
    ///
    /// # Errors
    ///
    /// If there is no such transfer, or if it is not in process.
    pub async fn fail_transfer(
        &self,
        reference: impl AsRef<str>,
        reason: impl Into<String>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        let state = TransferState::Failed(reason.into());
        self.end_transfer(reference.as_ref(), state).await
    }

    async fn end_transfer(
        &self,
        reference: &str,
        state: TransferState,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        let numbers = self
            .simulator
            .shared
            .state()
            .end_transfer(reference, state)?;
        self.simulator.deliver(numbers).await
    }

    /// Lets the customer pay a QRIS code.
    ///
    /// To let it fail or expire, use [`Simulator::fail`] and [`Simulator::expire`].
    ///
    /// # Errors
    ///
    /// If there is no such payment, if it is one of another method, or if it is not processing.
    pub async fn pay_qris(
        &self,
        payment: impl AsRef<str>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        self.pay(payment.as_ref(), &PaymentMethod::Qris).await
    }

    /// Lets the customer pay from the e-wallet, likewise.
    ///
    /// # Errors
    ///
    /// Those of [`pay_qris`](Self::pay_qris).
    pub async fn pay_ewallet(
        &self,
        payment: impl AsRef<str>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        self.pay(payment.as_ref(), &PaymentMethod::Ewallet).await
    }

    async fn pay(
        &self,
        payment: &str,
        method: &PaymentMethod,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        let id = PaymentId::new(payment);
        let numbers = {
            let mut state = self.simulator.shared.state();
            let known = state.payment(payment).map(|payment| payment.method.clone());
            match known {
                Some(known) if known != *method => {
                    let (payment, method) = (id, known);
                    return Err(SimulatorError::OtherMethod { payment, method });
                }
                _ => state.end(&id, Ending::Completed)?,
            }
        };
        self.simulator.deliver(numbers).await
    }

    /// Lets a customer pay into a virtual account of SNAP, by its number with or without the
    /// blanks in front.
    ///
    /// # Errors
    ///
    /// If there is no such account, or if it does not take the payment: it has expired, is paid,
    /// or takes another amount.
    pub async fn pay_virtual_account(
        &self,
        number: impl AsRef<str>,
        amount: impl Into<Amount>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        self.pay_into(number.as_ref(), amount.into(), Ending::Completed)
            .await
    }

    /// Has a payment into a virtual account of SNAP rejected for a regulatory reason. The account
    /// can be paid again.
    ///
    /// # Errors
    ///
    /// Those of [`pay_virtual_account`](Self::pay_virtual_account).
    pub async fn reject_virtual_account_payment(
        &self,
        number: impl AsRef<str>,
        amount: impl Into<Amount>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        self.pay_into(number.as_ref(), amount.into(), Ending::Failed)
            .await
    }

    async fn pay_into(
        &self,
        number: &str,
        amount: Amount,
        ending: Ending,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        let numbers = self
            .simulator
            .shared
            .state()
            .pay_into(number, amount, ending)?;
        self.simulator.deliver(numbers).await
    }

    /// Ends all tokens at once: the next call of each client is refused with 401xx01, and fetches
    /// another one.
    pub fn expire_tokens(&self) {
        self.simulator.shared.state().snap.tokens.clear();
    }
}
