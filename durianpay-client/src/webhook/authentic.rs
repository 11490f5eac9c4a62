//! [`Authentic`]: an id and an amount with a valid signature.

use super::subject::Subject;
use crate::types::amount::Amount;

/// An id and an amount that a holder of the API key has signed.
///
/// The signature proves nothing else. It does not cover the event, the status, the
/// order or the time, and an old signature can be sent again. You must call
/// [`confirm`](Self::confirm) before you deliver anything. Only verifying a signature
/// creates a value of this type:
///
/// ```compile_fail
/// let forged = durianpay_client::webhook::Authentic {
///     id: String::from("pay_1"),
///     amount: durianpay_client::Amount::ZERO,
///     subject: None,
/// };
/// ```
///
/// A genuine value:
///
/// ```
/// use durianpay_client::webhook::{Expected, Subject, Untrusted};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::api::{ChargeResponse, CreateOrder, OrderCustomer, QrisCharge};
/// # let simulator = durianpay_simulator::Simulator::builder()
/// #     .webhook_receiver(|_| std::future::ready(http::StatusCode::OK))
/// #     .start_in_memory()?;
/// # let client = simulator.client();
/// # let jane = OrderCustomer::new().email("jane.doe@example.com");
/// # let order = client.orders().create(CreateOrder::new(10_000, jane)).await?;
/// # let charge = client.payments().charge(QrisCharge::new(&order.id, 10_000)).await?;
/// # let ChargeResponse::Qris(qris) = charge.response else {
/// #     return Err("a QRIS charge has a QRIS response".into());
/// # };
/// # let body = simulator.pay(&qris.payment_id).await?.remove(0).body;
/// let authentic = Untrusted::parse(&body)?.verify([simulator.api_key()])?;
/// assert_eq!(authentic.id(), qris.payment_id.as_str());
/// assert_eq!(authentic.amount(), order.amount);
/// assert_eq!(authentic.subject(), Some(&Subject::Payment(qris.payment_id)));
///
/// let expected = Expected::new(&order.id, order.amount); // from your database
/// assert!(authentic.confirm(&client, &expected).await?.is_paid());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a signed webhook does not prove a payment: confirm it"]
pub struct Authentic {
    id: String,
    amount: Amount,
    subject: Option<Subject>,
}

impl Authentic {
    pub(super) fn new(id: String, amount: Amount, subject: Option<Subject>) -> Self {
        Self {
            id,
            amount,
            subject,
        }
    }

    /// Returns the signed id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the signed amount.
    #[must_use]
    pub fn amount(&self) -> Amount {
        self.amount
    }

    /// Returns the object that the id identifies.
    #[must_use]
    pub fn subject(&self) -> Option<&Subject> {
        self.subject.as_ref()
    }
}
