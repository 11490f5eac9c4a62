//! [`CallFuture`]: a call that is being made.

use super::{Call, ResponseFuture};
use crate::error::Error;
use crate::json::Decode;
use crate::types::descriptor::Endpoint;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

impl<T: Decode> Call<T> {
    /// Converts the call to its future, as `.await` does. Needed where an API takes futures, such as
    /// `join_all`. The call is not sent before the future is polled.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use durianpay_client::api::{CreateOrder, OrderCustomer};
    /// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
    /// # let client = simulator.client();
    /// # let mut ids = Vec::new();
    /// # for _ in 0..2 {
    /// #     let jane = OrderCustomer::new().email("jane.doe@example.com");
    /// #     ids.push(client.orders().create(CreateOrder::new(10_000, jane)).await?.id);
    /// # }
    /// let mut tasks = tokio::task::JoinSet::new();
    /// for id in &ids {
    ///     tasks.spawn(client.orders().get(id).send());
    /// }
    /// while let Some(order) = tasks.join_next().await {
    ///     println!("{}", order??.status);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn send(self) -> CallFuture<T> {
        CallFuture {
            endpoint: self.inner.parts.endpoint,
            future: self.inner.send(),
            reads: PhantomData,
        }
    }
}

impl<T: Decode> IntoFuture for Call<T> {
    type Output = Result<T, Error>;
    type IntoFuture = CallFuture<T>;

    fn into_future(self) -> CallFuture<T> {
        self.send()
    }
}

/// The future of a [`Call`]. Dropping it closes the connection, and nothing more is sent.
///
/// A request that was sent before may still be carried out, without the caller learning the
/// result. You must treat a call that was dropped after its first poll like an error with the
/// outcome [`Unknown`](crate::Outcome::Unknown). To limit the time, you should use
/// [`Call::timeout`], which returns an error instead.
/// [`ClientBuilder::on_dropped`](crate::ClientBuilder::on_dropped) reports each dropped call with
/// its outcome.
///
/// ```
/// use durianpay_client::CallFuture;
/// use durianpay_client::api::Order;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::api::{CreateOrder, OrderCustomer};
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let client = simulator.client();
/// # let jane = OrderCustomer::new().email("jane.doe@example.com");
/// # let created = client.orders().create(CreateOrder::new(10_000, jane)).await?;
/// let call: CallFuture<Order> = client.orders().get(&created.id).into_future();
/// let task = tokio::spawn(call); // sends it in the background
/// assert_eq!(task.await??.id, created.id);
/// # Ok(())
/// # }
/// ```
#[must_use = "futures do nothing unless polled"]
pub struct CallFuture<T> {
    endpoint: &'static Endpoint,
    future: ResponseFuture,
    reads: PhantomData<fn() -> T>,
}

impl<T: Decode> Future for CallFuture<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match ready!(self.future.as_mut().poll(context)) {
            Ok(response) => Poll::Ready(response.into_value()),
            Err(error) => Poll::Ready(Err(error)),
        }
    }
}

impl<T> fmt::Debug for CallFuture<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallFuture")
            .field("operation", &self.endpoint.id)
            .finish_non_exhaustive()
    }
}
