//! The table: every sample with where it stands in a call and what it is read as.

use crate::Role::{Answer, Item, Request, Whole};
use crate::{Reread, Sample};
use durianpay_client::{api, json};
use std::collections::BTreeMap;

/// A line is the name of a file, its role, and its type as the spec writes types.
macro_rules! samples {
    ($($file:literal => $role:expr, $ty:tt;)*) => {
        pub(crate) const SAMPLES: &[Sample] = &[$(sample!($file, $role, $ty)),*];
    };
}

macro_rules! sample {
    ($file:expr, $role:expr, boolean) => {
        sample!($file, $role, bool as "boolean", |_value| Vec::new())
    };
    ($file:expr, $role:expr, [$ty:ident]) => {
        sample!(
            $file,
            $role,
            Vec<api::$ty> as concat!("[", stringify!($ty), "]"),
            |values| values.iter().flat_map(|value| left(value.unknown_fields())).collect()
        )
    };
    ($file:expr, $role:expr, {$ty:ident}) => {
        sample!(
            $file,
            $role,
            BTreeMap<String, api::$ty> as concat!("{", stringify!($ty), "}"),
            |values| values.values().flat_map(|value| left(value.unknown_fields())).collect()
        )
    };
    ($file:expr, $role:expr, $ty:ident) => {
        sample!($file, $role, api::$ty as stringify!($ty), |value| left(value.unknown_fields()))
    };
    ($file:expr, $role:expr, $ty:ty as $name:expr, |$value:ident| $left:expr) => {
        Sample {
            file: $file,
            role: $role,
            ty: $name,
            read: |text| {
                let value: $ty = json::from_str(text)?;
                let $value = &value;
                Ok(Reread {
                    json: json::to_string(&value),
                    debug: format!("{value:?}\n{value:#?}"),
                    left: $left,
                })
            },
            read_strictly: |text| json::from_slice_strict::<$ty>(text.as_bytes()).map(drop),
            read_by_serde: |text| {
                let value: $ty = serde_json::from_str(text)?;
                serde_json::to_value(value)
            },
        }
    };
}

/// What says nothing where a field may be absent.
const BLANK: [&str; 5] = ["null", "\"\"", "[]", "{}", "\"0001-01-01T00:00:00Z\""];

/// The fields that the type does not have, though they say something.
fn left(fields: &json::Fields) -> Vec<String> {
    fields
        .iter()
        .filter(|(_, value)| !BLANK.contains(&value.as_str()))
        .map(|(name, _)| name.to_owned())
        .collect()
}

samples! {
    "customers.update.response" => Answer("customers.update"), UpdatedCustomer;
    "disbursements.approve.response" => Answer("disbursements.approve"), Disbursement;
    "disbursements.balance.response" => Answer("disbursements.balance"), DisbursementBalance;
    "disbursements.get.error.500" => Whole, ErrorBody;
    "disbursements.get.legacy.response" => Answer("disbursements.get"), Disbursement;
    "disbursements.get.response" => Answer("disbursements.get"), Disbursement;
    "disbursements.items.item" => Item("disbursements.items"), DisbursementItem;
    "disbursements.items.legacy.response" => Answer("disbursements.items"), DisbursementItemList;
    "disbursements.status.request" => Request("disbursements.status"), FindDisbursement;
    "disbursements.submit.request" => Request("disbursements.submit"), SubmitDisbursement;
    "disbursements.submit.response.partial" => Answer("disbursements.submit"), Disbursement;
    "disbursements.topup.error.400" => Whole, ErrorBody;
    "disbursements.topup.error.500" => Whole, ErrorBody;
    "disbursements.topup.get.response" => Answer("disbursements.topup_get"), TopUpState;
    "disbursements.topup.legacy.response" => Answer("disbursements.topup"), TopUp;
    "disbursements.topup.request" => Request("disbursements.topup"), CreateTopUp;
    "disbursements.topup.response" => Answer("disbursements.topup"), TopUp;
    "disbursements.validate.processing.response" => Answer("disbursements.validate"), AccountValidation;
    "disbursements.validate.request" => Request("disbursements.validate"), ValidateAccount;
    "disbursements.validate.valid.response" => Answer("disbursements.validate"), AccountValidation;
    "error.401" => Whole, ErrorBody;
    "error.500" => Whole, ErrorBody;
    "ewallet.details.response" => Answer("ewallet_accounts.get"), EwalletAccount;
    "ewallet.error.400" => Whole, ErrorBody;
    "ewallet.error.500" => Whole, ErrorBody;
    "ewallet.link.request" => Request("ewallet_accounts.bind"), BindEwalletAccount;
    "ewallet.link.response" => Answer("ewallet_accounts.bind"), EwalletAccount;
    "ewallet.unlink.response" => Answer("ewallet_accounts.unbind"), EwalletAccount;
    "guide.orders.create.request" => Request("orders.create"), CreateOrder;
    "guide.payments.charge.qris.request" => Request("payments.charge"), ChargePayment;
    "guide.payments.charge.qris.response" => Answer("payments.charge"), Charge;
    "guide.webhook.order.completed" => Whole, Notification;
    "guide.webhook.order.created" => Whole, Notification;
    "guide.webhook.payment.cancelled" => Whole, Notification;
    "guide.webhook.payment.completed" => Whole, Notification;
    "guide.webhook.payment.failed" => Whole, Notification;
    "invoices.generate_checkout_url.response" => Answer("invoices.checkout_url"), InvoiceCheckout;
    "invoices.get.response" => Answer("invoices.get"), Invoice;
    "invoices.manual_transaction.request" => Request("invoices.manual_transaction"), RecordInvoicePayment;
    "invoices.manual_transaction.response" => Answer("invoices.manual_transaction"), RecordedInvoicePayment;
    "invoices.pay.request" => Request("invoices.pay"), PayInvoices;
    "invoices.pay.response" => Answer("invoices.pay"), PaidInvoices;
    "invoices.update.request.partial" => Request("invoices.update"), UpdateInvoice;
    "orders.create.error.400" => Whole, ErrorBody;
    "orders.create.error.401" => Whole, ErrorBody;
    "orders.create.request" => Request("orders.create"), CreateOrder;
    "orders.create.response" => Answer("orders.create"), Order;
    "orders.get.error.404" => Whole, ErrorBody;
    "orders.get.response" => Answer("orders.get"), Order;
    "orders.list.error.400" => Whole, ErrorBody;
    "orders.list.error.500" => Whole, ErrorBody;
    "orders.list.response" => Answer("orders.list"), OrderList;
    "orders.payment_link.request" => Request("orders.create"), CreateOrder;
    "orders.payment_link.response.partial" => Answer("orders.create"), Order;
    "payments.cancel.error.400" => Whole, ErrorBody;
    "payments.cancel.error.500" => Whole, ErrorBody;
    "payments.cancel.response" => Answer("payments.cancel"), CancelledPayment;
    "payments.capture.request" => Request("payments.capture"), CapturePayment;
    "payments.capture.response" => Answer("payments.capture"), CapturedPayment;
    "payments.charge.bnpl.response" => Answer("payments.charge"), Charge;
    "payments.charge.ewallet.request" => Request("payments.charge"), ChargePayment;
    "payments.charge.ewallet.response" => Answer("payments.charge"), Charge;
    "payments.charge.retailstore.request" => Request("payments.charge"), ChargePayment;
    "payments.charge.va.request" => Request("payments.charge"), ChargePayment;
    "payments.charge.va.response" => Answer("payments.charge"), Charge;
    "payments.charge.va.with-ref.request" => Request("payments.charge"), ChargePayment;
    "payments.charge.va.wrapped.response.partial" => Answer("payments.charge"), Charge;
    "payments.get.error.500" => Whole, ErrorBody;
    "payments.get.response" => Answer("payments.get"), Payment;
    "payments.list.error.400" => Whole, ErrorBody;
    "payments.list.error.500" => Whole, ErrorBody;
    "payments.list.response" => Answer("payments.list"), PaymentList;
    "payments.mdr_fees.response" => Answer("fees.calculate"), {MethodFee};
    "payments.status.error.500" => Whole, ErrorBody;
    "payments.status.response" => Answer("payments.status"), PaymentState;
    "payments.verify.error.400" => Whole, ErrorBody;
    "payments.verify.error.500" => Whole, ErrorBody;
    "payments.verify.request" => Request("payments.verify"), VerifyPayment;
    "payments.verify.response" => Answer("payments.verify"), boolean;
    "promos.create.request.partial" => Request("promos.create"), PromoTerms;
    "promos.get.response" => Answer("promos.get"), Promo;
    "promos.list.error.500" => Whole, ErrorBody;
    "promos.list.response" => Answer("promos.list"), [Promo];
    "refunds.by-payment.response" => Answer("refunds.by_payment"), [Refund];
    "refunds.create.error.400" => Whole, ErrorBody;
    "refunds.create.error.403" => Whole, ErrorBody;
    "refunds.create.error.500" => Whole, ErrorBody;
    "refunds.create.refund-link.request" => Request("refunds.create"), CreateRefund;
    "refunds.create.request" => Request("refunds.create"), CreateRefund;
    "refunds.create.response" => Answer("refunds.create"), Refund;
    "refunds.get.error.400" => Whole, ErrorBody;
    "refunds.get.error.500" => Whole, ErrorBody;
    "refunds.get.response" => Answer("refunds.get"), Refund;
    "refunds.list.error.400" => Whole, ErrorBody;
    "refunds.list.response" => Answer("refunds.list"), RefundList;
    "settlements.by-payment.response" => Answer("settlements.by_payment"), SettlementDetail;
    "settlements.details.item" => Item("settlements.details"), SettlementDetail;
    "settlements.get.response" => Answer("settlements.get"), Settlement;
    "settlements.list.response" => Answer("settlements.list"), SettlementList;
    "static_va.patch.response" => Answer("static_virtual_accounts.update"), VirtualAccountDetails;
    "subaccounts.balance.response" => Answer("subaccounts.balance"), SubaccountBalanceAnswer;
    // The page repeats the answer of another call; what the fees look like is not known.
    "subaccounts.fees.get.response" => Answer("subaccounts.list"), SubaccountList;
    "subaccounts.fees.update.error.400.method" => Whole, ErrorBody;
    "subaccounts.fees.update.error.400.type" => Whole, ErrorBody;
    "subaccounts.fees.update.request" => Request("subaccounts.update_fees"), UpdateSubaccountFees;
    "subaccounts.fees.update.response" => Answer("subaccounts.update_fees"), SubaccountFeesAnswer;
    "subaccounts.list.error.400" => Whole, ErrorBody;
    "subaccounts.list.response" => Answer("subaccounts.list"), SubaccountList;
    "subaccounts.register.error.400" => Whole, ErrorBody;
    "subaccounts.register.error.401" => Whole, ErrorBody;
    "subaccounts.register.request" => Request("subaccounts.register"), RegisterSubaccount;
    "subaccounts.register.response" => Answer("subaccounts.register"), Subaccount;
    "subaccounts.update.request" => Request("subaccounts.update"), UpdateSubaccount;
    "subaccounts.update.response" => Answer("subaccounts.update"), Subaccount;
    "subscriptions.cancel.error.404" => Whole, ErrorBody;
    "subscriptions.cancel.response" => Answer("subscriptions.cancel"), CancelledSubscription;
    "subscriptions.error.404" => Whole, ErrorBody;
    "subscriptions.get.response" => Answer("subscriptions.get"), Subscription;
    "subscriptions.list.response" => Answer("subscriptions.list"), SubscriptionList;
    "virtual_accounts.create.error.500" => Whole, ErrorBody;
    "virtual_accounts.create.request" => Request("virtual_accounts.create"), CreateVirtualAccount;
    "virtual_accounts.create.response" => Answer("virtual_accounts.create"), CreatedVirtualAccount;
    "virtual_accounts.get.error.404" => Whole, ErrorBody;
    "virtual_accounts.get.response" => Answer("virtual_accounts.get"), VirtualAccountDetails;
    "virtual_accounts.list.error.400" => Whole, ErrorBody;
    "virtual_accounts.list.error.500" => Whole, ErrorBody;
    "virtual_accounts.list.response" => Answer("virtual_accounts.list"), VirtualAccountList;
    "virtual_accounts.patch.error.400" => Whole, ErrorBody;
    "virtual_accounts.patch.request" => Request("virtual_accounts.update"), UpdateVirtualAccount;
    "virtual_accounts.patch.response" => Answer("virtual_accounts.update"), VirtualAccountDetails;
    "virtual_accounts.simulate.error.400" => Whole, ErrorBody;
    // A refusal that has the form of the answer.
    "virtual_accounts.simulate.error.422" => Answer("virtual_accounts.simulate"), SimulatedVirtualAccountPayment;
    "virtual_accounts.simulate.request" => Request("virtual_accounts.simulate"), SimulateVirtualAccountPayment;
    "virtual_accounts.simulate.response" => Answer("virtual_accounts.simulate"), SimulatedVirtualAccountPayment;
    "webhook.order.created.partial" => Whole, OrderCreated;
}
