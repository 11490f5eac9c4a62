//! [`Kind`]: the specifics of an operation that an intent can make.

use super::content::{Sent, StoredOutcome};
use crate::client::call::Call;
use crate::client::core::ClientCore;
use crate::error::Error;
use crate::http::stored::StoredRequest;
use crate::json::{self, Decode, Encode};
use crate::reconcile::{Inconclusive, Reconciled};
use crate::store::BoxFuture;
use crate::types::descriptor::Endpoint;
use crate::types::server_time::ServerTime;
use std::time::Duration;

/// A time that is later than any other, in milliseconds since 1970: the year 9999.
const ANY_LATER: i64 = 253_370_764_800_000;

/// The specifics of an operation.
pub(super) trait Kind: Send + Sync {
    fn endpoint(&self) -> &'static Endpoint;

    /// Returns whether the same request may be sent again with its idempotency key. If not,
    /// each attempt has its own key.
    fn is_keyed(&self) -> bool {
        false
    }

    /// Returns the function that sends the request, with the retries that its class allows:
    /// [`send`] for the type of the response.
    fn sender(&self) -> Sender;

    /// Asks whether the request was carried out.
    fn find<'a>(
        &'a self,
        _core: &'a ClientCore,
        _question: &'a Question<'a>,
    ) -> BoxFuture<'a, Result<Finding, Error>> {
        let unclear = Finding::Unclear("the API cannot be asked".to_owned());
        Box::pin(std::future::ready(Ok(unclear)))
    }

    /// Returns the reason why the API cannot be asked for the result of a request; `None` if it
    /// can. `exists` is whether the API reported that an object with the reference exists.
    fn why_unknown(&self, _request: &StoredRequest, _exists: bool) -> Option<&'static str> {
        None
    }

    /// Returns whether a request in doubt may be sent again without a lookup: only the caller
    /// can use its object, and a second one does no harm.
    fn may_be_repeated(&self, _request: &StoredRequest) -> bool {
        false
    }

    /// Returns the object with this id as JSON, for a person who has found it.
    fn read<'a>(
        &'a self,
        core: &'a ClientCore,
        request: &'a StoredRequest,
        id: &'a str,
    ) -> BoxFuture<'a, Result<String, Error>>;

    /// Returns the id of the object that a call created, if other calls could be mistaken for
    /// it.
    fn object_id(&self, _outcome: &StoredOutcome) -> Option<String> {
        None
    }

    /// Returns whether an object that was found for a request may belong to another one.
    fn may_be_of(&self, _found: &str, _mine: &StoredRequest, _other: &StoredRequest) -> bool {
        false
    }

    /// Withdraws an object that was found, whose response is needed and cannot be read again.
    /// The start of a withdrawal is recorded before the object is withdrawn.
    fn withdraw<'a>(
        &'a self,
        _core: &'a ClientCore,
        found: &'a str,
        _is_begun: bool,
    ) -> BoxFuture<'a, Result<Withdrawal, Error>> {
        let kept = Withdrawal::Kept(found.to_owned());
        Box::pin(std::future::ready(Ok(kept)))
    }

    /// Returns whether a response to an attempt shows that the call was carried out twice.
    /// `recorded` is the response that is the outcome so far.
    fn is_double(&self, is_last: bool, _recorded: Option<&str>, _response: &str) -> bool {
        !is_last && !self.is_keyed()
    }
}

/// A question about a request that may have been carried out.
pub(super) struct Question<'a> {
    pub(super) request: &'a StoredRequest,
    /// The object of the intent; empty if there is none.
    pub(super) object: &'a str,
    pub(super) sent: Sent,
    /// How long after a call its object is certain to be visible.
    pub(super) window: Duration,
    /// The payments created by other calls.
    pub(super) others: &'a [String],
}

/// Whether an object whose response was lost was withdrawn, so that the call can be made again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Withdrawal {
    /// It can be withdrawn: its id.
    Possible(String),
    /// It is withdrawn.
    Withdrawn,
    /// It has not ended, and could not be withdrawn yet.
    Waiting,
    /// It is kept in its current state, as JSON.
    Kept(String),
}

/// The result of a [`Question`].
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Finding {
    /// The object that the request made, as JSON.
    Done(String),
    NotDone,
    /// The result cannot be known before this time has passed.
    TooEarly(Duration),
    /// The API does not show the result: a person must look.
    Unclear(String),
}

impl Question<'_> {
    /// Returns when the request was sent: any time, if the server did not return its own.
    pub(super) fn sent_at(&self) -> ServerTime {
        let any = || ServerTime::from_millis(0, ANY_LATER);
        self.sent.at.unwrap_or_else(any)
    }
}

/// Reads the body of a request.
pub(super) fn body<T: Decode>(request: &StoredRequest) -> Result<T, Error> {
    let body = request.body.as_deref().unwrap_or_default();
    json::from_str(body)
        .map_err(|source| Error::request("the stored request cannot be read").with_source(source))
}

impl Finding {
    pub(super) fn done(object: &impl Encode) -> Self {
        Self::Done(json::to_string(object))
    }

    /// Converts a result to a finding; `done` converts the object to its stored form.
    pub(super) async fn of<T>(
        reconciled: Reconciled<T>,
        done: impl AsyncFnOnce(T) -> Result<Self, Error>,
    ) -> Result<Self, Error> {
        Ok(match reconciled {
            Reconciled::Done(object) => done(object).await?,
            Reconciled::NotDone => Self::NotDone,
            Reconciled::Inconclusive(Inconclusive::TooEarly { wait }) => Self::TooEarly(wait),
            Reconciled::Inconclusive(Inconclusive::ClockUnknown) => {
                Self::Unclear("the API does not return its time".to_owned())
            }
            Reconciled::Inconclusive(Inconclusive::ListIncomplete) => {
                Self::Unclear("the list of the API cannot be read to its end".to_owned())
            }
            Reconciled::Inconclusive(Inconclusive::ApiUnclear) => {
                Self::Unclear("the API did not state whether the object exists".to_owned())
            }
            Reconciled::Ambiguous(found) => Self::Unclear(format!(
                "{} objects may belong to this call or to another one",
                found.len()
            )),
            Reconciled::Multiple(found) => Self::Unclear(format!(
                "{} objects match: the call was carried out more than once, or the reference is \
                 not unique",
                found.len()
            )),
            Reconciled::AmountMismatch(_) => {
                Self::Unclear("an object with another amount has the reference".to_owned())
            }
        })
    }
}

/// Sends a request within a limit, and returns the response as JSON.
pub(super) type Sender = for<'a> fn(
    &'a ClientCore,
    &'static Endpoint,
    &'a StoredRequest,
    Duration,
) -> BoxFuture<'a, Result<String, Error>>;

/// The [`Sender`] of an operation whose response is of type `T`.
pub(super) fn send<'a, T: Decode + Encode + 'static>(
    core: &'a ClientCore,
    endpoint: &'static Endpoint,
    request: &'a StoredRequest,
    limit: Duration,
) -> BoxFuture<'a, Result<String, Error>> {
    Box::pin(async move {
        let call = Call::<T>::from_stored(core, endpoint, request).timeout(limit);
        Ok(json::to_string(&call.await?))
    })
}
