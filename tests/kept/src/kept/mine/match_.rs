// Derived: do not edit, run `cargo xtask expand --out src/kept/mine mine.toml`.
// The resource `match`: its endpoints, with the types that nothing else needs.

use super::{Client, Option, Order, OrderId};

pub(super) mod resource {
    /// Orders that belong together.
    #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
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
            id: impl ::core::convert::Into<super::OrderId>,
            request: impl ::core::convert::Into<super::Pay>,
        ) -> ::durianpay_client::Call<::std::vec::Vec<super::Order>> {
            ::durianpay_client::__private::Call::new(
                    self.client,
                    &super::endpoint::MATCH_MOVE,
                )
                .path("id", &::core::convert::Into::<super::OrderId>::into(id))
                .body(&::core::convert::Into::<super::Pay>::into(request))
        }
    }
}

pub(super) mod endpoint {
    /// `POST /match/{id}`
    pub static MATCH_MOVE: ::durianpay_client::__private::Endpoint = ::durianpay_client::__private::Endpoint {
        id: "match.move",
        method: "POST",
        path: "/match/{id}",
        envelope: ::durianpay_client::__private::Envelope::Wrapped,
        retry: ::durianpay_client::__private::Retry::Never,
        returns: true,
        page: ::core::option::Option::None,
        errors: &[],
        source: "mine.toml:49",
    };
}

/// The union `Method` of the API.
///
/// The API may know more kinds than are listed here: `Unknown` keeps
/// the tag and the JSON of such a one, and writes them back unchanged.
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub enum Method {
    /// `QRIS`
    Qris(String),
    /// `CARD`
    Card(Option),
    /// A kind that these bindings do not know.
    Unknown(::durianpay_client::__private::UnknownMember),
}

impl Method {
    /// The tag as it stands on the wire.
    #[must_use]
    pub fn tag(&self) -> &::core::primitive::str {
        match self {
            Self::Qris(_) => "QRIS",
            Self::Card(_) => "CARD",
            Self::Unknown(member) => member.tag(),
        }
    }
}

#[automatically_derived]
impl ::core::convert::From<String> for Method {
    fn from(content: String) -> Self {
        Self::Qris(content)
    }
}

#[automatically_derived]
impl ::core::convert::From<Option> for Method {
    fn from(content: Option) -> Self {
        Self::Card(content)
    }
}

#[automatically_derived]
impl ::core::convert::From<::durianpay_client::__private::UnknownMember> for Method {
    fn from(member: ::durianpay_client::__private::UnknownMember) -> Self {
        Self::Unknown(member)
    }
}

const _: () = {
    #[automatically_derived]
    impl ::durianpay_client::__private::Union for Method {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __tag: ::durianpay_client::__private::Node<'_>,
            __content: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let __tag = __decoder.text(__tag);
            match __tag.as_str() {
                "QRIS" => {
                    Self::Qris(
                        <String as ::durianpay_client::__private::Decode>::decode(
                            __decoder,
                            __content,
                        ),
                    )
                }
                "CARD" => {
                    Self::Card(
                        <Option as ::durianpay_client::__private::Decode>::decode(
                            __decoder,
                            __content,
                        ),
                    )
                }
                _ => {
                    __decoder.unknown_value("mine.toml:90", "Method", &__tag);
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
                Self::Qris(__content) => {
                    ::durianpay_client::__private::Encode::encode(__content, __writer)
                }
                Self::Card(__content) => {
                    ::durianpay_client::__private::Encode::encode(__content, __writer)
                }
                Self::Unknown(__member) => __member.encode_content(__writer),
            }
        }
    }
};

/// The object `Pay` of the API.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
pub struct Pay {
    /// The field `with`.
    pub with: Method,
    unknown: ::durianpay_client::__private::Fields,
}

impl Pay {
    /// Makes one of the fields that it cannot be without.
    #[must_use]
    pub fn new(with: impl ::core::convert::Into<Method>) -> Self {
        Self {
            with: ::core::convert::Into::into(with),
            unknown: ::core::default::Default::default(),
        }
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

#[automatically_derived]
impl ::core::convert::From<String> for Pay {
    fn from(content: String) -> Self {
        Self::new(content)
    }
}

#[automatically_derived]
impl ::core::convert::From<Option> for Pay {
    fn from(content: Option) -> Self {
        Self::new(content)
    }
}

#[automatically_derived]
impl ::core::convert::From<::durianpay_client::__private::UnknownMember> for Pay {
    fn from(content: ::durianpay_client::__private::UnknownMember) -> Self {
        Self::new(content)
    }
}

const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "Pay",
        source: "mine.toml:87",
        fields: &[
            ::durianpay_client::__private::FieldShape::required(
                "type",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::required(
                "with",
                ::durianpay_client::__private::Kinds::ANY,
            ),
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for Pay {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 2];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                with: <Method as ::durianpay_client::__private::Union>::decode(
                    __decoder,
                    __slots[0],
                    __slots[1],
                ),
                unknown: __unknown,
            }
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for Pay {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("type");
            __writer.text(::durianpay_client::__private::Union::tag(&self.with));
            __writer.key("with");
            ::durianpay_client::__private::Union::encode_content(&self.with, __writer);
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }

    #[automatically_derived]
    impl ::core::fmt::Debug for Pay {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "Pay", self)
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for Pay {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }

    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for Pay {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};

/// The object `String` of the API.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
pub struct String {
    /// The field `code`.
    pub code: ::std::string::String,
    unknown: ::durianpay_client::__private::Fields,
}

impl String {
    /// Makes one of the fields that it cannot be without.
    #[must_use]
    pub fn new(code: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            code: ::core::convert::Into::into(code),
            unknown: ::core::default::Default::default(),
        }
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
        name: "String",
        source: "mine.toml:97",
        fields: &[
            ::durianpay_client::__private::FieldShape::required(
                "code",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for String {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 1];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                code: ::durianpay_client::__private::Decoder::text(
                    __decoder,
                    __slots[0],
                ),
                unknown: __unknown,
            }
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for String {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("code");
            __writer.text(&self.code);
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }

    #[automatically_derived]
    impl ::core::fmt::Debug for String {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "String", self)
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for String {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }

    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for String {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
