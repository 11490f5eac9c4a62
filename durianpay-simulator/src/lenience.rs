//! Requests that differ from the spec in ways that the API evidently tolerates, since published
//! clients send them: unknown fields, `null` or a blank string for an optional field, and `1` and `0`
//! for booleans.

use durianpay_client::__private::json::{Mode, ReadError, Writer, check};
use durianpay_client::__private::{Check, Kind, Node, Tree};
use durianpay_client::json::{DecodeError, DecodeIssueKind, Json};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The maximum number of times that a document is amended. Each error lists at most 32 fields.
const MAX_ROUNDS: usize = 8;

/// The maximum depth at which fields are amended.
const MAX_DEPTH: usize = 16;

/// A document that matches the spec.
#[derive(Debug)]
pub(crate) struct Accepted<'d> {
    pub(crate) document: Cow<'d, [u8]>,
    /// The differences that were tolerated, one sentence each.
    pub(crate) notes: Vec<String>,
}

/// Checks a document. If `is_lenient`, tolerable fields are changed to what they mean.
pub(crate) fn accept(
    document: &[u8],
    mode: Mode,
    check_document: Check,
    is_lenient: bool,
) -> Result<Accepted<'_>, ReadError> {
    let mut accepted = Accepted {
        document: Cow::Borrowed(document),
        notes: Vec::new(),
    };
    for _ in 0..MAX_ROUNDS {
        let error = match check(&accepted.document, mode, check_document) {
            Ok(()) => return Ok(accepted),
            Err(ReadError::Decode(error)) if is_lenient => error,
            Err(error) => return Err(error),
        };
        if let Some(amended) = amend(&accepted.document, &error, Change::LeaveOut) {
            accepted.apply(amended);
            continue;
        }
        // Another number must be reported as it was sent.
        return match amend(&accepted.document, &error, Change::Booleans) {
            Some(amended) => {
                accepted.apply(amended);
                match check(&accepted.document, mode, check_document) {
                    Ok(()) => Ok(accepted),
                    Err(_) => Err(error.into()),
                }
            }
            None => Err(error.into()),
        };
    }
    check(&accepted.document, mode, check_document).map(|()| accepted)
}

impl Accepted<'_> {
    fn apply(&mut self, (document, notes): (String, Vec<String>)) {
        self.document = Cow::Owned(document.into_bytes());
        self.notes.extend(notes);
    }
}

/// The way in which fields are amended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    /// Unknown and unset fields are left out.
    LeaveOut,
    /// `1` and `0` become booleans.
    Booleans,
}

/// Amends the fields that an error names; `None` if none of them is tolerable.
fn amend(document: &[u8], error: &DecodeError, change: Change) -> Option<(String, Vec<String>)> {
    let tree = Tree::parse(document).ok()?;
    let paths = |kind| {
        let issues = error.issues().iter();
        let of_kind = issues.filter(move |issue| issue.kind() == kind);
        of_kind.map(|issue| issue.path().to_owned()).collect()
    };
    let mut amendment = Amendment {
        change,
        unknown: paths(DecodeIssueKind::UnknownField),
        invalid: paths(DecodeIssueKind::InvalidValue),
        writer: Writer::new(),
        notes: Vec::new(),
    };
    amendment.write(tree.root(), "$", MAX_DEPTH);
    (!amendment.notes.is_empty()).then(|| (amendment.writer.finish(), amendment.notes))
}

/// A document that is being amended.
struct Amendment {
    change: Change,
    /// The paths of unknown fields, and of values that do not match the spec.
    unknown: BTreeSet<String>,
    invalid: BTreeSet<String>,
    writer: Writer,
    notes: Vec<String>,
}

impl Amendment {
    /// Writes a value, with the amendments to what is in it.
    fn write(&mut self, node: Node<'_>, path: &str, depth: usize) {
        match (node.kind(), depth.checked_sub(1)) {
            (Kind::Object, Some(depth)) => {
                self.writer.begin_object();
                for (name, value) in node.members() {
                    let path = member_path(path, &name);
                    if self.is_left_out(value, &path) {
                        continue;
                    }
                    self.writer.key(&name);
                    match self.boolean(value, &path) {
                        Some(boolean) => self.writer.json(&boolean),
                        None => self.write(value, &path, depth),
                    }
                }
                self.writer.end_object();
            }
            (Kind::List, Some(depth)) => {
                self.writer.begin_list();
                for (position, item) in node.items().enumerate() {
                    self.writer.item();
                    self.write(item, &format!("{path}[{position}]"), depth);
                }
                self.writer.end_list();
            }
            // A part of a document that was parsed is JSON.
            _ => self
                .writer
                .json(&Json::parse(node.source()).unwrap_or_default()),
        }
    }

    /// Returns whether a member is unknown, or invalid but not set.
    fn is_left_out(&mut self, value: Node<'_>, path: &str) -> bool {
        if self.change != Change::LeaveOut {
            return false;
        }
        let shown = path.trim_start_matches("$.");
        let note = if self.unknown.contains(path) {
            format!("ignored the unknown field `{shown}`")
        } else if !self.invalid.contains(path) {
            return false;
        } else if value.is_null() {
            format!("read `null` for `{shown}` as left out")
        } else if value.source() == "\"\"" {
            format!("read a blank `{shown}` as left out")
        } else {
            return false;
        };
        self.notes.push(note);
        true
    }

    /// Reads an invalid `1` or `0` as a boolean; in a query, as its string.
    fn boolean(&mut self, value: Node<'_>, path: &str) -> Option<Json> {
        if self.change != Change::Booleans || !self.invalid.contains(path) {
            return None;
        }
        let (boolean, text) = match value.source() {
            "1" => (Json::from(true), "1"),
            "0" => (Json::from(false), "0"),
            "\"1\"" => (Json::from("true"), "1"),
            "\"0\"" => (Json::from("false"), "0"),
            _ => return None,
        };
        let shown = path.trim_start_matches("$.");
        self.notes
            .push(format!("read `{text}` for `{shown}` as a boolean"));
        Some(boolean)
    }
}

/// Returns the path of a member, as errors write it.
fn member_path(path: &str, name: &str) -> String {
    let is_identifier = !name.is_empty()
        && !name.starts_with(|first: char| first.is_ascii_digit())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if is_identifier {
        format!("{path}.{name}")
    } else {
        format!("{path}[{name:?}]")
    }
}

#[cfg(test)]
mod tests {
    use super::accept;
    use durianpay_client::__private::Check;
    use durianpay_client::__private::json::Mode;
    use durianpay_client::api::endpoint;

    fn check_of(id: &str, is_query: bool) -> Check {
        let mut checks = endpoint::CHECKS.iter();
        let checks = checks.find(|checks| checks.endpoint.id == id);
        let checks = checks.expect("the spec has the endpoint");
        let check = if is_query { checks.query } else { checks.body };
        check.expect("the endpoint has it")
    }

    fn accepted(id: &str, mode: Mode, document: &str) -> Result<(String, Vec<String>), String> {
        let check = check_of(id, mode == Mode::Strings);
        assert!(accept(document.as_bytes(), mode, check, false).is_err());
        let accepted = accept(document.as_bytes(), mode, check, true);
        let accepted = accepted.map_err(|error| error.to_string())?;
        let text = String::from_utf8_lossy(&accepted.document).into_owned();
        Ok((text, accepted.notes))
    }

    #[test]
    fn what_published_clients_send_is_accepted() {
        let body = r#"{"amount":"1","currency":"IDR","customer":{"email":"a@b.c","Region":"x"},
            "payment_option":null,"is_payment_link":1,"a b":[1]}"#;
        let (text, notes) = accepted("orders.create", Mode::Strict, body).expect("tolerable");
        let amended = r#"{"amount":"1","currency":"IDR","customer":{"email":"a@b.c"},"is_payment_link":true}"#;
        assert_eq!(text, amended);
        assert_eq!(
            notes,
            [
                "ignored the unknown field `customer.Region`",
                "read `null` for `payment_option` as left out",
                "ignored the unknown field `$[\"a b\"]`",
                "read `1` for `is_payment_link` as a boolean",
            ]
        );
        let query = r#"{"ignore_invalid":"1"}"#;
        let (text, _) = accepted("disbursements.approve", Mode::Strings, query).expect("a boolean");
        assert_eq!(text, r#"{"ignore_invalid":"true"}"#);
    }

    #[test]
    fn other_differences_are_rejected() {
        for (body, message) in [
            (
                r#"{"amount":null,"currency":"IDR","customer":{"email":"a@b.c"},"x":1}"#,
                "at `$`: field `amount` is missing",
            ),
            (
                r#"{"amount":true,"currency":"IDR","customer":{"email":"a@b.c"}}"#,
                "found a boolean",
            ),
            (
                r#"{"amount":"1","currency":"IDR","customer":1,"x":1}"#,
                "found a number",
            ),
        ] {
            let error = accepted("orders.create", Mode::Strict, body).expect_err(body);
            assert!(error.contains(message), "{error}");
        }
    }

    #[test]
    fn many_unknown_fields_are_ignored() {
        let many: String = (0..200)
            .map(|number| format!(r#","x{number}":{number}"#))
            .collect();
        let body =
            format!(r#"{{"amount":"1","currency":"IDR","customer":{{"email":"a@b.c"}}{many}}}"#);
        let (_, notes) = accepted("orders.create", Mode::Strict, &body).expect("tolerable");
        assert_eq!(notes.len(), 200);
    }
}
