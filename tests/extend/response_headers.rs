//! Tests of headers of responses as typed values.

use bytes::Bytes;
use durianpay_client::json::{Decode, ReadError};
use durianpay_client::{Amount, Response, Timestamp};

durianpay_client::bindings! {
    /// Books, with headers.
    pub mod books = r#"
        [api]
        name = "Books"
        auth = "none"

        [environment.live]
        url = "https://books.example/v1"

        [resource.books]

        [endpoint."books.list"]
        http             = "GET /books"
        returns          = "[string]"
        response_headers = "BookHeaders"
        retry            = "safe"

        [endpoint."books.first"]
        http    = "GET /books/first"
        returns = "string"
        retry   = "safe"

        [type.BookHeaders.fields]
        X-Total   = "integer"
        X-Sum     = { type = "amount?", number = "hundredths" }
        X-Levels  = "[Level]?"
        X-Tags    = "[string]?"
        X-Expires = "timestamp?"
        X-Rate    = "decimal?"
        X-Partial = "boolean?"
        X-Owner   = { type = "string?", sensitive = true }

        [enum.Level]
        type = "integer"

        [enum.Level.values]
        1 = { name = "Low" }
        2 = { name = "High" }
    "#;
}

use books::{BookHeaders, Level};

const BODY: &str = r#"["a", "b"]"#;

fn client() -> books::Client {
    books::Client::new(&books::environment::LIVE).unwrap()
}

fn response(headers: &[(&str, &[u8])]) -> Response<Vec<String>> {
    let mut response = http::Response::builder();
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    let response = response.body(Bytes::from_static(BODY.as_bytes())).unwrap();
    client().books().list().raw().read_http(response)
}

fn read(headers: &[(&str, &[u8])]) -> Result<BookHeaders, ReadError> {
    response(headers).read_headers()
}

#[test]
fn headers_are_read_as_their_types() {
    let headers = read(&[
        ("x-total", b" 128 "),
        ("X-SUM", b"1050"),
        ("x-levels", b"1, 2,7"),
        ("x-tags", b"new,, \"a, b\""),
        ("x-tags", b"paid"),
        ("x-expires", b"1767225600"),
        ("x-rate", b"0.50"),
        ("x-partial", b"true"),
        ("x-owner", b"Siti"),
        ("x-other", b"1"),
    ])
    .unwrap();
    assert_eq!(headers.x_total, 128);
    assert_eq!(headers.x_sum.unwrap(), Amount::from_hundredths(1050));
    let levels = headers.x_levels.as_deref().unwrap();
    assert!(
        matches!(levels, [Level::Low, Level::High, Level::Unknown(_)]),
        "{levels:?}"
    );
    assert_eq!(
        headers.x_tags.as_deref().unwrap(),
        ["new", "\"a, b\"", "paid"]
    );
    let expires: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
    assert_eq!(headers.x_expires.unwrap(), expires);
    assert_eq!(headers.x_rate.as_ref().unwrap().to_string(), "0.50");
    assert_eq!(headers.x_partial, Some(true));
    assert_eq!(headers.x_owner.as_deref(), Some("Siti"));
    assert!(!format!("{headers:?}").contains("Siti"));
}

#[test]
fn a_missing_or_odd_header_does_not_lose_the_body() {
    for headers in [
        &[] as &[(&str, &[u8])],
        &[("x-total", b"many")],
        &[("x-total", b"\xff")],
        &[("x-total", b"1"), ("x-total", b"2")],
    ] {
        let response = response(headers);
        let error = response.read_headers::<BookHeaders>().unwrap_err();
        assert!(error.to_string().contains("X-Total"), "{error}");
        assert_eq!(response.read().unwrap(), ["a", "b"]);
    }
    let headers = read(&[
        ("x-total", b"1"),
        ("x-sum", b"much"),
        ("x-expires", b"soon"),
    ])
    .unwrap();
    assert_eq!((headers.x_sum, headers.x_expires), (None, None));
    assert!(headers.unknown_fields().is_unreadable("X-Sum"));
}

/// The headers of an error response are there too.
#[test]
fn headers_of_any_response_are_read() {
    let response = http::Response::builder().status(429).header("X-Total", "5");
    let response = response.body(Bytes::new()).unwrap();
    let response = client().books().list().raw().read_http(response);
    assert_eq!(response.read_headers::<BookHeaders>().unwrap().x_total, 5);
    assert!(response.read().is_err());
}

#[test]
fn an_endpoint_without_described_headers_has_none() {
    fn total<T: Decode>(response: &Response<T>) -> Option<i64> {
        let headers = response.read_headers::<BookHeaders>();
        headers.ok().map(|headers| headers.x_total)
    }
    let response = http::Response::builder().header("X-Total", "5");
    let response = response.body(Bytes::from_static(b"\"a\"")).unwrap();
    let response = client().books().first().raw().read_http(response);
    assert_eq!(total(&response), None);
}
