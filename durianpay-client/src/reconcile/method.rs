//! The payment method of a charge, as a payment shows it.

use crate::api::{ChargeMethod, Payment, RetailStore, VaBank, Wallet};
use std::str::FromStr;

/// The kinds of methods that a payment certainly distinguishes. Wallets, the QR code and online
/// banking are one kind: a wallet pays by QR code, and the vendor does not document the kind of
/// such a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Va,
    Wallet,
    Card,
    Bnpl,
    RetailStore,
}

/// Returns whether a payment certainly was made by another method than a charge. `false` if it
/// may be the same.
pub(crate) fn differs(method: &ChargeMethod, payment: &Payment) -> bool {
    let details_type = payment.payment_details_type.as_ref();
    let shown = details_type.and_then(|shown| kind_named(shown.as_str()));
    let method_id = payment.method_id.as_deref().unwrap_or_default().trim();
    let shown = shown.or_else(|| kind_named(method_id));
    if shown.is_none() || shown != kind(method) {
        return shown.is_some() && kind(method).is_some();
    }
    match method {
        // Their values on the wire are not documented.
        ChargeMethod::Va(charge) if is_vague(&charge.bank_code) => false,
        ChargeMethod::Va(charge) => {
            is_another(&charge.bank_code, method_id, |bank| !is_vague(bank))
        }
        ChargeMethod::Ewallet(charge) => is_another(&charge.wallet_type, method_id, |_| true),
        ChargeMethod::RetailStore(charge) => is_another(&charge.bank_code, method_id, |_| true),
        ChargeMethod::Qris(_)
        | ChargeMethod::OnlineBanking(_)
        | ChargeMethod::Card(_)
        | ChargeMethod::Bnpl(_)
        | ChargeMethod::Unknown(_) => false,
    }
}

fn kind(method: &ChargeMethod) -> Option<Kind> {
    match method {
        ChargeMethod::Va(_) => Some(Kind::Va),
        ChargeMethod::Qris(_) | ChargeMethod::Ewallet(_) | ChargeMethod::OnlineBanking(_) => {
            Some(Kind::Wallet)
        }
        ChargeMethod::Card(_) => Some(Kind::Card),
        ChargeMethod::Bnpl(_) => Some(Kind::Bnpl),
        ChargeMethod::RetailStore(_) => Some(Kind::RetailStore),
        ChargeMethod::Unknown(_) => None,
    }
}

/// Returns the kind that has this name: `va_details` in the documentation, `RETAILSTORE` in
/// recorded responses, `RETAIL_STORE` in requests.
fn kind_named(name: &str) -> Option<Kind> {
    let name = name.trim().to_ascii_lowercase();
    let name = name.strip_suffix("_details").unwrap_or(&name);
    match name.replace('_', "").as_str() {
        "va" => Some(Kind::Va),
        "ewallet" | "qris" | "onlinebanking" => Some(Kind::Wallet),
        "card" => Some(Kind::Card),
        "bnpl" => Some(Kind::Bnpl),
        "retailstore" => Some(Kind::RetailStore),
        _ => None,
    }
}

/// Returns whether a string on the wire names another bank, wallet or shop than this one. An
/// unlisted name may be another name of the same one.
fn is_another<E: FromStr + PartialEq + Listed>(
    own: &E,
    name: &str,
    counts: impl Fn(&E) -> bool,
) -> bool {
    let found = name.to_ascii_uppercase().parse::<E>().ok();
    own.is_listed() && found.is_some_and(|found| counts(&found) && found != *own)
}

/// Whether these bindings know a value.
trait Listed {
    fn is_listed(&self) -> bool;
}

impl Listed for VaBank {
    fn is_listed(&self) -> bool {
        !matches!(self, VaBank::Unknown(_))
    }
}

impl Listed for Wallet {
    fn is_listed(&self) -> bool {
        !matches!(self, Wallet::Unknown(_))
    }
}

impl Listed for RetailStore {
    fn is_listed(&self) -> bool {
        !matches!(self, RetailStore::Unknown(_))
    }
}

/// Returns whether the value is not a bank, or covers several banks.
fn is_vague(bank: &VaBank) -> bool {
    matches!(bank, VaBank::Others | VaBank::Other | VaBank::Syariah)
}

#[cfg(test)]
mod tests {
    use super::{ChargeMethod, Payment, differs};
    use crate::json;
    use serde_json::json;

    fn charge(tag: &str, bank: &str) -> ChargeMethod {
        let request = json!({ "type": tag, "request": {
            "order_id": "ord_1", "amount": "10000", "name": "Jane", "mobile": "08123456789",
            "bank_code": bank, "wallet_type": bank, "type": "JENIUSPAY",
            "payment_method_unique_id": "INDODANA",
        }});
        let charge: crate::api::ChargePayment =
            json::from_str(&request.to_string()).expect("a charge");
        charge.request
    }

    fn payment(details_type: &str, method_id: &str) -> Payment {
        let payment = json!({
            "id": "pay_1", "order_id": "ord_1", "amount": "10000", "status": "processing",
            "payment_details_type": details_type, "method_id": method_id,
        });
        json::from_str(&payment.to_string()).expect("a payment")
    }

    #[test]
    fn payments_differ_by_a_kind_or_bank_that_both_name() {
        for (tag, own, details_type, method_id, is_other) in [
            ("VA", "BCA", "va_details", "BCA", false),
            ("VA", "BCA", "va_details", "bni", true),
            ("VA", "BCA", "va_details", "Bank Central Asia", false),
            ("VA", "BCA", "va_details", "OTHERS", false),
            ("VA", "OTHERS", "va_details", "BNI", false),
            ("VA", "bca", "va_details", "BNI", false),
            ("VA", "BCA", "va_details", "", false),
            ("VA", "BCA", "", "VA", false),
            ("VA", "BCA", "", "BNI", false),
            ("VA", "BCA", "", "QRIS", true),
            ("VA", "BCA", "ewallet_details", "OVO", true),
            ("VA", "BCA", "novel_details", "BNI", false),
            ("QRIS", "", "", "QRIS", false),
            ("QRIS", "", "ewallet_details", "OVO", false),
            ("QRIS", "", "va_details", "", true),
            ("QRIS", "", "", "", false),
            ("EWALLET", "OVO", "EWALLET", "OVO", false),
            ("EWALLET", "OVO", "ewallet_details", "DANA", true),
            ("EWALLET", "OVO", "", "QRIS", false),
            ("EWALLET", "OVO", "ewallet_details", "Novel Wallet", false),
            ("EWALLET", "Novel Wallet", "ewallet_details", "DANA", false),
            (
                "RETAILSTORE",
                "Novel Shop",
                "RETAILSTORE",
                "ALFAMART",
                false,
            ),
            (
                "RETAILSTORE",
                "ALFAMART",
                "RETAILSTORE",
                "Novel Shop",
                false,
            ),
            ("ONLINE_BANKING", "", "ewallet_details", "DANA", false),
            ("ONLINE_BANKING", "", "card_details", "", true),
            ("RETAILSTORE", "ALFAMART", "RETAILSTORE", "ALFAMART", false),
            (
                "RETAILSTORE",
                "ALFAMART",
                "retail_store_details",
                "INDOMARET",
                true,
            ),
            ("RETAILSTORE", "ALFAMART", "va_details", "", true),
            ("CARD", "", "card_details", "VISA", false),
            ("CARD", "", "bnpl_details", "", true),
            ("BNPL", "", "bnpl_details", "AKULAKU", false),
            ("NOVEL", "", "va_details", "BCA", false),
        ] {
            let found = differs(&charge(tag, own), &payment(details_type, method_id));
            assert_eq!(found, is_other, "{tag} {own}: {details_type} {method_id}");
        }
    }
}
