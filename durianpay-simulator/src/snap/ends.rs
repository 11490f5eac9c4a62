//! What banks and customers do.

use super::handle::Snap;
use super::transfer::TransferState;
use crate::error::SimulatorError;
use crate::events::{Event, Kind};
use crate::model::payment::Ending;
use crate::record::Delivery;
use durianpay_client::Amount;
use durianpay_client::api::{PaymentId, PaymentMethod};
use durianpay_client::json::Json;
use durianpay_client::notification::Notified as _;
use durianpay_client::snap::Notification;

impl Snap<'_> {
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
    /// To let it fail or expire, use [`fail`](crate::Simulator::fail) and
    /// [`expire`](crate::Simulator::expire) of the simulator.
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

    /// Sends a custom notification: a status that nothing here leads to, a field that is not
    /// documented, or the sample that the dashboard sends when a URL is saved there. Returns the
    /// first attempt to deliver it.
    ///
    /// The notification is named as in the spec, `va_payment`, `qris_payment`, `ewallet_payment`
    /// or `transfer`, which says where it goes to. The payload is sent unchanged, and signed.
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
    /// If the spec has no such notification.
    pub async fn notify(&self, name: &str, data: Json) -> Result<Vec<Delivery>, SimulatorError> {
        let mut known = Notification::notifications().known.iter();
        let known = known.find(|known| known.name == name);
        let known = known.ok_or_else(|| SimulatorError::UnknownNotification(name.to_owned()))?;
        let numbers = {
            let mut state = self.simulator.shared.state();
            let path = match known.path {
                Some(path) => path.into(),
                None => state.snap.behavior.transfer_path.clone().into(),
            };
            state.send(Event {
                name: known.name.into(),
                data,
                kind: Kind::Notification { path },
                is_retried: true,
            })
        };
        self.simulator.deliver(numbers).await
    }

    /// Ends all tokens at once: the next call of each client is refused with 401xx01, and fetches
    /// another one.
    pub fn expire_tokens(&self) {
        self.simulator.shared.state().snap.tokens.clear();
    }
}
