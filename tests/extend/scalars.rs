//! Tests of dates, UUIDs, Base64 and integers in all places of a call.

use crate::files::{
    ApiKey, Client, Code, File, FileFields, FileHeaders, FileQuery, FilesListWithArguments, Label,
    Tag, TagFields,
};
use durianpay_client::__private::json::from_slice_strict;
use durianpay_client::json::{from_str, to_string};
use durianpay_client::{Base64, Date, Uuid};
use durianpay_test_support::scripted_server::{Server, json};

const ID: &str = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";
const FILE: &str = r#"{"id":"f81d4fae-7dec-11d0-a765-00a0c91e6bf6","day":"2024-02-29","content":"+/8=","size":18446744073709551615,"epoch":"7","kind":2}"#;

fn client(server: &Server) -> Client {
    Client::builder(ApiKey::new("k-123").unwrap())
        .base_url(server.base_url())
        .build()
        .unwrap()
}

fn id() -> Uuid {
    ID.parse().unwrap()
}

fn leap_day() -> Date {
    Date::new(2024, 2, 29).unwrap()
}

fn file() -> File {
    File::new(FileFields {
        id: id(),
        day: leap_day(),
        content: [0xfb, 0xff].into(),
        size: u64::MAX,
    })
}

#[test]
fn a_new_value_is_written_as_the_spec_declares() {
    assert_eq!(to_string(&file()), FILE);
    let file = file()
        .days([leap_day()])
        .hashes([("md5", b"\x01")])
        .version(-5)
        .counts([1, 2])
        .label(leap_day())
        .code(Code::Digits(9));
    let further = r#""days":["2024-02-29"],"hashes":{"md5":"AQ=="},"version":"-5","counts":["1","2"],"epoch":"7","kind":2,"label":"2024-02-29","code":"9"}"#;
    let written = FILE.replace(r#""epoch":"7","kind":2}"#, further);
    assert_eq!(to_string(&file), written);
    let read: File = from_slice_strict(written.as_bytes()).unwrap();
    assert_eq!(read, file);
}

#[test]
fn members_of_a_union_are_told_apart() {
    for (label, wanted) in [
        (r#""2024-02-29""#, Label::Day(leap_day())),
        ("18446744073709551615", Label::Number(u64::MAX)),
        ("-1", Label::Rate("-1".parse().unwrap())),
        ("1.50", Label::Rate("1.50".parse().unwrap())),
        (
            "18446744073709551616",
            Label::Rate("18446744073709551616".parse().unwrap()),
        ),
    ] {
        let json = FILE.replace('}', &format!(r#","label":{label}}}"#));
        let read: File = from_str(&json).unwrap();
        assert_eq!(read.label, Some(wanted), "{label}");
        assert_eq!(to_string(&read), json);
    }
    for (code, wanted) in [("5", Code::Number(5)), (r#""5""#, Code::Digits(5))] {
        let json = FILE.replace('}', &format!(r#","code":{code}}}"#));
        let read: File = from_str(&json).unwrap();
        assert_eq!(read.code, Some(wanted), "{code}");
        assert_eq!(to_string(&read), json);
    }
}

#[test]
fn an_unreadable_value_is_an_error_only_if_it_is_required() {
    let error = from_str::<File>(&FILE.replace(ID, "file-1")).unwrap_err();
    assert!(error.to_string().contains("expected a UUID"), "{error}");
    let days = r#""days":["2024-02-30","2024-03-01"],"epoch":"7","kind":2,"version":"x"}"#;
    let json = FILE.replace(r#""epoch":"7","kind":2}"#, days);
    let read: File = from_str(&json).unwrap();
    assert_eq!(
        read.days.as_deref(),
        Some(&[Date::new(2024, 3, 1).unwrap()][..])
    );
    assert_eq!(read.version, None);
    assert_eq!(to_string(&read), json);
}

#[test]
fn debug_output_shows_the_number_of_bytes() {
    let shown = format!("{:?}", file().hashes([("md5", b"secret")]));
    assert!(
        shown.contains("[2 bytes]") && shown.contains("[6 bytes]"),
        "{shown}"
    );
    assert!(!shown.contains("+/8") && !shown.contains("c2Vj"), "{shown}");
}

#[tokio::test]
async fn paths_queries_headers_and_forms_contain_them_as_text() {
    let server = Server::always(vec![json(200, format!("[{FILE}]"))]).await;
    let query = FileQuery::new()
        .from(leap_day())
        .ids([id(), id()])
        .cursor([0xfb, 0xff])
        .size(7)
        .after(-3);
    let headers = FileHeaders::new().day(leap_day());
    let files = client(&server)
        .files()
        .list_with(FilesListWithArguments {
            owner: id(),
            day: leap_day(),
            query,
            headers,
        })
        .await
        .unwrap();
    assert_eq!(files, [file()]);
    let log = server.log();
    let request = &log.requests[0];
    assert_eq!(
        request.target,
        format!(
            "/v1/owners/{ID}/days/2024-02-29?from=2024-02-29&ids={ID}&ids={ID}&cursor=%2B%2F8%3D&size=7&after=-3"
        )
    );
    assert_eq!(request.header("x-day"), ["2024-02-29"]);

    let server = Server::always(vec![json(200, FILE)]).await;
    let files = client(&server);
    let mark = Base64::from([0xff]);
    files.files().create(5, mark, file()).await.unwrap();
    let request = &server.log().requests[0];
    assert_eq!(request.target, "/v1/files/5/%2Fw%3D%3D");
    assert_eq!(request.body, FILE.as_bytes());

    let server = Server::always(vec![json(200, "{}")]).await;
    let tag = Tag::new(TagFields {
        id: id(),
        day: leap_day(),
        bytes: [0xff].into(),
        count: 3,
    });
    client(&server).files().tag(tag).await.unwrap();
    let body = String::from_utf8(server.log().requests[0].body.clone()).unwrap();
    assert_eq!(
        body,
        format!("id={ID}&day=2024-02-29&bytes=%2Fw%3D%3D&count=3")
    );
}
