//! The table: every sample with its place in a call or notification, and its type.

use Role::{Notification, Request, Response, Whole};
use durianpay_client::__private::json::from_slice_strict;
use durianpay_client::json;
use durianpay_client::snap::api;
use serde_json::Value;
use std::fs;

/// The folder of the samples.
pub(crate) const FOLDER: &str = "data/snap";

/// The part of a call or notification that a sample shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The body that is sent to this endpoint.
    Request(&'static str),
    /// The body that this endpoint responds with.
    Response(&'static str),
    /// The body of this notification.
    Notification(&'static str),
    /// A body of that type that comes from more than one place.
    Whole,
}

/// A sample and the type that it is read as.
pub(crate) struct Sample {
    pub(crate) file: &'static str,
    pub(crate) role: Role,
    /// The name of the type in the spec.
    pub(crate) ty: &'static str,
    read: fn(&str) -> Result<Reread, json::ReadError>,
    /// Reads a body that is exactly as specified.
    pub(crate) read_strictly: fn(&str) -> Result<(), json::ReadError>,
    /// Reads and writes through serde.
    pub(crate) read_by_serde: fn(&str) -> serde_json::Result<Value>,
}

/// A sample after it was read.
pub(crate) struct Reread {
    pub(crate) json: String,
    pub(crate) debug: String,
    /// The keys that are in no field of the type, though they say something.
    pub(crate) left: Vec<String>,
}

impl Sample {
    pub(crate) fn value(&self) -> Value {
        let text = fs::read_to_string(format!("{FOLDER}/{}.json", self.file)).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    pub(crate) fn reread(&self) -> Reread {
        (self.read)(&self.value().to_string())
            .unwrap_or_else(|error| panic!("{}: {error}", self.file))
    }
}

/// Values that say nothing where a field may be absent.
const BLANK: [&str; 4] = ["null", "\"\"", "[]", "{}"];

fn left(fields: &json::UnknownFields) -> Vec<String> {
    fields
        .iter()
        .filter(|(_, value)| !BLANK.contains(&value.as_str()))
        .map(|(name, _)| name.to_owned())
        .collect()
}

/// A line is the name of a file, its role, and its type in the spec.
macro_rules! samples {
    ($($file:literal => $role:expr, $ty:ident;)*) => {
        pub(crate) const SAMPLES: &[Sample] = &[$(Sample {
            file: $file,
            role: $role,
            ty: stringify!($ty),
            read: |text| {
                let value: api::$ty = json::from_str(text)?;
                Ok(Reread {
                    json: json::to_string(&value),
                    debug: format!("{value:?}\n{value:#?}"),
                    left: left(value.unknown_fields()),
                })
            },
            read_strictly: |text| from_slice_strict::<api::$ty>(text.as_bytes()).map(drop),
            read_by_serde: |text| {
                let value: api::$ty = serde_json::from_str(text)?;
                serde_json::to_value(value)
            },
        }),*];
    };
}

include!("rows.rs");
