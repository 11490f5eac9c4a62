//! The operation `payments.charge` as an intent.

use super::Intents;
use super::content::StoredOutcome;
use super::doubt::reconcile;
use super::intent::Intent;
use super::kind::{Finding, Kind, Question, Sender, Withdrawal, body, send};
use crate::api::{
    Charge, ChargeMethod, ChargePayment, ChargeResponse, OrderId, Payment, PaymentId,
    PaymentStatus, endpoint,
};
use crate::client::Client;
use crate::client::core::{ApiClient as _, ClientCore};
use crate::error::Error;
use crate::http::stored::StoredRequest;
use crate::json::{self, ReadError};
use crate::reconcile::method;
use crate::store::BoxFuture;
use crate::types::amount::Amount;
use crate::types::descriptor::Endpoint;

/// The outcome of a charge.
///
/// [`Intents::charge`](super::Intents::charge) has an example.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Charged {
    /// The response to the call, with the data that the customer needs to pay: a code to scan,
    /// an account number, a page.
    Started(Box<Charge>),
    /// The payment, found after its response was lost. It has ended, so it is not charged
    /// again.
    Found(Box<Payment>),
}

impl Charged {
    /// Returns the id of the payment; `None` if its method is unknown to these bindings.
    #[must_use]
    pub fn payment_id(&self) -> Option<&PaymentId> {
        match self {
            Self::Started(charge) => payment_id(&charge.response),
            Self::Found(payment) => Some(&payment.id),
        }
    }
}

impl Intents {
    /// Charges an order once for this reference, such as the number of a payment attempt in
    /// your books. If the method has a `payment_ref_id` that is not set, it is set to the
    /// reference.
    ///
    /// The API cannot return the instructions of a payment again, such as its QR code. If the
    /// response was lost and you call again with the same reference, the payment is [canceled
    /// and charged again](super#lost-instructions).
    ///
    /// ```
    /// use durianpay_client::api::{CreateOrder, OrderCustomer, QrisCharge};
    /// use durianpay_client::intent::{Charged, Intents, MemoryIntents};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = durianpay_simulator::Simulator::start().await?;
    /// # let client = simulator.client();
    /// let intents = Intents::new(client, MemoryIntents::default());
    /// let jane = OrderCustomer::new().email("jane.doe@example.com");
    /// let request = CreateOrder::new(10_000, jane).order_ref_id("shop-1017");
    /// let order = intents.create_order(request).await?;
    ///
    /// let qris = QrisCharge::new(&order.id, 10_000);
    /// match intents.charge("shop-1017-qris", qris).await? {
    ///     Charged::Started(charge) => println!("show {:?}", charge.response),
    ///     Charged::Found(payment) => println!("the payment is {}", payment.status),
    ///     _ => {}
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn charge(
        &self,
        reference: impl Into<String>,
        request: impl Into<ChargePayment>,
    ) -> Intent<Charged> {
        let (reference, mut request) = (reference.into(), request.into());
        let target = target(&request.request);
        let object = target.map_or_else(String::new, |(order, _)| order.to_string());
        let amount = target.map(|(_, amount)| amount.canonical().to_string());
        let method = request.request.tag().to_owned();
        let summary = format!(
            "charge of {} of {object} by {method}",
            amount.unwrap_or_default()
        );
        identify(&mut request.request, &reference);
        let call = self.client.payments().charge(request);
        Intent::with_outcome(&self.engine, reference, object, summary, &call, read)
    }
}

fn read(outcome: &StoredOutcome) -> Result<Charged, ReadError> {
    match outcome {
        StoredOutcome::Found(payment) => Ok(Charged::Found(Box::new(json::from_str(payment)?))),
        StoredOutcome::Response(charge) => Ok(Charged::Started(Box::new(json::from_str(charge)?))),
        StoredOutcome::Rejected(_) => Ok(Charged::Started(Box::new(json::from_str("")?))),
    }
}

pub(super) struct ChargeKind;

impl Kind for ChargeKind {
    fn endpoint(&self) -> &'static Endpoint {
        &endpoint::PAYMENTS_CHARGE
    }

    fn sender(&self) -> Sender {
        send::<Charge>
    }

    fn find<'a>(
        &'a self,
        core: &'a ClientCore,
        question: &'a Question<'a>,
    ) -> BoxFuture<'a, Result<Finding, Error>> {
        Box::pin(async move {
            let client = Client::from_core(core.clone());
            let request: ChargePayment = body(question.request)?;
            let reconcile = reconcile(&client, question);
            let found = reconcile
                .charge(request.clone(), question.sent_at())
                .await?;
            Finding::of(found, async |payment: Payment| Ok(Finding::done(&payment))).await
        })
    }

    fn read<'a>(
        &'a self,
        core: &'a ClientCore,
        _: &'a StoredRequest,
        id: &'a str,
    ) -> BoxFuture<'a, Result<String, Error>> {
        Box::pin(async move {
            let client = Client::from_core(core.clone());
            let payment = client.payments().get(PaymentId::new(id)).await?;
            Ok(json::to_string(&payment))
        })
    }

    fn object_id(&self, outcome: &StoredOutcome) -> Option<String> {
        let charged = read(outcome).ok()?;
        charged.payment_id().map(ToString::to_string)
    }

    /// Returns `false` for a payment with the reference of this request. A payment without a
    /// reference is excluded only if its method certainly differs.
    fn may_be_of(&self, found: &str, mine: &StoredRequest, other: &StoredRequest) -> bool {
        let Ok(payment) = json::from_str::<Payment>(found) else {
            return true;
        };
        let own = method_of(mine);
        let own = own.as_ref().and_then(reference);
        let is_own = own.is_some_and(|own| payment.payment_ref_id.as_deref() == Some(own));
        !is_own && method_of(other).is_none_or(|other| !method::differs(&other, &payment))
    }

    fn withdraw<'a>(
        &'a self,
        core: &'a ClientCore,
        found: &'a str,
        is_begun: bool,
    ) -> BoxFuture<'a, Result<Withdrawal, Error>> {
        Box::pin(withdraw(core, found, is_begun))
    }
}

/// Cancels a payment that was found, unless it has ended. Only a status read from the API
/// counts: a payment that it does not show as canceled is kept.
async fn withdraw(core: &ClientCore, found: &str, is_begun: bool) -> Result<Withdrawal, Error> {
    let client = Client::from_core(core.clone());
    let unreadable =
        |source| Error::request("the stored payment cannot be read").with_source(source);
    let payment: Payment = json::from_str(found).map_err(unreadable)?;
    let payment = client.payments().get(&payment.id).await?;
    match (&payment.status, is_begun) {
        (PaymentStatus::Cancelled, true) => return Ok(Withdrawal::Withdrawn),
        (PaymentStatus::Processing | PaymentStatus::Started | PaymentStatus::Pending, false) => {
            return Ok(Withdrawal::Possible(payment.id.to_string()));
        }
        (PaymentStatus::Processing | PaymentStatus::Started | PaymentStatus::Pending, true) => {}
        _ => return Ok(Withdrawal::Kept(json::to_string(&payment))),
    }
    // Whatever the response, the payment is read again.
    let _ = client.payments().cancel(&payment.id).await;
    let payment = client.payments().get(&payment.id).await?;
    Ok(match payment.status {
        PaymentStatus::Cancelled => Withdrawal::Withdrawn,
        PaymentStatus::Processing | PaymentStatus::Started | PaymentStatus::Pending => {
            Withdrawal::Waiting
        }
        _ => Withdrawal::Kept(json::to_string(&payment)),
    })
}

/// Returns the method of a stored request, if it can be read.
fn method_of(request: &StoredRequest) -> Option<ChargeMethod> {
    let request: ChargePayment = json::from_str(request.body.as_deref()?).ok()?;
    Some(request.request)
}

/// Returns the order and the amount of a charge.
fn target(request: &ChargeMethod) -> Option<(&OrderId, Amount)> {
    match request {
        ChargeMethod::Qris(charge) => Some((&charge.order_id, charge.amount)),
        ChargeMethod::Va(charge) => Some((&charge.order_id, charge.amount)),
        ChargeMethod::Ewallet(charge) => Some((&charge.order_id, charge.amount)),
        ChargeMethod::RetailStore(charge) => Some((&charge.order_id, charge.amount)),
        ChargeMethod::OnlineBanking(charge) => Some((&charge.order_id, charge.amount)),
        ChargeMethod::Card(charge) => Some((&charge.order_id, charge.amount)),
        ChargeMethod::Bnpl(charge) => Some((&charge.order_id, charge.amount)),
        ChargeMethod::Unknown(_) => None,
    }
}

/// Returns the field for the merchant's number of the payment, if the method has one.
fn reference_mut(request: &mut ChargeMethod) -> Option<&mut Option<String>> {
    match request {
        ChargeMethod::Va(charge) => Some(&mut charge.payment_ref_id),
        ChargeMethod::RetailStore(charge) => Some(&mut charge.payment_ref_id),
        ChargeMethod::Card(charge) => Some(&mut charge.payment_ref_id),
        ChargeMethod::Bnpl(charge) => Some(&mut charge.payment_ref_id),
        ChargeMethod::Qris(_)
        | ChargeMethod::Ewallet(_)
        | ChargeMethod::OnlineBanking(_)
        | ChargeMethod::Unknown(_) => None,
    }
}

/// Returns the merchant's number for the payment.
fn reference(request: &ChargeMethod) -> Option<&str> {
    let reference = match request {
        ChargeMethod::Va(charge) => charge.payment_ref_id.as_deref(),
        ChargeMethod::RetailStore(charge) => charge.payment_ref_id.as_deref(),
        ChargeMethod::Card(charge) => charge.payment_ref_id.as_deref(),
        ChargeMethod::Bnpl(charge) => charge.payment_ref_id.as_deref(),
        ChargeMethod::Qris(_)
        | ChargeMethod::Ewallet(_)
        | ChargeMethod::OnlineBanking(_)
        | ChargeMethod::Unknown(_) => None,
    };
    reference.filter(|reference| !reference.trim().is_empty())
}

/// Sets the reference of the intent on the payment, so that it can be distinguished from
/// others.
fn identify(request: &mut ChargeMethod, reference: &str) {
    if let Some(place @ None) = reference_mut(request) {
        *place = Some(reference.to_owned());
    }
}

fn payment_id(response: &ChargeResponse) -> Option<&PaymentId> {
    match response {
        ChargeResponse::Qris(response) => Some(&response.payment_id),
        ChargeResponse::Va(response) => Some(&response.payment_id),
        ChargeResponse::Ewallet(response) => Some(&response.payment_id),
        ChargeResponse::RetailStore(response) => Some(&response.payment_id),
        ChargeResponse::OnlineBanking(response) => Some(&response.payment_id),
        ChargeResponse::Card(response) => Some(&response.payment_id),
        ChargeResponse::Bnpl(response) => Some(&response.payment_id),
        ChargeResponse::Unknown(_) => None,
    }
}
