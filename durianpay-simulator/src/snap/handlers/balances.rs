//! `POST /balance-inquiry`.

use crate::object::Object;
use crate::snap::case::SUCCESSFUL;
use crate::snap::context::{Context, Step, step};
use crate::snap::money::money;
use crate::snap::refusal::Refusal;
use durianpay_client::snap::api::Balance;

/// Handles `POST /balance-inquiry`. An unknown account has the balance of the merchant, as observed
/// in the sandbox.
pub(crate) fn get<'c>(context: &'c Context<'c>) -> Result<Step<'c>, Refusal> {
    step(move |state| {
        let balance = state.disbursements.balance;
        context.reply::<Balance>(SUCCESSFUL, move |reply| {
            let account = Object::new().with("availableBalance", &money(balance));
            reply.with("accountInfos", &vec![account.finish()])
        })
    })
}
