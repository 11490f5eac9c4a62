// Derived: do not edit, run `cargo xtask expand --out src/expanded/more more.toml`.
// Further fields of the client's own types.

#[allow(unused_imports, reason = "what names it may be behind a feature")]
use super::rt;
use super::Tier;

/// Further fields of `CreateOrder`.
pub trait CreateOrderExt: rt::Sized {
    /// The field `tier`.
    ///
    /// # Errors
    ///
    /// If what came cannot be read as such.
    fn tier(&self) -> rt::Result<rt::Option<Tier>, rt::DecodeError>;

    /// Sets `tier`.
    #[must_use]
    fn with_tier(self, tier: impl rt::Into<Tier>) -> Self;
}

impl CreateOrderExt for rt::api::CreateOrder {
    fn tier(&self) -> rt::Result<rt::Option<Tier>, rt::DecodeError> {
        static SHAPE: rt::Shape = rt::Shape {
            name: "CreateOrder",
            source: "more.toml:19",
            fields: &[rt::FieldShape::optional("tier", rt::Kinds::TEXT).or_blank()],
            any_of: &[],
        };
        rt::read_added(self.unknown_fields(), &SHAPE)
    }

    fn with_tier(self, tier: impl rt::Into<Tier>) -> Self {
        let __value: Tier = rt::Into::into(tier);
        let __json = rt::write_added(&__value, rt::Notation::Text);
        rt::api::CreateOrder::with_field(self, "tier", __json)
    }
}

/// Further fields of `Order`.
pub trait OrderExt: rt::Sized {
    /// The customer's standing.
    ///
    /// # Errors
    ///
    /// If what came cannot be read as such.
    fn tier(&self) -> rt::Result<rt::Option<Tier>, rt::DecodeError>;
}

impl OrderExt for rt::api::Order {
    fn tier(&self) -> rt::Result<rt::Option<Tier>, rt::DecodeError> {
        static SHAPE: rt::Shape = rt::Shape {
            name: "Order",
            source: "more.toml:16",
            fields: &[rt::FieldShape::optional("tier", rt::Kinds::TEXT).or_blank()],
            any_of: &[],
        };
        rt::read_added(self.unknown_fields(), &SHAPE)
    }
}
