//! The kinds of forged webhooks: each field changed in each way, with each signature.

use durianpay_client::webhook::sign;
use durianpay_client::{Amount, ApiKey};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A webhook about a payment, as its parts.
#[derive(Clone)]
pub(crate) struct Body {
    event: Member,
    /// The members of `data`.
    data: Vec<Member>,
    /// Everything after `data`.
    rest: Vec<Member>,
    /// The change of `data` itself.
    wrap: Option<How>,
}

/// A key and its value, as JSON text.
#[derive(Clone)]
struct Member {
    key: String,
    value: String,
}

fn member(key: &str, value: &str) -> Member {
    let key = text(key);
    let value = value.to_owned();
    Member { key, value }
}

fn text(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}

/// The fields that are changed. `data` is the envelope.
const FIELDS: [&str; 11] = [
    "id",
    "amount",
    "amount_str",
    "order_id",
    "status",
    "event",
    "signature",
    "is_live",
    "retry_count",
    "currency",
    "data",
];

/// How a field is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    Other,
    Removed,
    Empty,
    Null,
    Boolean,
    Negative,
    NumberForString,
    LookalikeValue,
    LookalikeKey,
    CaseOfValue,
    CaseOfKey,
    SpaceInValue,
    SpaceInKey,
    Escaped,
    JsonInString,
    Nul,
    Huge,
    Nested,
    InList,
    TwiceBefore,
    TwiceAfter,
}

const HOWS: [How; 21] = [
    How::Other,
    How::Removed,
    How::Empty,
    How::Null,
    How::Boolean,
    How::Negative,
    How::NumberForString,
    How::LookalikeValue,
    How::LookalikeKey,
    How::CaseOfValue,
    How::CaseOfKey,
    How::SpaceInValue,
    How::SpaceInKey,
    How::Escaped,
    How::JsonInString,
    How::Nul,
    How::Huge,
    How::Nested,
    How::InList,
    How::TwiceBefore,
    How::TwiceAfter,
];

/// By whom, and over what, it is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signed {
    /// By the right key, over another payment: one that the attacker has made.
    OverAnother,
    /// By another key, over this payment.
    ByAnother,
    /// Not at all.
    Not,
    /// By the right key over this payment, as of an old webhook that is sent again.
    Replayed,
}

const SIGNATURES: [Signed; 4] = [
    Signed::OverAnother,
    Signed::ByAnother,
    Signed::Not,
    Signed::Replayed,
];

/// The knowledge of a forger.
pub(crate) struct Known<'k> {
    pub(crate) key: &'k ApiKey,
    /// The payment and order that are to be taken for paid.
    pub(crate) payment: &'k str,
    pub(crate) order: &'k str,
    /// A payment and order of the forger's own.
    pub(crate) other_payment: &'k str,
    pub(crate) other_order: &'k str,
}

/// A forged webhook, and its kind.
pub(crate) struct Forgery {
    pub(crate) kind: (&'static str, How, Signed),
    pub(crate) body: Vec<u8>,
}

/// The webhook that Durianpay would send if the payment were completed.
pub(crate) fn genuine(known: &Known<'_>) -> Vec<u8> {
    body(known, Signed::Replayed).to_bytes()
}

/// Returns all forgeries. Their bytes differ from one another and from the genuine ones.
pub(crate) fn all(known: &Known<'_>) -> Vec<Forgery> {
    let mut seen = BTreeSet::from([genuine(known)]);
    let mut forgeries = Vec::new();
    for field in FIELDS {
        for how in HOWS {
            for signed in SIGNATURES {
                let mut forged = body(known, signed);
                forged.change(field, how, known);
                let body = forged.to_bytes();
                if seen.insert(body.clone()) {
                    let kind = (field, how, signed);
                    forgeries.push(Forgery { kind, body });
                }
            }
        }
    }
    forgeries
}

fn body(known: &Known<'_>, signed: Signed) -> Body {
    let amount = Amount::from(10_000);
    let other_key = ApiKey::new("dp_test_of_a_forger").unwrap();
    let signature = match signed {
        Signed::OverAnother => Some(sign(known.other_payment, amount, known.key).unwrap()),
        Signed::ByAnother => Some(sign(known.payment, amount, &other_key).unwrap()),
        Signed::Not => None,
        Signed::Replayed => Some(sign(known.payment, amount, known.key).unwrap()),
    };
    let mut data = vec![
        member("id", &text(known.payment)),
        member("amount", "1000000"),
        member("amount_str", "\"10000.00\""),
        member("order_id", &text(known.order)),
        member("status", "\"completed\""),
        member("is_live", "false"),
        member("currency", "\"IDR\""),
    ];
    if let Some(signature) = signature {
        data.push(member("signature", &text(&signature.to_string())));
    }
    Body {
        event: member("event", "\"payment.completed\""),
        data,
        rest: vec![member("retry_count", "0")],
        wrap: None,
    }
}

impl Body {
    fn change(&mut self, field: &str, how: How, known: &Known<'_>) {
        if field == "data" {
            self.wrap = Some(how);
            return;
        }
        let key = text(field);
        let members = match field {
            "event" => {
                let mut members = vec![self.event.clone()];
                change(&mut members, 0, how, &other(field, known));
                // Without an event, its place is taken by nothing.
                self.event = members
                    .first()
                    .cloned()
                    .unwrap_or_else(|| member("no_event", "0"));
                self.rest.extend(members.into_iter().skip(1));
                return;
            }
            "retry_count" => &mut self.rest,
            _ => &mut self.data,
        };
        match members.iter().position(|member| member.key == key) {
            Some(at) => change(members, at, how, &other(field, known)),
            // A field that is not there is added in the way of the kind.
            None => {
                members.push(member(field, &other(field, known)));
                let at = members.len() - 1;
                change(members, at, how, &text(&"0".repeat(64)));
            }
        }
    }

    fn to_bytes(&self) -> Vec<u8> {
        let data = format!("{{{}}}", join(&self.data));
        let mut members = vec![self.event.clone(), member("data", &data)];
        if let Some(how) = self.wrap {
            change(&mut members, 1, how, "{}");
        }
        members.extend(self.rest.iter().cloned());
        format!("{{{}}}", join(&members)).into_bytes()
    }
}

fn join(members: &[Member]) -> String {
    let members = members
        .iter()
        .map(|member| format!("{}:{}", member.key, member.value));
    members.collect::<Vec<_>>().join(",")
}

/// Another value of a field, that would be of use to a forger.
fn other(field: &str, known: &Known<'_>) -> String {
    match field {
        "id" => text(known.other_payment),
        "amount" => "1".to_owned(),
        "amount_str" => text("0.01"),
        "order_id" => text(known.other_order),
        "status" => text("refunded"),
        "event" => text("order.completed"),
        "signature" => text(&"0".repeat(64)),
        "is_live" => "true".to_owned(),
        "currency" => text("USD"),
        _ => "99".to_owned(),
    }
}

fn change(members: &mut Vec<Member>, at: usize, how: How, other: &str) {
    let Member { key, value } = members[at].clone();
    let inner = value.trim_matches('"').to_owned();
    let bare_key = key.trim_matches('"').to_owned();
    let is_string = value.starts_with('"');
    let quoted = |text: &str| format!("\"{text}\"");
    let set_value = |members: &mut Vec<Member>, value: String| members[at].value = value;
    let set_key = |members: &mut Vec<Member>, key: String| members[at].key = key;
    match how {
        How::Other => set_value(members, other.to_owned()),
        How::Removed => drop(members.remove(at)),
        How::Empty => set_value(members, quoted("")),
        How::Null => set_value(members, "null".to_owned()),
        How::Boolean => set_value(members, "true".to_owned()),
        How::Negative => set_value(members, "-1".to_owned()),
        How::NumberForString if is_string => {
            let digits: String = inner.chars().filter(char::is_ascii_digit).collect();
            set_value(members, format!("1{digits}"));
        }
        How::LookalikeValue => set_value(members, lookalike(&value)),
        How::LookalikeKey => set_key(members, lookalike(&key)),
        How::CaseOfValue => set_value(members, swap_case(&value)),
        How::CaseOfKey => set_key(members, swap_case(&key)),
        How::SpaceInValue if is_string => set_value(members, quoted(&format!(" {inner}\\t"))),
        How::SpaceInValue => set_value(members, format!("\n{value} ")),
        How::SpaceInKey => set_key(members, quoted(&format!("{bare_key} "))),
        How::Escaped if is_string => set_value(members, quoted(&escaped(&inner))),
        How::Escaped => set_key(members, quoted(&escaped(&bare_key))),
        How::NumberForString | How::JsonInString => set_value(members, text(&value)),
        How::Nul if is_string => set_value(members, quoted(&format!("{inner}\\u0000"))),
        How::Nul => set_key(members, quoted(&format!("{bare_key}\\u0000"))),
        How::Huge if is_string => set_value(members, quoted(&inner.repeat(1_000))),
        How::Huge => set_value(members, "9".repeat(5_000)),
        How::Nested => set_value(members, format!("{{{key}:{value}}}")),
        How::InList => set_value(members, format!("[{value}]")),
        How::TwiceBefore => {
            let value = other.to_owned();
            members.insert(at, Member { key, value });
        }
        How::TwiceAfter => {
            let value = other.to_owned();
            members.insert(at + 1, Member { key, value });
        }
    }
}

/// Replaces letters and digits by others that look the same, and adds a character that is not
/// seen if there are none.
fn lookalike(value: &str) -> String {
    let replaced: String = value
        .chars()
        .map(|char| match char {
            'a' => 'а',
            'e' => 'е',
            'o' => 'о',
            'c' => 'с',
            '0' => '０',
            '1' => '１',
            other => other,
        })
        .collect();
    if replaced == value {
        return value.replacen('"', "\"\u{200b}", 1);
    }
    replaced
}

fn swap_case(value: &str) -> String {
    value
        .chars()
        .map(|char| {
            if char.is_ascii_lowercase() {
                char.to_ascii_uppercase()
            } else {
                char.to_ascii_lowercase()
            }
        })
        .collect()
}

/// The same text, written with escapes alone.
fn escaped(value: &str) -> String {
    let mut escaped = String::new();
    for char in value.chars() {
        write!(escaped, "\\u{:04x}", u32::from(char)).unwrap();
    }
    escaped
}
