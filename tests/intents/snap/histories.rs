//! Random histories: processes that stop, responses that are lost, statuses that lag. At most one
//! transfer is made for a reference.

use super::fuse::Fuse;
use super::merchant::{Merchant, qris, transfer, wait};
use super::server::Fault::{
    self, Code, DoneWithCode, Lost, NeverArrived, Nothing, Refused, Silent,
};
use durianpay_client::intent::{IntentError, IntentStatus, Submitted};
use std::collections::BTreeSet;
use std::ops::Range;
use std::thread;
use std::time::{Duration, SystemTime};

const FAULTS: [Fault; 12] = [
    Nothing,
    Nothing,
    Refused,
    NeverArrived,
    Lost,
    Lost,
    Silent,
    Code(500, "00"),
    Code(429, "00"),
    Code(403, "14"),
    DoneWithCode(504, "00"),
    DoneWithCode(500, "01"),
];

const REFERENCES: [&str; 2] = ["payout-1", "payout-2"];

/// The number of histories, if `HISTORIES` does not say.
const HISTORIES: u64 = 1000;

/// Numbers from a seed (`SplitMix64`).
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[usize::try_from(self.below(items.len() as u64)).unwrap()]
    }
}

fn variable(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
#[expect(clippy::print_stderr, reason = "the seed of a failure")]
fn a_reference_moves_money_once_in_any_history() {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let first = variable("FIRST").unwrap_or(now.unwrap().as_secs() * 10_000);
    let histories = variable("HISTORIES").unwrap_or(HISTORIES);
    eprintln!("FIRST={first} HISTORIES={histories}");
    let (middle, end) = (first + histories / 2, first + histories);
    let halves = [first..middle, middle..end].map(|seeds| thread::spawn(|| run(seeds)));
    let reviews: u64 = halves.map(|half| half.join().unwrap()).into_iter().sum();
    // Only codes whose response was lost.
    assert!(reviews < histories, "{reviews} of {histories}");
}

/// Runs the histories of these seeds in virtual time. Returns how many codes are left to a
/// person.
fn run(seeds: Range<u64>) -> u64 {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().start_paused(true).build().unwrap();
    runtime.block_on(async {
        let mut reviews = 0;
        for seed in seeds {
            reviews += history(seed).await;
        }
        reviews
    })
}

/// Runs a history. Returns how many codes are left to a person.
async fn history(seed: u64) -> u64 {
    let mut random = Random(seed);
    let merchant = Merchant::open();
    // Either the API refuses a second transfer of a reference, or its status shows the first in
    // time, or both.
    let (is_refused, is_late) = *random.of(&[(false, false), (true, false), (true, true)]);
    let delay = Duration::from_secs(random.below(if is_late { 3000 } else { 290 }));
    merchant.snap.set(|snap| {
        snap.accepts_duplicates = !is_refused;
        snap.delay = delay;
    });
    let mut codes = BTreeSet::new();
    for _ in 0..=random.below(6) {
        let faults: Vec<_> = (0..random.below(5)).map(|_| *random.of(&FAULTS)).collect();
        merchant.snap.faults(faults);
        let fuse = match random.below(2) {
            0 => Fuse::default(),
            _ => Fuse::after(1 + u32::try_from(random.below(40)).unwrap()),
        };
        let intents = merchant.restarted(&fuse);
        let reference = *random.of(&REFERENCES);
        let choice = random.below(3);
        let act = async {
            match choice {
                0 => drop(intents.create_bank_transfer(transfer(reference)).await),
                1 => {
                    if let Ok(Submitted::Accepted(made)) = intents.create_qris(qris("shop")).await {
                        codes.insert(made.qr_content);
                    }
                }
                _ => drop(intents.recover().await),
            }
        };
        tokio::select! {
            biased;
            () = fuse.burnt() => {}
            () = act => {}
        }
        tokio::time::sleep(Duration::from_secs(random.below(400))).await;
    }
    merchant.snap.set(|snap| snap.faults.clear());
    for _ in 0..4 {
        merchant.intents.recover().await.unwrap();
        wait().await;
    }
    for reference in REFERENCES {
        let result = merchant.transfer(reference).await;
        let is_review = matches!(result, Err(IntentError::Review { .. }));
        assert!(result.is_ok() || is_late && is_review, "{seed}: {result:?}");
        assert_eq!(merchant.snap.made(reference), 1, "{seed}: {reference}");
    }
    if let Ok(Submitted::Accepted(made)) = merchant.qris("shop").await {
        codes.insert(made.qr_content);
    }
    assert!(codes.len() <= 1, "{seed}: {codes:?}");
    let status = merchant.status("snap.qris.create", "shop").await;
    let is_review = status == IntentStatus::Review;
    assert!(
        is_review || status == IntentStatus::Done,
        "{seed}: {status}"
    );
    assert!(!is_refused || merchant.snap.made("shop") == 1, "{seed}");
    u64::from(is_review)
}
