//! A merchant who makes calls of SNAP through intents.

use super::fuse::{Fuse, Fused};
use super::server::Snap;
use durianpay_client::intent::{
    IntentError, IntentStatus, IntentStore as _, Intents, MemoryIntents, Submitted,
};
use durianpay_client::snap::api::{
    BankTransfer, BankTransferStatus, CreateBankTransfer, CreateBankTransferFields, CreateQris,
    CreateRefund, CreateRefundFields, Money, Qris, QrisInfo, QrisStatus, environment,
};
use durianpay_client::snap::{Client, Credentials, CredentialsFields};
use durianpay_client::{RsaPrivateKey, Secret};
use std::sync::LazyLock;
use std::time::Duration;

const PRIVATE_KEY: &str = include_str!("../../signing/keys/pkcs8.pem");

/// The key is checked once: that takes a while.
static CREDENTIALS: LazyLock<Credentials> = LazyLock::new(|| {
    let credentials = Credentials::new(CredentialsFields {
        client_key: "client-key".to_owned(),
        client_secret: Secret::new("client-secret"),
        private_key: RsaPrivateKey::from_pem(PRIVATE_KEY).unwrap(),
    });
    credentials.unwrap()
});

/// Longer than the consistency window and every limit of a call.
const LONG: Duration = Duration::from_secs(10 * 60);

pub(crate) type Transferred = Result<Submitted<BankTransfer, BankTransferStatus>, IntentError>;
pub(crate) type Created = Result<Submitted<Qris, QrisStatus>, IntentError>;

/// A merchant, whose intents are in one store.
pub(crate) struct Merchant {
    pub(crate) snap: Snap,
    pub(crate) store: MemoryIntents,
    pub(crate) intents: Intents<Client>,
}

impl Merchant {
    pub(crate) fn open() -> Self {
        let (snap, store) = (Snap::new(), MemoryIntents::default());
        let intents = process(&snap, &store, &Fuse::default());
        Self {
            snap,
            store,
            intents,
        }
    }

    /// The same merchant after the process was started again. It stops where the fuse says so.
    pub(crate) fn restarted(&self, fuse: &Fuse) -> Intents<Client> {
        process(&self.snap, &self.store, fuse)
    }

    /// Returns another client of the server.
    pub(crate) fn client(&self) -> Client {
        client(&self.snap, &Fuse::default())
    }

    pub(crate) async fn transfer(&self, reference: &str) -> Transferred {
        self.intents.create_bank_transfer(transfer(reference)).await
    }

    pub(crate) async fn qris(&self, reference: &str) -> Created {
        self.intents.create_qris(qris(reference)).await
    }

    /// Returns how far an intent has come.
    pub(crate) async fn status(&self, operation: &str, reference: &str) -> IntentStatus {
        let record = self.store.get(operation, reference).await.unwrap();
        record.unwrap().status
    }
}

/// Advances the clock until all created objects are visible.
pub(crate) async fn wait() {
    tokio::time::sleep(LONG).await;
}

fn process(snap: &Snap, store: &MemoryIntents, fuse: &Fuse) -> Intents<Client> {
    let store = Fused {
        inner: store.clone(),
        fuse: fuse.clone(),
    };
    Intents::new(client(snap, fuse), store)
}

fn client(snap: &Snap, fuse: &Fuse) -> Client {
    let fuse = fuse.clone();
    let client = Client::builder(CREDENTIALS.clone())
        .environment(&environment::SANDBOX)
        .transport(snap.server.clone())
        .wrap_transport(|inner| Fused { inner, fuse })
        .runtime(snap.clock.clone())
        .build();
    client.unwrap()
}

pub(crate) fn transfer(reference: &str) -> CreateBankTransfer {
    CreateBankTransfer::new(CreateBankTransferFields {
        partner_reference_no: reference.into(),
        amount: Money::new(250_000),
        beneficiary_account_name: "Jane Doe".into(),
        beneficiary_account_no: "1234567890".into(),
        beneficiary_bank_code: "014".into(),
        source_account_no: "mer_1".into(),
        transaction_date: "2026-11-29T17:00:00+07:00".parse().unwrap(),
    })
}

pub(crate) fn qris(reference: &str) -> CreateQris {
    CreateQris::new(reference, Money::new(10_000), QrisInfo::new())
}

pub(crate) fn refund(reference: &str) -> CreateRefund {
    CreateRefund::new(CreateRefundFields {
        original_partner_reference_no: "shop-1017".into(),
        original_reference_no: "pay_1".into(),
        partner_refund_no: reference.into(),
        refund_amount: Money::new(4_000),
    })
}
