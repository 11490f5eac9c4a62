// Derived: do not edit, run `cargo xtask expand --out src/kept/mine mine.toml`.
// The bindings, as the macro would make them. `#[rustfmt::skip]` before the
// `mod` that brings them in keeps their layout.

#![allow(deprecated, reason = "what is deprecated is still read and written")]
#![allow(
    clippy::all,
    clippy::pedantic,
    unreachable_pub,
    unused_qualifications,
    reason = "generated code names everything by its whole path"
)]

mod api;
mod match_;
mod sales;
mod shared_;
mod shared;
mod webhooks;

pub use self::api::{API, ApiKey, Client, environment};
pub use self::match_::{Method, Pay, String};
pub use self::sales::{CreateOrder, ListOrders, OrderList};
pub use self::shared::{Fault, Nobody, Option, Order, OrderId, Status};
pub use self::webhooks::{Event, Notification, PaidOrder, WEBHOOK};

/// Handles of the resources, each with a method for every endpoint.
pub mod resource {
    pub use super::match_::resource::Match;
    pub use super::sales::resource::Sales;
    pub use super::shared_::resource::Shared;
}

impl Client {
    /// Orders that belong together.
    #[must_use]
    pub fn r#match(&self) -> resource::Match<'_> {
        resource::Match::of(self)
    }

    /// What a customer is to pay for.
    #[must_use]
    pub fn sales(&self) -> resource::Sales<'_> {
        resource::Sales::of(self)
    }

    /// Carts of several customers.
    #[must_use]
    pub fn shared(&self) -> resource::Shared<'_> {
        resource::Shared::of(self)
    }
}

/// What each endpoint is, as data.
pub mod endpoint {
    pub use super::match_::endpoint::MATCH_MOVE;
    pub use super::sales::endpoint::{SALES_CREATE, SALES_LIST};
    pub use super::shared_::endpoint::SHARED_GET;

    /// Every endpoint, ordered by resource and method.
    pub static ALL: &[&::durianpay_client::__private::Endpoint] = &[
        &MATCH_MOVE,
        &SALES_CREATE,
        &SALES_LIST,
        &SHARED_GET,
    ];

    /// What each endpoint takes, as checks, in the order of `ALL`.
    pub static CHECKS: &[::durianpay_client::__private::Checks] = &[
        ::durianpay_client::__private::Checks {
            endpoint: &MATCH_MOVE,
            query: ::core::option::Option::None,
            body: ::core::option::Option::Some(
                ::durianpay_client::__private::check::<super::Pay>,
            ),
        },
        ::durianpay_client::__private::Checks {
            endpoint: &SALES_CREATE,
            query: ::core::option::Option::None,
            body: ::core::option::Option::Some(
                ::durianpay_client::__private::check::<super::CreateOrder>,
            ),
        },
        ::durianpay_client::__private::Checks {
            endpoint: &SALES_LIST,
            query: ::core::option::Option::Some(
                ::durianpay_client::__private::check::<super::ListOrders>,
            ),
            body: ::core::option::Option::None,
        },
        ::durianpay_client::__private::Checks {
            endpoint: &SHARED_GET,
            query: ::core::option::Option::None,
            body: ::core::option::Option::None,
        },
    ];
}
