// Derived: do not edit, run `cargo xtask expand --out src/expanded/mine mine.toml`.
// The types that several parts of the API need.

#[allow(unused_imports, reason = "what names it may be behind a feature")]
use super::rt;
use super::String;

/// The id `OrderId` of the API.
#[derive(rt::Clone, rt::PartialEq, rt::Eq, rt::PartialOrd, rt::Ord, rt::Hash)]
pub struct OrderId(rt::String);
impl OrderId {
    /// How these ids begin, as far as known. It is never checked: an
    /// id is whatever the API gave.
    pub const PREFIX: rt::Option<&'static rt::str> = rt::Some("ord_");

    /// The id of that text.
    #[must_use]
    pub fn new(text: impl rt::Into<rt::String>) -> Self {
        Self(rt::Into::into(text))
    }

    /// The id as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &rt::str {
        &self.0
    }
}

const _: () = {
    #[automatically_derived]
    impl rt::From<&rt::str> for OrderId {
        fn from(text: &rt::str) -> Self {
            Self(rt::ToOwned::to_owned(text))
        }
    }

    #[automatically_derived]
    impl rt::From<rt::String> for OrderId {
        fn from(text: rt::String) -> Self {
            Self(text)
        }
    }

    #[automatically_derived]
    impl rt::From<&OrderId> for OrderId {
        fn from(id: &OrderId) -> Self {
            rt::Clone::clone(id)
        }
    }

    #[automatically_derived]
    impl rt::AsRef<rt::str> for OrderId {
        fn as_ref(&self) -> &rt::str {
            &self.0
        }
    }

    #[automatically_derived]
    impl rt::fmt::Display for OrderId {
        fn fmt(&self, __f: &mut rt::fmt::Formatter<'_>) -> rt::fmt::Result {
            __f.pad(&self.0)
        }
    }

    #[automatically_derived]
    impl rt::fmt::Debug for OrderId {
        fn fmt(&self, __f: &mut rt::fmt::Formatter<'_>) -> rt::fmt::Result {
            rt::fmt::Debug::fmt(&self.0, __f)
        }
    }

    #[automatically_derived]
    impl rt::Decode for OrderId {
        const BLANK: Self = Self(rt::String::new());
    }

    #[automatically_derived]
    impl rt::Place for OrderId {
        fn fill(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
            self.0 = __decoder.text(__node);
        }
    }

    #[automatically_derived]
    impl rt::Encode for OrderId {
        fn encode(&self, __writer: &mut rt::Writer) {
            __writer.text(&self.0);
        }
    }
    rt::serde_shims!(OrderId);
};

/// The enumeration `Status` of the API.
///
/// The API may send values that are not listed here: `Unknown` keeps
/// such a value, and writes it back unchanged.
#[derive(rt::Clone, rt::Debug, rt::PartialEq, rt::Eq, rt::Hash)]
#[non_exhaustive]
pub enum Status {
    /// Not paid.
    Open,
    /// Paid.
    Paid,
    /// A value that these bindings do not know, as it came. Made
    /// with `from`, it is never one of the known values.
    Unknown(rt::String),
}

impl Status {
    /// The value as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &rt::str {
        match self {
            Self::Open => "open",
            Self::Paid => "paid",
            Self::Unknown(text) => text,
        }
    }

    /// Whether it is final: `paid`. A value that these bindings do not know is not.
    #[must_use]
    pub fn is_final(&self) -> rt::bool {
        rt::matches!(self, Self::Paid)
    }
}

const _: () = {
    #[automatically_derived]
    impl rt::From<&rt::str> for Status {
        fn from(text: &rt::str) -> Self {
            match text {
                "open" => Self::Open,
                "paid" => Self::Paid,
                other => Self::Unknown(rt::ToOwned::to_owned(other)),
            }
        }
    }

    #[automatically_derived]
    impl rt::From<rt::String> for Status {
        fn from(text: rt::String) -> Self {
            <Self as rt::From<&rt::str>>::from(&text)
        }
    }

    #[automatically_derived]
    impl rt::fmt::Display for Status {
        fn fmt(&self, __f: &mut rt::fmt::Formatter<'_>) -> rt::fmt::Result {
            __f.pad(self.as_str())
        }
    }

    #[automatically_derived]
    impl rt::Decode for Status {
        const BLANK: Self = Self::Unknown(rt::String::new());
    }

    #[automatically_derived]
    impl rt::Place for Status {
        fn fill(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
            *self = rt::From::from(&*__decoder.word(__node));
            if let Self::Unknown(__text) = self {
                __decoder.unknown_value("mine.toml:109", "Status", __text);
            }
        }
    }

    #[automatically_derived]
    impl rt::Encode for Status {
        fn encode(&self, __writer: &mut rt::Writer) {
            __writer.text(self.as_str());
        }
    }
    rt::serde_shims!(Status);
};

/// The object `Fault` of the API.
#[derive(rt::Clone, rt::PartialEq)]
#[non_exhaustive]
pub struct Fault {
    /// The field `error`.
    pub error: rt::Option<rt::String>,
    unknown: rt::Fields,
}

impl Fault {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &rt::Fields {
        &self.unknown
    }
}

const _: () = {
    static SHAPE: rt::Shape = rt::Shape {
        name: "Fault",
        source: "mine.toml:21",
        fields: &[rt::FieldShape::optional("error", rt::Kinds::TEXT)],
        any_of: &[],
    };

    #[automatically_derived]
    impl rt::Decode for Fault {
        const BLANK: Self = Self {
            error: rt::None,
            unknown: rt::Fields::NONE,
        };
    }

    #[automatically_derived]
    impl rt::Place for Fault {
        #[inline(never)]
        fn fill(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
            __decoder.object(__node, &SHAPE, &mut [&mut self.error], &mut self.unknown);
        }
    }

    #[automatically_derived]
    impl rt::Encode for Fault {
        #[inline(never)]
        fn encode(&self, __writer: &mut rt::Writer) {
            __writer.object(&SHAPE, &[&self.error], &self.unknown);
        }
    }
    rt::shims!(Fault, "Fault");
};

/// Needed by no endpoint.
#[derive(rt::Clone, rt::PartialEq)]
#[non_exhaustive]
pub struct Nobody {
    /// The field `text`.
    pub text: String,
    unknown: rt::Fields,
}

impl Nobody {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &rt::Fields {
        &self.unknown
    }
}

const _: () = {
    static SHAPE: rt::Shape = rt::Shape {
        name: "Nobody",
        source: "mine.toml:103",
        fields: &[rt::FieldShape::required("text", rt::Kinds::OBJECT)],
        any_of: &[],
    };

    #[automatically_derived]
    impl rt::Decode for Nobody {
        const BLANK: Self = Self {
            text: rt::Decode::BLANK,
            unknown: rt::Fields::NONE,
        };
    }

    #[automatically_derived]
    impl rt::Place for Nobody {
        #[inline(never)]
        fn fill(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
            __decoder.object(__node, &SHAPE, &mut [&mut self.text], &mut self.unknown);
        }
    }

    #[automatically_derived]
    impl rt::Encode for Nobody {
        #[inline(never)]
        fn encode(&self, __writer: &mut rt::Writer) {
            __writer.object(&SHAPE, &[&self.text], &self.unknown);
        }
    }
    rt::shims!(Nobody, "Nobody");
};

/// The object `Option` of the API.
#[derive(rt::Clone, rt::PartialEq)]
pub struct Option {
    /// The field `number`.
    pub number: rt::Option<rt::String>,
    unknown: rt::Fields,
}

impl Option {
    /// Starts an empty one; every field is optional.
    #[must_use]
    pub fn new() -> Self {
        Self {
            number: rt::None,
            unknown: rt::Default::default(),
        }
    }

    /// Sets `number`.
    #[must_use]
    pub fn number(mut self, number: impl rt::Into<rt::String>) -> Self {
        self.number = rt::Some(rt::Into::into(number));
        self
    }

    /// Adds a field that these bindings do not know. It is sent as it is.
    #[must_use]
    pub fn with_field(mut self, name: &rt::str, value: impl rt::Into<rt::Json>) -> Self {
        self.unknown.set(name, rt::Into::into(value));
        self
    }

    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &rt::Fields {
        &self.unknown
    }
}

const _: () = {
    static SHAPE: rt::Shape = rt::Shape {
        name: "Option",
        source: "mine.toml:100",
        fields: &[rt::FieldShape::optional("number", rt::Kinds::TEXT).sensitive()],
        any_of: &[],
    };

    #[automatically_derived]
    impl rt::Decode for Option {
        const BLANK: Self = Self {
            number: rt::None,
            unknown: rt::Fields::NONE,
        };
    }

    #[automatically_derived]
    impl rt::Place for Option {
        #[inline(never)]
        fn fill(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
            __decoder.object(__node, &SHAPE, &mut [&mut self.number], &mut self.unknown);
        }
    }

    #[automatically_derived]
    impl rt::Encode for Option {
        #[inline(never)]
        fn encode(&self, __writer: &mut rt::Writer) {
            __writer.object(&SHAPE, &[&self.number], &self.unknown);
        }
    }
    rt::shims!(Option, "Option");
};

/// An order.
#[derive(rt::Clone, rt::PartialEq)]
#[non_exhaustive]
pub struct Order {
    /// The field `id`.
    pub id: OrderId,
    /// The field `amount`.
    pub amount: rt::Amount,
    /// The field `status`.
    pub status: rt::Option<Status>,
    /// The field `old`.
    #[deprecated(note = "use `status`")]
    pub old: rt::Option<rt::String>,
    unknown: rt::Fields,
}

impl Order {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &rt::Fields {
        &self.unknown
    }
}

const _: () = {
    static SHAPE: rt::Shape = rt::Shape {
        name: "Order",
        source: "mine.toml:71",
        fields: &[
            rt::FieldShape::required("id", rt::Kinds::TEXT),
            rt::FieldShape::required("amount", rt::Kinds::NUMBER.with(rt::Kinds::TEXT)),
            rt::FieldShape::optional("status", rt::Kinds::TEXT).or_blank(),
            rt::FieldShape::optional("old", rt::Kinds::TEXT),
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl rt::Decode for Order {
        const BLANK: Self = Self {
            id: rt::Decode::BLANK,
            amount: rt::Decode::BLANK,
            status: rt::None,
            old: rt::None,
            unknown: rt::Fields::NONE,
        };
    }

    #[automatically_derived]
    impl rt::Place for Order {
        #[inline(never)]
        fn fill(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
            __decoder
                .object(
                    __node,
                    &SHAPE,
                    &mut [
                        &mut self.id,
                        &mut self.amount,
                        &mut self.status,
                        &mut self.old,
                    ],
                    &mut self.unknown,
                );
        }
    }

    #[automatically_derived]
    impl rt::Encode for Order {
        #[inline(never)]
        fn encode(&self, __writer: &mut rt::Writer) {
            __writer
                .object(
                    &SHAPE,
                    &[&self.id, &self.amount, &self.status, &self.old],
                    &self.unknown,
                );
        }
    }
    rt::shims!(Order, "Order");
};
