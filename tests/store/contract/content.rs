//! Strings and bytes of any kind.

use crate::databases::Opened;
use crate::jobs::{WIDE, all, changes, claim, done, event};
use durianpay_client::webhook::inbox::{Change, Filter, Inserted, NewJob};

const STRINGS: [&str; 8] = [
    "'; DROP TABLE durianpay_inbox; --",
    "\"double\" and `back` and $1 and ? and {now} and \\0",
    "nul \0 in it",
    "日本語 🛒 e\u{301} \u{202e}",
    "\r\n\t\u{1}",
    "12345678901234567890",
    "  blank  ",
    "NULL",
];

pub(super) async fn any_string_and_size_is_kept(Opened { store, .. }: &Opened) {
    let long = "long/".repeat(400);
    for text in STRINGS.into_iter().chain([long.as_str()]) {
        let bytes = text.as_bytes().repeat(3);
        let expected = text.replace('\0', "\u{FFFD}");
        let job = || NewJob {
            key: text.to_owned(),
            object: text.to_owned(),
            name: text.to_owned(),
            data: bytes.clone(),
            ..event("")
        };
        assert_eq!(
            store.insert(job(), WIDE).await.unwrap(),
            Inserted::New,
            "{text:?}"
        );
        assert_eq!(
            store.insert(job(), WIDE).await.unwrap(),
            Inserted::Known(2),
            "{text:?}"
        );
        let jobs = store.claim(claim(text, 9)).await.unwrap();
        assert_eq!(jobs.len(), 1, "{text:?}");
        let claimed = &jobs[0];
        assert_eq!(
            (
                &claimed.key,
                &claimed.object,
                &claimed.name,
                &claimed.token,
                &claimed.data
            ),
            (&expected, &expected, &expected, &expected, &bytes)
        );
        assert!(store.beat(claimed.id, text).await.unwrap(), "{text:?}");
        assert!(
            store.finish(claimed.id, text, done(text)).await.unwrap(),
            "{text:?}"
        );
        let filter = Filter {
            object: Some(text.to_owned()),
            ..Filter::default()
        };
        let listed = store.list(filter).await.unwrap();
        assert_eq!(listed.len(), 1, "{text:?}");
        assert_eq!(listed[0].reason, expected);
        let change = Change {
            data: Some(text.to_owned()),
            ..changes(text, 0)
        };
        assert!(store.apply(change).await.unwrap(), "{text:?}");
        assert_eq!(store.record(text).await.unwrap().unwrap().data, expected);
    }
    let large = NewJob {
        data: (0..=255).cycle().take(3_000_000).collect(),
        ..event("large")
    };
    assert_eq!(
        store.insert(large.clone(), WIDE).await.unwrap(),
        Inserted::New
    );
    let id = all(&**store).await.last().unwrap().id;
    assert_eq!(store.job(id).await.unwrap().unwrap().1, large.data);
    let empty = NewJob {
        data: vec![],
        ..event("empty")
    };
    assert_eq!(store.insert(empty, WIDE).await.unwrap(), Inserted::New);
    let id = all(&**store).await.last().unwrap().id;
    assert_eq!(store.job(id).await.unwrap().unwrap().1, b"");
}
