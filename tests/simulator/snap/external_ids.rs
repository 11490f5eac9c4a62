//! `X-EXTERNAL-ID`: each can be used once a day in Jakarta.

use super::support::{code, qris, simulator, time, transfer};
use durianpay_client::snap::Client;
use durianpay_client::{Error, ErrorKind, Outcome};

async fn submit(client: &Client, reference: &str, id: &str) -> Result<(), Error> {
    let transfer = transfer(reference, "1234567890");
    let call = client.bank_transfers().create(transfer).idempotency_key(id);
    call.await.map(|_| ())
}

#[tokio::test]
async fn an_id_can_be_reused_after_midnight_in_jakarta() {
    let simulator = simulator();
    let client = simulator.snap().client();
    submit(&client, "a", "71").await.unwrap();
    let error = submit(&client, "b", "71").await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Conflict, Outcome::Unknown)
    );
    assert_eq!(code(submit(&client, "b", "71").await), "4091800");

    simulator.move_clock_to(time("2026-03-02T23:59:59+07:00"));
    assert_eq!(code(submit(&client, "b", "71").await), "4091800");
    simulator.move_clock_to(time("2026-03-03T00:00:00+07:00"));
    submit(&client, "b", "71").await.unwrap();
    assert_eq!(code(submit(&client, "c", "71").await), "4091800");
    // Midnight in UTC does not count.
    simulator.move_clock_to(time("2026-03-03T00:00:00Z"));
    assert_eq!(code(submit(&client, "c", "71").await), "4091800");
}

#[tokio::test]
async fn an_id_counts_for_all_operations() {
    let simulator = simulator();
    let client = simulator.snap().client();
    submit(&client, "a", "71").await.unwrap();
    let qris = client.qris().create(qris("q"));
    assert_eq!(code(qris.idempotency_key("71").await), "4094700");
}
