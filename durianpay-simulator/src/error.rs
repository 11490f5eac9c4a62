//! The errors of the simulator itself.

use durianpay_client::api::{
    DisbursementId, DisbursementStatus, InvoiceId, OrderId, PaymentId, PaymentMethod, PaymentStatus,
};
use durianpay_client::{Amount, Error};
use std::error::Error as StdError;

/// An error of the simulator itself, at its start or from a method of its handle.
///
/// ```
/// use durianpay_simulator::{Simulator, SimulatorError};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let simulator = Simulator::builder().start_in_memory()?;
/// let error = simulator.pay("pay_1").await.unwrap_err();
/// assert!(matches!(error, SimulatorError::UnknownPayment(id) if id.as_str() == "pay_1"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SimulatorError {
    /// The key is a live one, which must not be used in a test.
    #[error("the simulator rejects live keys; use one that begins with `dp_test_`")]
    LiveKey,
    /// The webhook URL is not on this machine.
    #[error(
        "the webhook URL must be `http` to a loopback address, as `http://127.0.0.1:8080/hook`"
    )]
    WebhookUrl,
    /// The webhook URL is not one of HTTP.
    #[error("the webhook URL must be an `http` or `https` URL, as `http://shop.example/hook`")]
    RemoteWebhookUrl,
    /// The URL to which customers return is not one of HTTP.
    #[error("the return URL must be an `http` or `https` URL, as `http://shop.example/done`")]
    ReturnUrl,
    /// The address to listen on is not one of loopback, but the builder does not allow others.
    #[error("the address `{0}` is not on loopback; allow it explicitly")]
    Address(std::net::SocketAddr),
    /// The port could not be opened.
    #[error("cannot open the port")]
    Io(#[from] std::io::Error),
    /// The HTTP client that sends webhooks could not be set up.
    #[error("the HTTP client cannot be set up")]
    HttpClient(#[source] Box<dyn StdError + Send + Sync>),
    /// The client of the simulator could not be set up.
    #[error("the client of the simulator cannot be set up")]
    Client(#[from] Error),
    /// The order does not exist.
    #[error("the order `{0}` does not exist")]
    UnknownOrder(OrderId),
    /// The order cannot be paid by the method.
    #[error("the order `{order}` cannot be paid in this way: {reason}")]
    ChargeRejected {
        /// The order.
        order: OrderId,
        /// The reason, as `payments.charge` states it.
        reason: String,
    },
    /// The payment does not exist.
    #[error("the payment `{0}` does not exist")]
    UnknownPayment(PaymentId),
    /// The payment is not processing: only a processing payment can be paid, fail, expire or be
    /// cancelled.
    #[error("the payment `{payment}` is {status}, not processing")]
    NotProcessing {
        /// The payment.
        payment: PaymentId,
        /// Its status.
        status: PaymentStatus,
    },
    /// The amount of a payment or of a fee is negative.
    #[error("the amount cannot be negative; found {0}")]
    NegativeAmount(Amount),
    /// The payment is not completed: only a completed payment can be settled.
    #[error("the payment `{payment}` is {status}, not completed")]
    NotCompleted {
        /// The payment.
        payment: PaymentId,
        /// Its status.
        status: PaymentStatus,
    },
    /// The invoice does not exist, or was not created on this simulator.
    #[error("the invoice `{0}` does not exist")]
    UnknownInvoice(InvoiceId),
    /// The invoice does not accept the payment.
    #[error("the invoice `{invoice}` cannot be paid: {reason}")]
    InvoiceNotPayable {
        /// The invoice.
        invoice: InvoiceId,
        /// The reason.
        reason: &'static str,
    },
    /// The batch of payouts does not exist.
    #[error("the batch `{0}` does not exist")]
    UnknownBatch(DisbursementId),
    /// The batch was approved before.
    #[error("the batch `{0}` was approved before")]
    ApprovedBefore(DisbursementId),
    /// The batch cannot be approved: it has invalid payouts, or none that is valid.
    #[error("the batch `{batch}` is {status} and cannot be approved this way")]
    NotApprovable {
        /// The batch.
        batch: DisbursementId,
        /// Its status.
        status: DisbursementStatus,
    },
    /// The balance is lower than the amount to pay out.
    #[error("the balance is too low")]
    BalanceTooLow,
    /// No attempt to deliver this event is known.
    #[error("no delivery of the event {0} is known")]
    UnknownDelivery(u64),
    /// The text is not a snapshot.
    #[error("the snapshot cannot be read")]
    Snapshot(#[source] Box<dyn StdError + Send + Sync>),
    /// The snapshot was written by another version of the simulator.
    #[error("the snapshot has the format {0}; this version reads format 1")]
    SnapshotFormat(u32),
    /// The plan of faults is invalid.
    #[error("invalid fault `{fault}`: {reason}")]
    FaultPlan {
        /// The part of the plan.
        fault: String,
        /// The reason.
        reason: &'static str,
    },
    /// The payment was settled before.
    #[error("the payment `{0}` is already settled")]
    Settled(PaymentId),
    /// The transfer of SNAP does not exist.
    #[error("the transfer `{0}` does not exist")]
    UnknownTransfer(String),
    /// The transfer is not in process: only one in process can be completed or fail.
    #[error("the transfer `{transfer}` is {status}, not processing")]
    TransferEnded {
        /// The reference that was passed.
        transfer: String,
        /// Its status, in the vendor's words.
        status: &'static str,
    },
    /// The virtual account does not exist.
    #[error("the virtual account does not exist")]
    UnknownVirtualAccount(String),
    /// The virtual account does not accept the payment.
    #[error("the virtual account cannot be paid: {reason}")]
    NotPayable {
        /// The number of the account.
        number: String,
        /// The reason.
        reason: &'static str,
    },
    /// The payment is made by another method.
    #[error("the payment `{payment}` is made by `{method}`")]
    OtherMethod {
        /// The payment.
        payment: PaymentId,
        /// Its method.
        method: PaymentMethod,
    },
    /// The spec has no notification of that name.
    #[error("the notification `{0}` is not in the spec")]
    UnknownNotification(String),
    /// The clock cannot go beyond the year 9999.
    #[error("the clock cannot be moved beyond the year 9999")]
    OutOfTime,
}

#[cfg(test)]
mod tests {
    use super::SimulatorError;
    use durianpay_client::{ApiKey, Client};
    use std::error::Error as _;

    #[test]
    fn a_message_does_not_repeat_its_source() {
        let key = ApiKey::new("dp_test_demo").expect("a test key");
        let client = Client::builder(key).base_url("ftp://127.0.0.1").build();
        for error in [
            SimulatorError::from(std::io::Error::other("no such port")),
            SimulatorError::HttpClient("no such certificate".into()),
            SimulatorError::from(client.expect_err("the scheme is not HTTP")),
        ] {
            let source = error.source().expect("an error below").to_string();
            assert!(!error.to_string().contains(&source), "{error}: {source}");
        }
    }
}
