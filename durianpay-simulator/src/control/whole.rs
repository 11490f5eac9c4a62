//! Operations on the simulator as a whole: its settings, state, clock and logs.

use super::call::{Call, Reply};
use super::error::ControlError;
use crate::model::site::ReturnUrl;
use crate::shared::Shared;
use crate::snap::keys;
use crate::snapshot::Snapshot;
use durianpay_client::{Amount, Timestamp};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;

/// The settings, and the size of the state.
#[derive(Serialize)]
struct Overview {
    version: &'static str,
    now: Timestamp,
    /// The virtual seconds in a real second; 0 if the clock stands still.
    clock_speed: u32,
    is_lenient: bool,
    webhook_url: Option<String>,
    snap_webhook_url: Option<String>,
    return_url: Option<String>,
    balance: Amount,
    orders: usize,
    payments: usize,
    refunds: usize,
    virtual_accounts: usize,
    batches: usize,
    transfers: usize,
    waiting_faults: usize,
    /// Changes whenever a fault is armed, removed or injected.
    faults_revision: u64,
    /// Changes whenever the state does.
    revision: u64,
    /// The positions after the last records of the logs.
    next_request: u64,
    next_delivery: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Return {
    /// None lets the pages show the result themselves.
    url: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    seconds: u64,
}

/// The credentials of the merchant, and the key that verifies notifications.
#[derive(Serialize)]
struct SnapCredentials {
    client_key: &'static str,
    client_secret: &'static str,
    private_key: &'static str,
    public_key: &'static str,
}

#[derive(Serialize)]
struct Now {
    now: Timestamp,
}

pub(super) fn overview(shared: &Shared) -> Result<Reply, ControlError> {
    let overview = {
        let state = shared.state();
        let return_url = state.merchant.site().return_url.as_ref();
        let url =
            |destination: Option<&_>| destination.map(crate::destination::Destination::to_string);
        Overview {
            version: env!("CARGO_PKG_VERSION"),
            now: state.clock.now(),
            clock_speed: state.clock.speed(),
            is_lenient: state.is_lenient,
            webhook_url: url(state.outbox.destination()),
            snap_webhook_url: url(state.outbox.notified()),
            return_url: return_url.map(ReturnUrl::to_string),
            balance: state.disbursements.balance,
            orders: state.orders().count(),
            payments: state.payments().count(),
            refunds: state.refunds.len(),
            virtual_accounts: state.accounts.len() + state.snap.accounts.len(),
            batches: state.disbursements.batches.len(),
            transfers: state.snap.transfers.len(),
            waiting_faults: state.faults.waiting(),
            faults_revision: state.faults.revision,
            revision: state.revision,
            next_request: state.requests.end(),
            next_delivery: state.outbox.sent_end(),
        }
    };
    Reply::json(&overview)
}

/// Responds with the credentials for a client of SNAP in another language. They are the same in every
/// simulator, and not secret.
pub(super) fn snap_credentials() -> Result<Reply, ControlError> {
    Reply::json(&SnapCredentials {
        client_key: keys::CLIENT_KEY,
        client_secret: keys::CLIENT_SECRET,
        private_key: keys::MERCHANT_PRIVATE,
        public_key: keys::SENDER_PUBLIC,
    })
}

/// Sets the URL of the merchant to which customers return.
pub(super) fn set_return_url(shared: &Shared, call: &Call) -> Result<Reply, ControlError> {
    let Return { url } = call.body()?;
    let url = url.map(|url| ReturnUrl::parse(&url)).transpose()?;
    shared.state().merchant.behavior.site.return_url = url;
    Ok(Reply::empty())
}

pub(super) fn reset(shared: &Shared) -> Reply {
    shared.initial.restore(&mut shared.state());
    Reply::empty()
}

pub(super) fn snapshot(shared: &Shared) -> Reply {
    let snapshot = Snapshot::of(&shared.state());
    Reply::text(snapshot.to_string())
}

pub(super) fn restore(shared: &Shared, call: &Call) -> Result<Reply, ControlError> {
    let snapshot: Snapshot = call.text()?.parse()?;
    snapshot.restore(&mut shared.state());
    shared.wake_dispatcher();
    Ok(Reply::empty())
}

/// Moves the clock. A client that hangs up does not cancel the deliveries on the way.
pub(super) async fn advance(shared: &Arc<Shared>, call: &Call) -> Result<Reply, ControlError> {
    let Advance { seconds } = call.body()?;
    let moving = Arc::clone(shared);
    let by = Duration::from_secs(seconds);
    let moved = tokio::spawn(async move { moving.advance(by).await.map(|_deliveries| ()) });
    // A task that was cancelled with the runtime moves nothing.
    moved.await.unwrap_or(Ok(()))?;
    let now = shared.state().clock.now();
    Reply::json(&Now { now })
}

pub(super) fn clear_log(shared: &Shared) -> Reply {
    let mut state = shared.state();
    state.requests.clear();
    state.outbox.clear_sent();
    Reply::empty()
}
