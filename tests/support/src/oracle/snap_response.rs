//! Any bytes as the response to a call of SNAP. The first selects the call, the second the status.

use bytes::Bytes;
use durianpay_client::json::{Decode, Encode, from_str, to_string};
use durianpay_client::snap::api::{
    CreateQris, CreateRefund, CreateRefundFields, GetBalance, GetBankTransferStatus, Money,
    QrisInfo, environment,
};
use durianpay_client::snap::{Client, Credentials, CredentialsFields};
use durianpay_client::{Call, Outcome, RsaPrivateKey, Secret};
use std::fmt::Debug;
use std::sync::LazyLock;

const PRIVATE_KEY: &str = include_str!("../../../signing/keys/pkcs8.pem");

static CLIENT: LazyLock<Client> = LazyLock::new(|| {
    let credentials = Credentials::new(CredentialsFields {
        client_key: "client-1".to_owned(),
        client_secret: Secret::new("secret"),
        private_key: RsaPrivateKey::from_pem(PRIVATE_KEY).expect("the key is one"),
    });
    let credentials = credentials.expect("the credentials are complete");
    Client::new(credentials, &environment::SANDBOX).expect("the settings are valid")
});

const STATUSES: [u16; 8] = [200, 200, 202, 400, 401, 409, 500, 504];

/// Checks that a value that is read can be shown, and is written so that it is read as the same;
/// and that an error keeps status and body, and says `Rejected` only with a status or a code
/// from 400 to 499.
pub fn check(data: &[u8]) {
    let [call, status, body @ ..] = data else {
        return;
    };
    let status = STATUSES[usize::from(*status) % STATUSES.len()];
    match call % 4 {
        0 => {
            let balance = GetBalance::new("mer_1");
            read(&CLIENT.balances().get(balance), status, body);
        }
        1 => {
            let question = GetBankTransferStatus::new();
            read(&CLIENT.bank_transfers().status(question), status, body);
        }
        2 => {
            let qris = CreateQris::new("shop-1", Money::new(5), QrisInfo::new());
            read(&CLIENT.qris().create(qris), status, body);
        }
        _ => {
            let refund = CreateRefund::new(CreateRefundFields {
                original_partner_reference_no: "shop-1".into(),
                original_reference_no: "pay_1".into(),
                partner_refund_no: "refund-1".to_owned(),
                refund_amount: Money::new(5),
            });
            read(&CLIENT.qris().refund(refund), status, body);
        }
    }
}

fn read<T>(call: &Call<T>, status: u16, body: &[u8])
where
    T: Decode + Encode + Debug,
{
    let response = http::Response::builder().status(status);
    let response = response.body(Bytes::copy_from_slice(body));
    match call.read_http(response.expect("the status is one")) {
        Ok(value) => {
            assert!((200..300).contains(&status));
            let _shown = format!("{value:?}");
            let written = to_string(&value);
            let again: T = from_str(&written).expect("what was written is read");
            assert_eq!(to_string(&again), written);
        }
        Err(error) => {
            assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
            assert_eq!(error.body(), Some(body));
            let is_of_client = |code: &str| code.starts_with('4');
            let may_be_rejected =
                (400..500).contains(&status) || error.code().is_some_and(is_of_client);
            assert!(error.outcome() != Outcome::Rejected || may_be_rejected);
            let _found = CLIENT.diagnose(&error).to_string();
            for text in [error.to_string(), format!("{error:?}")] {
                assert!(!text.contains(char::is_control), "{text:?}");
                assert!(text.len() < 20_000, "{} bytes", text.len());
            }
        }
    }
}
