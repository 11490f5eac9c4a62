//! `Type`, `Encode` and `Decode` of sqlx 0.9, for every database that stores strings and integers.
//!
//! Strings are stored for all but enums of integers: a database rejects a string for a numeric column, whereas
//! hundredths would be mistaken for rupiah.

use crate::types::amount::Amount;
use crate::types::date::Date;
use crate::types::decimal::Decimal;
use crate::types::timestamp::Timestamp;
use crate::types::uuid::Uuid;

pub use sqlx_core::database::Database;
pub use sqlx_core::decode::Decode;
pub use sqlx_core::encode::{Encode, IsNull};
pub use sqlx_core::error::BoxDynError;
pub use sqlx_core::types::Type;

/// Implements the traits of sqlx for a type that is stored as a string or an integer.
#[doc(hidden)]
#[macro_export]
macro_rules! __stored_as {
    ($type:ty, $column:ty, $to:expr, $from:expr) => {
        impl<DB: $crate::__private::sqlx::Database> $crate::__private::sqlx::Type<DB> for $type
        where
            $column: $crate::__private::sqlx::Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <$column as $crate::__private::sqlx::Type<DB>>::type_info()
            }

            fn compatible(info: &DB::TypeInfo) -> $crate::__private::bool {
                <$column as $crate::__private::sqlx::Type<DB>>::compatible(info)
            }
        }

        impl<'q, DB: $crate::__private::sqlx::Database> $crate::__private::sqlx::Encode<'q, DB>
            for $type
        where
            $column: $crate::__private::sqlx::Encode<'q, DB>,
        {
            fn encode_by_ref(
                &self,
                buffer: &mut DB::ArgumentBuffer,
            ) -> $crate::__private::Result<
                $crate::__private::sqlx::IsNull,
                $crate::__private::sqlx::BoxDynError,
            > {
                let to: fn(&$type) -> $column = $to;
                <$column as $crate::__private::sqlx::Encode<'q, DB>>::encode(to(self), buffer)
            }
        }

        impl<'r, DB: $crate::__private::sqlx::Database> $crate::__private::sqlx::Decode<'r, DB>
            for $type
        where
            $column: $crate::__private::sqlx::Decode<'r, DB>,
        {
            fn decode(
                value: DB::ValueRef<'r>,
            ) -> $crate::__private::Result<Self, $crate::__private::sqlx::BoxDynError> {
                let from: fn(
                    $column,
                ) -> $crate::__private::Result<
                    $type,
                    $crate::__private::sqlx::BoxDynError,
                > = $from;
                from(<$column as $crate::__private::sqlx::Decode<'r, DB>>::decode(value)?)
            }
        }
    };
}

/// Implements the traits of sqlx for a type that converts from and to strings, which are stored.
macro_rules! stored_as_text {
    ($type:ty, $to:expr) => {
        __stored_as!($type, String, $to, |text| text.parse().map_err(Into::into));
    };
}

stored_as_text!(Amount, |amount| amount.to_string());
stored_as_text!(Decimal, |number| number.as_str().to_owned());
stored_as_text!(Date, |date| date.to_string());
stored_as_text!(Uuid, |uuid| uuid.to_string());
stored_as_text!(Timestamp, |time| time.sortable());
