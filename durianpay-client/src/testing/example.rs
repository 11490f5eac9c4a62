//! [`Example`]: a value of the API, as the spec's example with changes.

use super::{documented, place};
use crate::json::Json;
use crate::json::decoder::{Decode, Mode};
use crate::json::document::{ReadError, read};
use serde_json::Value;
use std::any::type_name;
use std::fmt;
use std::marker::PhantomData;

/// A value of a type of the API, in the making: the spec's example with your changes. Created by
/// [`example`].
///
/// ```
/// use durianpay_client::api::{Order, OrderStatus};
/// use durianpay_client::testing::example;
///
/// let order = example::<Order>()
///     .with("status", "completed")
///     .with("items.0.qty", 3)
///     .without("order_ref_id")
///     .build();
/// assert_eq!(order.status, OrderStatus::Completed);
/// assert_eq!(order.order_ref_id, None);
/// ```
#[must_use = "an example is only a value once it is built"]
pub struct Example<T> {
    document: Result<Value, ExampleError>,
    is_lenient: bool,
    makes: PhantomData<fn() -> T>,
}

/// The error of [`Example::try_build`].
///
/// ```
/// use durianpay_client::api::Order;
/// use durianpay_client::testing::example;
///
/// let error = example::<Order>().with("amuont", "1.00").try_build().unwrap_err();
/// assert!(error.to_string().contains("`$.amuont`"), "{error}");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExampleError {
    /// The spec has no example of the type.
    NotDocumented {
        /// The full name of the type.
        type_name: &'static str,
    },
    /// The type has no such case.
    UnknownCase {
        /// The full name of the type.
        type_name: &'static str,
        /// The case that was asked for.
        case: String,
        /// The cases that have examples.
        cases: String,
    },
    /// A change is at a place that the example does not have.
    NoPlace {
        /// The full name of the type.
        type_name: &'static str,
        /// The path of the change.
        path: String,
    },
    /// The changed example does not match the spec.
    Unreadable {
        /// The full name of the type.
        type_name: &'static str,
        /// The reason.
        error: ReadError,
    },
}

impl fmt::Display for ExampleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotDocumented { type_name } => write!(
                f,
                "there is no documented example of `{type_name}`, only of the structs of \
                 `durianpay_client::api` and `durianpay_client::snap`; use `Example::from_json`"
            ),
            Self::UnknownCase {
                type_name,
                case,
                cases,
            } => write!(
                f,
                "`{type_name}` has no example of the case `{case}`, only of {cases}"
            ),
            Self::NoPlace { type_name, path } => write!(
                f,
                "the example of `{type_name}` has nothing at `{path}`; its parent must exist"
            ),
            Self::Unreadable { type_name, error } => write!(
                f,
                "the changed example of `{type_name}` is not as specified: {error}; for a field \
                 that the spec does not have, call `lenient`"
            ),
        }
    }
}

impl std::error::Error for ExampleError {}

/// Begins with the spec's example of a type of [`api`](crate::api) or of SNAP: its documented fields with
/// their documented examples. The types of your own bindings have no example:
/// use [`Example::from_json`].
///
/// ```
/// use durianpay_client::api::{CreateOrder, Refund};
/// use durianpay_client::testing::example;
///
/// let refund: Refund = example().build();
/// assert!(refund.id.as_str().starts_with("rfn_"));
/// // Requests have examples too.
/// let request: CreateOrder = example().with("amount", "15000.00").build();
/// ```
pub fn example<T: Decode>() -> Example<T> {
    let name = type_name::<T>();
    let found = documented::of_type(name, None);
    Example::new(
        found
            .cloned()
            .ok_or(ExampleError::NotDocumented { type_name: name }),
    )
}

impl<T: Decode> Example<T> {
    fn new(document: Result<Value, ExampleError>) -> Self {
        Self {
            document,
            is_lenient: false,
            makes: PhantomData,
        }
    }

    /// Begins with a document of your own, such as a recorded response.
    ///
    /// ```
    /// use durianpay_client::api::Order;
    /// use durianpay_client::json::Json;
    /// use durianpay_client::testing::Example;
    ///
    /// let recorded = Json::parse(r#"{"id": "ord_1", "amount": "10000.00", "status": "started"}"#)?;
    /// let order: Order = Example::from_json(recorded).with("status", "completed").build();
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_json(document: impl Into<Json>) -> Self {
        Self::new(Ok(to_value(&document.into())))
    }

    /// Replaces the example by that of a case, for a type whose content depends on a tag: the response of a
    /// charge, by the method of payment. Changes made before are lost.
    ///
    /// ```
    /// use durianpay_client::api::{Charge, ChargeResponse};
    /// use durianpay_client::testing::example;
    ///
    /// let charge: Charge = example().case("QRIS").build();
    /// assert!(matches!(charge.response, ChargeResponse::Qris(_)));
    /// ```
    pub fn case(mut self, case: &str) -> Self {
        let name = type_name::<T>();
        let found = documented::of_type(name, Some(case)).cloned();
        self.document = found.ok_or_else(|| ExampleError::UnknownCase {
            type_name: name,
            case: case.to_owned(),
            cases: documented::cases(name).join(", "),
        });
        self
    }

    /// Sets the value at a path: a field by its name on the wire (`amount`), of an inner object
    /// (`customer.email`), or of an item of a list (`items.0.qty`).
    pub fn with(self, path: &str, value: impl Into<Json>) -> Self {
        let value = to_value(&value.into());
        self.change(path, |document| place::set(document, path, value))
    }

    /// Removes the field at a path.
    pub fn without(self, path: &str) -> Self {
        self.change(path, |document| place::remove(document, path))
    }

    fn change(mut self, path: &str, change: impl FnOnce(&mut Value) -> bool) -> Self {
        if let Ok(document) = &mut self.document
            && !change(document)
        {
            self.document = Err(ExampleError::NoPlace {
                type_name: type_name::<T>(),
                path: path.to_owned(),
            });
        }
        self
    }

    /// Allows fields that the spec does not have, and reads values as tolerantly as those of a response.
    /// By default they are errors, since most are typing errors. Values that an enum does not list are
    /// always allowed.
    pub fn lenient(mut self) -> Self {
        self.is_lenient = true;
        self
    }

    /// Builds the value.
    ///
    /// # Panics
    ///
    /// If the changed example does not match the spec. The message names the place.
    #[must_use]
    #[track_caller]
    pub fn build(self) -> T {
        match self.try_build() {
            Ok(value) => value,
            Err(error) => panic!("{error}"),
        }
    }

    /// Builds the value.
    ///
    /// # Errors
    ///
    /// If there is no example, or if the changed one does not match the spec.
    pub fn try_build(self) -> Result<T, ExampleError> {
        let mode = if self.is_lenient {
            Mode::Lenient
        } else {
            Mode::Strict
        };
        let text = self.document?.to_string();
        read(text.as_bytes(), mode).map_err(|error| ExampleError::Unreadable {
            type_name: type_name::<T>(),
            error,
        })
    }

    /// Returns the document, after its check.
    pub(super) fn value(&self) -> Result<Value, ExampleError> {
        self.clone().try_build()?;
        self.document.clone()
    }
}

/// Converts JSON into a value of serde. JSON is nested no deeper than serde reads.
pub(super) fn to_value(json: &Json) -> Value {
    json.to().unwrap_or_default()
}

impl<T> Clone for Example<T> {
    fn clone(&self) -> Self {
        Self {
            document: self.document.clone(),
            is_lenient: self.is_lenient,
            makes: PhantomData,
        }
    }
}

impl<T> fmt::Debug for Example<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Example")
            .field("type", &type_name::<T>())
            .field("document", &self.document)
            .finish_non_exhaustive()
    }
}
