// Derived: do not edit, run `cargo xtask expand --out src/expanded/more more.toml`.
// The webhooks, with the types that nothing else needs.

#[allow(unused_imports, reason = "what names it may be behind a feature")]
use super::rt;
use super::Earned;

/// The events of this spec, as data.
pub static EVENTS: &[rt::EventInfo] = &[
    rt::EventInfo {
        name: "loyalty.earned",
        subject: rt::None,
    },
];

/// What a webhook says has happened, with its payload.
#[derive(rt::Clone, rt::Debug, rt::PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// A customer has earned points.
    LoyaltyEarned(Earned),
    /// An event of the client's own, or one that nobody described.
    Shipped(rt::api::Event),
}

impl Event {
    /// The event that a webhook claims, with its payload. Nothing of it
    /// is sure: get on with `verify` or `confirm` of the webhook.
    ///
    /// # Errors
    ///
    /// If it is an event of this spec, and its payload cannot be read.
    pub fn claimed(webhook: &rt::Untrusted) -> rt::Result<Self, rt::DecodeError> {
        let __event = webhook.claimed_event();
        let rt::api::Event::Unknown(__member) = __event else {
            return rt::Ok(Self::Shipped(rt::Clone::clone(__event)));
        };
        match __member.tag() {
            "loyalty.earned" => {
                rt::read_payload("data", __member).map(Self::LoyaltyEarned)
            }
            _ => rt::Ok(Self::Shipped(rt::Clone::clone(__event))),
        }
    }
}
