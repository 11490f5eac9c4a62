//! Tests that reports and bindings can be written for any spec, including what remains of an
//! invalid one.

use durianpay_cli::check::human::{self, Styles};
use durianpay_cli::check::{github, json};
use durianpay_cli::expand;
use durianpay_codegen::model::Spec;
use durianpay_codegen::{Examples, Handles, Options, Source, read, read_only, runtime};
use durianpay_test_support::whole;
use proptest::prelude::*;
use quote::quote;

fn bindings(spec: &Spec) -> Result<String, String> {
    let options = Options {
        handles: Handles::Inherent,
        features: Some(""),
        only: Vec::new(),
        examples: Examples::Omitted,
    };
    expand::text(spec, &options, &runtime(&quote!(::durianpay_client)))
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(256)
    })]

    #[test]
    fn any_spec(text in whole::spec()) {
        let sources = [Source::new("any.toml", text)];
        let (spec, diagnostics) = read(&sources);
        let _ = human::report(&sources, &diagnostics, &Styles::PLAIN);
        let _ = github::report(&sources, &diagnostics);
        prop_assert!(json::report(&sources, &diagnostics).is_ok());
        if let Err(error) = bindings(&spec) {
            return Err(TestCaseError::fail(error));
        }
        for resource in spec.resources.keys() {
            let part = read_only(&sources, std::slice::from_ref(resource));
            prop_assert_eq!(part.unknown, []);
            let part = bindings(&part.spec);
            prop_assert!(part.is_ok(), "of `{resource}`: {part:?}");
        }
    }
}
