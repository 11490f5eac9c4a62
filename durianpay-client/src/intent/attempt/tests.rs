//! The effect of an attempt on an intent that has changed meanwhile.

use super::Verdict;
use crate::client::Client;
use crate::error::{ApiError, Error, ErrorKind};
use crate::http::stored::StoredRequest;
use crate::intent::content::{Content, Sent, StoredOutcome};
use crate::intent::kind::Kind;
use crate::intent::operations::Sealed as _;
use crate::intent::record::{IntentRecord, IntentStatus, NewIntent};
use crate::intent::stored::Stored;
use crate::types::outcome::Outcome;
use std::time::{Duration, SystemTime};

const UNKEYED: &str = "payments.charge";
const KEYED: &str = "disbursements.submit";

const STATUSES: [IntentStatus; 7] = [
    IntentStatus::Ready,
    IntentStatus::Sending,
    IntentStatus::InDoubt,
    IntentStatus::Review,
    IntentStatus::Done,
    IntentStatus::Rejected,
    IntentStatus::Canceled,
];

/// Returns an intent after this number of attempts.
fn stored(operation: &str, status: IntentStatus, attempt: u32) -> Stored {
    let request = StoredRequest {
        path: "/path".to_owned(),
        headers: Vec::new(),
        body: None,
        key: None,
    };
    let mut content = Content::new(request, "summary".to_owned());
    content.attempt = attempt;
    content.reason = "an earlier failure".to_owned();
    content.sent = Some(Sent {
        at: None,
        within: Duration::from_secs(80),
    });
    let now = SystemTime::UNIX_EPOCH;
    Stored {
        record: IntentRecord {
            id: 1,
            intent: NewIntent {
                operation: operation.to_owned(),
                reference: "shop-1".to_owned(),
                object: String::new(),
                environment: String::new(),
                data: Vec::new(),
            },
            status,
            version: 1,
            created_at: now,
            updated_at: now,
        },
        content,
        kind: kind_of(operation).expect("an operation of intents"),
    }
}

fn kind_of(operation: &str) -> Option<&'static dyn Kind> {
    #[cfg(feature = "snap_core")]
    if let Some(kind) = crate::snap::Client::operations().kind_of(operation) {
        return Some(kind);
    }
    Client::operations().kind_of(operation)
}

fn response() -> StoredOutcome {
    StoredOutcome::Response("{}".to_owned())
}

fn responded(current: &Stored) -> Option<(IntentStatus, Content)> {
    let claimed = stored(&current.record.intent.operation, IntentStatus::Sending, 1);
    Verdict::of(Ok("{}".to_owned()), false, Client::operations()).applied(current, &claimed)
}

#[test]
fn a_late_response_is_the_outcome_unless_another_one_is_recorded() {
    // A later attempt with the same key has had the same effect.
    for (operation, attempt) in [(UNKEYED, 1), (KEYED, 1), (KEYED, 2)] {
        for status in STATUSES {
            let mut current = stored(operation, status, attempt);
            current.content.outcome = Some(StoredOutcome::Found("{}".to_owned()));
            let applied = responded(&current);
            if status == IntentStatus::Canceled {
                assert_eq!(applied, None);
                continue;
            }
            let (status, content) = applied.expect("a change");
            assert_eq!(status, IntentStatus::Done);
            assert_eq!(content.outcome, Some(response()));
            assert_eq!((content.sent, &*content.reason), (None, ""));
        }
        let mut current = stored(operation, IntentStatus::Done, attempt);
        current.content.outcome = Some(response());
        assert_eq!(responded(&current), None, "it has a response");
    }
}

#[test]
fn a_late_response_about_a_withdrawn_payment_changes_nothing() {
    let charge = r#"{"type":"QRIS","response":{"payment_id":"pay_1","order_id":"ord_1"}}"#;
    let claimed = stored(UNKEYED, IntentStatus::Sending, 1);
    for attempt in [1, 2] {
        for (withdrawn, is_withdrawn) in [("pay_1", true), ("pay_2", false)] {
            let mut current = stored(UNKEYED, IntentStatus::Ready, attempt);
            current.content.withdrawn = vec![withdrawn.to_owned()];
            let applied = Verdict::of(Ok(charge.to_owned()), false, Client::operations())
                .applied(&current, &claimed);
            assert_eq!(applied.is_none(), is_withdrawn, "{withdrawn}");
        }
    }
}

#[test]
fn a_late_response_of_a_call_retried_without_a_key_needs_review() {
    for status in STATUSES {
        let current = stored(UNKEYED, status, 2);
        let (status, content) = responded(&current).expect("a change");
        assert_eq!(status, IntentStatus::Review);
        assert_eq!(content.doubles, [response()]);
        assert!(!content.reason.is_empty());

        // A person must still look, whatever the result of the last attempt.
        let mut current = stored(UNKEYED, IntentStatus::Sending, 1);
        current.content.doubles = content.doubles;
        let (status, content) = responded(&current).expect("a change");
        assert_eq!(status, IntentStatus::Review);
        assert_eq!(content.outcome, Some(response()));
    }
}

#[test]
fn a_failure_applies_only_to_the_last_unfinished_attempt() {
    let lost = || Error::new(ErrorKind::Transport, Outcome::Unknown, "lost");
    let claimed = stored(UNKEYED, IntentStatus::Sending, 1);
    for attempt in [1, 2] {
        for status in STATUSES {
            let current = stored(UNKEYED, status, attempt);
            let applied =
                Verdict::of(Err(lost()), false, Client::operations()).applied(&current, &claimed);
            let counts = attempt == 1
                && matches!(
                    status,
                    IntentStatus::Sending | IntentStatus::InDoubt | IntentStatus::Review
                );
            let Some((status, content)) = applied else {
                assert!(!counts, "{status}");
                continue;
            };
            assert!(counts, "{status}");
            assert_eq!(status, IntentStatus::InDoubt);
            assert_eq!(content.sent, current.content.sent);
            assert_eq!(content.reason, lost().to_string());
        }
    }
}

#[test]
fn only_a_first_attempt_that_did_nothing_makes_an_intent_ready_or_rejected() {
    let error = |outcome, status: u16| {
        let response = ApiError {
            status,
            ..ApiError::default()
        };
        Error::new(ErrorKind::Api, outcome, "failed").with_response(response)
    };
    let claimed = stored(UNKEYED, IntentStatus::Sending, 1);
    for (outcome, status, first) in [
        (Outcome::NotSent, 0, IntentStatus::Ready),
        (Outcome::Rejected, 422, IntentStatus::Rejected),
        (Outcome::Rejected, 429, IntentStatus::Ready),
        (Outcome::Unknown, 500, IntentStatus::InDoubt),
        (Outcome::Unknown, 429, IntentStatus::InDoubt),
    ] {
        for (was_in_doubt, expected) in [(false, first), (true, IntentStatus::InDoubt)] {
            let verdict = Verdict::of(
                Err(error(outcome, status)),
                was_in_doubt,
                Client::operations(),
            );
            let (found, content) = verdict.applied(&claimed, &claimed).expect("a change");
            assert_eq!(found, expected, "{outcome:?} {status}");
            let is_in_doubt = expected == IntentStatus::InDoubt;
            assert_eq!(content.sent.is_some(), is_in_doubt);
            let rejection = matches!(content.outcome, Some(StoredOutcome::Rejected(_)));
            assert_eq!(rejection, expected == IntentStatus::Rejected);
        }
    }
}

/// The API rejects a second transfer with the same reference, so a person must look into
/// two.
#[cfg(feature = "snap_bank_transfers")]
#[test]
fn two_transfers_of_one_reference_need_review() {
    let operation = "snap.bank_transfers.create";
    let response = |id: &str| format!(r#"{{"referenceNo":"{id}"}}"#);
    let claimed = stored(operation, IntentStatus::Sending, 1);
    for (late, is_second) in [("dis_item_1", false), ("dis_item_2", true)] {
        let mut current = stored(operation, IntentStatus::Done, 2);
        current.content.outcome = Some(StoredOutcome::Response(response("dis_item_1")));
        let verdict = Verdict::of(Ok(response(late)), false, Client::operations());
        let applied = verdict.applied(&current, &claimed);
        let status = applied.map(|(status, _)| status);
        assert_eq!(status, is_second.then_some(IntentStatus::Review), "{late}");
    }
    // The response of an earlier attempt is the outcome, if the last one has none.
    let current = stored(operation, IntentStatus::InDoubt, 2);
    let verdict = Verdict::of(Ok(response("dis_item_1")), false, Client::operations());
    let (status, content) = verdict.applied(&current, &claimed).expect("a change");
    assert_eq!((status, content.doubles.len()), (IntentStatus::Done, 0));
}

/// Each client has its own operations in a store.
#[test]
fn each_client_has_the_operations_of_its_prefix() {
    let older = Client::operations();
    assert!(older.has("orders.create") && older.has("unknown.operation"));
    assert!(!older.has("snap.bank_transfers.create"));
    assert!(older.kind_of("snap.orders.create").is_none());
    #[cfg(feature = "snap_bank_transfers")]
    {
        use crate::snap;
        let newer = snap::Client::operations();
        assert!(newer.has("snap.bank_transfers.create") && !newer.has("orders.create"));
        assert!(newer.kind_of("snap.bank_transfers.create").is_some());
        assert!(newer.kind_of("bank_transfers.create").is_none());
    }
}
