//! Which bodies are webhooks.

use crate::support::{ID, SIGNATURE, amount, completed, key, signature, webhook};
use durianpay_client::api::Event;
use durianpay_client::webhook::{ParseError, SignatureError, Subject, Untrusted};

#[test]
fn an_invalid_webhook_is_rejected() {
    for (name, body) in [
        ("nothing", &b""[..]),
        ("blank", b"  \n"),
        ("text", b"payment.completed"),
        ("a form", b"event=payment.completed&id=pay_1"),
        (
            "cut",
            br#"{"event": "payment.completed", "data": {"id": "pay_1""#,
        ),
        (
            "two documents",
            br#"{"event": "a", "data": {}}{"event": "a", "data": {}}"#,
        ),
        ("a comma too many", br#"{"event": "a", "data": {},}"#),
        ("NaN", br#"{"event": "a", "data": {"amount": NaN}}"#),
        (
            "no UTF-8",
            b"{\"event\": \"a\", \"data\": {\"id\": \"\xff\xfe\"}}",
        ),
        ("UTF-16", b"\xff\xfe{\0}\0"),
    ] {
        let found = Untrusted::parse(body);
        assert!(
            matches!(found, Err(ParseError::Syntax(_))),
            "{name}: {found:?}"
        );
    }
    let deep = format!(
        r#"{{"event": "a", "data": {}1{}}}"#,
        "[".repeat(9999),
        "]".repeat(9999)
    );
    let found = Untrusted::parse(deep.as_bytes());
    assert!(matches!(found, Err(ParseError::Syntax(_))), "{found:?}");
}

#[test]
fn a_webhook_has_an_event_and_data() {
    for (body, missing) in [
        ("null", "event"),
        ("[]", "event"),
        ("{}", "event"),
        (r#""event""#, "event"),
        (r#"{"data": {}}"#, "event"),
        (r#"{"event": "", "data": {}}"#, "event"),
        (r#"{"event": null, "data": {}}"#, "event"),
        (r#"{"event": 5, "data": {}}"#, "event"),
        (r#"{"event": ["payment.completed"], "data": {}}"#, "event"),
        (r#"{"event": "payment.completed"}"#, "data"),
        (r#"{"event": "payment.completed", "data": null}"#, "data"),
        (r#"{"event": "payment.completed", "data": []}"#, "data"),
        (
            r#"{"event": "payment.completed", "data": [{"id": "pay_1"}]}"#,
            "data",
        ),
        (r#"{"event": "payment.completed", "data": "{}"}"#, "data"),
        (r#"{"event": "payment.completed", "data": true}"#, "data"),
    ] {
        let found = Untrusted::parse(body.as_bytes()).err();
        assert_eq!(found, Some(ParseError::Missing(missing)), "{body}");
    }
}

#[test]
fn a_duplicate_key_is_rejected() {
    for (name, body) in [
        ("event", r#"{"event": "a", "event": "b", "data": {}}"#),
        (
            "data",
            r#"{"event": "a", "data": {"id": "pay_1"}, "data": {"id": "pay_2"}}"#,
        ),
        (
            "the same twice",
            r#"{"event": "a", "data": {"id": "pay_1", "id": "pay_1"}}"#,
        ),
        (
            "id",
            r#"{"event": "a", "data": {"id": "pay_1", "amount": 1, "id": "pay_2"}}"#,
        ),
        (
            "amount",
            r#"{"event": "a", "data": {"amount": 1, "amount": 2}}"#,
        ),
        (
            "signature",
            r#"{"event": "a", "data": {"signature": "", "signature": "0"}}"#,
        ),
        (
            "unsigned",
            r#"{"event": "a", "data": {"status": "failed", "status": "completed"}}"#,
        ),
        ("unknown", r#"{"event": "a", "x": 1, "x": 2, "data": {}}"#),
        (
            "escaped",
            r#"{"event": "a", "data": {"id": "pay_1", "i\u0064": "pay_2"}}"#,
        ),
    ] {
        let found = Untrusted::parse(body.as_bytes()).err();
        assert_eq!(found, Some(ParseError::DuplicateKey), "{name}");
    }
}

/// Few names are compared in another way than many, and escaped ones than others.
#[test]
fn a_duplicate_key_is_rejected_among_many() {
    let parsed = |names: &[String]| {
        let members: Vec<String> = names.iter().map(|name| format!("\"{name}\": 1")).collect();
        let body = format!("{{\"event\": \"a\", \"data\": {{{}}}}}", members.join(", "));
        Untrusted::parse(body.as_bytes()).err()
    };
    for count in 1..40 {
        let mut names: Vec<String> = (0..count).map(|number| format!("key_{number}")).collect();
        assert_eq!(parsed(&names), None, "{count}");
        names.push("\\u006bey_0".to_owned());
        assert_eq!(parsed(&names), Some(ParseError::DuplicateKey), "{count}");
        names.pop();
        names.push("key_0".to_owned());
        assert_eq!(parsed(&names), Some(ParseError::DuplicateKey), "{count}");
    }
}

#[test]
fn a_webhook_has_at_most_256_kib() {
    let body = |length: usize| {
        let mut body = br#"{"event": "a", "data": {}}"#.to_vec();
        body.resize(length, b' ');
        body
    };
    let most = 256 * 1024;
    assert!(Untrusted::parse(&body(most)).is_ok());
    let found = Untrusted::parse(&body(most + 1)).err();
    assert_eq!(found, Some(ParseError::TooLarge));
    let found = Untrusted::parse(&vec![b'['; 10 * most]).err();
    assert_eq!(found, Some(ParseError::TooLarge));
}

#[test]
fn an_unknown_event_keeps_its_json_and_can_be_verified() {
    let data = format!(
        r#""id": "dis_abc123", "amount": "50000", "items": [1, {{"a": 1.50}}], "signature": "{}""#,
        signature("dis_abc123", "50000"),
    );
    let untrusted = webhook("disbursement.reversed", &data);
    assert_eq!(untrusted.claimed_event_name(), "disbursement.reversed");
    assert_eq!(untrusted.decode_error(), None);
    let Event::Unknown(member) = untrusted.claimed_event() else {
        panic!("{untrusted:?}");
    };
    assert_eq!(member.tag(), "disbursement.reversed");
    assert_eq!(
        member.content().get("items").unwrap().as_str(),
        r#"[1,{"a":1.50}]"#,
    );
    let authentic = untrusted.verify([&key()]).unwrap();
    assert_eq!(authentic.id(), "dis_abc123");
    assert_eq!(authentic.amount(), amount("50000"));
    let batch = Subject::Disbursement("dis_abc123".into());
    assert_eq!(authentic.subject(), Some(&batch));
}

#[test]
fn an_unreadable_field_leaves_the_event_readable() {
    let untrusted = completed(&format!(
        r#""id": "{ID}", "amount": "10000", "paid_at": {{"no": "time"}}, "metadata": {{"name": "Budi \ud83d"}}, "signature": "{SIGNATURE}""#
    ));
    assert_eq!(untrusted.decode_error(), None);
    let Event::PaymentCompleted(payment) = untrusted.claimed_event() else {
        panic!("{untrusted:?}");
    };
    assert_eq!(payment.amount, amount("10000"));
    assert!(payment.unknown_fields().is_unreadable("paid_at"));
    assert_eq!(untrusted.verify([&key()]).unwrap().id(), ID);
}

#[test]
fn a_known_event_with_an_unreadable_payload_is_usable() {
    let untrusted = completed(&format!(
        r#""id": "{ID}", "amount": {{"no": "amount"}}, "signature": "{SIGNATURE}""#
    ));
    let fault = untrusted.decode_error().unwrap();
    assert_eq!(fault.issues()[0].path(), "$.data.amount");
    let Event::Unknown(member) = untrusted.claimed_event() else {
        panic!("{untrusted:?}");
    };
    assert_eq!(member.tag(), "payment.completed");
    assert_eq!(member.content().get("id").unwrap().string().unwrap(), ID);
    assert_eq!(untrusted.verify([&key()]), Err(SignatureError::NoAmount));

    // Not even an id: it parses, says so, and cannot be verified.
    let empty = completed("");
    assert!(empty.decode_error().is_some());
    assert_eq!(empty.verify([&key()]), Err(SignatureError::Missing));
}
