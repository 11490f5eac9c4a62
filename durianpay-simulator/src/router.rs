//! Which code answers which endpoint, and what it is given.

use crate::refusal::Refusal;
use crate::state::State;
use crate::{
    charge, disbursements, orders, payments, refunds, samples, validations, virtual_accounts,
};
use durianpay_client::__private::json::{Decode, Mode, read};
use durianpay_client::json::{Json, from_slice};
use http::HeaderMap;

/// A request that is as specified.
pub(crate) struct Ask<'r> {
    pub(crate) path: &'r [(&'static str, String)],
    pub(crate) query: &'r Json,
    pub(crate) headers: &'r HeaderMap,
    pub(crate) body: &'r [u8],
}

/// Carries a request out. The answer is without an envelope.
pub(crate) type Handler = fn(&mut State, &Ask<'_>) -> Result<String, Refusal>;

/// The handler of an endpoint, by its id in the spec.
pub(crate) fn of(endpoint: &str) -> Option<Handler> {
    Some(match endpoint {
        "disbursements.approve" => disbursements::approve,
        "disbursements.balance" => disbursements::balance,
        "disbursements.delete" => disbursements::delete,
        "disbursements.get" => disbursements::get,
        "disbursements.items" => disbursements::items,
        "disbursements.status" => disbursements::status,
        "disbursements.submit" => disbursements::submit,
        "disbursements.topup" => disbursements::topup,
        "disbursements.validate" => validations::validate,
        "orders.create" => orders::create,
        "orders.get" => orders::get,
        "orders.list" => orders::list,
        "payments.cancel" => payments::cancel,
        "payments.charge" => charge::charge,
        "payments.get" => payments::get,
        "payments.list" => payments::list,
        "payments.status" => payments::status,
        "payments.verify" => payments::verify,
        "refunds.by_payment" => refunds::by_payment,
        "refunds.create" => refunds::create,
        "refunds.get" => refunds::get,
        "refunds.list" => refunds::list,
        "static_virtual_accounts.create" => virtual_accounts::create_static,
        "static_virtual_accounts.get" | "virtual_accounts.get" => virtual_accounts::get,
        "static_virtual_accounts.list" => virtual_accounts::list_static,
        "static_virtual_accounts.simulate" | "virtual_accounts.simulate" => {
            virtual_accounts::simulate
        }
        "static_virtual_accounts.update" => virtual_accounts::update_static,
        "virtual_accounts.create" => virtual_accounts::create,
        "virtual_accounts.list" => virtual_accounts::list,
        "virtual_accounts.update" => virtual_accounts::update,
        _ => return samples::of(endpoint),
    })
}

impl Ask<'_> {
    /// The value of a placeholder; empty if the path has none of that name.
    pub(crate) fn path(&self, name: &str) -> &str {
        let value = self.path.iter().find(|(known, _)| *known == name);
        value.map_or("", |(_, value)| value)
    }

    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body, which has been checked.
    pub(crate) fn body<T: Decode>(&self) -> Result<T, Refusal> {
        from_slice(self.body).map_err(|_| Refusal::unreadable_body())
    }

    /// The query, which has been checked.
    pub(crate) fn query<T: Decode>(&self) -> Result<T, Refusal> {
        Ok(read(self.query.as_str().as_bytes(), Mode::Words)?)
    }
}

#[cfg(test)]
mod tests {
    use durianpay_client::api::endpoint;

    #[test]
    fn every_endpoint_has_a_handler() {
        for endpoint in endpoint::ALL {
            assert!(super::of(endpoint.id).is_some(), "{}", endpoint.id);
        }
    }
}
