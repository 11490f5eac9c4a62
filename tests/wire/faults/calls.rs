//! The five calls that meet each fault.

use super::row::{End, Reported, Seen};
use super::support::{Setup, Started};
use crate::support::create_order;
use durianpay_client::api::{
    CreateRefund, CreateRefundFields, DisbursementPayout, DisbursementPayoutFields, QrisCharge,
    SubmitDisbursement, SubmitDisbursementHeaders,
};
use durianpay_client::json::Decode;
use durianpay_client::{Call, Client};
use durianpay_test_support::scripted_server::PATIENCE;
use tokio::time::timeout;

/// A setup for each of the calls.
pub(crate) struct Setups {
    order: Started,
    charge: Started,
    refund: Started,
    batch: Started,
    read: Started,
}

impl Setups {
    pub(crate) async fn start(setup: &Setup) -> Self {
        let (order, charge, refund, batch, read) = tokio::join!(
            setup.start(),
            setup.start(),
            setup.start(),
            setup.start(),
            setup.start(),
        );
        Self {
            order,
            charge,
            refund,
            batch,
            read,
        }
    }
}

/// Has each call meet the fault of its setup.
pub(crate) async fn reported(id: &str, setups: &Setups) -> Reported {
    let Setups {
        order,
        charge,
        refund,
        batch,
        read,
    } = setups;
    let (order, charge, refund, keyed, safe) = tokio::join!(
        seen(order, |client| client.orders().create(create_order())),
        seen(charge, |client| {
            client.payments().charge(QrisCharge::new("ord_1", 20_000))
        }),
        seen(refund, |client| {
            let refund = CreateRefund::new(CreateRefundFields {
                ref_id: "refund_1".into(),
                payment_id: "pay_1".into(),
                amount: 20_000.into(),
            });
            client.refunds().create(refund)
        }),
        seen(batch, submit),
        seen(read, |client| client.orders().get("ord_1")),
    );
    assert_eq!(order, charge, "row {id}: two unprotected calls differ");
    assert_eq!(order, refund, "row {id}: two unprotected calls differ");
    Reported {
        never: order,
        keyed,
        safe,
    }
}

fn submit(client: &Client) -> Call<durianpay_client::api::Disbursement> {
    let payout = DisbursementPayout::new(DisbursementPayoutFields {
        account_owner_name: "Jane Doe".into(),
        bank_code: "bca".into(),
        amount: 20_000.into(),
        account_number: "8422640".into(),
    });
    let batch = SubmitDisbursement::new("batch", [payout]);
    client
        .disbursements()
        .submit(batch, SubmitDisbursementHeaders::new("batch_1"))
}

async fn seen<T: Decode>(set: &Started, call: impl Fn(&Client) -> Call<T>) -> Seen {
    let answered = timeout(PATIENCE, call(&set.client).raw().into_future()).await;
    let answered = answered.expect("a call ends in bounded time");
    let (end, attempts) = match answered.map(|response| (response.read(), response.attempts())) {
        Ok((Ok(_), attempts)) => (End::Done, attempts),
        Ok((Err(error), attempts)) => {
            assert_eq!(error.attempts(), attempts);
            (End::Failed(error.kind(), error.outcome()), attempts)
        }
        Err(error) => (End::Failed(error.kind(), error.outcome()), error.attempts()),
    };
    Seen {
        end,
        attempts,
        arrived: set.arrived(),
    }
}
