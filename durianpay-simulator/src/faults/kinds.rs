//! The kinds of faults.

use std::time::Duration;

/// Whether a request with an injected fault is executed.
///
/// [`Faults`](crate::Faults) has an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The request is not executed.
    NotApplied,
    /// The request is executed, and only the response is lost.
    Applied,
}

/// A fault of a request or its response.
///
/// ```
/// use durianpay_simulator::{Effect, Fault, Simulator};
/// use std::time::Duration;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let simulator = Simulator::builder().start_in_memory()?;
/// let fault = Fault::TooManyRequests { retry_after: Duration::from_secs(30) };
/// assert_eq!(fault.effect(), Effect::NotApplied);
/// simulator.faults().next(fault);
/// let client = simulator.client();
/// let error = client.payments().list().no_retry().await.unwrap_err();
/// assert_eq!(error.status(), Some(http::StatusCode::TOO_MANY_REQUESTS));
/// assert_eq!(simulator.faults().waiting(), 0);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The request is executed, and the response is delayed by this real time.
    Delay(Duration),
    /// The connection is reset instead of a response.
    Reset(Effect),
    /// The connection is closed instead of a response.
    Close(Effect),
    /// The request is executed, and the connection is closed in the middle of the response body.
    CutBody,
    /// The request is not executed, and the response is a 429 with `Retry-After` in whole seconds.
    TooManyRequests {
        /// The time to wait, as stated in `Retry-After`.
        retry_after: Duration,
    },
    /// The response is a 500.
    ServerError(Effect),
    /// The request is not executed, and the response is a 503.
    Unavailable,
}

impl Fault {
    /// Returns whether the request is executed.
    #[must_use]
    pub fn effect(self) -> Effect {
        match self {
            Self::Reset(effect) | Self::Close(effect) | Self::ServerError(effect) => effect,
            Self::Delay(_) | Self::CutBody => Effect::Applied,
            Self::TooManyRequests { .. } | Self::Unavailable => Effect::NotApplied,
        }
    }
}

/// A fault of an attempt to deliver a webhook.
///
/// [`Delay`](Self::Delay) and [`HangUp`](Self::HangUp) have examples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DeliveryFault {
    /// The webhook arrives twice, at the same time.
    Duplicate,
    /// The webhook arrives after the next one, or two minutes later on the virtual clock if no
    /// other follows.
    Reorder,
    /// The webhook arrives later, by this time on the virtual clock.
    ///
    /// With it, a payment can be refunded before its webhook arrives:
    ///
    /// ```
    /// # use durianpay_client::api::{
    /// #     ChargeResponse, CreateOrder, CreateRefundFields, OrderCustomer, QrisCharge,
    /// # };
    /// use durianpay_simulator::{DeliveryFault, Simulator};
    /// use std::time::Duration;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = Simulator::builder().webhook_url("http://127.0.0.1:9/hook").start().await?;
    /// # let client = simulator.client();
    /// # let jane = OrderCustomer::new().email("jane.doe@example.com");
    /// # let order = client.orders().create(CreateOrder::new(10_000, jane)).await?;
    /// # let qris = QrisCharge::new(&order.id, order.amount);
    /// # let charge = client.payments().charge(qris).await?;
    /// # let ChargeResponse::Qris(qris) = charge.response else {
    /// #     return Err("a QRIS charge has a QRIS response".into());
    /// # };
    /// # let payment = qris.payment_id;
    /// let minute = Duration::from_secs(60);
    /// let late = DeliveryFault::Delay(minute);
    /// simulator.faults().next_delivery_of("payment.completed", late);
    /// let sent = simulator.pay(&payment).await?;
    /// assert!(sent.iter().all(|delivery| delivery.event != "payment.completed"));
    ///
    /// client.refunds().create(CreateRefundFields {
    ///     ref_id: "refund-1".into(),
    ///     payment_id: payment.clone(),
    ///     amount: 10_000.into(),
    /// }).await?;
    /// let sent = simulator.advance(minute).await?;
    /// assert_eq!(sent[0].event, "payment.completed");
    /// # Ok(())
    /// # }
    /// ```
    Delay(Duration),
    /// The webhook arrives with a forged signature, even if it would be unsigned. Its retries are
    /// genuine.
    Tampered,
    /// The webhook never arrives, and is not retried.
    Drop,
    /// The webhook arrives, and the sender closes the connection without waiting for the response.
    /// The outcome is [`DeliveryOutcome::HungUp`](crate::DeliveryOutcome::HungUp), and the webhook
    /// is retried.
    ///
    /// A server that notices this drops the future that handles the request, at whatever await it
    /// has reached. The receiver must survive that.
    ///
    /// ```
    /// use durianpay_client::json::Json;
    /// use durianpay_simulator::{DeliveryFault, DeliveryOutcome, Simulator};
    /// use std::time::Duration;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let shop = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    /// # let url = format!("http://{}/hook", shop.local_addr()?);
    /// let simulator = Simulator::builder().webhook_url(url).start().await?;
    /// let after = Duration::ZERO;
    /// simulator.faults().next_delivery(DeliveryFault::HangUp { after });
    /// let data = Json::parse(r#"{"id":"pay_1","amount":"10000"}"#)?;
    /// let sent = simulator.trigger("payment.completed", data).await?;
    /// assert_eq!(sent[0].outcome, DeliveryOutcome::HungUp);
    /// # Ok(())
    /// # }
    /// ```
    HangUp {
        /// The real time for which the connection stays open after the whole request is written.
        /// With [`Duration::ZERO`] it is closed at once.
        after: Duration,
    },
}
