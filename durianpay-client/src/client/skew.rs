//! Computes and reports the skew of this machine's clock.

use crate::client::exchange::Exchange;
use crate::client::server_clock::{Moment, ServerClock};
use crate::runtime::Runtime;
use crate::types::clock_skew::ClockSkew;
use crate::types::descriptor::Api;
use crate::types::timestamp::Timestamp;

/// Computes the difference between this machine's clock and the server's, if a recent response
/// shows it.
pub(crate) fn current(runtime: &dyn Runtime, clock: &ServerClock) -> Option<ClockSkew> {
    let server = clock.at(Moment::now(runtime))?;
    let local = Timestamp::try_from(runtime.system_time()).ok()?;
    Some(ClockSkew::between(local, server))
}

/// Reports a large skew once, until the clocks agree again.
pub(crate) fn report(api: &Api, exchange: &Exchange<'_>) {
    let Exchange {
        runtime,
        server_clock,
        ..
    } = *exchange;
    let Some(skew) = current(runtime, server_clock) else {
        return;
    };
    if server_clock.is_news(skew.is_large()) && skew.is_large() {
        event(api, skew);
    }
}

#[cfg(not(feature = "tracing"))]
fn event(_: &Api, _: ClockSkew) {}

#[cfg(feature = "tracing")]
fn event(api: &Api, skew: ClockSkew) {
    tracing::warn!(
        target: "durianpay_client::clock",
        api = api.name,
        skew_seconds = skew.by().as_secs(),
        is_ahead = skew.is_ahead(),
        "the clock of this machine differs from the server's, which is used to sign requests",
    );
}
