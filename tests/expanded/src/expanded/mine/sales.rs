// Derived: do not edit, run `cargo xtask expand --out src/expanded/mine mine.toml`.
// The resource `sales`: its endpoints, with the types that nothing else needs.

#[allow(unused_imports, reason = "what names it may be behind a feature")]
use super::rt;
use super::{Client, Order};

pub(super) mod resource {
    #[allow(unused_imports, reason = "what names it may be behind a feature")]
    use super::rt;

    /// What a customer is to pay for.
    #[derive(rt::Clone, rt::Copy, rt::Debug)]
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
            request: impl rt::Into<super::CreateOrder>,
        ) -> rt::Call<super::Order> {
            rt::Call::new(self.client, &super::endpoint::SALES_CREATE)
                .body(&rt::Into::<super::CreateOrder>::into(request))
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
        pub fn list(&self) -> rt::Call<super::OrderList> {
            rt::Call::new(self.client, &super::endpoint::SALES_LIST)
        }

        /// As [`list`](Self::list), with a query.
        ///
        /// # Errors
        ///
        /// As [`list`](Self::list).
        pub fn list_with(
            &self,
            query: impl rt::Into<super::ListOrders>,
        ) -> rt::Call<super::OrderList> {
            rt::Call::new(self.client, &super::endpoint::SALES_LIST)
                .query(&rt::Into::<super::ListOrders>::into(query))
        }
    }
}

pub(super) mod endpoint {
    #[allow(unused_imports, reason = "what names it may be behind a feature")]
    use super::rt;

    /// `POST /sales`
    pub static SALES_CREATE: rt::Endpoint = rt::Endpoint {
        id: "sales.create",
        method: "POST",
        path: "/sales",
        envelope: rt::Envelope::Wrapped,
        retry: rt::Retry::Never,
        returns: true,
        page: rt::None,
        errors: &[],
        source: "mine.toml:27",
    };

    /// `GET /sales`
    pub static SALES_LIST: rt::Endpoint = rt::Endpoint {
        id: "sales.list",
        method: "GET",
        path: "/sales",
        envelope: rt::Envelope::Wrapped,
        retry: rt::Retry::Safe,
        returns: true,
        page: rt::Some(rt::PageKeys {
            items: rt::Some("orders"),
            skip: "skip",
            limit: "limit",
        }),
        errors: &[],
        source: "mine.toml:34",
    };
}

/// The object `CreateOrder` of the API.
#[derive(rt::Clone, rt::PartialEq)]
pub struct CreateOrder {
    /// The field `amount`.
    pub amount: rt::Amount,
    /// The field `customer`.
    pub customer: rt::Option<rt::String>,
    unknown: rt::Fields,
}

impl CreateOrder {
    /// Makes one of the fields that it cannot be without.
    #[must_use]
    pub fn new(amount: impl rt::Into<rt::Amount>) -> Self {
        Self {
            amount: rt::Amount::canonical(rt::Into::into(amount)),
            customer: rt::None,
            unknown: rt::Default::default(),
        }
    }

    /// Sets `customer`.
    #[must_use]
    pub fn customer(mut self, customer: impl rt::Into<rt::String>) -> Self {
        self.customer = rt::Some(rt::Into::into(customer));
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
        name: "CreateOrder",
        source: "mine.toml:66",
        fields: &[
            rt::FieldShape::required("amount", rt::Kinds::NUMBER.with(rt::Kinds::TEXT)),
            rt::FieldShape::required("currency", rt::Kinds::TEXT),
            rt::FieldShape::optional("customer", rt::Kinds::TEXT).sensitive(),
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl rt::Decode for CreateOrder {
        const BLANK: Self = Self {
            amount: rt::Decode::BLANK,
            customer: rt::None,
            unknown: rt::Fields::NONE,
        };
    }

    #[automatically_derived]
    impl rt::Place for CreateOrder {
        #[inline(never)]
        fn fill(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
            __decoder
                .object(
                    __node,
                    &SHAPE,
                    &mut [
                        &mut self.amount,
                        &mut rt::Constant("\"IDR\""),
                        &mut self.customer,
                    ],
                    &mut self.unknown,
                );
        }
    }

    #[automatically_derived]
    impl rt::Encode for CreateOrder {
        #[inline(never)]
        fn encode(&self, __writer: &mut rt::Writer) {
            __writer
                .object(
                    &SHAPE,
                    &[&self.amount, &rt::Constant("\"IDR\""), &self.customer],
                    &self.unknown,
                );
        }
    }
    rt::shims!(CreateOrder, "CreateOrder");
};

/// The object `ListOrders` of the API.
#[derive(rt::Clone, rt::PartialEq)]
pub struct ListOrders {
    /// The field `skip`.
    pub skip: rt::Option<rt::i64>,
    /// The field `limit`.
    pub limit: rt::Option<rt::i64>,
    unknown: rt::Fields,
}

impl ListOrders {
    /// Starts an empty one; every field is optional.
    #[must_use]
    pub fn new() -> Self {
        Self {
            skip: rt::None,
            limit: rt::None,
            unknown: rt::Default::default(),
        }
    }

    /// Sets `skip`.
    #[must_use]
    pub fn skip(mut self, skip: rt::i64) -> Self {
        self.skip = rt::Some(skip);
        self
    }

    /// Sets `limit`.
    #[must_use]
    pub fn limit(mut self, limit: rt::i64) -> Self {
        self.limit = rt::Some(limit);
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
        name: "ListOrders",
        source: "mine.toml:80",
        fields: &[
            rt::FieldShape::optional("skip", rt::Kinds::NUMBER).or_blank(),
            rt::FieldShape::optional("limit", rt::Kinds::NUMBER).or_blank(),
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl rt::Decode for ListOrders {
        const BLANK: Self = Self {
            skip: rt::None,
            limit: rt::None,
            unknown: rt::Fields::NONE,
        };
    }

    #[automatically_derived]
    impl rt::Place for ListOrders {
        #[inline(never)]
        fn fill(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
            __decoder
                .object(
                    __node,
                    &SHAPE,
                    &mut [&mut self.skip, &mut self.limit],
                    &mut self.unknown,
                );
        }
    }

    #[automatically_derived]
    impl rt::Encode for ListOrders {
        #[inline(never)]
        fn encode(&self, __writer: &mut rt::Writer) {
            __writer.object(&SHAPE, &[&self.skip, &self.limit], &self.unknown);
        }
    }
    rt::shims!(ListOrders, "ListOrders");
};

/// The object `OrderList` of the API.
#[derive(rt::Clone, rt::PartialEq)]
#[non_exhaustive]
pub struct OrderList {
    /// The field `orders`.
    pub orders: rt::Option<rt::Vec<Order>>,
    unknown: rt::Fields,
}

impl OrderList {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &rt::Fields {
        &self.unknown
    }
}

const _: () = {
    static SHAPE: rt::Shape = rt::Shape {
        name: "OrderList",
        source: "mine.toml:84",
        fields: &[rt::FieldShape::optional("orders", rt::Kinds::LIST)],
        any_of: &[],
    };

    #[automatically_derived]
    impl rt::Decode for OrderList {
        const BLANK: Self = Self {
            orders: rt::None,
            unknown: rt::Fields::NONE,
        };
    }

    #[automatically_derived]
    impl rt::Place for OrderList {
        #[inline(never)]
        fn fill(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
            __decoder.object(__node, &SHAPE, &mut [&mut self.orders], &mut self.unknown);
        }
    }

    #[automatically_derived]
    impl rt::Encode for OrderList {
        #[inline(never)]
        fn encode(&self, __writer: &mut rt::Writer) {
            __writer.object(&SHAPE, &[&self.orders], &self.unknown);
        }
    }
    rt::shims!(OrderList, "OrderList");
};

#[automatically_derived]
impl rt::Page for OrderList {
    type Item = Order;
    fn into_items(self) -> rt::Vec<Order> {
        rt::Option::unwrap_or_default(self.orders)
    }
}
