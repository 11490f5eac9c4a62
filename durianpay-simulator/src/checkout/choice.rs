//! The method that a customer chooses for an order.

use crate::context::Context;
use crate::error_response::ErrorResponse;
use crate::execute::{accept_body, error_response};
use crate::model::order::Order;
use crate::resources::charge::charge;
use crate::state::State;
use bytes::Bytes;
use durianpay_client::__private::Checks;
use durianpay_client::api::endpoint::{CHECKS, PAYMENTS_CHARGE};
use durianpay_client::api::{
    ChargeMethod, ChargePayment, EwalletCharge, EwalletChargeFields, PaymentId, QrisCharge,
    VaCharge, VaChargeFields,
};
use durianpay_client::json::{Json, to_string};
use http::HeaderMap;
use serde::Deserialize;

/// A method, with its details.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Choice {
    /// QRIS by default, which needs no details.
    #[serde(default)]
    pub(crate) method: Method,
    /// The bank or the wallet; BCA or DANA by default.
    pub(crate) channel: Option<String>,
    /// The mobile number of the wallet; that of the order's customer by default.
    pub(crate) mobile: Option<String>,
}

/// The methods of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum Method {
    #[default]
    Qris,
    Va,
    Ewallet,
}

/// The number of a wallet whose customer has none. It belongs to nobody.
const MOBILE: &str = "08123456789";

/// The name that a bank shows for an order without the name of a customer.
const NAME: &str = "Customer";

impl Choice {
    /// Starts a payment of an order, with the checks and the handler of `payments.charge`. Returns its
    /// id.
    pub(crate) fn charge(
        &self,
        state: &mut State,
        order: &Order,
    ) -> Result<PaymentId, ErrorResponse> {
        let body = to_string(&ChargePayment::new(self.request(order)));
        let (body, _notes) = accept_body(checks()?, &Bytes::from(body), false)
            .map_err(|error| error_response(state, &error))?;
        let (query, headers) = (Json::null(), HeaderMap::new());
        let context = Context {
            path: &[],
            query: &query,
            headers: &headers,
            body: &body,
        };
        // The response is not needed.
        let _reply = charge(&context)?(state)?;
        // The payment that was just added.
        let order = state.order(order.id.as_str());
        let payment = order.and_then(|order| order.payments.last().cloned());
        payment.ok_or_else(ErrorResponse::unknown_order)
    }

    fn request(&self, order: &Order) -> ChargeMethod {
        let amount = order.request.amount.canonical();
        let customer = &order.request.customer;
        let channel = |default: &str| self.channel.clone().unwrap_or_else(|| default.to_owned());
        match self.method {
            Method::Qris => QrisCharge::new(&order.id, amount).into(),
            Method::Va => VaCharge::new(VaChargeFields {
                order_id: order.id.clone(),
                bank_code: channel("BCA").as_str().into(),
                name: customer
                    .given_name
                    .clone()
                    .unwrap_or_else(|| NAME.to_owned()),
                amount,
            })
            .into(),
            Method::Ewallet => {
                let mobile = self.mobile.as_ref().or(customer.mobile.as_ref());
                EwalletCharge::new(EwalletChargeFields {
                    order_id: order.id.clone(),
                    mobile: mobile.map_or(MOBILE, String::as_str).to_owned(),
                    wallet_type: channel("DANA").as_str().into(),
                    amount,
                })
                .into()
            }
        }
    }
}

/// Returns the checks of a charge.
fn checks() -> Result<&'static Checks, ErrorResponse> {
    let mut all = CHECKS.iter();
    let found = all.find(|checks| checks.endpoint.id == PAYMENTS_CHARGE.id);
    // The spec has the endpoint.
    found.ok_or_else(ErrorResponse::unreadable_body)
}
