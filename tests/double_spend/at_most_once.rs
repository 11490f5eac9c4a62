//! Every fault between a client and the simulator, in every call that moves money: the call must
//! act at most once, the error must be true, and a later query must find the result.

use crate::operation::{Finding, LIMIT, Operation, Run, Setup};
use crate::proxy::Fault;
use durianpay_client::Outcome;

/// The number of attempts of a call.
const EVERY: usize = 3;

fn faults() -> Vec<Fault> {
    let mut faults = vec![Fault::ResetAtOnce, Fault::Delay(2 * LIMIT)];
    faults.extend([0, 1, 50, 99].map(Fault::CutRequest));
    faults.extend([0, 1, 50, 99].map(Fault::ResetResponse));
    faults.extend([0, 1, 50, 99].map(Fault::EndResponse));
    faults.extend([408, 500, 502, 503, 504, 302].map(Fault::Replace));
    faults.extend([400, 429, 503].map(Fault::Refuse));
    faults
}

async fn acts_once_at_most(operation: Operation) {
    let setup = Setup::new().await;
    let mut repeated = 0;
    for (number, fault) in faults().into_iter().enumerate() {
        for connections in [1, EVERY] {
            let reference = format!("case-{number}-{connections}");
            let name = format!("{operation:?}: {fault:?} of {connections}");
            let run = operation
                .run(&setup, &reference, (fault, connections))
                .await;
            check(operation, &name, &run);
            // If a connection is reset at once, it may be gone before anything was sent.
            let may_have_arrived = fault != Fault::ResetAtOnce;
            let is_repeated = run.result.is_err_and(|error| error.attempts() > 1);
            repeated += usize::from(may_have_arrived && is_repeated);
        }
    }
    // The test must include a call that is retried and still acts once.
    assert_eq!(repeated > 0, operation == Operation::Submit);
}

fn check(operation: Operation, name: &str, run: &Run) {
    let Run {
        result,
        effects,
        finding,
    } = run;
    assert!(*effects <= 1, "{name}: it acted {effects} times");
    match result.as_ref().map_err(durianpay_client::Error::outcome) {
        Ok(()) => assert_eq!(*effects, 1, "{name}"),
        Err(Outcome::NotSent | Outcome::Rejected) => assert_eq!(*effects, 0, "{name}: {run:?}"),
        Err(Outcome::Unknown) => {}
    }
    let expected = match (effects, operation) {
        (1, _) => Finding::Done,
        (_, Operation::Submit) => Finding::ApiUnclear,
        _ => Finding::NotDone,
    };
    assert_eq!(*finding, expected, "{name}: {run:?}");
}

#[tokio::test]
async fn no_fault_creates_an_order_twice() {
    acts_once_at_most(Operation::CreateOrder).await;
}

#[tokio::test]
async fn no_fault_charges_twice() {
    acts_once_at_most(Operation::Charge).await;
}

#[tokio::test]
async fn no_fault_refunds_twice() {
    acts_once_at_most(Operation::Refund).await;
}

#[tokio::test]
async fn no_fault_pays_out_twice() {
    acts_once_at_most(Operation::Submit).await;
}
