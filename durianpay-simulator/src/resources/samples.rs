//! Handlers of endpoints without state, and of invoices and promos that were not created here. They
//! return the samples of the vendor's pages as printed, without the envelope.

use super::{invoices, promos, sample_rules};
use crate::context::{Context, Handler};
use crate::error_response::ErrorResponse;
use crate::events;
use crate::model::bank;
use crate::object::{Object, typed};
use crate::paging::{Days, MOST, Page};
use crate::state::State;
use durianpay_client::__private::json::{Decode, Encode, from_str};
use durianpay_client::Endpoint;
#[expect(deprecated, reason = "deprecated endpoints have a response too")]
use durianpay_client::api::Submerchant;
use durianpay_client::api::{
    CancelledSubscription, CapturedPayment, DeletedInvoice, DeletedPromo, DisbursementBank,
    EwalletAccount, Invoice, InvoiceCheckout, InvoiceList, MethodFee, PaidInvoices, Promo,
    RecordInvoicePayment, RecordedInvoicePayment, Settlement, SettlementDetail,
    SettlementDetailList, SettlementList, Subaccount, SubaccountBalanceResponse, SubaccountFees,
    SubaccountFeesResponse, SubaccountList, Subscription, SubscriptionList, TopUpState,
    UpdatedCustomer, endpoint,
};
use durianpay_client::json::{Json, to_string};
use std::collections::BTreeMap;

/// Includes the sample of an endpoint.
macro_rules! sample {
    ($name:literal) => {
        include_str!(concat!("../samples/", $name, ".json"))
    };
}

/// The endpoints that return a sample.
pub(crate) static HANDLERS: &[(&Endpoint, Handler)] = &[
    (&endpoint::CUSTOMERS_UPDATE, |state, context| {
        sample_rules::customer(state, context)?;
        with_path_id::<UpdatedCustomer>(context, "id", sample!("customers.update"))
    }),
    (&endpoint::EWALLET_ACCOUNTS_BIND, |state, context| {
        sample_rules::link(state, context)?;
        unchanged::<EwalletAccount>(sample!("ewallet_accounts.bind"))
    }),
    (&endpoint::EWALLET_ACCOUNTS_UNBIND, |_, _| {
        unchanged::<EwalletAccount>(sample!("ewallet_accounts.unbind"))
    }),
    (&endpoint::EWALLET_ACCOUNTS_GET, |_, _| {
        unchanged::<EwalletAccount>(sample!("ewallet_accounts.get"))
    }),
    (&endpoint::SUBSCRIPTIONS_CREATE, create_subscription),
    (&endpoint::SUBSCRIPTIONS_LIST, |_, context| {
        paged::<SubscriptionList>(
            context,
            Days::DatesOrUnix,
            "subscription",
            sample!("subscriptions.list"),
        )
    }),
    (&endpoint::SUBSCRIPTIONS_GET, |_, context| {
        with_path_id::<Subscription>(context, "id", sample!("subscriptions.get"))
    }),
    (&endpoint::SUBSCRIPTIONS_CANCEL, cancel_subscription),
    (&endpoint::DISBURSEMENTS_BANKS, |_, _| {
        unchanged::<Vec<DisbursementBank>>(bank::LIST)
    }),
    (&endpoint::DISBURSEMENTS_TOPUP_GET, |_, _| {
        unchanged::<TopUpState>(sample!("disbursements.topup_get"))
    }),
    (&endpoint::FEES_CALCULATE, |_, _| {
        unchanged::<BTreeMap<String, MethodFee>>(sample!("fees.calculate"))
    }),
    (&endpoint::PAYMENTS_CAPTURE, |_, context| {
        with_path_id::<CapturedPayment>(context, "payment_id", sample!("payments.capture"))
    }),
    (&endpoint::SETTLEMENTS_LIST, |_, context| {
        paged::<SettlementList>(
            context,
            Days::DatesOrUnix,
            "settlement_detail",
            sample!("settlements.list"),
        )
    }),
    (&endpoint::SETTLEMENTS_GET, |_, context| {
        with_path_id::<Settlement>(context, "id", sample!("settlements.get"))
    }),
    (&endpoint::SETTLEMENTS_DETAILS, settlement_details),
    (&endpoint::SETTLEMENTS_BY_PAYMENT, settlement_by_payment),
    // No page prints the responses to changing, listing and deleting invoices.
    (&endpoint::INVOICES_GET, |state, context| {
        if let Some(response) = invoices::get(state, context)? {
            return Ok(response);
        }
        with_path_id::<Invoice>(context, "id", sample!("invoices.get"))
    }),
    (&endpoint::INVOICES_UPDATE, |state, context| {
        sample_rules::invoice(state, context)?;
        if let Some(response) = invoices::update(state, context)? {
            return Ok(response);
        }
        with_path_id::<Invoice>(context, "id", sample!("invoices.get"))
    }),
    (&endpoint::INVOICES_LIST, list_invoices),
    (&endpoint::INVOICES_DELETE, |state, context| {
        if let Some(response) = invoices::delete(state, context)? {
            return Ok(response);
        }
        with_path_id::<DeletedInvoice>(context, "id", "{}")
    }),
    (&endpoint::INVOICES_PAY, |state, context| {
        sample_rules::invoice_bank(state, context)?;
        unchanged::<PaidInvoices>(sample!("invoices.pay"))
    }),
    (
        &endpoint::INVOICES_MANUAL_TRANSACTION,
        record_invoice_payment,
    ),
    (&endpoint::INVOICES_CHECKOUT_URL, |_, _| {
        unchanged::<InvoiceCheckout>(sample!("invoices.checkout_url"))
    }),
    // For promos, two responses are printed: the list, and a single promo.
    (&endpoint::PROMOS_GET, |state, context| {
        if let Some(response) = promos::get(state, context)? {
            return Ok(response);
        }
        with_path_id::<Promo>(context, "id", sample!("promos.get"))
    }),
    (&endpoint::PROMOS_UPDATE, |state, context| {
        if let Some(response) = promos::update(state, context)? {
            return Ok(response);
        }
        with_path_id::<Promo>(context, "id", sample!("promos.get"))
    }),
    (&endpoint::PROMOS_LIST, |state, _| {
        if let Some(response) = promos::list(state)? {
            return Ok(response);
        }
        unchanged::<Vec<Promo>>(sample!("promos.list"))
    }),
    (&endpoint::PROMOS_DELETE, |state, context| {
        if let Some(response) = promos::delete(state, context)? {
            return Ok(response);
        }
        unchanged::<DeletedPromo>("{}")
    }),
    (&endpoint::SUBACCOUNTS_REGISTER, |_, _| {
        unchanged::<Subaccount>(sample!("subaccounts.register"))
    }),
    (&endpoint::SUBACCOUNTS_LIST, |_, context| {
        paged::<SubaccountList>(
            context,
            Days::Dates,
            "subaccounts",
            sample!("subaccounts.list"),
        )
    }),
    (&endpoint::SUBACCOUNTS_UPDATE, |_, context| {
        with_path_id::<Subaccount>(context, "id", sample!("subaccounts.update"))
    }),
    (&endpoint::SUBACCOUNTS_UPDATE_FEES, |_, _| {
        unchanged::<SubaccountFeesResponse>(sample!("subaccounts.update_fees"))
    }),
    (&endpoint::SUBACCOUNTS_GET_FEES, subaccount_fees),
    (&endpoint::SUBACCOUNTS_BALANCE, subaccount_balance),
    (&endpoint::SUBACCOUNTS_REGISTER_SUBMERCHANT, |_, _| {
        #[expect(deprecated, reason = "deprecated endpoints have a response too")]
        unchanged::<Submerchant>(sample!("subaccounts.register_submerchant"))
    }),
];

/// Handles `subscriptions.create`.
fn create_subscription(state: &mut State, _: &Context<'_>) -> Result<String, ErrorResponse> {
    let response = unchanged::<Subscription>(sample!("subscriptions.get"))?;
    let id = parsed(sample!("subscriptions.get")).get("id");
    send_event(state, "subscription.created", &id.unwrap_or_default());
    Ok(response)
}

/// Handles `subscriptions.cancel`.
fn cancel_subscription(state: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    let sample = sample!("subscriptions.cancel");
    let response = with_path_id::<CancelledSubscription>(context, "id", sample)?;
    send_event(state, "subscription.updated", &context.path("id").into());
    Ok(response)
}

/// Handles `settlements.details`.
fn settlement_details(_: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    let item = parsed(sample!("settlements.details.item"));
    let list = Object::new().with("settlement_detail", &vec![item]);
    paged::<SettlementDetailList>(
        context,
        Days::Dates,
        "settlement_detail",
        list.finish().as_str(),
    )
}

/// Handles `settlements.by_payment`.
fn settlement_by_payment(_: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    let payment = context.query.get("payment_id").unwrap_or_default();
    let sample = with(sample!("settlements.by_payment"), "payment_id", payment);
    Ok(typed::<SettlementDetail>(&sample)?)
}

/// Handles `invoices.list`.
fn list_invoices(state: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    if let Some(response) = invoices::list(state, context)? {
        return Ok(response);
    }
    let invoice = parsed(sample!("invoices.get"));
    let list = Object::new().with("invoices", &vec![invoice]);
    paged::<InvoiceList>(context, Days::Dates, "invoices", list.finish().as_str())
}

/// Handles `invoices.manual_transaction`.
fn record_invoice_payment(
    state: &mut State,
    context: &Context<'_>,
) -> Result<String, ErrorResponse> {
    if let Some(response) = invoices::record_payment(state, context)? {
        return Ok(response);
    }
    let response = unchanged::<RecordedInvoicePayment>(sample!("invoices.manual_transaction"))?;
    let paid: RecordInvoicePayment = context.body()?;
    let invoice: Invoice = from_str(sample!("invoices.get"))?;
    state.send_of_invoice("invoice.transaction", &paid.id);
    if invoice
        .remaining_amount
        .is_some_and(|left| paid.amount >= left)
    {
        state.send_of_invoice("invoice.paid", &paid.id);
    }
    Ok(response)
}

/// Handles `subaccounts.get_fees`. Its page prints the list of sub-accounts instead; the fees are
/// from the response to changing them.
fn subaccount_fees(_: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    let fees = parsed(sample!("subaccounts.update_fees")).get("data");
    let fees = fees.unwrap_or_default();
    with_path_id::<SubaccountFees>(context, "id", fees.as_str())
}

/// Handles `subaccounts.balance`.
fn subaccount_balance(_: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    let sample = parsed(sample!("subaccounts.balance"));
    let balance = sample.get("data").unwrap_or_default();
    let id = Json::from(context.path("id"));
    let balance = with(balance.as_str(), "id", id);
    let response = with(sample.as_str(), "data", balance);
    Ok(typed::<SubaccountBalanceResponse>(&response)?)
}

/// Sends an event for the object with this id.
fn send_event(state: &mut State, name: &'static str, id: &Json) {
    let names = Object::new().with("id", id);
    state.send(events::undocumented(&state.merchant, name, names));
}

fn parsed(sample: &str) -> Json {
    Json::parse(sample).unwrap_or_default()
}

/// Returns the sample unchanged.
fn unchanged<T: Decode + Encode>(sample: &str) -> Result<String, ErrorResponse> {
    Ok(typed::<T>(&parsed(sample))?)
}

/// Returns the sample with the id from the path.
fn with_path_id<T: Decode + Encode>(
    context: &Context<'_>,
    key: &str,
    sample: &str,
) -> Result<String, ErrorResponse> {
    let id = Json::from(context.path("id"));
    Ok(typed::<T>(&with(sample, key, id))?)
}

/// Returns the requested part of the sample's list.
fn paged<T: Decode + Encode>(
    context: &Context<'_>,
    days: Days,
    key: &str,
    sample: &str,
) -> Result<String, ErrorResponse> {
    let page = Page::from_query(context.query, MOST, days, ErrorResponse::invalid_page())?;
    let list = parsed(sample).get(key).unwrap_or_default();
    let items: Vec<Json> = from_str(list.as_str())?;
    let items = Json::parse(&to_string(&page.cut(items))).unwrap_or_default();
    Ok(typed::<T>(&with(sample, key, items))?)
}

/// Replaces the value of a member in the sample.
fn with(sample: &str, key: &str, value: Json) -> Json {
    let mut members: BTreeMap<String, Json> = from_str(sample).unwrap_or_default();
    members.insert(key.to_owned(), value);
    parsed(&to_string(&members))
}
