//! The errors of the simulator itself.

use durianpay_client::api::{PaymentId, PaymentMethod, PaymentStatus};
use durianpay_client::{Amount, Error};
use std::error::Error as StdError;

/// An error of the simulator itself: of its start, or of a method of its handle.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SimulatorError {
    /// The key is a live one, which does not belong in a test.
    #[error("the simulator rejects live keys; use one that begins with `dp_test_`")]
    LiveKey,
    /// Webhooks go to this machine only.
    #[error(
        "the webhook URL must be `http` to a loopback address, as `http://127.0.0.1:8080/hook`"
    )]
    WebhookUrl,
    /// No port on loopback could be opened.
    #[error("no port on loopback could be opened")]
    Io(#[from] std::io::Error),
    /// The HTTP client that sends calls and webhooks could not be set up.
    #[error("the HTTP client cannot be set up")]
    HttpClient(#[source] Box<dyn StdError + Send + Sync>),
    /// The client of the simulator could not be set up.
    #[error("the client of the simulator cannot be set up")]
    Client(#[from] Error),
    /// The simulator has no such payment.
    #[error("the payment `{0}` does not exist")]
    UnknownPayment(PaymentId),
    /// Only a payment that is processing can be paid, fail, expire or be
    /// cancelled.
    #[error("the payment `{payment}` is {status}, not processing")]
    NotProcessing {
        /// The payment.
        payment: PaymentId,
        /// Its status.
        status: PaymentStatus,
    },
    /// Neither a payment nor a fee is less than nothing.
    #[error("the amount cannot be negative; found {0}")]
    NegativeAmount(Amount),
    /// Only a payment that is completed can be paid out to the merchant.
    #[error("the payment `{payment}` is {status}, not completed")]
    NotCompleted {
        /// The payment.
        payment: PaymentId,
        /// Its status.
        status: PaymentStatus,
    },
    /// The payment was paid out to the merchant before.
    #[error("the payment `{0}` is settled already")]
    Settled(PaymentId),
    /// SNAP has no transfer with such a reference.
    #[error("the transfer `{0}` does not exist")]
    UnknownTransfer(String),
    /// Only a transfer that is in process can be completed or fail.
    #[error("the transfer `{transfer}` is {status}, not processing")]
    TransferEnded {
        /// The reference by which it was asked for.
        transfer: String,
        /// Its status, in the vendor's words.
        status: &'static str,
    },
    /// SNAP has no virtual account with that number.
    #[error("the virtual account does not exist")]
    UnknownVirtualAccount(String),
    /// The virtual account does not take such a payment.
    #[error("the virtual account cannot be paid: {reason}")]
    NotPayable {
        /// The number of the account.
        number: String,
        /// Why it cannot be paid.
        reason: &'static str,
    },
    /// The payment is one of another method.
    #[error("the payment `{payment}` is made by `{method}`")]
    OtherMethod {
        /// The payment.
        payment: PaymentId,
        /// Its method.
        method: PaymentMethod,
    },
    /// The spec has no such notification.
    #[error("the notification `{0}` is not in the spec")]
    UnknownNotification(String),
    /// The clock ends with the year 9999.
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
