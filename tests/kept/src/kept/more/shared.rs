// Derived: do not edit, run `cargo xtask expand --out src/kept/more more.toml`.
// The types that several parts of the API need.

/// The enumeration `Tier` of the API.
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
pub enum Tier {
    /// 1,000 points and more.
    Gold,
    /// A value that these bindings do not know, as it came. Made
    /// with `from`, it is never one of the known values.
    Unknown(::std::string::String),
}

impl Tier {
    /// The value as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &::core::primitive::str {
        match self {
            Self::Gold => "gold",
            Self::Unknown(text) => text,
        }
    }
}

const _: () = {
    #[automatically_derived]
    impl ::core::convert::From<&::core::primitive::str> for Tier {
        fn from(text: &::core::primitive::str) -> Self {
            match text {
                "gold" => Self::Gold,
                other => Self::Unknown(::std::borrow::ToOwned::to_owned(other)),
            }
        }
    }

    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for Tier {
        fn from(text: ::std::string::String) -> Self {
            <Self as ::core::convert::From<&::core::primitive::str>>::from(&text)
        }
    }

    #[automatically_derived]
    impl ::core::fmt::Display for Tier {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __f.pad(self.as_str())
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for Tier {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let __value: Self = ::core::convert::From::from(__decoder.text(__node));
            if let Self::Unknown(__text) = &__value {
                __decoder.unknown_value("more.toml:30", "Tier", __text);
            }
            __value
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for Tier {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            __writer.text(self.as_str());
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for Tier {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }

    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for Tier {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};

/// The object `Earned` of the API.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct Earned {
    /// The field `id`.
    pub id: ::durianpay_client::api::OrderId,
    /// The field `points`.
    pub points: ::core::primitive::i64,
    unknown: ::durianpay_client::__private::Fields,
}

impl Earned {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}

const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "Earned",
        source: "more.toml:26",
        fields: &[
            ::durianpay_client::__private::FieldShape::required(
                "id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::required(
                "points",
                ::durianpay_client::__private::Kinds::NUMBER,
            ),
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for Earned {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 2];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                id: <::durianpay_client::api::OrderId as ::durianpay_client::__private::Decode>::decode(
                    __decoder,
                    __slots[0],
                ),
                points: ::durianpay_client::__private::Decoder::integer(
                    __decoder,
                    __slots[1],
                ),
                unknown: __unknown,
            }
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for Earned {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("id");
            ::durianpay_client::__private::Encode::encode(&self.id, __writer);
            __writer.key("points");
            __writer.integer(self.points);
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }

    #[automatically_derived]
    impl ::core::fmt::Debug for Earned {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "Earned", self)
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for Earned {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }

    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for Earned {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
