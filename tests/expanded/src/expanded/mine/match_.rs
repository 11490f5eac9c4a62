// Derived: do not edit, run `cargo xtask expand --out src/expanded/mine mine.toml`.
// The resource `match`: its endpoints, with the types that nothing else needs.

#[allow(unused_imports, reason = "what names it may be behind a feature")]
use super::rt;
use super::{Client, Option, Order, OrderId};

pub(super) mod resource {
    #[allow(unused_imports, reason = "what names it may be behind a feature")]
    use super::rt;

    /// Orders that belong together.
    #[derive(rt::Clone, rt::Copy, rt::Debug)]
    pub struct Match<'c> {
        client: &'c super::Client,
    }

    impl<'c> Match<'c> {
        /// The resource, called through that client.
        #[must_use]
        pub fn of(client: &'c super::Client) -> Self {
            Self { client }
        }

        /// Calls `match.move`.
        ///
        /// `POST /match/{id}`
        ///
        /// Retry class `never`: a second call may act a second time. The client repeats it only while there is no connection.
        ///
        /// # Errors
        ///
        /// Any `Error` of the client.
        #[deprecated(note = "nobody moves")]
        pub fn r#move(
            &self,
            id: impl rt::Into<super::OrderId>,
            request: impl rt::Into<super::Pay>,
        ) -> rt::Call<rt::Vec<super::Order>> {
            rt::Call::new(self.client, &super::endpoint::MATCH_MOVE)
                .path("id", &rt::Into::<super::OrderId>::into(id))
                .body(&rt::Into::<super::Pay>::into(request))
        }
    }
}

pub(super) mod endpoint {
    #[allow(unused_imports, reason = "what names it may be behind a feature")]
    use super::rt;

    /// `POST /match/{id}`
    pub static MATCH_MOVE: rt::Endpoint = rt::Endpoint {
        id: "match.move",
        method: "POST",
        path: "/match/{id}",
        envelope: rt::Envelope::Wrapped,
        retry: rt::Retry::Never,
        returns: true,
        page: rt::None,
        errors: &[],
        source: "mine.toml:49",
    };
}

/// The union `Method` of the API.
///
/// The API may know more kinds than are listed here: `Unknown` keeps
/// the tag and the JSON of such a one, and writes them back unchanged.
#[derive(rt::Clone, rt::Debug, rt::PartialEq)]
#[non_exhaustive]
pub enum Method {
    /// `QRIS`
    Qris(String),
    /// `CARD`
    Card(Option),
    /// A kind that these bindings do not know.
    Unknown(rt::UnknownMember),
}

impl Method {
    /// The tag as it stands on the wire.
    #[must_use]
    pub fn tag(&self) -> &rt::str {
        match self {
            Self::Qris(_) => "QRIS",
            Self::Card(_) => "CARD",
            Self::Unknown(member) => member.tag(),
        }
    }
}

#[automatically_derived]
impl rt::From<String> for Method {
    fn from(content: String) -> Self {
        Self::Qris(content)
    }
}

#[automatically_derived]
impl rt::From<Option> for Method {
    fn from(content: Option) -> Self {
        Self::Card(content)
    }
}

#[automatically_derived]
impl rt::From<rt::UnknownMember> for Method {
    fn from(member: rt::UnknownMember) -> Self {
        Self::Unknown(member)
    }
}

const _: () = {
    #[automatically_derived]
    impl rt::Union for Method {
        const BLANK: Self = Self::Unknown(rt::UnknownMember::BLANK);
        fn decode(
            __decoder: &mut rt::Decoder,
            __tag: rt::Node<'_>,
            __content: rt::Node<'_>,
        ) -> Self {
            let __tag = __decoder.word(__tag);
            match &*__tag {
                "QRIS" => Self::Qris(__decoder.read(__content)),
                "CARD" => Self::Card(__decoder.read(__content)),
                _ => {
                    __decoder.unknown_value("mine.toml:90", "Method", &__tag);
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
    impl rt::Encode for Method {
        fn encode(&self, __writer: &mut rt::Writer) {
            match self {
                Self::Qris(__content) => rt::Encode::encode(__content, __writer),
                Self::Card(__content) => rt::Encode::encode(__content, __writer),
                Self::Unknown(__member) => rt::Encode::encode(__member, __writer),
            }
        }
    }
};

/// The object `Pay` of the API.
#[derive(rt::Clone, rt::PartialEq)]
pub struct Pay {
    /// The field `with`.
    pub with: Method,
    unknown: rt::Fields,
}

impl Pay {
    /// Makes one of the fields that it cannot be without.
    #[must_use]
    pub fn new(with: impl rt::Into<Method>) -> Self {
        Self {
            with: rt::Into::into(with),
            unknown: rt::Default::default(),
        }
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

#[automatically_derived]
impl rt::From<String> for Pay {
    fn from(content: String) -> Self {
        Self::new(content)
    }
}

#[automatically_derived]
impl rt::From<Option> for Pay {
    fn from(content: Option) -> Self {
        Self::new(content)
    }
}

#[automatically_derived]
impl rt::From<rt::UnknownMember> for Pay {
    fn from(content: rt::UnknownMember) -> Self {
        Self::new(content)
    }
}

const _: () = {
    static SHAPE: rt::Shape = rt::Shape {
        name: "Pay",
        source: "mine.toml:87",
        fields: &[
            rt::FieldShape::required("type", rt::Kinds::TEXT).as_tag(),
            rt::FieldShape::required("with", rt::Kinds::ANY),
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl rt::Decode for Pay {
        const BLANK: Self = Self {
            with: rt::Union::BLANK,
            unknown: rt::Fields::NONE,
        };
    }

    #[automatically_derived]
    impl rt::Place for Pay {
        #[inline(never)]
        fn fill(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
            __decoder
                .object(
                    __node,
                    &SHAPE,
                    &mut [&mut (), &mut rt::Tagged(&mut self.with)],
                    &mut self.unknown,
                );
        }
    }

    #[automatically_derived]
    impl rt::Encode for Pay {
        #[inline(never)]
        fn encode(&self, __writer: &mut rt::Writer) {
            __writer.object(&SHAPE, &[&self.with.tag(), &self.with], &self.unknown);
        }
    }
    rt::shims!(Pay, "Pay");
};

/// The object `String` of the API.
#[derive(rt::Clone, rt::PartialEq)]
pub struct String {
    /// The field `code`.
    pub code: rt::String,
    unknown: rt::Fields,
}

impl String {
    /// Makes one of the fields that it cannot be without.
    #[must_use]
    pub fn new(code: impl rt::Into<rt::String>) -> Self {
        Self {
            code: rt::Into::into(code),
            unknown: rt::Default::default(),
        }
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
        name: "String",
        source: "mine.toml:97",
        fields: &[rt::FieldShape::required("code", rt::Kinds::TEXT)],
        any_of: &[],
    };

    #[automatically_derived]
    impl rt::Decode for String {
        const BLANK: Self = Self {
            code: rt::Decode::BLANK,
            unknown: rt::Fields::NONE,
        };
    }

    #[automatically_derived]
    impl rt::Place for String {
        #[inline(never)]
        fn fill(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
            __decoder.object(__node, &SHAPE, &mut [&mut self.code], &mut self.unknown);
        }
    }

    #[automatically_derived]
    impl rt::Encode for String {
        #[inline(never)]
        fn encode(&self, __writer: &mut rt::Writer) {
            __writer.object(&SHAPE, &[&self.code], &self.unknown);
        }
    }
    rt::shims!(String, "String");
};
