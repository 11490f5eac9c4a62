use super::{BTreeSet, OwnCharge, Payment, PaymentId, Window, sort};
use crate::api::{ChargePayment, QrisCharge, VaBank, VaCharge, VaChargeFields};
use crate::reconcile::Reconciled;
use serde_json::{Value, json};
use std::time::Duration;

/// The time at which the call was sent, in the middle of a minute.
const SENT: &str = "2024-03-01T02:00:30.500Z/2024-03-01T02:00:31.600Z";

/// The minute before it by which the vendor's clocks may differ, and times around it.
const OLD: &str = "2024-03-01T01:59:30.499Z";
const DOUBTFUL: &str = "2024-03-01T02:00:30.499Z";
const NEW: &str = "2024-03-01T02:00:30.500Z";
const LATE: &str = "2024-03-01T02:10:00Z";

/// A payment of the order by a virtual account, with changes to its fields.
fn payment(id: &str, created_at: &str, changes: &Value) -> Payment {
    let mut payment = json!({
        "id": id, "order_id": "ord_1", "amount": "10000", "status": "processing",
        "payment_details_type": "va_details", "method_id": "BCA", "created_at": created_at,
    });
    let fields = payment.as_object_mut().expect("an object");
    fields.extend(changes.as_object().cloned().unwrap_or_default());
    serde_json::from_value(payment).expect("a payment")
}

fn va(reference: Option<&str>) -> ChargePayment {
    let charge = VaCharge::new(VaChargeFields {
        order_id: "ord_1".into(),
        bank_code: VaBank::Bca,
        name: "Jane Doe".into(),
        amount: 10_000.into(),
    });
    match reference {
        Some(reference) => charge.payment_ref_id(reference).into(),
        None => charge.into(),
    }
}

/// Returns the verdict on a charge for these payments: `Done pay_1`.
fn verdict(charge: &ChargePayment, payments: Vec<Payment>, excluded: &[&str]) -> String {
    let own = OwnCharge::new(&charge.request).expect("a method that is known");
    let sent = SENT.parse().expect("an interval");
    let window = Window::new(sent, Duration::from_secs(80), Duration::from_secs(300));
    let excluded: BTreeSet<_> = excluded.iter().map(|id| PaymentId::new(*id)).collect();
    let candidates = sort(payments, &own, &window, &excluded);
    let names = |payments: Vec<Payment>| {
        let ids: Vec<_> = payments.iter().map(|payment| payment.id.as_str()).collect();
        ids.join(" ")
    };
    match candidates.verdict(|payment| own.has_amount(payment), Reconciled::NotDone) {
        Reconciled::Done(payment) => format!("Done {}", payment.id),
        Reconciled::Multiple(payments) => format!("Multiple {}", names(payments)),
        Reconciled::AmountMismatch(payments) => format!("AmountMismatch {}", names(payments)),
        Reconciled::Ambiguous(payments) => format!("Ambiguous {}", names(payments)),
        Reconciled::NotDone => "NotDone".to_owned(),
        Reconciled::Inconclusive(doubt) => format!("{doubt:?}"),
    }
}

#[test]
fn a_charge_without_reference_is_matched_by_time() {
    let at = |times: &[&str]| {
        let times = times.iter().enumerate();
        let payments =
            times.map(|(number, time)| payment(&format!("pay_{number}"), time, &json!({})));
        verdict(&va(None), payments.collect(), &[])
    };
    for (times, expected) in [
        (&[][..], "NotDone"),
        (&[OLD], "NotDone"),
        (&[LATE], "NotDone"),
        (&[OLD, LATE], "NotDone"),
        (&[DOUBTFUL], "Ambiguous pay_0"),
        (&["0001-01-01T00:00:00Z"], "Ambiguous pay_0"),
        (&["yesterday"], "Ambiguous pay_0"),
        (&[NEW], "Done pay_0"),
        (&[OLD, NEW, LATE], "Done pay_1"),
        (&[DOUBTFUL, NEW], "Done pay_1"),
        (&[NEW, NEW], "Multiple pay_0 pay_1"),
    ] {
        assert_eq!(at(times), expected, "{times:?}");
    }
}

#[test]
fn a_reference_takes_precedence_over_the_time() {
    let named = |id, time, reference| payment(id, time, &json!({ "payment_ref_id": reference }));
    let verdict = |payments| verdict(&va(Some("mine")), payments, &[]);
    for (time, expected) in [
        (OLD, "NotDone"),
        (DOUBTFUL, "Done pay_0"),
        ("yesterday", "Done pay_0"),
        (NEW, "Done pay_0"),
        (LATE, "NotDone"),
    ] {
        assert_eq!(
            verdict(vec![named("pay_0", time, "mine")]),
            expected,
            "{time}"
        );
        let other = verdict(vec![named("pay_0", time, "other")]);
        assert_eq!(other, "NotDone", "{time}");
    }
    let nameless = verdict(vec![named("pay_0", NEW, "")]);
    assert_eq!(nameless, "Done pay_0");
    let beside = verdict(vec![named("pay_0", NEW, ""), named("pay_1", NEW, "mine")]);
    assert_eq!(beside, "Done pay_1");
    let twice = verdict(vec![
        named("pay_0", NEW, "mine"),
        named("pay_1", NEW, "mine"),
    ]);
    assert_eq!(twice, "Multiple pay_0 pay_1");
    let unreadable = verdict(vec![payment(
        "pay_0",
        NEW,
        &json!({ "payment_ref_id": ["mine"] }),
    )]);
    assert_eq!(unreadable, "Ambiguous pay_0");
}

/// A shop that sends the number of the order as the reference of each charge.
#[test]
fn a_reference_of_another_charge_is_ignored() {
    let named = |id, time| payment(id, time, &json!({ "payment_ref_id": "mine" }));
    let old = || named("pay_0", OLD);
    let verdict = |payments, excluded: &[&str]| verdict(&va(Some("mine")), payments, excluded);
    assert_eq!(verdict(vec![old()], &[]), "NotDone");
    assert_eq!(verdict(vec![old(), named("pay_1", NEW)], &[]), "Done pay_1");
    let doubtful = || named("pay_1", DOUBTFUL);
    assert_eq!(verdict(vec![old(), doubtful()], &[]), "Ambiguous pay_1");
    assert_eq!(verdict(vec![old(), doubtful()], &["pay_1"]), "NotDone");
    let new = || named("pay_2", NEW);
    assert_eq!(verdict(vec![doubtful(), new()], &["pay_1"]), "Done pay_2");
    assert_eq!(
        verdict(vec![doubtful(), new()], &["pay_2"]),
        "Ambiguous pay_1"
    );
}

#[test]
fn a_payment_of_another_method_or_excluded_is_not_matched() {
    let by = |method, id| json!({ "payment_details_type": method, "method_id": id });
    for (changes, expected) in [
        (by("va_details", "BNI"), "NotDone"),
        (by("card_details", ""), "NotDone"),
        (by("", ""), "Done pay_0"),
        (json!({ "method_id": { "id": 1 } }), "Ambiguous pay_0"),
        (json!({ "order_id": "" }), "Ambiguous pay_0"),
    ] {
        let payments = vec![payment("pay_0", NEW, &changes)];
        assert_eq!(
            verdict(&va(None), payments.clone(), &[]),
            expected,
            "{changes}"
        );
        assert_eq!(verdict(&va(None), payments, &["pay_0"]), "NotDone");
    }
    let qris = QrisCharge::new("ord_1", 10_000).into();
    let of_va = payment("pay_0", NEW, &json!({}));
    assert_eq!(verdict(&qris, vec![of_va], &[]), "NotDone");
}

#[test]
fn the_amount_may_have_the_fee_on_top() {
    for (amount, fee, expected) in [
        ("10000.00", "", "Done pay_0"),
        ("10000.00", "4440.00", "Done pay_0"),
        ("14440.00", "4440.00", "Done pay_0"),
        ("14440.00", "4000.00", "AmountMismatch pay_0"),
        ("14440.00", "", "AmountMismatch pay_0"),
        ("9999.00", "", "AmountMismatch pay_0"),
    ] {
        let changes = json!({ "amount": amount, "total_fee": fee });
        let payments = vec![payment("pay_0", NEW, &changes)];
        assert_eq!(
            verdict(&va(None), payments, &[]),
            expected,
            "{amount} {fee}"
        );
    }
}

#[test]
fn a_charge_of_an_unknown_method_is_rejected() {
    let request = json!({ "type": "NOVEL", "request": { "order_id": "ord_1", "amount": "1" } });
    let charge: ChargePayment = serde_json::from_value(request).expect("a charge");
    let error = OwnCharge::new(&charge.request).expect_err("no method");
    assert!(error.to_string().contains("do not know"), "{error}");
}
