//! Ids as keys, texts and arguments.

use durianpay_client::api::{OrderId, PaymentId};
use std::collections::{BTreeMap, HashMap};

#[test]
fn ids_compare_with_strings() {
    let id = OrderId::from("ord_1");
    assert!(id == "ord_1" && id == *"ord_1" && id != "ord_2");
    assert_eq!(format!("{id:>7}"), "  ord_1");
    assert_eq!(String::from(id), "ord_1");
}

#[test]
fn maps_are_searched_by_string() {
    let hashed = HashMap::from([(OrderId::from("ord_1"), 1)]);
    assert_eq!(hashed.get("ord_1"), Some(&1));
    let sorted = BTreeMap::from([(PaymentId::from("pay_1"), 1)]);
    assert_eq!(sorted.get("pay_1"), Some(&1));
    assert_eq!(sorted.get("pay_2"), None);
}

#[test]
fn any_string_is_parsed_as_an_id() {
    let Ok(id) = "any thing".parse::<OrderId>();
    assert_eq!(id.as_str(), "any thing");
}
