//! A simulator whose server runs on a runtime of its own, and a customer.

use durianpay_client::Client;
use durianpay_client::api::{CreateOrder, Order, OrderCustomer};
use durianpay_client::blocking::Wait;
use durianpay_simulator::Simulator;
use std::ops::Deref;
use std::sync::mpsc;
use std::thread;
use tokio::runtime::Builder;
use tokio::sync::oneshot;

/// A simulator that another thread serves.
pub(crate) struct Server {
    simulator: Simulator,
    #[expect(dead_code, reason = "dropping it ends the thread")]
    stop: oneshot::Sender<()>,
}

impl Server {
    pub(crate) fn start() -> Self {
        let (tell, told) = mpsc::channel();
        let (stop, stopped) = oneshot::channel();
        thread::spawn(move || {
            let runtime = Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                tell.send(Simulator::start().await.unwrap()).unwrap();
                let _ended = stopped.await;
            });
        });
        Self {
            simulator: told.recv().unwrap(),
            stop,
        }
    }
}

impl Deref for Server {
    type Target = Simulator;

    fn deref(&self) -> &Simulator {
        &self.simulator
    }
}

/// A request for an order of 10,000 rupiah.
pub(crate) fn request() -> CreateOrder {
    let jane = OrderCustomer::new().email("jane.doe@example.com");
    CreateOrder::new(10_000, jane)
}

pub(crate) fn order(client: &Client) -> Order {
    client.orders().create(request()).wait().unwrap()
}
