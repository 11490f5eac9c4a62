//! Faults of requests to SNAP, which are separate from those of the older API.

use super::support::{MINUTE, builder, qris, simulator, transfer};
use bytes::Bytes;
use durianpay_client::api;
use durianpay_client::snap::api::{
    CreateVirtualAccount, CreateVirtualAccountFields, GetBankTransferStatus, Money,
    TransactionStatus, VirtualAccountBank, VirtualAccountInfo, VirtualAccountType, endpoint,
};
use durianpay_client::{Amount, ErrorKind, Outcome};
use durianpay_simulator::{Delivery, Effect, Fault, Simulator};
use std::time::Duration;

#[tokio::test]
async fn the_status_resolves_a_transfer_with_a_lost_response() {
    let simulator = simulator();
    let client = simulator
        .snap()
        .client_builder()
        .retries(0)
        .build()
        .unwrap();
    let operation = &endpoint::BANK_TRANSFERS_CREATE;
    for (fault, is_there) in [
        (Fault::Reset(Effect::Applied), true),
        (Fault::Reset(Effect::NotApplied), false),
        (Fault::ServerError(Effect::Applied), true),
        (Fault::ServerError(Effect::NotApplied), false),
        (Fault::CutBody, true),
    ] {
        let reference = format!("{fault:?}");
        simulator.faults().next_of(operation, fault);
        let call = client
            .bank_transfers()
            .create(transfer(&reference, "1234567890"));
        assert_eq!(call.await.unwrap_err().outcome(), Outcome::Unknown);
        let question = GetBankTransferStatus::new().original_partner_reference_no(&*reference);
        let found = client.bank_transfers().status(question).await;
        assert_eq!(found.is_ok(), is_there, "{fault:?}");
    }
    assert_eq!(simulator.executions(operation), 3);
    assert_eq!(simulator.faults().waiting(), 0);
}

#[tokio::test]
async fn faults_have_the_form_of_snap() {
    let simulator = simulator();
    let client = simulator
        .snap()
        .client_builder()
        .retries(0)
        .build()
        .unwrap();
    let retry_after = MINUTE;
    for (fault, status, code) in [
        (Fault::TooManyRequests { retry_after }, 429, "4294700"),
        (Fault::ServerError(Effect::NotApplied), 500, "5004700"),
        (Fault::Unavailable, 503, "5034700"),
    ] {
        simulator.faults().next_of(&endpoint::QRIS_CREATE, fault);
        let error = client.qris().create(qris("a")).await.unwrap_err();
        assert_eq!(
            (error.status().map(|status| status.as_u16()), error.code()),
            (Some(status), Some(code))
        );
        let waits = (status == 429).then_some(retry_after);
        assert_eq!(error.retry_after(), waits);
    }
    simulator
        .faults()
        .next_of(&endpoint::ACCESS_TOKENS_CREATE, Fault::Unavailable);
    simulator.snap().expire_tokens();
    let error = client.qris().create(qris("a")).await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::NotSent, "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn a_retry_after_a_lost_response_finds_the_id_used() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let fault = Fault::Reset(Effect::Applied);
    simulator
        .faults()
        .next_of(&endpoint::BANK_TRANSFERS_CREATE, fault);
    let call = client.bank_transfers().create(transfer("a", "1234567890"));
    let error = call.await.unwrap_err();
    let told = (error.kind(), error.outcome(), error.code());
    assert_eq!(
        told,
        (ErrorKind::Conflict, Outcome::Unknown, Some("4091800"))
    );
    assert_eq!(simulator.executions(&endpoint::BANK_TRANSFERS_CREATE), 1);
}

#[tokio::test]
async fn operations_with_the_same_id_are_distinguished() {
    let (one, other) = (
        &endpoint::VIRTUAL_ACCOUNTS_CREATE,
        &api::endpoint::VIRTUAL_ACCOUNTS_CREATE,
    );
    assert_eq!(one.id, other.id);
    let simulator = simulator();
    let client = simulator.snap().client();
    simulator.faults().next_of(other, Fault::Unavailable);
    let account = CreateVirtualAccount::new(CreateVirtualAccountFields {
        virtual_account_name: "Jane Doe".into(),
        virtual_account_trx_type: VirtualAccountType::Closed,
        trx_id: "a".into(),
        additional_info: VirtualAccountInfo::new(VirtualAccountBank::Bri),
    });
    client
        .virtual_accounts()
        .create(account.total_amount(Money::new(1)))
        .await
        .unwrap();
    assert_eq!(simulator.faults().waiting(), 1);
    assert_eq!(
        (simulator.executions(one), simulator.executions(other)),
        (1, 0)
    );
}

/// Returns all bytes that a history leaves.
async fn history(seed: u64) -> (Vec<Bytes>, Vec<Delivery>, usize) {
    let simulator = builder().seed(seed).start_in_memory().unwrap();
    simulator.faults().random(seed, 25);
    let client = simulator.snap().client();
    let mut responses = Vec::new();
    for number in 0..20 {
        let account = format!("12345678{number:02}");
        let transfer = transfer(&format!("t{number}"), &account);
        let call = client.bank_transfers().create(transfer).no_retry().raw();
        if let Ok(response) = call.await {
            responses.push(response.body().clone());
        }
        simulator.advance(MINUTE).await.unwrap();
    }
    let executions = simulator.executions(&endpoint::BANK_TRANSFERS_CREATE);
    (responses, simulator.deliveries(), executions)
}

#[tokio::test(start_paused = true)]
async fn the_same_seed_gives_the_same_bytes() {
    let first = history(7).await;
    assert!(first.0.len() > 5 && first.1.len() > 5, "{}", first.1.len());
    assert_eq!(first, history(7).await);
    assert_ne!(first.0, history(8).await.0);
}

#[tokio::test(start_paused = true)]
async fn transfers_reduce_the_balance() {
    for seed in 0..20 {
        let simulator = builder().seed(seed).start_in_memory().unwrap();
        let balance = async || simulator.client().disbursements().balance().await;
        let before = balance().await.unwrap().balance;
        simulator.faults().random(seed, 40);
        let client = simulator.snap().client();
        for number in 0..20 {
            let account = format!("12345678{number:02}");
            let transfer = transfer(&format!("t{number}"), &account);
            let _in_doubt = client.bank_transfers().create(transfer).await;
        }
        simulator.faults().clear();
        simulator.advance(MINUTE).await.unwrap();
        let (mut made, mut spent) = (0, Amount::ZERO);
        for number in 0..20 {
            let reference = format!("t{number}");
            let question = GetBankTransferStatus::new().original_partner_reference_no(&*reference);
            let Ok(found) = client.bank_transfers().status(question).await else {
                continue;
            };
            made += 1;
            if found.latest_transaction_status == Some(TransactionStatus::Pending) {
                spent = spent.checked_add(found.amount.unwrap().value).unwrap();
                simulator
                    .snap()
                    .complete_transfer(&reference)
                    .await
                    .unwrap();
            }
        }
        let after = balance().await.unwrap().balance;
        assert_eq!(before.checked_sub(after), Some(spent), "seed {seed}");
        let executions = simulator.executions(&endpoint::BANK_TRANSFERS_CREATE);
        assert_eq!(executions, made, "seed {seed}");
        assert!(spent > Amount::ZERO, "seed {seed}");
    }
}

#[tokio::test]
async fn the_port_responds_as_the_memory_does() {
    let settings = || Simulator::builder().starts_at("2026-03-02T05:00:00Z".parse().unwrap());
    let port = settings().start().await.unwrap();
    let memory = settings().start_in_memory().unwrap();
    let mut bodies = Vec::new();
    for simulator in [port, memory] {
        let client = simulator.snap().client();
        let created = client.bank_transfers().create(transfer("a", "1234567890"));
        let created = created.raw().await.unwrap();
        assert_eq!(created.headers()["date"], "Mon, 02 Mar 2026 05:00:00 GMT");
        let again = client.bank_transfers().create(transfer("a", "1234567890"));
        let again = again.raw().await.unwrap();
        bodies.push((created.body().clone(), again.body().clone()));
        simulator.advance(Duration::ZERO).await.unwrap();
    }
    assert_eq!(bodies[0], bodies[1]);
}
