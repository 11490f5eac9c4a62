//! Account checks.

use super::bank::invalid_fields;
use crate::table::Record;
use durianpay_client::Timestamp;
use durianpay_client::api::{AccountValidationStatus, ValidateAccount};
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
    /// Returns what identifies the check of a request, as there is no id: the account.
    pub(crate) fn id_of(request: &ValidateAccount) -> String {
        format!("{}/{}", request.bank_code, request.account_number)
    }

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

impl Record for Validation {
    type Key = ();

    fn id(&self) -> Cow<'_, str> {
        Self::id_of(&self.request).into()
    }
}
