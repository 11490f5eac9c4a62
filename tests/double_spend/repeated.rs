//! Calls whose result was lost, against the simulator: their effect is found, and happens once.

use crate::operation::{AMOUNT, Setup, ago, create_order};
use crate::proxy::Fault;
use durianpay_client::api::{
    CreateRefund, CreateRefundFields, DisbursementPayout, DisbursementPayoutFields,
    SubmitDisbursement, SubmitDisbursementHeaders, endpoint,
};
use durianpay_client::{Client, ErrorKind, Outcome, Reconciled};
use std::time::Duration;

/// A batch whose result was lost is submitted and approved again: the money must be paid out once,
/// and no error may claim that nothing happened.
#[tokio::test]
async fn a_batch_sent_twice_under_its_key_is_a_conflict_and_found() {
    let setup = Setup::new().await;
    let disbursements = setup.client.disbursements();
    let balance = async || disbursements.balance().await.unwrap().balance.hundredths();
    let submit = || {
        let payout = DisbursementPayout::new(DisbursementPayoutFields {
            account_owner_name: "Jane Doe".into(),
            bank_code: "bca".into(),
            amount: 10_000.into(),
            account_number: "8422640".into(),
        });
        let batch = SubmitDisbursement::new("payroll", [payout]);
        let headers = SubmitDisbursementHeaders::new("payroll-2026-07");
        disbursements.submit(batch, headers)
    };
    let before = balance().await;
    let first = submit().await.unwrap();
    disbursements.approve(&first.id).await.unwrap();
    let repeated = [
        submit().await.unwrap_err(),
        disbursements.approve(&first.id).await.unwrap_err(),
    ];
    for error in repeated {
        assert_eq!(error.kind(), ErrorKind::Conflict, "{error}");
        assert_eq!(error.outcome(), Outcome::Unknown, "{error}");
    }
    assert_eq!(before - balance().await, 1_000_000);
    let reconcile = setup.client.reconcile();
    let found = reconcile.disbursement("payroll-2026-07", ago(1)).await;
    let Reconciled::Done(batch) = found.unwrap() else {
        panic!("the batch is there");
    };
    assert_eq!(batch.id, first.id);
}

/// A timeout in the caller leaves no error. The report of the dropped call must state that the
/// outcome is unknown, and nothing may be done twice afterwards.
#[tokio::test]
async fn the_result_of_a_dropped_call_is_found_and_not_repeated() {
    let setup = Setup::new().await;
    let (dropped, reports) = std::sync::mpsc::channel();
    let client = Client::builder(setup.simulator.api_key().clone())
        .base_url(setup.proxy.base_url())
        .on_dropped(move |call| dropped.send((call.operation(), call.outcome())).unwrap())
        .build()
        .unwrap();
    let reconcile = || setup.direct.reconcile();
    let impatient = Duration::from_millis(300);
    let delay = (Fault::Delay(Duration::from_secs(20)), 1);

    setup.proxy.inject(delay.0, delay.1);
    let sent = setup.server_time().await;
    let call = client.orders().create(create_order("mine"));
    let _elapsed = tokio::time::timeout(impatient, call.into_future())
        .await
        .unwrap_err();
    let report = reports.recv().unwrap();
    assert_eq!(report, ("orders.create", Outcome::Unknown));
    let found = reconcile().order("mine", AMOUNT, sent).await.unwrap();
    assert!(matches!(found, Reconciled::Done(_)), "{found:?}");
    let executions = setup.simulator.executions(&endpoint::ORDERS_CREATE);
    assert_eq!(executions, 1);

    let payment = setup.paid("another").await;
    let refund = CreateRefund::new(CreateRefundFields {
        ref_id: "refund-1".into(),
        payment_id: payment,
        amount: AMOUNT.into(),
    });
    setup.proxy.inject(delay.0, delay.1);
    let sent = setup.server_time().await;
    let call = client.refunds().create(refund.clone());
    let _elapsed = tokio::time::timeout(impatient, call.into_future())
        .await
        .unwrap_err();
    let report = reports.recv().unwrap();
    assert_eq!(report, ("refunds.create", Outcome::Unknown));
    let found = reconcile().refund(&refund, sent).await.unwrap();
    assert!(matches!(found, Reconciled::Done(_)), "{found:?}");
    let executions = setup.simulator.executions(&endpoint::REFUNDS_CREATE);
    assert_eq!(executions, 1);
}
