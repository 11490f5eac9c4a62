// Derived: do not edit, run `cargo xtask expand --out src/expanded/more more.toml`.
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
        const BLANK: Self = Self::Unknown(rt::String::new());
    }

    #[automatically_derived]
    impl rt::Place for Tier {
        fn fill(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
            *self = rt::From::from(&*__decoder.word(__node));
            if let Self::Unknown(__text) = self {
                __decoder.unknown_value("more.toml:30", "Tier", __text);
            }
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
        const BLANK: Self = Self {
            id: rt::Decode::BLANK,
            points: rt::Decode::BLANK,
            unknown: rt::Fields::NONE,
        };
    }

    #[automatically_derived]
    impl rt::Place for Earned {
        #[inline(never)]
        fn fill(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
            __decoder
                .object(
                    __node,
                    &SHAPE,
                    &mut [&mut self.id, &mut self.points],
                    &mut self.unknown,
                );
        }
    }

    #[automatically_derived]
    impl rt::Encode for Earned {
        #[inline(never)]
        fn encode(&self, __writer: &mut rt::Writer) {
            __writer.object(&SHAPE, &[&self.id, &self.points], &self.unknown);
        }
    }
    rt::shims!(Earned, "Earned");
};
