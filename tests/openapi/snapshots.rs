//! A whole document, for reviews.

use crate::document::spec_of;
use durianpay_cli::openapi::{Edition, Version, text};
use durianpay_test_support::specs;
use std::path::Path;

const EDITION: Edition<'_> = Edition {
    version: "1.2.0",
    license: Some("MIT"),
};

#[test]
fn a_small_spec() {
    let spec = spec_of(&specs::read(Path::new("fixtures/openapi/toko.toml")));
    insta::with_settings!({snapshot_path => "../snapshots/openapi", prepend_module_to_snapshot => false}, {
        insta::assert_snapshot!("toko-3.1", text(&spec, &EDITION, Version::V3_1));
        insta::assert_snapshot!("toko-3.0", text(&spec, &EDITION, Version::V3_0));
    });
}

/// The same spec must produce the same bytes, in any order of its tables.
#[test]
fn the_order_of_files_does_not_matter() {
    let mut sources = specs::shipped();
    let first = text(&spec_of(&sources), &EDITION, Version::V3_1);
    sources.reverse();
    assert_eq!(text(&spec_of(&sources), &EDITION, Version::V3_1), first);
}
