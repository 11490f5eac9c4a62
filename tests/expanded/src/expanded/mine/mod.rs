// Derived: do not edit, run `cargo xtask expand --out src/expanded/mine mine.toml`.
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

#[allow(unused_imports, reason = "a spec may hold nothing")]
use ::durianpay_client::__private as rt;

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
    #[allow(unused_imports, reason = "what names it may be behind a feature")]
    use super::rt;

    /// Every endpoint, ordered by resource and method.
    pub static ALL: &[&rt::Endpoint] = &[
        &MATCH_MOVE,
        &SALES_CREATE,
        &SALES_LIST,
        &SHARED_GET,
    ];

    /// What each endpoint takes, as checks, in the order of `ALL`.
    pub static CHECKS: &[rt::Checks] = &[
        rt::Checks {
            endpoint: &MATCH_MOVE,
            query: rt::None,
            body: rt::Some(rt::check::<super::Pay>),
        },
        rt::Checks {
            endpoint: &SALES_CREATE,
            query: rt::None,
            body: rt::Some(rt::check::<super::CreateOrder>),
        },
        rt::Checks {
            endpoint: &SALES_LIST,
            query: rt::Some(rt::check::<super::ListOrders>),
            body: rt::None,
        },
        rt::Checks {
            endpoint: &SHARED_GET,
            query: rt::None,
            body: rt::None,
        },
    ];
}
