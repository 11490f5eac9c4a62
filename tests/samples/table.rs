//! The table: every sample with its place in a call and its type.

use crate::sample::Role::{ErrorResponse, Item, Request, Response, Whole};
use crate::sample::{Reread, Sample};
use durianpay_client::__private::json::from_slice_strict;
use durianpay_client::{api, json};
use std::collections::BTreeMap;

/// A line is the name of a file, its role, and its type as the spec writes types.
macro_rules! samples {
    ($($file:literal => $role:expr, $ty:tt;)*) => {
        pub(crate) const SAMPLES: &[Sample] = &[$(sample!($file, $role, $ty)),*];
    };
}

macro_rules! sample {
    ($file:expr, $role:expr, boolean) => {
        sample!($file, $role, bool, |_value| Vec::new())
    };
    ($file:expr, $role:expr, [$ty:ident]) => {
        sample!(
            $file,
            $role,
            Vec<api::$ty>,
            |values| values.iter().flat_map(|value| left(value.unknown_fields())).collect()
        )
    };
    ($file:expr, $role:expr, {$ty:ident}) => {
        sample!(
            $file,
            $role,
            BTreeMap<String, api::$ty>,
            |values| values.values().flat_map(|value| left(value.unknown_fields())).collect()
        )
    };
    ($file:expr, $role:expr, $ty:ident) => {
        sample!($file, $role, api::$ty, |value| left(value.unknown_fields()))
    };
    ($file:expr, $role:expr, $ty:ty, |$value:ident| $left:expr) => {
        Sample {
            file: $file,
            role: $role,
            read: |text| {
                let value: $ty = json::from_str(text)?;
                let $value = &value;
                Ok(Reread {
                    json: json::to_string(&value),
                    debug: format!("{value:?}\n{value:#?}"),
                    left: $left,
                })
            },
            read_strictly: |text| from_slice_strict::<$ty>(text.as_bytes()).map(drop),
            read_by_serde: |text| {
                let value: $ty = serde_json::from_str(text)?;
                serde_json::to_value(value)
            },
        }
    };
}

/// What says nothing where a field may be absent.
const BLANK: [&str; 5] = ["null", "\"\"", "[]", "{}", "\"0001-01-01T00:00:00Z\""];

/// The fields that the type does not have, though they say something.
fn left(fields: &json::UnknownFields) -> Vec<String> {
    fields
        .iter()
        .filter(|(_, value)| !BLANK.contains(&value.as_str()))
        .map(|(name, _)| name.to_owned())
        .collect()
}

include!("rows.rs");
