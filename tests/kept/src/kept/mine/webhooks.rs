// Derived: do not edit, run `cargo xtask expand --out src/kept/mine mine.toml`.
// The webhooks, with the types that nothing else needs.

use super::OrderId;

/// How webhooks are built, signed and repeated.
pub static WEBHOOK: ::durianpay_client::__private::Webhook = ::durianpay_client::__private::Webhook {
    event: "event",
    data: "data",
    retry_minutes: &[],
    success: 200,
    signature: ::core::option::Option::None,
    events: &[
        ::durianpay_client::__private::EventInfo {
            name: "order.paid",
            subject: ::core::option::Option::Some("sales.list"),
        },
    ],
};

/// What a webhook says has happened, with its payload.
///
/// The API may know more kinds than are listed here: `Unknown` keeps
/// the tag and the JSON of such a one, and writes them back unchanged.
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// An order is paid.
    OrderPaid(PaidOrder),
    /// A kind that these bindings do not know.
    Unknown(::durianpay_client::__private::UnknownMember),
}

impl Event {
    /// The tag as it stands on the wire.
    #[must_use]
    pub fn tag(&self) -> &::core::primitive::str {
        match self {
            Self::OrderPaid(_) => "order.paid",
            Self::Unknown(member) => member.tag(),
        }
    }
}

const _: () = {
    #[automatically_derived]
    impl ::durianpay_client::__private::Union for Event {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __tag: ::durianpay_client::__private::Node<'_>,
            __content: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let __tag = __decoder.text(__tag);
            match __tag.as_str() {
                "order.paid" => {
                    Self::OrderPaid(
                        <PaidOrder as ::durianpay_client::__private::Decode>::decode(
                            __decoder,
                            __content,
                        ),
                    )
                }
                _ => {
                    __decoder.unknown_value("mine.toml:116", "Event", &__tag);
                    Self::Unknown(
                        ::durianpay_client::__private::UnknownMember::decode(
                            __decoder,
                            __tag,
                            __content,
                        ),
                    )
                }
            }
        }

        fn tag(&self) -> &::core::primitive::str {
            self.tag()
        }

        fn encode_content(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            match self {
                Self::OrderPaid(__content) => {
                    ::durianpay_client::__private::Encode::encode(__content, __writer)
                }
                Self::Unknown(__member) => __member.encode_content(__writer),
            }
        }
    }
};

/// The object `Notification` of the API.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct Notification {
    /// The event and its payload.
    pub data: Event,
    unknown: ::durianpay_client::__private::Fields,
}

impl Notification {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}

const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "Notification",
        source: "mine.toml:116",
        fields: &[
            ::durianpay_client::__private::FieldShape::required(
                "event",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::required(
                "data",
                ::durianpay_client::__private::Kinds::ANY,
            ),
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for Notification {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 2];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                data: <Event as ::durianpay_client::__private::Union>::decode(
                    __decoder,
                    __slots[0],
                    __slots[1],
                ),
                unknown: __unknown,
            }
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for Notification {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("event");
            __writer.text(::durianpay_client::__private::Union::tag(&self.data));
            __writer.key("data");
            ::durianpay_client::__private::Union::encode_content(&self.data, __writer);
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }

    #[automatically_derived]
    impl ::core::fmt::Debug for Notification {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "Notification", self)
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for Notification {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }

    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for Notification {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};

/// The object `PaidOrder` of the API.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct PaidOrder {
    /// The field `id`.
    pub id: OrderId,
    /// The field `amount`.
    pub amount: ::durianpay_client::__private::Amount,
    unknown: ::durianpay_client::__private::Fields,
}

impl PaidOrder {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}

const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "PaidOrder",
        source: "mine.toml:125",
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
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for PaidOrder {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 2];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                id: <OrderId as ::durianpay_client::__private::Decode>::decode(
                    __decoder,
                    __slots[0],
                ),
                amount: ::durianpay_client::__private::Decoder::amount_in_hundredths(
                    __decoder,
                    __slots[1],
                ),
                unknown: __unknown,
            }
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for PaidOrder {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("id");
            ::durianpay_client::__private::Encode::encode(&self.id, __writer);
            __writer.key("amount");
            __writer.amount_in_hundredths(&self.amount);
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }

    #[automatically_derived]
    impl ::core::fmt::Debug for PaidOrder {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "PaidOrder", self)
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for PaidOrder {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }

    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for PaidOrder {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
