//! The requests of a client, chosen at random.

use super::ledger::Ledger;
use crate::support::amount;
use durianpay_client::Amount;
use durianpay_simulator::Simulator;
use http::StatusCode;
use reqwest::{Client, Method};
use serde_json::{Value, json};
use std::sync::{Mutex, PoisonError};

/// The number of orders that all clients share.
const ORDERS: usize = 12;

/// The number of keys that all clients share.
const KEYS: usize = 8;

/// Steele, Lea and Flood's `SplitMix64`: every seed has another sequence.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % most as u64).unwrap()
    }

    fn pick<T: Clone>(&mut self, choices: &[T]) -> Option<T> {
        match choices.len() {
            0 => None,
            most => choices.get(self.below(most)).cloned(),
        }
    }
}

/// A simulator, the objects that all clients share, and what was accepted.
pub(super) struct World {
    pub(super) simulator: Simulator,
    http: Client,
    pub(super) orders: Vec<String>,
    /// The number of an account for a single payment.
    pub(super) account: String,
    ledger: Mutex<Ledger>,
}

impl World {
    pub(super) async fn start() -> Self {
        let simulator = Simulator::builder()
            .webhook_receiver(|_| std::future::ready(StatusCode::OK))
            .start()
            .await
            .unwrap();
        let mut world = Self {
            simulator,
            http: Client::builder().no_proxy().build().unwrap(),
            orders: Vec::new(),
            account: String::new(),
            ledger: Mutex::default(),
        };
        for _ in 0..ORDERS {
            let order = json!({
                "amount": "10000", "currency": "IDR", "customer": { "email": "jane@example.com" },
            });
            let order = world.merchant("POST", "orders", Some(order)).await.unwrap();
            let id = order["data"]["id"].as_str().unwrap().to_owned();
            world.orders.push(id);
        }
        let account = json!({
            "bank_code": "BCA", "name": "Jane", "is_closed": true, "amount": "5000",
            "is_reusable": false,
            "customer": { "given_name": "Jane", "email": "jane@example.com" },
        });
        let account = world.merchant("POST", "payments/va", Some(account)).await;
        let account = account.unwrap();
        let number = &account["data"]["virtual_account"]["account_number"];
        number.as_str().unwrap().clone_into(&mut world.account);
        world
    }

    pub(super) fn ledger(&self) -> Ledger {
        self.with_ledger(|ledger| ledger.clone())
    }

    fn with_ledger<T>(&self, change: impl FnOnce(&mut Ledger) -> T) -> T {
        // A client that failed the test has poisoned it.
        change(&mut self.ledger.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) async fn balance(&self) -> Amount {
        let overview = self.control("GET", "", None).await.unwrap();
        amount(overview["balance"].as_str().unwrap())
    }

    /// Sends a request of the merchant. Returns the response if it was accepted.
    pub(super) async fn merchant(
        &self,
        method: &str,
        path: &str,
        body: Option<Value>,
    ) -> Option<Value> {
        let url = format!("{}/{path}", self.simulator.base_url());
        self.send(method, &url, body, "").await
    }

    /// Sends a request of the control API. Returns the response if it was accepted.
    pub(super) async fn control(
        &self,
        method: &str,
        path: &str,
        body: Option<Value>,
    ) -> Option<Value> {
        let host = self.simulator.base_url().strip_suffix("/v1").unwrap();
        self.send(method, &format!("{host}/_sim/{path}"), body, "")
            .await
    }

    async fn send(&self, method: &str, url: &str, body: Option<Value>, key: &str) -> Option<Value> {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let mut request = self.http.request(method, url);
        request = request.basic_auth("dp_test_simulator", Some(""));
        if !key.is_empty() {
            let header = format!("request-{key}");
            request = request.header("x-idempotency-key", header);
            request = request.header("idempotency_key", key);
        }
        if let Some(body) = body {
            request = request.body(body.to_string());
        }
        let response = request.send().await.unwrap();
        let status = response.status();
        let text = response.text().await.unwrap();
        assert!(
            !status.is_server_error() || text.contains("error getting"),
            "{url}: {text}"
        );
        status
            .is_success()
            .then(|| serde_json::from_str(&text).unwrap())
    }

    /// Makes one random request.
    pub(super) async fn step(&self, random: &mut Random) {
        match random.below(10) {
            0 | 1 => self.charge(random).await,
            2 | 3 => self.end(random).await,
            4 | 5 => self.refund(random).await,
            6 => self.submit(random).await,
            7 => self.approve(random).await,
            8 => self.pay_into_account(random).await,
            _ => self.list(random).await,
        }
    }

    async fn charge(&self, random: &mut Random) {
        let order = random.pick(&self.orders).unwrap();
        let charge = json!({
            "type": "QRIS",
            "request": { "order_id": order, "amount": "10000", "type": "QRIS" },
        });
        let accepted = self.merchant("POST", "payments/charge", Some(charge)).await;
        if let Some(charge) = accepted {
            let payment = charge["data"]["response"]["payment_id"].as_str().unwrap();
            let payment = payment.to_owned();
            self.with_ledger(|ledger| ledger.charged.entry(order).or_default().push(payment));
        }
    }

    async fn end(&self, random: &mut Random) {
        let Some(payment) = random.pick(&self.ledger().payments()) else {
            return;
        };
        let choice = random.below(7);
        let (action, status) = match choice {
            0 => ("fail", "failed"),
            1 => ("expire", "expired"),
            2 | 3 => ("cancel", "cancelled"),
            _ => ("pay", "completed"),
        };
        let accepted = match choice {
            2 => {
                let path = format!("payments/{payment}/cancel");
                self.merchant("PUT", &path, None).await
            }
            _ => {
                let body = (choice == 6).then(|| json!({ "amount": "12345.67" }));
                let path = format!("payments/{payment}/{action}");
                self.control("POST", &path, body).await
            }
        };
        if accepted.is_some() {
            self.with_ledger(|ledger| ledger.ended.entry(payment).or_default().push(status));
        }
    }

    async fn refund(&self, random: &mut Random) {
        let Some(payment) = random.pick(&self.ledger().payments()) else {
            return;
        };
        let amount = Amount::from_hundredths(100_000 * i64::try_from(random.below(7)).unwrap());
        let refund = json!({
            "ref_id": format!("refund-{}", random.below(1 << 32)),
            "payment_id": payment,
            "amount": amount.to_string(),
        });
        let accepted = self.merchant("POST", "refunds", Some(refund)).await;
        if accepted.is_some() {
            self.with_ledger(|ledger| ledger.refund(&payment, amount));
        }
    }

    /// Submits the batch of a key; each client sends the same one under it.
    async fn submit(&self, random: &mut Random) {
        let number = random.below(KEYS);
        let item = |account: &str| {
            json!({
                "account_owner_name": "Jane", "bank_code": "bca", "account_number": account,
                "amount": format!("{}.25", 1_000 + number),
            })
        };
        let batch = json!({ "name": "salaries", "items": [item("8422640"), item("8422642")] });
        let key = format!("batch-{number}");
        let url = format!("{}/disbursements/submit", self.simulator.base_url());
        if let Some(batch) = self.send("POST", &url, Some(batch), &key).await {
            let id = batch["data"]["id"].as_str().unwrap().to_owned();
            self.with_ledger(|ledger| ledger.submitted.entry(key).or_default().insert(id));
        }
    }

    async fn approve(&self, random: &mut Random) {
        let Some(batch) = random.pick(&self.ledger().batches()) else {
            return;
        };
        let accepted = if random.below(2) == 0 {
            let path = format!("disbursements/{batch}/approve");
            self.merchant("POST", &path, None).await
        } else {
            let path = format!("batches/{batch}/approve");
            self.control("POST", &path, None).await
        };
        if accepted.is_some() {
            self.with_ledger(|ledger| *ledger.approved.entry(batch).or_default() += 1);
        }
    }

    async fn pay_into_account(&self, random: &mut Random) {
        let number = &self.account;
        let accepted = if random.below(2) == 0 {
            let path = format!("virtual_accounts/{number}/pay");
            let body = Some(json!({ "amount": "5000" }));
            self.control("POST", &path, body).await
        } else {
            let body = Some(json!({ "account_number": number, "amount": "5000" }));
            self.merchant("POST", "payments/va/simulate", body).await
        };
        if accepted.is_some() {
            self.with_ledger(|ledger| ledger.paid_into += 1);
        }
    }

    async fn list(&self, random: &mut Random) {
        let lists = ["orders", "payments", "refunds"];
        let list = lists[random.below(lists.len())];
        let page = self.merchant("GET", list, None).await;
        assert!(page.is_some(), "{list} was rejected");
    }
}
