//! Whole calls on loopback.

use crate::bodies;
use crate::case::Case;
use crate::server;
use bench_serde_derive as derive;
use bench_serde_derive::api::GetOrder;
use durianpay_client::api::{CreateOrder, Order};
use durianpay_client::{ApiKey, Client, json};
use std::rc::Rc;
use tokio::runtime::{Builder, Runtime};

const KEY: &str = "dp_test_bench";
const ID: &str = "ord_0dIWbuDJQ84078";

/// The clients that are compared.
pub(crate) struct Callers {
    pub(crate) client: Client,
    pub(crate) derive: derive::Client,
}

impl Callers {
    /// Creates both clients. Each calls a separate server that returns an order.
    pub(crate) fn new() -> Result<Self, Box<dyn std::error::Error>> {
        let body = bodies::compact(bodies::WRAPPED_ORDER);
        let client = Client::builder(ApiKey::new(KEY)?).base_url(server::start(&body)?);
        Ok(Self {
            client: client.build()?,
            derive: derive::Client::new(&server::start(&body)?, KEY)
                .map_err(|error| format!("{error:?}"))?,
        })
    }
}

/// Creates a runtime that does its work on the calling thread.
pub(crate) fn runtime() -> std::io::Result<Runtime> {
    Builder::new_current_thread().enable_all().build()
}

/// Builds the cases: reading an order, and creating one.
pub(crate) fn cases() -> Result<Vec<Case>, Box<dyn std::error::Error>> {
    let runtime = Rc::new(runtime()?);
    let Callers { client, derive } = Callers::new()?;
    let (client, derive) = (Rc::new(client), Rc::new(derive));
    let request: CreateOrder = json::from_str(bodies::CREATE_ORDER)?;
    let request_of_derive: derive::api::CreateOrder = serde_json::from_str(bodies::CREATE_ORDER)?;

    let get = {
        let (runtime_a, runtime_b) = (Rc::clone(&runtime), Rc::clone(&runtime));
        let (client, derive) = (Rc::clone(&client), Rc::clone(&derive));
        Case::new("call.get")
            .subject("client", move || get(&runtime_a, &client))
            .subject("derive", move || {
                let (id, query) = (derive::api::OrderId(ID.to_owned()), GetOrder::new());
                let order = runtime_b.block_on(derive.orders_get(&id, &query));
                order.expect("the server returns an order")
            })
    };
    let runtime_of_derive = Rc::clone(&runtime);
    let create = Case::new("call.create")
        .subject("client", move || {
            let order = runtime.block_on(client.orders().create(request.clone()).into_future());
            order.expect("the server returns an order")
        })
        .subject("derive", move || {
            let order = runtime_of_derive.block_on(derive.orders_create(&request_of_derive));
            order.expect("the server returns an order")
        });
    Ok(vec![get, create])
}

/// Reads the order once.
pub(crate) fn get(runtime: &Runtime, client: &Client) -> Order {
    let order = runtime.block_on(client.orders().get(ID).into_future());
    order.expect("the server returns an order")
}
