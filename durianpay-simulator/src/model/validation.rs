//! Account checks.

use super::bank::invalid_fields;
use crate::table::Record;
use durianpay_client::Timestamp;
use durianpay_client::api::{AccountValidationStatus, ValidateAccount};
use durianpay_client::json::to_string;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// An account check.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Validation {
    #[serde(with = "crate::exact")]
    pub(crate) request: ValidateAccount,
    pub(crate) ends_at: Timestamp,
    pub(crate) has_ended: bool,
}

impl Validation {
    /// Returns the time at which the bank responds; `None` once it has.
    pub(crate) fn due_at(&self) -> Option<Timestamp> {
        (!self.has_ended).then_some(self.ends_at)
    }

    pub(crate) fn status(&self) -> AccountValidationStatus {
        let ValidateAccount {
            bank_code,
            account_number,
            ..
        } = &self.request;
        if !self.has_ended {
            AccountValidationStatus::Processing
        } else if invalid_fields(bank_code, account_number).is_empty() {
            AccountValidationStatus::Valid
        } else {
            AccountValidationStatus::Invalid
        }
    }
}

/// A check has no id; it is identified by its request.
impl Record for Validation {
    type Key = ();

    fn id(&self) -> Cow<'_, str> {
        to_string(&self.request).into()
    }
}
