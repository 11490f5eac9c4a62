//! Transfers to bank accounts and e-wallets.

use crate::clock::after;
use crate::table::Record;
use durianpay_client::json::Json;
use durianpay_client::snap::api::{DisbursementItemId, TransactionStatus};
use durianpay_client::{Amount, Timestamp};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::time::Duration;

/// The time that a bank takes to reject a transfer. No source documents it.
const FAILS_AFTER: Duration = Duration::from_secs(60);

/// A transfer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Transfer {
    pub(crate) id: DisbursementItemId,
    /// The service code of the operation that submitted it: `18` or `38`.
    pub(crate) service: String,
    pub(crate) reference: String,
    pub(crate) external_id: String,
    pub(crate) amount: Amount,
    /// The number of the account or wallet.
    pub(crate) account: String,
    /// The code of the bank, or the platform of the wallet.
    pub(crate) bank: String,
    /// The merchant whose balance pays.
    pub(crate) source: String,
    pub(crate) date: Option<Timestamp>,
    /// The request, without the fields that its handler does not read.
    #[serde(with = "crate::exact")]
    pub(crate) content: Json,
    /// The code of its response.
    pub(crate) response_code: String,
    pub(crate) created_at: Timestamp,
    pub(crate) state: TransferState,
}

/// The merchant's reference.
impl Record for Transfer {
    type Key = String;

    fn id(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }

    fn keys(&self) -> Vec<String> {
        vec![self.reference.clone()]
    }
}

/// The progress of a transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TransferState {
    /// It is in process until a test ends it, or the bank rejects it.
    Pending,
    Done,
    /// The money went back to the balance, for this reason.
    Failed(String),
}

impl Transfer {
    /// Returns the time at which the bank rejects it; `None` if it does not.
    pub(crate) fn fails_at(&self) -> Option<Timestamp> {
        let is_refused = self.state == TransferState::Pending && !is_valid_account(&self.account);
        is_refused
            .then(|| after(self.created_at, FAILS_AFTER))
            .flatten()
    }

    pub(crate) fn status(&self) -> TransactionStatus {
        match self.state {
            TransferState::Pending => TransactionStatus::Pending,
            TransferState::Done => TransactionStatus::Success,
            TransferState::Failed(_) => TransactionStatus::Failed,
        }
    }

    /// Returns the status in the vendor's words.
    pub(crate) fn description(&self) -> &'static str {
        match self.state {
            TransferState::Pending => "processing",
            TransferState::Done => "done",
            TransferState::Failed(_) => "failed",
        }
    }
}

/// Returns whether an account or wallet accepts money: the last digit of its number is even.
pub(crate) fn is_valid_account(number: &str) -> bool {
    let last = number.chars().last();
    last.and_then(|digit| digit.to_digit(10))
        .is_some_and(|digit| digit % 2 == 0)
}
