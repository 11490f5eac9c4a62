//! `POST /access-token/b2b`.

use crate::snap::case::SUCCESSFUL;
use crate::snap::context::{Context, Step, step};
use crate::snap::refusal::Refusal;
use crate::snap::token::{LIFETIME, go_time};
use durianpay_client::snap::api::{AccessToken, CreateAccessToken, GrantType};

/// Handles `POST /access-token/b2b`.
pub(crate) fn create<'c>(context: &'c Context<'c>) -> Result<Step<'c>, Refusal> {
    let request: CreateAccessToken = context.body()?;
    // Sources differ on which of the two is right.
    if let GrantType::Unknown(_) = request.grant_type {
        return Err(Refusal::invalid("grantType"));
    }
    step(move |state| {
        let (now, merchant) = (state.clock.now(), state.merchant.id.as_str());
        let grant = request.grant_type.as_str();
        let token = state.snap.tokens.issue(now, merchant, grant);
        let end = if state.snap.behavior.expires_in_seconds {
            LIFETIME.to_string()
        } else {
            go_time(token.ends_at)
        };
        context.reply::<AccessToken>(SUCCESSFUL, move |reply| {
            reply
                .string("accessToken", &token.text)
                .string("tokenType", "BearerToken")
                .string("expiresIn", &end)
        })
    })
}
