// Derived: do not edit, run `cargo xtask expand --out src/kept/mine mine.toml`.
// The resource `sales`: its endpoints, with the types that nothing else needs.

use super::{Client, Order};

pub(super) mod resource {
    /// What a customer is to pay for.
    #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
    pub struct Sales<'c> {
        client: &'c super::Client,
    }

    impl<'c> Sales<'c> {
        /// The resource, called through that client.
        #[must_use]
        pub fn of(client: &'c super::Client) -> Self {
            Self { client }
        }

        /// Makes an order.
        ///
        /// `POST /sales`
        ///
        /// Retry class `never`: a second call may act a second time. The client repeats it only while there is no connection.
        ///
        /// # Errors
        ///
        /// Any `Error` of the client.
        pub fn create(
            &self,
            request: impl ::core::convert::Into<super::CreateOrder>,
        ) -> ::durianpay_client::Call<super::Order> {
            ::durianpay_client::__private::Call::new(
                    self.client,
                    &super::endpoint::SALES_CREATE,
                )
                .body(&::core::convert::Into::<super::CreateOrder>::into(request))
        }

        /// Calls `sales.list`.
        ///
        /// `GET /sales`
        ///
        /// Retry class `safe`: calling it again changes nothing. The client does so after a failure that may pass.
        ///
        /// # Errors
        ///
        /// Any `Error` of the client.
        pub fn list(&self) -> ::durianpay_client::Call<super::OrderList> {
            ::durianpay_client::__private::Call::new(
                self.client,
                &super::endpoint::SALES_LIST,
            )
        }

        /// As [`list`](Self::list), with a query.
        ///
        /// # Errors
        ///
        /// As [`list`](Self::list).
        pub fn list_with(
            &self,
            query: impl ::core::convert::Into<super::ListOrders>,
        ) -> ::durianpay_client::Call<super::OrderList> {
            ::durianpay_client::__private::Call::new(
                    self.client,
                    &super::endpoint::SALES_LIST,
                )
                .query(&::core::convert::Into::<super::ListOrders>::into(query))
        }
    }
}

pub(super) mod endpoint {
    /// `POST /sales`
    pub static SALES_CREATE: ::durianpay_client::__private::Endpoint = ::durianpay_client::__private::Endpoint {
        id: "sales.create",
        method: "POST",
        path: "/sales",
        envelope: ::durianpay_client::__private::Envelope::Wrapped,
        retry: ::durianpay_client::__private::Retry::Never,
        returns: true,
        page: ::core::option::Option::None,
        errors: &[],
        source: "mine.toml:27",
    };

    /// `GET /sales`
    pub static SALES_LIST: ::durianpay_client::__private::Endpoint = ::durianpay_client::__private::Endpoint {
        id: "sales.list",
        method: "GET",
        path: "/sales",
        envelope: ::durianpay_client::__private::Envelope::Wrapped,
        retry: ::durianpay_client::__private::Retry::Safe,
        returns: true,
        page: ::core::option::Option::Some(::durianpay_client::__private::PageKeys {
            items: ::core::option::Option::Some("orders"),
            skip: "skip",
            limit: "limit",
        }),
        errors: &[],
        source: "mine.toml:34",
    };
}

/// The object `CreateOrder` of the API.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
pub struct CreateOrder {
    /// The field `amount`.
    pub amount: ::durianpay_client::__private::Amount,
    /// The field `customer`.
    pub customer: ::core::option::Option<::std::string::String>,
    unknown: ::durianpay_client::__private::Fields,
}

impl CreateOrder {
    /// Makes one of the fields that it cannot be without.
    #[must_use]
    pub fn new(
        amount: impl ::core::convert::Into<::durianpay_client::__private::Amount>,
    ) -> Self {
        Self {
            amount: ::durianpay_client::__private::Amount::canonical(
                ::core::convert::Into::into(amount),
            ),
            customer: ::core::option::Option::None,
            unknown: ::core::default::Default::default(),
        }
    }

    /// Sets `customer`.
    #[must_use]
    pub fn customer(
        mut self,
        customer: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.customer = ::core::option::Option::Some(
            ::core::convert::Into::into(customer),
        );
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
        name: "CreateOrder",
        source: "mine.toml:66",
        fields: &[
            ::durianpay_client::__private::FieldShape::required(
                "amount",
                ::durianpay_client::__private::Kinds::NUMBER
                    .with(::durianpay_client::__private::Kinds::TEXT),
            ),
            ::durianpay_client::__private::FieldShape::required(
                "currency",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "customer",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for CreateOrder {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 3];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            __decoder.constant(__slots[1], "\"IDR\"");
            Self {
                amount: ::durianpay_client::__private::Decoder::amount(
                    __decoder,
                    __slots[0],
                ),
                customer: __decoder
                    .optional(__slots[2], ::durianpay_client::__private::Decoder::text),
                unknown: __unknown,
            }
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for CreateOrder {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("amount");
            __writer.amount(&self.amount);
            __writer.key("currency");
            __writer.raw("\"IDR\"");
            if let ::core::option::Option::Some(__value) = &self.customer {
                if __writer.sensitive_key("customer") {
                    __writer.text(__value);
                }
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }

    #[automatically_derived]
    impl ::core::fmt::Debug for CreateOrder {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "CreateOrder", self)
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for CreateOrder {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }

    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for CreateOrder {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};

/// The object `ListOrders` of the API.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
pub struct ListOrders {
    /// The field `skip`.
    pub skip: ::core::option::Option<::core::primitive::i64>,
    /// The field `limit`.
    pub limit: ::core::option::Option<::core::primitive::i64>,
    unknown: ::durianpay_client::__private::Fields,
}

impl ListOrders {
    /// Starts an empty one; every field is optional.
    #[must_use]
    pub fn new() -> Self {
        Self {
            skip: ::core::option::Option::None,
            limit: ::core::option::Option::None,
            unknown: ::core::default::Default::default(),
        }
    }

    /// Sets `skip`.
    #[must_use]
    pub fn skip(mut self, skip: ::core::primitive::i64) -> Self {
        self.skip = ::core::option::Option::Some(skip);
        self
    }

    /// Sets `limit`.
    #[must_use]
    pub fn limit(mut self, limit: ::core::primitive::i64) -> Self {
        self.limit = ::core::option::Option::Some(limit);
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
        name: "ListOrders",
        source: "mine.toml:80",
        fields: &[
            ::durianpay_client::__private::FieldShape::optional(
                    "skip",
                    ::durianpay_client::__private::Kinds::NUMBER,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "limit",
                    ::durianpay_client::__private::Kinds::NUMBER,
                )
                .or_blank(),
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for ListOrders {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 2];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                skip: __decoder
                    .optional(
                        __slots[0],
                        ::durianpay_client::__private::Decoder::integer,
                    ),
                limit: __decoder
                    .optional(
                        __slots[1],
                        ::durianpay_client::__private::Decoder::integer,
                    ),
                unknown: __unknown,
            }
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for ListOrders {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            if let ::core::option::Option::Some(__value) = &self.skip {
                __writer.key("skip");
                __writer.integer(*__value);
            }
            if let ::core::option::Option::Some(__value) = &self.limit {
                __writer.key("limit");
                __writer.integer(*__value);
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }

    #[automatically_derived]
    impl ::core::fmt::Debug for ListOrders {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "ListOrders", self)
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for ListOrders {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }

    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for ListOrders {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};

/// The object `OrderList` of the API.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct OrderList {
    /// The field `orders`.
    pub orders: ::core::option::Option<::std::vec::Vec<Order>>,
    unknown: ::durianpay_client::__private::Fields,
}

impl OrderList {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}

const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "OrderList",
        source: "mine.toml:84",
        fields: &[
            ::durianpay_client::__private::FieldShape::optional(
                "orders",
                ::durianpay_client::__private::Kinds::LIST,
            ),
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for OrderList {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 1];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                orders: __decoder
                    .optional(
                        __slots[0],
                        |__decoder, __node| {
                            __decoder
                                .list(
                                    __node,
                                    <Order as ::durianpay_client::__private::Decode>::decode,
                                )
                        },
                    ),
                unknown: __unknown,
            }
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for OrderList {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            if let ::core::option::Option::Some(__value) = &self.orders {
                __writer.key("orders");
                __writer
                    .list(
                        __value,
                        |__writer, __item| {
                            ::durianpay_client::__private::Encode::encode(
                                __item,
                                __writer,
                            );
                        },
                    );
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }

    #[automatically_derived]
    impl ::core::fmt::Debug for OrderList {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "OrderList", self)
        }
    }

    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for OrderList {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }

    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for OrderList {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};

#[automatically_derived]
impl ::durianpay_client::__private::Page for OrderList {
    type Item = Order;
    fn into_items(self) -> ::std::vec::Vec<Order> {
        ::core::option::Option::unwrap_or_default(self.orders)
    }
}
