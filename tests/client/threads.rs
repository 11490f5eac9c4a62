//! Values go from thread to thread, and clients are cheap to clone.

use crate::support::client;
use durianpay_client::api::{CreateOrder, Order};
use durianpay_client::webhook::{Authentic, Confirmed, Expected, Signature, Untrusted};
use durianpay_client::{Amount, ApiKey, ApiKeyError, Call, Client, ClientBuilder, Error, Response};

#[test]
fn values_are_send_and_sync() {
    fn shared<T: Send + Sync + 'static>() {}
    fn cloned<T: Send + Sync + Clone + Unpin + 'static>() {}
    fn sent<T: Send + 'static>(_: &T) {}

    cloned::<Client>();
    cloned::<ApiKey>();
    cloned::<ApiKeyError>();
    cloned::<Signature>();
    cloned::<Untrusted>();
    cloned::<Authentic>();
    cloned::<Confirmed>();
    cloned::<Expected>();
    cloned::<Order>();
    cloned::<CreateOrder>();
    shared::<Error>();
    shared::<ClientBuilder>();
    shared::<Call<Order>>();
    shared::<Response<Order>>();
    sent(&client().orders().get("ord_1").into_future());
    sent(&client().orders().get("ord_1").raw().into_future());
    let client = client();
    let untrusted = Untrusted::parse(br#"{"event": "a", "data": {}}"#).unwrap();
    let task = async move {
        let expected = Expected::new("ord_1", Amount::ZERO);
        untrusted.confirm(&client, &expected).await.is_ok()
    };
    sent(&task);
}

#[test]
fn a_clone_shares_the_client() {
    let client = client();
    let copy = client.clone();
    drop(client);
    assert_eq!(copy.base_url(), "https://api-sandbox.durianpay.id/v1");
    assert!(size_of::<Client>() <= size_of::<usize>());
}
