//! Whatever is made of a spec can be made of any spec, also of what is left of
//! a faulty one.

use crate::{check, expand, reference};
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
        let (spec, diagnostics) = read(&sources);
        check::human::report(&sources, &diagnostics);
        check::github::report(&sources, &diagnostics);
        prop_assert!(check::json::report(&sources, &diagnostics).is_ok());
        let page = reference::render(&spec);
        prop_assert!(page.starts_with("# Reference\n"));
        if let Err(error) = expand::bindings(&spec) {
            return Err(TestCaseError::fail(error));
        }
        for resource in spec.resources.keys() {
            let (spec, _) = read(&sources);
            let part = expand::bindings(&spec.only(resource));
            prop_assert!(part.is_ok(), "of `{resource}`: {part:?}");
        }
    }
}
