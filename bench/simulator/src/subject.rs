//! A simulator in memory, to which requests are sent without a client's work.

use crate::Result;
use bytes::Bytes;
use durianpay_client::{SendOptions, Transport as _};
use durianpay_simulator::{MemoryTransport, Simulator};
use http::{HeaderValue, Method, Request};
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

const LARGEST: usize = 64 * 1024 * 1024;

/// A simulator, and the headers that its client sends.
pub(crate) struct Subject {
    pub(crate) simulator: Simulator,
    transport: MemoryTransport,
    authorization: HeaderValue,
    pub(crate) runtime: Runtime,
}

impl Subject {
    /// Starts a simulator with these settings.
    pub(crate) fn new(simulator: Simulator) -> Result<Self> {
        let request = simulator.client().orders().list().to_http()?;
        let authorization = request.headers().get("authorization");
        Ok(Self {
            transport: simulator.transport(),
            authorization: authorization.ok_or("the client sends its key")?.clone(),
            simulator,
            runtime: Builder::new_current_thread().enable_all().build()?,
        })
    }

    /// Starts a simulator with this number of orders, each with a payment that is processing.
    pub(crate) fn filled(orders: usize) -> Result<Self> {
        let subject = Self::new(Simulator::builder().log_limit(1_000).start_in_memory()?)?;
        for number in 0..orders {
            let order = subject.create_order(number)?;
            subject.charge(&order)?;
        }
        Ok(subject)
    }

    /// Sends a request. Fails if its status is an error.
    pub(crate) fn send(&self, method: Method, path: &str, body: String) -> Result<Bytes> {
        let request = Request::builder()
            .method(method)
            .uri(format!("http://localhost/v1{path}"))
            .header("authorization", &self.authorization)
            .header("content-type", "application/json");
        let options = SendOptions::new(LARGEST, Duration::MAX);
        let sending = self
            .transport
            .send(request.body(Bytes::from(body))?, options);
        let response = self.runtime.block_on(sending)?;
        if response.status().is_success() {
            Ok(response.into_body())
        } else {
            Err(format!("{path}: {}", String::from_utf8_lossy(response.body())).into())
        }
    }

    /// Creates an order as a shop does, and returns its id.
    pub(crate) fn create_order(&self, number: usize) -> Result<String> {
        let body = format!(
            r#"{{"amount":"10000.00","payment_option":"full_payment","currency":"IDR","order_ref_id":"shop-{number}","customer":{{"customer_ref_id":"cust-{number}","given_name":"Jane Doe","email":"jane.doe@example.com","mobile":"85722173217","address":{{"address_line_1":"Jl. HR. Rasuna Said","city":"Jakarta Selatan","region":"Jakarta","country":"Indonesia","postal_code":"560008"}}}},"items":[{{"name":"LED Television","qty":1,"price":"10000.00","logo":"https://shop.example/tv.jpg"}}],"metadata":{{"basket":"{number}"}}}}"#
        );
        let response = self.send(Method::POST, "/orders", body)?;
        let response: serde_json::Value = serde_json::from_slice(&response)?;
        let id = response["data"]["id"].as_str();
        Ok(id.ok_or("an order has an id")?.to_owned())
    }

    /// Starts a payment of an order.
    pub(crate) fn charge(&self, order: &str) -> Result<()> {
        let body = format!(
            r#"{{"type":"QRIS","request":{{"order_id":"{order}","amount":"10000.00","type":"QRIS"}}}}"#
        );
        self.send(Method::POST, "/payments/charge", body)?;
        Ok(())
    }

    /// Reads a path.
    pub(crate) fn get(&self, path: &str) -> Result<Bytes> {
        self.send(Method::GET, path, String::new())
    }
}
