//! One store with the intents of both generations of the API.

use super::merchant::{Merchant, transfer, wait};
use super::server::Fault::NeverArrived;
use crate::shop::{Shop, order};
use durianpay_client::api::endpoint;
use durianpay_client::intent::{IntentFilter, IntentStatus, IntentStore, Intents, Resolution};
use durianpay_client::snap;
use durianpay_simulator::{Effect, Fault};
use durianpay_sqlx::SqliteStore;
use std::sync::Arc;

/// Two clients that share a store.
struct Both {
    shop: Shop,
    merchant: Merchant,
    store: Arc<dyn IntentStore>,
    older: Intents,
    newer: Intents<snap::Client>,
}

impl Both {
    fn of(store: Arc<dyn IntentStore>) -> Self {
        let (shop, merchant) = (Shop::open(), Merchant::open());
        let older = Intents::from_arc(shop.simulator.client(), Arc::clone(&store));
        let newer = Intents::from_arc(merchant.client(), Arc::clone(&store));
        Self {
            shop,
            merchant,
            store,
            older,
            newer,
        }
    }

    /// Leaves an intent of each in doubt, under one reference.
    async fn leave_in_doubt(&self) {
        let never = Fault::Reset(Effect::NotApplied);
        let faults = self.shop.simulator.faults();
        faults.next_of(&endpoint::ORDERS_CREATE, never);
        self.merchant.snap.faults([NeverArrived; 3]);
        self.older.create_order(order("shop-1")).await.unwrap_err();
        let payout = self.newer.create_bank_transfer(transfer("shop-1"));
        payout.await.unwrap_err();
    }

    async fn are_kept_apart(&self) {
        self.leave_in_doubt().await;
        let rows = self.store.list(IntentFilter::default()).await.unwrap();
        let names = rows.iter().map(|row| row.intent.operation.as_str());
        let names: Vec<_> = names.collect();
        assert_eq!(names, ["orders.create", "snap.bank_transfers.create"]);

        for (name, other) in [(names[0], names[1]), (names[1], names[0])] {
            let is_older = name == "orders.create";
            let filter = || IntentFilter {
                limit: Some(1),
                ..IntentFilter::default()
            };
            let (listed, recovery) = if is_older {
                let listed = self.older.list(filter()).await.unwrap();
                (listed, self.older.recover().await.unwrap())
            } else {
                let listed = self.newer.list(filter()).await.unwrap();
                (listed, self.newer.recover().await.unwrap())
            };
            let listed: Vec<_> = listed.iter().map(|intent| &*intent.operation).collect();
            assert_eq!(listed, [name], "the limit counts its own");
            let pending = recovery.pending.iter().map(|intent| &*intent.operation);
            assert_eq!(pending.collect::<Vec<_>>(), [name], "{recovery:?}");
            assert_eq!((recovery.settled, recovery.review), (vec![], vec![]));
            // The other's intents are unknown to it.
            let (canceled, resolved) = if is_older {
                let canceled = self.older.cancel(other, "shop-1").await;
                let resolve = self.older.resolve(other, "shop-1", Resolution::NotDone);
                (canceled, resolve.await)
            } else {
                let canceled = self.newer.cancel(other, "shop-1").await;
                let resolve = self.newer.resolve(other, "shop-1", Resolution::NotDone);
                (canceled, resolve.await)
            };
            assert!(!canceled.unwrap() && !resolved.unwrap());
        }
    }

    /// Each client makes its own.
    async fn are_made(&self) {
        self.shop.wait().await;
        wait().await;
        let older = self.older.recover().await.unwrap();
        assert_eq!(older.settled.len(), 1, "{older:?}");
        assert_eq!(self.merchant.snap.made("shop-1"), 0);
        let newer = self.newer.recover().await.unwrap();
        assert_eq!(newer.settled.len(), 1, "{newer:?}");
        assert_eq!(self.merchant.snap.made("shop-1"), 1);
        assert_eq!(self.shop.executions(&endpoint::ORDERS_CREATE), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn clients_sharing_memory_skip_intents_of_the_other() {
    let store = Merchant::open().store;
    let both = Both::of(Arc::new(store));
    both.are_kept_apart().await;
    both.are_made().await;
}

#[tokio::test]
async fn clients_sharing_sqlite_skip_intents_of_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let store = sqlite(&folder).await;
    Both::of(Arc::new(store)).are_kept_apart().await;
}

/// A transfer that is recorded with the rows of the merchant is submitted by `recover`.
#[tokio::test]
async fn sqlite_records_a_transfer_in_a_transaction() {
    let folder = tempfile::tempdir().unwrap();
    let store = sqlite(&folder).await;
    let merchant = Merchant::open();
    let intents = Intents::new(merchant.client(), store.clone());
    let intent = intents.create_bank_transfer(transfer("payout-1"));

    let mut transaction = store.begin().await.unwrap();
    let recorded = SqliteStore::record_in(&mut transaction, &intent.to_record().unwrap()).await;
    assert!(recorded.unwrap());
    drop(transaction);
    assert_eq!(intents.recover().await.unwrap().settled, []);
    assert_eq!(merchant.snap.made("payout-1"), 0);

    let mut transaction = store.begin().await.unwrap();
    let recorded = SqliteStore::record_in(&mut transaction, &intent.to_record().unwrap()).await;
    assert!(recorded.unwrap());
    transaction.commit().await.unwrap();
    let recovery = intents.recover().await.unwrap();
    let [settled] = &recovery.settled[..] else {
        panic!("{recovery:?}");
    };
    assert_eq!(settled.status, IntentStatus::Done);
    assert_eq!(merchant.snap.made("payout-1"), 1);
    intent.await.unwrap();
    assert_eq!(merchant.snap.made("payout-1"), 1);
}

async fn sqlite(folder: &tempfile::TempDir) -> SqliteStore {
    let file = folder.path().join("intents.db");
    let options = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true);
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    let store = SqliteStore::new(pool);
    store.migrate().await.unwrap();
    store
}
