//! Calls that must not be made twice.

use crate::support::{Server, request};
use durianpay_client::api::endpoint;
use durianpay_client::blocking::Wait;
use durianpay_client::intent::{IntentError, Intents, MemoryIntents};
use durianpay_client::{Outcome, Reconciled};
use durianpay_simulator::{Effect, Fault};

#[test]
fn a_lost_order_is_found() {
    let server = Server::start();
    let client = server.client();
    let sent = client.server_time().wait().unwrap().unwrap();
    let lost = Fault::Reset(Effect::Applied);
    server.faults().next_of(&endpoint::ORDERS_CREATE, lost);
    let call = client.orders().create(request().order_ref_id("shop-1"));
    assert_eq!(call.wait().unwrap_err().outcome(), Outcome::Unknown);

    let reconcile = client.reconcile();
    let found = reconcile.order("shop-1", 10_000, sent).wait().unwrap();
    assert!(matches!(found, Reconciled::Done(_)), "{found:?}");
}

#[test]
fn an_intent_is_carried_out_once() {
    let server = Server::start();
    let intents = Intents::new(server.client(), MemoryIntents::default());
    let intent = || intents.create_order(request().order_ref_id("shop-1"));
    let first = intent().wait().unwrap();
    let second = intent().wait().unwrap();
    assert_eq!(first.id, second.id);
    assert_eq!(server.executions(&endpoint::ORDERS_CREATE), 1);

    let mut other = request().order_ref_id("shop-1");
    other.amount = 20_000.into();
    let error = intents.create_order(other).wait().unwrap_err();
    assert!(matches!(error, IntentError::OtherRequest { .. }), "{error}");
    assert_eq!(intents.recover().wait().unwrap().next, None);
}
