//! Tests of lists, objects and maps in a query, in headers and in a form.

use durianpay_client::{Call, Decimal, Timestamp};
use std::collections::BTreeMap;

durianpay_client::bindings! {
    /// A shop with filters.
    pub mod filters = r#"
        [api]
        name = "Filters"
        auth = "key"

        [environment.live]
        url = "https://toko.example"

        [auth.key]
        scheme = "bearer"

        [resource.orders]

        [endpoint."orders.list"]
        http    = "GET /orders"
        query   = "ListOrders"
        headers = "OrderHeaders"
        retry   = "safe"

        [endpoint."orders.create"]
        http         = "POST /orders"
        body         = "CreateOrder"
        content_type = "application/x-www-form-urlencoded"
        retry        = "never"

        [endpoint."orders.at"]
        http  = "GET /orders/{time}/{price}/{number}"
        path  = { time = "timestamp", price = "decimal", number = "integer" }
        retry = "safe"

        [type.ListOrders.fields]
        plain   = "[string]?"
        commas  = { type = "[string]?", style = "comma" }
        spaces  = { type = "[integer]?", style = "space" }
        pipes   = { type = "[boolean]?", style = "pipe" }
        expand  = { type = "[string]?", style = "brackets" }
        created = { type = "Created?", style = "brackets" }
        labels  = { type = "{string}?", style = "brackets" }
        range   = { type = "Range?", style = "brackets" }
        any     = { type = "json?", style = "brackets" }
        since   = "timestamp?"
        price   = { type = "decimal?", number = "plain" }

        [type.Created.fields]
        gte  = "integer?"
        lt   = "timestamp?"
        days = "[integer]?"
        deep = "Created2?"

        [type.Created2.fields]
        of = "string?"

        [union.Range.members]
        exact = "integer"
        range = "Created2"

        [type.OrderHeaders.fields]
        X-Tags = "[string]?"

        [type.CreateOrder.fields]
        expand = { type = "[string]?", style = "brackets" }
        codes  = { type = "[string]?", style = "comma" }
        lines  = { type = "[Line]?", style = "brackets" }
        plain  = "[Line]?"

        [type.Line.fields]
        tags = "[string]?"
    "#;
}

use filters::{CreateOrder, Created, Created2, Line, ListOrders, OrderHeaders, Range};

fn client() -> filters::Client {
    filters::Client::builder(filters::ApiKey::new("k-123").unwrap())
        .base_url("https://filters.example")
        .build()
        .unwrap()
}

/// Returns the query of a call.
fn query(query: ListOrders) -> String {
    let call = client().orders().list_with(query, OrderHeaders::new());
    target(&call)
        .split_once('?')
        .map_or_else(String::new, |(_, query)| query.to_owned())
}

fn target<T>(call: &Call<T>) -> String {
    let request = call.to_http().unwrap();
    request.uri().path_and_query().unwrap().to_string()
}

#[test]
fn lists_are_written_in_their_style() {
    let items = ["a,b", "c d", "e|f"];
    assert_eq!(
        query(ListOrders::new().plain(items)),
        "plain=a%2Cb&plain=c%20d&plain=e%7Cf"
    );
    assert_eq!(
        query(ListOrders::new().commas(items)),
        "commas=a%2Cb,c%20d,e%7Cf"
    );
    assert_eq!(query(ListOrders::new().spaces([1, -2])), "spaces=1%20-2");
    assert_eq!(
        query(ListOrders::new().pipes([true, false])),
        "pipes=true%7Cfalse"
    );
    assert_eq!(
        query(ListOrders::new().expand(["x", "y"])),
        "expand%5B%5D=x&expand%5B%5D=y"
    );
}

#[test]
fn an_empty_list_is_not_sent() {
    let none: [&str; 0] = [];
    let all = ListOrders::new()
        .plain(none)
        .commas(none)
        .expand(none)
        .created(Created::new())
        .labels(BTreeMap::<String, String>::new());
    assert_eq!(query(all), "");
}

#[test]
fn objects_are_written_with_brackets() {
    let time: Timestamp = "2026-01-02T03:04:05Z".parse().unwrap();
    let created = Created::new()
        .gte(1)
        .lt(time)
        .days([2, 3])
        .deep(Created2::new().of("a b"));
    assert_eq!(
        query(ListOrders::new().created(created)),
        "created%5Bgte%5D=1&created%5Blt%5D=2026-01-02T03%3A04%3A05Z&created%5Bdays%5D%5B%5D=2\
         &created%5Bdays%5D%5B%5D=3&created%5Bdeep%5D%5Bof%5D=a%20b"
    );
    let labels = [("a]b", "1"), ("c", "2")];
    assert_eq!(
        query(ListOrders::new().labels(labels)),
        "labels%5Ba%5Db%5D=1&labels%5Bc%5D=2"
    );
}

#[test]
fn a_union_is_written_as_its_member() {
    assert_eq!(query(ListOrders::new().range(Range::Exact(7))), "range=7");
    let range = Range::Range(Created2::new().of("x"));
    assert_eq!(query(ListOrders::new().range(range)), "range%5Bof%5D=x");
}

#[test]
fn null_inside_of_a_query_is_an_error() {
    let any = |json: &str| {
        ListOrders::new()
            .any(durianpay_client::json::from_str::<durianpay_client::json::Json>(json).unwrap())
    };
    assert_eq!(
        query(any(r#"{"a": [1, {"b": 2}]}"#)),
        "any%5Ba%5D%5B0%5D=1&any%5Ba%5D%5B1%5D%5Bb%5D=2"
    );
    let call = client()
        .orders()
        .list_with(any(r#"{"a": null}"#), OrderHeaders::new());
    let error = call.to_http().unwrap_err().to_string();
    assert!(error.contains("`any[a]` is null"), "{error}");
}

#[test]
fn numbers_and_times_keep_their_notation() {
    let time: Timestamp = "2026-01-02T03:04:05+07:00".parse().unwrap();
    let price: Decimal = "1.50".parse().unwrap();
    assert_eq!(
        query(ListOrders::new().since(time).price(price)),
        "since=2026-01-02T03%3A04%3A05%2B07%3A00&price=1.50"
    );
}

#[test]
fn a_list_in_a_header_has_commas() {
    let send = |tags: &[&str]| {
        let headers = OrderHeaders::new().x_tags(tags.iter().copied());
        client()
            .orders()
            .list_with(ListOrders::new(), headers)
            .to_http()
    };
    let request = send(&["a", "b"]).unwrap();
    assert_eq!(request.headers()["x-tags"], "a,b");
    assert!(!send(&[]).unwrap().headers().contains_key("x-tags"));
    let error = send(&["a,b"]).unwrap_err().to_string();
    assert!(error.contains("contains a comma"), "{error}");
}

#[test]
fn a_form_has_styles_too() {
    let line = || Line::new().tags(["s", "t"]);
    let order = CreateOrder::new()
        .expand(["x", "y"])
        .codes(["1", "2,3"])
        .lines([line()])
        .plain([line()]);
    let request = client().orders().create(order).to_http().unwrap();
    assert_eq!(
        std::str::from_utf8(request.body()).unwrap(),
        "expand%5B%5D=x&expand%5B%5D=y&codes=1,2%2C3&lines%5B0%5D%5Btags%5D%5B%5D=s\
         &lines%5B0%5D%5Btags%5D%5B%5D=t&plain%5B0%5D%5Btags%5D=s&plain%5B0%5D%5Btags%5D=t"
    );
}
