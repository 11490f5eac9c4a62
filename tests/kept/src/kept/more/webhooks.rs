// Derived: do not edit, run `cargo xtask expand --out src/kept/more more.toml`.
// The webhooks, with the types that nothing else needs.

use super::Earned;

/// The events of this spec, as data.
pub static EVENTS: &[::durianpay_client::__private::EventInfo] = &[
    ::durianpay_client::__private::EventInfo {
        name: "loyalty.earned",
        subject: ::core::option::Option::None,
    },
];

/// What a webhook says has happened, with its payload.
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// A customer has earned points.
    LoyaltyEarned(Earned),
    /// An event of the client's own, or one that nobody described.
    Shipped(::durianpay_client::api::Event),
}

impl Event {
    /// The event that a webhook claims, with its payload. Nothing of it
    /// is sure: get on with `verify` or `confirm` of the webhook.
    ///
    /// # Errors
    ///
    /// If it is an event of this spec, and its payload cannot be read.
    pub fn claimed(
        webhook: &::durianpay_client::webhook::Untrusted,
    ) -> ::core::result::Result<Self, ::durianpay_client::json::DecodeError> {
        let __event = webhook.claimed_event();
        let ::durianpay_client::api::Event::Unknown(__member) = __event else {
            return ::core::result::Result::Ok(
                Self::Shipped(::core::clone::Clone::clone(__event)),
            );
        };
        match __member.tag() {
            "loyalty.earned" => {
                ::durianpay_client::__private::read_payload("data", __member)
                    .map(Self::LoyaltyEarned)
            }
            _ => {
                ::core::result::Result::Ok(
                    Self::Shipped(::core::clone::Clone::clone(__event)),
                )
            }
        }
    }
}
