//! Virtual accounts.

use super::support::{MINUTE, builder, code, notification, simulator, time, verify};
use durianpay_client::snap::api::{
    CreateVirtualAccount, CreateVirtualAccountFields, GetVirtualAccount, GetVirtualAccountFields,
    Money, UpdateVirtualAccount, UpdateVirtualAccountFields, VaPaymentNotification, VirtualAccount,
    VirtualAccountBank, VirtualAccountInfo, VirtualAccountPaymentStatus, VirtualAccountType,
};
use durianpay_client::snap::{Client, Notification};
use durianpay_simulator::{Delivery, Simulator, SimulatorError};

fn closed(reference: &str, bank: VirtualAccountBank) -> CreateVirtualAccount {
    open(reference, bank, VirtualAccountType::Closed).total_amount(Money::new(150_000))
}

fn open(
    reference: &str,
    bank: VirtualAccountBank,
    kind: VirtualAccountType,
) -> CreateVirtualAccount {
    CreateVirtualAccount::new(CreateVirtualAccountFields {
        virtual_account_name: "Jane Doe".into(),
        virtual_account_trx_type: kind,
        trx_id: reference.into(),
        additional_info: VirtualAccountInfo::new(bank),
    })
}

async fn create(client: &Client, request: CreateVirtualAccount) -> VirtualAccount {
    let created = client.virtual_accounts().create(request).await.unwrap();
    created.virtual_account_data.unwrap()
}

fn number(account: &VirtualAccount) -> String {
    account.virtual_account_no.clone().unwrap()
}

fn question(account: &VirtualAccount) -> GetVirtualAccount {
    GetVirtualAccount::new(GetVirtualAccountFields {
        partner_service_id: account.partner_service_id.clone().unwrap(),
        customer_no: account.customer_no.clone().unwrap(),
        virtual_account_no: number(account),
        trx_id: account.trx_id.clone().unwrap(),
    })
}

fn change(account: &VirtualAccount) -> UpdateVirtualAccount {
    UpdateVirtualAccount::new(UpdateVirtualAccountFields {
        partner_service_id: account.partner_service_id.clone().unwrap(),
        customer_no: account.customer_no.clone().unwrap(),
        virtual_account_no: number(account),
        virtual_account_name: "Jane D.".into(),
        trx_id: account.trx_id.clone().unwrap(),
    })
}

fn told(simulator: &Simulator, sent: &[Delivery]) -> VaPaymentNotification {
    match notification(simulator, sent) {
        Notification::VaPayment(payment) => payment,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_number_may_begin_with_blanks() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let request = closed("a", VirtualAccountBank::Bri).customer_no("00042");
    let account = create(&client, request).await;
    assert_eq!(account.partner_service_id.as_deref(), Some("   12361"));
    assert_eq!(account.virtual_account_no.as_deref(), Some("   1236100042"));
    let found = client
        .virtual_accounts()
        .get(question(&account))
        .await
        .unwrap();
    assert_eq!(found.virtual_account_data.unwrap(), account);
    // The number without the blanks is accepted too.
    let sent = simulator
        .snap()
        .pay_virtual_account("1236100042", 150_000)
        .await
        .unwrap();
    let told = told(&simulator, &sent);
    assert_eq!(told.virtual_account_no, account.virtual_account_no);
    assert_eq!(sent[0].path, "/v1.0/transfer-va/payment");
}

#[tokio::test]
async fn a_closed_account_accepts_its_amount_once() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let account = create(&client, closed("a", VirtualAccountBank::Nobu)).await;
    let number = number(&account);
    let error = simulator
        .snap()
        .pay_virtual_account(&number, 149_999)
        .await
        .unwrap_err();
    assert!(
        matches!(error, SimulatorError::NotPayable { .. }),
        "{error}"
    );
    let sent = simulator
        .snap()
        .pay_virtual_account(&number, 150_000)
        .await
        .unwrap();
    let told = told(&simulator, &sent);
    assert_eq!(told.paid_amount, Some(Money::new(150_000)));
    assert_eq!(told.trx_id, account.trx_id);
    let status = told.additional_info.unwrap().latest_transaction_status;
    assert_eq!(status, Some(VirtualAccountPaymentStatus::Completed));
    let error = simulator
        .snap()
        .pay_virtual_account(&number, 150_000)
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the virtual account cannot be paid: it is already paid"
    );
    // The payment is also one of the older API.
    let payment = simulator
        .client()
        .payments()
        .get(told.payment_request_id.as_str())
        .await;
    assert_eq!(payment.unwrap().amount, 150_000.into());
    let found = client
        .virtual_accounts()
        .get(question(&account))
        .await
        .unwrap();
    assert_eq!(
        found.virtual_account_data.unwrap().payment_date,
        Some(time("2026-03-02T12:00:00+07:00"))
    );
    assert_eq!(
        code(client.virtual_accounts().update(change(&account)).await),
        "4042814"
    );
}

#[tokio::test]
async fn a_payment_can_be_rejected_and_made_again() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let account = create(&client, closed("a", VirtualAccountBank::Bca)).await;
    let snap = simulator.snap();
    let number = number(&account);
    let sent = snap
        .reject_virtual_account_payment(&number, 150_000)
        .await
        .unwrap();
    let status = told(&simulator, &sent).additional_info.unwrap();
    let status = status.latest_transaction_status;
    assert_eq!(status, Some(VirtualAccountPaymentStatus::Rejected));
    let sent = snap.pay_virtual_account(&number, 150_000).await.unwrap();
    assert!(verify(&simulator, &sent[0]).is_ok());
}

#[tokio::test]
async fn an_open_reusable_account_accepts_any_amount_until_it_ends() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let mut request = open("a", VirtualAccountBank::Mandiri, VirtualAccountType::Open);
    request.additional_info = request.additional_info.is_reusable(true);
    let refused = client.virtual_accounts().create(request.clone()).await;
    assert_eq!(code(refused), "4002702");
    let request = request.expired_date(time("2026-03-02T12:30:00+07:00"));
    let account = create(&client, request).await;
    let number = number(&account);
    for amount in [1, 20_000] {
        simulator
            .snap()
            .pay_virtual_account(&number, amount)
            .await
            .unwrap();
    }
    simulator.advance(30 * MINUTE).await.unwrap();
    let error = simulator
        .snap()
        .pay_virtual_account(&number, 1)
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the virtual account cannot be paid: it has expired"
    );
}

#[tokio::test]
async fn an_account_is_changed_and_ended() {
    let simulator = builder().start_in_memory().unwrap();
    let client = simulator.snap().client();
    let account = create(&client, closed("a", VirtualAccountBank::Cimb)).await;
    let number = number(&account);
    let changed = change(&account).total_amount(Money::new(99_000));
    let changed = client.virtual_accounts().update(changed).await.unwrap();
    let changed = changed.virtual_account_data.unwrap();
    assert_eq!(changed.total_amount, Some(Money::new(99_000)));
    assert_eq!(changed.virtual_account_name.as_deref(), Some("Jane D."));
    assert!(changed.last_update_date.is_some());
    let ended = change(&account).expired_date(time("2026-03-02T12:00:00+07:00"));
    client.virtual_accounts().update(ended).await.unwrap();
    let error = simulator
        .snap()
        .pay_virtual_account(&number, 99_000)
        .await
        .unwrap_err();
    assert!(matches!(error, SimulatorError::NotPayable { .. }));

    let mut other = question(&account);
    other.trx_id = "b".into();
    assert_eq!(code(client.virtual_accounts().get(other).await), "4043012");
    let error = simulator
        .snap()
        .pay_virtual_account("1", 1)
        .await
        .unwrap_err();
    assert!(matches!(error, SimulatorError::UnknownVirtualAccount(_)));
}

#[tokio::test]
async fn an_invalid_account_is_rejected() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let without_amount = open("a", VirtualAccountBank::Bni, VirtualAccountType::Closed);
    for (request, expected) in [
        (without_amount, "4002702"),
        (closed("a", VirtualAccountBank::from("HSBC")), "4002701"),
        (
            closed("a", VirtualAccountBank::Bni).customer_no("12a"),
            "4002701",
        ),
        (
            closed("a", VirtualAccountBank::Bni).expired_date(time("2026-03-02T11:59:59+07:00")),
            "4002701",
        ),
        (
            open("a", VirtualAccountBank::Bni, VirtualAccountType::from("X")),
            "4002701",
        ),
    ] {
        assert_eq!(
            code(client.virtual_accounts().create(request).await),
            expected
        );
    }
    create(
        &client,
        closed("a", VirtualAccountBank::Bni).customer_no("12"),
    )
    .await;
    let same = closed("a", VirtualAccountBank::Bni);
    assert_eq!(
        code(client.virtual_accounts().create(same).await),
        "4092701"
    );
    let taken = closed("b", VirtualAccountBank::Bni).customer_no("12");
    assert_eq!(
        code(client.virtual_accounts().create(taken).await),
        "4042712"
    );
}
