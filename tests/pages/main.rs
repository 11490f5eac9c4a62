//! Lists that come in pages, walked against servers that page well, badly or
//! not at all.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

mod script;
mod server;
mod stream;
mod ways;

use durianpay_client::api::{
    ListInvoices, ListOrders, ListSettlements, ListSubscriptions, LiveHeaders, OrderId,
};
use durianpay_client::{Client, Date, Error, ErrorKind, Items, Page};
use http::StatusCode;
use serde_json::json;
use server::{Server, order, orders};

const NONE: [usize; 0] = [];

/// Everything that a walk gives.
async fn all<T: Page>(mut items: Items<T>) -> Vec<Result<T::Item, Error>> {
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(item);
        assert!(found.len() < 1000, "the walk does not end");
    }
    assert!(items.next().await.is_none(), "what is over goes on");
    found
}

/// The numbers of the orders that a walk gives.
async fn numbers(client: &Client, query: ListOrders) -> Vec<usize> {
    let found = all(client.orders().list_with(query).stream()).await;
    found
        .into_iter()
        .map(|order| number(&order.unwrap().id))
        .collect()
}

fn number(id: &OrderId) -> usize {
    id.as_str().strip_prefix("ord_").unwrap().parse().unwrap()
}

/// The numbers of the orders that a walk gives before it ends with an error about pages.
async fn until_error(client: &Client, query: ListOrders) -> (Vec<usize>, Error) {
    let mut found = all(client.orders().list_with(query).stream()).await;
    let error = found.pop().unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Pages, "{error}");
    assert_eq!(error.operation(), Some("orders.list"));
    (
        found
            .into_iter()
            .map(|order| number(&order.unwrap().id))
            .collect(),
        error,
    )
}

/// The queries in short, `None` where there was none.
#[track_caller]
fn assert_asked(server: &Server, queries: &[Option<&str>]) {
    let asked = server.queries();
    let asked: Vec<_> = asked.iter().map(Option::as_deref).collect();
    assert_eq!(asked, queries);
}

#[tokio::test]
async fn pages_are_fetched_by_skip_and_limit() {
    for wrapped in [false, true] {
        let server = Server::with_orders(7, wrapped).await;
        let found = numbers(&server.client, ListOrders::new().limit(3)).await;
        assert_eq!(found, (0..7).collect::<Vec<_>>());
        // The third page is short: nothing can follow it.
        assert_asked(
            &server,
            &[
                Some("limit=3"),
                Some("limit=3&skip=3"),
                Some("limit=3&skip=6"),
            ],
        );
    }
}

#[tokio::test]
async fn a_stream_ends_at_an_empty_page() {
    let server = Server::with_orders(6, true).await;
    let found = numbers(&server.client, ListOrders::new().limit(3)).await;
    assert_eq!(found, (0..6).collect::<Vec<_>>());
    assert_asked(
        &server,
        &[
            Some("limit=3"),
            Some("limit=3&skip=3"),
            Some("limit=3&skip=6"),
        ],
    );

    let server = Server::with_orders(0, true).await;
    assert_eq!(numbers(&server.client, ListOrders::new()).await, NONE);
    assert_asked(&server, &[None]);
}

#[tokio::test]
async fn without_a_limit_the_server_chooses_the_size() {
    let server = Server::with_orders(60, false).await;
    let found = all(server.client.orders().list().stream()).await;
    assert_eq!(found.len(), 60);
    assert_asked(&server, &[None, Some("skip=25"), Some("skip=50")]);
}

/// The size of a page is unknown after the first one, so a short first page is not the last.
#[tokio::test]
async fn a_stream_ends_at_a_shorter_page() {
    let server = Server::with_pages(&[0..2, 2..5, 5..7, 7..10]).await;
    let found = numbers(&server.client, ListOrders::new().limit(3)).await;
    assert_eq!(found, (0..7).collect::<Vec<_>>());
    assert_asked(
        &server,
        &[
            Some("limit=3"),
            Some("limit=3&skip=2"),
            Some("limit=3&skip=5"),
        ],
    );
}

#[tokio::test]
async fn a_list_that_is_null_or_absent_is_empty() {
    let nothing = [
        json!({ "orders": null, "total": 0 }),
        json!({ "data": { "orders": null, "total": 0 } }),
        json!({ "orders": [] }),
        json!({ "total": 0 }),
        json!({}),
    ];
    for body in nothing {
        let server = Server::start(move |_, _| (StatusCode::OK, body.clone())).await;
        assert_eq!(numbers(&server.client, ListOrders::new()).await, NONE);
        assert_asked(&server, &[None]);
    }
}

#[tokio::test]
async fn a_repeated_page_ends_the_stream_with_an_error() {
    for (query, asked) in [
        (
            ListOrders::new().limit(3),
            [
                Some("limit=3"),
                Some("limit=3&skip=3"),
                Some("limit=3&skip=6"),
            ],
        ),
        (ListOrders::new(), [None, Some("skip=3"), Some("skip=6")]),
    ] {
        let server = Server::always(|_| 0..3).await;
        let (found, error) = until_error(&server.client, query).await;
        assert_eq!(found, [0, 1, 2]);
        assert!(error.to_string().contains("repeats itself"), "{error}");
        assert_asked(&server, &asked);
    }
}

#[tokio::test]
async fn alternating_pages_end_the_stream_with_an_error() {
    let server = Server::always(|number| if number % 2 == 0 { 0..3 } else { 3..6 }).await;
    let (found, error) = until_error(&server.client, ListOrders::new()).await;
    assert_eq!(found, [0, 1, 2, 3, 4, 5]);
    assert!(error.to_string().contains("may be incomplete"), "{error}");
    assert_eq!(server.queries().len(), 4);
}

#[tokio::test]
async fn an_endless_list_ends_at_the_page_limit() {
    let server = Server::always(|number| number * 2..number * 2 + 2).await;
    let items = server.client.orders().list().stream().max_pages(5);
    let mut found = all(items).await;
    let error = found.pop().unwrap().unwrap_err();
    assert_eq!((error.kind(), found.len()), (ErrorKind::Pages, 10));
    assert!(error.to_string().contains("after 5 pages"), "{error}");
    assert!(found.iter().all(Result::is_ok));
    assert_eq!(server.queries().len(), 5);
}

/// An item that is added to the front while the list is read moves all others by one.
#[tokio::test]
async fn items_that_move_to_the_next_page_are_returned_once() {
    for size in [1, 3] {
        let server = Server::start(move |number, asked| {
            // New orders have lower numbers, and come first.
            let (first, skip) = (100 - number.min(size), asked.number("skip").unwrap_or(0));
            let begin = (first + skip).min(110);
            let page = orders(begin..(begin + size).min(110));
            (StatusCode::OK, json!({ "orders": page }))
        })
        .await;
        let query = ListOrders::new().limit(i64::try_from(size).unwrap());
        let found = numbers(&server.client, query).await;
        assert_eq!(found, (100..110).collect::<Vec<_>>(), "{size} at a time");
    }
}

/// The state of an order changes between two pages that both list it.
#[tokio::test]
async fn items_are_identified_by_id() {
    let server = Server::start(|number, _| {
        let order = |id: &str| {
            let status = if number == 0 { "started" } else { "completed" };
            json!({ "id": id, "amount": "20000", "status": status })
        };
        let page = match number {
            0 => vec![order("ord_1"), order("ord_2")],
            1 => vec![order("ord_2"), order("ord_3")],
            _ => Vec::new(),
        };
        (StatusCode::OK, json!({ "orders": page }))
    })
    .await;
    assert_eq!(numbers(&server.client, ListOrders::new()).await, [1, 2, 3]);
}

/// Settled payments have no id.
#[tokio::test]
async fn items_without_id_are_identified_by_their_json() {
    let server = Server::start(|number, _| {
        let detail = |payment: &str, amount: &str| {
            json!({ "payment_id": payment, "status": "settled", "payment_amount": amount })
        };
        let page = match number {
            // A page that lists something twice means it.
            0 => vec![detail("pay_1", "1"), detail("pay_2", "1"), detail("pay_2", "1")],
            1 => vec![detail("pay_2", "1"), detail("pay_2", "2"), detail("pay_3", "1")],
            _ => Vec::new(),
        };
        (StatusCode::OK, json!({ "settlement_detail": page }))
    })
    .await;
    let call = server
        .client
        .settlements()
        .details_with(ListSettlements::new());
    let found = all(call.stream()).await.into_iter().map(|item| {
        let item = item.unwrap();
        (
            item.payment_id.to_string(),
            item.payment_amount.unwrap().hundredths(),
        )
    });
    let expected = [
        ("pay_1", 100),
        ("pay_2", 100),
        ("pay_2", 100),
        ("pay_2", 200),
        ("pay_3", 100),
    ];
    let expected = expected.map(|(id, amount)| (id.to_owned(), amount));
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

/// The number of items sent determines where the next page begins.
#[tokio::test]
async fn unreadable_items_count_towards_the_page_size() {
    let server = Server::start(|number, _| {
        let page = match number {
            0 => json!([{ "id": "ord_1" }, order(2), order(3)]),
            1 => json!([order(3), { "id": 7 }, order(4)]),
            _ => json!([]),
        };
        (StatusCode::OK, json!({ "orders": page }))
    })
    .await;
    let query = ListOrders::new().limit(3);
    assert_eq!(numbers(&server.client, query).await, [2, 3, 4]);
    assert_asked(
        &server,
        &[
            Some("limit=3"),
            Some("limit=3&skip=3"),
            Some("limit=3&skip=6"),
        ],
    );
}

#[tokio::test]
async fn unreadable_items_are_counted() {
    let server = Server::start(|number, _| {
        let page = match number {
            0 => json!([{ "id": "ord_1" }, order(2)]),
            1 => json!([order(2), { "id": "ord_1" }]),
            2 => json!([null, { "id": "ord_4" }, order(3)]),
            _ => json!([]),
        };
        (StatusCode::OK, json!({ "orders": page }))
    })
    .await;
    let mut items = server.client.orders().list().stream();
    let mut read = 0;
    while let Some(item) = items.next().await {
        read += usize::from(item.is_ok());
    }
    assert_eq!((read, items.unreadable()), (2, 3));
}

#[tokio::test]
async fn a_page_larger_than_requested_is_the_last() {
    let server = Server::with_pages(&[0..5, 5..10]).await;
    let found = numbers(&server.client, ListOrders::new().limit(3)).await;
    assert_eq!(found, [0, 1, 2, 3, 4]);
    assert_asked(&server, &[Some("limit=3")]);
}

#[tokio::test]
async fn an_error_ends_the_stream() {
    let failures = [
        (StatusCode::INTERNAL_SERVER_ERROR, json!({}), ErrorKind::Api),
        (StatusCode::UNAUTHORIZED, json!({}), ErrorKind::Api),
        (
            StatusCode::OK,
            json!({ "orders": "none" }),
            ErrorKind::Decode,
        ),
    ];
    for (status, body, kind) in failures {
        let server = Server::start(move |number, _| match number {
            2.. => (status, body.clone()),
            _ => {
                let begin = number * 2;
                (
                    StatusCode::OK,
                    json!({ "orders": orders(begin..begin + 2) }),
                )
            }
        })
        .await;
        let query = ListOrders::new().limit(2);
        let mut found = all(server.client.orders().list_with(query).stream()).await;
        let error = found.pop().unwrap().unwrap_err();
        assert_eq!((error.kind(), found.len()), (kind, 4), "{error}");
        assert!(found.iter().all(Result::is_ok));
        assert_eq!(error.operation(), Some("orders.list"));
        let mut asked = vec![Some("limit=2"), Some("limit=2&skip=2")];
        let attempts = if status == StatusCode::INTERNAL_SERVER_ERROR {
            3
        } else {
            1
        };
        asked.extend([Some("limit=2&skip=4")].repeat(attempts));
        assert_asked(&server, &asked);
    }
}

#[tokio::test]
async fn a_failed_page_is_requested_again() {
    let server = Server::start(|number, asked| match number {
        1 => (StatusCode::SERVICE_UNAVAILABLE, json!({})),
        _ => {
            let begin = asked.number("skip").unwrap_or(0);
            let page = orders(begin..(begin + 2).min(3));
            (StatusCode::OK, json!({ "orders": page }))
        }
    })
    .await;
    let found = numbers(&server.client, ListOrders::new().limit(2)).await;
    assert_eq!(found, [0, 1, 2]);
    let second = Some("limit=2&skip=2");
    assert_asked(&server, &[Some("limit=2"), second, second]);

    let call = server.client.orders().list().no_retry();
    assert_eq!(all(call.stream()).await.len(), 3);
}

#[tokio::test]
async fn a_stream_begins_at_the_skip_of_the_caller() {
    let server = Server::with_orders(7, true).await;
    let query = ListOrders::new()
        .from(Date::new(2021, 1, 1).unwrap())
        .skip(4)
        .limit(2);
    assert_eq!(numbers(&server.client, query).await, [4, 5, 6]);
    assert_asked(
        &server,
        &[
            Some("from=2021-01-01&limit=2&skip=4"),
            Some("from=2021-01-01&limit=2&skip=6"),
        ],
    );
}

#[tokio::test]
async fn a_skip_of_zero_is_sent_only_if_set() {
    let server = Server::with_orders(3, true).await;
    let query = ListOrders::new().skip(0).limit(5);
    assert_eq!(numbers(&server.client, query).await, [0, 1, 2]);
    assert_eq!(
        numbers(&server.client, ListOrders::new().limit(5)).await,
        [0, 1, 2]
    );
    let asked = server.queries();
    assert_eq!(asked.first(), Some(&Some("skip=0&limit=5".to_owned())));
    let bare = asked.iter().flatten().filter(|query| *query == "limit=5");
    assert_eq!(bare.count(), 1, "{asked:?}");
}

#[tokio::test]
async fn headers_are_sent_with_every_page() {
    let server = Server::start(|number, _| {
        let page: Vec<_> = (number * 2..(number * 2 + 2).min(3))
            .map(|n| json!({ "id": format!("sub_{n}"), "status": "active" }))
            .collect();
        (
            StatusCode::OK,
            json!({ "data": { "subscription": page, "count": 3 } }),
        )
    })
    .await;
    let query = ListSubscriptions::new().limit(2);
    let headers = LiveHeaders::new().is_live(true);
    let call = server.client.subscriptions().list_with(query, headers);
    let ids: Vec<_> = all(call.stream()).await;
    let ids: Vec<_> = ids.into_iter().map(|item| item.unwrap().id).collect();
    assert_eq!(ids, ["sub_0", "sub_1", "sub_2"]);
    let asked = server.asked.lock().unwrap();
    assert_eq!(asked.len(), 2);
    for asked in asked.iter() {
        assert_eq!(asked.path, "/v1/subscriptions");
        assert_eq!(asked.is_live.as_deref(), Some("true"));
    }
}

/// Each list has its own name for its items.
#[tokio::test]
async fn lists_in_other_envelopes_are_streamed() {
    let server = Server::start(|_, asked| {
        let is_first = asked.number("skip").is_none();
        let body = match asked.path.as_str() {
            "/v1/invoices" if is_first => json!({ "invoices": [{ "id": "inv_1" }] }),
            "/v1/settlements" if is_first => {
                json!({ "settlement_detail": [{ "id": "set_1", "status": "settled" }] })
            }
            _ => json!({}),
        };
        (StatusCode::OK, body)
    })
    .await;
    let invoices = server.client.invoices().list_with(ListInvoices::new());
    let invoices = all(invoices.stream()).await;
    assert_eq!(invoices.len(), 1);
    assert_eq!(invoices[0].as_ref().unwrap().id.as_str(), "inv_1");
    let settlements = server
        .client
        .settlements()
        .list_with(ListSettlements::new());
    let settlements = all(settlements.stream()).await;
    assert_eq!(settlements.len(), 1);
    assert_eq!(settlements[0].as_ref().unwrap().id.as_str(), "set_1");
    assert_asked(&server, &[None, Some("skip=1"), None, Some("skip=1")]);
}

#[tokio::test]
async fn an_unpaginated_list_is_one_page() {
    for body in [
        json!({ "data": [{ "id": "prm_1" }, { "id": "prm_2" }] }),
        json!([{ "id": "prm_1" }, { "id": "prm_2" }]),
    ] {
        let server = Server::start(move |_, _| (StatusCode::OK, body.clone())).await;
        let promos = all(server.client.promos().list().stream()).await;
        let promos: Vec<_> = promos.into_iter().map(|promo| promo.unwrap().id).collect();
        assert_eq!(promos, ["prm_1", "prm_2"]);
        assert_asked(&server, &[None]);
    }
}

/// Nothing is asked before an item is, and a page only when the one before is used up.
#[tokio::test]
async fn pages_are_fetched_on_demand() {
    let server = Server::with_orders(4, true).await;
    let mut items = server
        .client
        .orders()
        .list_with(ListOrders::new().limit(2))
        .stream();
    assert_eq!(server.queries().len(), 0);
    for expected in [1, 1, 2, 2] {
        items.next().await.unwrap().unwrap();
        assert_eq!(server.queries().len(), expected);
    }
    assert!(items.next().await.is_none());
    assert_eq!(server.queries().len(), 3);
}
