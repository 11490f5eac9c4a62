//! The calls of SNAP, on a server in place of the network: the requests as they arrive, and what
//! comes of faults.
//!
//! The tests in `generated` are made from the spec: each makes a call with every field there is.
//! Signatures are computed again here, by other code than the client's.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and unwrap says where"
)]

mod diagnosis;
mod external_ids;
#[rustfmt::skip]
mod generated;
mod inquiries;
mod notifications;
mod signatures;
mod support;
mod transfers;

use durianpay_client::snap::api::endpoint;

const GENERATED: &str = include_str!("generated.rs");

#[test]
fn every_operation_has_a_generated_test() {
    assert_eq!(endpoint::ALL.len(), 19);
    for endpoint in endpoint::ALL {
        let setup = format!("Setup::new(\"{}\")", endpoint.id);
        assert!(GENERATED.contains(&setup), "{}", endpoint.id);
    }
}
