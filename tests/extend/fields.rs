//! Tests of fields that a spec adds to shipped types: they are read from the unknown
//! fields, and written if the type has no setter for them.

use crate::loyalty::{CreateOrderExt as _, Level, OrderExt as _, Partner, Tier};
use durianpay_client::api::{CreateOrder, Order, OrderCustomer};
use durianpay_client::json::{Json, from_str, to_string};
use durianpay_client::{Amount, Timestamp};

/// Returns an order that also contains these members.
fn order(members: &str) -> Order {
    let text = format!(r#"{{"id": "ord_1", "amount": "1", "status": "started"{members}}}"#);
    from_str(&text).unwrap()
}

fn create() -> CreateOrder {
    CreateOrder::new(Amount::from(5), OrderCustomer::new())
}

#[test]
fn added_fields_are_read() {
    let order = order(
        r#", "loyalty_tier": "gold", "points": 12, "worth": 1050, "earned_at": "2026-01-02T03:04:05Z",
            "perks": ["a", "b"], "partner": {"name": "Toko", "more": 1}"#,
    );
    assert_eq!(order.loyalty_tier(), Ok(Some(Tier::Gold)));
    assert_eq!(order.points(), Ok(Some(12)));
    assert_eq!(order.worth(), Ok(Some("10.50".parse().unwrap())));
    let earned_at: Timestamp = "2026-01-02T03:04:05Z".parse().unwrap();
    assert_eq!(order.earned_at(), Ok(Some(earned_at)));
    assert_eq!(
        order.perks(),
        Ok(Some(vec!["a".to_owned(), "b".to_owned()]))
    );
    let partner = order.partner().unwrap().unwrap();
    assert_eq!((partner.name.as_str(), partner.code), ("Toko", None));
    assert_eq!(partner.unknown_fields().get("more"), Some(&Json::from(1)));
}

#[test]
fn a_field_is_read_under_any_of_its_names() {
    for (members, points) in [
        (r#", "loyalty_points": 3"#, 3),
        (r#", "loyalty_points": 3, "points": null"#, 3),
        (r#", "loyalty_points": 3, "points": 4"#, 4),
    ] {
        assert_eq!(order(members).points(), Ok(Some(points)), "{members}");
    }
    let error = order(r#", "loyalty_points": true"#).points().unwrap_err();
    assert_eq!(error.issues()[0].path(), "$.loyalty_points");
}

#[test]
fn an_enum_of_integers_is_read() {
    assert_eq!(order(r#", "level": 1"#).level(), Ok(Some(Level::New)));
    assert_eq!(order("").level(), Ok(None));
    assert!(order(r#", "level": "high""#).level().is_err());
}

#[test]
fn an_unset_field_is_none() {
    for members in [
        "",
        r#", "loyalty_tier": null, "points": null, "worth": null, "earned_at": null, "perks": null, "partner": null"#,
        r#", "loyalty_tier": "", "points": "", "worth": "", "earned_at": "", "partner": {}"#,
        r#", "earned_at": "0001-01-01T00:00:00Z""#,
    ] {
        let order = order(members);
        assert_eq!(order.loyalty_tier(), Ok(None), "{members}");
        assert_eq!(order.points(), Ok(None), "{members}");
        assert_eq!(order.worth(), Ok(None), "{members}");
        assert_eq!(order.earned_at(), Ok(None), "{members}");
        assert_eq!(order.perks(), Ok(None), "{members}");
        assert_eq!(order.partner(), Ok(None), "{members}");
    }
}

#[test]
fn an_unreadable_field_is_an_error_with_its_path() {
    let order = order(
        r#", "loyalty_tier": 5.5e1, "points": "many", "worth": 1.5, "perks": [[]], "partner": {"name": true, "code": [1]}"#,
    );
    // An enum accepts a number as a string, as the shipped ones do.
    assert_eq!(order.loyalty_tier(), Ok(Some(Tier::from("5.5e1"))));
    for (found, path) in [
        (order.points().unwrap_err(), "$.points"),
        (order.worth().unwrap_err(), "$.worth"),
        (order.perks().unwrap_err(), "$.perks[0]"),
        (order.partner().unwrap_err(), "$.partner.code"),
    ] {
        assert_eq!(found.issues()[0].path(), path, "{found}");
        assert!(found.to_string().starts_with(&format!("at `{path}`: ")));
    }
}

#[test]
fn fields_round_trip_unchanged() {
    let text =
        r#"{"id":"ord_1","amount":"1","status":"started","loyalty_tier":"bronze","worth":1050}"#;
    let order: Order = from_str(text).unwrap();
    assert_eq!(order.loyalty_tier(), Ok(Some(Tier::from("bronze"))));
    assert_eq!(to_string(&order), text);
}

#[test]
fn a_field_is_written_in_the_format_of_its_spec() {
    let read_as_number: Amount = from_str("7").unwrap();
    let request = create()
        .with_loyalty_tier(Tier::Silver)
        .with_worth(Amount::from(3))
        .with_budget(read_as_number)
        .with_perks(["a", "b"])
        .with_partner(Partner::new("Toko").code(9))
        .with_free(true)
        .with_field_("any");
    let written = concat!(
        r#"{"amount":"5.00","currency":"IDR","customer":{},"#,
        r#""loyalty_tier":"silver","worth":300,"budget":"7.00","perks":["a","b"],"#,
        r#""partner":{"name":"Toko","code":9},"free":true,"field":"any"}"#,
    );
    assert_eq!(to_string(&request), written);
    assert_eq!(request.loyalty_tier(), Ok(Some(Tier::Silver)));
    assert_eq!(request.worth(), Ok(Some(Amount::from(3))));
    assert_eq!(request.free(), Ok(Some(true)));
}

#[test]
fn the_last_value_set_is_used() {
    let request = create().with_free(true).with_free(false);
    assert_eq!(request.free(), Ok(Some(false)));
    assert_eq!(to_string(&request).matches("free").count(), 1);
}

#[test]
fn added_fields_are_redacted_in_debug() {
    let request = create().with_partner(Partner::new("canary"));
    let order = order(r#", "partner": {"name": "canary"}"#);
    let text = format!("{request:?} {request:#?} {order:?} {order:#?}");
    assert!(!text.contains("canary"), "{text}");
}

#[test]
fn a_value_nested_too_deep_is_an_error() {
    let deep = format!("{}{}", "[".repeat(127), "]".repeat(127));
    let order: Order = from_str(&format!(
        r#"{{"id": "ord_1", "amount": "1", "status": "started", "perks": {deep}}}"#,
    ))
    .unwrap();
    let error = order.perks().unwrap_err();
    assert_eq!(error.issues()[0].path(), "$.perks[0]");
    let member = Json::parse(&format!("[{deep}]")).unwrap();
    let request = create().with_field("perks", member);
    let error = request.perks().unwrap_err();
    assert!(error.to_string().contains("128"), "{error}");
}
