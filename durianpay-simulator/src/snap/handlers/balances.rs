//! `POST /balance-inquiry`.

use crate::object::Object;
use crate::snap::case::SUCCESSFUL;
use crate::snap::context::{Context, Reply};
use crate::snap::money::money;
use crate::snap::refusal::Refusal;
use crate::state::State;
use durianpay_client::snap::api::Balance;

/// Handles `POST /balance-inquiry`. An unknown account has the balance of the merchant, as observed
/// in the sandbox.
pub(crate) fn get(state: &mut State, context: &Context<'_>) -> Result<Reply, Refusal> {
    let account = Object::new()
        .with("availableBalance", &money(state.disbursements.balance))
        .finish();
    context.reply::<Balance>(SUCCESSFUL, |reply| {
        reply.with("accountInfos", &vec![account])
    })
}
