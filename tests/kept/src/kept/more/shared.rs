// Derived: do not edit, run `cargo xtask expand --out src/kept/more more.toml`.
// The types that several parts of the API need.

#[allow(unused_imports, reason = "what names it may be behind a feature")]
use super::rt;

/// The enumeration `Tier` of the API.
///
/// The API may send values that are not listed here: `Unknown` keeps
/// such a value, and writes it back unchanged.
#[derive(rt::Clone, rt::Debug, rt::PartialEq, rt::Eq, rt::Hash)]
#[non_exhaustive]
pub enum Tier {
    /// 1,000 points and more.
    Gold,
    /// A value that these bindings do not know, as it came. Made
    /// with `from`, it is never one of the known values.
    Unknown(rt::String),
}

impl Tier {
    /// The value as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &rt::str {
        match self {
            Self::Gold => "gold",
            Self::Unknown(text) => text,
        }
    }
}

const _: () = {
    #[automatically_derived]
    impl rt::From<&rt::str> for Tier {
        fn from(text: &rt::str) -> Self {
            match text {
                "gold" => Self::Gold,
                other => Self::Unknown(rt::ToOwned::to_owned(other)),
            }
        }
    }

    #[automatically_derived]
    impl rt::From<rt::String> for Tier {
        fn from(text: rt::String) -> Self {
            <Self as rt::From<&rt::str>>::from(&text)
        }
    }

    #[automatically_derived]
    impl rt::fmt::Display for Tier {
        fn fmt(&self, __f: &mut rt::fmt::Formatter<'_>) -> rt::fmt::Result {
            __f.pad(self.as_str())
        }
    }

    #[automatically_derived]
    impl rt::Decode for Tier {
        fn decode(__decoder: &mut rt::Decoder, __node: rt::Node<'_>) -> Self {
            let __value: Self = rt::From::from(&*__decoder.word(__node));
            if let Self::Unknown(__text) = &__value {
                __decoder.unknown_value("more.toml:30", "Tier", __text);
            }
            __value
        }
    }

    #[automatically_derived]
    impl rt::Encode for Tier {
        fn encode(&self, __writer: &mut rt::Writer) {
            __writer.text(self.as_str());
        }
    }
    rt::serde_shims!(Tier);
};

/// The object `Earned` of the API.
#[derive(rt::Clone, rt::PartialEq)]
#[non_exhaustive]
pub struct Earned {
    /// The field `id`.
    pub id: rt::api::OrderId,
    /// The field `points`.
    pub points: rt::i64,
    unknown: rt::Fields,
}

impl Earned {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &rt::Fields {
        &self.unknown
    }
}

const _: () = {
    static SHAPE: rt::Shape = rt::Shape {
        name: "Earned",
        source: "more.toml:26",
        fields: &[
            rt::FieldShape::required("id", rt::Kinds::TEXT),
            rt::FieldShape::required("points", rt::Kinds::NUMBER),
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl rt::Decode for Earned {
        fn decode(__decoder: &mut rt::Decoder, __node: rt::Node<'_>) -> Self {
            let mut __slots = [rt::Node::ABSENT; 2];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                id: __decoder.read(__slots[0]),
                points: __decoder.read(__slots[1]),
                unknown: __unknown,
            }
        }
    }

    #[automatically_derived]
    impl rt::Encode for Earned {
        fn encode(&self, __writer: &mut rt::Writer) {
            let __mark = __writer.begin_object();
            __writer.member("id", &self.id);
            __writer.member("points", &self.points);
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    rt::shims!(Earned, "Earned");
};
