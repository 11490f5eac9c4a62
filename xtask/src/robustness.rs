//! Tests that the reference can be written for any spec, including what remains of an invalid one.

use crate::reference;
use durianpay_codegen::{Source, read};
use durianpay_test_support::whole;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(256)
    })]

    #[test]
    fn any_spec(text in whole::spec()) {
        let sources = [Source::new("any.toml", text)];
        let (spec, _) = read(&sources);
        let page = reference::render(&spec, "Reference");
        prop_assert!(page.contains("\n# Reference\n"));
    }
}
