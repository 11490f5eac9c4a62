//! Executes a read, with the faults of the objects in its response.

use crate::context::{Context, Handler};
use crate::error_response::ErrorResponse;
use crate::faults::rewrite::{ids, rewrite};
use crate::state::State;
use durianpay_client::Endpoint;
use durianpay_client::api::endpoint::PAYMENTS_STATUS;
use std::collections::BTreeMap;

/// Runs the handler of a request that only reads. If objects in its response lag, the handler runs
/// again with their earlier versions.
pub(crate) fn read(
    state: &mut State,
    endpoint: &Endpoint,
    handle: Handler,
    context: &Context<'_>,
) -> Result<String, ErrorResponse> {
    let response = handle(state, context)?;
    if state.faults.reads.is_empty() {
        return Ok(response);
    }
    // This is the only response without the id of its object.
    let named = (endpoint.id == PAYMENTS_STATUS.id).then(|| context.path("id"));
    let now = state.clock.now();
    let mut alterations = BTreeMap::new();
    for id in ids(&response, named) {
        if let Some(alteration) = state.faults.take_for_read(&id, now) {
            alterations.insert(id, alteration);
        }
    }
    let lagging = alterations.iter().filter(|(_, found)| found.lags);
    let lagging: Vec<&str> = lagging.map(|(id, _)| &**id).collect();
    let response = if lagging.is_empty() {
        response
    } else {
        state.exchange_earlier(&lagging);
        let earlier = handle(state, context);
        state.exchange_earlier(&lagging);
        earlier?
    };
    Ok(rewrite(&response, named, &alterations))
}
