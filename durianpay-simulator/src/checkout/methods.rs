//! The methods that the page of an order offers, and their names.

use super::html::Html;
use crate::model::payment::Payment;
use durianpay_client::api::{PaymentMethod, VaBank, Wallet};

/// Writes the form in which a customer chooses a method.
pub(super) fn form(mobile: Option<&str>) -> Html {
    Html::new(
        "<form method=\"post\">\n<fieldset>\n<legend>Choose how to pay</legend>\n\
         <div class=\"method\"><label><input type=\"radio\" name=\"method\" value=\"QRIS\" checked> \
         QRIS</label>\n<p>Scan a code with any wallet or bank.</p></div>\n\
         <div class=\"method\"><label><input type=\"radio\" name=\"method\" value=\"VA\"> \
         Virtual account</label>\n<p><label for=\"bank\">Transfer to a number at</label> \
         <select id=\"bank\" name=\"bank\">",
    )
    .add(&options(VaBank::ALL.iter().filter(|bank| !is_rest(bank)).map(VaBank::as_str)))
    .markup(
        "</select></p></div>\n\
         <div class=\"method\"><label><input type=\"radio\" name=\"method\" value=\"EWALLET\"> \
         E-wallet</label>\n<p><label for=\"wallet\">Confirm in</label> \
         <select id=\"wallet\" name=\"wallet\">",
    )
    .add(&options(Wallet::ALL.iter().map(Wallet::as_str)))
    .markup(
        "</select> <label for=\"mobile\">with the number</label> \
         <input id=\"mobile\" name=\"mobile\" type=\"tel\" autocomplete=\"tel\" placeholder=\"08123456789\" value=\"",
    )
    .text(mobile.unwrap_or_default())
    .markup("\"></p></div>\n</fieldset>\n<p class=\"actions\"><button class=\"main\">Continue</button></p>\n</form>\n")
}

fn options<'o>(values: impl Iterator<Item = &'o str>) -> Html {
    values.fold(Html::default(), |html, value| {
        html.markup("<option value=\"")
            .text(value)
            .markup("\">")
            .text(&title(value))
            .markup("</option>")
    })
}

/// Returns whether a value is the rest of all banks, which no customer would choose.
fn is_rest(bank: &VaBank) -> bool {
    matches!(bank, VaBank::Others | VaBank::Other)
}

/// Returns the method of a payment, as a customer calls it: `QRIS`, `BCA virtual account`, `DANA`.
pub(super) fn name(payment: &Payment) -> String {
    let channel = title(payment.channel());
    match payment.method {
        PaymentMethod::Qris => "QRIS".to_owned(),
        PaymentMethod::Va => format!("{channel} virtual account"),
        PaymentMethod::Card => "Card".to_owned(),
        _ => channel,
    }
}

/// Writes the name of a bank, wallet or shop as its owner does, as far as letters tell.
fn title(name: &str) -> String {
    match name {
        "GOPAY" => "GoPay".to_owned(),
        "SHOPEEPAY" => "ShopeePay".to_owned(),
        "LINKAJA" => "LinkAja".to_owned(),
        "JENIUSPAY" => "JeniusPay".to_owned(),
        "ASTRAPAY" => "AstraPay".to_owned(),
        // Abbreviations.
        name if name.len() <= 4 => name.to_owned(),
        name => name
            .split('_')
            .map(capitalized)
            .collect::<Vec<_>>()
            .join(" "),
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.flat_map(char::to_lowercase)).collect()
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn names_are_written_as_customers_know_them() {
        for (name, expected) in [
            ("BCA", "BCA"),
            ("DANA", "DANA"),
            ("MANDIRI", "Mandiri"),
            ("SAHABAT_SAMPOERNA", "Sahabat Sampoerna"),
            ("SHOPEEPAY", "ShopeePay"),
            ("", ""),
        ] {
            assert_eq!(title(name), expected);
        }
    }
}
