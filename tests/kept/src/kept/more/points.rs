// Derived: do not edit, run `cargo xtask expand --out src/kept/more more.toml`.
// The resource `points`: its endpoints, with the types that nothing else needs.

pub(super) mod resource {
    /// Loyalty points of customers.
    #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
    pub struct Points<'c> {
        client: &'c ::durianpay_client::Client,
    }

    impl<'c> Points<'c> {
        /// The resource, called through that client.
        #[must_use]
        pub fn of(client: &'c ::durianpay_client::Client) -> Self {
            Self { client }
        }

        /// Calls `points.get`.
        ///
        /// `GET /loyalty/{customer_id}/points`
        ///
        /// Retry class `safe`: calling it again changes nothing. The client does so after a failure that may pass.
        ///
        /// # Errors
        ///
        /// Any `Error` of the client.
        pub fn get(
            &self,
            customer_id: impl ::core::convert::Into<::durianpay_client::api::CustomerId>,
        ) -> ::durianpay_client::Call<super::Points> {
            ::durianpay_client::__private::Call::new(
                    self.client,
                    &super::endpoint::POINTS_GET,
                )
                .path(
                    "customer_id",
                    &::core::convert::Into::<
                        ::durianpay_client::api::CustomerId,
                    >::into(customer_id),
                )
        }
    }
}

pub(super) mod endpoint {
    /// `GET /loyalty/{customer_id}/points`
    pub static POINTS_GET: ::durianpay_client::__private::Endpoint = ::durianpay_client::__private::Endpoint {
        id: "points.get",
        method: "GET",
        path: "/loyalty/{customer_id}/points",
        envelope: ::durianpay_client::__private::Envelope::Wrapped,
        retry: ::durianpay_client::__private::Retry::Safe,
        returns: true,
        page: ::core::option::Option::None,
        errors: &[],
        source: "more.toml:6",
    };
}

/// The object `Points` of the API.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct Points {
    /// The field `total`.
    pub total: ::core::primitive::i64,
    /// The field `last`.
    pub last: ::core::option::Option<::durianpay_client::api::Order>,
    unknown: ::durianpay_client::__private::Fields,
}

impl Points {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}

const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "Points",
        source: "more.toml:12",
        fields: &[
            ::durianpay_client::__private::FieldShape::required(
                "total",
                ::durianpay_client::__private::Kinds::NUMBER,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "last",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for Points {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 2];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                total: ::durianpay_client::__private::Decoder::integer(
                    __decoder,
                    __slots[0],
                ),
                last: __decoder
                    .optional(
                        __slots[1],
                        <::durianpay_client::api::Order as ::durianpay_client::__private::Decode>::decode,
                    ),
                unknown: __unknown,
            }
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for Points {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("total");
            __writer.integer(self.total);
            if let ::core::option::Option::Some(__value) = &self.last {
                __writer.key("last");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }

    #[automatically_derived]
    impl ::core::fmt::Debug for Points {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "Points", self)
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for Points {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }

    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for Points {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
