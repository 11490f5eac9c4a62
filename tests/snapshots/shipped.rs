// The bindings of the shipped spec. Derived: do not edit, run `cargo xtask regen`.

/// Payments in Indonesia: orders, payments by QRIS and other methods, and the webhooks that tell of them.
///
/// Note: Only disbursement calls are described as honouring the idempotency header; orders and payments are not.
///
/// See <https://docs.durianpay.id>.
pub static API: ::durianpay_client::__private::Api = ::durianpay_client::__private::Api {
    name: "Durianpay",
    auth: ::durianpay_client::__private::Auth::Basic,
    envelope: ::core::option::Option::Some("data"),
    idempotency_header: ::core::option::Option::Some("X-Idempotency-Key"),
    environments: &[&environment::LIVE, &environment::SANDBOX],
    error: ::durianpay_client::__private::ErrorShape {
        message: &["error"],
        code: &["error_code"],
        request_id: &["request_id"],
        fields: &["errors"],
    },
};
/// Where the API can be reached.
pub mod environment {
    /// Moves real money.
    pub static LIVE: ::durianpay_client::__private::Environment = ::durianpay_client::__private::Environment {
        name: "live",
        base_url: "https://api.durianpay.id/v1",
        key_prefix: ::core::option::Option::Some("dp_live_"),
        live: true,
    };
    /// Plays payments through without money. Orders, payments and webhook settings are apart from the live ones.
    ///
    /// Note: Older pages and several clients send test keys to the live host; the newer pages and the vendor's own plugins use this one.
    pub static SANDBOX: ::durianpay_client::__private::Environment = ::durianpay_client::__private::Environment {
        name: "sandbox",
        base_url: "https://api-sandbox.durianpay.id/v1",
        key_prefix: ::core::option::Option::Some("dp_test_"),
        live: false,
    };
}
/// Handles of the resources, each with a method for every endpoint.
pub mod resource {
    /// What a customer is to pay for.
    #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
    pub struct Orders<'c> {
        client: &'c ::durianpay_client::Client,
    }
    impl<'c> Orders<'c> {
        /// The resource, called through that client.
        #[must_use]
        pub fn of(client: &'c ::durianpay_client::Client) -> Self {
            Self { client }
        }
        /// Creates an order. The order then waits for a payment: start one with `payments.charge`, or ask for a payment link.
        ///
        /// Note: No idempotency is described for orders: a repeated request may create a second one.
        ///
        /// `POST /orders`
        ///
        /// Retry class `never`: a second call may act a second time.
        ///
        /// # Errors
        ///
        /// Any `Error` of the client. Documented refusals:
        ///
        /// - 400 `DPAY_INVALID_REQUEST`: A field is missing or not valid; `errors` names it.
        /// - 401 `DPAY_UNAUTHORIZED_ACCESS`: The API key is missing or wrong.
        pub fn create(
            &self,
            request: impl ::core::convert::Into<super::CreateOrder>,
        ) -> ::durianpay_client::Call<super::Order> {
            ::durianpay_client::__private::Call::new(
                    self.client,
                    &super::endpoint::ORDERS_CREATE,
                )
                .body(&::core::convert::Into::<super::CreateOrder>::into(request))
        }
        /// Reads an order.
        ///
        /// `GET /orders/{id}`
        ///
        /// Retry class `safe`: calling it again changes nothing.
        ///
        /// # Errors
        ///
        /// Any `Error` of the client. Documented refusals:
        ///
        /// - 401 `DPAY_UNAUTHORIZED_ACCESS`: The API key is missing or wrong.
        /// - 404 `DPAY_ORDER_NOT_FOUND`: No order has this id.
        /// - 500 `DPAY_INTERNAL_ERROR`: Durianpay failed.
        pub fn get(
            &self,
            id: impl ::core::convert::Into<super::OrderId>,
        ) -> ::durianpay_client::Call<super::Order> {
            ::durianpay_client::__private::Call::new(
                    self.client,
                    &super::endpoint::ORDERS_GET,
                )
                .path("id", &::core::convert::Into::<super::OrderId>::into(id))
        }
        /// As [`get`](Self::get), with a query.
        ///
        /// # Errors
        ///
        /// As [`get`](Self::get).
        pub fn get_with(
            &self,
            id: impl ::core::convert::Into<super::OrderId>,
            query: impl ::core::convert::Into<super::GetOrder>,
        ) -> ::durianpay_client::Call<super::Order> {
            ::durianpay_client::__private::Call::new(
                    self.client,
                    &super::endpoint::ORDERS_GET,
                )
                .path("id", &::core::convert::Into::<super::OrderId>::into(id))
                .query(&::core::convert::Into::<super::GetOrder>::into(query))
        }
    }
    /// Attempts to pay an order.
    #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
    pub struct Payments<'c> {
        client: &'c ::durianpay_client::Client,
    }
    impl<'c> Payments<'c> {
        /// The resource, called through that client.
        #[must_use]
        pub fn of(client: &'c ::durianpay_client::Client) -> Self {
            Self { client }
        }
        /// Cancels a payment that is still `processing`. When the outcome is unknown, read the payment before asking again.
        ///
        /// Note: Never resent: a second cancel may be refused though the first succeeded. Other sources use GET or POST.
        ///
        /// `PUT /payments/{id}/cancel`
        ///
        /// Retry class `never`: a second call may act a second time.
        ///
        /// # Errors
        ///
        /// Any `Error` of the client. Documented refusals:
        ///
        /// - 400 `DPAY_INVALID_PAYMENT_ID`: The payment id is not valid.
        /// - 401 `DPAY_UNAUTHORIZED_ACCESS`: The API key is missing or wrong.
        /// - 500 `DPAY_INTERNAL_ERROR`: The payment could not be cancelled.
        pub fn cancel(
            &self,
            id: impl ::core::convert::Into<super::PaymentId>,
        ) -> ::durianpay_client::Call<super::CancelledPayment> {
            ::durianpay_client::__private::Call::new(
                    self.client,
                    &super::endpoint::PAYMENTS_CANCEL,
                )
                .path("id", &::core::convert::Into::<super::PaymentId>::into(id))
        }
        /// Starts a payment of an order. The answer holds what the customer needs to pay: for QRIS, the code to scan.
        ///
        /// Note: No idempotency is described: a repeated request may start a second payment. One source puts the body in the query, a slip.
        ///
        /// `POST /payments/charge`
        ///
        /// Retry class `never`: a second call may act a second time.
        ///
        /// # Errors
        ///
        /// Any `Error` of the client. Documented refusals:
        ///
        /// - 400: The charge was refused.
        /// - 401 `DPAY_UNAUTHORIZED_ACCESS`: The API key is missing or wrong.
        pub fn charge(
            &self,
            request: impl ::core::convert::Into<super::ChargePayment>,
        ) -> ::durianpay_client::Call<super::Charge> {
            ::durianpay_client::__private::Call::new(
                    self.client,
                    &super::endpoint::PAYMENTS_CHARGE,
                )
                .body(&::core::convert::Into::<super::ChargePayment>::into(request))
        }
        /// Reads a payment. This, not a webhook's text, is what tells whether the money has come.
        ///
        /// Note: No source says how an unknown id is answered; none lists a 404.
        ///
        /// `GET /payments/{id}`
        ///
        /// Retry class `safe`: calling it again changes nothing.
        ///
        /// # Errors
        ///
        /// Any `Error` of the client. Documented refusals:
        ///
        /// - 401 `DPAY_UNAUTHORIZED_ACCESS`: The API key is missing or wrong.
        /// - 500 `DPAY_INTERNAL_ERROR`: Durianpay failed.
        pub fn get(
            &self,
            id: impl ::core::convert::Into<super::PaymentId>,
        ) -> ::durianpay_client::Call<super::Payment> {
            ::durianpay_client::__private::Call::new(
                    self.client,
                    &super::endpoint::PAYMENTS_GET,
                )
                .path("id", &::core::convert::Into::<super::PaymentId>::into(id))
        }
        /// As [`get`](Self::get), with a query.
        ///
        /// # Errors
        ///
        /// As [`get`](Self::get).
        pub fn get_with(
            &self,
            id: impl ::core::convert::Into<super::PaymentId>,
            query: impl ::core::convert::Into<super::GetPayment>,
        ) -> ::durianpay_client::Call<super::Payment> {
            ::durianpay_client::__private::Call::new(
                    self.client,
                    &super::endpoint::PAYMENTS_GET,
                )
                .path("id", &::core::convert::Into::<super::PaymentId>::into(id))
                .query(&::core::convert::Into::<super::GetPayment>::into(query))
        }
        /// Reads a payment's status, and its signature once it is completed.
        ///
        /// `GET /payments/{id}/status`
        ///
        /// Retry class `safe`: calling it again changes nothing.
        ///
        /// # Errors
        ///
        /// Any `Error` of the client. Documented refusals:
        ///
        /// - 401 `DPAY_UNAUTHORIZED_ACCESS`: The API key is missing or wrong.
        /// - 500 `DPAY_INTERNAL_ERROR`: Durianpay failed.
        pub fn status(
            &self,
            id: impl ::core::convert::Into<super::PaymentId>,
        ) -> ::durianpay_client::Call<super::PaymentState> {
            ::durianpay_client::__private::Call::new(
                    self.client,
                    &super::endpoint::PAYMENTS_STATUS,
                )
                .path("id", &::core::convert::Into::<super::PaymentId>::into(id))
        }
        /// Has Durianpay check a payment's signature. True when the signature is its own; it changes nothing.
        ///
        /// Note: A docs page and one client put the signature in the query; the other sources send it in the body.
        ///
        /// `POST /payments/{id}/verify`
        ///
        /// Retry class `safe`: calling it again changes nothing.
        ///
        /// # Errors
        ///
        /// Any `Error` of the client. Documented refusals:
        ///
        /// - 400 `DPAY_INTERNAL_ERROR`: The body could not be read.
        /// - 401 `DPAY_UNAUTHORIZED_ACCESS`: The API key is missing or wrong.
        /// - 500 `DPAY_INTERNAL_ERROR`: Durianpay failed.
        pub fn verify(
            &self,
            id: impl ::core::convert::Into<super::PaymentId>,
            request: impl ::core::convert::Into<super::VerifyPayment>,
        ) -> ::durianpay_client::Call<::core::primitive::bool> {
            ::durianpay_client::__private::Call::new(
                    self.client,
                    &super::endpoint::PAYMENTS_VERIFY,
                )
                .path("id", &::core::convert::Into::<super::PaymentId>::into(id))
                .body(&::core::convert::Into::<super::VerifyPayment>::into(request))
        }
    }
}
impl ::durianpay_client::Client {
    /// What a customer is to pay for.
    #[must_use]
    pub fn orders(&self) -> resource::Orders<'_> {
        resource::Orders::of(self)
    }
    /// Attempts to pay an order.
    #[must_use]
    pub fn payments(&self) -> resource::Payments<'_> {
        resource::Payments::of(self)
    }
}
/// What each endpoint is, as data.
pub mod endpoint {
    /// `POST /orders`
    pub static ORDERS_CREATE: ::durianpay_client::__private::Endpoint = ::durianpay_client::__private::Endpoint {
        id: "orders.create",
        method: "POST",
        path: "/orders",
        envelope: ::durianpay_client::__private::Envelope::Wrapped,
        retry: ::durianpay_client::__private::Retry::Never,
        returns: true,
        page: ::core::option::Option::None,
        errors: &[
            (400, ::core::option::Option::Some("DPAY_INVALID_REQUEST")),
            (401, ::core::option::Option::Some("DPAY_UNAUTHORIZED_ACCESS")),
        ],
        source: "spec/orders.toml:12",
    };
    /// `GET /orders/{id}`
    pub static ORDERS_GET: ::durianpay_client::__private::Endpoint = ::durianpay_client::__private::Endpoint {
        id: "orders.get",
        method: "GET",
        path: "/orders/{id}",
        envelope: ::durianpay_client::__private::Envelope::Either,
        retry: ::durianpay_client::__private::Retry::Safe,
        returns: true,
        page: ::core::option::Option::None,
        errors: &[
            (401, ::core::option::Option::Some("DPAY_UNAUTHORIZED_ACCESS")),
            (404, ::core::option::Option::Some("DPAY_ORDER_NOT_FOUND")),
            (500, ::core::option::Option::Some("DPAY_INTERNAL_ERROR")),
        ],
        source: "spec/orders.toml:116",
    };
    /// `PUT /payments/{id}/cancel`
    pub static PAYMENTS_CANCEL: ::durianpay_client::__private::Endpoint = ::durianpay_client::__private::Endpoint {
        id: "payments.cancel",
        method: "PUT",
        path: "/payments/{id}/cancel",
        envelope: ::durianpay_client::__private::Envelope::Wrapped,
        retry: ::durianpay_client::__private::Retry::Never,
        returns: true,
        page: ::core::option::Option::None,
        errors: &[
            (400, ::core::option::Option::Some("DPAY_INVALID_PAYMENT_ID")),
            (401, ::core::option::Option::Some("DPAY_UNAUTHORIZED_ACCESS")),
            (500, ::core::option::Option::Some("DPAY_INTERNAL_ERROR")),
        ],
        source: "spec/payments.toml:233",
    };
    /// `POST /payments/charge`
    pub static PAYMENTS_CHARGE: ::durianpay_client::__private::Endpoint = ::durianpay_client::__private::Endpoint {
        id: "payments.charge",
        method: "POST",
        path: "/payments/charge",
        envelope: ::durianpay_client::__private::Envelope::Either,
        retry: ::durianpay_client::__private::Retry::Never,
        returns: true,
        page: ::core::option::Option::None,
        errors: &[
            (400, ::core::option::Option::None),
            (401, ::core::option::Option::Some("DPAY_UNAUTHORIZED_ACCESS")),
        ],
        source: "spec/payments.toml:12",
    };
    /// `GET /payments/{id}`
    pub static PAYMENTS_GET: ::durianpay_client::__private::Endpoint = ::durianpay_client::__private::Endpoint {
        id: "payments.get",
        method: "GET",
        path: "/payments/{id}",
        envelope: ::durianpay_client::__private::Envelope::Either,
        retry: ::durianpay_client::__private::Retry::Safe,
        returns: true,
        page: ::core::option::Option::None,
        errors: &[
            (401, ::core::option::Option::Some("DPAY_UNAUTHORIZED_ACCESS")),
            (500, ::core::option::Option::Some("DPAY_INTERNAL_ERROR")),
        ],
        source: "spec/payments.toml:97",
    };
    /// `GET /payments/{id}/status`
    pub static PAYMENTS_STATUS: ::durianpay_client::__private::Endpoint = ::durianpay_client::__private::Endpoint {
        id: "payments.status",
        method: "GET",
        path: "/payments/{id}/status",
        envelope: ::durianpay_client::__private::Envelope::Wrapped,
        retry: ::durianpay_client::__private::Retry::Safe,
        returns: true,
        page: ::core::option::Option::None,
        errors: &[
            (401, ::core::option::Option::Some("DPAY_UNAUTHORIZED_ACCESS")),
            (500, ::core::option::Option::Some("DPAY_INTERNAL_ERROR")),
        ],
        source: "spec/payments.toml:185",
    };
    /// `POST /payments/{id}/verify`
    pub static PAYMENTS_VERIFY: ::durianpay_client::__private::Endpoint = ::durianpay_client::__private::Endpoint {
        id: "payments.verify",
        method: "POST",
        path: "/payments/{id}/verify",
        envelope: ::durianpay_client::__private::Envelope::Wrapped,
        retry: ::durianpay_client::__private::Retry::Safe,
        returns: true,
        page: ::core::option::Option::None,
        errors: &[
            (400, ::core::option::Option::Some("DPAY_INTERNAL_ERROR")),
            (401, ::core::option::Option::Some("DPAY_UNAUTHORIZED_ACCESS")),
            (500, ::core::option::Option::Some("DPAY_INTERNAL_ERROR")),
        ],
        source: "spec/payments.toml:208",
    };
    /// Every endpoint, ordered by resource and method.
    pub static ALL: &[&::durianpay_client::__private::Endpoint] = &[
        &ORDERS_CREATE,
        &ORDERS_GET,
        &PAYMENTS_CANCEL,
        &PAYMENTS_CHARGE,
        &PAYMENTS_GET,
        &PAYMENTS_STATUS,
        &PAYMENTS_VERIFY,
    ];
    /// What each endpoint takes, as checks, in the order of `ALL`.
    pub static CHECKS: &[::durianpay_client::__private::Checks] = &[
        ::durianpay_client::__private::Checks {
            endpoint: &ORDERS_CREATE,
            query: ::core::option::Option::None,
            body: ::core::option::Option::Some(
                ::durianpay_client::__private::check::<super::CreateOrder>,
            ),
        },
        ::durianpay_client::__private::Checks {
            endpoint: &ORDERS_GET,
            query: ::core::option::Option::Some(
                ::durianpay_client::__private::check::<super::GetOrder>,
            ),
            body: ::core::option::Option::None,
        },
        ::durianpay_client::__private::Checks {
            endpoint: &PAYMENTS_CANCEL,
            query: ::core::option::Option::None,
            body: ::core::option::Option::None,
        },
        ::durianpay_client::__private::Checks {
            endpoint: &PAYMENTS_CHARGE,
            query: ::core::option::Option::None,
            body: ::core::option::Option::Some(
                ::durianpay_client::__private::check::<super::ChargePayment>,
            ),
        },
        ::durianpay_client::__private::Checks {
            endpoint: &PAYMENTS_GET,
            query: ::core::option::Option::Some(
                ::durianpay_client::__private::check::<super::GetPayment>,
            ),
            body: ::core::option::Option::None,
        },
        ::durianpay_client::__private::Checks {
            endpoint: &PAYMENTS_STATUS,
            query: ::core::option::Option::None,
            body: ::core::option::Option::None,
        },
        ::durianpay_client::__private::Checks {
            endpoint: &PAYMENTS_VERIFY,
            query: ::core::option::Option::None,
            body: ::core::option::Option::Some(
                ::durianpay_client::__private::check::<super::VerifyPayment>,
            ),
        },
    ];
}
/// How webhooks are built, signed and repeated.
pub static WEBHOOK: ::durianpay_client::__private::Webhook = ::durianpay_client::__private::Webhook {
    event: "event",
    data: "data",
    retry_minutes: &[2, 5, 10, 90, 210],
    success: 200,
    signature: ::core::option::Option::Some(::durianpay_client::__private::SignatureScheme {
        id: "id",
        amount: "amount",
        amount_text: ::core::option::Option::Some("amount_str"),
        separator: "|",
        place: "signature",
    }),
    events: &[
        ::durianpay_client::__private::EventInfo {
            name: "payment.completed",
            subject: ::core::option::Option::Some("payments.get"),
        },
        ::durianpay_client::__private::EventInfo {
            name: "payment.failed",
            subject: ::core::option::Option::Some("payments.get"),
        },
        ::durianpay_client::__private::EventInfo {
            name: "payment.cancelled",
            subject: ::core::option::Option::Some("payments.get"),
        },
        ::durianpay_client::__private::EventInfo {
            name: "order.created",
            subject: ::core::option::Option::Some("orders.get"),
        },
        ::durianpay_client::__private::EventInfo {
            name: "order.completed",
            subject: ::core::option::Option::Some("orders.get"),
        },
    ],
};
/// Names a customer, as Durianpay knows them.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash,
)]
pub struct CustomerId(::std::string::String);
impl CustomerId {
    /// How these ids begin, as far as known. It is never checked: an
    /// id is whatever the API gave.
    pub const PREFIX: ::core::option::Option<&'static ::core::primitive::str> = ::core::option::Option::Some(
        "cus_",
    );
    /// The id of that text.
    #[must_use]
    pub fn new(text: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self(::core::convert::Into::into(text))
    }
    /// The id as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &::core::primitive::str {
        &self.0
    }
}
const _: () = {
    #[automatically_derived]
    impl ::core::convert::From<&::core::primitive::str> for CustomerId {
        fn from(text: &::core::primitive::str) -> Self {
            Self(::std::borrow::ToOwned::to_owned(text))
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for CustomerId {
        fn from(text: ::std::string::String) -> Self {
            Self(text)
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<&CustomerId> for CustomerId {
        fn from(id: &CustomerId) -> Self {
            ::core::clone::Clone::clone(id)
        }
    }
    #[automatically_derived]
    impl ::core::convert::AsRef<::core::primitive::str> for CustomerId {
        fn as_ref(&self) -> &::core::primitive::str {
            &self.0
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for CustomerId {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __f.pad(&self.0)
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for CustomerId {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Debug::fmt(&self.0, __f)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for CustomerId {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            Self(__decoder.text(__node))
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for CustomerId {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            __writer.text(&self.0);
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for CustomerId {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for CustomerId {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// Names a merchant or a sub-account of one.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash,
)]
pub struct MerchantId(::std::string::String);
impl MerchantId {
    /// How these ids begin, as far as known. It is never checked: an
    /// id is whatever the API gave.
    pub const PREFIX: ::core::option::Option<&'static ::core::primitive::str> = ::core::option::Option::Some(
        "mer_",
    );
    /// The id of that text.
    #[must_use]
    pub fn new(text: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self(::core::convert::Into::into(text))
    }
    /// The id as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &::core::primitive::str {
        &self.0
    }
}
const _: () = {
    #[automatically_derived]
    impl ::core::convert::From<&::core::primitive::str> for MerchantId {
        fn from(text: &::core::primitive::str) -> Self {
            Self(::std::borrow::ToOwned::to_owned(text))
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for MerchantId {
        fn from(text: ::std::string::String) -> Self {
            Self(text)
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<&MerchantId> for MerchantId {
        fn from(id: &MerchantId) -> Self {
            ::core::clone::Clone::clone(id)
        }
    }
    #[automatically_derived]
    impl ::core::convert::AsRef<::core::primitive::str> for MerchantId {
        fn as_ref(&self) -> &::core::primitive::str {
            &self.0
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for MerchantId {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __f.pad(&self.0)
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for MerchantId {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Debug::fmt(&self.0, __f)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for MerchantId {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            Self(__decoder.text(__node))
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for MerchantId {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            __writer.text(&self.0);
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for MerchantId {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for MerchantId {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// Names an order.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash,
)]
pub struct OrderId(::std::string::String);
impl OrderId {
    /// How these ids begin, as far as known. It is never checked: an
    /// id is whatever the API gave.
    pub const PREFIX: ::core::option::Option<&'static ::core::primitive::str> = ::core::option::Option::Some(
        "ord_",
    );
    /// The id of that text.
    #[must_use]
    pub fn new(text: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self(::core::convert::Into::into(text))
    }
    /// The id as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &::core::primitive::str {
        &self.0
    }
}
const _: () = {
    #[automatically_derived]
    impl ::core::convert::From<&::core::primitive::str> for OrderId {
        fn from(text: &::core::primitive::str) -> Self {
            Self(::std::borrow::ToOwned::to_owned(text))
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for OrderId {
        fn from(text: ::std::string::String) -> Self {
            Self(text)
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<&OrderId> for OrderId {
        fn from(id: &OrderId) -> Self {
            ::core::clone::Clone::clone(id)
        }
    }
    #[automatically_derived]
    impl ::core::convert::AsRef<::core::primitive::str> for OrderId {
        fn as_ref(&self) -> &::core::primitive::str {
            &self.0
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for OrderId {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __f.pad(&self.0)
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for OrderId {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Debug::fmt(&self.0, __f)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for OrderId {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            Self(__decoder.text(__node))
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for OrderId {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            __writer.text(&self.0);
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for OrderId {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for OrderId {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// Names a payment.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash,
)]
pub struct PaymentId(::std::string::String);
impl PaymentId {
    /// How these ids begin, as far as known. It is never checked: an
    /// id is whatever the API gave.
    pub const PREFIX: ::core::option::Option<&'static ::core::primitive::str> = ::core::option::Option::Some(
        "pay_",
    );
    /// The id of that text.
    #[must_use]
    pub fn new(text: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self(::core::convert::Into::into(text))
    }
    /// The id as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &::core::primitive::str {
        &self.0
    }
}
const _: () = {
    #[automatically_derived]
    impl ::core::convert::From<&::core::primitive::str> for PaymentId {
        fn from(text: &::core::primitive::str) -> Self {
            Self(::std::borrow::ToOwned::to_owned(text))
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for PaymentId {
        fn from(text: ::std::string::String) -> Self {
            Self(text)
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<&PaymentId> for PaymentId {
        fn from(id: &PaymentId) -> Self {
            ::core::clone::Clone::clone(id)
        }
    }
    #[automatically_derived]
    impl ::core::convert::AsRef<::core::primitive::str> for PaymentId {
        fn as_ref(&self) -> &::core::primitive::str {
            &self.0
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for PaymentId {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __f.pad(&self.0)
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for PaymentId {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Debug::fmt(&self.0, __f)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for PaymentId {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            Self(__decoder.text(__node))
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for PaymentId {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            __writer.text(&self.0);
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for PaymentId {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for PaymentId {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// Who bears the payment fee.
///
/// The API may send values that are not listed here: `Unknown` keeps
/// the text of such a value, and writes it back unchanged.
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
)]
#[non_exhaustive]
pub enum AdminFeeMethod {
    /// The merchant: the fee comes out of the amount.
    Included,
    /// The customer: the fee is added to the amount.
    Excluded,
    /// A value that these bindings do not know, as it came. Made
    /// with `from`, it is never the text of a known value.
    Unknown(::std::string::String),
}
impl AdminFeeMethod {
    /// The value as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &::core::primitive::str {
        match self {
            Self::Included => "included",
            Self::Excluded => "excluded",
            Self::Unknown(text) => text,
        }
    }
}
const _: () = {
    #[automatically_derived]
    impl ::core::convert::From<&::core::primitive::str> for AdminFeeMethod {
        fn from(text: &::core::primitive::str) -> Self {
            match text {
                "included" => Self::Included,
                "excluded" => Self::Excluded,
                other => Self::Unknown(::std::borrow::ToOwned::to_owned(other)),
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for AdminFeeMethod {
        fn from(text: ::std::string::String) -> Self {
            <Self as ::core::convert::From<&::core::primitive::str>>::from(&text)
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for AdminFeeMethod {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __f.pad(self.as_str())
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for AdminFeeMethod {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            ::core::convert::From::from(__decoder.text(__node))
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for AdminFeeMethod {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            __writer.text(self.as_str());
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for AdminFeeMethod {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for AdminFeeMethod {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// The currency of an amount.
///
/// The API may send values that are not listed here: `Unknown` keeps
/// the text of such a value, and writes it back unchanged.
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
)]
#[non_exhaustive]
pub enum Currency {
    /// Indonesian rupiah, the only currency there is.
    Idr,
    /// A value that these bindings do not know, as it came. Made
    /// with `from`, it is never the text of a known value.
    Unknown(::std::string::String),
}
impl Currency {
    /// The value as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &::core::primitive::str {
        match self {
            Self::Idr => "IDR",
            Self::Unknown(text) => text,
        }
    }
}
const _: () = {
    #[automatically_derived]
    impl ::core::convert::From<&::core::primitive::str> for Currency {
        fn from(text: &::core::primitive::str) -> Self {
            match text {
                "IDR" => Self::Idr,
                other => Self::Unknown(::std::borrow::ToOwned::to_owned(other)),
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for Currency {
        fn from(text: ::std::string::String) -> Self {
            <Self as ::core::convert::From<&::core::primitive::str>>::from(&text)
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for Currency {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __f.pad(self.as_str())
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for Currency {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            ::core::convert::From::from(__decoder.text(__node))
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for Currency {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            __writer.text(self.as_str());
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for Currency {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for Currency {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// Why a request was refused. The code alone does not fix the HTTP status.
///
/// The API may send values that are not listed here: `Unknown` keeps
/// the text of such a value, and writes it back unchanged.
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
)]
#[non_exhaustive]
pub enum ErrorCode {
    /// A field is missing or not valid.
    InvalidRequest,
    /// Durianpay failed; with status 400, the body could not be read.
    InternalError,
    /// The API key is missing or wrong.
    UnauthorizedAccess,
    /// The payment id is not valid.
    InvalidPaymentId,
    /// No order has this id.
    OrderNotFound,
    /// No virtual account has this id.
    VaNotFound,
    /// The refund is greater than what is left to refund.
    RefundAmountExceeded,
    /// The merchant's settings do not allow this.
    MerchantSettingsError,
    /// Static virtual accounts cannot be had here.
    StaticVaNotSupported,
    /// A virtual account that has been paid cannot be changed.
    CannotPatchPaidVa,
    /// Virtual accounts of this kind cannot be changed.
    PatchingVaNotSupported,
    /// No subscription has this id.
    SubscriptionNotFound,
    /// A value that these bindings do not know, as it came. Made
    /// with `from`, it is never the text of a known value.
    Unknown(::std::string::String),
}
impl ErrorCode {
    /// The value as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &::core::primitive::str {
        match self {
            Self::InvalidRequest => "DPAY_INVALID_REQUEST",
            Self::InternalError => "DPAY_INTERNAL_ERROR",
            Self::UnauthorizedAccess => "DPAY_UNAUTHORIZED_ACCESS",
            Self::InvalidPaymentId => "DPAY_INVALID_PAYMENT_ID",
            Self::OrderNotFound => "DPAY_ORDER_NOT_FOUND",
            Self::VaNotFound => "DPAY_VA_NOT_FOUND",
            Self::RefundAmountExceeded => "DPAY_REFUND_AMOUNT_EXCEEDED",
            Self::MerchantSettingsError => "DPAY_MERCHANT_SETTINGS_ERROR",
            Self::StaticVaNotSupported => "DPAY_STATIC_VA_NOT_SUPPORTED",
            Self::CannotPatchPaidVa => "DPAY_CANNOT_PATCH_PAID_VA",
            Self::PatchingVaNotSupported => "DPAY_PATCHING_VA_NOT_SUPPORTED",
            Self::SubscriptionNotFound => "DPAY_SUBSCRIPTION_NOT_FOUND",
            Self::Unknown(text) => text,
        }
    }
}
const _: () = {
    #[automatically_derived]
    impl ::core::convert::From<&::core::primitive::str> for ErrorCode {
        fn from(text: &::core::primitive::str) -> Self {
            match text {
                "DPAY_INVALID_REQUEST" => Self::InvalidRequest,
                "DPAY_INTERNAL_ERROR" => Self::InternalError,
                "DPAY_UNAUTHORIZED_ACCESS" => Self::UnauthorizedAccess,
                "DPAY_INVALID_PAYMENT_ID" => Self::InvalidPaymentId,
                "DPAY_ORDER_NOT_FOUND" => Self::OrderNotFound,
                "DPAY_VA_NOT_FOUND" => Self::VaNotFound,
                "DPAY_REFUND_AMOUNT_EXCEEDED" => Self::RefundAmountExceeded,
                "DPAY_MERCHANT_SETTINGS_ERROR" => Self::MerchantSettingsError,
                "DPAY_STATIC_VA_NOT_SUPPORTED" => Self::StaticVaNotSupported,
                "DPAY_CANNOT_PATCH_PAID_VA" => Self::CannotPatchPaidVa,
                "DPAY_PATCHING_VA_NOT_SUPPORTED" => Self::PatchingVaNotSupported,
                "DPAY_SUBSCRIPTION_NOT_FOUND" => Self::SubscriptionNotFound,
                other => Self::Unknown(::std::borrow::ToOwned::to_owned(other)),
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for ErrorCode {
        fn from(text: ::std::string::String) -> Self {
            <Self as ::core::convert::From<&::core::primitive::str>>::from(&text)
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for ErrorCode {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __f.pad(self.as_str())
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for ErrorCode {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            ::core::convert::From::from(__decoder.text(__node))
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for ErrorCode {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            __writer.text(self.as_str());
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for ErrorCode {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for ErrorCode {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// What can be read along with an order.
///
/// The API may send values that are not listed here: `Unknown` keeps
/// the text of such a value, and writes it back unchanged.
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
)]
#[non_exhaustive]
pub enum OrderExpand {
    /// Fills in `customer`.
    Customer,
    /// Fills in `payments`.
    Payments,
    /// A value that these bindings do not know, as it came. Made
    /// with `from`, it is never the text of a known value.
    Unknown(::std::string::String),
}
impl OrderExpand {
    /// The value as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &::core::primitive::str {
        match self {
            Self::Customer => "customer",
            Self::Payments => "payments",
            Self::Unknown(text) => text,
        }
    }
}
const _: () = {
    #[automatically_derived]
    impl ::core::convert::From<&::core::primitive::str> for OrderExpand {
        fn from(text: &::core::primitive::str) -> Self {
            match text {
                "customer" => Self::Customer,
                "payments" => Self::Payments,
                other => Self::Unknown(::std::borrow::ToOwned::to_owned(other)),
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for OrderExpand {
        fn from(text: ::std::string::String) -> Self {
            <Self as ::core::convert::From<&::core::primitive::str>>::from(&text)
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for OrderExpand {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __f.pad(self.as_str())
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for OrderExpand {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            ::core::convert::From::from(__decoder.text(__node))
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for OrderExpand {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            __writer.text(self.as_str());
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for OrderExpand {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for OrderExpand {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// How far an order has come.
///
/// The API may send values that are not listed here: `Unknown` keeps
/// the text of such a value, and writes it back unchanged.
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
)]
#[non_exhaustive]
pub enum OrderStatus {
    /// Created; nothing is paid.
    Started,
    /// A payment is under way.
    Processing,
    /// Paid in full.
    Completed,
    /// A value that these bindings do not know, as it came. Made
    /// with `from`, it is never the text of a known value.
    Unknown(::std::string::String),
}
impl OrderStatus {
    /// The value as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &::core::primitive::str {
        match self {
            Self::Started => "started",
            Self::Processing => "processing",
            Self::Completed => "completed",
            Self::Unknown(text) => text,
        }
    }
}
const _: () = {
    #[automatically_derived]
    impl ::core::convert::From<&::core::primitive::str> for OrderStatus {
        fn from(text: &::core::primitive::str) -> Self {
            match text {
                "started" => Self::Started,
                "processing" => Self::Processing,
                "completed" => Self::Completed,
                other => Self::Unknown(::std::borrow::ToOwned::to_owned(other)),
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for OrderStatus {
        fn from(text: ::std::string::String) -> Self {
            <Self as ::core::convert::From<&::core::primitive::str>>::from(&text)
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for OrderStatus {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __f.pad(self.as_str())
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for OrderStatus {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            ::core::convert::From::from(__decoder.text(__node))
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for OrderStatus {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            __writer.text(self.as_str());
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for OrderStatus {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for OrderStatus {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// The kind of method a payment was made by.
///
/// The API may send values that are not listed here: `Unknown` keeps
/// the text of such a value, and writes it back unchanged.
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
)]
#[non_exhaustive]
pub enum PaymentDetailsType {
    /// A transfer to a virtual account.
    VaDetails,
    /// An e-wallet.
    EwalletDetails,
    /// Buy now, pay later.
    BnplDetails,
    /// A card.
    CardDetails,
    /// A value that these bindings do not know, as it came. Made
    /// with `from`, it is never the text of a known value.
    Unknown(::std::string::String),
}
impl PaymentDetailsType {
    /// The value as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &::core::primitive::str {
        match self {
            Self::VaDetails => "va_details",
            Self::EwalletDetails => "ewallet_details",
            Self::BnplDetails => "bnpl_details",
            Self::CardDetails => "card_details",
            Self::Unknown(text) => text,
        }
    }
}
const _: () = {
    #[automatically_derived]
    impl ::core::convert::From<&::core::primitive::str> for PaymentDetailsType {
        fn from(text: &::core::primitive::str) -> Self {
            match text {
                "va_details" => Self::VaDetails,
                "ewallet_details" => Self::EwalletDetails,
                "bnpl_details" => Self::BnplDetails,
                "card_details" => Self::CardDetails,
                other => Self::Unknown(::std::borrow::ToOwned::to_owned(other)),
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for PaymentDetailsType {
        fn from(text: ::std::string::String) -> Self {
            <Self as ::core::convert::From<&::core::primitive::str>>::from(&text)
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for PaymentDetailsType {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __f.pad(self.as_str())
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for PaymentDetailsType {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            ::core::convert::From::from(__decoder.text(__node))
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for PaymentDetailsType {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            __writer.text(self.as_str());
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for PaymentDetailsType {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de>
    for PaymentDetailsType {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// What can be read along with a payment.
///
/// Note: One source lists `customer` and `payments`, a copy of the text for orders.
///
/// The API may send values that are not listed here: `Unknown` keeps
/// the text of such a value, and writes it back unchanged.
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
)]
#[non_exhaustive]
pub enum PaymentExpand {
    /// Fills in `customer`.
    Customer,
    /// Fills in `order`.
    Order,
    /// A value that these bindings do not know, as it came. Made
    /// with `from`, it is never the text of a known value.
    Unknown(::std::string::String),
}
impl PaymentExpand {
    /// The value as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &::core::primitive::str {
        match self {
            Self::Customer => "customer",
            Self::Order => "order",
            Self::Unknown(text) => text,
        }
    }
}
const _: () = {
    #[automatically_derived]
    impl ::core::convert::From<&::core::primitive::str> for PaymentExpand {
        fn from(text: &::core::primitive::str) -> Self {
            match text {
                "customer" => Self::Customer,
                "order" => Self::Order,
                other => Self::Unknown(::std::borrow::ToOwned::to_owned(other)),
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for PaymentExpand {
        fn from(text: ::std::string::String) -> Self {
            <Self as ::core::convert::From<&::core::primitive::str>>::from(&text)
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for PaymentExpand {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __f.pad(self.as_str())
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for PaymentExpand {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            ::core::convert::From::from(__decoder.text(__node))
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for PaymentExpand {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            __writer.text(self.as_str());
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for PaymentExpand {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for PaymentExpand {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// The method of a payment.
///
/// Note: Webhooks have been seen with VA, EWALLET, CARD and QRIS; the others are named as the charge request names them.
///
/// The API may send values that are not listed here: `Unknown` keeps
/// the text of such a value, and writes it back unchanged.
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
)]
#[non_exhaustive]
pub enum PaymentMethod {
    /// A transfer to a virtual account.
    Va,
    /// An e-wallet.
    Ewallet,
    /// A card.
    Card,
    /// Cash at a shop counter.
    RetailStore,
    /// Online banking.
    OnlineBanking,
    /// The national QR code.
    Qris,
    /// Buy now, pay later.
    Bnpl,
    /// A value that these bindings do not know, as it came. Made
    /// with `from`, it is never the text of a known value.
    Unknown(::std::string::String),
}
impl PaymentMethod {
    /// The value as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &::core::primitive::str {
        match self {
            Self::Va => "VA",
            Self::Ewallet => "EWALLET",
            Self::Card => "CARD",
            Self::RetailStore => "RETAILSTORE",
            Self::OnlineBanking => "ONLINE_BANKING",
            Self::Qris => "QRIS",
            Self::Bnpl => "BNPL",
            Self::Unknown(text) => text,
        }
    }
}
const _: () = {
    #[automatically_derived]
    impl ::core::convert::From<&::core::primitive::str> for PaymentMethod {
        fn from(text: &::core::primitive::str) -> Self {
            match text {
                "VA" => Self::Va,
                "EWALLET" => Self::Ewallet,
                "CARD" => Self::Card,
                "RETAILSTORE" => Self::RetailStore,
                "ONLINE_BANKING" => Self::OnlineBanking,
                "QRIS" => Self::Qris,
                "BNPL" => Self::Bnpl,
                other => Self::Unknown(::std::borrow::ToOwned::to_owned(other)),
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for PaymentMethod {
        fn from(text: ::std::string::String) -> Self {
            <Self as ::core::convert::From<&::core::primitive::str>>::from(&text)
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for PaymentMethod {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __f.pad(self.as_str())
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for PaymentMethod {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            ::core::convert::From::from(__decoder.text(__node))
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for PaymentMethod {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            __writer.text(self.as_str());
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for PaymentMethod {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for PaymentMethod {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// Whether an order is paid all at once.
///
/// The API may send values that are not listed here: `Unknown` keeps
/// the text of such a value, and writes it back unchanged.
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
)]
#[non_exhaustive]
pub enum PaymentOption {
    /// Everything at once.
    FullPayment,
    /// In instalments.
    Installment,
    /// A value that these bindings do not know, as it came. Made
    /// with `from`, it is never the text of a known value.
    Unknown(::std::string::String),
}
impl PaymentOption {
    /// The value as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &::core::primitive::str {
        match self {
            Self::FullPayment => "full_payment",
            Self::Installment => "installment",
            Self::Unknown(text) => text,
        }
    }
}
const _: () = {
    #[automatically_derived]
    impl ::core::convert::From<&::core::primitive::str> for PaymentOption {
        fn from(text: &::core::primitive::str) -> Self {
            match text {
                "full_payment" => Self::FullPayment,
                "installment" => Self::Installment,
                other => Self::Unknown(::std::borrow::ToOwned::to_owned(other)),
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for PaymentOption {
        fn from(text: ::std::string::String) -> Self {
            <Self as ::core::convert::From<&::core::primitive::str>>::from(&text)
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for PaymentOption {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __f.pad(self.as_str())
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for PaymentOption {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            ::core::convert::From::from(__decoder.text(__node))
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for PaymentOption {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            __writer.text(self.as_str());
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for PaymentOption {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for PaymentOption {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// How far a payment has come.
///
/// The API may send values that are not listed here: `Unknown` keeps
/// the text of such a value, and writes it back unchanged.
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
)]
#[non_exhaustive]
pub enum PaymentStatus {
    /// Waits for the customer or the provider. Can still be cancelled.
    Processing,
    /// Paid.
    Completed,
    /// Not paid; `failure_reason` tells why.
    Failed,
    /// Not paid in time.
    Expired,
    /// Cancelled before it was paid.
    Cancelled,
    /// Created; nothing has happened.
    ///
    /// Note: In older docs only.
    Started,
    /// Paid, and the money has gone back.
    ///
    /// Note: In older docs only.
    Refunded,
    /// Waits, as `processing` does.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    Pending,
    /// A value that these bindings do not know, as it came. Made
    /// with `from`, it is never the text of a known value.
    Unknown(::std::string::String),
}
impl PaymentStatus {
    /// The value as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &::core::primitive::str {
        match self {
            Self::Processing => "processing",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Expired => "expired",
            Self::Cancelled => "cancelled",
            Self::Started => "started",
            Self::Refunded => "refunded",
            Self::Pending => "pending",
            Self::Unknown(text) => text,
        }
    }
}
const _: () = {
    #[automatically_derived]
    impl ::core::convert::From<&::core::primitive::str> for PaymentStatus {
        fn from(text: &::core::primitive::str) -> Self {
            match text {
                "processing" => Self::Processing,
                "completed" => Self::Completed,
                "failed" => Self::Failed,
                "expired" => Self::Expired,
                "cancelled" => Self::Cancelled,
                "started" => Self::Started,
                "refunded" => Self::Refunded,
                "pending" => Self::Pending,
                other => Self::Unknown(::std::borrow::ToOwned::to_owned(other)),
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for PaymentStatus {
        fn from(text: ::std::string::String) -> Self {
            <Self as ::core::convert::From<&::core::primitive::str>>::from(&text)
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for PaymentStatus {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __f.pad(self.as_str())
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for PaymentStatus {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            ::core::convert::From::from(__decoder.text(__node))
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for PaymentStatus {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            __writer.text(self.as_str());
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for PaymentStatus {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for PaymentStatus {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// A payment method with its request. Methods without a type of their own (VA, EWALLET, …) are sent as JSON.
///
/// Note: One source spells RETAILSTORE as `RETAIL_STORE`.
///
/// The API may know more kinds than are listed here: `Unknown` keeps
/// the tag and the JSON of such a one, and writes them back unchanged.
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub enum ChargeMethod {
    /// The national QR code, paid with any wallet or banking app.
    Qris(QrisCharge),
    /// A kind that these bindings do not know.
    Unknown(::durianpay_client::__private::UnknownMember),
}
impl ChargeMethod {
    /// The tag as it stands on the wire.
    #[must_use]
    pub fn tag(&self) -> &::core::primitive::str {
        match self {
            Self::Qris(_) => "QRIS",
            Self::Unknown(member) => member.tag(),
        }
    }
}
#[automatically_derived]
impl ::core::convert::From<QrisCharge> for ChargeMethod {
    fn from(content: QrisCharge) -> Self {
        Self::Qris(content)
    }
}
#[automatically_derived]
impl ::core::convert::From<::durianpay_client::__private::UnknownMember>
for ChargeMethod {
    fn from(member: ::durianpay_client::__private::UnknownMember) -> Self {
        Self::Unknown(member)
    }
}
const _: () = {
    #[automatically_derived]
    impl ::durianpay_client::__private::Union for ChargeMethod {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __tag: ::durianpay_client::__private::Node<'_>,
            __content: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let __tag = __decoder.text(__tag);
            match __tag.as_str() {
                "QRIS" => {
                    Self::Qris(
                        <QrisCharge as ::durianpay_client::__private::Decode>::decode(
                            __decoder,
                            __content,
                        ),
                    )
                }
                _ => {
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
                Self::Unknown(__member) => __member.encode_content(__writer),
            }
        }
    }
};
/// A payment method with its answer.
///
/// The API may know more kinds than are listed here: `Unknown` keeps
/// the tag and the JSON of such a one, and writes them back unchanged.
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub enum ChargeResponse {
    /// A QRIS code to be shown to the customer.
    Qris(QrisChargeResponse),
    /// A kind that these bindings do not know.
    Unknown(::durianpay_client::__private::UnknownMember),
}
impl ChargeResponse {
    /// The tag as it stands on the wire.
    #[must_use]
    pub fn tag(&self) -> &::core::primitive::str {
        match self {
            Self::Qris(_) => "QRIS",
            Self::Unknown(member) => member.tag(),
        }
    }
}
const _: () = {
    #[automatically_derived]
    impl ::durianpay_client::__private::Union for ChargeResponse {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __tag: ::durianpay_client::__private::Node<'_>,
            __content: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let __tag = __decoder.text(__tag);
            match __tag.as_str() {
                "QRIS" => {
                    Self::Qris(
                        <QrisChargeResponse as ::durianpay_client::__private::Decode>::decode(
                            __decoder,
                            __content,
                        ),
                    )
                }
                _ => {
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
                Self::Unknown(__member) => __member.encode_content(__writer),
            }
        }
    }
};
/// What a webhook says has happened, with its payload.
///
/// The API may know more kinds than are listed here: `Unknown` keeps
/// the tag and the JSON of such a one, and writes them back unchanged.
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// A payment succeeded.
    PaymentCompleted(PaymentCompleted),
    /// A payment was started and then failed.
    PaymentFailed(PaymentFailed),
    /// A payment was cancelled.
    ///
    /// Note: By the customer according to one page, by the merchant according to another.
    PaymentCancelled(PaymentCancelled),
    /// An order was created, with or without a payment link.
    OrderCreated(OrderCreated),
    /// An order was paid in full, with or without a payment link.
    OrderCompleted(OrderCompleted),
    /// A kind that these bindings do not know.
    Unknown(::durianpay_client::__private::UnknownMember),
}
impl Event {
    /// The tag as it stands on the wire.
    #[must_use]
    pub fn tag(&self) -> &::core::primitive::str {
        match self {
            Self::PaymentCompleted(_) => "payment.completed",
            Self::PaymentFailed(_) => "payment.failed",
            Self::PaymentCancelled(_) => "payment.cancelled",
            Self::OrderCreated(_) => "order.created",
            Self::OrderCompleted(_) => "order.completed",
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
                "payment.completed" => {
                    Self::PaymentCompleted(
                        <PaymentCompleted as ::durianpay_client::__private::Decode>::decode(
                            __decoder,
                            __content,
                        ),
                    )
                }
                "payment.failed" => {
                    Self::PaymentFailed(
                        <PaymentFailed as ::durianpay_client::__private::Decode>::decode(
                            __decoder,
                            __content,
                        ),
                    )
                }
                "payment.cancelled" => {
                    Self::PaymentCancelled(
                        <PaymentCancelled as ::durianpay_client::__private::Decode>::decode(
                            __decoder,
                            __content,
                        ),
                    )
                }
                "order.created" => {
                    Self::OrderCreated(
                        <OrderCreated as ::durianpay_client::__private::Decode>::decode(
                            __decoder,
                            __content,
                        ),
                    )
                }
                "order.completed" => {
                    Self::OrderCompleted(
                        <OrderCompleted as ::durianpay_client::__private::Decode>::decode(
                            __decoder,
                            __content,
                        ),
                    )
                }
                _ => {
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
                Self::PaymentCompleted(__content) => {
                    ::durianpay_client::__private::Encode::encode(__content, __writer)
                }
                Self::PaymentFailed(__content) => {
                    ::durianpay_client::__private::Encode::encode(__content, __writer)
                }
                Self::PaymentCancelled(__content) => {
                    ::durianpay_client::__private::Encode::encode(__content, __writer)
                }
                Self::OrderCreated(__content) => {
                    ::durianpay_client::__private::Encode::encode(__content, __writer)
                }
                Self::OrderCompleted(__content) => {
                    ::durianpay_client::__private::Encode::encode(__content, __writer)
                }
                Self::Unknown(__member) => __member.encode_content(__writer),
            }
        }
    }
};
/// A postal address.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
pub struct Address {
    /// Who receives the goods.
    ///
    /// Example: `Jude Casper`.
    pub receiver_name: ::core::option::Option<::std::string::String>,
    /// The receiver's phone number.
    ///
    /// Example: `8987654321`.
    pub receiver_phone: ::core::option::Option<::std::string::String>,
    /// The customer's name for the address.
    ///
    /// Example: `Home Address`.
    pub label: ::core::option::Option<::std::string::String>,
    /// Street and number.
    ///
    /// Example: `Jl. HR. Rasuna Said`.
    pub address_line_1: ::core::option::Option<::std::string::String>,
    /// Flat, floor, building.
    ///
    /// Example: `Apartment #786`.
    pub address_line_2: ::core::option::Option<::std::string::String>,
    /// City.
    ///
    /// Example: `Jakarta Selatan`.
    pub city: ::core::option::Option<::std::string::String>,
    /// Province.
    ///
    /// Example: `Jakarta`.
    pub region: ::core::option::Option<::std::string::String>,
    /// Country.
    ///
    /// Example: `Indonesia`.
    pub country: ::core::option::Option<::std::string::String>,
    /// Postal code.
    ///
    /// Example: `560008`.
    pub postal_code: ::core::option::Option<::std::string::String>,
    /// Something to find the place by.
    ///
    /// Example: `Kota Jakarta Selatan`.
    pub landmark: ::core::option::Option<::std::string::String>,
    /// The whole street address in one line. Prefer `address_line_1` and `address_line_2`.
    ///
    /// Note: One source has this field alone; the guide and the SDKs have the two numbered lines and `country`.
    pub address_line: ::core::option::Option<::std::string::String>,
    unknown: ::durianpay_client::__private::Fields,
}
impl Address {
    /// Starts an empty one; every field is optional.
    #[must_use]
    pub fn new() -> Self {
        Self {
            receiver_name: ::core::option::Option::None,
            receiver_phone: ::core::option::Option::None,
            label: ::core::option::Option::None,
            address_line_1: ::core::option::Option::None,
            address_line_2: ::core::option::Option::None,
            city: ::core::option::Option::None,
            region: ::core::option::Option::None,
            country: ::core::option::Option::None,
            postal_code: ::core::option::Option::None,
            landmark: ::core::option::Option::None,
            address_line: ::core::option::Option::None,
            unknown: ::core::default::Default::default(),
        }
    }
    /// Sets `receiver_name`: who receives the goods.
    #[must_use]
    pub fn receiver_name(
        mut self,
        receiver_name: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.receiver_name = ::core::option::Option::Some(
            ::core::convert::Into::into(receiver_name),
        );
        self
    }
    /// Sets `receiver_phone`: the receiver's phone number.
    #[must_use]
    pub fn receiver_phone(
        mut self,
        receiver_phone: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.receiver_phone = ::core::option::Option::Some(
            ::core::convert::Into::into(receiver_phone),
        );
        self
    }
    /// Sets `label`: the customer's name for the address.
    #[must_use]
    pub fn label(
        mut self,
        label: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.label = ::core::option::Option::Some(::core::convert::Into::into(label));
        self
    }
    /// Sets `address_line_1`: street and number.
    #[must_use]
    pub fn address_line_1(
        mut self,
        address_line_1: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.address_line_1 = ::core::option::Option::Some(
            ::core::convert::Into::into(address_line_1),
        );
        self
    }
    /// Sets `address_line_2`: flat, floor, building.
    #[must_use]
    pub fn address_line_2(
        mut self,
        address_line_2: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.address_line_2 = ::core::option::Option::Some(
            ::core::convert::Into::into(address_line_2),
        );
        self
    }
    /// Sets `city`: city.
    #[must_use]
    pub fn city(
        mut self,
        city: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.city = ::core::option::Option::Some(::core::convert::Into::into(city));
        self
    }
    /// Sets `region`: province.
    #[must_use]
    pub fn region(
        mut self,
        region: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.region = ::core::option::Option::Some(::core::convert::Into::into(region));
        self
    }
    /// Sets `country`: country.
    #[must_use]
    pub fn country(
        mut self,
        country: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.country = ::core::option::Option::Some(
            ::core::convert::Into::into(country),
        );
        self
    }
    /// Sets `postal_code`: postal code.
    #[must_use]
    pub fn postal_code(
        mut self,
        postal_code: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.postal_code = ::core::option::Option::Some(
            ::core::convert::Into::into(postal_code),
        );
        self
    }
    /// Sets `landmark`: something to find the place by.
    #[must_use]
    pub fn landmark(
        mut self,
        landmark: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.landmark = ::core::option::Option::Some(
            ::core::convert::Into::into(landmark),
        );
        self
    }
    /// Sets `address_line`: the whole street address in one line. Prefer `address_line_1` and `address_line_2`.
    #[must_use]
    pub fn address_line(
        mut self,
        address_line: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.address_line = ::core::option::Option::Some(
            ::core::convert::Into::into(address_line),
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
        name: "Address",
        source: "spec/orders.toml:79",
        fields: &[
            ::durianpay_client::__private::FieldShape::optional(
                "receiver_name",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "receiver_phone",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "label",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "address_line_1",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "address_line_2",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "city",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "region",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "country",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "postal_code",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "landmark",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "address_line",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for Address {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 11];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                receiver_name: __decoder
                    .optional(__slots[0], ::durianpay_client::__private::Decoder::text),
                receiver_phone: __decoder
                    .optional(__slots[1], ::durianpay_client::__private::Decoder::text),
                label: __decoder
                    .optional(__slots[2], ::durianpay_client::__private::Decoder::text),
                address_line_1: __decoder
                    .optional(__slots[3], ::durianpay_client::__private::Decoder::text),
                address_line_2: __decoder
                    .optional(__slots[4], ::durianpay_client::__private::Decoder::text),
                city: __decoder
                    .optional(__slots[5], ::durianpay_client::__private::Decoder::text),
                region: __decoder
                    .optional(__slots[6], ::durianpay_client::__private::Decoder::text),
                country: __decoder
                    .optional(__slots[7], ::durianpay_client::__private::Decoder::text),
                postal_code: __decoder
                    .optional(__slots[8], ::durianpay_client::__private::Decoder::text),
                landmark: __decoder
                    .optional(__slots[9], ::durianpay_client::__private::Decoder::text),
                address_line: __decoder
                    .optional(__slots[10], ::durianpay_client::__private::Decoder::text),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for Address {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            if let ::core::option::Option::Some(__value) = &self.receiver_name {
                if __writer.sensitive_key("receiver_name") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.receiver_phone {
                if __writer.sensitive_key("receiver_phone") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.label {
                __writer.key("label");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.address_line_1 {
                if __writer.sensitive_key("address_line_1") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.address_line_2 {
                if __writer.sensitive_key("address_line_2") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.city {
                __writer.key("city");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.region {
                __writer.key("region");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.country {
                __writer.key("country");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.postal_code {
                if __writer.sensitive_key("postal_code") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.landmark {
                if __writer.sensitive_key("landmark") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.address_line {
                if __writer.sensitive_key("address_line") {
                    __writer.text(__value);
                }
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for Address {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "Address", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for Address {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for Address {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// A payment after it was cancelled.
///
/// Note: Another client expects the whole payment here; no sample shows it.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct CancelledPayment {
    /// The payment.
    ///
    /// Example: `pay_ohXLNm2fPw6868`.
    pub id: PaymentId,
    /// How far the payment has come: `cancelled`.
    pub status: PaymentStatus,
    /// The order it was to pay.
    ///
    /// Example: `ord_Dg0Dz9wwKP1602`.
    pub order_id: ::core::option::Option<OrderId>,
    /// When the payment was started.
    ///
    /// Example: `2020-11-19T22:09:48Z`.
    pub created_at: ::core::option::Option<::durianpay_client::__private::Timestamp>,
    /// When it was cancelled.
    ///
    /// Example: `2020-11-26T20:02:24.561169Z`.
    pub updated_at: ::core::option::Option<::durianpay_client::__private::Timestamp>,
    unknown: ::durianpay_client::__private::Fields,
}
impl CancelledPayment {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}
const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "CancelledPayment",
        source: "spec/payments.toml:247",
        fields: &[
            ::durianpay_client::__private::FieldShape::required(
                "id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::required(
                "status",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "order_id",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "created_at",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "updated_at",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for CancelledPayment {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 5];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                id: <PaymentId as ::durianpay_client::__private::Decode>::decode(
                    __decoder,
                    __slots[0],
                ),
                status: <PaymentStatus as ::durianpay_client::__private::Decode>::decode(
                    __decoder,
                    __slots[1],
                ),
                order_id: __decoder
                    .optional(
                        __slots[2],
                        <OrderId as ::durianpay_client::__private::Decode>::decode,
                    ),
                created_at: __decoder
                    .optional(
                        __slots[3],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                updated_at: __decoder
                    .optional(
                        __slots[4],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for CancelledPayment {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("id");
            ::durianpay_client::__private::Encode::encode(&self.id, __writer);
            __writer.key("status");
            ::durianpay_client::__private::Encode::encode(&self.status, __writer);
            if let ::core::option::Option::Some(__value) = &self.order_id {
                __writer.key("order_id");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.created_at {
                __writer.key("created_at");
                __writer.timestamp(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.updated_at {
                __writer.key("updated_at");
                __writer.timestamp(__value);
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for CancelledPayment {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "CancelledPayment", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for CancelledPayment {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de>
    for CancelledPayment {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// A payment that was started.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct Charge {
    /// What the customer needs to pay by the chosen method.
    pub response: ChargeResponse,
    unknown: ::durianpay_client::__private::Fields,
}
impl Charge {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}
const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "Charge",
        source: "spec/payments.toml:65",
        fields: &[
            ::durianpay_client::__private::FieldShape::required(
                "type",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::required(
                "response",
                ::durianpay_client::__private::Kinds::ANY,
            ),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for Charge {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 2];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                response: <ChargeResponse as ::durianpay_client::__private::Union>::decode(
                    __decoder,
                    __slots[0],
                    __slots[1],
                ),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for Charge {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("type");
            __writer.text(::durianpay_client::__private::Union::tag(&self.response));
            __writer.key("response");
            ::durianpay_client::__private::Union::encode_content(
                &self.response,
                __writer,
            );
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for Charge {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "Charge", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for Charge {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for Charge {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// A payment to be started.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
pub struct ChargePayment {
    /// How the customer pays, and what that method needs.
    pub request: ChargeMethod,
    /// What the sandbox is to do. Has no meaning live.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub sandbox_options: ::core::option::Option<SandboxOptions>,
    unknown: ::durianpay_client::__private::Fields,
}
impl ChargePayment {
    /// Makes one of the fields that it cannot be without.
    #[must_use]
    pub fn new(request: impl ::core::convert::Into<ChargeMethod>) -> Self {
        Self {
            request: ::core::convert::Into::into(request),
            sandbox_options: ::core::option::Option::None,
            unknown: ::core::default::Default::default(),
        }
    }
    /// Sets `sandbox_options`: what the sandbox is to do. Has no meaning live.
    #[must_use]
    pub fn sandbox_options(
        mut self,
        sandbox_options: impl ::core::convert::Into<SandboxOptions>,
    ) -> Self {
        self.sandbox_options = ::core::option::Option::Some(
            ::core::convert::Into::into(sandbox_options),
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
#[automatically_derived]
impl ::core::convert::From<QrisCharge> for ChargePayment {
    fn from(content: QrisCharge) -> Self {
        Self::new(content)
    }
}
#[automatically_derived]
impl ::core::convert::From<::durianpay_client::__private::UnknownMember>
for ChargePayment {
    fn from(content: ::durianpay_client::__private::UnknownMember) -> Self {
        Self::new(content)
    }
}
const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "ChargePayment",
        source: "spec/payments.toml:25",
        fields: &[
            ::durianpay_client::__private::FieldShape::required(
                "type",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::required(
                "request",
                ::durianpay_client::__private::Kinds::ANY,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "sandbox_options",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for ChargePayment {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 3];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                request: <ChargeMethod as ::durianpay_client::__private::Union>::decode(
                    __decoder,
                    __slots[0],
                    __slots[1],
                ),
                sandbox_options: __decoder
                    .optional(
                        __slots[2],
                        <SandboxOptions as ::durianpay_client::__private::Decode>::decode,
                    ),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for ChargePayment {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("type");
            __writer.text(::durianpay_client::__private::Union::tag(&self.request));
            __writer.key("request");
            ::durianpay_client::__private::Union::encode_content(
                &self.request,
                __writer,
            );
            if let ::core::option::Option::Some(__value) = &self.sandbox_options {
                __writer.key("sandbox_options");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for ChargePayment {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "ChargePayment", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for ChargePayment {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for ChargePayment {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// An order to be created.
///
/// Note: The vendor's PHP client also demands `items`, name and email; payment links are said to need name, email and mobile.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
pub struct CreateOrder {
    /// The total to be paid, in rupiah with at most two decimals.
    ///
    /// Example: `10000.67`.
    pub amount: ::durianpay_client::__private::Amount,
    /// Who is to pay.
    pub customer: OrderCustomer,
    /// The merchant's own number for the order.
    ///
    /// Example: `order_ref_001`.
    pub order_ref_id: ::core::option::Option<::std::string::String>,
    /// What is bought. Needed for BNPL and LinkAja payments.
    pub items: ::core::option::Option<::std::vec::Vec<OrderItem>>,
    /// A remark on the order.
    ///
    /// Example: `Pesan untuk TV`.
    pub description: ::core::option::Option<::std::string::String>,
    /// Whether all is paid at once.
    ///
    /// When absent, the API takes `full_payment`.
    pub payment_option: ::core::option::Option<PaymentOption>,
    /// Makes a hosted payment page, given back as `payment_link_url`.
    pub is_payment_link: ::core::option::Option<::core::primitive::bool>,
    /// Has Durianpay write to the customer about the order.
    pub is_notification_enabled: ::core::option::Option<::core::primitive::bool>,
    /// Subject of the email to the customer.
    pub email_subject: ::core::option::Option<::std::string::String>,
    /// Body of the email to the customer.
    pub email_content: ::core::option::Option<::std::string::String>,
    /// Who bears the payment fee. Set it: the default is not certain.
    ///
    /// Note: One source gives `excluded` as the default, while answers to orders that left it out show `included`.
    pub admin_fee_method: ::core::option::Option<AdminFeeMethod>,
    /// When the order can no longer be paid. Send an explicit offset, such as `+07:00`.
    ///
    /// Note: The text asks for GMT+7 while every printed example ends in `Z`, so whether the `Z` is honoured is not certain.
    ///
    /// Example: `2022-03-29T10:00:00.000+07:00`.
    pub expiry_date: ::core::option::Option<::durianpay_client::__private::Timestamp>,
    /// The merchant's own keys, given back in answers and webhooks. Text values are the safe choice.
    ///
    /// Note: The guide and the SDKs send an object; one source types it as text.
    pub metadata: ::core::option::Option<
        ::std::collections::BTreeMap<
            ::std::string::String,
            ::durianpay_client::__private::Json,
        >,
    >,
    unknown: ::durianpay_client::__private::Fields,
}
impl CreateOrder {
    /// Makes one of the fields that it cannot be without.
    #[must_use]
    pub fn new(
        amount: impl ::core::convert::Into<::durianpay_client::__private::Amount>,
        customer: impl ::core::convert::Into<OrderCustomer>,
    ) -> Self {
        Self {
            amount: ::durianpay_client::__private::Amount::canonical(
                ::core::convert::Into::into(amount),
            ),
            customer: ::core::convert::Into::into(customer),
            order_ref_id: ::core::option::Option::None,
            items: ::core::option::Option::None,
            description: ::core::option::Option::None,
            payment_option: ::core::option::Option::None,
            is_payment_link: ::core::option::Option::None,
            is_notification_enabled: ::core::option::Option::None,
            email_subject: ::core::option::Option::None,
            email_content: ::core::option::Option::None,
            admin_fee_method: ::core::option::Option::None,
            expiry_date: ::core::option::Option::None,
            metadata: ::core::option::Option::None,
            unknown: ::core::default::Default::default(),
        }
    }
    /// Sets `order_ref_id`: the merchant's own number for the order.
    #[must_use]
    pub fn order_ref_id(
        mut self,
        order_ref_id: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.order_ref_id = ::core::option::Option::Some(
            ::core::convert::Into::into(order_ref_id),
        );
        self
    }
    /// Sets `items`: what is bought. Needed for BNPL and LinkAja payments.
    #[must_use]
    pub fn items(
        mut self,
        items: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<OrderItem>,
        >,
    ) -> Self {
        self.items = ::core::option::Option::Some(
            ::durianpay_client::__private::collect_list(items),
        );
        self
    }
    /// Sets `description`: A remark on the order.
    #[must_use]
    pub fn description(
        mut self,
        description: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.description = ::core::option::Option::Some(
            ::core::convert::Into::into(description),
        );
        self
    }
    /// Sets `payment_option`: whether all is paid at once.
    #[must_use]
    pub fn payment_option(
        mut self,
        payment_option: impl ::core::convert::Into<PaymentOption>,
    ) -> Self {
        self.payment_option = ::core::option::Option::Some(
            ::core::convert::Into::into(payment_option),
        );
        self
    }
    /// Sets `is_payment_link`: makes a hosted payment page, given back as `payment_link_url`.
    #[must_use]
    pub fn is_payment_link(mut self, is_payment_link: ::core::primitive::bool) -> Self {
        self.is_payment_link = ::core::option::Option::Some(is_payment_link);
        self
    }
    /// Sets `is_notification_enabled`: has Durianpay write to the customer about the order.
    #[must_use]
    pub fn is_notification_enabled(
        mut self,
        is_notification_enabled: ::core::primitive::bool,
    ) -> Self {
        self.is_notification_enabled = ::core::option::Option::Some(
            is_notification_enabled,
        );
        self
    }
    /// Sets `email_subject`: subject of the email to the customer.
    #[must_use]
    pub fn email_subject(
        mut self,
        email_subject: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.email_subject = ::core::option::Option::Some(
            ::core::convert::Into::into(email_subject),
        );
        self
    }
    /// Sets `email_content`: body of the email to the customer.
    #[must_use]
    pub fn email_content(
        mut self,
        email_content: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.email_content = ::core::option::Option::Some(
            ::core::convert::Into::into(email_content),
        );
        self
    }
    /// Sets `admin_fee_method`: who bears the payment fee. Set it: the default is not certain.
    #[must_use]
    pub fn admin_fee_method(
        mut self,
        admin_fee_method: impl ::core::convert::Into<AdminFeeMethod>,
    ) -> Self {
        self.admin_fee_method = ::core::option::Option::Some(
            ::core::convert::Into::into(admin_fee_method),
        );
        self
    }
    /// Sets `expiry_date`: when the order can no longer be paid. Send an explicit offset, such as `+07:00`.
    #[must_use]
    pub fn expiry_date(
        mut self,
        expiry_date: ::durianpay_client::__private::Timestamp,
    ) -> Self {
        self.expiry_date = ::core::option::Option::Some(
            ::durianpay_client::__private::Timestamp::canonical(expiry_date),
        );
        self
    }
    /// Sets `metadata`: the merchant's own keys, given back in answers and webhooks. Text values are the safe choice.
    #[must_use]
    pub fn metadata(
        mut self,
        metadata: impl ::core::iter::IntoIterator<
            Item = (
                impl ::core::convert::Into<::std::string::String>,
                impl ::core::convert::Into<::durianpay_client::__private::Json>,
            ),
        >,
    ) -> Self {
        self.metadata = ::core::option::Option::Some(
            ::durianpay_client::__private::collect_map(metadata),
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
        source: "spec/orders.toml:25",
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
            ::durianpay_client::__private::FieldShape::required(
                "customer",
                ::durianpay_client::__private::Kinds::OBJECT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "order_ref_id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "items",
                ::durianpay_client::__private::Kinds::LIST,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "description",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "payment_option",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "is_payment_link",
                    ::durianpay_client::__private::Kinds::BOOLEAN,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "is_notification_enabled",
                    ::durianpay_client::__private::Kinds::BOOLEAN,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "email_subject",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "email_content",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "admin_fee_method",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "expiry_date",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "metadata",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for CreateOrder {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 14];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            __decoder.constant(__slots[1], "\"IDR\"");
            Self {
                amount: ::durianpay_client::__private::Decoder::amount(
                    __decoder,
                    __slots[0],
                ),
                customer: <OrderCustomer as ::durianpay_client::__private::Decode>::decode(
                    __decoder,
                    __slots[2],
                ),
                order_ref_id: __decoder
                    .optional(__slots[3], ::durianpay_client::__private::Decoder::text),
                items: __decoder
                    .optional(
                        __slots[4],
                        |__decoder, __node| {
                            __decoder
                                .list(
                                    __node,
                                    <OrderItem as ::durianpay_client::__private::Decode>::decode,
                                )
                        },
                    ),
                description: __decoder
                    .optional(__slots[5], ::durianpay_client::__private::Decoder::text),
                payment_option: __decoder
                    .optional(
                        __slots[6],
                        <PaymentOption as ::durianpay_client::__private::Decode>::decode,
                    ),
                is_payment_link: __decoder
                    .optional(
                        __slots[7],
                        ::durianpay_client::__private::Decoder::boolean,
                    ),
                is_notification_enabled: __decoder
                    .optional(
                        __slots[8],
                        ::durianpay_client::__private::Decoder::boolean,
                    ),
                email_subject: __decoder
                    .optional(__slots[9], ::durianpay_client::__private::Decoder::text),
                email_content: __decoder
                    .optional(__slots[10], ::durianpay_client::__private::Decoder::text),
                admin_fee_method: __decoder
                    .optional(
                        __slots[11],
                        <AdminFeeMethod as ::durianpay_client::__private::Decode>::decode,
                    ),
                expiry_date: __decoder
                    .optional(
                        __slots[12],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                metadata: __decoder
                    .optional(
                        __slots[13],
                        |__decoder, __node| {
                            __decoder
                                .map(__node, ::durianpay_client::__private::Decoder::json)
                        },
                    ),
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
            __writer.key("customer");
            ::durianpay_client::__private::Encode::encode(&self.customer, __writer);
            if let ::core::option::Option::Some(__value) = &self.order_ref_id {
                __writer.key("order_ref_id");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.items {
                __writer.key("items");
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
            if let ::core::option::Option::Some(__value) = &self.description {
                __writer.key("description");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.payment_option {
                __writer.key("payment_option");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.is_payment_link {
                __writer.key("is_payment_link");
                __writer.boolean(*__value);
            }
            if let ::core::option::Option::Some(__value) = &self.is_notification_enabled
            {
                __writer.key("is_notification_enabled");
                __writer.boolean(*__value);
            }
            if let ::core::option::Option::Some(__value) = &self.email_subject {
                __writer.key("email_subject");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.email_content {
                __writer.key("email_content");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.admin_fee_method {
                __writer.key("admin_fee_method");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.expiry_date {
                __writer.key("expiry_date");
                __writer.timestamp(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.metadata {
                __writer.key("metadata");
                __writer
                    .map(
                        __value,
                        |__writer, __item| {
                            __writer.json(__item);
                        },
                    );
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
/// A customer, read along with an order or a payment.
///
/// *Observed in other clients or on the wire; not documented.*
///
/// Note: Known from another client's types only: orders nest the address, payments spread it over the customer's own fields.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct Customer {
    /// Names the customer. Not seen in orders.
    pub id: ::core::option::Option<CustomerId>,
    /// The merchant's own id for the customer.
    pub customer_ref_id: ::core::option::Option<::std::string::String>,
    /// Email address.
    pub email: ::core::option::Option<::std::string::String>,
    /// Mobile number.
    pub mobile: ::core::option::Option<::std::string::String>,
    /// First name.
    pub given_name: ::core::option::Option<::std::string::String>,
    /// Middle name.
    pub middle_name: ::core::option::Option<::std::string::String>,
    /// Family name.
    pub sur_name: ::core::option::Option<::std::string::String>,
    /// Where orders are sent. In orders only.
    pub address: ::core::option::Option<Address>,
    /// Street and number. In payments only, as are the fields below.
    pub address_line_1: ::core::option::Option<::std::string::String>,
    /// Flat, floor, building.
    pub address_line_2: ::core::option::Option<::std::string::String>,
    /// City.
    pub city: ::core::option::Option<::std::string::String>,
    /// Province.
    pub region: ::core::option::Option<::std::string::String>,
    /// Country.
    pub country: ::core::option::Option<::std::string::String>,
    /// Postal code.
    pub postal_code: ::core::option::Option<::std::string::String>,
    /// When the customer was first seen.
    pub created_at: ::core::option::Option<::durianpay_client::__private::Timestamp>,
    unknown: ::durianpay_client::__private::Fields,
}
impl Customer {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}
const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "Customer",
        source: "spec/orders.toml:204",
        fields: &[
            ::durianpay_client::__private::FieldShape::optional(
                    "id",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "customer_ref_id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "email",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "mobile",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "given_name",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "middle_name",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "sur_name",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "address",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "address_line_1",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "address_line_2",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "city",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "region",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "country",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "postal_code",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "created_at",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for Customer {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 15];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                id: __decoder
                    .optional(
                        __slots[0],
                        <CustomerId as ::durianpay_client::__private::Decode>::decode,
                    ),
                customer_ref_id: __decoder
                    .optional(__slots[1], ::durianpay_client::__private::Decoder::text),
                email: __decoder
                    .optional(__slots[2], ::durianpay_client::__private::Decoder::text),
                mobile: __decoder
                    .optional(__slots[3], ::durianpay_client::__private::Decoder::text),
                given_name: __decoder
                    .optional(__slots[4], ::durianpay_client::__private::Decoder::text),
                middle_name: __decoder
                    .optional(__slots[5], ::durianpay_client::__private::Decoder::text),
                sur_name: __decoder
                    .optional(__slots[6], ::durianpay_client::__private::Decoder::text),
                address: __decoder
                    .optional(
                        __slots[7],
                        <Address as ::durianpay_client::__private::Decode>::decode,
                    ),
                address_line_1: __decoder
                    .optional(__slots[8], ::durianpay_client::__private::Decoder::text),
                address_line_2: __decoder
                    .optional(__slots[9], ::durianpay_client::__private::Decoder::text),
                city: __decoder
                    .optional(__slots[10], ::durianpay_client::__private::Decoder::text),
                region: __decoder
                    .optional(__slots[11], ::durianpay_client::__private::Decoder::text),
                country: __decoder
                    .optional(__slots[12], ::durianpay_client::__private::Decoder::text),
                postal_code: __decoder
                    .optional(__slots[13], ::durianpay_client::__private::Decoder::text),
                created_at: __decoder
                    .optional(
                        __slots[14],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for Customer {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            if let ::core::option::Option::Some(__value) = &self.id {
                __writer.key("id");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.customer_ref_id {
                __writer.key("customer_ref_id");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.email {
                if __writer.sensitive_key("email") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.mobile {
                if __writer.sensitive_key("mobile") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.given_name {
                if __writer.sensitive_key("given_name") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.middle_name {
                if __writer.sensitive_key("middle_name") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.sur_name {
                if __writer.sensitive_key("sur_name") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.address {
                __writer.key("address");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.address_line_1 {
                if __writer.sensitive_key("address_line_1") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.address_line_2 {
                if __writer.sensitive_key("address_line_2") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.city {
                __writer.key("city");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.region {
                __writer.key("region");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.country {
                __writer.key("country");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.postal_code {
                if __writer.sensitive_key("postal_code") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.created_at {
                __writer.key("created_at");
                __writer.timestamp(__value);
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for Customer {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "Customer", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for Customer {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for Customer {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// What the API says when it refuses a request. Any part may be missing: some answers are an empty object.
///
/// Note: Two vendor samples open with a stray `data` key; no wrapped error is known from the wire.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct ErrorBody {
    /// What went wrong, for people.
    ///
    /// Example: `invalid payment id`.
    pub error: ::core::option::Option<::std::string::String>,
    /// What went wrong, for programs.
    ///
    /// Note: Seen to hold a sentence in place of a code.
    pub error_code: ::core::option::Option<ErrorCode>,
    /// Names the request. May read `not-set`.
    ///
    /// Example: `dp_1lRGmHZClt3882`.
    pub request_id: ::core::option::Option<::std::string::String>,
    /// The fields that were refused.
    pub errors: ::core::option::Option<::std::vec::Vec<FieldError>>,
    unknown: ::durianpay_client::__private::Fields,
}
impl ErrorBody {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}
const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "ErrorBody",
        source: "spec/api.toml:39",
        fields: &[
            ::durianpay_client::__private::FieldShape::optional(
                "error",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "error_code",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "request_id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "errors",
                ::durianpay_client::__private::Kinds::LIST,
            ),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for ErrorBody {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 4];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                error: __decoder
                    .optional(__slots[0], ::durianpay_client::__private::Decoder::text),
                error_code: __decoder
                    .optional(
                        __slots[1],
                        <ErrorCode as ::durianpay_client::__private::Decode>::decode,
                    ),
                request_id: __decoder
                    .optional(__slots[2], ::durianpay_client::__private::Decoder::text),
                errors: __decoder
                    .optional(
                        __slots[3],
                        |__decoder, __node| {
                            __decoder
                                .list(
                                    __node,
                                    <FieldError as ::durianpay_client::__private::Decode>::decode,
                                )
                        },
                    ),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for ErrorBody {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            if let ::core::option::Option::Some(__value) = &self.error {
                __writer.key("error");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.error_code {
                __writer.key("error_code");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.request_id {
                __writer.key("request_id");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.errors {
                __writer.key("errors");
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
    impl ::core::fmt::Debug for ErrorBody {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "ErrorBody", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for ErrorBody {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for ErrorBody {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// Why a payment did not complete. Without fields: there is no reason to give.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct FailureReason {
    /// The reason, for people.
    ///
    /// Example: `payment cancelled by merchant`.
    pub message: ::core::option::Option<::std::string::String>,
    /// The reason, for programs:
    ///
    /// - `20010`: something the payer did or has still to do
    /// - `20011`: the merchant is blocked or not valid
    /// - `20012`: the payment expired
    /// - `20013`: the provider failed
    /// - `20014`: the merchant cancelled the payment
    ///
    /// Example: `20014`.
    pub code: ::core::option::Option<::core::primitive::i64>,
    unknown: ::durianpay_client::__private::Fields,
}
impl FailureReason {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}
const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "FailureReason",
        source: "spec/payments.toml:165",
        fields: &[
            ::durianpay_client::__private::FieldShape::optional(
                "message",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "code",
                    ::durianpay_client::__private::Kinds::NUMBER,
                )
                .or_blank(),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for FailureReason {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 2];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                message: __decoder
                    .optional(__slots[0], ::durianpay_client::__private::Decoder::text),
                code: __decoder
                    .optional(
                        __slots[1],
                        ::durianpay_client::__private::Decoder::integer,
                    ),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for FailureReason {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            if let ::core::option::Option::Some(__value) = &self.message {
                __writer.key("message");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.code {
                __writer.key("code");
                __writer.integer(*__value);
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for FailureReason {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "FailureReason", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for FailureReason {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for FailureReason {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// One refused field.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct FieldError {
    /// The field.
    ///
    /// Note: Holds more than the name in the only sample: `amount="amount invalid"`.
    pub field: ::core::option::Option<::std::string::String>,
    /// What is wrong with it.
    ///
    /// Example: `Please provide valid order data`.
    pub message: ::core::option::Option<::std::string::String>,
    unknown: ::durianpay_client::__private::Fields,
}
impl FieldError {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}
const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "FieldError",
        source: "spec/api.toml:49",
        fields: &[
            ::durianpay_client::__private::FieldShape::optional(
                "field",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "message",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for FieldError {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 2];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                field: __decoder
                    .optional(__slots[0], ::durianpay_client::__private::Decoder::text),
                message: __decoder
                    .optional(__slots[1], ::durianpay_client::__private::Decoder::text),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for FieldError {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            if let ::core::option::Option::Some(__value) = &self.field {
                __writer.key("field");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.message {
                __writer.key("message");
                __writer.text(__value);
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for FieldError {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "FieldError", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for FieldError {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for FieldError {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// What to read along with an order.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
pub struct GetOrder {
    /// What to fill in whole. Absent: neither customer nor payments.
    pub expand: ::core::option::Option<::std::vec::Vec<OrderExpand>>,
    unknown: ::durianpay_client::__private::Fields,
}
impl GetOrder {
    /// Starts an empty one; every field is optional.
    #[must_use]
    pub fn new() -> Self {
        Self {
            expand: ::core::option::Option::None,
            unknown: ::core::default::Default::default(),
        }
    }
    /// Sets `expand`: what to fill in whole. Absent: neither customer nor payments.
    #[must_use]
    pub fn expand(
        mut self,
        expand: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<OrderExpand>,
        >,
    ) -> Self {
        self.expand = ::core::option::Option::Some(
            ::durianpay_client::__private::collect_list(expand),
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
        name: "GetOrder",
        source: "spec/orders.toml:130",
        fields: &[
            ::durianpay_client::__private::FieldShape::optional(
                "expand",
                ::durianpay_client::__private::Kinds::LIST,
            ),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for GetOrder {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 1];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                expand: __decoder
                    .optional(
                        __slots[0],
                        |__decoder, __node| {
                            __decoder
                                .list(
                                    __node,
                                    <OrderExpand as ::durianpay_client::__private::Decode>::decode,
                                )
                        },
                    ),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for GetOrder {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            if let ::core::option::Option::Some(__value) = &self.expand {
                __writer.key("expand");
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
    impl ::core::fmt::Debug for GetOrder {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "GetOrder", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for GetOrder {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for GetOrder {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// What to read along with a payment.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
pub struct GetPayment {
    /// What to fill in whole. Absent: neither customer nor order.
    pub expand: ::core::option::Option<::std::vec::Vec<PaymentExpand>>,
    unknown: ::durianpay_client::__private::Fields,
}
impl GetPayment {
    /// Starts an empty one; every field is optional.
    #[must_use]
    pub fn new() -> Self {
        Self {
            expand: ::core::option::Option::None,
            unknown: ::core::default::Default::default(),
        }
    }
    /// Sets `expand`: what to fill in whole. Absent: neither customer nor order.
    #[must_use]
    pub fn expand(
        mut self,
        expand: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<PaymentExpand>,
        >,
    ) -> Self {
        self.expand = ::core::option::Option::Some(
            ::durianpay_client::__private::collect_list(expand),
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
        name: "GetPayment",
        source: "spec/payments.toml:111",
        fields: &[
            ::durianpay_client::__private::FieldShape::optional(
                "expand",
                ::durianpay_client::__private::Kinds::LIST,
            ),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for GetPayment {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 1];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                expand: __decoder
                    .optional(
                        __slots[0],
                        |__decoder, __node| {
                            __decoder
                                .list(
                                    __node,
                                    <PaymentExpand as ::durianpay_client::__private::Decode>::decode,
                                )
                        },
                    ),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for GetPayment {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            if let ::core::option::Option::Some(__value) = &self.expand {
                __writer.key("expand");
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
    impl ::core::fmt::Debug for GetPayment {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "GetPayment", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for GetPayment {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for GetPayment {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// Durianpay posts events to the URL set in the dashboard. An event may come twice, late or out of order.
///
/// Note: One docs page prints the payload without envelope; one integration reads a `signature` beside `data`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct Notification {
    /// The event and its payload.
    pub data: Event,
    /// How often this event was sent before. Not printed with `payment.completed`.
    ///
    /// Example: `0`.
    pub retry_count: ::core::option::Option<::core::primitive::i64>,
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
        source: "spec/webhooks.toml:4",
        fields: &[
            ::durianpay_client::__private::FieldShape::required(
                "event",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::required(
                "data",
                ::durianpay_client::__private::Kinds::ANY,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "retry_count",
                    ::durianpay_client::__private::Kinds::NUMBER,
                )
                .or_blank(),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for Notification {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 3];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                data: <Event as ::durianpay_client::__private::Union>::decode(
                    __decoder,
                    __slots[0],
                    __slots[1],
                ),
                retry_count: __decoder
                    .optional(
                        __slots[2],
                        ::durianpay_client::__private::Decoder::integer,
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
            if let ::core::option::Option::Some(__value) = &self.retry_count {
                __writer.key("retry_count");
                __writer.integer(*__value);
            }
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
/// An order. Creating one and reading one fill different fields.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct Order {
    /// Names the order.
    ///
    /// Example: `ord_0dIWbuDJQ84078`.
    pub id: OrderId,
    /// The total to be paid, in rupiah.
    ///
    /// Example: `10001.00`.
    pub amount: ::durianpay_client::__private::Amount,
    /// How far the order has come.
    pub status: OrderStatus,
    /// The currency of all amounts in the order.
    pub currency: ::core::option::Option<Currency>,
    /// The merchant's own number for the order.
    ///
    /// Example: `order_ref_001`.
    pub order_ref_id: ::core::option::Option<::std::string::String>,
    /// A further reference, empty in every sample.
    pub order_ds_ref_id: ::core::option::Option<::std::string::String>,
    /// Who is to pay.
    ///
    /// Example: `cus_ViPeX4iBYp2233`.
    pub customer_id: ::core::option::Option<CustomerId>,
    /// Who is to pay, in full. Only with `expand`.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub customer: ::core::option::Option<Customer>,
    /// The payments made on the order. Only with `expand`.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub payments: ::core::option::Option<::std::vec::Vec<Payment>>,
    /// What is bought.
    pub items: ::core::option::Option<::std::vec::Vec<OrderedItem>>,
    /// A remark on the order.
    pub description: ::core::option::Option<::std::string::String>,
    /// Whether all is paid at once.
    pub payment_option: ::core::option::Option<PaymentOption>,
    /// Who bears the payment fee.
    pub admin_fee_method: ::core::option::Option<AdminFeeMethod>,
    /// The payment fee, in rupiah. Null when not known.
    ///
    /// Example: `1001`.
    pub fees: ::core::option::Option<::durianpay_client::__private::Amount>,
    /// The cost of sending, in rupiah. Empty text when not set.
    ///
    /// Example: `100`.
    pub shipping_fee: ::core::option::Option<::durianpay_client::__private::Amount>,
    /// What is still to be paid, in rupiah.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub pending_amount: ::core::option::Option<::durianpay_client::__private::Amount>,
    /// True in the live environment, false in the sandbox.
    pub is_live: ::core::option::Option<::core::primitive::bool>,
    /// Another time of expiry, given on creation. What expires then is not said.
    pub expire_time: ::core::option::Option<::durianpay_client::__private::Timestamp>,
    /// Opens the vendor's checkout for this order. Given on creation.
    pub access_token: ::core::option::Option<::std::string::String>,
    /// Whether Durianpay writes to the customer about the order.
    pub is_notification_enabled: ::core::option::Option<::core::primitive::bool>,
    /// Subject of the email to the customer.
    pub email_subject: ::core::option::Option<::std::string::String>,
    /// Body of the email to the customer.
    pub email_content: ::core::option::Option<::std::string::String>,
    /// Whose order it is. Only in a payment's `order`.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub merchant_id: ::core::option::Option<MerchantId>,
    /// Durianpay's number for the customer's address.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub address_id: ::core::option::Option<::core::primitive::i64>,
    /// When the order was created.
    ///
    /// Note: RFC 3339 text on creation; Unix seconds in the sample of `orders.get` and in the answer for payment links.
    ///
    /// Example: `2021-04-01T14:39:37.860426Z`.
    pub created_at: ::core::option::Option<::durianpay_client::__private::Timestamp>,
    /// When the order last changed.
    ///
    /// Note: RFC 3339 text on creation; Unix seconds in the sample of `orders.get`.
    ///
    /// Example: `2021-04-01T14:39:37.860426Z`.
    pub updated_at: ::core::option::Option<::durianpay_client::__private::Timestamp>,
    /// When the order can no longer be paid.
    ///
    /// Note: Answers come in `Z`. Whether the zone of the request was honoured is not certain: compare with what was meant.
    ///
    /// Example: `2022-03-29T10:00:00Z`.
    pub expiry_date: ::core::option::Option<::durianpay_client::__private::Timestamp>,
    /// The merchant's own keys, as sent.
    ///
    /// Note: An object on creation, an empty array in the sample of `orders.get` and in answers for payment links.
    pub metadata: ::core::option::Option<
        ::std::collections::BTreeMap<
            ::std::string::String,
            ::durianpay_client::__private::Json,
        >,
    >,
    /// The hosted payment page. Empty text or absent when the order has none.
    ///
    /// Note: Comes as a whole URL or as a bare code, to be put after `https://links.durianpay.id/payment/`.
    pub payment_link_url: ::core::option::Option<::std::string::String>,
    unknown: ::durianpay_client::__private::Fields,
}
impl Order {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}
const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "Order",
        source: "spec/orders.toml:136",
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
            ::durianpay_client::__private::FieldShape::required(
                "status",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "currency",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "order_ref_id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "order_ds_ref_id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "customer_id",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "customer",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "payments",
                ::durianpay_client::__private::Kinds::LIST,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "items",
                ::durianpay_client::__private::Kinds::LIST
                    .with(::durianpay_client::__private::Kinds::NULL),
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "description",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "payment_option",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "admin_fee_method",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "fees",
                    ::durianpay_client::__private::Kinds::NULL
                        .with(::durianpay_client::__private::Kinds::NUMBER)
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "shipping_fee",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "pending_amount",
                    ::durianpay_client::__private::Kinds::NULL
                        .with(::durianpay_client::__private::Kinds::NUMBER)
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "is_live",
                    ::durianpay_client::__private::Kinds::BOOLEAN,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "expire_time",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "access_token",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "is_notification_enabled",
                    ::durianpay_client::__private::Kinds::BOOLEAN,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "email_subject",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "email_content",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "merchant_id",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "address_id",
                    ::durianpay_client::__private::Kinds::NUMBER,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "created_at",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "updated_at",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "expiry_date",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "metadata",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "payment_link_url",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for Order {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 29];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                id: <OrderId as ::durianpay_client::__private::Decode>::decode(
                    __decoder,
                    __slots[0],
                ),
                amount: ::durianpay_client::__private::Decoder::amount(
                    __decoder,
                    __slots[1],
                ),
                status: <OrderStatus as ::durianpay_client::__private::Decode>::decode(
                    __decoder,
                    __slots[2],
                ),
                currency: __decoder
                    .optional(
                        __slots[3],
                        <Currency as ::durianpay_client::__private::Decode>::decode,
                    ),
                order_ref_id: __decoder
                    .optional(__slots[4], ::durianpay_client::__private::Decoder::text),
                order_ds_ref_id: __decoder
                    .optional(__slots[5], ::durianpay_client::__private::Decoder::text),
                customer_id: __decoder
                    .optional(
                        __slots[6],
                        <CustomerId as ::durianpay_client::__private::Decode>::decode,
                    ),
                customer: __decoder
                    .optional(
                        __slots[7],
                        <Customer as ::durianpay_client::__private::Decode>::decode,
                    ),
                payments: __decoder
                    .optional(
                        __slots[8],
                        |__decoder, __node| {
                            __decoder
                                .list(
                                    __node,
                                    <Payment as ::durianpay_client::__private::Decode>::decode,
                                )
                        },
                    ),
                items: __decoder
                    .optional(
                        __slots[9],
                        |__decoder, __node| {
                            __decoder
                                .list(
                                    __node,
                                    <OrderedItem as ::durianpay_client::__private::Decode>::decode,
                                )
                        },
                    ),
                description: __decoder
                    .optional(__slots[10], ::durianpay_client::__private::Decoder::text),
                payment_option: __decoder
                    .optional(
                        __slots[11],
                        <PaymentOption as ::durianpay_client::__private::Decode>::decode,
                    ),
                admin_fee_method: __decoder
                    .optional(
                        __slots[12],
                        <AdminFeeMethod as ::durianpay_client::__private::Decode>::decode,
                    ),
                fees: __decoder
                    .optional(
                        __slots[13],
                        ::durianpay_client::__private::Decoder::amount,
                    ),
                shipping_fee: __decoder
                    .optional(
                        __slots[14],
                        ::durianpay_client::__private::Decoder::amount,
                    ),
                pending_amount: __decoder
                    .optional(
                        __slots[15],
                        ::durianpay_client::__private::Decoder::amount,
                    ),
                is_live: __decoder
                    .optional(
                        __slots[16],
                        ::durianpay_client::__private::Decoder::boolean,
                    ),
                expire_time: __decoder
                    .optional(
                        __slots[17],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                access_token: __decoder
                    .optional(__slots[18], ::durianpay_client::__private::Decoder::text),
                is_notification_enabled: __decoder
                    .optional(
                        __slots[19],
                        ::durianpay_client::__private::Decoder::boolean,
                    ),
                email_subject: __decoder
                    .optional(__slots[20], ::durianpay_client::__private::Decoder::text),
                email_content: __decoder
                    .optional(__slots[21], ::durianpay_client::__private::Decoder::text),
                merchant_id: __decoder
                    .optional(
                        __slots[22],
                        <MerchantId as ::durianpay_client::__private::Decode>::decode,
                    ),
                address_id: __decoder
                    .optional(
                        __slots[23],
                        ::durianpay_client::__private::Decoder::integer,
                    ),
                created_at: __decoder
                    .optional(
                        __slots[24],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                updated_at: __decoder
                    .optional(
                        __slots[25],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                expiry_date: __decoder
                    .optional(
                        __slots[26],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                metadata: __decoder
                    .optional(
                        __slots[27],
                        |__decoder, __node| {
                            __decoder
                                .map(__node, ::durianpay_client::__private::Decoder::json)
                        },
                    ),
                payment_link_url: __decoder
                    .optional(__slots[28], ::durianpay_client::__private::Decoder::text),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for Order {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("id");
            ::durianpay_client::__private::Encode::encode(&self.id, __writer);
            __writer.key("amount");
            __writer.amount(&self.amount);
            __writer.key("status");
            ::durianpay_client::__private::Encode::encode(&self.status, __writer);
            if let ::core::option::Option::Some(__value) = &self.currency {
                __writer.key("currency");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.order_ref_id {
                __writer.key("order_ref_id");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.order_ds_ref_id {
                __writer.key("order_ds_ref_id");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.customer_id {
                __writer.key("customer_id");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.customer {
                __writer.key("customer");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.payments {
                __writer.key("payments");
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
            if let ::core::option::Option::Some(__value) = &self.items {
                __writer.key("items");
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
            if let ::core::option::Option::Some(__value) = &self.description {
                __writer.key("description");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.payment_option {
                __writer.key("payment_option");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.admin_fee_method {
                __writer.key("admin_fee_method");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.fees {
                __writer.key("fees");
                __writer.amount(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.shipping_fee {
                __writer.key("shipping_fee");
                __writer.amount(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.pending_amount {
                __writer.key("pending_amount");
                __writer.amount(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.is_live {
                __writer.key("is_live");
                __writer.boolean(*__value);
            }
            if let ::core::option::Option::Some(__value) = &self.expire_time {
                __writer.key("expire_time");
                __writer.timestamp(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.access_token {
                if __writer.sensitive_key("access_token") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.is_notification_enabled
            {
                __writer.key("is_notification_enabled");
                __writer.boolean(*__value);
            }
            if let ::core::option::Option::Some(__value) = &self.email_subject {
                __writer.key("email_subject");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.email_content {
                __writer.key("email_content");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.merchant_id {
                __writer.key("merchant_id");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.address_id {
                __writer.key("address_id");
                __writer.integer(*__value);
            }
            if let ::core::option::Option::Some(__value) = &self.created_at {
                __writer.key("created_at");
                __writer.timestamp(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.updated_at {
                __writer.key("updated_at");
                __writer.timestamp(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.expiry_date {
                __writer.key("expiry_date");
                __writer.timestamp(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.metadata {
                __writer.key("metadata");
                __writer
                    .map(
                        __value,
                        |__writer, __item| {
                            __writer.json(__item);
                        },
                    );
            }
            if let ::core::option::Option::Some(__value) = &self.payment_link_url {
                __writer.key("payment_link_url");
                __writer.text(__value);
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for Order {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "Order", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for Order {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for Order {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// The payload of `order.completed`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct OrderCompleted {
    /// The order.
    ///
    /// Example: `ord_8c23OgJFIA5384`.
    pub id: OrderId,
    /// The total that was paid.
    ///
    /// Example: `925002.00`.
    pub amount: ::durianpay_client::__private::Amount,
    /// The same as decimal text, in rupiah.
    ///
    /// Example: `925002.00`.
    pub amount_str: ::core::option::Option<::durianpay_client::__private::Amount>,
    /// The currency of the amount.
    pub currency: ::core::option::Option<Currency>,
    /// How far the order has come: `completed`. Not signed.
    pub status: ::core::option::Option<OrderStatus>,
    /// Who paid.
    ///
    /// Example: `cus_fMMugWnnAw3274`.
    pub customer_id: ::core::option::Option<CustomerId>,
    /// Whose order it is.
    ///
    /// Example: `mer_MsCtIPhqRc8045`.
    pub merchant_id: ::core::option::Option<MerchantId>,
    /// True in the live environment, false in the sandbox.
    pub is_live: ::core::option::Option<::core::primitive::bool>,
    /// The remark on the order. May be empty.
    pub description: ::core::option::Option<::std::string::String>,
    /// The hosted payment page, if any. Not printed.
    pub payment_link_url: ::core::option::Option<::std::string::String>,
    /// When its payment link ends, if it has one. Not printed.
    pub expiry_date: ::core::option::Option<::durianpay_client::__private::Timestamp>,
    /// When the order was created.
    ///
    /// Example: `2021-05-10T16:40:01.635743Z`.
    pub created_at: ::core::option::Option<::durianpay_client::__private::Timestamp>,
    /// The merchant's own keys.
    pub meta_data: ::core::option::Option<
        ::std::collections::BTreeMap<
            ::std::string::String,
            ::durianpay_client::__private::Json,
        >,
    >,
    /// The signature. Not printed with this event.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub signature: ::core::option::Option<::std::string::String>,
    unknown: ::durianpay_client::__private::Fields,
}
impl OrderCompleted {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}
const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "OrderCompleted",
        source: "spec/webhooks.toml:153",
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
            ::durianpay_client::__private::FieldShape::optional(
                    "amount_str",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "currency",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "status",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "customer_id",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "merchant_id",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "is_live",
                    ::durianpay_client::__private::Kinds::BOOLEAN,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "description",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "payment_link_url",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "expiry_date",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "created_at",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "meta_data",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "signature",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for OrderCompleted {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 14];
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
                amount_str: __decoder
                    .optional(
                        __slots[2],
                        ::durianpay_client::__private::Decoder::amount,
                    ),
                currency: __decoder
                    .optional(
                        __slots[3],
                        <Currency as ::durianpay_client::__private::Decode>::decode,
                    ),
                status: __decoder
                    .optional(
                        __slots[4],
                        <OrderStatus as ::durianpay_client::__private::Decode>::decode,
                    ),
                customer_id: __decoder
                    .optional(
                        __slots[5],
                        <CustomerId as ::durianpay_client::__private::Decode>::decode,
                    ),
                merchant_id: __decoder
                    .optional(
                        __slots[6],
                        <MerchantId as ::durianpay_client::__private::Decode>::decode,
                    ),
                is_live: __decoder
                    .optional(
                        __slots[7],
                        ::durianpay_client::__private::Decoder::boolean,
                    ),
                description: __decoder
                    .optional(__slots[8], ::durianpay_client::__private::Decoder::text),
                payment_link_url: __decoder
                    .optional(__slots[9], ::durianpay_client::__private::Decoder::text),
                expiry_date: __decoder
                    .optional(
                        __slots[10],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                created_at: __decoder
                    .optional(
                        __slots[11],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                meta_data: __decoder
                    .optional(
                        __slots[12],
                        |__decoder, __node| {
                            __decoder
                                .map(__node, ::durianpay_client::__private::Decoder::json)
                        },
                    ),
                signature: __decoder
                    .optional(__slots[13], ::durianpay_client::__private::Decoder::text),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for OrderCompleted {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("id");
            ::durianpay_client::__private::Encode::encode(&self.id, __writer);
            __writer.key("amount");
            __writer.amount_in_hundredths(&self.amount);
            if let ::core::option::Option::Some(__value) = &self.amount_str {
                __writer.key("amount_str");
                __writer.amount(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.currency {
                __writer.key("currency");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.status {
                __writer.key("status");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.customer_id {
                __writer.key("customer_id");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.merchant_id {
                __writer.key("merchant_id");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.is_live {
                __writer.key("is_live");
                __writer.boolean(*__value);
            }
            if let ::core::option::Option::Some(__value) = &self.description {
                __writer.key("description");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.payment_link_url {
                __writer.key("payment_link_url");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.expiry_date {
                __writer.key("expiry_date");
                __writer.timestamp(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.created_at {
                __writer.key("created_at");
                __writer.timestamp(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.meta_data {
                __writer.key("meta_data");
                __writer
                    .map(
                        __value,
                        |__writer, __item| {
                            __writer.json(__item);
                        },
                    );
            }
            if let ::core::option::Option::Some(__value) = &self.signature {
                if __writer.sensitive_key("signature") {
                    __writer.text(__value);
                }
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for OrderCompleted {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "OrderCompleted", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for OrderCompleted {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for OrderCompleted {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// The payload of `order.created`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct OrderCreated {
    /// The order.
    ///
    /// Example: `ord_LleWCP2T3B8368`.
    pub id: OrderId,
    /// The total to be paid.
    ///
    /// Example: `1000000.00`.
    pub amount: ::durianpay_client::__private::Amount,
    /// The same as decimal text, in rupiah.
    ///
    /// Example: `1000000.00`.
    pub amount_str: ::core::option::Option<::durianpay_client::__private::Amount>,
    /// The currency of the amount.
    pub currency: ::core::option::Option<Currency>,
    /// How far the order has come: `started`. Not signed.
    pub status: ::core::option::Option<OrderStatus>,
    /// Who is to pay.
    ///
    /// Example: `cus_pWZu3yHhhc9548`.
    pub customer_id: ::core::option::Option<CustomerId>,
    /// Whose order it is.
    ///
    /// Example: `mer_MsCtIPhqRc8045`.
    pub merchant_id: ::core::option::Option<MerchantId>,
    /// True in the live environment, false in the sandbox.
    pub is_live: ::core::option::Option<::core::primitive::bool>,
    /// The remark on the order. May be empty.
    ///
    /// Example: `description notes`.
    pub description: ::core::option::Option<::std::string::String>,
    /// The hosted payment page, if any.
    ///
    /// Example: `https://durianpay.id/payment-link/SxHac7`.
    pub payment_link_url: ::core::option::Option<::std::string::String>,
    /// When its payment link ends, if it has one.
    ///
    /// Example: `2021-05-13T16:41:38.653Z`.
    pub expiry_date: ::core::option::Option<::durianpay_client::__private::Timestamp>,
    /// When the order was created.
    ///
    /// Example: `2021-05-10T16:41:38.668844Z`.
    pub created_at: ::core::option::Option<::durianpay_client::__private::Timestamp>,
    /// The merchant's own keys.
    ///
    /// Note: The guide's spelling; a docs page prints `metadata`.
    pub meta_data: ::core::option::Option<
        ::std::collections::BTreeMap<
            ::std::string::String,
            ::durianpay_client::__private::Json,
        >,
    >,
    /// The same, in the spelling of another docs page.
    pub metadata: ::core::option::Option<
        ::std::collections::BTreeMap<
            ::std::string::String,
            ::durianpay_client::__private::Json,
        >,
    >,
    /// The signature.
    ///
    /// Note: Printed on a docs page, not in the guide.
    pub signature: ::core::option::Option<::std::string::String>,
    unknown: ::durianpay_client::__private::Fields,
}
impl OrderCreated {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}
const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "OrderCreated",
        source: "spec/webhooks.toml:126",
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
            ::durianpay_client::__private::FieldShape::optional(
                    "amount_str",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "currency",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "status",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "customer_id",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "merchant_id",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "is_live",
                    ::durianpay_client::__private::Kinds::BOOLEAN,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "description",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "payment_link_url",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "expiry_date",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "created_at",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "meta_data",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "metadata",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "signature",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for OrderCreated {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 15];
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
                amount_str: __decoder
                    .optional(
                        __slots[2],
                        ::durianpay_client::__private::Decoder::amount,
                    ),
                currency: __decoder
                    .optional(
                        __slots[3],
                        <Currency as ::durianpay_client::__private::Decode>::decode,
                    ),
                status: __decoder
                    .optional(
                        __slots[4],
                        <OrderStatus as ::durianpay_client::__private::Decode>::decode,
                    ),
                customer_id: __decoder
                    .optional(
                        __slots[5],
                        <CustomerId as ::durianpay_client::__private::Decode>::decode,
                    ),
                merchant_id: __decoder
                    .optional(
                        __slots[6],
                        <MerchantId as ::durianpay_client::__private::Decode>::decode,
                    ),
                is_live: __decoder
                    .optional(
                        __slots[7],
                        ::durianpay_client::__private::Decoder::boolean,
                    ),
                description: __decoder
                    .optional(__slots[8], ::durianpay_client::__private::Decoder::text),
                payment_link_url: __decoder
                    .optional(__slots[9], ::durianpay_client::__private::Decoder::text),
                expiry_date: __decoder
                    .optional(
                        __slots[10],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                created_at: __decoder
                    .optional(
                        __slots[11],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                meta_data: __decoder
                    .optional(
                        __slots[12],
                        |__decoder, __node| {
                            __decoder
                                .map(__node, ::durianpay_client::__private::Decoder::json)
                        },
                    ),
                metadata: __decoder
                    .optional(
                        __slots[13],
                        |__decoder, __node| {
                            __decoder
                                .map(__node, ::durianpay_client::__private::Decoder::json)
                        },
                    ),
                signature: __decoder
                    .optional(__slots[14], ::durianpay_client::__private::Decoder::text),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for OrderCreated {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("id");
            ::durianpay_client::__private::Encode::encode(&self.id, __writer);
            __writer.key("amount");
            __writer.amount_in_hundredths(&self.amount);
            if let ::core::option::Option::Some(__value) = &self.amount_str {
                __writer.key("amount_str");
                __writer.amount(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.currency {
                __writer.key("currency");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.status {
                __writer.key("status");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.customer_id {
                __writer.key("customer_id");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.merchant_id {
                __writer.key("merchant_id");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.is_live {
                __writer.key("is_live");
                __writer.boolean(*__value);
            }
            if let ::core::option::Option::Some(__value) = &self.description {
                __writer.key("description");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.payment_link_url {
                __writer.key("payment_link_url");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.expiry_date {
                __writer.key("expiry_date");
                __writer.timestamp(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.created_at {
                __writer.key("created_at");
                __writer.timestamp(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.meta_data {
                __writer.key("meta_data");
                __writer
                    .map(
                        __value,
                        |__writer, __item| {
                            __writer.json(__item);
                        },
                    );
            }
            if let ::core::option::Option::Some(__value) = &self.metadata {
                __writer.key("metadata");
                __writer
                    .map(
                        __value,
                        |__writer, __item| {
                            __writer.json(__item);
                        },
                    );
            }
            if let ::core::option::Option::Some(__value) = &self.signature {
                if __writer.sensitive_key("signature") {
                    __writer.text(__value);
                }
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for OrderCreated {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "OrderCreated", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for OrderCreated {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for OrderCreated {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// Who is to pay: a known customer by `id`, or a new one by `email` or `mobile`. At least one of the three is needed.
///
/// Note: One source's prose also speaks of `first_name`; no list of fields has it.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
pub struct OrderCustomer {
    /// A customer known from an earlier order.
    pub id: ::core::option::Option<CustomerId>,
    /// Email address, without odd symbols.
    ///
    /// Example: `jane.doe@example.com`.
    pub email: ::core::option::Option<::std::string::String>,
    /// The merchant's own id for the customer.
    ///
    /// Example: `cust_001`.
    pub customer_ref_id: ::core::option::Option<::std::string::String>,
    /// First name.
    ///
    /// Example: `Jane`.
    pub given_name: ::core::option::Option<::std::string::String>,
    /// Middle name.
    ///
    /// Example: `Mary`.
    pub middle_name: ::core::option::Option<::std::string::String>,
    /// Family name.
    ///
    /// Example: `Doe`.
    pub sur_name: ::core::option::Option<::std::string::String>,
    /// Where the order is sent. Needed for BNPL payments.
    pub address: ::core::option::Option<Address>,
    /// Mobile number of 8 to 14 digits, written `+62…` or `08…`.
    ///
    /// Note: The guide's example has neither prefix: `85722173217`.
    ///
    /// Example: `+6285722173217`.
    pub mobile: ::core::option::Option<::std::string::String>,
    unknown: ::durianpay_client::__private::Fields,
}
impl OrderCustomer {
    /// Starts an empty one; every field is optional.
    #[must_use]
    pub fn new() -> Self {
        Self {
            id: ::core::option::Option::None,
            email: ::core::option::Option::None,
            customer_ref_id: ::core::option::Option::None,
            given_name: ::core::option::Option::None,
            middle_name: ::core::option::Option::None,
            sur_name: ::core::option::Option::None,
            address: ::core::option::Option::None,
            mobile: ::core::option::Option::None,
            unknown: ::core::default::Default::default(),
        }
    }
    /// Sets `id`: A customer known from an earlier order.
    #[must_use]
    pub fn id(mut self, id: impl ::core::convert::Into<CustomerId>) -> Self {
        self.id = ::core::option::Option::Some(::core::convert::Into::into(id));
        self
    }
    /// Sets `email`: email address, without odd symbols.
    #[must_use]
    pub fn email(
        mut self,
        email: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.email = ::core::option::Option::Some(::core::convert::Into::into(email));
        self
    }
    /// Sets `customer_ref_id`: the merchant's own id for the customer.
    #[must_use]
    pub fn customer_ref_id(
        mut self,
        customer_ref_id: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.customer_ref_id = ::core::option::Option::Some(
            ::core::convert::Into::into(customer_ref_id),
        );
        self
    }
    /// Sets `given_name`: first name.
    #[must_use]
    pub fn given_name(
        mut self,
        given_name: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.given_name = ::core::option::Option::Some(
            ::core::convert::Into::into(given_name),
        );
        self
    }
    /// Sets `middle_name`: middle name.
    #[must_use]
    pub fn middle_name(
        mut self,
        middle_name: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.middle_name = ::core::option::Option::Some(
            ::core::convert::Into::into(middle_name),
        );
        self
    }
    /// Sets `sur_name`: family name.
    #[must_use]
    pub fn sur_name(
        mut self,
        sur_name: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.sur_name = ::core::option::Option::Some(
            ::core::convert::Into::into(sur_name),
        );
        self
    }
    /// Sets `address`: where the order is sent. Needed for BNPL payments.
    #[must_use]
    pub fn address(mut self, address: impl ::core::convert::Into<Address>) -> Self {
        self.address = ::core::option::Option::Some(
            ::core::convert::Into::into(address),
        );
        self
    }
    /// Sets `mobile`: mobile number of 8 to 14 digits, written `+62…` or `08…`.
    #[must_use]
    pub fn mobile(
        mut self,
        mobile: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.mobile = ::core::option::Option::Some(::core::convert::Into::into(mobile));
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
        name: "OrderCustomer",
        source: "spec/orders.toml:58",
        fields: &[
            ::durianpay_client::__private::FieldShape::optional(
                    "id",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "email",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "customer_ref_id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "given_name",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "middle_name",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "sur_name",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "address",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "mobile",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
        ],
        any_of: &[&["id", "email", "mobile"]],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for OrderCustomer {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 8];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                id: __decoder
                    .optional(
                        __slots[0],
                        <CustomerId as ::durianpay_client::__private::Decode>::decode,
                    ),
                email: __decoder
                    .optional(__slots[1], ::durianpay_client::__private::Decoder::text),
                customer_ref_id: __decoder
                    .optional(__slots[2], ::durianpay_client::__private::Decoder::text),
                given_name: __decoder
                    .optional(__slots[3], ::durianpay_client::__private::Decoder::text),
                middle_name: __decoder
                    .optional(__slots[4], ::durianpay_client::__private::Decoder::text),
                sur_name: __decoder
                    .optional(__slots[5], ::durianpay_client::__private::Decoder::text),
                address: __decoder
                    .optional(
                        __slots[6],
                        <Address as ::durianpay_client::__private::Decode>::decode,
                    ),
                mobile: __decoder
                    .optional(__slots[7], ::durianpay_client::__private::Decoder::text),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for OrderCustomer {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            if let ::core::option::Option::Some(__value) = &self.id {
                __writer.key("id");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.email {
                if __writer.sensitive_key("email") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.customer_ref_id {
                __writer.key("customer_ref_id");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.given_name {
                if __writer.sensitive_key("given_name") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.middle_name {
                if __writer.sensitive_key("middle_name") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.sur_name {
                if __writer.sensitive_key("sur_name") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.address {
                __writer.key("address");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.mobile {
                if __writer.sensitive_key("mobile") {
                    __writer.text(__value);
                }
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for OrderCustomer {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "OrderCustomer", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for OrderCustomer {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for OrderCustomer {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// One thing that is bought.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
pub struct OrderItem {
    /// Its name.
    ///
    /// Example: `LED Television`.
    pub name: ::std::string::String,
    /// How many.
    ///
    /// Example: `1`.
    pub qty: ::core::primitive::i64,
    /// The price of one, in rupiah.
    ///
    /// Example: `10001.00`.
    pub price: ::durianpay_client::__private::Amount,
    /// The price of all `qty`, in rupiah.
    ///
    /// Example: `10001.00`.
    pub total_price: ::core::option::Option<::durianpay_client::__private::Amount>,
    /// URL of a picture.
    ///
    /// Example: `https://merchant.com/tv_image.jpg`.
    pub logo: ::core::option::Option<::std::string::String>,
    /// Its maker.
    ///
    /// Example: `Samsung`.
    pub brand: ::core::option::Option<::std::string::String>,
    /// The kind of thing it is.
    ///
    /// Example: `Electronics`.
    pub category: ::core::option::Option<::std::string::String>,
    /// The merchant's stock number.
    ///
    /// Example: `TV_123`.
    pub sku: ::core::option::Option<::std::string::String>,
    /// A remark: text, unlike an order's metadata.
    ///
    /// Example: `Model No: SG_123`.
    pub metadata: ::core::option::Option<::std::string::String>,
    unknown: ::durianpay_client::__private::Fields,
}
impl OrderItem {
    /// Makes one of the fields that it cannot be without.
    #[must_use]
    pub fn new(
        name: impl ::core::convert::Into<::std::string::String>,
        qty: ::core::primitive::i64,
        price: impl ::core::convert::Into<::durianpay_client::__private::Amount>,
    ) -> Self {
        Self {
            name: ::core::convert::Into::into(name),
            qty: qty,
            price: ::durianpay_client::__private::Amount::canonical(
                ::core::convert::Into::into(price),
            ),
            total_price: ::core::option::Option::None,
            logo: ::core::option::Option::None,
            brand: ::core::option::Option::None,
            category: ::core::option::Option::None,
            sku: ::core::option::Option::None,
            metadata: ::core::option::Option::None,
            unknown: ::core::default::Default::default(),
        }
    }
    /// Sets `total_price`: the price of all `qty`, in rupiah.
    #[must_use]
    pub fn total_price(
        mut self,
        total_price: impl ::core::convert::Into<::durianpay_client::__private::Amount>,
    ) -> Self {
        self.total_price = ::core::option::Option::Some(
            ::durianpay_client::__private::Amount::canonical(
                ::core::convert::Into::into(total_price),
            ),
        );
        self
    }
    /// Sets `logo`: URL of a picture.
    #[must_use]
    pub fn logo(
        mut self,
        logo: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.logo = ::core::option::Option::Some(::core::convert::Into::into(logo));
        self
    }
    /// Sets `brand`: its maker.
    #[must_use]
    pub fn brand(
        mut self,
        brand: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.brand = ::core::option::Option::Some(::core::convert::Into::into(brand));
        self
    }
    /// Sets `category`: the kind of thing it is.
    #[must_use]
    pub fn category(
        mut self,
        category: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.category = ::core::option::Option::Some(
            ::core::convert::Into::into(category),
        );
        self
    }
    /// Sets `sku`: the merchant's stock number.
    #[must_use]
    pub fn sku(
        mut self,
        sku: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.sku = ::core::option::Option::Some(::core::convert::Into::into(sku));
        self
    }
    /// Sets `metadata`: A remark: text, unlike an order's metadata.
    #[must_use]
    pub fn metadata(
        mut self,
        metadata: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.metadata = ::core::option::Option::Some(
            ::core::convert::Into::into(metadata),
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
        name: "OrderItem",
        source: "spec/orders.toml:100",
        fields: &[
            ::durianpay_client::__private::FieldShape::required(
                "name",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::required(
                "qty",
                ::durianpay_client::__private::Kinds::NUMBER,
            ),
            ::durianpay_client::__private::FieldShape::required(
                "price",
                ::durianpay_client::__private::Kinds::NUMBER
                    .with(::durianpay_client::__private::Kinds::TEXT),
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "total_price",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "logo",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "brand",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "category",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "sku",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "metadata",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for OrderItem {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 9];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                name: ::durianpay_client::__private::Decoder::text(
                    __decoder,
                    __slots[0],
                ),
                qty: ::durianpay_client::__private::Decoder::integer(
                    __decoder,
                    __slots[1],
                ),
                price: ::durianpay_client::__private::Decoder::amount(
                    __decoder,
                    __slots[2],
                ),
                total_price: __decoder
                    .optional(
                        __slots[3],
                        ::durianpay_client::__private::Decoder::amount,
                    ),
                logo: __decoder
                    .optional(__slots[4], ::durianpay_client::__private::Decoder::text),
                brand: __decoder
                    .optional(__slots[5], ::durianpay_client::__private::Decoder::text),
                category: __decoder
                    .optional(__slots[6], ::durianpay_client::__private::Decoder::text),
                sku: __decoder
                    .optional(__slots[7], ::durianpay_client::__private::Decoder::text),
                metadata: __decoder
                    .optional(__slots[8], ::durianpay_client::__private::Decoder::text),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for OrderItem {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("name");
            __writer.text(&self.name);
            __writer.key("qty");
            __writer.integer(self.qty);
            __writer.key("price");
            __writer.amount(&self.price);
            if let ::core::option::Option::Some(__value) = &self.total_price {
                __writer.key("total_price");
                __writer.amount(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.logo {
                __writer.key("logo");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.brand {
                __writer.key("brand");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.category {
                __writer.key("category");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.sku {
                __writer.key("sku");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.metadata {
                __writer.key("metadata");
                __writer.text(__value);
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for OrderItem {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "OrderItem", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for OrderItem {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for OrderItem {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// One thing that is bought, as an order gives it back.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct OrderedItem {
    /// Its name.
    ///
    /// Example: `LED Television`.
    pub name: ::core::option::Option<::std::string::String>,
    /// How many.
    ///
    /// Example: `1`.
    pub qty: ::core::option::Option<::core::primitive::i64>,
    /// The price of one, in rupiah.
    ///
    /// Example: `10001.00`.
    pub price: ::core::option::Option<::durianpay_client::__private::Amount>,
    /// URL of a picture.
    ///
    /// Example: `https://merchant.com/tv_image.jpg`.
    pub logo: ::core::option::Option<::std::string::String>,
    unknown: ::durianpay_client::__private::Fields,
}
impl OrderedItem {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}
const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "OrderedItem",
        source: "spec/orders.toml:195",
        fields: &[
            ::durianpay_client::__private::FieldShape::optional(
                "name",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "qty",
                    ::durianpay_client::__private::Kinds::NUMBER,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "price",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "logo",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for OrderedItem {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 4];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                name: __decoder
                    .optional(__slots[0], ::durianpay_client::__private::Decoder::text),
                qty: __decoder
                    .optional(
                        __slots[1],
                        ::durianpay_client::__private::Decoder::integer,
                    ),
                price: __decoder
                    .optional(
                        __slots[2],
                        ::durianpay_client::__private::Decoder::amount,
                    ),
                logo: __decoder
                    .optional(__slots[3], ::durianpay_client::__private::Decoder::text),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for OrderedItem {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            if let ::core::option::Option::Some(__value) = &self.name {
                __writer.key("name");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.qty {
                __writer.key("qty");
                __writer.integer(*__value);
            }
            if let ::core::option::Option::Some(__value) = &self.price {
                __writer.key("price");
                __writer.amount(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.logo {
                __writer.key("logo");
                __writer.text(__value);
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for OrderedItem {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "OrderedItem", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for OrderedItem {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for OrderedItem {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// A payment. Amounts that are not set come as empty text.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct Payment {
    /// Names the payment.
    ///
    /// Example: `pay_76n67eK9Fq4137`.
    pub id: PaymentId,
    /// The order it pays.
    ///
    /// Example: `ord_B14sdfwAdmmSDF24a`.
    pub order_id: OrderId,
    /// What is to be paid, in rupiah.
    ///
    /// Example: `20000`.
    pub amount: ::durianpay_client::__private::Amount,
    /// How far the payment has come.
    pub status: PaymentStatus,
    /// The currency of all amounts in the payment.
    pub currency: ::core::option::Option<Currency>,
    /// The merchant's own number for the payment.
    ///
    /// Example: `txn2314`.
    pub payment_ref_id: ::core::option::Option<::std::string::String>,
    /// The kind of method it was paid by.
    pub payment_details_type: ::core::option::Option<PaymentDetailsType>,
    /// The method itself: the wallet, bank or provider.
    ///
    /// Example: `OVO`.
    pub method_id: ::core::option::Option<::std::string::String>,
    /// The amount paid, in rupiah.
    pub paid_amount: ::core::option::Option<::durianpay_client::__private::Amount>,
    /// What a promotion took off, in rupiah.
    pub discount: ::core::option::Option<::durianpay_client::__private::Amount>,
    /// The payment fee, in rupiah.
    pub total_fee: ::core::option::Option<::durianpay_client::__private::Amount>,
    /// The cost of sending, in rupiah.
    pub shipping_fee: ::core::option::Option<::durianpay_client::__private::Amount>,
    /// The promotion that was used. Empty text when none was.
    pub promo_id: ::core::option::Option<::std::string::String>,
    /// Who carried out the payment. Empty text when not known.
    pub provider_id: ::core::option::Option<::std::string::String>,
    /// True in the live environment, false in the sandbox.
    pub is_live: ::core::option::Option<::core::primitive::bool>,
    /// When the payment can no longer be made.
    ///
    /// Example: `2021-09-21T05:11:09Z`.
    pub expiration_date: ::core::option::Option<
        ::durianpay_client::__private::Timestamp,
    >,
    /// When the payment last changed.
    ///
    /// Example: `2021-09-20T05:11:15.161768Z`.
    pub updated_at: ::core::option::Option<::durianpay_client::__private::Timestamp>,
    /// How often the payment was tried again.
    ///
    /// Example: `0`.
    pub retry_count: ::core::option::Option<::core::primitive::i64>,
    /// Why the payment failed. An empty object when it did not.
    pub failure_reason: ::core::option::Option<FailureReason>,
    /// The merchant's own keys.
    pub metadata: ::core::option::Option<
        ::std::collections::BTreeMap<
            ::std::string::String,
            ::durianpay_client::__private::Json,
        >,
    >,
    /// More on an error. Null when there was none.
    pub ds_error_metadata: ::core::option::Option<
        ::std::collections::BTreeMap<
            ::std::string::String,
            ::durianpay_client::__private::Json,
        >,
    >,
    /// Who pays.
    ///
    /// On the wire: `CustomerID`. Example: `cus_iT1g1t74655079`.
    pub customer_id: ::core::option::Option<CustomerId>,
    /// The payer's name.
    ///
    /// On the wire: `CustomerName`.
    pub customer_name: ::core::option::Option<::std::string::String>,
    /// The payer's email address.
    ///
    /// On the wire: `CustomerEmail`.
    pub customer_email: ::core::option::Option<::std::string::String>,
    /// The merchant's own number for the order.
    ///
    /// On the wire: `OrderRefID`.
    pub order_ref_id: ::core::option::Option<::std::string::String>,
    /// The currency once more, under a second key.
    ///
    /// On the wire: `Currency`.
    pub currency_code: ::core::option::Option<Currency>,
    /// Whose payment it is.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub merchant_id: ::core::option::Option<MerchantId>,
    /// A further reference to the payment.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub payment_ds_ref_id: ::core::option::Option<::std::string::String>,
    /// The settlement that pays it out to the merchant.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub settlement_id: ::core::option::Option<::std::string::String>,
    /// Whether it has been paid out: `settled`, `need_to_settle`.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub settlement_status: ::core::option::Option<::std::string::String>,
    /// Who pays, in full. Only with `expand`.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub customer: ::core::option::Option<Customer>,
    /// The order, in part. Only with `expand`.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub order: ::core::option::Option<Order>,
    /// When the payment was started.
    ///
    /// Note: The vendor's sample prints it twice, as Unix seconds and as RFC 3339 text.
    ///
    /// Example: `2021-09-20T05:11:09.574138Z`.
    pub created_at: ::core::option::Option<::durianpay_client::__private::Timestamp>,
    unknown: ::durianpay_client::__private::Fields,
}
impl Payment {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}
const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "Payment",
        source: "spec/payments.toml:117",
        fields: &[
            ::durianpay_client::__private::FieldShape::required(
                "id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::required(
                "order_id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::required(
                "amount",
                ::durianpay_client::__private::Kinds::NUMBER
                    .with(::durianpay_client::__private::Kinds::TEXT),
            ),
            ::durianpay_client::__private::FieldShape::required(
                "status",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "currency",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "payment_ref_id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "payment_details_type",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "method_id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "paid_amount",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "discount",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "total_fee",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "shipping_fee",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "promo_id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "provider_id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "is_live",
                    ::durianpay_client::__private::Kinds::BOOLEAN,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "expiration_date",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "updated_at",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "retry_count",
                    ::durianpay_client::__private::Kinds::NUMBER,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "failure_reason",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "metadata",
                    ::durianpay_client::__private::Kinds::NULL
                        .with(::durianpay_client::__private::Kinds::OBJECT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "ds_error_metadata",
                    ::durianpay_client::__private::Kinds::NULL
                        .with(::durianpay_client::__private::Kinds::OBJECT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "CustomerID",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "CustomerName",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "CustomerEmail",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "OrderRefID",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "Currency",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "merchant_id",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "payment_ds_ref_id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "settlement_id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "settlement_status",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "customer",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "order",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "created_at",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for Payment {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 33];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                id: <PaymentId as ::durianpay_client::__private::Decode>::decode(
                    __decoder,
                    __slots[0],
                ),
                order_id: <OrderId as ::durianpay_client::__private::Decode>::decode(
                    __decoder,
                    __slots[1],
                ),
                amount: ::durianpay_client::__private::Decoder::amount(
                    __decoder,
                    __slots[2],
                ),
                status: <PaymentStatus as ::durianpay_client::__private::Decode>::decode(
                    __decoder,
                    __slots[3],
                ),
                currency: __decoder
                    .optional(
                        __slots[4],
                        <Currency as ::durianpay_client::__private::Decode>::decode,
                    ),
                payment_ref_id: __decoder
                    .optional(__slots[5], ::durianpay_client::__private::Decoder::text),
                payment_details_type: __decoder
                    .optional(
                        __slots[6],
                        <PaymentDetailsType as ::durianpay_client::__private::Decode>::decode,
                    ),
                method_id: __decoder
                    .optional(__slots[7], ::durianpay_client::__private::Decoder::text),
                paid_amount: __decoder
                    .optional(
                        __slots[8],
                        ::durianpay_client::__private::Decoder::amount,
                    ),
                discount: __decoder
                    .optional(
                        __slots[9],
                        ::durianpay_client::__private::Decoder::amount,
                    ),
                total_fee: __decoder
                    .optional(
                        __slots[10],
                        ::durianpay_client::__private::Decoder::amount,
                    ),
                shipping_fee: __decoder
                    .optional(
                        __slots[11],
                        ::durianpay_client::__private::Decoder::amount,
                    ),
                promo_id: __decoder
                    .optional(__slots[12], ::durianpay_client::__private::Decoder::text),
                provider_id: __decoder
                    .optional(__slots[13], ::durianpay_client::__private::Decoder::text),
                is_live: __decoder
                    .optional(
                        __slots[14],
                        ::durianpay_client::__private::Decoder::boolean,
                    ),
                expiration_date: __decoder
                    .optional(
                        __slots[15],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                updated_at: __decoder
                    .optional(
                        __slots[16],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                retry_count: __decoder
                    .optional(
                        __slots[17],
                        ::durianpay_client::__private::Decoder::integer,
                    ),
                failure_reason: __decoder
                    .optional(
                        __slots[18],
                        <FailureReason as ::durianpay_client::__private::Decode>::decode,
                    ),
                metadata: __decoder
                    .optional(
                        __slots[19],
                        |__decoder, __node| {
                            __decoder
                                .map(__node, ::durianpay_client::__private::Decoder::json)
                        },
                    ),
                ds_error_metadata: __decoder
                    .optional(
                        __slots[20],
                        |__decoder, __node| {
                            __decoder
                                .map(__node, ::durianpay_client::__private::Decoder::json)
                        },
                    ),
                customer_id: __decoder
                    .optional(
                        __slots[21],
                        <CustomerId as ::durianpay_client::__private::Decode>::decode,
                    ),
                customer_name: __decoder
                    .optional(__slots[22], ::durianpay_client::__private::Decoder::text),
                customer_email: __decoder
                    .optional(__slots[23], ::durianpay_client::__private::Decoder::text),
                order_ref_id: __decoder
                    .optional(__slots[24], ::durianpay_client::__private::Decoder::text),
                currency_code: __decoder
                    .optional(
                        __slots[25],
                        <Currency as ::durianpay_client::__private::Decode>::decode,
                    ),
                merchant_id: __decoder
                    .optional(
                        __slots[26],
                        <MerchantId as ::durianpay_client::__private::Decode>::decode,
                    ),
                payment_ds_ref_id: __decoder
                    .optional(__slots[27], ::durianpay_client::__private::Decoder::text),
                settlement_id: __decoder
                    .optional(__slots[28], ::durianpay_client::__private::Decoder::text),
                settlement_status: __decoder
                    .optional(__slots[29], ::durianpay_client::__private::Decoder::text),
                customer: __decoder
                    .optional(
                        __slots[30],
                        <Customer as ::durianpay_client::__private::Decode>::decode,
                    ),
                order: __decoder
                    .optional(
                        __slots[31],
                        <Order as ::durianpay_client::__private::Decode>::decode,
                    ),
                created_at: __decoder
                    .optional(
                        __slots[32],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for Payment {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("id");
            ::durianpay_client::__private::Encode::encode(&self.id, __writer);
            __writer.key("order_id");
            ::durianpay_client::__private::Encode::encode(&self.order_id, __writer);
            __writer.key("amount");
            __writer.amount(&self.amount);
            __writer.key("status");
            ::durianpay_client::__private::Encode::encode(&self.status, __writer);
            if let ::core::option::Option::Some(__value) = &self.currency {
                __writer.key("currency");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.payment_ref_id {
                __writer.key("payment_ref_id");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.payment_details_type {
                __writer.key("payment_details_type");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.method_id {
                __writer.key("method_id");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.paid_amount {
                __writer.key("paid_amount");
                __writer.amount(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.discount {
                __writer.key("discount");
                __writer.amount(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.total_fee {
                __writer.key("total_fee");
                __writer.amount(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.shipping_fee {
                __writer.key("shipping_fee");
                __writer.amount(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.promo_id {
                __writer.key("promo_id");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.provider_id {
                __writer.key("provider_id");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.is_live {
                __writer.key("is_live");
                __writer.boolean(*__value);
            }
            if let ::core::option::Option::Some(__value) = &self.expiration_date {
                __writer.key("expiration_date");
                __writer.timestamp(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.updated_at {
                __writer.key("updated_at");
                __writer.timestamp(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.retry_count {
                __writer.key("retry_count");
                __writer.integer(*__value);
            }
            if let ::core::option::Option::Some(__value) = &self.failure_reason {
                __writer.key("failure_reason");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.metadata {
                __writer.key("metadata");
                __writer
                    .map(
                        __value,
                        |__writer, __item| {
                            __writer.json(__item);
                        },
                    );
            }
            if let ::core::option::Option::Some(__value) = &self.ds_error_metadata {
                __writer.key("ds_error_metadata");
                __writer
                    .map(
                        __value,
                        |__writer, __item| {
                            __writer.json(__item);
                        },
                    );
            }
            if let ::core::option::Option::Some(__value) = &self.customer_id {
                __writer.key("CustomerID");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.customer_name {
                if __writer.sensitive_key("CustomerName") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.customer_email {
                if __writer.sensitive_key("CustomerEmail") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.order_ref_id {
                __writer.key("OrderRefID");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.currency_code {
                __writer.key("Currency");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.merchant_id {
                __writer.key("merchant_id");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.payment_ds_ref_id {
                __writer.key("payment_ds_ref_id");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.settlement_id {
                __writer.key("settlement_id");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.settlement_status {
                __writer.key("settlement_status");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.customer {
                __writer.key("customer");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.order {
                __writer.key("order");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.created_at {
                __writer.key("created_at");
                __writer.timestamp(__value);
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for Payment {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "Payment", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for Payment {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for Payment {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// The payload of `payment.cancelled`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct PaymentCancelled {
    /// The payment.
    ///
    /// Example: `pay_0UHr5QFPwm3593`.
    pub id: PaymentId,
    /// What was to be paid.
    ///
    /// Example: `925002.00`.
    pub amount: ::durianpay_client::__private::Amount,
    /// The same as decimal text, in rupiah.
    ///
    /// Example: `925002.00`.
    pub amount_str: ::core::option::Option<::durianpay_client::__private::Amount>,
    /// The currency of the amount.
    pub currency: ::core::option::Option<Currency>,
    /// The order it was to pay.
    ///
    /// Example: `ord_8c23OgJFIA5384`.
    pub order_id: ::core::option::Option<OrderId>,
    /// Whose payment it is.
    ///
    /// Example: `mer_MsCtIPhqRc8045`.
    pub merchant_id: ::core::option::Option<MerchantId>,
    /// True in the live environment, false in the sandbox.
    pub is_live: ::core::option::Option<::core::primitive::bool>,
    /// The method that was chosen.
    pub payment_method: ::core::option::Option<PaymentMethod>,
    /// Why it was cancelled.
    pub failure_reason: ::core::option::Option<FailureReason>,
    /// When the payment was started.
    ///
    /// Example: `2021-05-10T11:14:10.500067Z`.
    pub created_at: ::core::option::Option<::durianpay_client::__private::Timestamp>,
    /// The merchant's own keys.
    pub metadata: ::core::option::Option<
        ::std::collections::BTreeMap<
            ::std::string::String,
            ::durianpay_client::__private::Json,
        >,
    >,
    /// The signature. Not printed with this event.
    ///
    /// *Uncertain: sources disagree, or it is inferred.*
    pub signature: ::core::option::Option<::std::string::String>,
    /// How far the payment has come. Not signed.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub status: ::core::option::Option<PaymentStatus>,
    /// The merchant's own number for the order.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub order_ref_id: ::core::option::Option<::std::string::String>,
    /// The bank or wallet that was chosen.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub payment_detail: ::core::option::Option<PaymentDetail>,
    unknown: ::durianpay_client::__private::Fields,
}
impl PaymentCancelled {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}
const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "PaymentCancelled",
        source: "spec/webhooks.toml:99",
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
            ::durianpay_client::__private::FieldShape::optional(
                    "amount_str",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "currency",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "order_id",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "merchant_id",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "is_live",
                    ::durianpay_client::__private::Kinds::BOOLEAN,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "payment_method",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "failure_reason",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "created_at",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "metadata",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "signature",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "status",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "order_ref_id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "payment_detail",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for PaymentCancelled {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 15];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                id: <PaymentId as ::durianpay_client::__private::Decode>::decode(
                    __decoder,
                    __slots[0],
                ),
                amount: ::durianpay_client::__private::Decoder::amount_in_hundredths(
                    __decoder,
                    __slots[1],
                ),
                amount_str: __decoder
                    .optional(
                        __slots[2],
                        ::durianpay_client::__private::Decoder::amount,
                    ),
                currency: __decoder
                    .optional(
                        __slots[3],
                        <Currency as ::durianpay_client::__private::Decode>::decode,
                    ),
                order_id: __decoder
                    .optional(
                        __slots[4],
                        <OrderId as ::durianpay_client::__private::Decode>::decode,
                    ),
                merchant_id: __decoder
                    .optional(
                        __slots[5],
                        <MerchantId as ::durianpay_client::__private::Decode>::decode,
                    ),
                is_live: __decoder
                    .optional(
                        __slots[6],
                        ::durianpay_client::__private::Decoder::boolean,
                    ),
                payment_method: __decoder
                    .optional(
                        __slots[7],
                        <PaymentMethod as ::durianpay_client::__private::Decode>::decode,
                    ),
                failure_reason: __decoder
                    .optional(
                        __slots[8],
                        <FailureReason as ::durianpay_client::__private::Decode>::decode,
                    ),
                created_at: __decoder
                    .optional(
                        __slots[9],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                metadata: __decoder
                    .optional(
                        __slots[10],
                        |__decoder, __node| {
                            __decoder
                                .map(__node, ::durianpay_client::__private::Decoder::json)
                        },
                    ),
                signature: __decoder
                    .optional(__slots[11], ::durianpay_client::__private::Decoder::text),
                status: __decoder
                    .optional(
                        __slots[12],
                        <PaymentStatus as ::durianpay_client::__private::Decode>::decode,
                    ),
                order_ref_id: __decoder
                    .optional(__slots[13], ::durianpay_client::__private::Decoder::text),
                payment_detail: __decoder
                    .optional(
                        __slots[14],
                        <PaymentDetail as ::durianpay_client::__private::Decode>::decode,
                    ),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for PaymentCancelled {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("id");
            ::durianpay_client::__private::Encode::encode(&self.id, __writer);
            __writer.key("amount");
            __writer.amount_in_hundredths(&self.amount);
            if let ::core::option::Option::Some(__value) = &self.amount_str {
                __writer.key("amount_str");
                __writer.amount(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.currency {
                __writer.key("currency");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.order_id {
                __writer.key("order_id");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.merchant_id {
                __writer.key("merchant_id");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.is_live {
                __writer.key("is_live");
                __writer.boolean(*__value);
            }
            if let ::core::option::Option::Some(__value) = &self.payment_method {
                __writer.key("payment_method");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.failure_reason {
                __writer.key("failure_reason");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.created_at {
                __writer.key("created_at");
                __writer.timestamp(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.metadata {
                __writer.key("metadata");
                __writer
                    .map(
                        __value,
                        |__writer, __item| {
                            __writer.json(__item);
                        },
                    );
            }
            if let ::core::option::Option::Some(__value) = &self.signature {
                if __writer.sensitive_key("signature") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.status {
                __writer.key("status");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.order_ref_id {
                __writer.key("order_ref_id");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.payment_detail {
                __writer.key("payment_detail");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for PaymentCancelled {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "PaymentCancelled", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for PaymentCancelled {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de>
    for PaymentCancelled {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// The payload of `payment.completed`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct PaymentCompleted {
    /// The order it pays.
    ///
    /// Example: `ord_XXXXXXXXX`.
    pub order_id: ::core::option::Option<OrderId>,
    /// `amount` as decimal text.
    ///
    /// *Uncertain: sources disagree, or it is inferred.*
    ///
    /// Note: Printed in all other events.
    pub amount_str: ::core::option::Option<::durianpay_client::__private::Amount>,
    /// The currency of the amount.
    pub currency: ::core::option::Option<Currency>,
    /// The signature, 64 hex digits. Printed with this event.
    pub signature: ::core::option::Option<::std::string::String>,
    /// How far the payment has come. Not signed.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub status: ::core::option::Option<PaymentStatus>,
    /// The merchant's own number for the order.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub order_ref_id: ::core::option::Option<::std::string::String>,
    /// The method it was paid by.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub payment_method: ::core::option::Option<PaymentMethod>,
    /// The bank or wallet it was paid by.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub payment_detail: ::core::option::Option<PaymentDetail>,
    /// Whose payment it is.
    ///
    /// *Uncertain: sources disagree, or it is inferred.*
    ///
    /// Note: Printed in the other events.
    pub merchant_id: ::core::option::Option<MerchantId>,
    /// False in the sandbox.
    ///
    /// *Uncertain: sources disagree, or it is inferred.*
    ///
    /// Note: Printed in the other events.
    pub is_live: ::core::option::Option<::core::primitive::bool>,
    /// When it was paid.
    ///
    /// Example: `2016-09-30T21:10:19.000Z`.
    pub paid_at: ::core::option::Option<::durianpay_client::__private::Timestamp>,
    /// When the payment was started.
    ///
    /// Example: `2016-09-30T21:09:56.000Z`.
    pub created_at: ::core::option::Option<::durianpay_client::__private::Timestamp>,
    /// The merchant's own keys.
    pub metadata: ::core::option::Option<
        ::std::collections::BTreeMap<
            ::std::string::String,
            ::durianpay_client::__private::Json,
        >,
    >,
    /// The payment.
    ///
    /// Note: A vendor plugin looks for an order id here first: see whether it begins with `pay_` or `ord_`.
    ///
    /// Example: `pay_dAS123ad123Asd`.
    pub id: PaymentId,
    /// What was paid.
    ///
    /// Note: The guide prints decimal text of rupiah; other events carry an integer of 1/100 rupiah, so a number is read so here too.
    ///
    /// Example: `10000`.
    pub amount: ::durianpay_client::__private::Amount,
    unknown: ::durianpay_client::__private::Fields,
}
impl PaymentCompleted {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}
const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "PaymentCompleted",
        source: "spec/webhooks.toml:31",
        fields: &[
            ::durianpay_client::__private::FieldShape::optional(
                    "order_id",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "amount_str",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "currency",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "signature",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "status",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "order_ref_id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "payment_method",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "payment_detail",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "merchant_id",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "is_live",
                    ::durianpay_client::__private::Kinds::BOOLEAN,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "paid_at",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "created_at",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "metadata",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
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
    impl ::durianpay_client::__private::Decode for PaymentCompleted {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 15];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                order_id: __decoder
                    .optional(
                        __slots[0],
                        <OrderId as ::durianpay_client::__private::Decode>::decode,
                    ),
                amount_str: __decoder
                    .optional(
                        __slots[1],
                        ::durianpay_client::__private::Decoder::amount,
                    ),
                currency: __decoder
                    .optional(
                        __slots[2],
                        <Currency as ::durianpay_client::__private::Decode>::decode,
                    ),
                signature: __decoder
                    .optional(__slots[3], ::durianpay_client::__private::Decoder::text),
                status: __decoder
                    .optional(
                        __slots[4],
                        <PaymentStatus as ::durianpay_client::__private::Decode>::decode,
                    ),
                order_ref_id: __decoder
                    .optional(__slots[5], ::durianpay_client::__private::Decoder::text),
                payment_method: __decoder
                    .optional(
                        __slots[6],
                        <PaymentMethod as ::durianpay_client::__private::Decode>::decode,
                    ),
                payment_detail: __decoder
                    .optional(
                        __slots[7],
                        <PaymentDetail as ::durianpay_client::__private::Decode>::decode,
                    ),
                merchant_id: __decoder
                    .optional(
                        __slots[8],
                        <MerchantId as ::durianpay_client::__private::Decode>::decode,
                    ),
                is_live: __decoder
                    .optional(
                        __slots[9],
                        ::durianpay_client::__private::Decoder::boolean,
                    ),
                paid_at: __decoder
                    .optional(
                        __slots[10],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                created_at: __decoder
                    .optional(
                        __slots[11],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                metadata: __decoder
                    .optional(
                        __slots[12],
                        |__decoder, __node| {
                            __decoder
                                .map(__node, ::durianpay_client::__private::Decoder::json)
                        },
                    ),
                id: <PaymentId as ::durianpay_client::__private::Decode>::decode(
                    __decoder,
                    __slots[13],
                ),
                amount: ::durianpay_client::__private::Decoder::amount_in_hundredths(
                    __decoder,
                    __slots[14],
                ),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for PaymentCompleted {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            if let ::core::option::Option::Some(__value) = &self.order_id {
                __writer.key("order_id");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.amount_str {
                __writer.key("amount_str");
                __writer.amount(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.currency {
                __writer.key("currency");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.signature {
                if __writer.sensitive_key("signature") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.status {
                __writer.key("status");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.order_ref_id {
                __writer.key("order_ref_id");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.payment_method {
                __writer.key("payment_method");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.payment_detail {
                __writer.key("payment_detail");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.merchant_id {
                __writer.key("merchant_id");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.is_live {
                __writer.key("is_live");
                __writer.boolean(*__value);
            }
            if let ::core::option::Option::Some(__value) = &self.paid_at {
                __writer.key("paid_at");
                __writer.timestamp(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.created_at {
                __writer.key("created_at");
                __writer.timestamp(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.metadata {
                __writer.key("metadata");
                __writer
                    .map(
                        __value,
                        |__writer, __item| {
                            __writer.json(__item);
                        },
                    );
            }
            __writer.key("id");
            ::durianpay_client::__private::Encode::encode(&self.id, __writer);
            __writer.key("amount");
            __writer.amount_in_hundredths(&self.amount);
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for PaymentCompleted {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "PaymentCompleted", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for PaymentCompleted {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de>
    for PaymentCompleted {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// The bank or wallet of a payment.
///
/// *Observed in other clients or on the wire; not documented.*
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct PaymentDetail {
    /// The bank of the virtual account.
    ///
    /// Example: `BCA`.
    pub va_bank_code: ::core::option::Option<::std::string::String>,
    /// The e-wallet.
    ///
    /// Example: `DANA`.
    pub wallet_type: ::core::option::Option<::std::string::String>,
    unknown: ::durianpay_client::__private::Fields,
}
impl PaymentDetail {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}
const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "PaymentDetail",
        source: "spec/webhooks.toml:174",
        fields: &[
            ::durianpay_client::__private::FieldShape::optional(
                "va_bank_code",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "wallet_type",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for PaymentDetail {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 2];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                va_bank_code: __decoder
                    .optional(__slots[0], ::durianpay_client::__private::Decoder::text),
                wallet_type: __decoder
                    .optional(__slots[1], ::durianpay_client::__private::Decoder::text),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for PaymentDetail {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            if let ::core::option::Option::Some(__value) = &self.va_bank_code {
                __writer.key("va_bank_code");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.wallet_type {
                __writer.key("wallet_type");
                __writer.text(__value);
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for PaymentDetail {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "PaymentDetail", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for PaymentDetail {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for PaymentDetail {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// The payload of `payment.failed`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct PaymentFailed {
    /// The payment.
    ///
    /// Example: `pay_0UHr5QFPwm3593`.
    pub id: PaymentId,
    /// What was to be paid.
    ///
    /// Example: `925002.00`.
    pub amount: ::durianpay_client::__private::Amount,
    /// The same as decimal text, in rupiah.
    ///
    /// Example: `925002.00`.
    pub amount_str: ::core::option::Option<::durianpay_client::__private::Amount>,
    /// The currency of the amount.
    pub currency: ::core::option::Option<Currency>,
    /// The order it was to pay.
    ///
    /// Example: `ord_8c23OgJFIA5384`.
    pub order_id: ::core::option::Option<OrderId>,
    /// Whose payment it is.
    ///
    /// Example: `mer_MsCtIPhqRc8045`.
    pub merchant_id: ::core::option::Option<MerchantId>,
    /// True in the live environment, false in the sandbox.
    pub is_live: ::core::option::Option<::core::primitive::bool>,
    /// The method that was tried.
    pub payment_method: ::core::option::Option<PaymentMethod>,
    /// Why it failed.
    pub failure_reason: ::core::option::Option<FailureReason>,
    /// When the payment was started.
    ///
    /// Example: `2021-05-10T11:14:10.500067Z`.
    pub created_at: ::core::option::Option<::durianpay_client::__private::Timestamp>,
    /// The merchant's own keys.
    pub metadata: ::core::option::Option<
        ::std::collections::BTreeMap<
            ::std::string::String,
            ::durianpay_client::__private::Json,
        >,
    >,
    /// The signature. Not printed with this event.
    ///
    /// *Uncertain: sources disagree, or it is inferred.*
    pub signature: ::core::option::Option<::std::string::String>,
    /// How far the payment has come. Not signed.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub status: ::core::option::Option<PaymentStatus>,
    /// The merchant's own number for the order.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub order_ref_id: ::core::option::Option<::std::string::String>,
    /// The bank or wallet that was tried.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub payment_detail: ::core::option::Option<PaymentDetail>,
    /// Why it failed, when there is no `failure_reason`.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub message: ::core::option::Option<::std::string::String>,
    unknown: ::durianpay_client::__private::Fields,
}
impl PaymentFailed {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}
const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "PaymentFailed",
        source: "spec/webhooks.toml:70",
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
            ::durianpay_client::__private::FieldShape::optional(
                    "amount_str",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "currency",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "order_id",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "merchant_id",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "is_live",
                    ::durianpay_client::__private::Kinds::BOOLEAN,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "payment_method",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "failure_reason",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "created_at",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "metadata",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "signature",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "status",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "order_ref_id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "payment_detail",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "message",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for PaymentFailed {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 16];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                id: <PaymentId as ::durianpay_client::__private::Decode>::decode(
                    __decoder,
                    __slots[0],
                ),
                amount: ::durianpay_client::__private::Decoder::amount_in_hundredths(
                    __decoder,
                    __slots[1],
                ),
                amount_str: __decoder
                    .optional(
                        __slots[2],
                        ::durianpay_client::__private::Decoder::amount,
                    ),
                currency: __decoder
                    .optional(
                        __slots[3],
                        <Currency as ::durianpay_client::__private::Decode>::decode,
                    ),
                order_id: __decoder
                    .optional(
                        __slots[4],
                        <OrderId as ::durianpay_client::__private::Decode>::decode,
                    ),
                merchant_id: __decoder
                    .optional(
                        __slots[5],
                        <MerchantId as ::durianpay_client::__private::Decode>::decode,
                    ),
                is_live: __decoder
                    .optional(
                        __slots[6],
                        ::durianpay_client::__private::Decoder::boolean,
                    ),
                payment_method: __decoder
                    .optional(
                        __slots[7],
                        <PaymentMethod as ::durianpay_client::__private::Decode>::decode,
                    ),
                failure_reason: __decoder
                    .optional(
                        __slots[8],
                        <FailureReason as ::durianpay_client::__private::Decode>::decode,
                    ),
                created_at: __decoder
                    .optional(
                        __slots[9],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                metadata: __decoder
                    .optional(
                        __slots[10],
                        |__decoder, __node| {
                            __decoder
                                .map(__node, ::durianpay_client::__private::Decoder::json)
                        },
                    ),
                signature: __decoder
                    .optional(__slots[11], ::durianpay_client::__private::Decoder::text),
                status: __decoder
                    .optional(
                        __slots[12],
                        <PaymentStatus as ::durianpay_client::__private::Decode>::decode,
                    ),
                order_ref_id: __decoder
                    .optional(__slots[13], ::durianpay_client::__private::Decoder::text),
                payment_detail: __decoder
                    .optional(
                        __slots[14],
                        <PaymentDetail as ::durianpay_client::__private::Decode>::decode,
                    ),
                message: __decoder
                    .optional(__slots[15], ::durianpay_client::__private::Decoder::text),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for PaymentFailed {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("id");
            ::durianpay_client::__private::Encode::encode(&self.id, __writer);
            __writer.key("amount");
            __writer.amount_in_hundredths(&self.amount);
            if let ::core::option::Option::Some(__value) = &self.amount_str {
                __writer.key("amount_str");
                __writer.amount(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.currency {
                __writer.key("currency");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.order_id {
                __writer.key("order_id");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.merchant_id {
                __writer.key("merchant_id");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.is_live {
                __writer.key("is_live");
                __writer.boolean(*__value);
            }
            if let ::core::option::Option::Some(__value) = &self.payment_method {
                __writer.key("payment_method");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.failure_reason {
                __writer.key("failure_reason");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.created_at {
                __writer.key("created_at");
                __writer.timestamp(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.metadata {
                __writer.key("metadata");
                __writer
                    .map(
                        __value,
                        |__writer, __item| {
                            __writer.json(__item);
                        },
                    );
            }
            if let ::core::option::Option::Some(__value) = &self.signature {
                if __writer.sensitive_key("signature") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.status {
                __writer.key("status");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.order_ref_id {
                __writer.key("order_ref_id");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.payment_detail {
                __writer.key("payment_detail");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.message {
                __writer.key("message");
                __writer.text(__value);
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for PaymentFailed {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "PaymentFailed", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for PaymentFailed {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for PaymentFailed {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// Where a payment stands.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct PaymentState {
    /// How far the payment has come.
    pub status: PaymentStatus,
    /// Whether the payment is completed.
    pub is_completed: ::core::option::Option<::core::primitive::bool>,
    /// The signature, 64 hex digits. Given once the payment is completed.
    pub signature: ::core::option::Option<::std::string::String>,
    /// An error code. Its values are not described.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub error_code: ::core::option::Option<::std::string::String>,
    unknown: ::durianpay_client::__private::Fields,
}
impl PaymentState {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}
const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "PaymentState",
        source: "spec/payments.toml:197",
        fields: &[
            ::durianpay_client::__private::FieldShape::required(
                "status",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "is_completed",
                    ::durianpay_client::__private::Kinds::BOOLEAN,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "signature",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "error_code",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for PaymentState {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 4];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                status: <PaymentStatus as ::durianpay_client::__private::Decode>::decode(
                    __decoder,
                    __slots[0],
                ),
                is_completed: __decoder
                    .optional(
                        __slots[1],
                        ::durianpay_client::__private::Decoder::boolean,
                    ),
                signature: __decoder
                    .optional(__slots[2], ::durianpay_client::__private::Decoder::text),
                error_code: __decoder
                    .optional(__slots[3], ::durianpay_client::__private::Decoder::text),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for PaymentState {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("status");
            ::durianpay_client::__private::Encode::encode(&self.status, __writer);
            if let ::core::option::Option::Some(__value) = &self.is_completed {
                __writer.key("is_completed");
                __writer.boolean(*__value);
            }
            if let ::core::option::Option::Some(__value) = &self.signature {
                if __writer.sensitive_key("signature") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.error_code {
                __writer.key("error_code");
                __writer.text(__value);
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for PaymentState {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "PaymentState", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for PaymentState {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for PaymentState {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// A payment by QRIS.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
pub struct QrisCharge {
    /// The order to be paid.
    ///
    /// Example: `ord_abcde`.
    pub order_id: OrderId,
    /// Name of the payer.
    ///
    /// Note: One client leaves it out.
    ///
    /// Example: `Nobel`.
    pub name: ::core::option::Option<::std::string::String>,
    /// The payer's mobile number.
    ///
    /// *Observed in other clients or on the wire; not documented.*
    pub mobile: ::core::option::Option<::std::string::String>,
    /// The method once more. Not needed.
    ///
    /// Note: Not in the guide.
    ///
    /// Example: `QRIS`.
    pub r#type: ::core::option::Option<::std::string::String>,
    /// What is to be paid, in rupiah: the amount of the order.
    ///
    /// Note: That it must equal the order's amount is known from a client, not from the docs.
    ///
    /// Limits: 1 to 10000000. Example: `10000`.
    pub amount: ::durianpay_client::__private::Amount,
    unknown: ::durianpay_client::__private::Fields,
}
impl QrisCharge {
    /// Makes one of the fields that it cannot be without.
    #[must_use]
    pub fn new(
        order_id: impl ::core::convert::Into<OrderId>,
        amount: impl ::core::convert::Into<::durianpay_client::__private::Amount>,
    ) -> Self {
        Self {
            order_id: ::core::convert::Into::into(order_id),
            name: ::core::option::Option::None,
            mobile: ::core::option::Option::None,
            r#type: ::core::option::Option::None,
            amount: ::durianpay_client::__private::Amount::canonical(
                ::core::convert::Into::into(amount),
            ),
            unknown: ::core::default::Default::default(),
        }
    }
    /// Sets `name`: name of the payer.
    #[must_use]
    pub fn name(
        mut self,
        name: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.name = ::core::option::Option::Some(::core::convert::Into::into(name));
        self
    }
    /// Sets `mobile`: the payer's mobile number.
    #[must_use]
    pub fn mobile(
        mut self,
        mobile: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.mobile = ::core::option::Option::Some(::core::convert::Into::into(mobile));
        self
    }
    /// Sets `type`: the method once more. Not needed.
    #[must_use]
    pub fn r#type(
        mut self,
        r#type: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.r#type = ::core::option::Option::Some(::core::convert::Into::into(r#type));
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
        name: "QrisCharge",
        source: "spec/payments.toml:48",
        fields: &[
            ::durianpay_client::__private::FieldShape::required(
                "order_id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "name",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "mobile",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "type",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::required(
                    "amount",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .within(::durianpay_client::__private::Limits {
                    min: ::core::option::Option::Some(1),
                    max: ::core::option::Option::Some(10000000),
                    min_length: ::core::option::Option::None,
                    max_length: ::core::option::Option::None,
                }),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for QrisCharge {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 5];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                order_id: <OrderId as ::durianpay_client::__private::Decode>::decode(
                    __decoder,
                    __slots[0],
                ),
                name: __decoder
                    .optional(__slots[1], ::durianpay_client::__private::Decoder::text),
                mobile: __decoder
                    .optional(__slots[2], ::durianpay_client::__private::Decoder::text),
                r#type: __decoder
                    .optional(__slots[3], ::durianpay_client::__private::Decoder::text),
                amount: ::durianpay_client::__private::Decoder::amount(
                    __decoder,
                    __slots[4],
                ),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for QrisCharge {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("order_id");
            ::durianpay_client::__private::Encode::encode(&self.order_id, __writer);
            if let ::core::option::Option::Some(__value) = &self.name {
                if __writer.sensitive_key("name") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.mobile {
                if __writer.sensitive_key("mobile") {
                    __writer.text(__value);
                }
            }
            if let ::core::option::Option::Some(__value) = &self.r#type {
                __writer.key("type");
                __writer.text(__value);
            }
            __writer.key("amount");
            __writer.amount(&self.amount);
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for QrisCharge {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "QrisCharge", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for QrisCharge {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for QrisCharge {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// A started QRIS payment. Show `qr_code` drawn as a code, or the picture in `qr_string`: either may be empty.
///
/// Note: The page on verifying says that this answer carries the signature; no sample does. Take it from `payments.status`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct QrisChargeResponse {
    /// The payment that was started.
    ///
    /// Example: `pay_dummy1234567890`.
    pub payment_id: PaymentId,
    /// The order it is to pay.
    ///
    /// Example: `ord_dummy9876543210`.
    pub order_id: ::core::option::Option<OrderId>,
    /// How far the payment has come: `processing` at first.
    pub status: ::core::option::Option<PaymentStatus>,
    /// What the customer is to pay, in rupiah.
    ///
    /// Example: `7880.00`.
    pub amount: ::core::option::Option<::durianpay_client::__private::Amount>,
    /// In rupiah. Set before anything is paid: no proof of payment.
    ///
    /// Example: `7880.00`.
    pub paid_amount: ::core::option::Option<::durianpay_client::__private::Amount>,
    /// The content of the QR code, to be drawn: EMV text that begins with `000201`.
    pub qr_code: ::core::option::Option<::std::string::String>,
    /// The QR code as a picture: a PNG in a data URI. Empty text when there is none.
    pub qr_string: ::core::option::Option<::std::string::String>,
    /// The provider of the method.
    ///
    /// Example: `QRIS`.
    pub unique_id: ::core::option::Option<::std::string::String>,
    /// When the payment was started.
    ///
    /// Example: `2024-04-30T22:32:24.720110839Z`.
    pub creation_time: ::core::option::Option<::durianpay_client::__private::Timestamp>,
    /// When the code can no longer be paid.
    ///
    /// Example: `2024-04-30T23:32:24.714051541Z`.
    pub expiration_time: ::core::option::Option<
        ::durianpay_client::__private::Timestamp,
    >,
    /// Durianpay's own: `merchant_name` and `merchant_id`, texts that may be empty.
    pub metadata: ::core::option::Option<
        ::std::collections::BTreeMap<
            ::std::string::String,
            ::durianpay_client::__private::Json,
        >,
    >,
    unknown: ::durianpay_client::__private::Fields,
}
impl QrisChargeResponse {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &::durianpay_client::__private::Fields {
        &self.unknown
    }
}
const _: () = {
    static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
        name: "QrisChargeResponse",
        source: "spec/payments.toml:78",
        fields: &[
            ::durianpay_client::__private::FieldShape::required(
                "payment_id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "order_id",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "status",
                    ::durianpay_client::__private::Kinds::TEXT,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "amount",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "paid_amount",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                "qr_code",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "qr_string",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                "unique_id",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
            ::durianpay_client::__private::FieldShape::optional(
                    "creation_time",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "expiration_time",
                    ::durianpay_client::__private::Kinds::NUMBER
                        .with(::durianpay_client::__private::Kinds::TEXT),
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "metadata",
                    ::durianpay_client::__private::Kinds::OBJECT,
                )
                .or_blank(),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for QrisChargeResponse {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 11];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                payment_id: <PaymentId as ::durianpay_client::__private::Decode>::decode(
                    __decoder,
                    __slots[0],
                ),
                order_id: __decoder
                    .optional(
                        __slots[1],
                        <OrderId as ::durianpay_client::__private::Decode>::decode,
                    ),
                status: __decoder
                    .optional(
                        __slots[2],
                        <PaymentStatus as ::durianpay_client::__private::Decode>::decode,
                    ),
                amount: __decoder
                    .optional(
                        __slots[3],
                        ::durianpay_client::__private::Decoder::amount,
                    ),
                paid_amount: __decoder
                    .optional(
                        __slots[4],
                        ::durianpay_client::__private::Decoder::amount,
                    ),
                qr_code: __decoder
                    .optional(__slots[5], ::durianpay_client::__private::Decoder::text),
                qr_string: __decoder
                    .optional(__slots[6], ::durianpay_client::__private::Decoder::text),
                unique_id: __decoder
                    .optional(__slots[7], ::durianpay_client::__private::Decoder::text),
                creation_time: __decoder
                    .optional(
                        __slots[8],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                expiration_time: __decoder
                    .optional(
                        __slots[9],
                        ::durianpay_client::__private::Decoder::timestamp,
                    ),
                metadata: __decoder
                    .optional(
                        __slots[10],
                        |__decoder, __node| {
                            __decoder
                                .map(__node, ::durianpay_client::__private::Decoder::json)
                        },
                    ),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for QrisChargeResponse {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            __writer.key("payment_id");
            ::durianpay_client::__private::Encode::encode(&self.payment_id, __writer);
            if let ::core::option::Option::Some(__value) = &self.order_id {
                __writer.key("order_id");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.status {
                __writer.key("status");
                ::durianpay_client::__private::Encode::encode(__value, __writer);
            }
            if let ::core::option::Option::Some(__value) = &self.amount {
                __writer.key("amount");
                __writer.amount(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.paid_amount {
                __writer.key("paid_amount");
                __writer.amount(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.qr_code {
                __writer.key("qr_code");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.qr_string {
                __writer.key("qr_string");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.unique_id {
                __writer.key("unique_id");
                __writer.text(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.creation_time {
                __writer.key("creation_time");
                __writer.timestamp(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.expiration_time {
                __writer.key("expiration_time");
                __writer.timestamp(__value);
            }
            if let ::core::option::Option::Some(__value) = &self.metadata {
                __writer.key("metadata");
                __writer
                    .map(
                        __value,
                        |__writer, __item| {
                            __writer.json(__item);
                        },
                    );
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for QrisChargeResponse {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "QrisChargeResponse", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for QrisChargeResponse {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de>
    for QrisChargeResponse {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// How the sandbox is to treat a payment.
///
/// *Observed in other clients or on the wire; not documented.*
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
pub struct SandboxOptions {
    /// Lets the payment fail.
    pub force_fail: ::core::option::Option<::core::primitive::bool>,
    /// Milliseconds until the payment ends.
    ///
    /// Example: `1000`.
    pub delay_ms: ::core::option::Option<::core::primitive::i64>,
    unknown: ::durianpay_client::__private::Fields,
}
impl SandboxOptions {
    /// Starts an empty one; every field is optional.
    #[must_use]
    pub fn new() -> Self {
        Self {
            force_fail: ::core::option::Option::None,
            delay_ms: ::core::option::Option::None,
            unknown: ::core::default::Default::default(),
        }
    }
    /// Sets `force_fail`: lets the payment fail.
    #[must_use]
    pub fn force_fail(mut self, force_fail: ::core::primitive::bool) -> Self {
        self.force_fail = ::core::option::Option::Some(force_fail);
        self
    }
    /// Sets `delay_ms`: milliseconds until the payment ends.
    #[must_use]
    pub fn delay_ms(mut self, delay_ms: ::core::primitive::i64) -> Self {
        self.delay_ms = ::core::option::Option::Some(delay_ms);
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
        name: "SandboxOptions",
        source: "spec/payments.toml:32",
        fields: &[
            ::durianpay_client::__private::FieldShape::optional(
                    "force_fail",
                    ::durianpay_client::__private::Kinds::BOOLEAN,
                )
                .or_blank(),
            ::durianpay_client::__private::FieldShape::optional(
                    "delay_ms",
                    ::durianpay_client::__private::Kinds::NUMBER,
                )
                .or_blank(),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for SandboxOptions {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 2];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                force_fail: __decoder
                    .optional(
                        __slots[0],
                        ::durianpay_client::__private::Decoder::boolean,
                    ),
                delay_ms: __decoder
                    .optional(
                        __slots[1],
                        ::durianpay_client::__private::Decoder::integer,
                    ),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for SandboxOptions {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            if let ::core::option::Option::Some(__value) = &self.force_fail {
                __writer.key("force_fail");
                __writer.boolean(*__value);
            }
            if let ::core::option::Option::Some(__value) = &self.delay_ms {
                __writer.key("delay_ms");
                __writer.integer(*__value);
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for SandboxOptions {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "SandboxOptions", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for SandboxOptions {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for SandboxOptions {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
/// A signature to be checked.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
pub struct VerifyPayment {
    /// The signature from a webhook or from `payments.status`.
    pub verification_signature: ::std::string::String,
    unknown: ::durianpay_client::__private::Fields,
}
impl VerifyPayment {
    /// Makes one of the fields that it cannot be without.
    #[must_use]
    pub fn new(
        verification_signature: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        Self {
            verification_signature: ::core::convert::Into::into(verification_signature),
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
        name: "VerifyPayment",
        source: "spec/payments.toml:223",
        fields: &[
            ::durianpay_client::__private::FieldShape::required(
                "verification_signature",
                ::durianpay_client::__private::Kinds::TEXT,
            ),
        ],
        any_of: &[],
    };
    #[automatically_derived]
    impl ::durianpay_client::__private::Decode for VerifyPayment {
        fn decode(
            __decoder: &mut ::durianpay_client::__private::Decoder,
            __node: ::durianpay_client::__private::Node<'_>,
        ) -> Self {
            let mut __slots = [::durianpay_client::__private::Node::ABSENT; 1];
            let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
            Self {
                verification_signature: ::durianpay_client::__private::Decoder::text(
                    __decoder,
                    __slots[0],
                ),
                unknown: __unknown,
            }
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::Encode for VerifyPayment {
        fn encode(&self, __writer: &mut ::durianpay_client::__private::Writer) {
            let __mark = __writer.begin_object();
            if __writer.sensitive_key("verification_signature") {
                __writer.text(&self.verification_signature);
            }
            __writer.end_object(__mark, &self.unknown, &SHAPE);
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for VerifyPayment {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::durianpay_client::__private::debug(__f, "VerifyPayment", self)
        }
    }
    #[automatically_derived]
    impl ::durianpay_client::__private::serde::Serialize for VerifyPayment {
        fn serialize<__S: ::durianpay_client::__private::serde::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            ::durianpay_client::__private::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'de> ::durianpay_client::__private::serde::Deserialize<'de> for VerifyPayment {
        fn deserialize<__D: ::durianpay_client::__private::serde::Deserializer<'de>>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::durianpay_client::__private::deserialize(__deserializer)
        }
    }
};
