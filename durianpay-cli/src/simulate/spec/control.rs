//! The control API at `/_sim`.

use super::faults::Fault;
use super::log::Entry;
use super::record::{Delivery, Record};
use super::served::Served;
use super::store::Members;
use super::webhooks::{Content, events, write_letter};
use bytes::Bytes;
use durianpay_client::Timestamp;
use durianpay_simulator::__private::is_same_origin;
use http::{Method, Request, Response, StatusCode};
use serde_json::{Map, Value, json};

/// The base path.
const BASE: &str = "/_sim";

/// An error response of the control API.
type Failed = (StatusCode, String);

/// Returns the path of a request below the base path, if it is for the control API.
pub(super) fn below(path: &str) -> Option<&str> {
    let below = path.strip_prefix(BASE)?;
    (below.is_empty() || below.starts_with('/')).then_some(below)
}

/// Responds to a request. One of a web page of another origin is rejected: a page that a developer
/// visits must not reach the simulator on the same machine.
pub(super) async fn respond(
    served: &Served,
    request: &Request<Bytes>,
    path: &str,
) -> Response<Bytes> {
    let result = if is_same_origin(request.headers()) {
        act(served, request, path).await
    } else {
        Err((
            StatusCode::FORBIDDEN,
            "web pages of other origins cannot use the control API".to_owned(),
        ))
    };
    let (status, value) = match result {
        Ok(value) => (StatusCode::OK, value),
        Err((status, message)) => (status, json!({ "error": message })),
    };
    let mut response = Response::new(Bytes::from(value.to_string()));
    *response.status_mut() = status;
    let json = http::HeaderValue::from_static("application/json");
    response
        .headers_mut()
        .insert(http::header::CONTENT_TYPE, json);
    response
}

async fn act(served: &Served, request: &Request<Bytes>, path: &str) -> Result<Value, Failed> {
    let simulator = &served.simulator;
    let segments: Vec<&str> = path.trim_matches('/').splitn(2, '/').collect();
    match (request.method(), segments.as_slice()) {
        (&Method::GET, [""]) => Ok(about(served)),
        (&Method::GET, ["credentials"]) => Ok(credentials(served)),
        (&Method::GET, ["state"]) => Ok(simulator.state().store.to_json()),
        (&Method::POST, ["reset"]) => {
            simulator.reset();
            Ok(json!({}))
        }
        (&Method::GET, ["requests"]) => Ok(simulator
            .state()
            .requests
            .iter()
            .map(Record::to_json)
            .collect()),
        (&Method::GET, ["deliveries"]) => Ok(simulator
            .state()
            .deliveries
            .iter()
            .map(Delivery::to_json)
            .collect()),
        (&Method::GET, ["faults"]) => Ok(simulator.state().faults.to_json()),
        (&Method::DELETE, ["faults"]) => {
            simulator.state().faults.clear();
            Ok(json!({}))
        }
        (&Method::POST, ["faults"]) => {
            let fault = Fault::read(&Value::Object(members(request)?));
            let fault = fault.map_err(|error| (StatusCode::BAD_REQUEST, error))?;
            simulator.state().faults.arm(fault);
            Ok(json!({}))
        }
        (&Method::POST, ["tokens", "revoke"]) => {
            Ok(json!({ "revoked": simulator.state().tokens.revoke() }))
        }
        (&Method::POST, ["webhooks", event]) => send(served, request, event).await,
        _ => Err((
            StatusCode::NOT_FOUND,
            format!("the control API has no such operation; GET {BASE} lists them"),
        )),
    }
}

fn about(served: &Served) -> Value {
    let spec = &served.simulator.spec;
    json!({
        "api": spec.called_api().map(|api| &*api.name),
        "endpoints": served.simulator.endpoints().collect::<Vec<_>>(),
        "events": events(spec),
        "webhook_url": served.sender.as_ref().map(super::sender::Sender::shown),
        "operations": [
            "GET /_sim/credentials", "GET /_sim/state", "POST /_sim/reset", "GET /_sim/requests",
            "GET /_sim/deliveries", "GET /_sim/faults", "POST /_sim/faults", "DELETE /_sim/faults",
            "POST /_sim/tokens/revoke", "POST /_sim/webhooks/EVENT",
        ],
    })
}

/// Returns the credentials that requests must carry, and the key that verifies webhooks.
fn credentials(served: &Served) -> Value {
    let simulator = &served.simulator;
    let key = &simulator.webhook_key;
    let secret = key.public().is_none().then_some(&*key.secret);
    json!({
        "credentials": simulator.credentials.texts(),
        "private_key": simulator.credentials.rsa.as_ref().map(|rsa| &*rsa.private),
        "webhook_secret": secret,
        "webhook_public_key": key.public(),
    })
}

/// Sends a webhook, and waits for the response of the receiver.
async fn send(served: &Served, request: &Request<Bytes>, event: &str) -> Result<Value, Failed> {
    let simulator = &served.simulator;
    let bad = |message: String| (StatusCode::BAD_REQUEST, message);
    let mut members = members(request)?;
    let fields = match members.shift_remove("fields") {
        None => Map::new(),
        Some(Value::Object(fields)) => fields,
        Some(_) => return Err(bad("`fields` must be an object".to_owned())),
    };
    let item = match members.shift_remove("item") {
        None => None,
        Some(Value::String(path)) => Some(item(served, &path).ok_or_else(|| {
            bad(
                "`item` must be the path of an object that was created, such as `/parcels/prc_1`"
                    .to_owned(),
            )
        })?),
        Some(_) => return Err(bad("`item` must be a string".to_owned())),
    };
    if let Some(name) = members.keys().next() {
        return Err(bad(format!(
            "`{name}` is unknown; expected `fields` or `item`"
        )));
    }
    let Some(sender) = &served.sender else {
        let message = "webhooks have no receiver: set one with --webhook URL";
        return Err((StatusCode::CONFLICT, message.to_owned()));
    };
    let number = {
        let mut state = simulator.state();
        state.sent += 1;
        state.sent - 1
    };
    let content = Content {
        event,
        item: item.as_ref(),
        fields: &fields,
        now: Timestamp::now(),
        number,
        receiver: sender.path(),
    };
    let Some(letter) = write_letter(&simulator.spec, &simulator.webhook_key, &content) else {
        let known = events(&simulator.spec).join("`, `");
        let message = format!("the spec has no such event; it has `{known}`");
        return Err((StatusCode::NOT_FOUND, message));
    };
    let delivery = sender.send(event, &letter).await;
    let value = delivery.to_json();
    served.log(Entry::Delivery(&delivery));
    simulator.state().log_delivery(delivery);
    Ok(value)
}

/// Returns the object that was created at a path.
fn item(served: &Served, path: &str) -> Option<Members> {
    let path = path
        .strip_prefix(served.simulator.base_path())
        .unwrap_or(path);
    let (collection, id) = path.trim_matches('/').rsplit_once('/')?;
    served.simulator.state().store.get(collection, id).cloned()
}

/// Reads a body, which may be empty.
fn members(request: &Request<Bytes>) -> Result<Members, Failed> {
    if request.body().is_empty() {
        return Ok(Map::new());
    }
    let value = serde_json::from_slice(request.body());
    value.map_err(|_| {
        (
            StatusCode::BAD_REQUEST,
            "the body must be a JSON object".to_owned(),
        )
    })
}
