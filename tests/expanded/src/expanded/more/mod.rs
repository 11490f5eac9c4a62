// Derived: do not edit, run `cargo xtask expand --out src/expanded/more more.toml`.
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

impl Resources for rt::Client {
    fn points(&self) -> resource::Points<'_> {
        resource::Points::of(self)
    }
}

/// What each endpoint is, as data.
pub mod endpoint {
    pub use super::points::endpoint::POINTS_GET;
    #[allow(unused_imports, reason = "what names it may be behind a feature")]
    use super::rt;

    /// Every endpoint, ordered by resource and method.
    pub static ALL: &[&rt::Endpoint] = &[&POINTS_GET];

    /// What each endpoint takes, as checks, in the order of `ALL`.
    pub static CHECKS: &[rt::Checks] = &[
        rt::Checks {
            endpoint: &POINTS_GET,
            query: rt::None,
            body: rt::None,
        },
    ];
}
