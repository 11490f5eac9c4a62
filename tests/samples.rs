//! Every sample of the public documentation is read, and written back unchanged.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first surprise, and says where"
)]

use Role::{Answer, Request, Whole};
use durianpay_client::{api, json};
use durianpay_codegen::model::{Object, Spec, Type, Union};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// Where a sample stands in a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A body that we send: it has to be exactly as specified.
    Request,
    /// A body that we get, wrapped in `data` or bare.
    Answer,
    /// A body that we get and that is never wrapped: errors, webhooks.
    Whole,
}

/// A sample and the type it is read as.
struct Sample {
    file: &'static str,
    role: Role,
    /// The name of the type in the spec.
    ty: &'static str,
    /// Reads and writes.
    read: fn(&str) -> Result<Reread, json::ReadError>,
    /// Reads what is exactly as specified.
    read_strictly: fn(&str) -> Result<(), json::ReadError>,
    /// Reads and writes through serde.
    read_by_serde: fn(&str) -> serde_json::Result<Value>,
}

/// A sample after it was read.
struct Reread {
    json: String,
    debug: String,
    /// What is in no field, though it says something.
    left: Vec<String>,
}

macro_rules! sample {
    ($file:literal, $role:ident, $ty:ident) => {
        sample!($file, $role, api::$ty as stringify!($ty), |value| {
            let fields = value.unknown_fields().iter();
            fields
                .filter(|(_, value)| !["null", "\"\"", "[]", "{}"].contains(&value.as_str()))
                .map(|(name, _)| name.to_owned())
                .collect()
        })
    };
    ($file:literal, $role:ident, $ty:ty as $name:expr, |$value:ident| $left:expr) => {
        Sample {
            file: $file,
            role: $role,
            ty: $name,
            read: |text| {
                let $value: $ty = json::from_str(text)?;
                Ok(Reread {
                    json: json::to_string(&$value),
                    debug: format!("{:?}\n{:#?}", $value, $value),
                    left: $left,
                })
            },
            read_strictly: |text| json::from_slice_strict::<$ty>(text.as_bytes()).map(drop),
            read_by_serde: |text| {
                let value: $ty = serde_json::from_str(text)?;
                serde_json::to_value(value)
            },
        }
    };
}

const SAMPLES: [Sample; 38] = [
    sample!("error.401", Whole, ErrorBody),
    sample!("error.500", Whole, ErrorBody),
    sample!("guide.orders.create.request", Request, CreateOrder),
    sample!("guide.payments.charge.qris.request", Request, ChargePayment),
    sample!("guide.payments.charge.qris.response", Answer, Charge),
    sample!("guide.webhook.order.completed", Whole, Notification),
    sample!("guide.webhook.order.created", Whole, Notification),
    sample!("guide.webhook.payment.cancelled", Whole, Notification),
    sample!("guide.webhook.payment.completed", Whole, Notification),
    sample!("guide.webhook.payment.failed", Whole, Notification),
    sample!("orders.create.error.400", Whole, ErrorBody),
    sample!("orders.create.error.401", Whole, ErrorBody),
    sample!("orders.create.request", Request, CreateOrder),
    sample!("orders.create.response", Answer, Order),
    sample!("orders.get.error.404", Whole, ErrorBody),
    sample!("orders.get.response", Answer, Order),
    sample!("orders.payment_link.request", Request, CreateOrder),
    sample!("orders.payment_link.response.partial", Answer, Order),
    sample!("payments.cancel.error.400", Whole, ErrorBody),
    sample!("payments.cancel.error.500", Whole, ErrorBody),
    sample!("payments.cancel.response", Answer, CancelledPayment),
    sample!("payments.charge.bnpl.response", Answer, Charge),
    sample!("payments.charge.ewallet.request", Request, ChargePayment),
    sample!("payments.charge.ewallet.response", Answer, Charge),
    sample!(
        "payments.charge.retailstore.request",
        Request,
        ChargePayment
    ),
    sample!("payments.charge.va.request", Request, ChargePayment),
    sample!("payments.charge.va.response", Answer, Charge),
    sample!(
        "payments.charge.va.with-ref.request",
        Request,
        ChargePayment
    ),
    sample!(
        "payments.charge.va.wrapped.response.partial",
        Answer,
        Charge
    ),
    sample!("payments.get.error.500", Whole, ErrorBody),
    sample!("payments.get.response", Answer, Payment),
    sample!("payments.status.error.500", Whole, ErrorBody),
    sample!("payments.status.response", Answer, PaymentState),
    sample!("payments.verify.error.400", Whole, ErrorBody),
    sample!("payments.verify.error.500", Whole, ErrorBody),
    sample!("payments.verify.request", Request, VerifyPayment),
    sample!("payments.verify.response", Answer, bool as "boolean", |value| Vec::new()),
    sample!("webhook.order.created.partial", Whole, OrderCreated),
];

impl Sample {
    fn value(&self) -> Value {
        let text = fs::read_to_string(format!("samples/{}.json", self.file)).unwrap();
        let mut value: Value = serde_json::from_str(&text).unwrap();
        match value.get_mut("data") {
            Some(data) if self.role == Answer => data.take(),
            _ => value,
        }
    }

    fn reread(&self) -> Reread {
        (self.read)(&self.value().to_string())
            .unwrap_or_else(|error| panic!("{}: {error}", self.file))
    }
}

#[test]
fn every_sample_is_in_the_table() {
    let files: BTreeSet<String> = fs::read_dir("samples")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "README.md")
        .collect();
    let table: BTreeSet<String> = SAMPLES
        .iter()
        .map(|sample| format!("{}.json", sample.file))
        .collect();
    assert_eq!(files, table);
}

#[test]
fn samples_are_written_as_they_were_read() {
    for sample in &SAMPLES {
        let written: Value = serde_json::from_str(&sample.reread().json).unwrap();
        assert_eq!(written, sample.value(), "{}", sample.file);
    }
}

#[test]
fn samples_are_the_same_through_serde() {
    for sample in &SAMPLES {
        let written = (sample.read_by_serde)(&sample.value().to_string()).unwrap();
        assert_eq!(written, sample.value(), "{}", sample.file);
    }
}

#[test]
fn requests_are_exactly_as_specified() {
    for sample in SAMPLES.iter().filter(|sample| sample.role == Request) {
        let read = (sample.read_strictly)(&sample.value().to_string());
        assert_eq!(read, Ok(()), "{}", sample.file);
    }
}

/// No sample has a key that its type lacks, however deep; and what was read is in the
/// fields.
#[test]
fn the_types_have_every_key() {
    for sample in &SAMPLES {
        assert_eq!(
            sample.reread().left,
            Vec::<String>::new(),
            "{}",
            sample.file
        );
        let walk = Walk::through(sample);
        assert_eq!(walk.strange, Vec::<String>::new(), "{}", sample.file);
    }
}

/// The union members of the integration guide are read as their types, not kept as JSON.
#[test]
fn the_guide_is_typed() {
    for sample in &SAMPLES {
        let walk = Walk::through(sample);
        let is_kept = !walk.kept.is_empty();
        assert!(
            !(sample.file.starts_with("guide.") && is_kept),
            "{}: {:?}",
            sample.file,
            walk.kept
        );
    }
}

/// What is marked sensitive, and what no type describes, is not in the debug output.
#[test]
fn debug_output_shows_nothing_sensitive() {
    let mut seen = BTreeSet::new();
    for sample in &SAMPLES {
        let debug = sample.reread().debug;
        for text in Walk::through(sample).secret {
            assert!(
                !debug.contains(&format!("{text:?}")) && (text.len() < 5 || !debug.contains(&text)),
                "{} shows {text:?}",
                sample.file
            );
            seen.insert(text);
        }
    }
    for text in [
        "jane.doe@example.com",
        "85722173217",
        "Jane",
        "Nobel",
        "9e892f199d026d06a56669e658a56f264610431d24e8b4d07f7bd46f6d5062d2",
        "adsyoi12sdASd123ASX@qqsda231",
    ] {
        assert!(seen.contains(text), "the samples no longer hold {text}");
    }
}

/// What stands in a sample, seen with the eyes of the spec.
struct Walk {
    spec: Spec,
    /// Keys that no type has.
    strange: Vec<String>,
    /// Union members that no type describes.
    kept: Vec<String>,
    /// Texts that are sensitive, or of a member that no type describes.
    secret: Vec<String>,
}

impl Walk {
    fn through(sample: &Sample) -> Self {
        let sources: Vec<_> = durianpay_spec::SOURCES
            .iter()
            .map(|(name, text)| durianpay_codegen::Source::new(*name, *text))
            .collect();
        let (spec, faults) = durianpay_codegen::read(&sources);
        assert_eq!(faults, []);
        let ty = match sample.ty {
            "boolean" => Type::Boolean,
            object => Type::Object(object.to_owned()),
        };
        let mut walk = Self {
            spec,
            strange: Vec::new(),
            kept: Vec::new(),
            secret: Vec::new(),
        };
        walk.value(&ty, &sample.value(), "$");
        walk
    }

    fn value(&mut self, ty: &Type, value: &Value, path: &str) {
        match (ty, value) {
            (Type::Object(name), Value::Object(_)) => self.object(name, value, path),
            (Type::List(item), Value::Array(items)) => {
                for item_value in items {
                    self.value(item, item_value, path);
                }
            }
            (Type::Map(item), Value::Object(entries)) => {
                for (key, entry) in entries {
                    self.value(item, entry, &format!("{path}.{key}"));
                }
            }
            _ => {}
        }
    }

    fn object(&mut self, name: &str, value: &Value, path: &str) {
        let fields = std::mem::take(&mut self.object_of(name).fields);
        let mut known = BTreeSet::new();
        for field in &fields {
            known.insert(field.wire.clone());
            let inner = value.get(&field.wire).unwrap_or(&Value::Null);
            let path = format!("{path}.{}", field.wire);
            if field.sensitive {
                texts(inner, &mut self.secret);
            }
            if let Type::Union(union) = &field.ty {
                let Union { tag, members, .. } = &self.spec.unions[union];
                known.insert(tag.clone());
                let chosen = value.get(tag).and_then(Value::as_str);
                let member = members.iter().find(|member| Some(&*member.value) == chosen);
                match member.map(|member| member.object.clone()) {
                    Some(object) => self.object(&object, inner, &path),
                    None => {
                        self.kept.push(path);
                        texts(inner, &mut self.secret);
                    }
                }
            } else {
                self.value(&field.ty, inner, &path);
            }
        }
        for key in value.as_object().unwrap().keys() {
            if !known.contains(key) {
                self.strange.push(format!("{path}.{key}"));
            }
        }
        self.object_of(name).fields = fields;
    }

    fn object_of(&mut self, name: &str) -> &mut Object {
        self.spec.objects.get_mut(name).unwrap()
    }
}

/// The texts in a value that say anything.
fn texts(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) if !text.is_empty() => into.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
        Value::Object(entries) => entries.values().for_each(|entry| texts(entry, into)),
        _ => {}
    }
}
