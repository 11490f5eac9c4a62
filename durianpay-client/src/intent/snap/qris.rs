//! The operation `qris.create` as an intent.

use super::submitted::{Submitted, read};
use crate::client::core::{ApiClient as _, ClientCore};
use crate::error::Error;
use crate::http::stored::StoredRequest;
use crate::intent::Intents;
use crate::intent::intent::Intent;
use crate::intent::kind::{Kind, Sender, send};
use crate::json;
use crate::snap::Client;
use crate::snap::api::{CreateQris, GetQrisStatus, Qris, QrisStatus, endpoint};
use crate::store::BoxFuture;
use crate::types::descriptor::Endpoint;

impl Intents<Client> {
    /// Creates a QR code once. Its reference is the `partnerReferenceNo` of the request.
    ///
    /// The status of a QR code can be read only by Durianpay's id, so a code whose response was
    /// lost cannot be found. It is requested again with the same reference: the first code was
    /// never shown, and if it exists, the API rejects the second one. In that case the intent
    /// is in [review](crate::intent::IntentStatus::Review), since the code cannot be read
    /// again. You may create another one with another reference, which is safe because the
    /// first was never shown, or find the payment in the dashboard.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use durianpay_client::intent::{Intents, MemoryIntents};
    /// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
    /// # let intents = Intents::new(simulator.snap().client(), MemoryIntents::default());
    /// use durianpay_client::intent::{IntentError, Submitted};
    /// use durianpay_client::snap::api::{CreateQris, Money, QrisInfo};
    ///
    /// let request = |reference| CreateQris::new(reference, Money::new(10_000), QrisInfo::new());
    /// let created = match intents.create_qris(request("shop-1017")).await {
    ///     Err(IntentError::Review { .. }) => intents.create_qris(request("shop-1017-b")).await?,
    ///     created => created?,
    /// };
    /// if let Submitted::Accepted(qris) = created {
    ///     println!("{}", qris.qr_content.unwrap_or_default());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn create_qris(
        &self,
        request: impl Into<CreateQris>,
    ) -> Intent<Submitted<Qris, QrisStatus>> {
        let request = request.into();
        let reference = request.partner_reference_no.to_string();
        let summary = format!("QRIS of {}", request.amount.value.canonical());
        let call = self.client.qris().create(request);
        Intent::with_outcome(&self.engine, reference, String::new(), summary, &call, read)
    }
}

pub(super) struct QrisKind;

impl Kind for QrisKind {
    fn endpoint(&self) -> &'static Endpoint {
        &endpoint::QRIS_CREATE
    }

    fn sender(&self) -> Sender {
        send::<Qris>
    }

    /// Returns `true`: the code of a lost response was never shown.
    fn may_be_repeated(&self, _: &StoredRequest) -> bool {
        true
    }

    /// The API creates one payment for a reference, and callers receive one code.
    fn is_double(&self, _: bool, _: Option<&str>, _: &str) -> bool {
        false
    }

    fn why_unknown(&self, _: &StoredRequest, exists: bool) -> Option<&'static str> {
        Some(if exists {
            "a QR code with this reference exists, and cannot be read again: look for the \
             payment in the dashboard or in a notification; or create a code under another \
             reference, since nobody has seen this one"
        } else {
            "the code was requested repeatedly without a clear response"
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
            let status = client.qris().status(GetQrisStatus::new(id)).await?;
            Ok(json::to_string(&status))
        })
    }
}
