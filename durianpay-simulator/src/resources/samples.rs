//! Answers of resources without state: the samples of the vendor's pages, as
//! they are printed there, and below the envelope.

use crate::events;
use crate::handlers::{Ask, Handler};
use crate::object::{Object, typed};
use crate::paging::{MOST, Page};
use crate::refusal::Refusal;
use durianpay_client::__private::json::{Decode, Encode, from_str};
#[expect(deprecated, reason = "a deprecated endpoint is answered too")]
use durianpay_client::api::Submerchant;
use durianpay_client::api::{
    CancelledSubscription, CapturedPayment, DeletedInvoice, DeletedPromo, DisbursementBank,
    EwalletAccount, Invoice, InvoiceCheckout, InvoiceList, MethodFee, PaidInvoices, Promo,
    RecordInvoicePayment, RecordedInvoicePayment, Settlement, SettlementDetail,
    SettlementDetailList, SettlementList, Subaccount, SubaccountBalanceAnswer, SubaccountFees,
    SubaccountFeesAnswer, SubaccountList, Subscription, SubscriptionList, TopUpState,
    UpdatedCustomer,
};
use durianpay_client::json::{Json, to_string};
use std::collections::BTreeMap;

/// A sample by the name of its endpoint.
macro_rules! sample {
    ($name:literal) => {
        include_str!(concat!("samples/", $name, ".json"))
    };
}

/// The handler of an endpoint that answers from a sample.
pub(crate) fn of(endpoint: &str) -> Option<Handler> {
    money(endpoint)
        .or_else(|| invoices(endpoint))
        .or_else(|| merchants(endpoint))
        .or_else(|| customers(endpoint))
}

/// Whether a bank or wallet is on the list that money can be paid out to.
pub(crate) fn has_bank(code: &str) -> bool {
    let banks: Vec<DisbursementBank> = from_str(sample!("disbursements.banks")).unwrap_or_default();
    banks.iter().any(|bank| bank.code == code)
}

fn money(endpoint: &str) -> Option<Handler> {
    let handler: Handler = match endpoint {
        "disbursements.banks" => |_, _| {
            Ok(typed::<Vec<DisbursementBank>>(&parsed(sample!(
                "disbursements.banks"
            )))?)
        },
        "disbursements.topup_get" => |_, _| told::<TopUpState>(sample!("disbursements.topup_get")),
        "fees.calculate" => |_, _| told::<BTreeMap<String, MethodFee>>(sample!("fees.calculate")),
        "payments.capture" => {
            |_, ask| named::<CapturedPayment>(ask, "payment_id", sample!("payments.capture"))
        }
        "settlements.list" => {
            |_, ask| paged::<SettlementList>(ask, "settlement_detail", sample!("settlements.list"))
        }
        "settlements.get" => |_, ask| named::<Settlement>(ask, "id", sample!("settlements.get")),
        "settlements.details" => |_, ask| {
            let item = parsed(sample!("settlements.details.item"));
            let list = Object::new().with("settlement_detail", &vec![item]);
            paged::<SettlementDetailList>(ask, "settlement_detail", list.finish().as_str())
        },
        "settlements.by_payment" => |_, ask| {
            let payment = ask.query.get("payment_id").unwrap_or_default();
            let sample = with(sample!("settlements.by_payment"), "payment_id", payment);
            Ok(typed::<SettlementDetail>(&sample)?)
        },
        _ => return None,
    };
    Some(handler)
}

// No page prints the answers to creating, changing, listing and deleting.
fn invoices(endpoint: &str) -> Option<Handler> {
    let handler: Handler = match endpoint {
        "invoices.create" => |_, _| told::<Invoice>(sample!("invoices.get")),
        "invoices.get" | "invoices.update" => {
            |_, ask| named::<Invoice>(ask, "id", sample!("invoices.get"))
        }
        "invoices.list" => |_, ask| {
            let invoice = parsed(sample!("invoices.get"));
            let list = Object::new().with("invoices", &vec![invoice]);
            paged::<InvoiceList>(ask, "invoices", list.finish().as_str())
        },
        "invoices.delete" => |_, ask| named::<DeletedInvoice>(ask, "id", "{}"),
        "invoices.pay" => |_, _| told::<PaidInvoices>(sample!("invoices.pay")),
        "invoices.manual_transaction" => |state, ask| {
            let answer = told::<RecordedInvoicePayment>(sample!("invoices.manual_transaction"))?;
            let paid: RecordInvoicePayment = ask.body()?;
            let invoice: Invoice = from_str(sample!("invoices.get"))?;
            state.tell(events::bare("invoice.transaction"));
            if invoice
                .remaining_amount
                .is_some_and(|left| paid.amount >= left)
            {
                state.tell(events::bare("invoice.paid"));
            }
            Ok(answer)
        },
        "invoices.checkout_url" => |_, _| told::<InvoiceCheckout>(sample!("invoices.checkout_url")),
        _ => return None,
    };
    Some(handler)
}

fn merchants(endpoint: &str) -> Option<Handler> {
    let handler: Handler = match endpoint {
        // Of promos, two answers are printed: the list, and one of them.
        "promos.create" => |_, _| told::<Promo>(sample!("promos.get")),
        "promos.get" | "promos.update" => |_, ask| named::<Promo>(ask, "id", sample!("promos.get")),
        "promos.list" => |_, _| Ok(typed::<Vec<Promo>>(&parsed(sample!("promos.list")))?),
        "promos.delete" => |_, _| told::<DeletedPromo>("{}"),
        "subaccounts.register" => |_, _| told::<Subaccount>(sample!("subaccounts.register")),
        "subaccounts.list" => {
            |_, ask| paged::<SubaccountList>(ask, "subaccounts", sample!("subaccounts.list"))
        }
        "subaccounts.update" => {
            |_, ask| named::<Subaccount>(ask, "id", sample!("subaccounts.update"))
        }
        "subaccounts.update_fees" => {
            |_, _| told::<SubaccountFeesAnswer>(sample!("subaccounts.update_fees"))
        }
        // The page repeats the list of sub-accounts; the answer to changing
        // the fees has them.
        "subaccounts.get_fees" => |_, ask| {
            let fees = parsed(sample!("subaccounts.update_fees")).get("data");
            let fees = fees.unwrap_or_default();
            named::<SubaccountFees>(ask, "id", fees.as_str())
        },
        "subaccounts.balance" => |_, ask| {
            let sample = parsed(sample!("subaccounts.balance"));
            let balance = sample.get("data").unwrap_or_default();
            let id = Json::from(ask.path("id"));
            let balance = with(balance.as_str(), "id", id);
            let answer = with(sample.as_str(), "data", balance);
            Ok(typed::<SubaccountBalanceAnswer>(&answer)?)
        },
        #[expect(deprecated, reason = "a deprecated endpoint is answered too")]
        "subaccounts.register_submerchant" => {
            |_, _| told::<Submerchant>(sample!("subaccounts.register_submerchant"))
        }
        _ => return None,
    };
    Some(handler)
}

fn customers(endpoint: &str) -> Option<Handler> {
    let handler: Handler = match endpoint {
        "customers.update" => {
            |_, ask| named::<UpdatedCustomer>(ask, "id", sample!("customers.update"))
        }
        "ewallet_accounts.bind" => |_, _| told::<EwalletAccount>(sample!("ewallet_accounts.bind")),
        "ewallet_accounts.unbind" => {
            |_, _| told::<EwalletAccount>(sample!("ewallet_accounts.unbind"))
        }
        "ewallet_accounts.get" => |_, _| told::<EwalletAccount>(sample!("ewallet_accounts.get")),
        "subscriptions.create" => |state, _| {
            let answer = told::<Subscription>(sample!("subscriptions.get"))?;
            state.tell(events::bare("subscription.created"));
            Ok(answer)
        },
        "subscriptions.list" => {
            |_, ask| paged::<SubscriptionList>(ask, "subscription", sample!("subscriptions.list"))
        }
        "subscriptions.get" => {
            |_, ask| named::<Subscription>(ask, "id", sample!("subscriptions.get"))
        }
        "subscriptions.cancel" => |state, ask| {
            let sample = sample!("subscriptions.cancel");
            let answer = named::<CancelledSubscription>(ask, "id", sample)?;
            state.tell(events::bare("subscription.updated"));
            Ok(answer)
        },
        _ => return None,
    };
    Some(handler)
}

fn parsed(sample: &str) -> Json {
    Json::parse(sample).unwrap_or_default()
}

/// The sample as it is.
fn told<T: Decode + Encode>(sample: &str) -> Result<String, Refusal> {
    Ok(typed::<T>(&parsed(sample))?)
}

/// The sample with the id that the path has.
fn named<T: Decode + Encode>(ask: &Ask<'_>, key: &str, sample: &str) -> Result<String, Refusal> {
    let id = Json::from(ask.path("id"));
    Ok(typed::<T>(&with(sample, key, id))?)
}

/// The part of the sample's list that the query asks for.
fn paged<T: Decode + Encode>(ask: &Ask<'_>, key: &str, sample: &str) -> Result<String, Refusal> {
    let page = Page::of(ask, MOST, Refusal::invalid_page())?;
    let list = parsed(sample).get(key).unwrap_or_default();
    let items: Vec<Json> = from_str(list.as_str())?;
    let items = Json::parse(&to_string(&page.cut(items))).unwrap_or_default();
    Ok(typed::<T>(&with(sample, key, items))?)
}

/// The sample with another value for a member.
fn with(sample: &str, key: &str, value: Json) -> Json {
    let mut members: BTreeMap<String, Json> = from_str(sample).unwrap_or_default();
    members.insert(key.to_owned(), value);
    parsed(&to_string(&members))
}
