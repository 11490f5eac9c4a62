//! What every store has to keep: the same steps, run on each of them.

use crate::support::{Api, ConfirmedStates, STATUSES};
use durianpay_client::webhook::inbox::{ClaimOutcome, CompleteError, Inbox, Lease, State, Store};
use std::time::Duration;

/// The lease of a claim that has to be the first.
pub(crate) fn first<S>(claim: ClaimOutcome<Lease<'_, S>>) -> Lease<'_, S> {
    match claim {
        ClaimOutcome::First(lease) => lease,
        other => panic!("not the first: {other:?}"),
    }
}

/// All of it. The objects are of this run, since a database may be shared.
pub(crate) async fn holds<S: Store + Clone>(store: S, run: &str) {
    let inbox = Inbox::new(store.clone());
    let api = Api::start().await;
    done_is_for_good(
        &inbox,
        &api.confirmed_states(&format!("pay_{run}_done")).await,
    )
    .await;
    a_release_gives_it_back(
        &inbox,
        &api.confirmed_states(&format!("pay_{run}_back")).await,
    )
    .await;
    effects_of_one_object_do_not_overlap(
        &inbox,
        &api.confirmed_states(&format!("pay_{run}_one")).await,
    )
    .await;
    what_only_waited_was_not_begun(
        &inbox,
        &api.confirmed_states(&format!("pay_{run}_waited")).await,
    )
    .await;
    for before in STATUSES {
        for then in STATUSES {
            let confirmed_states = api
                .confirmed_states(&format!("pay_{run}_{before}_{then}"))
                .await;
            two_states(&inbox, &confirmed_states, before, then).await;
        }
    }
    let brief = Inbox::new(store).lease(Duration::from_millis(30));
    a_lease_runs_out(
        &brief,
        &api.confirmed_states(&format!("pay_{run}_out")).await,
    )
    .await;
}

async fn done_is_for_good<S: Store>(inbox: &Inbox<S>, confirmed_states: &ConfirmedStates) {
    let confirmed_state = confirmed_states.at(State::Completed);
    assert_eq!(inbox.state(confirmed_state).await.unwrap(), None);
    let lease = first(inbox.claim(confirmed_state).await.unwrap());
    assert_eq!(
        (lease.attempt().number, lease.attempt().previous),
        (1, None)
    );
    // Claimed, so the state is known, though the effect is not done.
    assert_eq!(
        inbox.state(confirmed_state).await.unwrap(),
        Some(State::Completed)
    );
    let other = inbox.claim(confirmed_state).await.unwrap();
    let ClaimOutcome::Busy { remaining } = other else {
        panic!("{other:?}");
    };
    assert!(remaining > Duration::from_secs(30) && remaining <= Duration::from_secs(60));
    lease.complete().await.unwrap();
    for _ in 0..2 {
        let again = inbox.claim(confirmed_state).await.unwrap();
        assert!(matches!(again, ClaimOutcome::AlreadyHandled), "{again:?}");
    }
}

async fn a_release_gives_it_back<S: Store>(inbox: &Inbox<S>, confirmed_states: &ConfirmedStates) {
    let confirmed_state = confirmed_states.at(State::Completed);
    first(inbox.claim(confirmed_state).await.unwrap())
        .release()
        .await
        .unwrap();
    let lease = first(inbox.claim(confirmed_state).await.unwrap());
    assert_eq!(lease.attempt().number, 2);
    lease.complete().await.unwrap();
}

async fn effects_of_one_object_do_not_overlap<S: Store>(
    inbox: &Inbox<S>,
    confirmed_states: &ConfirmedStates,
) {
    let delivering = first(
        inbox
            .claim(confirmed_states.at(State::Completed))
            .await
            .unwrap(),
    );
    let refund = inbox
        .claim(confirmed_states.at(State::Refunded))
        .await
        .unwrap();
    assert!(matches!(refund, ClaimOutcome::Busy { .. }), "{refund:?}");
    // The refund has to wait, and is known all the same.
    let state = inbox
        .state(confirmed_states.at(State::Refunded))
        .await
        .unwrap();
    assert_eq!(state, Some(State::Refunded));
    delivering.complete().await.unwrap();
    let refund = first(
        inbox
            .claim(confirmed_states.at(State::Refunded))
            .await
            .unwrap(),
    );
    assert_eq!(refund.attempt().previous, Some(State::Completed));
    assert_eq!(refund.attempt().number, 1);
    refund.complete().await.unwrap();
}

/// Or a refund would take back what nobody delivered.
async fn what_only_waited_was_not_begun<S: Store>(
    inbox: &Inbox<S>,
    confirmed_states: &ConfirmedStates,
) {
    let preparing = first(
        inbox
            .claim(confirmed_states.at(State::Processing))
            .await
            .unwrap(),
    );
    let delivery = inbox
        .claim(confirmed_states.at(State::Completed))
        .await
        .unwrap();
    assert!(
        matches!(delivery, ClaimOutcome::Busy { .. }),
        "{delivery:?}"
    );
    preparing.complete().await.unwrap();
    let refund = first(
        inbox
            .claim(confirmed_states.at(State::Refunded))
            .await
            .unwrap(),
    );
    assert_eq!(refund.attempt().previous, Some(State::Processing));
    refund.complete().await.unwrap();
}

async fn a_lease_runs_out<S: Store>(inbox: &Inbox<S>, confirmed_states: &ConfirmedStates) {
    let confirmed_state = confirmed_states.at(State::Completed);
    let slow = first(inbox.claim(confirmed_state).await.unwrap());
    tokio::time::sleep(Duration::from_millis(60)).await;
    let taken_over = first(inbox.claim(confirmed_state).await.unwrap());
    assert_eq!(taken_over.attempt().number, 2);
    // The slow one can neither mark it nor give it away any more.
    let lost = slow.complete().await.unwrap_err();
    assert!(matches!(lost, CompleteError::LeaseLost), "{lost}");
    taken_over.complete().await.unwrap();
    let again = inbox.claim(confirmed_state).await.unwrap();
    assert!(matches!(again, ClaimOutcome::AlreadyHandled), "{again:?}");

    // A lease that ran out and that nobody took is still good.
    let late = first(
        inbox
            .claim(confirmed_states.at(State::Refunded))
            .await
            .unwrap(),
    );
    tokio::time::sleep(Duration::from_millis(60)).await;
    late.complete().await.unwrap();
}

/// What a state may be followed by, from the vendor's states of a payment.
fn expected(before: &str, then: &str) -> &'static str {
    let unpaid = |state| matches!(state, "failed" | "expired" | "cancelled");
    let open = |state| matches!(state, "started" | "processing");
    match (before, then) {
        (before, then) if before == then => "repeated",
        ("processing", "started") | ("refunded", "completed") => "superseded",
        ("started" | "processing", _) | ("completed", "refunded") => "first",
        (_, then) if open(then) => "superseded",
        (before, then) if unpaid(before) || unpaid(then) => "conflict",
        _ => unreachable!("{before} {then}"),
    }
}

async fn two_states<S: Store>(
    inbox: &Inbox<S>,
    confirmed_states: &ConfirmedStates,
    before: &str,
    then: &str,
) {
    let [before, then] = [before, then].map(|text| State::from_stored(text).unwrap());
    first(inbox.claim(confirmed_states.at(before)).await.unwrap())
        .complete()
        .await
        .unwrap();
    let claim = inbox.claim(confirmed_states.at(then)).await.unwrap();
    let (found, state) = match &claim {
        ClaimOutcome::First(lease) => {
            assert_eq!(lease.attempt().previous, Some(before));
            ("first", then)
        }
        ClaimOutcome::AlreadyHandled => ("repeated", before),
        ClaimOutcome::Superseded { by } => ("superseded", *by),
        ClaimOutcome::Conflict { recorded } => ("conflict", *recorded),
        ClaimOutcome::Busy { .. } => ("busy", before),
    };
    assert_eq!(
        found,
        expected(before.as_str(), then.as_str()),
        "{before} {then}"
    );
    let recorded = inbox.state(confirmed_states.at(then)).await.unwrap();
    assert_eq!(recorded, Some(state), "{before} {then}");
    assert!(state == before || found == "first");
}
