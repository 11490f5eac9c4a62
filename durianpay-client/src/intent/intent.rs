//! [`Intent`]: a call that is recorded before it is sent.

use super::content::{Content, StoredOutcome};
use super::engine::Engine;
use super::error::IntentError;
use super::record::NewIntent;
#[cfg(feature = "snap_core")]
use crate::auth::signing::unique_id::digits_of_keys;
use crate::client::call::Call;
use crate::error::Error;
use crate::http::stored::StoredRequest;
use crate::json::{self, Decode, ReadError};
use std::fmt;
use std::future::IntoFuture;
use std::pin::Pin;

/// The longest reference, in bytes.
const LONGEST_REFERENCE: usize = 255;

/// A call that is recorded before it is sent, and carried out once. Created by the methods of
/// [`Intents`](super::Intents). Awaiting it records and sends it.
///
/// The future may be dropped at every poll, such as by a timeout around it. Work that it has
/// started continues; to learn the outcome, await the same call again, or call
/// [`recover`](super::Intents::recover).
///
/// ```
/// use durianpay_client::api::{CreateOrder, OrderCustomer};
/// use durianpay_client::intent::{Intents, MemoryIntents};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let client = simulator.client();
/// let intents = Intents::new(client, MemoryIntents::default());
/// let jane = OrderCustomer::new().email("jane.doe@example.com");
/// let intent = intents.create_order(CreateOrder::new(10_000, jane).order_ref_id("shop-1017"));
/// // Neither recorded nor sent so far.
/// let record = intent.to_record()?;
/// assert_eq!((&*record.operation, &*record.reference), ("orders.create", "shop-1017"));
///
/// let order = intent.await?; // records and sends it
/// println!("{} is {}", order.id, order.status);
/// # Ok(())
/// # }
/// ```
#[must_use = "an intent does nothing until it is awaited or recorded"]
pub struct Intent<T> {
    engine: Engine,
    draft: Result<Draft, Error>,
    read: fn(&StoredOutcome) -> Result<T, ReadError>,
}

/// An intent that is not recorded yet.
#[derive(Clone)]
pub(super) struct Draft {
    pub(super) operation: String,
    pub(super) reference: String,
    pub(super) object: String,
    pub(super) content: Content,
}

/// The future of an [`Intent`].
type IntentFuture<T> = Pin<Box<dyn Future<Output = Result<T, IntentError>> + Send>>;

impl<T: Decode> Intent<T> {
    pub(super) fn new(
        engine: &Engine,
        reference: String,
        object: String,
        summary: String,
        call: &Call<T>,
    ) -> Self {
        let read = |outcome: &StoredOutcome| match outcome {
            StoredOutcome::Response(object) | StoredOutcome::Found(object) => {
                json::from_str(object)
            }
            StoredOutcome::Rejected(_) => json::from_str(""),
        };
        Self::with_outcome(engine, reference, object, summary, call, read)
    }
}

impl<T> Intent<T> {
    pub(super) fn with_outcome<R>(
        engine: &Engine,
        reference: String,
        object: String,
        summary: String,
        call: &Call<R>,
        read: fn(&StoredOutcome) -> Result<T, ReadError>,
    ) -> Self {
        let endpoint = call.endpoint();
        let draft =
            check(&reference)
                .and_then(|()| call.to_stored())
                .map(|request: StoredRequest| Draft {
                    operation: engine.operations.name_of(endpoint),
                    reference,
                    object,
                    content: Content::new(request, summary),
                });
        Self {
            engine: engine.clone(),
            draft: draft.map_err(|error| error.for_operation(endpoint.id)),
            read,
        }
    }

    /// Sets the `X-EXTERNAL-ID` of the first attempt: up to 36 digits, unique for the day. By
    /// default it is a random number. Each further attempt has a random one, which is recorded
    /// before it is sent.
    ///
    /// You may set it if your books have such numbers, or to force a response of the sandbox.
    /// It does not protect against a second execution: the reference does. A call of the older
    /// API becomes [invalid](IntentError::Invalid).
    ///
    /// ```
    /// use durianpay_client::intent::{Intents, MemoryIntents};
    /// use durianpay_client::snap::api::{CreateQris, Money, QrisInfo};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
    /// let intents = Intents::new(simulator.snap().client(), MemoryIntents::default());
    /// let request = CreateQris::new("shop-1017", Money::new(10_000), QrisInfo::new());
    /// intents.create_qris(request).external_id("2026113000001017").await?;
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(feature = "snap_core")]
    pub fn external_id(mut self, id: impl Into<String>) -> Self {
        let (id, api) = (id.into(), self.engine.core.api());
        let is_valid = (1..=36).contains(&id.len()) && id.bytes().all(|it| it.is_ascii_digit());
        let problem = if digits_of_keys(api).is_none() {
            "the operation has no `X-EXTERNAL-ID`"
        } else if !is_valid {
            "an `X-EXTERNAL-ID` has 1 to 36 digits and nothing else"
        } else {
            if let Ok(draft) = &mut self.draft {
                draft.content.request.key = Some(id);
            }
            return self;
        };
        self.draft = Err(Error::request(problem));
        self
    }

    /// Converts the intent to the form that a store records, so that `record_in` of the stores
    /// in `durianpay-sqlx` can record it in your own transaction. If the transaction is
    /// committed, it is carried out by awaiting it or by [`recover`](super::Intents::recover).
    ///
    /// # Errors
    ///
    /// If the request or the reference is [invalid](IntentError::Invalid), or cannot be
    /// sealed.
    pub fn to_record(&self) -> Result<NewIntent, IntentError> {
        match &self.draft {
            Ok(draft) => self.engine.new_intent(draft),
            // Errors are not `Clone`, and this one depends on the request alone.
            Err(error) => Err(IntentError::Invalid(Error::request(error.to_string()))),
        }
    }
}

/// Checks that a reference can be used for a lookup.
fn check(reference: &str) -> Result<(), Error> {
    let problem = if reference.trim().is_empty() {
        "is empty: without one, a call whose response was lost could not be found again; take \
         it from your books, such as the number of the order"
    } else if reference.len() > LONGEST_REFERENCE {
        "is longer than 255 bytes"
    } else if reference.contains(char::is_control) {
        "contains a control character"
    } else {
        return Ok(());
    };
    Err(Error::request(format!(
        "the reference of the intent {problem}"
    )))
}

impl<T: Send + 'static> IntoFuture for Intent<T> {
    type Output = Result<T, IntentError>;
    type IntoFuture = IntentFuture<T>;

    fn into_future(self) -> IntentFuture<T> {
        let Self {
            engine,
            draft,
            read,
        } = self;
        Box::pin(async move {
            let outcome = engine.perform(draft.map_err(IntentError::Invalid)?).await?;
            read(&outcome).map_err(|error| IntentError::Unreadable(error.into()))
        })
    }
}

impl<T> fmt::Debug for Intent<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let draft = self.draft.as_ref().ok();
        f.debug_struct("Intent")
            .field("operation", &draft.map(|draft| &draft.operation))
            .field("reference", &draft.map(|draft| &draft.reference))
            .finish_non_exhaustive()
    }
}
