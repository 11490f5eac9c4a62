//! The reference can be written of any spec, also of the rest of an invalid one.

#[path = "../../tests/robustness/names.rs"]
mod names;
#[path = "../../tests/robustness/whole.rs"]
mod whole;

use crate::reference;
use durianpay_codegen::{Source, read};
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
        let page = reference::render(&spec);
        prop_assert!(page.contains("\n# Reference\n"));
    }
}
