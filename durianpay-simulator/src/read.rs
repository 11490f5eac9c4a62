//! Executes a read, with the faults of the objects in its response.

use crate::context::{Context, Handler, Reply, Step};
use crate::error_response::ErrorResponse;
use crate::faults::rewrite::{ids, rewrite};
use crate::state::State;
use durianpay_client::Endpoint;
use durianpay_client::api::endpoint::PAYMENTS_STATUS;
use std::collections::BTreeMap;

/// Executes the step of a request that only reads. If objects in its response lag, it is executed again with their
/// earlier versions.
pub(crate) fn read<'c>(
    state: &mut State,
    endpoint: &Endpoint,
    handle: Handler,
    step: Step<'c>,
    context: &'c Context<'c>,
) -> Result<Reply<'c>, ErrorResponse> {
    let reply = step(state)?;
    if state.faults.reads.is_empty() {
        return Ok(reply);
    }
    // These faults depend on the response, which is therefore written while the state is locked.
    let response = reply()?;
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
        let earlier = handle(context).and_then(|step| step(state));
        state.exchange_earlier(&lagging);
        earlier?()?
    };
    Ok(Box::new(move || {
        Ok(rewrite(&response, named, &alterations))
    }))
}
