//! [`Wait`]: the result of a call, without `.await`.

use super::error::BlockingError;
use super::runtime::block_on;
use std::future::IntoFuture;

/// Waits for a call. Implemented for everything that can be awaited and returns a result: calls with
/// their options, [raw](crate::Call::raw) and streamed calls, [`reconcile`](crate::Client::reconcile),
/// [intents](mod@crate::intent), webhooks.
///
/// ```
/// use durianpay_client::Outcome;
/// use durianpay_client::blocking::Wait;
/// use std::time::Duration;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let client = simulator.client();
/// let call = client.orders().get("ord_1").timeout(Duration::from_secs(5));
/// let error = call.wait().unwrap_err();
/// assert_eq!(error.outcome(), Outcome::Rejected);
/// # Ok(())
/// # }
/// ```
pub trait Wait {
    /// The result of the call.
    type Result;

    /// Makes the call, and blocks the current thread until it has ended.
    ///
    /// # Errors
    ///
    /// Those of the call. Further, if it was [not begun](BlockingError).
    fn wait(self) -> Self::Result;
}

impl<C, T, E> Wait for C
where
    C: IntoFuture<IntoFuture: Send, Output = Result<T, E>>,
    T: Send,
    E: Send + From<BlockingError>,
{
    type Result = Result<T, E>;

    fn wait(self) -> Result<T, E> {
        block_on(self)?
    }
}
