//! A process that stops at each step of a call: every store step and every network event.

use super::fuse::Fuse;
use super::merchant::{Merchant, qris, transfer, wait};
use super::server::Fault::{Lost, NeverArrived, Nothing, Refused};
use super::server::State;
use durianpay_client::intent::{IntentError, Intents};
use durianpay_client::snap;

/// The most steps that a call takes.
const MOST_STEPS: u32 = 200;

/// Makes a call in a process that stops when the fuse burns. Returns whether it stopped.
async fn stops(fuse: &Fuse, call: impl Future) -> bool {
    tokio::select! {
        biased;
        () = fuse.burnt() => true,
        _ = call => false,
    }
}

/// Makes a call with each fault in processes that stop at each step, lets others recover, and
/// checks what came of it.
async fn at_each_step(
    accepts_duplicates: bool,
    call: impl AsyncFn(&Intents<snap::Client>),
    check: impl AsyncFn(&Merchant, &str),
) {
    for fault in [Nothing, Refused, NeverArrived, Lost] {
        let mut steps = 0;
        loop {
            steps += 1;
            assert!(steps < MOST_STEPS, "{fault:?}");
            let merchant = Merchant::open();
            let set = |snap: &mut State| snap.accepts_duplicates = accepts_duplicates;
            merchant.snap.set(set);
            merchant.snap.faults([fault]);
            let fuse = Fuse::after(steps);
            let has_stopped = stops(&fuse, call(&merchant.restarted(&fuse))).await;
            for _ in 0..3 {
                merchant.intents.recover().await.unwrap();
                wait().await;
            }
            check(&merchant, &format!("{fault:?} at {steps}")).await;
            if !has_stopped {
                break;
            }
        }
        assert!(steps > 10, "{fault:?}: {steps}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_transfer_is_executed_once_after_any_crash() {
    let call = async |intents: &Intents<snap::Client>| {
        let _ = intents.create_bank_transfer(transfer("payout-1")).await;
    };
    let check = async |merchant: &Merchant, at: &str| {
        let result = merchant.transfer("payout-1").await;
        assert!(result.is_ok(), "{at}: {result:?}");
        assert_eq!(merchant.snap.made("payout-1"), 1, "{at}");
    };
    // Also without a refusal of a second one.
    for accepts_duplicates in [false, true] {
        at_each_step(accepts_duplicates, call, check).await;
    }
}

/// Of a code, the API refuses a second one.
#[tokio::test(start_paused = true)]
async fn a_qr_code_is_created_once_after_any_crash() {
    let call = async |intents: &Intents<snap::Client>| {
        let _ = intents.create_qris(qris("shop-1017")).await;
    };
    let check = async |merchant: &Merchant, at: &str| {
        let result = merchant.qris("shop-1017").await;
        let is_settled = matches!(result, Ok(_) | Err(IntentError::Review { .. }));
        assert!(is_settled, "{at}: {result:?}");
        assert_eq!(merchant.snap.made("shop-1017"), 1, "{at}");
    };
    at_each_step(false, call, check).await;
}
