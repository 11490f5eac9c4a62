//! Implementations of traits for generated ids and enums.
//!
//! They are the same for every type, so they are macros of the runtime.

/// Implements the traits of an id: a struct that contains a string.
#[doc(hidden)]
#[macro_export]
macro_rules! __id_impls {
    ($type:ident) => {
        #[automatically_derived]
        impl $crate::__private::From<&$crate::__private::str> for $type {
            fn from(text: &$crate::__private::str) -> Self {
                Self($crate::__private::ToOwned::to_owned(text))
            }
        }

        #[automatically_derived]
        impl $crate::__private::From<$crate::__private::String> for $type {
            fn from(text: $crate::__private::String) -> Self {
                Self(text)
            }
        }

        #[automatically_derived]
        impl $crate::__private::From<&$type> for $type {
            fn from(id: &$type) -> Self {
                $crate::__private::Clone::clone(id)
            }
        }

        #[automatically_derived]
        impl $crate::__private::From<$type> for $crate::__private::String {
            fn from(id: $type) -> Self {
                id.0
            }
        }

        /// Any string is an id.
        #[automatically_derived]
        impl $crate::__private::FromStr for $type {
            type Err = $crate::__private::Infallible;

            fn from_str(
                text: &$crate::__private::str,
            ) -> $crate::__private::Result<Self, Self::Err> {
                $crate::__private::Ok($crate::__private::From::from(text))
            }
        }

        #[automatically_derived]
        impl $crate::__private::AsRef<$crate::__private::str> for $type {
            fn as_ref(&self) -> &$crate::__private::str {
                &self.0
            }
        }

        #[automatically_derived]
        impl $crate::__private::Borrow<$crate::__private::str> for $type {
            fn borrow(&self) -> &$crate::__private::str {
                &self.0
            }
        }

        #[automatically_derived]
        impl $crate::__private::PartialEq<$crate::__private::str> for $type {
            fn eq(&self, other: &$crate::__private::str) -> $crate::__private::bool {
                self.0 == *other
            }
        }

        #[automatically_derived]
        impl $crate::__private::PartialEq<&$crate::__private::str> for $type {
            fn eq(&self, other: &&$crate::__private::str) -> $crate::__private::bool {
                self.0 == **other
            }
        }

        #[automatically_derived]
        impl $crate::__private::fmt::Display for $type {
            fn fmt(
                &self,
                f: &mut $crate::__private::fmt::Formatter<'_>,
            ) -> $crate::__private::fmt::Result {
                f.pad(&self.0)
            }
        }

        #[automatically_derived]
        impl $crate::__private::Debug for $type {
            fn fmt(
                &self,
                f: &mut $crate::__private::fmt::Formatter<'_>,
            ) -> $crate::__private::fmt::Result {
                $crate::__private::Debug::fmt(&self.0, f)
            }
        }

        #[automatically_derived]
        impl $crate::__private::Decode for $type {
            const EMPTY: Self = Self($crate::__private::String::new());
        }

        #[automatically_derived]
        impl $crate::__private::DecodeInto for $type {
            fn decode_into(
                &mut self,
                decoder: &mut $crate::__private::Decoder,
                node: $crate::__private::Node<'_>,
            ) {
                self.0 = decoder.string(node);
            }
        }

        #[automatically_derived]
        impl $crate::__private::Encode for $type {
            fn encode(&self, writer: &mut $crate::__private::Writer) {
                writer.string(&self.0);
            }
        }

        $crate::__private::serde_impls!($type);
        $crate::__private::stored_as_text!($type);
    };
}

/// Implements the traits of an enum of strings that do not depend on its values.
#[doc(hidden)]
#[macro_export]
macro_rules! __text_enum_impls {
    ($type:ident) => {
        #[automatically_derived]
        impl $crate::__private::From<$crate::__private::String> for $type {
            fn from(text: $crate::__private::String) -> Self {
                $crate::__private::From::from(&*text)
            }
        }

        #[automatically_derived]
        impl $crate::__private::From<$type> for $crate::__private::String {
            fn from(value: $type) -> Self {
                $crate::__private::ToOwned::to_owned(value.as_str())
            }
        }

        #[automatically_derived]
        impl $crate::__private::AsRef<$crate::__private::str> for $type {
            fn as_ref(&self) -> &$crate::__private::str {
                self.as_str()
            }
        }

        #[automatically_derived]
        impl $crate::__private::fmt::Display for $type {
            fn fmt(
                &self,
                f: &mut $crate::__private::fmt::Formatter<'_>,
            ) -> $crate::__private::fmt::Result {
                f.pad(self.as_str())
            }
        }

        #[automatically_derived]
        impl $crate::__private::Decode for $type {
            const EMPTY: Self = Self::Unknown($crate::__private::String::new());
        }

        #[automatically_derived]
        impl $crate::__private::Encode for $type {
            fn encode(&self, writer: &mut $crate::__private::Writer) {
                writer.string(self.as_str());
            }
        }

        $crate::__private::serde_impls!($type);
        $crate::__private::stored_as_text!($type);
    };
}

/// Implements the traits of an enum of integers that do not depend on its values.
#[doc(hidden)]
#[macro_export]
macro_rules! __number_enum_impls {
    ($type:ident) => {
        #[automatically_derived]
        impl $crate::__private::fmt::Display for $type {
            fn fmt(
                &self,
                f: &mut $crate::__private::fmt::Formatter<'_>,
            ) -> $crate::__private::fmt::Result {
                $crate::__private::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        #[automatically_derived]
        impl $crate::__private::Decode for $type {
            const EMPTY: Self = Self::Unknown(0);
        }

        #[automatically_derived]
        impl $crate::__private::Encode for $type {
            fn encode(&self, writer: &mut $crate::__private::Writer) {
                writer.integer(self.as_i64());
            }
        }

        $crate::__private::serde_impls!($type);
        $crate::__private::stored_as_number!($type);
    };
}

/// Implements the traits of sqlx for a generated type that is stored as a string.
#[cfg(feature = "sqlx-0-9")]
#[doc(hidden)]
#[macro_export]
macro_rules! __stored_as_text {
    ($type:ident) => {
        $crate::__stored_as!(
            $type,
            $crate::__private::String,
            |value| $crate::__private::ToOwned::to_owned(value.as_str()),
            |text| $crate::__private::Ok($crate::__private::From::from(text))
        );
    };
}

/// Implements nothing without the feature.
#[cfg(not(feature = "sqlx-0-9"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __stored_as_text {
    ($type:ident) => {};
}

/// Implements the traits of sqlx for an enum that is stored as an integer.
#[cfg(feature = "sqlx-0-9")]
#[doc(hidden)]
#[macro_export]
macro_rules! __stored_as_number {
    ($type:ident) => {
        $crate::__stored_as!(
            $type,
            $crate::__private::i64,
            |value| value.as_i64(),
            |number| $crate::__private::Ok($crate::__private::From::from(number))
        );
    };
}

/// Implements nothing without the feature.
#[cfg(not(feature = "sqlx-0-9"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __stored_as_number {
    ($type:ident) => {};
}
