//! The client and the key of one API cannot be used for another.

use durianpay_client::{ApiKey, Client};

durianpay_client::bindings! {
    pub mod courier = r#"
        [api]
        name = "Courier"
        auth = "key"
        [environment.live]
        url = "https://courier.example"
        [auth.key]
        scheme = "bearer"
        [resource.parcels]

        [endpoint."parcels.list"]
        http  = "GET /parcels"
        retry = "safe"
    "#;
}

fn key_of_another(key: ApiKey) -> courier::Client {
    courier::Client::new(key).unwrap()
}

fn call_of_another(ours: &Client, theirs: &courier::Client) {
    let _ = theirs.orders();
    let _ = ours.parcels();
    let _ = courier::resource::Parcels::new(ours);
    let _ = durianpay_client::api::resource::Orders::new(theirs);
}

fn main() {}
