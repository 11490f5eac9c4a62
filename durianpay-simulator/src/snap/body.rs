//! Checks the body of a request.

use super::case::BAD_REQUEST;
use super::money::misspelt;
use super::refusal::Refusal;
use crate::lenience::accept;
use durianpay_client::__private::json::{Mode, ReadError, Writer};
use durianpay_client::__private::{Checks, Kind, Node, Tree};
use durianpay_client::json::{DecodeError, DecodeIssueKind, Json};

/// The maximum depth of empty fields that count as missing.
const MAX_DEPTH: usize = 6;

/// Reads a body as the spec describes it, without its empty fields: an empty mandatory field counts
/// as missing, as observed for `accountNo`. Returns it with the differences from the spec that were
/// tolerated.
pub(crate) fn read(
    checks: &Checks,
    body: &[u8],
    is_lenient: bool,
) -> Result<(Json, Vec<String>), Refusal> {
    let unreadable = || Refusal::new(BAD_REQUEST);
    let tree = Tree::parse(body).map_err(|_| unreadable())?;
    if tree.root().kind() != Kind::Object {
        return Err(unreadable());
    }
    let mut writer = Writer::new();
    write(&mut writer, tree.root(), MAX_DEPTH);
    let mut body = Json::parse(&writer.finish()).map_err(|_| unreadable())?;
    let mut notes = Vec::new();
    if let Some(check_body) = checks.body {
        let document = body.as_str().as_bytes();
        match accept(document, Mode::Strict, check_body, is_lenient) {
            Ok(accepted) => {
                notes = accepted.notes;
                let text = std::str::from_utf8(&accepted.document);
                body = Json::parse(text.unwrap_or_default()).map_err(|_| unreadable())?;
            }
            Err(ReadError::Syntax(_)) => return Err(unreadable()),
            Err(ReadError::Decode(error)) => return Err(refusal(&error)),
        }
    }
    match misspelt(&body) {
        Some(_) if takes_any_amount(checks, &body) => Ok((body, notes)),
        Some(path) => Err(Refusal::invalid(path)),
        None => Ok((body, notes)),
    }
}

/// Returns whether the request asks for no particular amount, which is written as `1`.
fn takes_any_amount(checks: &Checks, body: &Json) -> bool {
    let value = body.get("amount").and_then(|amount| amount.get("value"));
    let value = value.and_then(|value| value.string());
    checks.endpoint.id == "ewallet_transfers.inquire_account" && value.as_deref() == Some("1")
}

/// Writes a value without its empty strings.
fn write(writer: &mut Writer, node: Node<'_>, depth: usize) {
    match (node.kind(), depth.checked_sub(1)) {
        (Kind::Object, Some(depth)) => {
            writer.begin_object();
            for (name, value) in node.members() {
                if value.string().is_none_or(|text| !text.is_empty()) {
                    writer.key(&name);
                    write(writer, value, depth);
                }
            }
            writer.end_object();
        }
        // A part of a document that was parsed is JSON.
        _ => writer.json(&Json::parse(node.source()).unwrap_or_default()),
    }
}

/// Rejects the first field that is missing, or else the first that is invalid.
fn refusal(error: &DecodeError) -> Refusal {
    let issues = error.issues();
    let is_missing = |kind| {
        matches!(
            kind,
            DecodeIssueKind::MissingField | DecodeIssueKind::MissingOneOf
        )
    };
    let missing = issues.iter().find(|issue| is_missing(issue.kind()));
    let Some(issue) = missing.or(issues.first()) else {
        return Refusal::new(BAD_REQUEST);
    };
    let path = issue.path();
    let path = path
        .strip_prefix("$.")
        .or(path.strip_prefix('$'))
        .unwrap_or(path);
    match issue.kind() {
        DecodeIssueKind::MissingField => {
            let field = issue.field().unwrap_or_default();
            let dot = if path.is_empty() { "" } else { "." };
            Refusal::missing(format!("{path}{dot}{field}"))
        }
        // Of the two references of a transfer, the merchant's.
        DecodeIssueKind::MissingOneOf => Refusal::missing("originalPartnerReferenceNo"),
        _ => Refusal::invalid(path),
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use durianpay_client::snap::api::endpoint;

    /// Returns the message of a rejected body.
    fn refused(id: &str, body: &str) -> String {
        let mut checks = endpoint::CHECKS.iter();
        let checks = checks.find(|checks| checks.endpoint.id == id);
        let result = read(checks.expect("an endpoint of SNAP"), body.as_bytes(), false);
        let response = result.expect_err("a body that is refused").response("xx");
        response.into_body()
    }

    #[test]
    fn a_body_is_rejected_for_its_first_error() {
        for (id, body, code, message) in [
            ("balances.get", "", "400xx00", "Bad Request"),
            ("balances.get", "[]", "400xx00", "Bad Request"),
            (
                "balances.get",
                "{}",
                "400xx02",
                "Invalid Mandatory Field accountNo",
            ),
            (
                "balances.get",
                r#"{"accountNo":""}"#,
                "400xx02",
                "Invalid Mandatory Field accountNo",
            ),
            (
                "balances.get",
                r#"{"accountNo":7}"#,
                "400xx01",
                "Invalid Field Format accountNo",
            ),
            (
                "bank_transfers.status",
                r#"{"serviceCode":"18"}"#,
                "400xx02",
                "Invalid Mandatory Field originalPartnerReferenceNo",
            ),
            (
                "qris.status",
                r#"{"serviceCode":"54","originalReferenceNo":"pay_1"}"#,
                "400xx01",
                "Invalid Field Format serviceCode",
            ),
            (
                "qris.create",
                r#"{"partnerReferenceNo":"a","amount":{"value":"1","currency":"IDR"},"additionalInfo":{}}"#,
                "400xx01",
                "Invalid Field Format amount.value",
            ),
            (
                "qris.create",
                r#"{"partnerReferenceNo":"a","amount":{"currency":"IDR"},"additionalInfo":{}}"#,
                "400xx02",
                "Invalid Mandatory Field amount.value",
            ),
        ] {
            let expected = format!(r#"{{"responseCode":"{code}","responseMessage":"{message}"}}"#);
            assert_eq!(refused(id, body), expected, "{body}");
        }
    }
}
