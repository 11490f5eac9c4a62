//! The payload of an event, as the simulator sends it.

use durianpay_client::api::{ChargeResponse, CreateOrder, OrderCustomer, QrisCharge};
use durianpay_client::json::Json;
use durianpay_simulator::{Delivery, Simulator};
use http::StatusCode;
use serde_json::{Map, Value};
use std::error::Error;

/// Returns the payload of an event: of an order of Rp 10,000 that is paid by QRIS. Events whose
/// payload no source documents have an empty one.
///
/// # Errors
///
/// Fails if the simulator fails.
pub async fn sample(event: &str) -> Result<Map<String, Value>, Box<dyn Error>> {
    let simulator = Simulator::builder()
        .webhook_receiver(|_| std::future::ready(StatusCode::OK))
        .start_in_memory()?;
    let client = simulator.client();
    let customer = OrderCustomer::new().email("jane.doe@example.com");
    let order = CreateOrder::new(10_000, customer).order_ref_id("shop-1");
    let order = client.orders().create(order).await?;
    let charge = QrisCharge::new(&order.id, order.amount);
    if let ChargeResponse::Qris(charge) = client.payments().charge(charge).await?.response {
        let payment = charge.payment_id;
        match event {
            "payment.failed" => simulator.fail(&payment).await?,
            "payment.expired" => simulator.expire(&payment).await?,
            "payment.cancelled" => simulator.cancel(&payment).await?,
            _ => {
                simulator.pay(&payment).await?;
                simulator.settle(&payment).await?
            }
        };
    }
    let sent = simulator.deliveries();
    let sent = sent.iter().find(|delivery| delivery.event == event);
    Ok(sent.and_then(payload).unwrap_or_default())
}

/// Returns the payload of a webhook, without its signature.
fn payload(delivery: &Delivery) -> Option<Map<String, Value>> {
    let body: Value = serde_json::from_slice(&delivery.body).ok()?;
    let mut data = body.get("data")?.as_object()?.clone();
    data.remove("signature");
    Some(data)
}

/// Sets a field of a payload. A value that is JSON keeps its type, unless the field is a string.
pub fn set(payload: &mut Map<String, Value>, name: &str, text: &str) {
    let is_string = payload.get(name).is_some_and(Value::is_string);
    let value = match serde_json::from_str(text) {
        Ok(value) if !is_string => value,
        _ => Value::from(text),
    };
    payload.insert(name.to_owned(), value);
}

/// Converts a payload for the simulator.
///
/// # Errors
///
/// Fails if the payload is nested too deeply.
pub fn to_json(payload: &Map<String, Value>) -> Result<Json, Box<dyn Error>> {
    Ok(Json::parse(&serde_json::to_string(payload)?)?)
}
