//! Handlers of endpoints without state, and of invoices and promos that were not created here. They
//! return the samples of the vendor's pages as printed, without the envelope.

use super::{invoices, promos, sample_rules};
use crate::context::{Context, Handler, Step, Stored, reply, step};
use crate::error_response::{ErrorResponse, FieldError};
use crate::events;
use crate::model::bank;
use crate::object::Object;
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
    (&endpoint::CUSTOMERS_UPDATE, |context| {
        let errors = sample_rules::customer(context)?;
        checked(
            errors,
            with_path_id::<UpdatedCustomer>(context, "id", sample!("customers.update")),
        )
    }),
    (&endpoint::EWALLET_ACCOUNTS_BIND, |context| {
        let errors = sample_rules::link(context)?;
        checked(
            errors,
            unchanged::<EwalletAccount>(sample!("ewallet_accounts.bind")),
        )
    }),
    (&endpoint::EWALLET_ACCOUNTS_UNBIND, |_| {
        unchanged::<EwalletAccount>(sample!("ewallet_accounts.unbind"))
    }),
    (&endpoint::EWALLET_ACCOUNTS_GET, |_| {
        unchanged::<EwalletAccount>(sample!("ewallet_accounts.get"))
    }),
    (&endpoint::SUBSCRIPTIONS_CREATE, create_subscription),
    (&endpoint::SUBSCRIPTIONS_LIST, |context| {
        paged::<SubscriptionList>(
            context,
            Days::DatesOrUnix,
            "subscription",
            sample!("subscriptions.list"),
        )
    }),
    (&endpoint::SUBSCRIPTIONS_GET, |context| {
        with_path_id::<Subscription>(context, "id", sample!("subscriptions.get"))
    }),
    (&endpoint::SUBSCRIPTIONS_CANCEL, cancel_subscription),
    (&endpoint::DISBURSEMENTS_BANKS, |_| {
        unchanged::<Vec<DisbursementBank>>(bank::LIST)
    }),
    (&endpoint::DISBURSEMENTS_TOPUP_GET, |_| {
        unchanged::<TopUpState>(sample!("disbursements.topup_get"))
    }),
    (&endpoint::FEES_CALCULATE, |_| {
        unchanged::<BTreeMap<String, MethodFee>>(sample!("fees.calculate"))
    }),
    (&endpoint::PAYMENTS_CAPTURE, |context| {
        with_path_id::<CapturedPayment>(context, "payment_id", sample!("payments.capture"))
    }),
    (&endpoint::SETTLEMENTS_LIST, |context| {
        paged::<SettlementList>(
            context,
            Days::DatesOrUnix,
            "settlement_detail",
            sample!("settlements.list"),
        )
    }),
    (&endpoint::SETTLEMENTS_GET, |context| {
        with_path_id::<Settlement>(context, "id", sample!("settlements.get"))
    }),
    (&endpoint::SETTLEMENTS_DETAILS, settlement_details),
    (&endpoint::SETTLEMENTS_BY_PAYMENT, settlement_by_payment),
    // No page prints the responses to changing, listing and deleting invoices.
    (&endpoint::INVOICES_GET, |context| {
        let sample = with_path_id::<Invoice>(context, "id", sample!("invoices.get"));
        or_sample(invoices::get(context), sample)
    }),
    (&endpoint::INVOICES_UPDATE, |context| {
        let errors = sample_rules::invoice(context)?;
        let sample = with_path_id::<Invoice>(context, "id", sample!("invoices.get"));
        checked(errors, or_sample(invoices::update(context), sample))
    }),
    (&endpoint::INVOICES_LIST, list_invoices),
    (&endpoint::INVOICES_DELETE, |context| {
        let sample = with_path_id::<DeletedInvoice>(context, "id", "{}");
        or_sample(invoices::delete(context), sample)
    }),
    (&endpoint::INVOICES_PAY, |context| {
        let errors = sample_rules::invoice_bank(context)?;
        checked(errors, unchanged::<PaidInvoices>(sample!("invoices.pay")))
    }),
    (
        &endpoint::INVOICES_MANUAL_TRANSACTION,
        record_invoice_payment,
    ),
    (&endpoint::INVOICES_CHECKOUT_URL, |_| {
        unchanged::<InvoiceCheckout>(sample!("invoices.checkout_url"))
    }),
    // For promos, two responses are printed: the list, and a single promo.
    (&endpoint::PROMOS_GET, |context| {
        let sample = with_path_id::<Promo>(context, "id", sample!("promos.get"));
        or_sample(promos::get(context), sample)
    }),
    (&endpoint::PROMOS_UPDATE, |context| {
        let sample = with_path_id::<Promo>(context, "id", sample!("promos.get"));
        or_sample(promos::update(context), sample)
    }),
    (&endpoint::PROMOS_LIST, |_| {
        let sample = unchanged::<Vec<Promo>>(sample!("promos.list"));
        or_sample(promos::list(), sample)
    }),
    (&endpoint::PROMOS_DELETE, |context| {
        let sample = unchanged::<DeletedPromo>("{}");
        or_sample(promos::delete(context), sample)
    }),
    (&endpoint::SUBACCOUNTS_REGISTER, |_| {
        unchanged::<Subaccount>(sample!("subaccounts.register"))
    }),
    (&endpoint::SUBACCOUNTS_LIST, |context| {
        paged::<SubaccountList>(
            context,
            Days::Dates,
            "subaccounts",
            sample!("subaccounts.list"),
        )
    }),
    (&endpoint::SUBACCOUNTS_UPDATE, |context| {
        with_path_id::<Subaccount>(context, "id", sample!("subaccounts.update"))
    }),
    (&endpoint::SUBACCOUNTS_UPDATE_FEES, |_| {
        unchanged::<SubaccountFeesResponse>(sample!("subaccounts.update_fees"))
    }),
    (&endpoint::SUBACCOUNTS_GET_FEES, subaccount_fees),
    (&endpoint::SUBACCOUNTS_BALANCE, subaccount_balance),
    (&endpoint::SUBACCOUNTS_REGISTER_SUBMERCHANT, |_| {
        #[expect(deprecated, reason = "deprecated endpoints have a response too")]
        unchanged::<Submerchant>(sample!("subaccounts.register_submerchant"))
    }),
];

/// Handles `subscriptions.create`.
fn create_subscription<'c>(_: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let id = parsed(sample!("subscriptions.get")).get("id");
    step(move |state| {
        send_event(state, "subscription.created", &id.unwrap_or_default());
        reply::<Subscription>(|| parsed(sample!("subscriptions.get")))
    })
}

/// Handles `subscriptions.cancel`.
fn cancel_subscription<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let id = Json::from(context.path("id"));
    step(move |state| {
        send_event(state, "subscription.updated", &id);
        let sample = sample!("subscriptions.cancel");
        reply::<CancelledSubscription>(move || with(sample, "id", id))
    })
}

/// Handles `settlements.details`.
fn settlement_details<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
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
fn settlement_by_payment<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let payment = context.query.get("payment_id").unwrap_or_default();
    let sample = with(sample!("settlements.by_payment"), "payment_id", payment);
    step(move |_| reply::<SettlementDetail>(move || sample))
}

/// Handles `invoices.list`.
fn list_invoices<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let invoice = parsed(sample!("invoices.get"));
    let list = Object::new().with("invoices", &vec![invoice]);
    let sample = paged::<InvoiceList>(context, Days::Dates, "invoices", list.finish().as_str());
    or_sample(invoices::list(context), sample)
}

/// Handles `invoices.manual_transaction`.
fn record_invoice_payment<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let paid: RecordInvoicePayment = context.body()?;
    let invoice: Invoice = from_str(sample!("invoices.get"))?;
    let left = invoice.remaining_amount;
    let sample = step(move |state| {
        state.send_of_invoice("invoice.transaction", &paid.id);
        if left.is_some_and(|left| paid.amount >= left) {
            state.send_of_invoice("invoice.paid", &paid.id);
        }
        reply::<RecordedInvoicePayment>(|| parsed(sample!("invoices.manual_transaction")))
    });
    or_sample(invoices::record_payment(context), sample)
}

/// Handles `subaccounts.get_fees`. Its page prints the list of sub-accounts instead; the fees are
/// from the response to changing them.
fn subaccount_fees<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let fees = parsed(sample!("subaccounts.update_fees")).get("data");
    let fees = fees.unwrap_or_default();
    with_path_id::<SubaccountFees>(context, "id", fees.as_str())
}

/// Handles `subaccounts.balance`.
fn subaccount_balance<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let sample = parsed(sample!("subaccounts.balance"));
    let balance = sample.get("data").unwrap_or_default();
    let id = Json::from(context.path("id"));
    let balance = with(balance.as_str(), "id", id);
    let response = with(sample.as_str(), "data", balance);
    step(move |_| reply::<SubaccountBalanceResponse>(move || response))
}

/// Sends an event for the object with this id.
fn send_event(state: &mut State, name: &'static str, id: &Json) {
    let names = Object::new().with("id", id);
    state.send(events::undocumented(&state.merchant, name, names));
}

fn parsed(sample: &str) -> Json {
    Json::parse(sample).unwrap_or_default()
}

/// Executes the step, unless there are errors.
fn checked(
    errors: Vec<FieldError>,
    execute: Result<Step<'_>, ErrorResponse>,
) -> Result<Step<'_>, ErrorResponse> {
    let execute = execute?;
    step(move |state| {
        ErrorResponse::reject(&mut state.ids, errors)?;
        execute(state)
    })
}

/// Responds with the sample if the object was not created here.
fn or_sample<'c>(
    stored: Result<Stored<'c>, ErrorResponse>,
    sample: Result<Step<'c>, ErrorResponse>,
) -> Result<Step<'c>, ErrorResponse> {
    let (stored, sample) = (stored?, sample?);
    step(move |state| match stored(state)? {
        Some(reply) => Ok(reply),
        None => sample(state),
    })
}

/// Returns the sample unchanged.
fn unchanged<'c, T: Decode + Encode>(sample: &'static str) -> Result<Step<'c>, ErrorResponse> {
    step(move |_| reply::<T>(move || parsed(sample)))
}

/// Returns the sample with the id from the path.
fn with_path_id<'c, T: Decode + Encode>(
    context: &'c Context<'c>,
    key: &str,
    sample: &str,
) -> Result<Step<'c>, ErrorResponse> {
    let response = with(sample, key, Json::from(context.path("id")));
    step(move |_| reply::<T>(move || response))
}

/// Returns the requested part of the sample's list.
fn paged<'c, T: Decode + Encode>(
    context: &'c Context<'c>,
    days: Days,
    key: &str,
    sample: &str,
) -> Result<Step<'c>, ErrorResponse> {
    let page = Page::read(context.query, MOST, days)?;
    let list = parsed(sample).get(key).unwrap_or_default();
    let items: Vec<Json> = from_str(list.as_str())?;
    let items = Json::parse(&to_string(&page.cut(items))).unwrap_or_default();
    let response = with(sample, key, items);
    step(move |_| reply::<T>(move || response))
}

/// Replaces the value of a member in the sample.
fn with(sample: &str, key: &str, value: Json) -> Json {
    let mut members: BTreeMap<String, Json> = from_str(sample).unwrap_or_default();
    members.insert(key.to_owned(), value);
    parsed(&to_string(&members))
}
