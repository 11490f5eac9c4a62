//! The endpoints of a payment, as they go over the wire: what the client sends
//! to the simulator, byte for byte where that counts, and what it reads back.

use crate::row::{AUTHORIZED, KEY, find};
use bytes::Bytes;
use durianpay_client::api::{
    Address, AdminFeeMethod, ChargeResponse, CreateOrder, GetOrder, GetPayment, Order,
    OrderCustomer, OrderExpand, OrderItem, OrderStatus, PaymentExpand, PaymentId, PaymentOption,
    PaymentStatus, QrisCharge, VerifyPayment,
};
use durianpay_client::webhook;
use durianpay_client::{Amount, ApiKey, Client};
use durianpay_simulator::Simulator;
use http::Request;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, USER_AGENT};
use serde_json::{Value, json};
use std::pin::Pin;

/// How an endpoint is called, and what is to be seen of it.
struct Case {
    endpoint: &'static str,
    call: fn(&Stage) -> Pin<Box<dyn Future<Output = Made> + '_>>,
}

/// A call that was made.
struct Made {
    /// What `to_http` made of it.
    request: Request<Bytes>,
    path: String,
    query: Option<&'static str>,
    body: Option<Value>,
}

/// The way of a payment, from the order to the check of its signature.
const CASES: &[Case] = &[
    Case {
        endpoint: "orders.create",
        call: |stage| Box::pin(orders_create(stage)),
    },
    Case {
        endpoint: "orders.get",
        call: |stage| Box::pin(orders_get(stage)),
    },
    Case {
        endpoint: "payments.cancel",
        call: |stage| Box::pin(payments_cancel(stage)),
    },
    Case {
        endpoint: "payments.charge",
        call: |stage| Box::pin(payments_charge(stage)),
    },
    Case {
        endpoint: "payments.get",
        call: |stage| Box::pin(payments_get(stage)),
    },
    Case {
        endpoint: "payments.status",
        call: |stage| Box::pin(payments_status(stage)),
    },
    Case {
        endpoint: "payments.verify",
        call: |stage| Box::pin(payments_verify(stage)),
    },
];

/// A simulator that holds an order and a payment of it.
struct Stage {
    simulator: Simulator,
    client: Client,
    order: Order,
    payment: PaymentId,
}

impl Stage {
    async fn set() -> Self {
        let key = ApiKey::new(KEY).unwrap();
        let simulator = Simulator::builder().api_key(key).start().await.unwrap();
        let client = simulator.client();
        let order = client.orders().create(guide_order()).await.unwrap();
        let charge = QrisCharge::new(&order.id, order.amount);
        let charge = client.payments().charge(charge).await.unwrap();
        let ChargeResponse::Qris(qris) = charge.response else {
            panic!("a QRIS charge was answered otherwise");
        };
        Self {
            simulator,
            client,
            order,
            payment: qris.payment_id,
        }
    }
}

#[tokio::test]
async fn a_payment_goes_over_the_wire_as_the_spec_says() {
    for case in CASES {
        let id = case.endpoint;
        let endpoint = find(id);
        let stage = Stage::set().await;
        let before = stage.simulator.requests().len();
        let made = (case.call)(&stage).await;
        let requests = stage.simulator.requests();
        assert_eq!(requests.len(), before + 1, "{id} sends one request");
        let sent = &requests[before];

        assert_eq!(sent.method.as_str(), endpoint.method, "{id}");
        assert_eq!(sent.path, made.path, "{id}");
        assert_eq!(sent.query.as_deref(), made.query, "{id}");
        let body = (!sent.body.is_empty()).then(|| serde_json::from_slice(&sent.body).unwrap());
        assert_eq!(body, made.body, "{id}");

        let header = |name| sent.headers.get(name).map(|value| value.to_str().unwrap());
        assert_eq!(header(AUTHORIZATION), Some(AUTHORIZED), "{id}");
        assert_eq!(header(ACCEPT), Some("application/json"), "{id}");
        let typed = made.body.as_ref().map(|_| "application/json");
        assert_eq!(header(CONTENT_TYPE), typed, "{id}");
        assert!(
            header(USER_AGENT).unwrap().starts_with("durianpay-client/"),
            "{id}"
        );

        // The request as a value is the request that was sent.
        assert_eq!(made.request.method(), sent.method, "{id}");
        assert_eq!(made.request.body(), &sent.body, "{id}");
        let uri = made.request.uri();
        assert_eq!(
            uri.path().strip_prefix("/v1"),
            Some(sent.path.as_str()),
            "{id}"
        );
        assert_eq!(uri.query(), made.query, "{id}");
        let authorization = &made.request.headers()[AUTHORIZATION];
        assert_eq!(authorization, AUTHORIZED, "{id}");
        assert!(authorization.is_sensitive(), "{id}");
        let shown = format!("{:?} {sent:?}", made.request.headers());
        assert!(!shown.contains("ZHBfdGVzdF9kZW1v"), "{id}: {shown}");
    }
}

/// The order of the integration guide, step 2.
fn guide_order() -> CreateOrder {
    let address = Address::new()
        .receiver_name("Jude Casper")
        .receiver_phone("8987654321")
        .label("Home Address")
        .address_line_1("Jl. HR. Rasuna Said")
        .address_line_2("Apartment #786")
        .city("Jakarta Selatan")
        .region("Jakarta")
        .country("Indonesia")
        .postal_code("560008")
        .landmark("Kota Jakarta Selatan");
    let customer = OrderCustomer::new()
        .customer_ref_id("cust_001")
        .given_name("Jane")
        .middle_name("Mary")
        .sur_name("Doe")
        .email("jane.doe@example.com")
        .mobile("85722173217")
        .address(address);
    let price: Amount = "10001.00".parse().unwrap();
    let item = OrderItem::new("LED Television", 1, price)
        .logo("https://merchant.com/tv_image.jpg")
        .brand("Samsung")
        .category("Electronics")
        .sku("TV_123")
        .total_price(price)
        .metadata("Model No: SG_123");
    let amount: Amount = "10000.67".parse().unwrap();
    CreateOrder::new(amount, customer)
        .payment_option(PaymentOption::FullPayment)
        .order_ref_id("order_ref_001")
        .items([item])
        .metadata([("table", "12")])
        .description("Pesan untuk TV")
        .admin_fee_method(AdminFeeMethod::Included)
        .expiry_date("2099-03-29T10:00:00.000+07:00".parse().unwrap())
}

async fn orders_create(stage: &Stage) -> Made {
    let call = stage.client.orders().create(guide_order());
    let request = call.to_http().unwrap();
    let order = call.await.unwrap();

    assert!(order.id.as_str().starts_with("ord_"));
    assert_ne!(order.id, stage.order.id);
    assert_eq!(order.amount, "10000.67".parse().unwrap());
    assert_eq!(order.status, OrderStatus::Started);
    assert_eq!(order.order_ref_id.as_deref(), Some("order_ref_001"));
    assert_eq!(
        order.expiry_date.unwrap().to_string(),
        "2099-03-29T03:00:00.000Z"
    );
    assert_eq!(
        order.metadata.unwrap()["table"].string().as_deref(),
        Some("12")
    );
    assert_eq!(
        order.items.unwrap()[0].name.as_deref(),
        Some("LED Television")
    );
    assert!(order.access_token.is_some());
    assert_eq!(order.is_live, Some(false));
    Made {
        request,
        path: "/orders".to_owned(),
        query: None,
        // guide.orders.create.request.json, but for the metadata and the date.
        body: Some(json!({
            "amount": "10000.67",
            "payment_option": "full_payment",
            "currency": "IDR",
            "order_ref_id": "order_ref_001",
            "customer": {
                "customer_ref_id": "cust_001",
                "given_name": "Jane",
                "middle_name": "Mary",
                "sur_name": "Doe",
                "email": "jane.doe@example.com",
                "mobile": "85722173217",
                "address": {
                    "receiver_name": "Jude Casper",
                    "receiver_phone": "8987654321",
                    "label": "Home Address",
                    "address_line_1": "Jl. HR. Rasuna Said",
                    "address_line_2": "Apartment #786",
                    "city": "Jakarta Selatan",
                    "region": "Jakarta",
                    "country": "Indonesia",
                    "postal_code": "560008",
                    "landmark": "Kota Jakarta Selatan"
                }
            },
            "items": [{
                "name": "LED Television",
                "qty": 1,
                "price": "10001.00",
                "logo": "https://merchant.com/tv_image.jpg",
                "brand": "Samsung",
                "category": "Electronics",
                "sku": "TV_123",
                "total_price": "10001.00",
                "metadata": "Model No: SG_123"
            }],
            "metadata": { "table": "12" },
            "description": "Pesan untuk TV",
            "admin_fee_method": "included",
            "expiry_date": "2099-03-29T10:00:00.000+07:00"
        })),
    }
}

async fn orders_get(stage: &Stage) -> Made {
    let expand = GetOrder::new().expand([OrderExpand::Customer, OrderExpand::Payments]);
    let call = stage.client.orders().get_with(&stage.order.id, expand);
    let request = call.to_http().unwrap();
    let order = call.await.unwrap();

    assert_eq!(order.id, stage.order.id);
    assert_eq!(order.amount, stage.order.amount);
    assert_eq!(order.status, OrderStatus::Processing);
    let customer = order.customer.unwrap();
    assert_eq!(customer.email.as_deref(), Some("jane.doe@example.com"));
    assert_eq!(
        customer.address.unwrap().city.as_deref(),
        Some("Jakarta Selatan")
    );
    assert_eq!(order.payments.unwrap()[0].id, stage.payment);
    Made {
        request,
        path: format!("/orders/{}", stage.order.id),
        query: Some("expand=customer&expand=payments"),
        body: None,
    }
}

async fn payments_cancel(stage: &Stage) -> Made {
    let call = stage.client.payments().cancel(&stage.payment);
    let request = call.to_http().unwrap();
    let cancelled = call.await.unwrap();

    assert_eq!(cancelled.id, stage.payment);
    assert_eq!(cancelled.status, PaymentStatus::Cancelled);
    assert_eq!(cancelled.order_id.as_ref(), Some(&stage.order.id));
    Made {
        request,
        path: format!("/payments/{}/cancel", stage.payment),
        query: None,
        body: None,
    }
}

async fn payments_charge(stage: &Stage) -> Made {
    let charge = QrisCharge::new(&stage.order.id, stage.order.amount).name("Nobel");
    let call = stage.client.payments().charge(charge);
    let request = call.to_http().unwrap();
    let charge = call.await.unwrap();

    let ChargeResponse::Qris(qris) = charge.response else {
        panic!("a QRIS charge was answered otherwise");
    };
    assert!(qris.payment_id.as_str().starts_with("pay_"));
    assert_ne!(qris.payment_id, stage.payment);
    assert_eq!(qris.order_id.as_ref(), Some(&stage.order.id));
    assert_eq!(qris.status, Some(PaymentStatus::Processing));
    assert_eq!(qris.amount, Some(stage.order.amount));
    let code = qris.qr_code.unwrap();
    assert!(
        code.starts_with("000201") && code.contains(qris.payment_id.as_str()),
        "{code}"
    );
    Made {
        request,
        path: "/payments/charge".to_owned(),
        query: None,
        body: Some(json!({
            "type": "QRIS",
            "request": {
                "order_id": stage.order.id.as_str(),
                "name": "Nobel",
                "amount": "10000.67"
            }
        })),
    }
}

async fn payments_get(stage: &Stage) -> Made {
    let expand = GetPayment::new().expand([PaymentExpand::Order]);
    let call = stage.client.payments().get_with(&stage.payment, expand);
    let request = call.to_http().unwrap();
    let payment = call.await.unwrap();

    assert_eq!(payment.id, stage.payment);
    assert_eq!(payment.order_id, stage.order.id);
    assert_eq!(payment.amount, stage.order.amount);
    assert_eq!(payment.status, PaymentStatus::Processing);
    assert_eq!(payment.customer_id, stage.order.customer_id);
    assert_eq!(payment.order.unwrap().id, stage.order.id);
    Made {
        request,
        path: format!("/payments/{}", stage.payment),
        query: Some("expand=order"),
        body: None,
    }
}

async fn payments_status(stage: &Stage) -> Made {
    let call = stage.client.payments().status(&stage.payment);
    let request = call.to_http().unwrap();
    let found = call.await.unwrap();

    assert_eq!(found.status, PaymentStatus::Processing);
    assert_eq!(found.is_completed, Some(false));
    assert_eq!(found.signature, None);
    Made {
        request,
        path: format!("/payments/{}/status", stage.payment),
        query: None,
        body: None,
    }
}

async fn payments_verify(stage: &Stage) -> Made {
    let key = stage.simulator.api_key();
    let signature = webhook::sign(stage.payment.as_str(), stage.order.amount, key).unwrap();
    let signature = signature.to_string();
    let asked = VerifyPayment::new(&*signature);
    let call = stage.client.payments().verify(&stage.payment, asked);
    let request = call.to_http().unwrap();

    assert!(call.await.unwrap());
    Made {
        request,
        path: format!("/payments/{}/verify", stage.payment),
        query: None,
        body: Some(json!({ "verification_signature": signature })),
    }
}
