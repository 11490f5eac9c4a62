//! Actions of banks and customers.

use super::handle::Snap;
use super::transfer::TransferState;
use crate::error::SimulatorError;
use crate::model::payment::Ending;
use crate::record::Delivery;
use durianpay_client::Amount;
use durianpay_client::api::{PaymentId, PaymentMethod};
use durianpay_client::json::Json;

impl Snap<'_> {
    /// Completes a transfer that is in process, like the simulator in the vendor's dashboard. The
    /// reference is its `partnerReferenceNo` or `referenceNo`. Returns the first attempt to deliver
    /// the notification, which is empty without a URL.
    ///
    /// # Errors
    ///
    /// Fails if the transfer does not exist or is not in process.
    pub async fn complete_transfer(
        &self,
        reference: impl AsRef<str>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        self.end_transfer(reference.as_ref(), TransferState::Done)
            .await
    }

    /// Fails a transfer that is in process, with this reason. The money goes back to the balance.
    ///
    /// # Errors
    ///
    /// Fails if the transfer does not exist or is not in process.
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
        let shared = &self.simulator.shared;
        shared.act(|all| all.end_transfer(reference, state)).await
    }

    /// Pays a QRIS code as the customer.
    ///
    /// To fail or expire the payment, use [`fail`](crate::Simulator::fail) and
    /// [`expire`](crate::Simulator::expire) of the simulator.
    ///
    /// # Errors
    ///
    /// Fails if the payment does not exist, is made by another method, or is not processing.
    pub async fn pay_qris(
        &self,
        payment: impl AsRef<str>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        self.pay(payment.as_ref(), &PaymentMethod::Qris).await
    }

    /// Pays from the e-wallet as the customer.
    ///
    /// # Errors
    ///
    /// The errors of [`pay_qris`](Self::pay_qris).
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
        let payment = PaymentId::new(payment);
        let shared = &self.simulator.shared;
        shared.act(|state| state.pay_by(&payment, method)).await
    }

    /// Pays into a virtual account of SNAP as a customer. The number may be given with or without
    /// the leading blanks.
    ///
    /// # Errors
    ///
    /// Fails if the account does not exist or does not accept the payment: it is expired, paid, or
    /// takes another amount.
    pub async fn pay_virtual_account(
        &self,
        number: impl AsRef<str>,
        amount: impl Into<Amount>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        self.pay_into(number.as_ref(), amount.into(), Ending::Completed)
            .await
    }

    /// Rejects a payment into a virtual account of SNAP for a regulatory reason. The account can be
    /// paid again.
    ///
    /// # Errors
    ///
    /// The errors of [`pay_virtual_account`](Self::pay_virtual_account).
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
        let shared = &self.simulator.shared;
        shared
            .act(|state| state.pay_into(number, amount, ending))
            .await
    }

    /// Sends a custom notification: a status that the simulator never sends, an undocumented field,
    /// or the sample that the dashboard sends when a URL is saved there. Returns the first attempt
    /// to deliver it.
    ///
    /// The name is that of the spec: `va_payment`, `qris_payment`, `ewallet_payment` or `transfer`.
    /// It determines the path. The payload is sent unchanged, and signed.
    ///
    /// ```
    /// use durianpay_client::json::Json;
    /// use durianpay_simulator::Simulator;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let simulator = Simulator::start().await?;
    /// let data = r#"{"originalReferenceNo":"pay_1","latestTransactionStatus":"02"}"#;
    /// simulator.snap().notify("ewallet_payment", Json::parse(data)?).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the spec has no notification of that name.
    pub async fn notify(&self, name: &str, data: Json) -> Result<Vec<Delivery>, SimulatorError> {
        let shared = &self.simulator.shared;
        shared.act(|state| state.notify(name, data)).await
    }

    /// Expires all tokens at once: the next request of each client is rejected with 401xx01, and
    /// the client then fetches a new token.
    pub fn expire_tokens(&self) {
        self.simulator.shared.state().snap.tokens.clear();
    }
}
