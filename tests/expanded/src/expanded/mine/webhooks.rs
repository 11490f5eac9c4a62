// Derived: do not edit, run `cargo xtask expand --out src/expanded/mine mine.toml`.
// The webhooks, with the types that nothing else needs.

#[allow(unused_imports, reason = "what names it may be behind a feature")]
use super::rt;
use super::OrderId;

/// How webhooks are built, signed and repeated.
pub static WEBHOOK: rt::Webhook = rt::Webhook {
    event: "event",
    data: "data",
    retry_minutes: &[],
    success: 200,
    signature: rt::None,
    events: &[
        rt::EventInfo {
            name: "order.paid",
            subject: rt::Some("sales.list"),
        },
    ],
};

/// What a webhook says has happened, with its payload.
///
/// The API may know more kinds than are listed here: `Unknown` keeps
/// the tag and the JSON of such a one, and writes them back unchanged.
#[derive(rt::Clone, rt::Debug, rt::PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// An order is paid.
    OrderPaid(PaidOrder),
    /// A kind that these bindings do not know.
    Unknown(rt::UnknownMember),
}

impl Event {
    /// The tag as it stands on the wire.
    #[must_use]
    pub fn tag(&self) -> &rt::str {
        match self {
            Self::OrderPaid(_) => "order.paid",
            Self::Unknown(member) => member.tag(),
        }
    }
}

const _: () = {
    #[automatically_derived]
    impl rt::Union for Event {
        const BLANK: Self = Self::Unknown(rt::UnknownMember::BLANK);
        fn decode(
            __decoder: &mut rt::Decoder,
            __tag: rt::Node<'_>,
            __content: rt::Node<'_>,
        ) -> Self {
            let __tag = __decoder.word(__tag);
            match &*__tag {
                "order.paid" => Self::OrderPaid(__decoder.read(__content)),
                _ => {
                    __decoder.unknown_value("mine.toml:116", "Event", &__tag);
                    Self::Unknown(
                        rt::UnknownMember::decode(__decoder, &__tag, __content),
                    )
                }
            }
        }

        fn tag(&self) -> &rt::str {
            self.tag()
        }
    }

    #[automatically_derived]
    impl rt::Encode for Event {
        fn encode(&self, __writer: &mut rt::Writer) {
            match self {
                Self::OrderPaid(__content) => rt::Encode::encode(__content, __writer),
                Self::Unknown(__member) => rt::Encode::encode(__member, __writer),
            }
        }
    }
};

/// The object `Notification` of the API.
#[derive(rt::Clone, rt::PartialEq)]
#[non_exhaustive]
pub struct Notification {
    /// The event and its payload.
    pub data: Event,
    unknown: rt::Fields,
}

impl Notification {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &rt::Fields {
        &self.unknown
    }
}

const _: () = {
    static SHAPE: rt::Shape = rt::Shape {
        name: "Notification",
        source: "mine.toml:116",
        fields: &[
            rt::FieldShape::required("event", rt::Kinds::TEXT).as_tag(),
            rt::FieldShape::required("data", rt::Kinds::ANY),
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl rt::Decode for Notification {
        const BLANK: Self = Self {
            data: rt::Union::BLANK,
            unknown: rt::Fields::NONE,
        };
    }

    #[automatically_derived]
    impl rt::Place for Notification {
        #[inline(never)]
        fn fill(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
            __decoder
                .object(
                    __node,
                    &SHAPE,
                    &mut [&mut (), &mut rt::Tagged(&mut self.data)],
                    &mut self.unknown,
                );
        }
    }

    #[automatically_derived]
    impl rt::Encode for Notification {
        #[inline(never)]
        fn encode(&self, __writer: &mut rt::Writer) {
            __writer.object(&SHAPE, &[&self.data.tag(), &self.data], &self.unknown);
        }
    }
    rt::shims!(Notification, "Notification");
};

/// The object `PaidOrder` of the API.
#[derive(rt::Clone, rt::PartialEq)]
#[non_exhaustive]
pub struct PaidOrder {
    /// The field `id`.
    pub id: OrderId,
    /// The field `amount`.
    pub amount: rt::Amount,
    unknown: rt::Fields,
}

impl PaidOrder {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &rt::Fields {
        &self.unknown
    }
}

const _: () = {
    static SHAPE: rt::Shape = rt::Shape {
        name: "PaidOrder",
        source: "mine.toml:125",
        fields: &[
            rt::FieldShape::required("id", rt::Kinds::TEXT),
            rt::FieldShape::required("amount", rt::Kinds::NUMBER.with(rt::Kinds::TEXT))
                .noted_as(rt::Notation::Hundredths),
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl rt::Decode for PaidOrder {
        const BLANK: Self = Self {
            id: rt::Decode::BLANK,
            amount: rt::Decode::BLANK,
            unknown: rt::Fields::NONE,
        };
    }

    #[automatically_derived]
    impl rt::Place for PaidOrder {
        #[inline(never)]
        fn fill(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
            __decoder
                .object(
                    __node,
                    &SHAPE,
                    &mut [&mut self.id, &mut self.amount],
                    &mut self.unknown,
                );
        }
    }

    #[automatically_derived]
    impl rt::Encode for PaidOrder {
        #[inline(never)]
        fn encode(&self, __writer: &mut rt::Writer) {
            __writer.object(&SHAPE, &[&self.id, &self.amount], &self.unknown);
        }
    }
    rt::shims!(PaidOrder, "PaidOrder");
};
