//! The Rust of `docs/webhooks.md`, compiled: each block stands here, line by line.

const PAGE: &str = include_str!("../../docs/webhooks.md");
const HERE: &str = include_str!("page.rs");

#[expect(dead_code, clippy::unused_async, reason = "it is there to be compiled")]
#[rustfmt::skip]
mod whole_handler {
    use durianpay_client::Amount;
    use durianpay_client::api::OrderId;
    use durianpay_client::webhook::Untrusted;
    use std::convert::Infallible;

    async fn look_up(_webhook: &Untrusted) -> Option<(OrderId, Amount)> {
        None
    }

    async fn deliver(_order: &OrderId) -> Result<(), Infallible> {
        Ok(())
    }

use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use durianpay_client::webhook::inbox::{ConfirmedState, Inbox};
use durianpay_client::webhook::{Expected, Received, ResponseError, Verifier};
use durianpay_sqlx::PostgresStore;

#[derive(Clone, FromRef)]
struct Shop {
    client: durianpay_client::Client,
    verifier: Verifier,              // Verifier::new([key]); while keys are rotated, both
    inbox: Inbox<PostgresStore>,     // Inbox::new(store), after store.migrate().await?
}

async fn receive(State(shop): State<Shop>, received: Received) -> StatusCode {
    // The content of the webhook is a claim: use it only to look the order up in your database.
    let Some((order_id, amount)) = look_up(received.webhook()).await else {
        return StatusCode::SERVICE_UNAVAILABLE; // not stored yet: it is delivered again in 2 minutes
    };
    let confirmed = match received.confirm(&shop.client, &Expected::new(order_id, amount)).await {
        Ok(confirmed) => confirmed,
        Err(error) => return error.status_code(),
    };
    let Some(paid) = ConfirmedState::paid_order(&confirmed) else {
        return StatusCode::OK; // nothing to do
    };
    match shop.inbox.handle(&paid, || deliver(confirmed.order_id())).await {
        Ok(_) => StatusCode::OK,
        Err(error) => error.status_code(),
    }
}

    /// What axum takes as a handler.
    fn router(shop: Shop) -> axum::Router {
        axum::Router::new().route("/webhook", axum::routing::post(receive)).with_state(shop)
    }
}

#[expect(dead_code, unused_variables, clippy::needless_borrow, reason = "it is there to be compiled")]
#[rustfmt::skip]
fn without_axum(verifier: &durianpay_client::webhook::Verifier, body: &[u8], respond: fn(http::StatusCode)) {
    use durianpay_client::webhook::ResponseError as _;
match verifier.receive(&body) {           // or receive_signed
    Ok(received) => { /* confirm, handle */ }
    Err(rejection) => respond(rejection.status_code()),
}
}

#[expect(dead_code, reason = "it is there to be compiled")]
#[rustfmt::skip]
mod in_a_transaction {
    use durianpay_client::webhook::inbox::{ClaimOutcome, ConfirmedState};
    use durianpay_sqlx::PostgresStore;
    use http::StatusCode;
    use std::error::Error;

    async fn receive(
        pool: sqlx::PgPool,
        store: PostgresStore,
        paid: ConfirmedState,
        order_id: &str,
    ) -> Result<StatusCode, Box<dyn Error>> {
let mut transaction = pool.begin().await?;
match store.claim_in(&mut transaction, &paid).await? {
    ClaimOutcome::First(_) => {
        sqlx::query("UPDATE orders SET paid = true WHERE id = $1").bind(order_id).execute(&mut *transaction).await?;
        transaction.commit().await?;          // side effect and claim together, or neither
    }
    ClaimOutcome::AlreadyHandled | ClaimOutcome::Superseded { .. } => transaction.rollback().await?,
    ClaimOutcome::Busy { .. } => return Ok(StatusCode::SERVICE_UNAVAILABLE),
    ClaimOutcome::Conflict { .. } => return Ok(StatusCode::CONFLICT),
}
        Ok(StatusCode::OK)
    }
}

/// The Rust blocks of the page.
fn blocks() -> Vec<&'static str> {
    let blocks = PAGE.split("```rust\n").skip(1);
    blocks
        .map(|block| block.split("\n```").next().unwrap())
        .collect()
}

#[test]
fn each_block_of_the_page_is_compiled_here() {
    let blocks = blocks();
    assert_eq!(blocks.len(), 3);
    for block in blocks {
        assert!(HERE.contains(block), "not in tests/inbox/page.rs:\n{block}");
    }
}
