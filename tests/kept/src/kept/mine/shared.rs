// Derived: do not edit, run `cargo xtask expand --out src/kept/mine mine.toml`.
// The types that several parts of the API need.

use super::String;

/// The id `OrderId` of the API.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash,
)]
pub struct OrderId(::std::string::String);
impl OrderId {
    /// How these ids begin, as far as known. It is never checked: an
    /// id is whatever the API gave.
    pub const PREFIX: ::core::option::Option<&'static ::core::primitive::str> = ::core::option::Option::Some(
        "ord_",
    );

    /// The id of that text.
    #[must_use]
    pub fn new(text: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self(::core::convert::Into::into(text))
    }

    /// The id as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &::core::primitive::str {
        &self.0
    }
}

const _: () = {
    #[automatically_derived]
    impl ::core::convert::From<&::core::primitive::str> for OrderId {
        fn from(text: &::core::primitive::str) -> Self {
            Self(::std::borrow::ToOwned::to_owned(text))
        }
    }

    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for OrderId {
        fn from(text: ::std::string::String) -> Self {
            Self(text)
        }
    }

    #[automatically_derived]
    impl ::core::convert::From<&OrderId> for OrderId {
        fn from(id: &OrderId) -> Self {
            ::core::clone::Clone::clone(id)
        }
    }

    #[automatically_derived]
    impl ::core::convert::AsRef<::core::primitive::str> for OrderId {
        fn as_ref(&self) -> &::core::primitive::str {
            &self.0
        }
    }

    #[automatically_derived]
    impl ::core::fmt::Display for OrderId {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __f.pad(&self.0)
        }
    }

    #[automatically_derived]
    impl ::core::fmt::Debug for OrderId {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Debug::fmt(&self.0, __f)
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for OrderId {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            Self(__decoder.text(__node))
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for OrderId {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            __writer.text(&self.0);
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for OrderId {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }

    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for OrderId {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};

/// The enumeration `Status` of the API.
///
/// The API may send values that are not listed here: `Unknown` keeps
/// such a value, and writes it back unchanged.
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
)]
#[non_exhaustive]
pub enum Status {
    /// Not paid.
    Open,
    /// Paid.
    Paid,
    /// A value that these bindings do not know, as it came. Made
    /// with `from`, it is never one of the known values.
    Unknown(::std::string::String),
}

impl Status {
    /// The value as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &::core::primitive::str {
        match self {
            Self::Open => "open",
            Self::Paid => "paid",
            Self::Unknown(text) => text,
        }
    }

    /// Whether it is final: `paid`. A value that these bindings do not know is not.
    #[must_use]
    pub fn is_final(&self) -> ::core::primitive::bool {
        ::core::matches!(self, Self::Paid)
    }
}

const _: () = {
    #[automatically_derived]
    impl ::core::convert::From<&::core::primitive::str> for Status {
        fn from(text: &::core::primitive::str) -> Self {
            match text {
                "open" => Self::Open,
                "paid" => Self::Paid,
                other => Self::Unknown(::std::borrow::ToOwned::to_owned(other)),
            }
        }
    }

    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for Status {
        fn from(text: ::std::string::String) -> Self {
            <Self as ::core::convert::From<&::core::primitive::str>>::from(&text)
        }
    }

    #[automatically_derived]
    impl ::core::fmt::Display for Status {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __f.pad(self.as_str())
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for Status {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let __value: Self = ::core::convert::From::from(__decoder.text(__node));
            if let Self::Unknown(__text) = &__value {
                __decoder.unknown_value("mine.toml:109", "Status", __text);
            }
            __value
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for Status {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            __writer.text(self.as_str());
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for Status {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }

    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for Status {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};

/// The object `Fault` of the API.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct Fault {
    /// The field `error`.
    pub error: ::core::option::Option<::std::string::String>,
    unknown: ::durianpay_client::__private::Fields,
}

impl Fault {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}

const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "Fault",
        source: "mine.toml:21",
        fields: &[
            ::durianpay_client::__private::FieldShape::optional(
                "error",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for Fault {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 1];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                error: __decoder
                    .optional(__slots[0], ::durianpay_client::__private::Decoder::text),
                unknown: __unknown,
            }
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for Fault {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            if let ::core::option::Option::Some(__value) = &self.error {
                __writer.key("error");
                __writer.text(__value);
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }

    #[automatically_derived]
    impl ::core::fmt::Debug for Fault {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "Fault", self)
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for Fault {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }

    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for Fault {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};

/// Needed by no endpoint.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct Nobody {
    /// The field `text`.
    pub text: String,
    unknown: ::durianpay_client::__private::Fields,
}

impl Nobody {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}

const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "Nobody",
        source: "mine.toml:103",
        fields: &[
            ::durianpay_client::__private::FieldShape::required(
                "text",
                ::durianpay_client::__private::Kinds::OBJECT,
            ),
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for Nobody {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 1];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                text: <String as ::durianpay_client::__private::Decode>::decode(
                    __decoder,
                    __slots[0],
                ),
                unknown: __unknown,
            }
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for Nobody {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("text");
            ::durianpay_client::__private::Encode::encode(&self.text, __writer);
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }

    #[automatically_derived]
    impl ::core::fmt::Debug for Nobody {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "Nobody", self)
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for Nobody {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }

    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for Nobody {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};

/// The object `Option` of the API.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
pub struct Option {
    /// The field `number`.
    pub number: ::core::option::Option<::std::string::String>,
    unknown: ::durianpay_client::__private::Fields,
}

impl Option {
    /// Starts an empty one; every field is optional.
    #[must_use]
    pub fn new() -> Self {
        Self {
            number: ::core::option::Option::None,
            unknown: ::core::default::Default::default(),
        }
    }

    /// Sets `number`.
    #[must_use]
    pub fn number(
        mut self,
        number: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.number = ::core::option::Option::Some(::core::convert::Into::into(number));
        self
    }

    /// Adds a field that these bindings do not know. It is sent as it is.
    #[must_use]
    pub fn with_field(
        mut self,
        name: &::core::primitive::str,
        value: impl ::core::convert::Into<::durianpay_client::__private::Json>,
    ) -> Self {
        self.unknown.set(name, ::core::convert::Into::into(value));
        self
    }

    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}

const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "Option",
        source: "mine.toml:100",
        fields: &[
            ::durianpay_client::__private::FieldShape::optional(
                "number",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for Option {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 1];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                number: __decoder
                    .optional(__slots[0], ::durianpay_client::__private::Decoder::text),
                unknown: __unknown,
            }
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for Option {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            if let ::core::option::Option::Some(__value) = &self.number {
                if __writer.sensitive_key("number") {
                    __writer.text(__value);
                }
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }

    #[automatically_derived]
    impl ::core::fmt::Debug for Option {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "Option", self)
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for Option {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }

    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for Option {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};

/// An order.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct Order {
    /// The field `id`.
    pub id: OrderId,
    /// The field `amount`.
    pub amount: ::durianpay_client::__private::Amount,
    /// The field `status`.
    pub status: ::core::option::Option<Status>,
    /// The field `old`.
    #[deprecated(note = "use `status`")]
    pub old: ::core::option::Option<::std::string::String>,
    unknown: ::durianpay_client::__private::Fields,
}

impl Order {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}

const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "Order",
        source: "mine.toml:71",
        fields: &[
            ::durianpay_client::__private::FieldShape::required(
                "id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::required(
                "amount",
                ::durianpay_client::__private::Kinds::NUMBER
                    .with(::durianpay_client::__private::Kinds::TEXT),
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "status",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "old",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for Order {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 4];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                id: <OrderId as ::durianpay_client::__private::Decode>::decode(
                    __decoder,
                    __slots[0],
                ),
                amount: ::durianpay_client::__private::Decoder::amount(
                    __decoder,
                    __slots[1],
                ),
                status: __decoder
                    .optional(
                        __slots[2],
                        <Status as ::durianpay_client::__private::Decode>::decode,
                    ),
                old: __decoder
                    .optional(__slots[3], ::durianpay_client::__private::Decoder::text),
                unknown: __unknown,
            }
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for Order {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("id");
            ::durianpay_client::__private::Encode::encode(&self.id, __writer);
            __writer.key("amount");
            __writer.amount(&self.amount);
            if let ::core::option::Option::Some(__value) = &self.status {
                __writer.key("status");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.old {
                __writer.key("old");
                __writer.text(__value);
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }

    #[automatically_derived]
    impl ::core::fmt::Debug for Order {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "Order", self)
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for Order {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }

    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for Order {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
