//! A simulator that holds one object of each kind, and the check of a call of it.

use bytes::Bytes;
use durianpay_client::api::{
    Address, ChargeResponse, CreateOrder, CreateRefund, CreateRefundFields,
    CreateStaticVirtualAccount, CreateStaticVirtualAccountFields, CreateVirtualAccount,
    CreateVirtualAccountFields, DisbursementPayout, DisbursementPayoutFields, OrderCustomer,
    OrderItem, OrderItemFields, QrisCharge, SubmitDisbursement, SubmitDisbursementHeaders,
    VirtualAccount, VirtualAccountCustomer, endpoint,
};
use durianpay_client::json::Decode;
use durianpay_client::testing::Script;
use durianpay_client::{
    Amount, ApiKey, Call, Client, Decimal, Endpoint, SendOptions, Timestamp, Transport as _,
};
use durianpay_simulator::{RecordedRequest, Simulator};
use http::header::{
    ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderMap, HeaderName, USER_AGENT,
};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

const KEY: &str = "dp_test_demo";
/// `printf 'dp_test_demo:' | base64`
const AUTHORIZED: &str = "Basic ZHBfdGVzdF9kZW1vOg==";

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("x-idempotency-key");

const AMOUNT: u32 = 10_000;

/// Endpoints whose right response is an error: the sandbox takes no top-ups, and a payment that
/// is to fail does.
const REJECTED: &[(&str, u16)] = &[
    ("disbursements.topup", 400),
    ("static_virtual_accounts.simulate", 422),
    ("virtual_accounts.simulate", 422),
];

pub(crate) struct Setup {
    endpoint: &'static str,
    simulator: Simulator,
    pub(crate) client: Client,
    /// The objects of the setup, by the names used in [`Sent`].
    made: BTreeMap<&'static str, String>,
}

/// The request that the simulator must have received. `$OrderId` means the order of the setup.
pub(crate) struct Sent {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) query: &'static [(&'static str, &'static str)],
    /// The headers that are the endpoint's own.
    pub(crate) headers: &'static [(&'static str, &'static str)],
    /// Whether there is a random idempotency key.
    pub(crate) keyed: bool,
    pub(crate) body: Option<&'static str>,
}

impl Setup {
    pub(crate) async fn new(endpoint: &'static str) -> Self {
        let simulator = Simulator::builder().api_key(key()).start().await.unwrap();
        let client = simulator.client();
        let mut setup = Self {
            endpoint,
            simulator,
            client,
            made: BTreeMap::new(),
        };
        setup.make_payment().await;
        setup.make_account().await;
        setup.make_batch().await;
        // The simulator answers for any of these.
        for (name, id) in [
            ("new_batch_key", "batch_1"),
            ("EwalletAccountId", "ewa_1"),
            ("InvoiceId", "inv_1"),
            ("MerchantId", "mer_1"),
            ("PromoId", "prm_1"),
            ("SettlementId", "set_1"),
            ("SubscriptionId", "sub_1"),
            ("TopUpId", "topup_1"),
        ] {
            setup.made.insert(name, id.to_owned());
        }
        setup
    }

    /// An order of a customer, and a payment of it: completed and refunded in part where
    /// refunds are asked for, processing elsewhere.
    async fn make_payment(&mut self) {
        let jane = OrderCustomer::new().email("jane.doe@example.com");
        let order = CreateOrder::new(AMOUNT * 2, jane);
        if self.endpoint == "payments.charge" {
            // A charge is of the whole order.
            let address = Address::new().city("Jakarta");
            let jane = OrderCustomer::new().email("jane.doe@example.com");
            let goods = OrderItem::new(OrderItemFields {
                name: "TV".into(),
                qty: 1,
                price: AMOUNT.into(),
            });
            let order = CreateOrder::new(AMOUNT, jane.address(address)).items([goods]);
            let order = self.client.orders().create(order);
            self.made("OrderId", &order.await.unwrap().id);
        }
        let order = self.client.orders().create(order).await.unwrap();
        let charge = QrisCharge::new(&order.id, order.amount);
        let charge = self.client.payments().charge(charge).await.unwrap();
        let ChargeResponse::Qris(qris) = charge.response else {
            panic!("a QRIS charge was answered otherwise");
        };
        self.made("OrderId", &order.id);
        self.made("CustomerId", &order.customer_id.unwrap());
        self.made("PaymentId", &qris.payment_id);
        if self.endpoint.starts_with("refunds.") {
            self.simulator.pay(&qris.payment_id).await.unwrap();
            let part = CreateRefund::new(CreateRefundFields {
                ref_id: "ref_0".into(),
                payment_id: qris.payment_id.clone(),
                amount: AMOUNT.into(),
            });
            let refund = self.client.refunds().create(part).await.unwrap();
            self.made("RefundId", &refund.id);
        }
    }

    #[expect(deprecated, reason = "what is deprecated is tested too")]
    async fn make_account(&mut self) {
        let jane = VirtualAccountCustomer::new("Jane").email("jane.doe@example.com");
        let account: VirtualAccount = if self.endpoint.starts_with("static_") {
            let account = CreateStaticVirtualAccount::new(CreateStaticVirtualAccountFields {
                bank_code: "BCA".into(),
                name: "Jane Doe".into(),
                is_closed: false,
                customer: jane,
            });
            let accounts = self.client.static_virtual_accounts();
            accounts.create(account).await.unwrap().virtual_account
        } else {
            let account = CreateVirtualAccount::new(CreateVirtualAccountFields {
                name: "Jane Doe".into(),
                customer: jane,
                bank_code: "BCA".into(),
            });
            let accounts = self.client.virtual_accounts();
            accounts.create(account).await.unwrap().virtual_account
        };
        self.made("VirtualAccountId", &account.id);
        self.made("account_number", &account.account_number);
    }

    async fn make_batch(&mut self) {
        let payout = DisbursementPayout::new(DisbursementPayoutFields {
            account_owner_name: "Jane Doe".into(),
            bank_code: "bca".into(),
            amount: AMOUNT.into(),
            account_number: "8422646".into(),
        });
        let batch = SubmitDisbursement::new("salaries", [payout]);
        let key = "batch_0";
        let headers = SubmitDisbursementHeaders::new(key);
        let batch = self.client.disbursements().submit(batch, headers);
        let batch = batch.await.unwrap();
        self.made("DisbursementId", &batch.id);
        self.made("BatchKey", &key);
    }

    fn made(&mut self, name: &'static str, id: &impl ToString) {
        self.made.entry(name).or_insert_with(|| id.to_string());
    }

    /// Returns the id that the setup has stored under a name.
    pub(crate) fn get(&self, name: &str) -> &str {
        &self.made[name]
    }

    /// Returns the text with the ids of the setup.
    fn fill(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (name, made) in &self.made {
            text = text.replace(&format!("${name}"), made);
        }
        assert!(!text.contains('$'), "the setup lacks something of {text}");
        text
    }

    /// Makes the call, and looks at what the simulator got and how it answered; then
    /// reads the samples of the answer.
    pub(crate) async fn check<T: Decode>(self, call: Call<T>, sent: &Sent, samples: &[&str]) {
        let id = self.endpoint;
        for sample in samples {
            let body = fs::read(format!("samples/{sample}.json")).unwrap();
            if let Err(error) = call.read_http(http::Response::new(Bytes::from(body))) {
                panic!("{sample}: {error}");
            }
        }
        let request = call.to_http().unwrap();
        read_example(id, &call, request.clone()).await;
        let before = self.simulator.requests().len();
        let response = call.await;
        let requests = self.simulator.requests();
        assert_eq!(requests.len(), before + 1, "{id} sends one request");
        let got = &requests[before];

        self.check_line(sent, got);
        self.check_headers(sent, request.headers());
        self.check_headers(sent, &got.headers);
        assert!(request.headers()[AUTHORIZATION].is_sensitive(), "{id}");
        assert_eq!(request.method(), got.method, "{id}");
        assert_eq!(request.body(), &got.body, "{id}");
        let uri = request.uri();
        assert_eq!(uri.path().strip_prefix("/v1"), Some(&*got.path), "{id}");
        assert_eq!(uri.query(), got.query.as_deref(), "{id}");

        let rejected = REJECTED.iter().find(|(endpoint, _)| *endpoint == id);
        match (response, rejected) {
            (Ok(_), None) => {}
            (Err(error), Some((_, status))) => {
                assert_eq!(
                    error.status().map(|status| status.as_u16()),
                    Some(*status),
                    "{id}: {error}"
                );
            }
            (Ok(_), Some(_)) => panic!("{id} is rejected, and was not"),
            (Err(error), None) => panic!("{id}: {error}: {:?}", error.fields()),
        }
    }

    /// Method, path, query and body.
    fn check_line(&self, sent: &Sent, got: &RecordedRequest) {
        let id = self.endpoint;
        assert_eq!(sent.method, find(id).method, "{id}");
        assert_eq!(got.method.as_str(), sent.method, "{id}");
        assert_eq!(got.path, self.fill(sent.path), "{id}");
        let query = got.query.as_deref().unwrap_or_default();
        let query: Vec<_> = form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        assert_eq!(query, self.filled(sent.query), "{id}");
        let body = (!got.body.is_empty()).then(|| serde_json::from_slice(&got.body).unwrap());
        let expected: Option<Value> = sent
            .body
            .map(|body| serde_json::from_str(&self.fill(body)).unwrap());
        assert_eq!(body, expected, "{id}");
    }

    /// The headers of every call, and those that are the endpoint's own, but no others.
    fn check_headers(&self, sent: &Sent, got: &HeaderMap) {
        let id = self.endpoint;
        let text = |name: &str| got.get(name).map(|value| value.to_str().unwrap());
        assert_eq!(text(AUTHORIZATION.as_str()), Some(AUTHORIZED), "{id}");
        assert_eq!(text(ACCEPT.as_str()), Some("application/json"), "{id}");
        let typed = sent.body.map(|_| "application/json");
        assert_eq!(text(CONTENT_TYPE.as_str()), typed, "{id}");
        let product = text(USER_AGENT.as_str()).unwrap();
        assert!(product.starts_with("durianpay-client/"), "{id}");
        let key = text(IDEMPOTENCY_KEY.as_str());
        assert_eq!(key.is_some(), sent.keyed, "{id}");
        assert!(key.is_none_or(is_random_uuid), "{id}: {key:?}");
        let expected = self.filled(sent.headers).into_iter();
        let mut expected: Vec<_> = expected
            .map(|(name, value)| (name.to_ascii_lowercase(), value))
            .collect();
        expected.sort_unstable();
        assert_eq!(own(got), expected, "{id}");
    }

    fn filled(&self, pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let pairs = pairs.iter();
        pairs
            .map(|(name, value)| ((*name).to_owned(), self.fill(value)))
            .collect()
    }
}

/// Returns the headers that not every request has, sorted by name.
fn own(headers: &HeaderMap) -> Vec<(String, String)> {
    let common = [
        ACCEPT,
        AUTHORIZATION,
        CONTENT_LENGTH,
        CONTENT_TYPE,
        HOST,
        IDEMPOTENCY_KEY,
        USER_AGENT,
    ];
    let mut own: Vec<_> = headers
        .iter()
        .filter(|(name, _)| !common.contains(name))
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .collect();
    own.sort_unstable();
    own
}

/// Whether a string is a UUID of version 4: RFC 9562, section 5.4.
fn is_random_uuid(text: &str) -> bool {
    text.len() == 36
        && text.char_indices().all(|(at, c)| match at {
            8 | 13 | 18 | 23 => c == '-',
            14 => c == '4',
            19 => "89ab".contains(c),
            _ => c.is_ascii_digit() || ('a'..='f').contains(&c),
        })
}

fn find(id: &str) -> &'static Endpoint {
    let mut endpoints = endpoint::ALL.iter();
    endpoints
        .find(|endpoint| endpoint.id == id)
        .unwrap_or_else(|| panic!("`{id}` is no endpoint"))
}

fn key() -> ApiKey {
    ApiKey::new(KEY).unwrap()
}

/// Returns a client of the sandbox.
pub(crate) fn client() -> Client {
    Client::new(key()).unwrap()
}

pub(crate) fn rupiah(text: &str) -> Amount {
    text.parse().unwrap()
}

pub(crate) fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

pub(crate) fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Reads the example of the spec with which a script answers the request.
async fn read_example<T: Decode>(id: &str, call: &Call<T>, request: http::Request<Bytes>) {
    let mut endpoints = endpoint::ALL.iter();
    let endpoint = endpoints.find(|endpoint| endpoint.id == id).unwrap();
    let script = Script::new();
    script.next(endpoint).respond();
    let options = SendOptions::new(usize::MAX, Duration::MAX);
    let response = script.transport().send(request, options).await.unwrap();
    if let Err(error) = call.read_http(response) {
        panic!("the example of {id}: {error}");
    }
    script.verify();
}
