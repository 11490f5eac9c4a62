//! The content of the store and of messages for an intent of SNAP.

use super::merchant::Merchant;
use super::server::Fault::Lost;
use durianpay_client::intent::{IntentFilter, IntentStore as _};

#[tokio::test(start_paused = true)]
async fn tokens_and_secrets_are_not_stored_or_shown() {
    let merchant = Merchant::open();
    merchant.snap.faults([Lost]);
    let error = merchant.transfer("payout-1").await.unwrap_err();
    merchant.transfer("payout-1").await.unwrap();
    let rows = merchant.store.list(IntentFilter::default()).await.unwrap();
    let stored = String::from_utf8(rows[0].intent.data.clone()).unwrap();
    assert!(stored.contains("payout-1"), "{stored}");
    let infos = merchant
        .intents
        .list(IntentFilter::default())
        .await
        .unwrap();
    let shown = format!("{:?} {error} {error:?} {infos:?}", merchant.intents);
    for secret in ["client-secret", "token-1", "Bearer", "PRIVATE KEY"] {
        assert!(!stored.contains(secret), "{stored}");
        assert!(!shown.contains(secret), "{shown}");
    }
    for personal in ["Jane Doe", "1234567890"] {
        assert!(!shown.contains(personal), "{shown}");
    }
}
