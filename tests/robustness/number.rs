//! Ten thousand items of one kind.

use crate::deadline::soon;
use durianpay_codegen::{Handles, Source};
use durianpay_test_support::oracle::spec::check;
use durianpay_test_support::shapes;

const MANY: usize = 10_000;

/// `growth.rs` counts the work for each shape; this test parses the tokens of each.
#[test]
fn every_shape_is_handled() {
    for shape in shapes::valid().iter().chain(shapes::invalid()) {
        soon(shape.name, || {
            let sources = [Source::new("many.toml", (shape.text)(MANY / 50))];
            check(&sources, Handles::Inherent, true);
        });
    }
}

#[test]
fn ten_thousand_endpoints_are_handled() {
    for (name, errors) in [
        ("values", 0),
        ("fields", 0),
        ("members", 0),
        ("types in a chain", 0),
        ("unknown keys", MANY),
        ("unknown tables", MANY),
        ("unknown types", MANY),
        ("double keys", MANY),
        ("double types", MANY),
        ("fields of one name", MANY - 1),
        ("errors in one line", MANY),
    ] {
        let mut shapes = shapes::valid().iter().chain(shapes::invalid());
        let shape = shapes.find(|shape| shape.name == name).unwrap();
        let found = soon(name, || {
            let sources = [Source::new("many.toml", (shape.text)(MANY))];
            check(&sources, Handles::Extension, false).diagnostics.len()
        });
        assert_eq!(found, errors, "{name}");
    }
}
