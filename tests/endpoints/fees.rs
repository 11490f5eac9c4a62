//! `fees`: what taking a payment costs.

use crate::row::{Row, rupiah};
use durianpay_client::Client;
use durianpay_client::api::{CalculateFees, FeeMethod};

pub(crate) fn rows(client: &Client) -> Vec<Row> {
    vec![calculate(client)]
}

fn calculate(client: &Client) -> Row {
    let query = CalculateFees::new(rupiah("500000.50")).payment_method(FeeMethod::Ovo);
    let call = client.fees().calculate(query);
    Row::of("fees.calculate", "/merchants/mdr_fees", &call)
        .query("amount=500000.50&payment_method=OVO")
        .reads(&call, "payments.mdr_fees.response", |fees| {
            assert_eq!(fees.len(), 2);
            assert_eq!(fees["OVO"].fees, rupiah("7500"));
            assert_eq!(fees["SHOPEEPAY"].actual_amount, Some(rupiah("492500")));
        })
}
