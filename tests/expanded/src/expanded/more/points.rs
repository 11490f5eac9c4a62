// Derived: do not edit, run `cargo xtask expand --out src/expanded/more more.toml`.
// The resource `points`: its endpoints, with the types that nothing else needs.

#[allow(unused_imports, reason = "what names it may be behind a feature")]
use super::rt;

pub(super) mod resource {
    #[allow(unused_imports, reason = "what names it may be behind a feature")]
    use super::rt;

    /// Loyalty points of customers.
    #[derive(rt::Clone, rt::Copy, rt::Debug)]
    pub struct Points<'c> {
        client: &'c rt::Client,
    }

    impl<'c> Points<'c> {
        /// The resource, called through that client.
        #[must_use]
        pub fn of(client: &'c rt::Client) -> Self {
            Self { client }
        }

        /// Calls `points.get`.
        ///
        /// `GET /loyalty/{customer_id}/points`
        ///
        /// Retry class `safe`: calling it again changes nothing. The client does so after a failure that may pass.
        ///
        /// # Errors
        ///
        /// Any `Error` of the client.
        pub fn get(
            &self,
            customer_id: impl rt::Into<rt::api::CustomerId>,
        ) -> rt::Call<super::Points> {
            rt::Call::new(self.client, &super::endpoint::POINTS_GET)
                .path("customer_id", &rt::Into::<rt::api::CustomerId>::into(customer_id))
        }
    }
}

pub(super) mod endpoint {
    #[allow(unused_imports, reason = "what names it may be behind a feature")]
    use super::rt;

    /// `GET /loyalty/{customer_id}/points`
    pub static POINTS_GET: rt::Endpoint = rt::Endpoint {
        id: "points.get",
        method: "GET",
        path: "/loyalty/{customer_id}/points",
        envelope: rt::Envelope::Wrapped,
        retry: rt::Retry::Safe,
        returns: true,
        page: rt::None,
        errors: &[],
        source: "more.toml:6",
    };
}

/// The object `Points` of the API.
#[derive(rt::Clone, rt::PartialEq)]
#[non_exhaustive]
pub struct Points {
    /// The field `total`.
    pub total: rt::i64,
    /// The field `last`.
    pub last: rt::Option<rt::api::Order>,
    unknown: rt::Fields,
}

impl Points {
    /// What the object held beyond the fields above: those nobody
    /// described, and those that came as `null` or blank.
    #[must_use]
    pub fn unknown_fields(&self) -> &rt::Fields {
        &self.unknown
    }
}

const _: () = {
    static SHAPE: rt::Shape = rt::Shape {
        name: "Points",
        source: "more.toml:12",
        fields: &[
            rt::FieldShape::required("total", rt::Kinds::NUMBER),
            rt::FieldShape::optional("last", rt::Kinds::OBJECT).or_blank(),
        ],
        any_of: &[],
    };

    #[automatically_derived]
    impl rt::Decode for Points {
        const BLANK: Self = Self {
            total: rt::Decode::BLANK,
            last: rt::None,
            unknown: rt::Fields::NONE,
        };
    }

    #[automatically_derived]
    impl rt::Place for Points {
        #[inline(never)]
        fn fill(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
            __decoder
                .object(
                    __node,
                    &SHAPE,
                    &mut [&mut self.total, &mut self.last],
                    &mut self.unknown,
                );
        }
    }

    #[automatically_derived]
    impl rt::Encode for Points {
        #[inline(never)]
        fn encode(&self, __writer: &mut rt::Writer) {
            __writer.object(&SHAPE, &[&self.total, &self.last], &self.unknown);
        }
    }
    rt::shims!(Points, "Points");
};
