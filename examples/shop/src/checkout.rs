//! `POST /checkout`: an order, and the payment by which the customer pays it.

use crate::error::{Answer, ShopError};
use crate::{Shop, rows};
use axum::Json;
use axum::extract::State;
use durianpay_client::Amount;
use durianpay_client::api::{
    ChargePayment, ChargeResponse, CreateOrder, EwalletCharge, EwalletChargeFields, OrderCustomer,
    OrderId, QrisCharge, VaBank, VaCharge, VaChargeFields, Wallet,
};
use durianpay_client::intent::Charged;
use qrcode::types::QrError;
use qrcode::{QrCode, render::svg};
use serde::{Deserialize, Serialize};

/// A cart. Its number comes from the books of the shop: a second click has the same one.
#[derive(Deserialize)]
pub struct Cart {
    number: String,
    email: String,
    lines: Vec<Line>,
    pay_by: Method,
}

#[derive(Deserialize)]
pub struct Line {
    quantity: u32,
    price: Amount,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    Qris,
    Va { bank_code: VaBank, name: String },
    Ewallet { wallet_type: Wallet, mobile: String },
}

/// How the customer pays.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ToPay {
    /// A code to show, as SVG.
    Scan(String),
    /// The number of an account.
    Transfer(Option<String>),
    /// A page to open.
    Open(Option<String>),
}

fn draw(code: &str) -> Result<String, QrError> {
    Ok(QrCode::new(code)?.render::<svg::Color>().build())
}

pub async fn check_out(State(shop): State<Shop>, Json(cart): Json<Cart>) -> Answer<ToPay> {
    let price =
        |it: &Line| it.price.checked_mul(it.quantity.into()).filter(|it| *it > Amount::ZERO);
    let total = cart.lines.iter().try_fold(Amount::ZERO, |sum, line| sum.checked_add(price(line)?));
    let total = total.ok_or(ShopError::Invalid("Please check the quantities in your cart."))?;
    let customer = OrderCustomer::new().email(cart.email);
    let order = CreateOrder::new(total, customer).order_ref_id(&cart.number);
    let order = shop.intents.create_order(order).await?;
    rows::save(&shop.pool, &order).await?;
    let charge = charge(cart.pay_by, order.id, total);
    let reference = format!("{}-{}", cart.number, charge.request.tag());
    let Charged::Started(charge) = shop.intents.charge(reference, charge).await? else {
        return Err(ShopError::Invalid("This payment has ended. Please begin again."));
    };
    Ok(Json(match charge.response {
        ChargeResponse::Qris(qris) => ToPay::Scan(draw(&qris.qr_code.unwrap_or_default())?),
        ChargeResponse::Va(account) => ToPay::Transfer(account.account_number),
        ChargeResponse::Ewallet(wallet) => ToPay::Open(wallet.checkout_url.or(wallet.web_url)),
        _ => return Err(ShopError::Unexpected),
    }))
}

fn charge(method: Method, order_id: OrderId, amount: Amount) -> ChargePayment {
    match method {
        Method::Qris => QrisCharge::new(order_id, amount).into(),
        Method::Va { bank_code, name } => {
            VaCharge::new(VaChargeFields { order_id, bank_code, name, amount }).into()
        }
        Method::Ewallet { wallet_type, mobile } => {
            let fields = EwalletChargeFields { order_id, mobile, wallet_type, amount };
            EwalletCharge::new(fields).into()
        }
    }
}
