//! Requests as a browser sends them.

use crate::support::{Receiver, order, simulator_for};
use durianpay_client::api::Order;
use durianpay_simulator::Simulator;
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};

/// A response of a page.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    /// The page that the browser is sent to.
    pub(crate) location: Option<String>,
    pub(crate) policy: String,
    pub(crate) html: String,
}

/// Opens a page.
pub(crate) async fn open(url: &str) -> Answer {
    answer(client().get(url)).await
}

/// Sends a form of a page.
pub(crate) async fn submit(url: &str, form: &str) -> Answer {
    let request = client().post(url).body(form.to_owned());
    answer(request.header("content-type", "application/x-www-form-urlencoded")).await
}

pub(crate) fn client() -> Client {
    let builder = Client::builder().no_proxy().redirect(Policy::none());
    builder.build().unwrap()
}

pub(crate) async fn answer(request: reqwest::RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    let header = |name| {
        let value = response.headers().get(name)?;
        Some(value.to_str().unwrap().to_owned())
    };
    Answer {
        status: response.status(),
        location: header("location"),
        policy: header("content-security-policy").unwrap_or_default(),
        html: response.text().await.unwrap(),
    }
}

/// Returns the URL of a path on the port of the simulator.
pub(crate) fn url(simulator: &Simulator, path: &str) -> String {
    let base = simulator.base_url().strip_suffix("/v1").unwrap();
    format!("{base}{path}")
}

/// Starts a simulator and a receiver, and creates an order with a payment link. Returns its URL too.
pub(crate) async fn linked() -> (Simulator, Receiver, Order, String) {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    let request = order().is_payment_link(true);
    let created = simulator.client().orders().create(request).await.unwrap();
    let link = created.payment_link_url.clone().unwrap();
    (simulator, receiver, created, link)
}
