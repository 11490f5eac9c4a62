//! Every endpoint: the request that a call sends, and the response that it reads.
//!
//! The tests in `generated` are made from the spec: each calls an endpoint of the simulator with
//! every field there is. The other modules test by hand what generation cannot know.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and unwrap says where"
)]

#[rustfmt::skip]
#[expect(clippy::too_many_lines, reason = "an order has many fields")]
mod generated;
mod optional_parts;
mod paths;
mod requests;
mod responses;
mod support;

use durianpay_client::api::endpoint;
use std::collections::BTreeSet;
use std::fs;

const GENERATED: &str = include_str!("generated.rs");

/// The simulator responds to each endpoint, since each test awaits a response.
#[test]
fn every_endpoint_has_a_generated_test() {
    for endpoint in endpoint::ALL {
        let setup = format!("Setup::new(\"{}\")", endpoint.id);
        assert!(GENERATED.contains(&setup), "{}", endpoint.id);
    }
}

/// The one that is left out repeats, by a slip of copying, the response of another endpoint.
#[test]
fn every_sample_of_a_response_is_read_by_a_generated_test() {
    let samples: BTreeSet<String> = fs::read_dir("samples")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|file| Some(file.strip_suffix(".json")?.to_owned()))
        .filter(|sample| sample.contains(".response"))
        .filter(|sample| sample != "subaccounts.fees.get.response")
        .collect();
    for sample in samples {
        assert!(GENERATED.contains(&format!("\"{sample}\"")), "{sample}");
    }
}
