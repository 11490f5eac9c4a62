//! Every endpoint: the request that a call of it is, and the answer that it
//! reads. Rows written by hand look at values, without a network; tests made
//! from the spec (`generated`) look at what the simulator gets.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

mod customers;
mod disbursements;
mod ewallet_accounts;
mod fees;
#[rustfmt::skip]
#[expect(clippy::too_many_lines, reason = "an order has many fields")]
mod generated;
mod invoices;
mod orders;
mod payments;
mod promos;
mod refunds;
mod row;
mod settlements;
mod short;
mod simulated;
mod stage;
mod static_virtual_accounts;
mod subaccounts;
mod subscriptions;
mod virtual_accounts;

use durianpay_client::api::endpoint;
use durianpay_client::{ApiKey, Client};
use row::{KEY, Row};
use std::collections::BTreeSet;
use std::fs;

/// A row for every endpoint, resource by resource.
fn rows() -> Vec<Row> {
    let client = Client::new(ApiKey::new(KEY).unwrap()).unwrap();
    let resources: &[fn(&Client) -> Vec<Row>] = &[
        customers::rows,
        disbursements::rows,
        ewallet_accounts::rows,
        fees::rows,
        invoices::rows,
        orders::rows,
        payments::rows,
        promos::rows,
        refunds::rows,
        settlements::rows,
        static_virtual_accounts::rows,
        subaccounts::rows,
        subscriptions::rows,
        virtual_accounts::rows,
    ];
    resources.iter().flat_map(|rows| rows(&client)).collect()
}

#[test]
fn requests_are_what_the_spec_says() {
    for row in rows() {
        row.check();
    }
}

#[test]
fn every_endpoint_has_a_row() {
    let rows = rows();
    for endpoint in endpoint::ALL {
        let count = rows
            .iter()
            .filter(|row| row.endpoint == endpoint.id)
            .count();
        let resource = endpoint.id.split('.').next().unwrap();
        assert_eq!(
            count, 1,
            "`{}` has {count} rows; it is to have one in tests/endpoints/{resource}.rs",
            endpoint.id
        );
    }
    assert_eq!(rows.len(), endpoint::ALL.len());
}

/// What the documentation prints as an answer is read by a row. The one that is left
/// out repeats, by a slip of copying, the answer of another endpoint.
#[test]
fn every_sample_of_an_answer_is_read() {
    let read: BTreeSet<String> = rows()
        .iter()
        .flat_map(|row| &row.samples)
        .map(|sample| (*sample).to_owned())
        .collect();
    let printed: BTreeSet<String> = fs::read_dir("samples")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|file| Some(file.strip_suffix(".json")?.to_owned()))
        .filter(|sample| sample.contains(".response"))
        .filter(|sample| sample != "subaccounts.fees.get.response")
        .collect();
    assert_eq!(read, printed);
}
