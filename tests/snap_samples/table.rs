//! The table: every sample with its place in a call or notification, and its type.

use Role::{Acknowledgement, ErrorResponse, Notification, Request, Response};
use durianpay_client::__private::json::from_slice_strict;
use durianpay_client::json;
use durianpay_client::snap::api;
use serde_json::Value;
use std::fs;

/// The folder of the samples.
pub(crate) const FOLDER: &str = "data/snap";

/// The part of a call or notification that a sample shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The body that is sent to this endpoint.
    Request(&'static str),
    /// The body that this endpoint responds with.
    Response(&'static str),
    /// The body of an error, from any endpoint.
    ErrorResponse,
    /// The body of this notification.
    Notification(&'static str),
    /// The body of a response to a notification.
    Acknowledgement,
}

/// A sample and the type that it is read as.
pub(crate) struct Sample {
    pub(crate) file: &'static str,
    pub(crate) role: Role,
    /// The name of the type in the spec.
    pub(crate) ty: &'static str,
    read: fn(&str) -> Result<Reread, json::ReadError>,
    /// Reads a body that is exactly as specified.
    pub(crate) read_strictly: fn(&str) -> Result<(), json::ReadError>,
    /// Reads and writes through serde.
    pub(crate) read_by_serde: fn(&str) -> serde_json::Result<Value>,
}

/// A sample after it was read.
pub(crate) struct Reread {
    pub(crate) json: String,
    pub(crate) debug: String,
    /// The keys that are in no field of the type, though they say something.
    pub(crate) left: Vec<String>,
}

impl Sample {
    pub(crate) fn value(&self) -> Value {
        let text = fs::read_to_string(format!("{FOLDER}/{}.json", self.file)).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    pub(crate) fn reread(&self) -> Reread {
        (self.read)(&self.value().to_string())
            .unwrap_or_else(|error| panic!("{}: {error}", self.file))
    }
}

/// Values that say nothing where a field may be absent.
const BLANK: [&str; 4] = ["null", "\"\"", "[]", "{}"];

fn left(fields: &json::UnknownFields) -> Vec<String> {
    fields
        .iter()
        .filter(|(_, value)| !BLANK.contains(&value.as_str()))
        .map(|(name, _)| name.to_owned())
        .collect()
}

/// A line is the name of a file, its role, and its type in the spec.
macro_rules! samples {
    ($($file:literal => $role:expr, $ty:ident;)*) => {
        pub(crate) const SAMPLES: &[Sample] = &[$(Sample {
            file: $file,
            role: $role,
            ty: stringify!($ty),
            read: |text| {
                let value: api::$ty = json::from_str(text)?;
                Ok(Reread {
                    json: json::to_string(&value),
                    debug: format!("{value:?}\n{value:#?}"),
                    left: left(value.unknown_fields()),
                })
            },
            read_strictly: |text| from_slice_strict::<api::$ty>(text.as_bytes()).map(drop),
            read_by_serde: |text| {
                let value: api::$ty = serde_json::from_str(text)?;
                serde_json::to_value(value)
            },
        }),*];
    };
}

samples! {
    "aspi-create-va.response" => Response("virtual_accounts.create"), VirtualAccountResponse;
    "aspi-debit-cancel.response" => Response("ewallet_payments.cancel"), Cancellation;
    "aspi-debit-notify.request" => Notification("ewallet_payment"), EwalletPaymentNotification;
    "aspi-debit-notify.response" => Acknowledgement, Acknowledgement;
    "aspi-debit-payment.response" => Response("ewallet_payments.create"), EwalletPayment;
    "aspi-debit-refund.response" => Response("ewallet_payments.refund"), Refund;
    "aspi-debit-status.response" => Response("ewallet_payments.status"), EwalletPaymentStatus;
    "aspi-emoney-account-inquiry.response" => Response("ewallet_transfers.inquire_account"), EwalletAccount;
    "aspi-emoney-topup-status.response" => Response("ewallet_transfers.status"), EwalletTransferStatus;
    "aspi-emoney-topup.response" => Response("ewallet_transfers.create"), EwalletTransfer;
    "aspi-inquiry-va.response" => Response("virtual_accounts.get"), VirtualAccountResponse;
    "aspi-qr-mpm-cancel.response" => Response("qris.cancel"), Cancellation;
    "aspi-qr-mpm-generate.response" => Response("qris.create"), Qris;
    "aspi-qr-mpm-notify.request" => Notification("qris_payment"), QrisPaymentNotification;
    "aspi-qr-mpm-notify.response" => Acknowledgement, Acknowledgement;
    "aspi-qr-mpm-query.response" => Response("qris.status"), QrisStatus;
    "aspi-qr-mpm-refund.response" => Response("qris.refund"), Refund;
    "aspi-transfer-interbank.response" => Response("bank_transfers.create"), BankTransfer;
    "aspi-update-va.response" => Response("virtual_accounts.update"), VirtualAccountResponse;
    "dp-access-token-b2b.request" => Request("access_tokens.create"), CreateAccessToken;
    "dp-access-token-b2b.response-200" => Response("access_tokens.create"), AccessToken;
    "dp-account-inquiry-external.request" => Request("bank_transfers.inquire_account"), InquireBankAccount;
    "dp-account-inquiry-external.response-200" => Response("bank_transfers.inquire_account"), BankAccount;
    "dp-account-inquiry-external.response-202" => Response("bank_transfers.inquire_account"), BankAccount;
    "dp-balance-inquiry.request" => Request("balances.get"), GetBalance;
    "dp-balance-inquiry.response-200" => Response("balances.get"), Balance;
    "dp-create-va.request" => Request("virtual_accounts.create"), CreateVirtualAccount;
    "dp-debit-cancel.request" => Request("ewallet_payments.cancel"), CancelEwalletPayment;
    "dp-debit-payment.request" => Request("ewallet_payments.create"), CreateEwalletPayment;
    "dp-debit-refund.request" => Request("ewallet_payments.refund"), CreateRefund;
    "dp-debit-status.request" => Request("ewallet_payments.status"), GetEwalletPaymentStatus;
    "dp-emoney-account-inquiry.request" => Request("ewallet_transfers.inquire_account"), InquireEwalletAccount;
    "dp-emoney-topup-status.request" => Request("ewallet_transfers.status"), GetEwalletTransferStatus;
    "dp-emoney-topup.request" => Request("ewallet_transfers.create"), CreateEwalletTransfer;
    "dp-error.duplicate-reference" => ErrorResponse, ErrorBody;
    "dp-error.invalid-signature" => ErrorResponse, ErrorBody;
    "dp-error.invalid-token" => ErrorResponse, ErrorBody;
    "dp-error.missing-field" => ErrorResponse, ErrorBody;
    "dp-inquiry-va.request" => Request("virtual_accounts.get"), GetVirtualAccount;
    "dp-notify-ewallet" => Notification("ewallet_payment"), EwalletPaymentNotification;
    "dp-notify-qris.completed" => Notification("qris_payment"), QrisPaymentNotification;
    "dp-notify-transfer-bank.done" => Notification("transfer"), TransferNotification;
    "dp-notify-transfer-bank.failed" => Notification("transfer"), TransferNotification;
    "dp-notify-va-payment.completed" => Notification("va_payment"), VaPaymentNotification;
    "dp-notify-va-payment.rejected" => Notification("va_payment"), VaPaymentNotification;
    "dp-qr-mpm-cancel.request" => Request("qris.cancel"), CancelQris;
    "dp-qr-mpm-generate.request" => Request("qris.create"), CreateQris;
    "dp-qr-mpm-query.request" => Request("qris.status"), GetQrisStatus;
    "dp-qr-mpm-refund.request" => Request("qris.refund"), CreateRefund;
    "dp-transfer-interbank.request" => Request("bank_transfers.create"), CreateBankTransfer;
    "dp-transfer-status.request" => Request("bank_transfers.status"), GetBankTransferStatus;
    "dp-update-va.request" => Request("virtual_accounts.update"), UpdateVirtualAccount;
    "third-transfer-status.response" => Response("bank_transfers.status"), BankTransferStatus;
}
