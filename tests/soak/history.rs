//! A random history of orders and payments at the simulator, and its result.

use crate::child::HOPELESS;
use crate::database::Books;
use crate::random::Random;
use durianpay_client::api::{
    ChargeResponse, CreateOrder, CreateRefund, CreateRefundFields, OrderCustomer, OrderId,
    PaymentId, QrisCharge,
};
use durianpay_client::{Amount, Client};
use durianpay_simulator::{DeliveryFault, Simulator, SimulatorError};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);
const AMOUNT: i64 = 10_000;

/// An order, and its result.
#[derive(Debug)]
pub(crate) struct Sale {
    pub(crate) order: OrderId,
    pub(crate) is_hopeless: bool,
    pub(crate) payments: Vec<(PaymentId, Fate)>,
    /// Whether the shop has it in its database.
    is_written: bool,
}

/// The result of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    Open,
    Paid,
    PaidLess,
    Failed,
    Expired,
    Refunded,
}

pub(crate) struct History<'s> {
    simulator: &'s Simulator,
    client: Client,
    books: Books,
    pub(crate) random: Random,
    pub(crate) sales: Vec<Sale>,
}

impl<'s> History<'s> {
    pub(crate) fn new(simulator: &'s Simulator, books: Books, seed: u64) -> Self {
        Self {
            simulator,
            client: simulator.client(),
            books,
            random: Random::new(seed),
            sales: Vec::new(),
        }
    }

    /// One random step.
    pub(crate) async fn step(&mut self) {
        match self.random.below(10) {
            0..=3 => self.sell().await,
            4..=7 => self.settle_a_payment().await,
            8 => self.forge().await,
            _ => {
                let minutes = [0, 1, 3, 11, 91][self.random.below(5)];
                self.simulator.advance(MINUTE * minutes).await.unwrap();
            }
        }
    }

    async fn sell(&mut self) {
        let is_hopeless = self.random.percent(5);
        let rupiah = if is_hopeless { HOPELESS } else { AMOUNT };
        let jane = OrderCustomer::new().email("jane.doe@example.com");
        let create = CreateOrder::new(Amount::from_rupiah(rupiah).unwrap(), jane);
        let order = self.client.orders().create(create).await.unwrap();
        let mut sale = Sale {
            order: order.id.clone(),
            is_hopeless,
            payments: Vec::new(),
            is_written: self.random.percent(70),
        };
        for _ in 0..=self.random.below(3) {
            let qris = QrisCharge::new(&order.id, order.amount);
            let charge = self.client.payments().charge(qris).await.unwrap();
            let ChargeResponse::Qris(qris) = charge.response else {
                panic!("a QRIS charge has another response");
            };
            sale.payments.push((qris.payment_id, Fate::Open));
        }
        if sale.is_written {
            self.books.sell(order.id.as_str(), rupiah).await;
        }
        self.sales.push(sale);
    }

    /// Brings a payment that is open to an end, and refunds some.
    async fn settle_a_payment(&mut self) {
        if self.sales.is_empty() {
            return;
        }
        self.injure();
        let sale = self.random.below(self.sales.len());
        let Some(at) = self.sales[sale]
            .payments
            .iter()
            .position(|(_, fate)| *fate == Fate::Open)
        else {
            return;
        };
        let id = self.sales[sale].payments[at].0.clone();
        let fate = match self.random.below(20) {
            0..=11 => Fate::Paid,
            12 => Fate::PaidLess,
            13 | 14 => Fate::Failed,
            15 | 16 => Fate::Expired,
            _ => Fate::Refunded,
        };
        let ended = match fate {
            Fate::Failed => self.simulator.fail(&id).await,
            Fate::Expired => self.simulator.expire(&id).await,
            Fate::PaidLess => self.simulator.pay_amount(&id, Amount::from(1)).await,
            Fate::Paid | Fate::Refunded | Fate::Open => self.simulator.pay(&id).await,
        };
        match ended {
            Ok(_) => {}
            // The clock was faster.
            Err(SimulatorError::NotProcessing { .. }) => {
                self.sales[sale].payments[at].1 = Fate::Expired;
                return;
            }
            Err(error) => panic!("{error}"),
        }
        if fate == Fate::Refunded {
            let amount = if self.sales[sale].is_hopeless {
                HOPELESS
            } else {
                AMOUNT
            };
            let amount = Amount::from_rupiah(amount).unwrap();
            let refund = CreateRefund::new(CreateRefundFields {
                ref_id: format!("refund-{id}"),
                payment_id: id.clone(),
                amount,
            });
            self.client.refunds().create(refund).await.unwrap();
        }
        self.sales[sale].payments[at].1 = fate;
    }

    /// Faults of reads and deliveries.
    fn injure(&mut self) {
        let faults = self.simulator.faults();
        match self.random.below(12) {
            0 => self.injure_delivery(DeliveryFault::Duplicate),
            1 => self.injure_delivery(DeliveryFault::Reorder),
            2 => self.injure_delivery(DeliveryFault::Tampered),
            3 => self.injure_delivery(DeliveryFault::Drop),
            4 => self.injure_delivery(DeliveryFault::Delay(MINUTE)),
            5 => self.injure_delivery(DeliveryFault::HangUp {
                after: Duration::ZERO,
            }),
            6 | 7 => {
                if let Some(sale) = self.sales.last() {
                    faults.lag(sale.order.as_str(), 3);
                    faults.lag(sale.payments[0].0.as_str(), 4);
                }
            }
            8 => {
                if let Some(sale) = self.sales.last() {
                    faults.show_status(sale.payments[0].0.as_str(), "captured", 2);
                }
            }
            _ => {}
        }
    }

    fn injure_delivery(&self, fault: DeliveryFault) {
        self.simulator.faults().next_delivery(fault);
    }

    /// An unsigned claim that a payment is completed.
    async fn forge(&mut self) {
        if self.sales.is_empty() {
            return;
        }
        let sale = &self.sales[self.random.below(self.sales.len())];
        let (id, _) = &sale.payments[0];
        let data = format!(
            r#"{{"id":"{id}","order_id":"{}","amount":"10000"}}"#,
            sale.order
        );
        let data = durianpay_client::json::Json::parse(&data).unwrap();
        self.simulator
            .trigger("payment.completed", data)
            .await
            .unwrap();
    }

    /// Ends the history: every payment has a fate and every order is in the database.
    pub(crate) async fn finish(&mut self) {
        for sale in &mut self.sales {
            let rupiah = if sale.is_hopeless { HOPELESS } else { AMOUNT };
            self.books.sell(sale.order.as_str(), rupiah).await;
        }
        // Open payments expire within the hour, and rejected webhooks come again.
        self.simulator.faults().clear();
        for _ in 0..6 {
            self.simulator.advance(MINUTE * 100).await.unwrap();
        }
        for sale in &mut self.sales {
            for (_, fate) in &mut sale.payments {
                if *fate == Fate::Open {
                    *fate = Fate::Expired;
                }
            }
        }
    }
}
