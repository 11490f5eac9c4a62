//! Webhooks that a plain thread receives and another one handles.

use crate::support::{Server, order};
use durianpay_client::api::{ChargeResponse, QrisCharge};
use durianpay_client::blocking::{Blocking, Wait, block_on};
use durianpay_client::webhook::inbox::{
    Delivery, Inbox, Incoming, MemoryStore, Occurrence, Worker,
};
use durianpay_client::webhook::{Expectation, Expected, Verifier};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::panic::resume_unwind;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use tokio::sync::oneshot;

/// Reads the body of a request, and responds with 200 if the inbox has stored it.
fn serve(mut stream: TcpStream, inbox: &Inbox) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let line = line.trim().to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let status = match inbox.receive(Incoming::new(&body)).wait() {
        Ok(_) => "200 OK",
        Err(_) => "503 Service Unavailable",
    };
    let response = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    stream.write_all(response.as_bytes()).unwrap();
}

#[test]
fn a_paid_order_is_handled_by_functions() {
    let server = Server::start();
    let client = server.client();
    let inbox = Inbox::new(
        MemoryStore::default(),
        Verifier::new([server.api_key().clone()]),
    );
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    server
        .set_webhook_url(&format!("http://{address}/hook"))
        .unwrap();
    let receiving = inbox.clone();
    thread::spawn(move || {
        for stream in listener.incoming() {
            serve(stream.unwrap(), &receiving);
        }
    });

    let created = order(&client);
    let expected = Expectation::Order(Expected::new(&created.id, 10_000));
    let worker = Worker::new(
        inbox,
        client.clone(),
        Blocking::new(move |_| Ok(expected.clone())),
    );
    let (tell, told) = mpsc::channel();
    let reading = client.clone();
    let handler = Blocking::new(move |delivery: Delivery| {
        if delivery.attempt() == 1 {
            // As a panic does, without its words. It is tried again.
            resume_unwind(Box::new(()));
        }
        if let Occurrence::OrderPaid(paid) = delivery.occurrence() {
            tell.send(reading.orders().get(&paid.order_id).wait()?)?;
        }
        Ok(())
    });
    let (stop, stopped) = oneshot::channel::<()>();
    let working = thread::spawn(move || block_on(worker.run_until(stopped, handler)));

    let charge = QrisCharge::new(&created.id, 10_000);
    let charge = client.payments().charge(charge).wait().unwrap();
    let ChargeResponse::Qris(qris) = charge.response else {
        panic!("not QRIS: {charge:?}");
    };
    block_on(server.pay(&qris.payment_id)).unwrap().unwrap();
    let paid = told.recv_timeout(Duration::from_secs(20)).unwrap();
    assert_eq!(paid.id, created.id);
    drop(stop);
    assert!(working.join().unwrap().unwrap().is_err());
}
