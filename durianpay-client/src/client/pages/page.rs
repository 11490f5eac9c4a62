//! [`Page`]: a response that is one page of a list.

use crate::json::Decode;

/// A response that is one page of a list.
///
/// ```
/// use durianpay_client::{Call, Error, Page};
///
/// /// Returns the first items of any list.
/// async fn first<T: Page>(call: Call<T>, most: usize) -> Result<Vec<T::Item>, Error> {
///     let mut items = call.stream();
///     let mut first = Vec::new();
///     while first.len() < most
///         && let Some(item) = items.next().await
///     {
///         first.push(item?);
///     }
///     Ok(first)
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let client = simulator.client();
/// assert!(first(client.payments().list(), 10).await?.is_empty());
/// # Ok(())
/// # }
/// ```
pub trait Page: Decode {
    /// The type of the items.
    type Item: Decode;

    /// Returns the items of this page.
    fn into_items(self) -> Vec<Self::Item>;
}

/// A response that is the list itself.
impl<T: Decode> Page for Vec<T> {
    type Item = T;

    fn into_items(self) -> Vec<T> {
        self
    }
}
