//! [`Lookup`]: reads from your database the expected values of an order.

use crate::api::OrderId;
use crate::store::BoxFuture;
use crate::webhook::expected::Expectation;
use std::error::Error as StdError;

/// An error of a lookup. The event is retried.
pub type LookupError = Box<dyn StdError + Send + Sync>;

/// An order that the API stated, to be looked up in your database.
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
