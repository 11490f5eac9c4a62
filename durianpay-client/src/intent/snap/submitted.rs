//! [`Submitted`]: the outcome of an intent of SNAP.

#[cfg(any(
    feature = "snap_bank_transfers",
    feature = "snap_ewallet_payments",
    feature = "snap_ewallet_transfers",
    feature = "snap_qris",
))]
use crate::{
    intent::content::StoredOutcome,
    json::{self, Decode, ReadError},
};

/// The outcome of an intent of SNAP. `R` is the response to the call, `S` the state that the
/// API returns later.
///
/// ```
/// use durianpay_client::intent::{Intents, MemoryIntents, Submitted};
/// use durianpay_client::snap::api::{CreateQris, Money, QrisInfo};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let client = simulator.snap().client();
/// let intents = Intents::new(client, MemoryIntents::default());
/// let request = CreateQris::new("shop-1017", Money::new(10_000), QrisInfo::new());
/// match intents.create_qris(request).await? {
///     Submitted::Accepted(qris) => println!("show {:?}", qris.qr_content),
///     Submitted::Found(status) => println!("it is {:?}", status.latest_transaction_status),
///     _ => {}
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Submitted<R, S> {
    /// The response to the call. A transfer was accepted, and may still fail.
    Accepted(Box<R>),
    /// The object, whose response was lost. The API shows that the call was carried out, with
    /// the status at that time, which may be a failure. Or a person decided so, with
    /// [`Resolution::Done`](crate::intent::Resolution::Done).
    Found(Box<S>),
}

/// Reads the outcome of an intent.
#[cfg(any(
    feature = "snap_bank_transfers",
    feature = "snap_ewallet_payments",
    feature = "snap_ewallet_transfers",
    feature = "snap_qris",
))]
pub(super) fn read<R: Decode, S: Decode>(
    outcome: &StoredOutcome,
) -> Result<Submitted<R, S>, ReadError> {
    Ok(match outcome {
        StoredOutcome::Response(response) => {
            Submitted::Accepted(Box::new(json::from_str(response)?))
        }
        StoredOutcome::Found(found) => Submitted::Found(Box::new(json::from_str(found)?)),
        StoredOutcome::Rejected(_) => Submitted::Accepted(Box::new(json::from_str("")?)),
    })
}
