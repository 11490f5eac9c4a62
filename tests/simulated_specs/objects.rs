//! Objects that are created, read and listed.

use crate::kirim::{ApiKey, Client, ListParcels, ParcelState, SendParcel};
use crate::server::start;
use durianpay_client::{ErrorKind, Outcome};

#[tokio::test]
async fn the_typed_client_finds_what_it_sent() {
    let server = start("extend/kirim.toml").await;
    let key = ApiKey::new("simulator").unwrap();
    let client = Client::builder(key)
        .base_url(server.base_url())
        .build()
        .unwrap();
    let mut sent = Vec::new();
    for weight in 1..=5 {
        let parcel = client
            .parcels()
            .send(SendParcel::new("Bandung", weight))
            .await
            .unwrap();
        assert_eq!(parcel.state, ParcelState::Waiting);
        sent.push(parcel.id);
    }
    let read = client.parcels().get(&sent[2]).await.unwrap();
    assert_eq!(read.id, sent[2]);
    let mut parcels = client
        .parcels()
        .list_with(ListParcels::new().limit(2))
        .stream();
    let mut listed = Vec::new();
    while let Some(parcel) = parcels.next().await {
        listed.push(parcel.unwrap().id);
    }
    assert_eq!(listed, sent);
}

#[tokio::test]
async fn errors_are_those_of_the_api() {
    let server = start("extend/kirim.toml").await;
    let client = |key| {
        let key = ApiKey::new(key).unwrap();
        Client::builder(key)
            .base_url(server.base_url())
            .build()
            .unwrap()
    };
    let error = client("simulator")
        .parcels()
        .get("prc_9")
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Api, Outcome::Rejected)
    );
    assert_eq!(
        error.message(),
        Some("`/parcels` has no object with this id")
    );
    let error = client("stranger").parcels().list().await.unwrap_err();
    assert_eq!(
        error.message(),
        Some("the header `X-Api-Key` has another value than expected")
    );
    let invalid = ListParcels::new().with_field("limit", "many");
    let error = client("simulator")
        .parcels()
        .list_with(invalid)
        .await
        .unwrap_err();
    assert_eq!(
        error.message(),
        Some("query.limit must be an integer, not a string")
    );
}
