//! The `X-EXTERNAL-ID` of the caller's choice.

use crate::support::{client, transfer};
use durianpay_client::{ErrorKind, Outcome};
use durianpay_test_support::scripted_transport::{Clock, Reply, Server, header};

#[tokio::test(start_paused = true)]
async fn an_id_of_up_to_36_letters_and_digits_is_sent() {
    for id in ["1", "504001", &"7".repeat(36), "5f2dA0"] {
        let server = Server::new(|_, _| Reply::code(200, "2001800"));
        let client = client(&server, &Clock::new());
        let call = client.bank_transfers().create(transfer());
        call.idempotency_key(id).await.unwrap();
        let [sent] = <[_; 1]>::try_from(server.calls()).unwrap();
        assert_eq!(header(&sent, "x-external-id"), id);
    }
}

#[tokio::test(start_paused = true)]
async fn any_other_id_is_rejected_before_anything_is_sent() {
    for id in ["", &"7".repeat(37), "payout-42", "1 2", "٣", "1_2"] {
        let server = Server::new(|_, _| Reply::done());
        let client = client(&server, &Clock::new());
        let call = client.bank_transfers().create(transfer());
        let error = call.idempotency_key(id).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request, "{id}");
        assert_eq!(error.outcome(), Outcome::NotSent, "{id}");
        assert!(id.is_empty() || !error.to_string().contains(id), "{error}");
        assert_eq!(server.calls().len() + server.token_requests().len(), 0);
    }
}
