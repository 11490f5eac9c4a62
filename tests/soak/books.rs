//! Compares the books of the shop with the truth.

use crate::database::Books;
use crate::history::{Fate, Sale};
use durianpay_client::webhook::inbox::{Filter, JobInfo, JobKind, JobStatus, Store};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Every job, in pages.
async fn jobs(store: &dyn Store, status: JobStatus) -> Vec<JobInfo> {
    let mut all: Vec<JobInfo> = Vec::new();
    loop {
        let filter = Filter {
            status: Some(status),
            before: all.last().map(|job| job.id),
            ..Filter::default()
        };
        let page = store.list(filter).await.unwrap();
        if page.is_empty() {
            return all;
        }
        all.extend(page);
    }
}

/// Panics unless each effect happened as it should.
pub(crate) async fn check(books: &Books, folder: &Path, sales: &[Sale]) {
    let store = books.store();
    let dead = jobs(&*store, JobStatus::Dead).await;
    for job in &dead {
        assert!(
            job.kind == JobKind::Task && !job.reason.is_empty(),
            "{job:?}"
        );
        assert_eq!(job.reason, "nobody can handle this order", "{job:?}");
    }
    let effects = books.effects().await;
    let unique: BTreeSet<&String> = effects.iter().collect();
    assert_eq!(
        effects.len(),
        unique.len(),
        "an effect happened twice: {effects:?}"
    );

    let dead_objects: BTreeSet<&str> = dead.iter().map(|job| job.object.as_str()).collect();
    for sale in sales {
        let prefix = format!("task/orders/{}/", sale.order);
        let found: BTreeSet<&str> = effects
            .iter()
            .filter_map(|effect| effect.strip_prefix(&prefix))
            .collect();
        if sale.is_hopeless {
            assert_eq!(found, BTreeSet::new(), "{sale:?}");
            let object = format!("orders/{}", sale.order);
            assert!(
                dead_objects.contains(object.as_str()),
                "{sale:?} is in no list"
            );
            continue;
        }
        check_sale(sale, &found);
    }
    check_outside(folder, &effects);
}

/// Panics unless the effects of an order are those of its payments.
fn check_sale(sale: &Sale, found: &BTreeSet<&str>) {
    let count = |fate: Fate| {
        sale.payments
            .iter()
            .filter(|(_, found)| *found == fate)
            .count()
    };
    let has = |name: &str| {
        found
            .iter()
            .filter(|effect| effect.starts_with(name))
            .count()
    };
    let (paid, refunded) = (count(Fate::Paid), count(Fate::Refunded));
    let context = format!("{sale:#?}\nhas the effects {found:#?}");
    if paid > 0 && refunded == 0 {
        assert_eq!(has("order_paid"), 1, "{context}");
        // A payment of another amount is too much if the order was paid before it.
        let further = paid - 1 + count(Fate::PaidLess);
        assert_eq!(
            has("overpaid") + has("paid_differently"),
            further,
            "{context}"
        );
        assert!(has("overpaid") >= paid - 1, "{context}");
    }
    if paid == 0 && refunded == 0 {
        assert_eq!(has("order_paid") + has("overpaid"), 0, "{context}");
    }
    // A refund has no webhook: it is noticed if the payment is asked for after it.
    if paid == 0 && refunded == 1 {
        assert!(has("order_paid") + has("order_refunded") >= 1, "{context}");
    }
    if refunded == 0 && paid == 0 {
        assert_eq!(has("paid_differently"), count(Fate::PaidLess), "{context}");
    }
    let ended = count(Fate::Failed) + count(Fate::Expired);
    assert_eq!(has("payment_ended"), ended, "{context}");
    assert_eq!(has("conflict"), 0, "{context}");
}

/// Panics unless each effect in the database has an effect outside, and each attempt outside
/// has a number of its own.
fn check_outside(folder: &Path, effects: &[String]) {
    let text = std::fs::read_to_string(folder.join("effects")).unwrap();
    let mut attempts: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for line in text.lines() {
        let (key, attempt) = line.rsplit_once(' ').unwrap();
        attempts
            .entry(key)
            .or_default()
            .push(attempt.parse().unwrap());
    }
    for (key, numbers) in &attempts {
        let unique: BTreeSet<_> = numbers.iter().collect();
        assert_eq!(unique.len(), numbers.len(), "{key}: {numbers:?}");
    }
    for effect in effects {
        assert!(
            attempts.contains_key(effect.as_str()),
            "{effect} has no effect outside"
        );
    }
}
