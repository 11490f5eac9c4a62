//! [`Lookup`]: reads from your database the expected values of an order.

use crate::api::OrderId;
use crate::store::BoxFuture;
use crate::webhook::expected::Expectation;
use std::error::Error as StdError;

/// An error of a lookup. The event is retried.
///
/// [`Lookup`] has an example.
pub type LookupError = Box<dyn StdError + Send + Sync>;

/// An order that the API stated, to be looked up in your database.
///
/// [`Lookup`] has an example.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OrderQuery {
    /// The order.
    pub order_id: OrderId,
    /// Your own reference, if the API states it.
    pub order_ref_id: Option<String>,
}

/// Looks up an order in your database. Implemented for every closure that takes an
/// [`OrderQuery`] and returns a future.
///
/// It runs outside any lock and any transaction of the inbox.
///
/// ```
/// use durianpay_client::Amount;
/// use durianpay_client::webhook::inbox::{Lookup, LookupError, OrderQuery, Worker};
/// use durianpay_client::webhook::{Expectation, Expected};
/// use std::collections::BTreeMap;
///
/// /// The amounts of orders by your own reference; in production, a table.
/// struct Orders(BTreeMap<String, Amount>);
///
/// impl Lookup for Orders {
///     async fn expectation(&self, order: OrderQuery) -> Result<Expectation, LookupError> {
///         let reference = order.order_ref_id.as_deref().unwrap_or_default();
///         Ok(match self.0.get(reference) {
///             Some(amount) => Expectation::Order(Expected::new(order.order_id, *amount)),
///             None => Expectation::NotYet,
///         })
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::webhook::{Verifier, inbox::{Inbox, MemoryStore}};
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let client = simulator.client();
/// # let verifier = Verifier::new([simulator.api_key().clone()]);
/// # let inbox = Inbox::new(MemoryStore::default(), verifier);
/// let orders = BTreeMap::from([("shop-1017".to_owned(), 10_000.into())]);
/// let worker = Worker::new(inbox, client, Orders(orders));
/// # Ok(())
/// # }
/// ```
pub trait Lookup: Send + Sync + 'static {
    /// Returns the expected values of the order.
    ///
    /// # Errors
    ///
    /// If the database fails. The event is retried.
    fn expectation(
        &self,
        order: OrderQuery,
    ) -> impl Future<Output = Result<Expectation, LookupError>> + Send;
}

impl<L, F> Lookup for L
where
    L: Fn(OrderQuery) -> F + Send + Sync + 'static,
    F: Future<Output = Result<Expectation, LookupError>> + Send,
{
    fn expectation(
        &self,
        order: OrderQuery,
    ) -> impl Future<Output = Result<Expectation, LookupError>> + Send {
        self(order)
    }
}

/// A [`Lookup`] with a boxed future, so that a worker can store any of them.
pub(super) trait BoxedLookup: Send + Sync {
    fn expectation(&self, order: OrderQuery) -> BoxFuture<'_, Result<Expectation, LookupError>>;
}

impl<L: Lookup> BoxedLookup for L {
    fn expectation(&self, order: OrderQuery) -> BoxFuture<'_, Result<Expectation, LookupError>> {
        Box::pin(Lookup::expectation(self, order))
    }
}
