//! Lists that are paginated by a cursor, by the number of the page, or by links.

use crate::script::{Answer, Script};
use durianpay_client::{Error, ErrorKind, Items, Page};
use serde_json::{Value, json};
use std::future::{Future as _, poll_fn};
use std::pin::pin;
use std::task::Poll;

durianpay_client::bindings! {
    /// A shop with lists of every kind.
    pub mod toko = r#"
        [api]
        name = "Toko"
        auth = "key"

        [environment.live]
        url = "https://toko.example"

        [auth.key]
        scheme = "query"
        name   = "key"

        [resource.items]

        [endpoint."items.by_token"]
        http    = "GET /tokens"
        query   = "ListItems"
        returns = "Tokens"
        retry   = "safe"
        page    = { items = "data.items", cursor = "after", next = "paging.next", more = "paging.more", limit = "limit" }

        [endpoint."items.by_last"]
        http    = "GET /last"
        query   = "ListItems"
        returns = "ItemList"
        retry   = "safe"
        page    = { items = "items", cursor = "after", last = "id", more = "has_more" }

        [endpoint."items.by_page"]
        http    = "GET /pages"
        query   = "ListItems"
        returns = "ItemList"
        retry   = "safe"
        page    = { items = "items", page = "page", pages = "pages", more = "has_more" }

        [endpoint."items.from_zero"]
        http    = "GET /zero"
        query   = "ListItems"
        returns = "ItemList"
        retry   = "safe"
        page    = { items = "items", page = "page", first = 0, pages = "pages" }

        [endpoint."items.by_link"]
        http    = "GET /links/{shop}"
        path    = { shop = "string" }
        query   = "ListItems"
        returns = "[Item]"
        retry   = "safe"
        page    = { items = ".", link_header = true }

        [type.ListItems.fields]
        after = "string?"
        page  = "integer?"
        limit = "integer?"

        [type.Tokens.fields]
        data   = "Data?"
        paging = "Paging?"

        [type.Data.fields]
        items = "[Item]?"

        [type.Paging.fields]
        next = { type = "string?", nullable = true }
        more = "boolean?"

        [type.ItemList.fields]
        items    = "[Item]"
        has_more = "boolean?"
        pages    = "integer?"

        [type.Item.fields]
        id   = "integer?"
        name = "string?"
    "#;
}

use toko::ListItems;

fn client(script: &Script) -> toko::Client {
    toko::Client::builder(toko::ApiKey::new("secret-key").unwrap())
        .base_url("https://toko.example/v1")
        .transport(script.clone())
        .build()
        .unwrap()
}

fn items(ids: impl IntoIterator<Item = i64>) -> Value {
    ids.into_iter().map(|id| json!({ "id": id })).collect()
}

/// The ids of all items, and the error at the end, if any.
async fn walk<T: Page<Item = toko::Item>>(mut items: Items<T>) -> (Vec<i64>, Option<Error>) {
    let (mut found, mut error) = (Vec::new(), None);
    while let Some(item) = items.next().await {
        assert!(error.is_none(), "an error is the last");
        assert!(found.len() < 100, "the list does not end");
        match item {
            Ok(item) => found.push(item.id.unwrap_or(-1)),
            Err(failed) => error = Some(failed),
        }
    }
    (found, error)
}

fn assert_pages(error: Option<Error>, reason: &str) {
    let error = error.expect("an error");
    assert_eq!(error.kind(), ErrorKind::Pages, "{error}");
    assert!(error.to_string().contains(reason), "{error}");
    assert!(!format!("{error} {error:?}").contains("secret-key"));
}

fn tokens(ids: impl IntoIterator<Item = i64>, next: &Value) -> Answer {
    Answer::new(&json!({"data": {"items": items(ids)}, "paging": {"next": next}}))
}

#[tokio::test]
async fn a_cursor_of_the_response_is_sent_until_there_is_none() {
    for end in [json!(null), json!("")] {
        let script = Script::new([
            tokens([1, 2], &json!("a b")),
            // An empty page is not the last.
            tokens([], &json!(7)),
            // Items of earlier pages are returned again: the server decides.
            tokens([2, 3], &end),
        ]);
        let call = client(&script)
            .items()
            .by_token_with(ListItems::new().limit(2));
        let (found, error) = walk(call.stream()).await;
        assert!(error.is_none(), "{error:?}");
        assert_eq!(found, [1, 2, 2, 3]);
        let targets = [
            "/v1/tokens?limit=2&key=secret-key",
            "/v1/tokens?limit=2&after=a%20b&key=secret-key",
            "/v1/tokens?limit=2&after=7&key=secret-key",
        ];
        assert_eq!(script.targets(), targets);
    }
}

#[tokio::test]
async fn a_response_without_the_objects_of_a_path_is_an_empty_last_page() {
    let script = Script::new([Answer::new("{}")]);
    let (found, error) = walk(client(&script).items().by_token().stream()).await;
    assert!(found.is_empty() && error.is_none(), "{error:?}");
}

#[tokio::test]
async fn a_page_may_state_that_it_is_the_last() {
    let body = json!({"data": {"items": [{"id": 1}]}, "paging": {"next": "x", "more": false}});
    let script = Script::new([Answer::new(&body)]);
    let (found, error) = walk(client(&script).items().by_token().stream()).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!((found, script.targets().len()), (vec![1], 1));
}

#[tokio::test]
async fn a_cursor_that_repeats_ends_the_stream_with_an_error() {
    let script = Script::new([
        tokens([1], &json!("a")),
        tokens([2], &json!("b")),
        tokens([3], &json!("a")),
    ]);
    let (found, error) = walk(client(&script).items().by_token().stream()).await;
    assert_eq!(
        found,
        [1, 2, 3],
        "the items of the last page come before the error"
    );
    assert_pages(error, "repeats itself");
    // The cursor of the caller counts too.
    let script = Script::new([tokens([1], &json!("start"))]);
    let call = client(&script)
        .items()
        .by_token_with(ListItems::new().after("start"));
    let (found, error) = walk(call.stream()).await;
    assert_eq!(found, [1]);
    assert_pages(error, "repeats itself");
    assert_eq!(script.targets(), ["/v1/tokens?after=start&key=secret-key"]);
}

#[tokio::test]
async fn a_missing_cursor_is_an_error_if_there_are_more_pages() {
    let body = json!({"data": {"items": [{"id": 1}]}, "paging": {"more": true}});
    let script = Script::new([Answer::new(&body)]);
    let (found, error) = walk(client(&script).items().by_token().stream()).await;
    assert_eq!(found, [1]);
    assert_pages(error, "no `paging.next`");
}

#[tokio::test]
async fn the_last_item_is_the_next_cursor() {
    let page = |ids: &[i64], more: Value| {
        Answer::new(&json!({"items": items(ids.iter().copied()), "has_more": more}))
    };
    for last in [page(&[5], json!(false)), page(&[], json!(null))] {
        let script = Script::new([page(&[1, 2], json!(true)), page(&[3, 4], json!(null)), last]);
        let call = client(&script)
            .items()
            .by_last_with(ListItems::new().after("0"));
        let (found, error) = walk(call.stream()).await;
        assert!(error.is_none(), "{error:?}");
        assert_eq!(&found[..4], [1, 2, 3, 4]);
        let targets = [
            "/v1/last?after=0&key=secret-key",
            "/v1/last?after=2&key=secret-key",
            "/v1/last?after=4&key=secret-key",
        ];
        assert_eq!(script.targets(), targets);
    }
    let nameless = Answer::new(&json!({"items": [{"id": 1}, {"name": "x"}]}));
    let (found, error) = walk(client(&Script::new([nameless])).items().by_last().stream()).await;
    assert_eq!(found, [1, -1]);
    assert_pages(error, "no `id`");
}

#[tokio::test]
async fn pages_are_requested_by_their_number() {
    let page = |ids: &[i64], pages: Value, more: Value| {
        let items = items(ids.iter().copied());
        Answer::new(&json!({"items": items, "pages": pages, "has_more": more}))
    };
    let none = || json!(null);
    // Until an empty page, the stated number of pages, or a page that is the last.
    for last in [
        page(&[], none(), none()),
        page(&[5], json!(3), none()),
        page(&[5], json!("3"), none()),
        page(&[5], none(), json!(false)),
    ] {
        let script = Script::new([
            page(&[1, 2], none(), json!(true)),
            page(&[2, 3], none(), none()),
            last,
        ]);
        let call = client(&script)
            .items()
            .by_page_with(ListItems::new().limit(2));
        let (found, error) = walk(call.stream()).await;
        assert!(error.is_none(), "{error:?}");
        // An item that moved to the next page is returned once.
        assert_eq!(&found[..3], [1, 2, 3]);
        let targets = [
            "/v1/pages?limit=2&key=secret-key",
            "/v1/pages?limit=2&page=2&key=secret-key",
            "/v1/pages?limit=2&page=3&key=secret-key",
        ];
        assert_eq!(script.targets(), targets);
    }
}

#[tokio::test]
async fn the_first_page_may_be_zero_or_that_of_the_caller() {
    let page = |id: i64| Answer::new(&json!({"items": [{"id": id}], "pages": 2}));
    let script = Script::new([page(1), page(2)]);
    let (found, _) = walk(client(&script).items().from_zero().stream()).await;
    assert_eq!(found, [1, 2]);
    assert_eq!(
        script.targets(),
        ["/v1/zero?key=secret-key", "/v1/zero?page=1&key=secret-key"]
    );

    let script = Script::new([page(2)]);
    let call = client(&script)
        .items()
        .by_page_with(ListItems::new().page(2));
    let (found, error) = walk(call.stream()).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(found, [2]);
    assert_eq!(script.targets(), ["/v1/pages?page=2&key=secret-key"]);
}

#[tokio::test]
async fn a_server_that_ignores_the_number_ends_the_stream_with_an_error() {
    let script = Script::new([Answer::new(&json!({"items": [{"id": 1}]}))]);
    let (found, error) = walk(client(&script).items().by_page().stream()).await;
    assert_eq!(found, [1]);
    assert_pages(error, "repeats itself");
    assert_eq!(script.targets().len(), 3);
}

#[tokio::test]
async fn links_are_followed_below_the_base_url() {
    let script = Script::new([
        Answer::linked(
            &items([1]),
            r#"<https://toko.example/v1/links/a%20b?page=2&key=secret-key&x=%2C,>; rel="next""#,
        ),
        Answer::linked(
            &items([1]),
            r#"</v1/shops/7/links?page=3>; rel="next", </v1/links>; rel="first""#,
        ),
        Answer::linked(&items([3]), "<?page=4>; rel=next"),
        Answer::linked(&items([4]), r#"</v1/links>; rel="first""#),
    ]);
    let call = client(&script)
        .items()
        .by_link_with("a b", ListItems::new().limit(1));
    let (found, error) = walk(call.stream()).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(found, [1, 1, 3, 4]);
    // The key that a link contains is not sent twice.
    let targets = [
        "/v1/links/a%20b?limit=1&key=secret-key",
        "/v1/links/a%20b?page=2&x=%2C,&key=secret-key",
        "/v1/shops/7/links?page=3&key=secret-key",
        "/v1/shops/7/links?page=4&key=secret-key",
    ];
    assert_eq!(script.targets(), targets);
    assert!(script.hosts().iter().all(|host| host == "toko.example"));
}

#[tokio::test]
async fn other_links_end_the_stream_with_an_error() {
    for (link, reason) in [
        (
            "https://evil.example/v1/links/a?page=2",
            "outside of the base URL",
        ),
        ("//evil.example/v1/links/a", "outside of the base URL"),
        (
            "http://toko.example/v1/links/a?page=2",
            "outside of the base URL",
        ),
        (
            "https://toko.example:8443/v1/links/a",
            "outside of the base URL",
        ),
        (
            "https://toko.example@evil.example/v1/links/a",
            "outside of the base URL",
        ),
        ("/v2/links/a", "outside of the base URL"),
        ("/v1/%2e%2e/admin", "outside of the base URL"),
        ("/v1/links/a", "repeats itself"),
    ] {
        let script = Script::new([Answer::linked(
            &items([1]),
            &format!(r#"<{link}>; rel="next""#),
        )]);
        let (found, error) = walk(client(&script).items().by_link("a").stream()).await;
        assert_eq!(found, [1], "{link}");
        assert_pages(error, reason);
        assert_eq!(script.targets().len(), 1, "{link}");
    }
}

/// Dropping the future of `next` at any poll loses no item and sends no request twice.
#[tokio::test]
async fn a_dropped_next_loses_nothing() {
    let answers = [
        Answer::linked(&items([1, 2]), r#"<?page=2>; rel="next""#),
        Answer::new(&items([3])),
    ];
    let script = Script::new(answers).after_polls(3);
    let mut stream = client(&script).items().by_link("a").stream();
    let mut found = Vec::new();
    loop {
        let polled = {
            let mut next = pin!(stream.next());
            poll_fn(|context| Poll::Ready(next.as_mut().poll(context))).await
            // Dropped here, after one poll.
        };
        match polled {
            Poll::Pending => tokio::task::yield_now().await,
            Poll::Ready(Some(item)) => found.push(item.unwrap().id.unwrap()),
            Poll::Ready(None) => break,
        }
    }
    assert_eq!(found, [1, 2, 3]);
    assert_eq!(script.targets().len(), 2);
}
