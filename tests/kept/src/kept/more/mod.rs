// Derived: do not edit, run `cargo xtask expand --out src/kept/more more.toml`.
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

mod extensions;
mod points;
mod shared;
mod webhooks;

pub use self::extensions::{CreateOrderExt, OrderExt};
pub use self::points::Points;
pub use self::shared::{Earned, Tier};
pub use self::webhooks::{EVENTS, Event};

/// Handles of the resources, each with a method for every endpoint.
pub mod resource {
    pub use super::points::resource::Points;
}

/// Brings the resources of this spec to the client, as methods.
pub trait Resources {
    /// Loyalty points of customers.
    fn points(&self) -> resource::Points<'_>;
}

impl Resources for ::durianpay_client::Client {
    fn points(&self) -> resource::Points<'_> {
        resource::Points::of(self)
    }
}

/// What each endpoint is, as data.
pub mod endpoint {
    pub use super::points::endpoint::POINTS_GET;

    /// Every endpoint, ordered by resource and method.
    pub static ALL: &[&::durianpay_client::__private::Endpoint] = &[&POINTS_GET];

    /// What each endpoint takes, as checks, in the order of `ALL`.
    pub static CHECKS: &[::durianpay_client::__private::Checks] = &[
        ::durianpay_client::__private::Checks {
            endpoint: &POINTS_GET,
            query: ::core::option::Option::None,
            body: ::core::option::Option::None,
        },
    ];
}
