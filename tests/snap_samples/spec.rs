//! The samples and the spec agree.

use crate::table::Role::{Notification, Request, Response, Whole};
use crate::table::SAMPLES;
use durianpay_codegen::Source;
use durianpay_codegen::model::{Evidence, Spec, Type};
use std::collections::BTreeSet;
use xtask::samples::Walk;

fn spec() -> Spec {
    let sources: Vec<_> = durianpay_spec::SNAP_SOURCES
        .iter()
        .map(|(name, text)| Source::new(*name, *text))
        .collect();
    let (spec, diagnostics) = durianpay_codegen::read(&sources);
    assert_eq!(diagnostics, []);
    spec
}

/// Returns the name of the object type that an endpoint sends or returns.
fn object(id: &str, ty: Option<&Type>) -> String {
    match ty {
        Some(Type::Object(name)) => name.clone(),
        other => panic!("{id} has {other:?}"),
    }
}

#[test]
fn samples_have_the_type_of_the_endpoint() {
    let spec = spec();
    for sample in SAMPLES {
        let find = |id| spec.endpoints().find(|endpoint| endpoint.id == id).unwrap();
        let ty = match sample.role {
            Request(id) => object(id, find(id).body.as_ref()),
            Response(id) => object(id, find(id).returns.as_ref()),
            Notification(_) | Whole => continue,
        };
        assert_eq!(sample.ty, ty, "{}", sample.file);
    }
}

#[test]
fn every_endpoint_has_a_sample() {
    let shown: BTreeSet<&str> = SAMPLES
        .iter()
        .filter_map(|sample| match sample.role {
            Request(id) => Some(id),
            Response(_) | Notification(_) | Whole => None,
        })
        .collect();
    let spec = spec();
    let endpoints: BTreeSet<&str> = spec.endpoints().map(|endpoint| &*endpoint.id).collect();
    assert_eq!(shown, endpoints);
}

/// No sample has a key that its type lacks, however deep. The standard leaves the content of
/// `additionalInfo` to each provider, so its own examples of it are no fields here.
#[test]
fn the_types_have_every_key_at_every_depth() {
    let spec = spec();
    for sample in SAMPLES {
        let walk = Walk::through(&spec, &Type::Object(sample.ty.to_owned()), &sample.value());
        let is_example =
            |key: &&String| sample.file.starts_with("aspi-") && key.contains(".additionalInfo.");
        let strange: Vec<_> = walk.strange.iter().filter(|key| !is_example(key)).collect();
        assert_eq!(strange, Vec::<&String>::new(), "{}", sample.file);
    }
}

/// The fields of Durianpay's samples whose names are from the standard alone.
const INFERRED: [(&str, &str); 2] = [
    ("EwalletPaymentNotification", "createdTime"),
    ("VaPaymentNotification", "trxDateTime"),
];

#[test]
fn a_field_in_a_sample_of_durianpay_is_not_uncertain() {
    let spec = spec();
    for sample in SAMPLES {
        if !sample.file.starts_with("dp-") {
            continue;
        }
        let walk = Walk::through(&spec, &Type::Object(sample.ty.to_owned()), &sample.value());
        for (object, name) in &walk.seen {
            let field = spec.objects[object]
                .fields
                .iter()
                .find(|field| field.wire == *name)
                .unwrap();
            let is_inferred = INFERRED.contains(&(object, name));
            let is_uncertain = field.about.evidence == Evidence::Uncertain;
            assert_eq!(
                is_uncertain, is_inferred,
                "{}: {object}.{name}",
                sample.file
            );
        }
    }
}
