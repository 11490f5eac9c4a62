//! A server that keeps accepted requests, and loses those that a test selects.

use bytes::Bytes;
use durianpay_test_support::scripted_transport::{Clock, Reply, Server, header};
use http::Request;
use serde_json::{Value, json};
use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What happens to a request that creates something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    Nothing,
    /// No connection.
    Refused,
    /// It never arrives, and the connection breaks.
    NeverArrived,
    /// It is carried out, and its response is lost.
    Lost,
    /// It is carried out, and nothing comes back until the time is up.
    Silent,
    /// It is rejected by a code of a status and a case.
    Code(u16, &'static str),
    /// It is carried out, and the response has an error code.
    DoneWithCode(u16, &'static str),
}

/// An operation that creates something.
struct Creation {
    path: &'static str,
    service: &'static str,
    reference: &'static str,
    amount: &'static str,
}

const CREATIONS: [Creation; 7] = [
    creation("/transfer-interbank", "18", "partnerReferenceNo", "amount"),
    creation("/emoney/topup", "38", "partnerReferenceNo", "amount"),
    creation("/qr/qr-mpm-generate", "47", "partnerReferenceNo", "amount"),
    creation(
        "/debit/payment-host-to-host",
        "54",
        "partnerReferenceNo",
        "amount",
    ),
    creation("/debit/refund", "58", "partnerRefundNo", "refundAmount"),
    creation("/qr/qr-mpm-refund", "78", "partnerRefundNo", "refundAmount"),
    creation("/transfer-va/create-va", "27", "trxId", "totalAmount"),
];

const fn creation(
    path: &'static str,
    service: &'static str,
    reference: &'static str,
    amount: &'static str,
) -> Creation {
    Creation {
        path,
        service,
        reference,
        amount,
    }
}

/// Something that was created.
#[derive(Debug, Clone)]
struct Made {
    service: &'static str,
    reference: String,
    amount: String,
    id: String,
    at: Duration,
}

/// The configuration and the state of the server.
#[derive(Debug, Default)]
pub(crate) struct State {
    made: Vec<Made>,
    external_ids: BTreeSet<String>,
    pub(crate) faults: VecDeque<Fault>,
    /// How long after it was created something is visible.
    pub(crate) delay: Duration,
    /// Whether it accepts a second request of the same reference.
    pub(crate) accepts_duplicates: bool,
    /// Whether the status of an e-wallet payment has its refunds.
    pub(crate) has_no_refund_history: bool,
    /// The members of the status of a transfer that replace the true ones.
    pub(crate) status: Option<Value>,
}

/// A handle of the server.
#[derive(Debug, Clone)]
pub(crate) struct Snap {
    pub(crate) server: Server,
    pub(crate) clock: Clock,
    state: Arc<Mutex<State>>,
}

impl Snap {
    pub(crate) fn new() -> Self {
        let clock = Clock::new();
        let state = Arc::<Mutex<State>>::default();
        let answering = (Arc::clone(&state), clock.clone());
        let server = Server::new(move |request, _| {
            let (state, clock) = &answering;
            state.lock().unwrap().answer(request, clock.elapsed())
        });
        Self {
            server: server.with_date(&clock),
            clock,
            state,
        }
    }

    /// Changes the configuration of the server.
    pub(crate) fn set(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state.lock().unwrap());
    }

    /// Sets what happens to the next requests that create something.
    pub(crate) fn faults(&self, faults: impl IntoIterator<Item = Fault>) {
        self.set(|state| state.faults.extend(faults));
    }

    /// Returns how many things of a reference were created.
    pub(crate) fn made(&self, reference: &str) -> usize {
        let state = self.state.lock().unwrap();
        let made = state.made.iter();
        made.filter(|made| made.reference == reference).count()
    }

    /// Returns the `X-EXTERNAL-ID` of each request to a path.
    pub(crate) fn external_ids(&self, path: &str) -> Vec<String> {
        let calls = self.server.calls().into_iter();
        let of_path = calls.filter(|call| call.uri().path().ends_with(path));
        of_path
            .map(|call| header(&call, "x-external-id").to_owned())
            .collect()
    }

    /// Returns the number of requests to a path.
    pub(crate) fn requests(&self, path: &str) -> usize {
        self.external_ids(path).len()
    }
}

impl State {
    fn answer(&mut self, request: &Request<Bytes>, now: Duration) -> Reply {
        let path = request.uri().path();
        let body: Value = serde_json::from_slice(request.body()).unwrap();
        let external_id = header(request, "x-external-id").to_owned();
        let mut creations = CREATIONS.iter();
        if let Some(creation) = creations.find(|it| path.ends_with(it.path)) {
            return self.create(creation, &body, external_id, now);
        }
        let text = |name: &str| body[name].as_str().unwrap_or_default();
        match path.trim_start_matches("/v1.0") {
            "/transfer/status" => self.transfer("18", "36", text("originalPartnerReferenceNo"), now),
            "/emoney/topup-status" => {
                self.transfer("38", "39", text("originalPartnerReferenceNo"), now)
            }
            "/debit/status" => self.payment(text("originalReferenceNo"), now),
            "/qr/qr-mpm-query" => Reply::Json(
                200,
                json!({"responseCode": "2005100", "originalReferenceNo": text("originalReferenceNo")})
                    .to_string(),
            ),
            "/transfer-va/inquiry-va" => {
                let account = json!({"responseCode": "2003000", "virtualAccountData": body});
                Reply::Json(200, account.to_string())
            }
            other => panic!("{other}"),
        }
    }

    fn create(
        &mut self,
        creation: &Creation,
        body: &Value,
        external_id: String,
        now: Duration,
    ) -> Reply {
        let fault = self.faults.pop_front().unwrap_or(Fault::Nothing);
        let code = |status: u16, case: &str| {
            Reply::code(status, &format!("{status}{}{case}", creation.service))
        };
        match fault {
            Fault::Refused => return Reply::Refused,
            Fault::NeverArrived => return Reply::Broken,
            Fault::Code(status, case) => return code(status, case),
            Fault::Nothing | Fault::Lost | Fault::Silent | Fault::DoneWithCode(..) => {}
        }
        let reference = body[creation.reference].as_str().unwrap().to_owned();
        let is_known =
            |made: &Made| made.service == creation.service && made.reference == reference;
        let reply = if !self.external_ids.insert(external_id) {
            code(409, "00")
        } else if !self.accepts_duplicates && self.made.iter().any(is_known) {
            code(409, "01")
        } else {
            let id = format!("id_{}", self.made.len() + 1);
            self.made.push(Made {
                service: creation.service,
                reference: reference.clone(),
                amount: body[creation.amount]["value"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned(),
                id: id.clone(),
                at: now,
            });
            let accepted = json!({
                "responseCode": format!("200{}00", creation.service),
                "referenceNo": id,
                "refundNo": id,
                "partnerReferenceNo": reference,
                "qrContent": format!("code of {id}"),
                "virtualAccountData": { "virtualAccountNo": "880088009876543210" },
            });
            Reply::Json(200, accepted.to_string())
        };
        match fault {
            Fault::Lost => Reply::Broken,
            Fault::Silent => Reply::Silence,
            Fault::DoneWithCode(status, case) => code(status, case),
            _ => reply,
        }
    }

    /// Answers a question for the status of a transfer.
    fn transfer(&self, of: &str, service: &str, reference: &str, now: Duration) -> Reply {
        let mut made = self.made.iter();
        let found = made.find(|made| {
            made.service == of && made.reference == reference && self.is_visible(made, now)
        });
        let Some(made) = found else {
            return Reply::code(404, &format!("404{service}01"));
        };
        let mut status = json!({
            "responseCode": format!("200{service}00"),
            "originalPartnerReferenceNo": reference,
            "originalReferenceNo": made.id,
            "amount": { "value": made.amount, "currency": "IDR" },
            "latestTransactionStatus": "03",
        });
        if let (Some(Value::Object(other)), Value::Object(status)) = (&self.status, &mut status) {
            status.extend(other.clone());
        }
        Reply::Json(200, status.to_string())
    }

    /// Answers a question for the status of an e-wallet payment.
    fn payment(&self, id: &str, now: Duration) -> Reply {
        let made = self.made.iter();
        let refunds = made.filter(|made| made.service == "58" && self.is_visible(made, now));
        let refunds: Vec<Value> = refunds
            .map(|made| {
                json!({
                    "refundNo": made.id,
                    "partnerRefundNo": made.reference,
                    "refundAmount": { "value": made.amount, "currency": "IDR" },
                })
            })
            .collect();
        let mut status = json!({ "responseCode": "2005500", "originalReferenceNo": id });
        if !self.has_no_refund_history {
            status["refundHistory"] = refunds.into();
        }
        Reply::Json(200, status.to_string())
    }

    fn is_visible(&self, made: &Made, now: Duration) -> bool {
        now >= made.at + self.delay
    }
}
