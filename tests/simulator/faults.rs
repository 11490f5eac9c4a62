//! Injected faults over a socket, with the client's default retries: nothing must act twice, and
//! the error must be true.

use crate::support::{AUTHORIZED, order, order_and_payment};
use durianpay_client::api::{
    CreateRefund, CreateRefundFields, DisbursementPayout, DisbursementPayoutFields, OrderId,
    PaymentId, QrisCharge, SubmitDisbursement, SubmitDisbursementHeaders,
    SubmitDisbursementOptions, endpoint,
};
use durianpay_client::{Client, Endpoint, Error, ErrorKind, Outcome};
use durianpay_simulator::{Effect, Fault, Simulator};
use std::io;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const EVERY: [Fault; 10] = [
    Fault::Delay(Duration::from_millis(20)),
    Fault::Reset(Effect::NotApplied),
    Fault::Reset(Effect::Applied),
    Fault::Close(Effect::NotApplied),
    Fault::Close(Effect::Applied),
    Fault::CutBody,
    Fault::TooManyRequests {
        retry_after: Duration::ZERO,
    },
    Fault::ServerError(Effect::NotApplied),
    Fault::ServerError(Effect::Applied),
    Fault::Unavailable,
];

/// A call that moves money, with its order and payment.
struct Scene {
    client: Client,
    operation: &'static Endpoint,
    order: OrderId,
    payment: PaymentId,
}

const MONEY: [&Endpoint; 4] = [
    &endpoint::ORDERS_CREATE,
    &endpoint::PAYMENTS_CHARGE,
    &endpoint::REFUNDS_CREATE,
    &endpoint::DISBURSEMENTS_SUBMIT,
];

impl Scene {
    /// Creates an order to be charged and a payment to be refunded.
    async fn set(simulator: &Simulator, operation: &'static Endpoint) -> Self {
        let client = simulator.client();
        let (_, payment) = order_and_payment(&client).await;
        simulator.pay(&payment).await.unwrap();
        let order = client.orders().create(order()).await.unwrap().id;
        Self {
            client,
            operation,
            order,
            payment,
        }
    }

    async fn call(&self) -> Result<(), Error> {
        let Self {
            client,
            operation,
            order: id,
            payment,
        } = self;
        match operation.id {
            "orders.create" => client.orders().create(order()).await.map(drop),
            "payments.charge" => {
                let charge = QrisCharge::new(id, crate::support::amount("10000.67"));
                client.payments().charge(charge).await.map(drop)
            }
            "refunds.create" => {
                let refund = CreateRefund::new(CreateRefundFields {
                    ref_id: "refund-1".into(),
                    payment_id: payment.clone(),
                    amount: 5_000.into(),
                });
                client.refunds().create(refund).await.map(drop)
            }
            "disbursements.submit" => {
                let payout = DisbursementPayout::new(DisbursementPayoutFields {
                    account_owner_name: "Jane Doe".into(),
                    bank_code: "bca".into(),
                    amount: 10_000.into(),
                    account_number: "8422640".into(),
                });
                let batch = SubmitDisbursement::new("batch", [payout]);
                let options = SubmitDisbursementOptions::new().force_disburse(true);
                let headers = SubmitDisbursementHeaders::new("key-1");
                let disbursements = client.disbursements();
                let call = disbursements.submit_with(batch, options, headers);
                call.await.map(drop)
            }
            other => panic!("{other} moves no money"),
        }
    }
}

/// Makes the call while the fault affects this many requests of its operation. Returns the number
/// of executions.
async fn meet(operation: &'static Endpoint, fault: Fault, times: usize) -> usize {
    let name = format!("{} and {times} of {fault:?}", operation.id);
    let simulator = Simulator::start().await.unwrap();
    let scene = Scene::set(&simulator, operation).await;
    let before = simulator.executions(operation);
    for _ in 0..times {
        simulator.faults().next_of(operation, fault);
    }
    let result = scene.call().await;
    let effects = simulator.executions(operation) - before;
    assert!(effects <= 1, "{name}: acted {effects} times");
    match result.as_ref().map_err(Error::outcome) {
        Ok(()) => assert_eq!(effects, 1, "{name}"),
        Err(Outcome::NotSent | Outcome::Rejected) => assert_eq!(effects, 0, "{name}"),
        Err(Outcome::Unknown) => {}
    }
    let met = simulator.requests();
    let met = met.iter().filter(|request| request.fault.is_some()).count();
    assert_eq!(met + simulator.faults().waiting(), times, "{name}");
    assert!(met > 0, "{name}: no request met it");
    effects
}

#[tokio::test]
async fn no_fault_makes_a_call_act_twice() {
    for operation in MONEY {
        for fault in EVERY {
            for times in [1, 3] {
                let effects = meet(operation, fault, times).await;
                if fault.effect() == Effect::Applied {
                    assert_eq!(effects, 1, "{} and {fault:?}", operation.id);
                }
            }
        }
    }
}

#[tokio::test]
async fn keyed_calls_and_reads_survive_one_fault() {
    for fault in EVERY {
        let simulator = Simulator::start().await.unwrap();
        let scene = Scene::set(&simulator, &endpoint::DISBURSEMENTS_SUBMIT).await;
        simulator.faults().next(fault);
        scene.call().await.unwrap();
        simulator.faults().next(fault);
        scene.client.orders().get(&scene.order).await.unwrap();
        assert_eq!(simulator.faults().waiting(), 0);
    }
}

#[tokio::test]
async fn a_late_response_is_an_unknown_outcome() {
    let simulator = Simulator::start().await.unwrap();
    let late = Fault::Delay(Duration::from_secs(60));
    simulator.faults().next(late);
    let client = simulator.client();
    let create = client.orders().create(order());
    let error = create
        .timeout(Duration::from_millis(300))
        .await
        .unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(simulator.executions(&endpoint::ORDERS_CREATE), 1);
}

/// Creates an order on a separate connection. Returns all bytes of the response, and the way in
/// which the connection ended.
async fn exchange(simulator: &Simulator) -> (String, io::Result<()>) {
    let host = simulator.base_url().strip_prefix("http://").unwrap();
    let host = host.strip_suffix("/v1").unwrap();
    let body = r#"{"amount":"5.00","customer":{"email":"jane@example.com"},"currency":"IDR"}"#;
    let head = format!("POST /v1/orders HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n");
    let length = body.len();
    let request = format!("{head}{AUTHORIZED}content-length: {length}\r\n\r\n{body}");
    let mut stream = TcpStream::connect(host).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let end = stream.read_to_end(&mut answer).await.map(drop);
    (String::from_utf8(answer).unwrap(), end)
}

#[tokio::test]
async fn each_fault_has_its_named_effect_on_the_wire() {
    let simulator = Simulator::start().await.unwrap();
    let (whole, end) = exchange(&simulator).await;
    end.unwrap();
    let (head, body) = whole.split_once("\r\n\r\n").unwrap();
    let is_head = |answer: &str, line: &str| answer.to_lowercase().contains(line);

    for effect in [Effect::NotApplied, Effect::Applied] {
        let before = simulator.executions(&endpoint::ORDERS_CREATE);
        simulator.faults().next(Fault::Reset(effect));
        let (answer, end) = exchange(&simulator).await;
        let end = end.unwrap_err().kind();
        assert_eq!((&*answer, end), ("", io::ErrorKind::ConnectionReset));

        simulator.faults().next(Fault::Close(effect));
        let (answer, end) = exchange(&simulator).await;
        end.unwrap();
        assert_eq!(answer, "");

        simulator.faults().next(Fault::ServerError(effect));
        let (answer, _) = exchange(&simulator).await;
        assert!(answer.starts_with("HTTP/1.1 500 "), "{answer}");
        let acted = simulator.executions(&endpoint::ORDERS_CREATE) - before;
        assert_eq!(acted, if effect == Effect::Applied { 3 } else { 0 });
    }

    simulator.faults().next(Fault::CutBody);
    let (answer, end) = exchange(&simulator).await;
    end.unwrap();
    let (cut_head, cut_body) = answer.split_once("\r\n\r\n").unwrap();
    assert_eq!(
        (cut_head.len(), cut_body.len()),
        (head.len(), body.len() / 2)
    );

    let retry_after = Duration::from_secs(7);
    simulator
        .faults()
        .next(Fault::TooManyRequests { retry_after });
    let (answer, _) = exchange(&simulator).await;
    assert!(answer.starts_with("HTTP/1.1 429 "), "{answer}");
    assert!(is_head(&answer, "\r\nretry-after: 7\r\n"), "{answer}");

    simulator.faults().next(Fault::Unavailable);
    let (answer, _) = exchange(&simulator).await;
    assert!(answer.starts_with("HTTP/1.1 503 "), "{answer}");

    let time = Duration::from_millis(100);
    simulator.faults().next(Fault::Delay(time));
    let start = Instant::now();
    let (answer, _) = exchange(&simulator).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert!(start.elapsed() >= time);
}

#[tokio::test]
async fn faults_wait_for_their_operation_and_can_be_cleared() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let faults = simulator.faults();
    faults
        .next_of(&endpoint::REFUNDS_CREATE, Fault::Unavailable)
        .next(Fault::ServerError(Effect::NotApplied))
        .next(Fault::TooManyRequests {
            retry_after: Duration::from_secs(1),
        });
    let statuses = async || {
        let error = client.orders().create(order()).await.map(drop);
        error.map_err(|error| error.status().unwrap().as_u16())
    };
    assert_eq!((statuses().await, faults.waiting()), (Err(500), 2));
    assert_eq!((statuses().await, faults.waiting()), (Err(429), 1));
    assert_eq!((statuses().await, faults.waiting()), (Ok(()), 1));
    faults.random(1, 100).clear();
    assert_eq!((statuses().await, faults.waiting()), (Ok(()), 0));
    let met: Vec<_> = simulator.requests().iter().map(|sent| sent.fault).collect();
    assert_eq!(
        met,
        [
            Some(Fault::ServerError(Effect::NotApplied)),
            Some(Fault::TooManyRequests {
                retry_after: Duration::from_secs(1)
            }),
            None,
            None
        ]
    );
}

#[tokio::test]
async fn effects_describe_executed_requests() {
    let simulator = Simulator::start().await.unwrap();
    let scene = Scene::set(&simulator, &endpoint::DISBURSEMENTS_SUBMIT).await;
    let of = |operation| simulator.executions(operation);
    assert_eq!(of(&endpoint::ORDERS_CREATE), 2);
    // The same key acts once; a rejected request does not act.
    scene.call().await.unwrap();
    let repeated = scene.call().await.unwrap_err();
    assert_eq!(repeated.kind(), ErrorKind::Conflict);
    assert_eq!(repeated.outcome(), Outcome::Unknown);
    assert_eq!(of(&endpoint::DISBURSEMENTS_SUBMIT), 1);
    let refund = CreateRefund::new(CreateRefundFields {
        ref_id: "refund-1".into(),
        payment_id: "pay_of_nobody".into(),
        amount: 5_000.into(),
    });
    scene.client.refunds().create(refund).await.unwrap_err();
    assert_eq!(of(&endpoint::REFUNDS_CREATE), 0);
    // Reads have no count.
    scene.client.orders().get(&scene.order).await.unwrap();
    assert_eq!(of(&endpoint::ORDERS_GET), 0);
}
