//! Tests of the values by which an API states that a timestamp or a request id is not
//! set.

use crate::loyalty::{OrderExt as _, Partner};
use crate::tiket::{ApiKey, Client, Ticket};
use durianpay_client::Timestamp;
use durianpay_client::api::Order;
use durianpay_client::json::{from_str, to_string};
use durianpay_test_support::scripted_server::{Server, response};

const EPOCH: &str = "1970-01-01T00:00:00Z";
const ZERO: &str = "0001-01-01T00:00:00Z";

/// Returns a ticket with these members in addition to the required one.
fn body(members: &str) -> String {
    format!(r#"{{"made_at":"2026-01-02T03:04:05Z",{members}}}"#)
}

fn written(time: Option<Timestamp>) -> Option<String> {
    time.map(|time| time.to_string())
}

#[test]
fn an_unset_time_is_none_and_is_written_back() {
    for members in [
        format!(r#""sold_at":"{EPOCH}""#),
        format!(r#""paid_at":"{EPOCH}""#),
        r#""sold_at":"""#.to_owned(),
    ] {
        let text = body(&members);
        let ticket: Ticket = from_str(&text).unwrap();
        assert_eq!(ticket.sold_at, None, "{text}");
        assert_eq!(to_string(&ticket), text);
        let by_serde: Ticket = serde_json::from_str(&text).unwrap();
        assert_eq!(by_serde, ticket);
        assert_eq!(serde_json::to_string(&by_serde).unwrap(), text);
    }
}

#[test]
fn other_times_are_read_as_times() {
    for time in [
        ZERO,
        "1970-01-01T00:00:00.0Z",
        "1970-01-01T07:00:00+07:00",
        "1970-01-01T00:00:01Z",
    ] {
        let text = body(&format!(r#""sold_at":"{time}""#));
        let ticket: Ticket = from_str(&text).unwrap();
        assert_eq!(written(ticket.sold_at).as_deref(), Some(time));
        assert_eq!(to_string(&ticket), text);
    }
}

#[test]
fn the_name_with_a_set_value_is_read() {
    let set = format!(r#""sold_at":"{EPOCH}","paid_at":"{ZERO}""#);
    let ticket: Ticket = from_str(&body(&set)).unwrap();
    assert_eq!(written(ticket.sold_at).as_deref(), Some(ZERO));
    let unset = format!(r#""sold_at":"{EPOCH}","paid_at":null"#);
    let ticket: Ticket = from_str(&body(&unset)).unwrap();
    assert_eq!(ticket.sold_at, None);
}

#[test]
fn the_unset_time_is_a_value_elsewhere() {
    let text = format!(r#"{{"made_at":"{EPOCH}","used_at":["{EPOCH}"],"note":"{EPOCH}"}}"#);
    let ticket: Ticket = from_str(&text).unwrap();
    assert_eq!(ticket.made_at.to_string(), EPOCH);
    assert_eq!(ticket.used_at.as_ref().unwrap()[0].to_string(), EPOCH);
    assert_eq!(ticket.note.as_deref(), Some(EPOCH));
    assert_eq!(to_string(&ticket), text);
    let ticket: Ticket = from_str(&body(&format!(r#""price":"{EPOCH}""#))).unwrap();
    assert_eq!(ticket.price, None);
    assert!(ticket.unknown_fields().is_unreadable("price"));
}

#[test]
fn an_extending_spec_inherits_the_unset_time() {
    let partner = |since| from_str::<Partner>(&format!(r#"{{"name":"Toko","since":"{since}"}}"#));
    assert_eq!(partner(ZERO).unwrap().since, None);
    assert_eq!(
        written(partner(EPOCH).unwrap().since).as_deref(),
        Some(EPOCH)
    );
    let order = |earned_at| {
        let text = format!(
            r#"{{"id": "ord_1", "amount": "1", "status": "started", "earned_at": "{earned_at}"}}"#
        );
        from_str::<Order>(&text).unwrap().earned_at().unwrap()
    };
    assert_eq!(order(ZERO), None);
    assert_eq!(written(order(EPOCH)).as_deref(), Some(EPOCH));
}

#[tokio::test]
async fn the_request_id_is_read_from_its_header() {
    let header: &[(&str, &str)] = &[("x-trace", "t-head")];
    let other: &[(&str, &str)] = &[("x-request-id", "t-other")];
    let unset: &[(&str, &str)] = &[("x-trace", "-")];
    for (headers, body, expected) in [
        (header, "", Some("t-head")),
        (header, r#"{"trace": "-"}"#, Some("t-head")),
        (header, r#"{"span": "t-body"}"#, Some("t-body")),
        (other, r#"{"trace": "not-set"}"#, Some("not-set")),
        (other, r#"{"trace": "-"}"#, None),
        (unset, r#"{"trace": "-"}"#, None),
        (unset, "", None),
    ] {
        let server = Server::always(vec![response(404, headers, body)]).await;
        let client = Client::builder(ApiKey::new("k-1").unwrap())
            .base_url(server.base_url())
            .build()
            .unwrap();
        let error = client.tickets().get("t_1").await.unwrap_err();
        assert_eq!(error.request_id(), expected, "{headers:?} {body}");
    }
}
