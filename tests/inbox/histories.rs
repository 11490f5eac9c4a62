//! What holds for every legal history, however it is delivered.

use crate::contract::first;
use crate::support::{Api, ConfirmedStates};
use durianpay_client::webhook::inbox::{
    ClaimOutcome, HandleError, Handled, Inbox, MemoryStore, State, Store,
};
use proptest::prelude::*;
use std::convert::Infallible;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;
use tokio::runtime::Runtime;

/// Every way of a payment, from its first state to its last.
pub(crate) fn legal() -> impl Strategy<Value = Vec<State>> {
    use State::{Cancelled, Completed, Expired, Failed, Processing, Refunded, Started};
    let ends = prop::sample::select(vec![
        vec![],
        vec![Completed],
        vec![Completed, Refunded],
        vec![Failed],
        vec![Expired],
        vec![Cancelled],
    ]);
    (any::<[bool; 2]>(), ends).prop_filter_map("it begins", |([started, processing], end)| {
        let open = [(started, Started), (processing, Processing)];
        let open = open.into_iter().filter(|(is_told, _)| *is_told);
        let history: Vec<_> = open.map(|(_, state)| state).chain(end).collect();
        (!history.is_empty()).then_some(history)
    })
}

/// A history and its deliveries: each state one to four times, in any order.
pub(crate) fn delivered() -> impl Strategy<Value = (Vec<State>, Vec<State>)> {
    legal().prop_flat_map(|history| {
        let times = prop::collection::vec(1_usize..5, history.len());
        let states = history.clone();
        let deliveries = times.prop_map(move |times| {
            let told = states.iter().zip(times);
            told.flat_map(|(state, times)| vec![*state; times])
                .collect::<Vec<_>>()
        });
        (Just(history), deliveries.prop_shuffle())
    })
}

/// Effects in the order in which they happened.
#[derive(Clone, Default)]
struct Effects(Arc<Mutex<Vec<State>>>);

impl Effects {
    fn happened(&self) -> Vec<State> {
        self.0.lock().unwrap().clone()
    }
}

/// Delivers a state as the vendor does: again and again until it is accepted.
async fn deliver<S: Store>(
    inbox: &Inbox<S>,
    confirmed_states: &ConfirmedStates,
    state: State,
    effects: &Effects,
) -> Handled {
    loop {
        let effect = async || {
            effects.0.lock().unwrap().push(state);
            tokio::task::yield_now().await;
            Ok::<_, Infallible>(())
        };
        match inbox.handle(confirmed_states.at(state), effect).await {
            Ok(handled) => return handled,
            Err(HandleError::Busy { .. }) => tokio::time::sleep(Duration::from_millis(1)).await,
            Err(error) => panic!("{error}"),
        }
    }
}

/// The end is that of the history, and each effect happened at most once, in
/// the order of the history, the last for sure.
fn check(history: &[State], effects: &[State], end: Option<State>) -> Result<(), TestCaseError> {
    prop_assert_eq!(end, history.last().copied());
    prop_assert_eq!(effects.last(), history.last());
    let mut rest = history.iter();
    for effect in effects {
        prop_assert!(
            rest.any(|state| state == effect),
            "{effects:?} of {history:?}"
        );
    }
    Ok(())
}

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());
static FACTS: LazyLock<Arc<ConfirmedStates>> =
    LazyLock::new(|| Arc::new(RUNTIME.block_on(ConfirmedStates::for_payment("pay_1"))));

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(512)
    })]

    #[test]
    fn any_order_and_repetition_of_a_history_ends_the_same((history, deliveries) in delivered()) {
        let (inbox, effects) = (Inbox::in_memory(), Effects::default());
        let confirmed_states = Arc::clone(&FACTS);
        let end = RUNTIME.block_on(async {
            for state in &deliveries {
                let _ = deliver(&inbox, &confirmed_states, *state, &effects).await;
            }
            inbox.state(confirmed_states.at(history[0])).await.unwrap()
        });
        check(&history, &effects.happened(), end)?;
    }

    #[test]
    fn so_it_does_when_all_of_it_comes_at_once((history, deliveries) in delivered()) {
        let (inbox, effects) = (Inbox::in_memory(), Effects::default());
        let confirmed_states = Arc::clone(&FACTS);
        let end = RUNTIME.block_on(at_once(&inbox, &confirmed_states, &deliveries, &effects));
        check(&history, &effects.happened(), end)?;
    }

    /// Processes die between effect and mark, and effects are given back: then
    /// an effect may happen again, but states go forward all the same.
    #[test]
    fn whatever_dies_the_state_goes_forward(
        steps in prop::collection::vec((0_usize..7, 0_u8..3), 1..30),
    ) {
        let inbox = Inbox::new(MemoryStore::default()).lease(Duration::ZERO);
        let confirmed_states = Arc::clone(&FACTS);
        RUNTIME.block_on(async {
            let mut last: Option<State> = None;
            for (at, end) in steps {
                let state = State::from_stored(crate::support::STATUSES[at]).unwrap();
                let claim = inbox.claim(confirmed_states.at(state)).await.unwrap();
                if matches!(claim, ClaimOutcome::First(_)) {
                    let lease = first(claim);
                    match end {
                        0 => lease.complete().await.unwrap(),
                        1 => lease.release().await.unwrap(),
                        _ => drop(lease),
                    }
                }
                let now = inbox.state(confirmed_states.at(state)).await.unwrap();
                if now != last {
                    prop_assert!(last.is_none_or(|last| follows(last, now.unwrap())), "{last:?} {now:?}");
                }
                last = now;
            }
            Ok(())
        })?;
    }
}

fn follows(before: State, then: State) -> bool {
    use State::{Completed, Processing, Refunded, Started};
    match before {
        Started => true,
        Processing => then != Started,
        Completed => then == Refunded,
        _ => false,
    }
}

/// Delivers everything in tasks of their own.
async fn at_once<S: Store + Clone + 'static>(
    inbox: &Inbox<S>,
    confirmed_states: &Arc<ConfirmedStates>,
    deliveries: &[State],
    effects: &Effects,
) -> Option<State> {
    let tasks: Vec<_> = deliveries
        .iter()
        .map(|state| {
            let (inbox, confirmed_states) = (inbox.clone(), Arc::clone(confirmed_states));
            let (state, effects) = (*state, effects.clone());
            tokio::spawn(async move { deliver(&inbox, &confirmed_states, state, &effects).await })
        })
        .collect();
    for task in tasks {
        let _ = task.await.unwrap();
    }
    inbox
        .state(confirmed_states.at(deliveries[0]))
        .await
        .unwrap()
}

/// A few histories at once, each on an object of its own of this store.
pub(crate) async fn hold_on<S: Store + Clone + 'static>(store: S, run: &str) {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let inbox = Inbox::new(store);
    let api = Api::start().await;
    let mut runner = TestRunner::deterministic();
    for case in 0..12 {
        let (history, deliveries) = delivered().new_tree(&mut runner).unwrap().current();
        let confirmed_states = Arc::new(
            api.confirmed_states(&format!("pay_{run}_history_{case}"))
                .await,
        );
        let effects = Effects::default();
        let end = at_once(&inbox, &confirmed_states, &deliveries, &effects).await;
        check(&history, &effects.happened(), end).unwrap();
    }
}
