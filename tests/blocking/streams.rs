//! Lists as iterators.

use crate::support::{Server, order};
use durianpay_client::ErrorKind;
use durianpay_client::api::{ListOrders, endpoint};
use durianpay_client::blocking::WaitIter;
use durianpay_simulator::Fault;
use std::collections::BTreeSet;

#[test]
fn a_list_is_read_page_by_page_as_far_as_it_is_needed() {
    let server = Server::start();
    let client = server.client();
    let made: BTreeSet<_> = (0..7).map(|_| order(&client).id).collect();
    let before = server.requests().len();
    let pages = || server.requests().len() - before;

    let query = ListOrders::new().limit(3);
    let mut orders = client.orders().list_with(query).stream();
    let mut listed = (&mut orders).wait_iter();
    assert_eq!(pages(), 0, "nothing was asked for");
    let mut found: BTreeSet<_> = (&mut listed)
        .take(2)
        .map(|order| order.unwrap().id)
        .collect();
    assert_eq!((pages(), found.len()), (1, 2));

    found.extend(listed.map(|order| order.unwrap().id));
    assert_eq!((pages(), found), (3, made));
    assert_eq!(orders.unreadable(), 0);
}

#[test]
fn a_page_that_fails_is_an_error_and_the_end() {
    let server = Server::start();
    let client = server.client();
    for _ in 0..3 {
        order(&client);
    }
    let query = ListOrders::new().limit(2);
    let mut orders = client
        .orders()
        .list_with(query)
        .no_retry()
        .stream()
        .wait_iter();
    assert!(orders.next().unwrap().is_ok());
    assert!(orders.next().unwrap().is_ok());
    server
        .faults()
        .next_of(&endpoint::ORDERS_LIST, Fault::Unavailable);
    let error = orders.next().unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert!(orders.next().is_none());
}
