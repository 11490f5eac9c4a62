// Derived: do not edit, run `cargo xtask expand --out src/kept/more more.toml`.
// Further fields of the client's own types.

use super::Tier;

/// Further fields of `CreateOrder`.
pub trait CreateOrderExt: ::core::marker::Sized {
    /// The field `tier`.
    ///
    /// # Errors
    ///
    /// If what came cannot be read as such.
    fn tier(
        &self,
    ) -> ::core::result::Result<
        ::core::option::Option<Tier>,
        ::durianpay_client::json::DecodeError,
    >;

    /// Sets `tier`.
    #[must_use]
    fn with_tier(self, tier: impl ::core::convert::Into<Tier>) -> Self;
}

impl CreateOrderExt for ::durianpay_client::api::CreateOrder {
    fn tier(
        &self,
    ) -> ::core::result::Result<
        ::core::option::Option<Tier>,
        ::durianpay_client::json::DecodeError,
    > {
        static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
            name: "CreateOrder",
            source: "more.toml:19",
            fields: &[
                ::durianpay_client::__private::FieldShape::optional(
                        "tier",
                        ::durianpay_client::__private::Kinds::TEXT,
                    )
                    .or_blank(),
            ],
            any_of: &[],
        };
        ::durianpay_client::__private::read_added(
            self.unknown_fields(),
            &SHAPE,
            <Tier as ::durianpay_client::__private::Decode>::decode,
        )
    }

    fn with_tier(self, tier: impl ::core::convert::Into<Tier>) -> Self {
        let __value: Tier = ::core::convert::Into::into(tier);
        let __json = ::durianpay_client::__private::write_added(
            &|__writer| {
                ::durianpay_client::__private::Encode::encode(&__value, __writer);
            },
        );
        ::durianpay_client::api::CreateOrder::with_field(self, "tier", __json)
    }
}

/// Further fields of `Order`.
pub trait OrderExt: ::core::marker::Sized {
    /// The customer's standing.
    ///
    /// # Errors
    ///
    /// If what came cannot be read as such.
    fn tier(
        &self,
    ) -> ::core::result::Result<
        ::core::option::Option<Tier>,
        ::durianpay_client::json::DecodeError,
    >;
}

impl OrderExt for ::durianpay_client::api::Order {
    fn tier(
        &self,
    ) -> ::core::result::Result<
        ::core::option::Option<Tier>,
        ::durianpay_client::json::DecodeError,
    > {
        static SHAPE: ::durianpay_client::__private::Shape = ::durianpay_client::__private::Shape {
            name: "Order",
            source: "more.toml:16",
            fields: &[
                ::durianpay_client::__private::FieldShape::optional(
                        "tier",
                        ::durianpay_client::__private::Kinds::TEXT,
                    )
                    .or_blank(),
            ],
            any_of: &[],
        };
        ::durianpay_client::__private::read_added(
            self.unknown_fields(),
            &SHAPE,
            <Tier as ::durianpay_client::__private::Decode>::decode,
        )
    }
}
