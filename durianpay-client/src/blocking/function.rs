//! [`Blocking`]: a blocking function where the inbox takes an async one.

use crate::webhook::Expectation;
use crate::webhook::inbox::{Delivery, Handler, HandlerError, Lookup, LookupError, OrderQuery};
use std::error::Error as StdError;
use std::fmt;
use std::panic::resume_unwind;
use std::sync::Arc;

/// A blocking function as the [`Handler`] or [`Lookup`] of a
/// [worker](crate::webhook::inbox::Worker). It may use a database without async, and make blocking
/// calls.
///
/// It runs on the threads that tokio has for blocking functions, as many at a time as the worker runs
/// handlers. A function cannot be interrupted: if a handler loses its lease, it continues while another
/// worker may begin the same task, as after any other loss of a lease.
///
/// ```
/// use durianpay_client::blocking::{Blocking, Wait};
/// use durianpay_client::webhook::inbox::{Delivery, Inbox, Incoming, MemoryStore, Occurrence, Worker};
/// use durianpay_client::webhook::{Expectation, Expected, Verifier};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::api::{ChargeResponse, CreateOrder, OrderCustomer, QrisCharge};
/// # let simulator = durianpay_simulator::Simulator::builder()
/// #     .webhook_receiver(|_| std::future::ready(http::StatusCode::OK))
/// #     .start_in_memory()?;
/// # let client = simulator.client();
/// # let jane = OrderCustomer::new().email("jane.doe@example.com");
/// # let order = client.orders().create(CreateOrder::new(10_000, jane)).wait()?;
/// # let charge = client.payments().charge(QrisCharge::new(&order.id, 10_000)).wait()?;
/// # let ChargeResponse::Qris(qris) = charge.response else {
/// #     return Err("a QRIS charge has a QRIS response".into());
/// # };
/// # let body = durianpay_client::blocking::block_on(simulator.pay(&qris.payment_id))??.remove(0).body;
/// # let verifier = Verifier::new([simulator.api_key().clone()]);
/// let inbox = Inbox::new(MemoryStore::default(), verifier);
/// inbox.receive(Incoming::new(&body)).wait()?; // in the handler of your server
///
/// let expected = Expectation::Order(Expected::new(order.id, 10_000));
/// let lookup = Blocking::new(move |_| Ok(expected.clone())); // reads your database
/// let worker = Worker::new(inbox.clone(), client.clone(), lookup);
/// let handler = Blocking::new(move |delivery: Delivery| {
///     if let Occurrence::OrderPaid(paid) = delivery.occurrence() {
///         println!("ship to {:?}", client.orders().get(&paid.order_id).wait()?.address_id);
///     }
///     Ok(())
/// });
/// worker.run_pending(handler).wait()?; // in production: `block_on(worker.run(handler))`
/// assert_eq!(inbox.metrics().handled, 1);
/// # Ok(())
/// # }
/// ```
pub struct Blocking<F>(Arc<F>);

impl<F> Blocking<F> {
    /// Wraps a function.
    pub fn new<A, T>(function: F) -> Self
    where
        F: Fn(A) -> T + Send + Sync + 'static,
    {
        Self(Arc::new(function))
    }
}

impl<F> Handler for Blocking<F>
where
    F: Fn(Delivery) -> Result<(), HandlerError> + Send + Sync + 'static,
{
    async fn handle(&self, delivery: Delivery) -> Result<(), HandlerError> {
        let function = Arc::clone(&self.0);
        run(move || function(delivery)).await?
    }
}

impl<F> Lookup for Blocking<F>
where
    F: Fn(OrderQuery) -> Result<Expectation, LookupError> + Send + Sync + 'static,
{
    async fn expectation(&self, order: OrderQuery) -> Result<Expectation, LookupError> {
        let function = Arc::clone(&self.0);
        run(move || function(order)).await?
    }
}

/// Runs a function that blocks. A panic continues in the caller.
async fn run<T: Send + 'static>(
    function: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Box<dyn StdError + Send + Sync>> {
    match tokio::task::spawn_blocking(function).await {
        Ok(result) => Ok(result),
        Err(error) if error.is_panic() => resume_unwind(error.into_panic()),
        Err(error) => Err(error.into()),
    }
}

impl<F> fmt::Debug for Blocking<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Blocking").finish_non_exhaustive()
    }
}
