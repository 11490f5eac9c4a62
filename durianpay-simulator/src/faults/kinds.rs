//! The kinds of faults.

use std::time::Duration;

/// Whether a request with an injected fault is executed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nothing happens.
    NotApplied,
    /// It is executed, and only the response is lost.
    Applied,
}

/// A fault of a request or its response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// It is executed, and the response is delayed by this real time.
    Delay(Duration),
    /// The connection is reset in place of a response.
    Reset(Effect),
    /// The connection ends in place of a response.
    Close(Effect),
    /// It is executed, and the connection ends in the middle of the response's
    /// body.
    CutBody,
    /// It is not executed, and the response is a 429. `Retry-After` asks to wait for
    /// this many whole seconds.
    TooManyRequests {
        /// How long it asks to wait.
        retry_after: Duration,
    },
    /// The response is a 500.
    ServerError(Effect),
    /// It is not executed, and the response is a 503.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DeliveryFault {
    /// It arrives twice, both at the same time.
    Duplicate,
    /// It arrives after the webhook that follows it; without one, two minutes later on
    /// the virtual clock.
    Reorder,
    /// It arrives later by this time on the virtual clock.
    ///
    /// So a payment can be refunded before its webhook arrives:
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
    /// It arrives with a forged signature, even if the webhook would be unsigned. Its
    /// retries are genuine.
    Tampered,
    /// It never arrives, and is not retried.
    Drop,
    /// It arrives, and the connection is closed without waiting for the response:
    /// [`DeliveryOutcome::HungUp`](crate::DeliveryOutcome::HungUp), which is not
    /// accepted, so that it is retried.
    ///
    /// A server that notices drops the future that handles the request, wherever that
    /// is; what the receiver does must survive it.
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
        /// How long the connection stays open once the whole request is written, in
        /// real time. With [`Duration::ZERO`] it is closed at once.
        after: Duration,
    },
}
