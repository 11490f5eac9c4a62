//! Notifications in random orders, each many times.

use crate::merchant::Merchant;
use crate::sender::{QRIS, authentic, qris};
use durianpay_client::notification::Authentic;
use durianpay_client::snap::Notification;
use durianpay_client::webhook::inbox::Occurrence;
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, SystemTime};

const STATUSES: [&str; 5] = ["01", "03", "00", "06", "99"];
const FINAL: [&str; 2] = ["00", "06"];
const PAYMENTS: [&str; 3] = ["pay_1", "pay_2", "pay_3"];

/// Random numbers that a seed repeats (`SplitMix64`).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let bound = u64::try_from(bound).unwrap();
        usize::try_from((mixed ^ (mixed >> 31)) % bound).unwrap()
    }
}

fn seed() -> u64 {
    let given = std::env::var("SEED").ok();
    given.map_or_else(
        || {
            let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
            since.unwrap().as_secs()
        },
        |seed| seed.parse().unwrap(),
    )
}

#[tokio::test(start_paused = true)]
#[expect(clippy::print_stdout, reason = "the seed repeats what went wrong")]
async fn statuses_in_any_order_are_handed_over_once() {
    let seed = seed();
    println!("SEED={seed}");
    let mut random = Random(seed);
    let mut signed: BTreeMap<(&str, &str), Authentic<Notification>> = BTreeMap::new();
    for id in PAYMENTS {
        for status in STATUSES {
            signed.insert((id, status), authentic(QRIS, &qris(id, status)));
        }
    }
    let all: Vec<(&str, &str)> = signed.keys().copied().collect();
    for round in 0..1_000 {
        let merchant = Merchant::new();
        let mut received = BTreeSet::new();
        for _ in 0..random.below(20) {
            let which = all[random.below(all.len())];
            let notification = &signed[&which];
            merchant
                .inbox
                .receive_notification(notification)
                .await
                .unwrap();
            received.insert(which);
            if random.below(4) == 0 {
                let failure = "the shop is down";
                merchant.failures.lock().unwrap().push_back(failure.into());
            }
            match random.below(3) {
                0 => merchant.work().await,
                1 => tokio::time::advance(Duration::from_secs(90)).await,
                _ => {}
            }
        }
        merchant.failures.lock().unwrap().clear();
        for _ in 0..30 {
            merchant.work().await;
            tokio::time::advance(Duration::from_secs(30 * 60)).await;
        }
        check(&merchant, &received, &format!("SEED={seed}, round {round}"));
    }
}

fn check(merchant: &Merchant, received: &BTreeSet<(&str, &str)>, when: &str) {
    for id in PAYMENTS {
        // A handler that failed was run again: its attempts have one key.
        let mut handed: Vec<String> = Vec::new();
        let mut keys = BTreeSet::new();
        for (key, status) in statuses_of(merchant, id) {
            if keys.insert(key) {
                handed.push(status);
            }
        }
        let distinct: BTreeSet<&String> = handed.iter().collect();
        assert_eq!(distinct.len(), handed.len(), "{when}: {id} {handed:?}");
        let first = handed.iter().position(|it| FINAL.contains(&it.as_str()));
        if let Some(first) = first {
            let later = &handed[first + 1..];
            let is_open = |it: &&String| ["01", "03"].contains(&it.as_str());
            assert_eq!(later.iter().find(is_open), None, "{when}: {id} {handed:?}");
        }
        for status in STATUSES {
            let was_received = received.contains(&(id, status));
            let was_handed = handed.iter().any(|it| it == status);
            assert!(was_received || !was_handed, "{when}: {id} {status}");
            let is_open = ["01", "03"].contains(&status);
            if was_received && (!is_open || first.is_none()) {
                assert!(was_handed, "{when}: {id} {status} {handed:?}");
            }
        }
    }
}

/// Returns the key and the status of each delivery about a payment.
fn statuses_of(merchant: &Merchant, id: &str) -> Vec<(String, String)> {
    let handled = merchant.handled.lock().unwrap();
    let of_id = handled.iter().filter_map(|delivery| {
        let (Occurrence::Notified(notified) | Occurrence::NotifiedConflict { notified, .. }) =
            delivery.occurrence()
        else {
            return None;
        };
        let is_of_id = notified.object_id.as_deref() == Some(id);
        let status = notified.status.clone().unwrap_or_default();
        is_of_id.then(|| (delivery.key().to_owned(), status))
    });
    of_id.collect()
}
