//! The instructions for a payment into a virtual account.

use crate::object::Object;
use durianpay_client::json::Json;

/// The texts of one language. The vendor's are longer, and differ from bank to bank.
struct Texts {
    atm: &'static str,
    mobile_app: &'static str,
    internet_banking: &'static str,
}

const ENGLISH: Texts = Texts {
    atm: "<ol><li>Insert your card and select a transfer to a virtual account.</li></ol>",
    mobile_app: "<ol><li>Open the app and select a transfer to a virtual account.</li></ol>",
    internet_banking: "<ol><li>Log in and select a transfer to a virtual account.</li></ol>",
};

const INDONESIAN: Texts = Texts {
    atm: "<ol><li>Masukkan kartu dan pilih transfer ke virtual account.</li></ol>",
    mobile_app: "<ol><li>Buka aplikasi dan pilih transfer ke virtual account.</li></ol>",
    internet_banking: "<ol><li>Masuk dan pilih transfer ke virtual account.</li></ol>",
};

/// Writes the instructions of a bank in both languages, as `recorded.payments.charge.va.200.json`.
pub(crate) fn of_bank(bank: &str) -> Json {
    Object::new()
        .with("en", &in_language(bank, &ENGLISH))
        .with("id", &in_language(bank, &INDONESIAN))
        .finish()
}

fn in_language(bank: &str, texts: &Texts) -> Json {
    let way = |heading: &str, text| {
        Object::new()
            .string("heading", heading)
            .string("instruction_text", text)
    };
    let app = way(&format!("{bank} Mobile"), texts.mobile_app)
        .string("appstore_url", "https://apps.example/ios")
        .string("playstore_url", "https://apps.example/android");
    Object::new()
        .with("atm", &way(&format!("ATM {bank}"), texts.atm).finish())
        .with("mobile_app", &app.finish())
        .with(
            "internet_banking",
            &way("Internet Banking", texts.internet_banking).finish(),
        )
        .finish()
}
