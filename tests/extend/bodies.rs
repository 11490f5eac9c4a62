//! Tests of bodies and responses that are not JSON objects, of several successful responses, and of
//! placeholders that are a part of a segment.

use bytes::Bytes;
use durianpay_client::json::Decode;
use durianpay_client::{Call, Decimal, Error, ErrorKind, Outcome};

durianpay_client::bindings! {
    /// Invoices, in several formats.
    pub mod invoices = r#"
        [api]
        name     = "Invoices"
        auth     = "key"
        envelope = "data"

        [environment.live]
        url = "https://toko.example"

        [auth.key]
        scheme = "bearer"

        [resource.invoices]

        [endpoint."invoices.create"]
        http         = "POST /invoices"
        body         = "CreateInvoice"
        content_type = "application/x-www-form-urlencoded"
        returns      = "Invoice"
        retry        = "never"

        [endpoint."invoices.create_all"]
        http    = "POST /invoices/batch"
        body    = "[CreateInvoice]"
        returns = "[Invoice]"
        retry   = "never"

        [endpoint."invoices.patch"]
        http         = "PATCH /invoices/{id}"
        path         = { id = "InvoiceId" }
        body         = "CreateInvoice"
        content_type = "application/merge-patch+json"
        retry        = "never"

        [endpoint."invoices.import"]
        http         = "POST /invoices/import"
        body         = "string"
        content_type = "text/csv; charset=utf-8"
        returns      = "string"
        accept       = "text/plain"
        retry        = "never"

        [endpoint."invoices.attach"]
        http         = "PUT /invoices/{id}/attachments/{name}.pdf"
        path         = { id = "InvoiceId", name = "string" }
        body         = "bytes"
        content_type = "application/pdf"
        retry        = "safe"

        [endpoint."invoices.print"]
        http    = "GET /invoices/{id}:print"
        path    = { id = "InvoiceId" }
        returns = "bytes"
        accept  = "application/pdf"
        retry   = "safe"

        [endpoint."invoices.hidden"]
        http  = "GET /files/.{name}"
        path  = { name = "string" }
        retry = "safe"

        [endpoint."invoices.exists"]
        http  = "HEAD /invoices/{id}"
        path  = { id = "InvoiceId" }
        retry = "safe"

        [endpoint."invoices.search"]
        http         = "GET /invoices/search"
        body         = "CreateInvoice"
        content_type = "application/json"
        returns      = "[Invoice]"
        retry        = "safe"

        [endpoint."invoices.limit"]
        http  = "PUT /invoices/limit"
        body  = "integer"
        retry = "safe"

        [endpoint."invoices.export"]
        http      = "POST /invoices/export"
        responses = { 200 = "Invoice", 202 = { type = "Job", doc = "The export takes longer." }, 204 = { doc = "There are no invoices." } }
        retry     = "never"

        [type.CreateInvoice.fields]
        title = "string"
        lines = "[Line]?"
        tags  = "[string]?"
        buyer = "Buyer?"
        paid  = "boolean?"

        [type.Line.fields]
        name  = "string"
        price = { type = "decimal", number = "plain" }

        [type.Buyer.fields]
        email = { type = "string?", nullable = true }

        [type.Invoice.fields]
        id = "InvoiceId"

        [type.Job.fields]
        job = "integer"

        [id]
        InvoiceId = "inv_"
    "#;
}

use invoices::{Buyer, CreateInvoice, InvoicesExportResponse, Line};

const KEY: &str = "Bearer k-123";

const JSON: &str = "application/json";

const PDF: &[u8] = b"%PDF-1.7\n\xff\xfe {\"data\": 1}";

const TEXT: &str = "two \"lines\"\nü {\"data\": \"no envelope\"}";

fn client() -> invoices::Client {
    invoices::Client::builder(invoices::ApiKey::new("k-123").unwrap())
        .base_url("https://invoices.example")
        .build()
        .unwrap()
}

fn invoice() -> CreateInvoice {
    let line = |name: &str, price: &str| Line::new(name, price.parse::<Decimal>().unwrap());
    CreateInvoice::new("Tea & cake")
        .lines([line("Tea", "1.50"), line("Cake", "2")])
        .tags(["a", "ü"])
        .buyer(Buyer::new().email("a@example.com"))
        .paid(true)
}

/// Formats a request as its method, URL, media types and body.
fn sent<T>(call: &Call<T>) -> [String; 5] {
    let request = call.to_http().unwrap();
    let header = |name: &str| {
        let value = request.headers().get(name);
        value.map_or_else(String::new, |value| value.to_str().unwrap().to_owned())
    };
    [
        format!("{} {}", request.method(), request.uri().path()),
        header("content-type"),
        header("accept"),
        header("authorization"),
        String::from_utf8(request.body().to_vec()).unwrap(),
    ]
}

fn answered<T: Decode>(call: &Call<T>, status: u16, body: &'static [u8]) -> Result<T, Error> {
    let response = http::Response::builder().status(status);
    call.read_http(response.body(Bytes::from_static(body)).unwrap())
}

#[test]
fn a_body_is_sent_in_its_media_type() {
    let client = client();
    let invoices = client.invoices();
    let form = "title=Tea%20%26%20cake&lines%5B0%5D%5Bname%5D=Tea&lines%5B0%5D%5Bprice%5D=1.50\
                &lines%5B1%5D%5Bname%5D=Cake&lines%5B1%5D%5Bprice%5D=2&tags=a&tags=%C3%BC\
                &buyer%5Bemail%5D=a%40example.com&paid=true";
    let json = r#"{"title":"Tea & cake","lines":[{"name":"Tea","price":1.50},{"name":"Cake","price":2}],"tags":["a","ü"],"buyer":{"email":"a@example.com"},"paid":true}"#;
    assert_eq!(
        sent(&invoices.create(invoice())),
        [
            "POST /invoices",
            "application/x-www-form-urlencoded",
            JSON,
            KEY,
            form
        ]
    );
    let list = format!("[{json},{{\"title\":\"x\"}}]");
    assert_eq!(
        sent(&invoices.create_all([invoice(), CreateInvoice::new("x")])),
        ["POST /invoices/batch", JSON, JSON, KEY, &list]
    );
    assert_eq!(
        sent(&invoices.patch("inv_1", CreateInvoice::new("x"))),
        [
            "PATCH /invoices/inv_1",
            "application/merge-patch+json",
            JSON,
            KEY,
            r#"{"title":"x"}"#
        ]
    );
    assert_eq!(
        sent(&invoices.import("title\n\"Tea, ü\"\n")),
        [
            "POST /invoices/import",
            "text/csv; charset=utf-8",
            "text/plain",
            KEY,
            "title\n\"Tea, ü\"\n"
        ]
    );
    assert_eq!(
        sent(&invoices.search(CreateInvoice::new("x"))),
        ["GET /invoices/search", JSON, JSON, KEY, r#"{"title":"x"}"#]
    );
    assert_eq!(
        sent(&invoices.limit(5)),
        ["PUT /invoices/limit", JSON, JSON, KEY, "5"]
    );
}

#[test]
fn a_placeholder_is_a_part_of_its_segment() {
    let client = client();
    let invoices = client.invoices();
    let attach = invoices::InvoicesAttachArguments {
        id: "inv_1".into(),
        name: "a/b".into(),
        request: Bytes::from_static(b"%PDF"),
    };
    let [line, content_type, _, _, body] = sent(&invoices.attach(attach));
    assert_eq!(line, "PUT /invoices/inv_1/attachments/a%2Fb.pdf");
    assert_eq!(
        (content_type.as_str(), body.as_str()),
        ("application/pdf", "%PDF")
    );
    let [line, content_type, accept, ..] = sent(&invoices.print("inv_1"));
    assert_eq!(line, "GET /invoices/inv_1:print");
    assert_eq!(
        (content_type.as_str(), accept.as_str()),
        ("", "application/pdf")
    );
    let [line, ..] = sent(&invoices.exists("inv_1"));
    assert_eq!(line, "HEAD /invoices/inv_1");
}

#[test]
fn a_value_cannot_complete_a_dot_segment() {
    let client = client();
    let hidden = |name: &str| client.invoices().hidden(name).to_http();
    let path = hidden("env").unwrap();
    assert_eq!(path.uri().path(), "/files/.env");
    // Percent-encoded, the dots are encoded once more.
    let path = hidden("%2e").unwrap();
    assert_eq!(path.uri().path(), "/files/.%252e");
    let error = hidden(".").unwrap_err();
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert_eq!(
        error.to_string(),
        "invoices.hidden: the path parameter `name` would change the path"
    );
}

#[test]
fn bytes_and_text_are_returned_unchanged() {
    let client = client();
    let print = client.invoices().print("inv_1");
    assert_eq!(answered(&print, 200, PDF).unwrap(), PDF);
    assert_eq!(answered(&print, 200, b"").unwrap(), b"".as_slice());
    // An error is JSON, whatever the endpoint returns.
    let error = answered(&print, 404, b"{}").unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Api, Outcome::Rejected)
    );

    let import = client.invoices().import("");
    assert_eq!(answered(&import, 200, TEXT.as_bytes()).unwrap(), TEXT);
    assert_eq!(answered(&import, 200, b"").unwrap(), "");
    let error = answered(&import, 200, b"\xff").unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Decode, Outcome::Unknown)
    );
}

#[test]
fn the_status_determines_which_response_is_read() {
    let client = client();
    let export = client.invoices().export();
    let ok = answered(&export, 200, br#"{"data": {"id": "inv_1"}}"#).unwrap();
    let InvoicesExportResponse::Ok(invoice) = ok else {
        panic!("{ok:?}");
    };
    assert_eq!(invoice.id.as_str(), "inv_1");
    let accepted = answered(&export, 202, br#"{"job": 7}"#).unwrap();
    let InvoicesExportResponse::Accepted(job) = accepted else {
        panic!("{accepted:?}");
    };
    assert_eq!(job.job, 7);
    for body in [b"".as_slice(), b"not read"] {
        let nothing = answered(&export, 204, body).unwrap();
        assert_eq!(nothing, InvoicesExportResponse::NoContent);
    }
    // Neither a type of another status, nor a status that is not listed.
    for (status, body) in [(200, br#"{"job": 7}"#.as_slice()), (206, br#"{"job": 7}"#)] {
        let error = answered(&export, status, body).unwrap_err();
        assert_eq!(
            (error.kind(), error.outcome()),
            (ErrorKind::Decode, Outcome::Unknown)
        );
    }
    let error = answered(&export, 206, b"{}").unwrap_err();
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert!(
        cause.contains("has the status 206, which is not listed"),
        "{cause}"
    );
}

#[test]
fn an_optional_field_can_be_written_as_null() {
    let written = |buyer: Buyer| durianpay_client::json::to_string(&buyer);
    assert_eq!(written(Buyer::new()), "{}");
    let cleared = Buyer::new().with_field("email", durianpay_client::json::Json::null());
    assert_eq!(written(cleared), r#"{"email":null}"#);
}
