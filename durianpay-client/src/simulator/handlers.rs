//! Which code answers which endpoint, and what it is given.

use super::refusal::Refusal;
use super::state::State;
use super::{charge, orders, payments};
use crate::json::{self, Decode, Json, Mode};

/// A request that is as specified.
pub(super) struct Ask<'r> {
    pub(super) path: &'r [(&'static str, String)],
    pub(super) query: &'r Json,
    pub(super) body: &'r [u8],
}

/// Carries a request out. The answer is without an envelope.
pub(super) type Handler = fn(&mut State, &Ask<'_>) -> Result<String, Refusal>;

/// The handler of an endpoint, by its id in the spec.
pub(super) fn of(endpoint: &str) -> Option<Handler> {
    Some(match endpoint {
        "orders.create" => orders::create,
        "orders.get" => orders::get,
        "payments.cancel" => payments::cancel,
        "payments.charge" => charge::charge,
        "payments.get" => payments::get,
        "payments.status" => payments::status,
        "payments.verify" => payments::verify,
        _ => return None,
    })
}

impl Ask<'_> {
    /// The value of a placeholder; empty if the path has none of that name.
    pub(super) fn path(&self, name: &str) -> &str {
        let value = self.path.iter().find(|(known, _)| *known == name);
        value.map_or("", |(_, value)| value)
    }

    /// The body, which has been checked.
    pub(super) fn body<T: Decode>(&self) -> Result<T, Refusal> {
        json::from_slice(self.body).map_err(|_| Refusal::unreadable_body())
    }

    /// The query, which has been checked.
    pub(super) fn query<T: Decode>(&self) -> Result<T, Refusal> {
        Ok(json::read(self.query.as_str().as_bytes(), Mode::Words)?)
    }
}

#[cfg(test)]
mod tests {
    use crate::api::endpoint;

    #[test]
    fn every_endpoint_has_a_handler() {
        for endpoint in endpoint::ALL {
            assert!(super::of(endpoint.id).is_some(), "{}", endpoint.id);
        }
    }
}
