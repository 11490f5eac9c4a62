//! Checks a plain value against its type.

use durianpay_client::{Amount, Timestamp};
use durianpay_codegen::model::{
    AmountForm, DecimalForm, Enum, EnumForm, IntegerForm, JsonForm, Limits, Spec, Type,
};
use durianpay_codegen::notation::{
    compare, is_base64, is_date, is_decimal, is_integer, is_unsigned, is_uuid,
};
use serde_json::{Number, Value};
use std::cmp::Ordering;

/// The number of values of an enum that a message lists.
const MOST_LISTED: usize = 12;

/// Returns the JSON type of a value, with its article.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// Returns the JSON form of a value that a field may document with `also`.
pub(super) fn form(value: &Value) -> Option<JsonForm> {
    match value {
        Value::String(_) => Some(JsonForm::Text),
        Value::Number(_) => Some(JsonForm::Number),
        Value::Bool(_) => Some(JsonForm::Boolean),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Checks the notation of a plain value. Returns the expectation that it does not meet.
pub(super) fn check(spec: &Spec, ty: &Type, value: &Value) -> Result<(), String> {
    let text = value.as_str();
    let holds = |check: fn(&str) -> bool| text.is_some_and(check);
    let (is_valid, expected) = match ty {
        Type::Text | Type::Id(_) => (text.is_some(), "a string"),
        Type::Integer(IntegerForm::Number) => (value.is_i64(), "an integer"),
        Type::Unsigned(IntegerForm::Number) => (value.is_u64(), "an integer from 0"),
        Type::Integer(IntegerForm::Text) => (holds(is_integer), "an integer as a string"),
        Type::Unsigned(IntegerForm::Text) => (holds(is_unsigned), "an integer from 0 as a string"),
        Type::Boolean => (value.is_boolean(), "a boolean"),
        Type::Amount(form) => (is_amount(*form, value), amount_form(*form)),
        Type::Timestamp => (
            holds(is_instant),
            "a time of RFC 3339, such as 2024-01-31T10:00:00Z",
        ),
        Type::Date => (holds(is_date), "a date, such as 2024-01-31"),
        Type::Uuid => (holds(is_uuid), "a UUID"),
        Type::Base64 => (holds(is_base64), "a string of Base64"),
        Type::Decimal(DecimalForm::Text) => (holds(is_decimal), "a decimal number as a string"),
        Type::Decimal(DecimalForm::Plain) => (value.is_number(), "a number"),
        Type::Enum(name) => {
            return spec
                .enumeration(name)
                .map_or(Ok(()), |item| one_of(item, value));
        }
        Type::Json
        | Type::Bytes
        | Type::File
        | Type::Object(_)
        | Type::Union(_)
        | Type::Choice(_)
        | Type::List(_)
        | Type::Map(_) => (true, ""),
    };
    if is_valid {
        Ok(())
    } else {
        Err(expected.to_owned())
    }
}

fn is_amount(form: AmountForm, value: &Value) -> bool {
    let is_exact = |text: &str| text.parse::<Amount>().is_ok();
    match (form, value) {
        (AmountForm::Text, Value::String(text)) => is_exact(text),
        (AmountForm::Rupiah, Value::Number(number)) => is_exact(&number.to_string()),
        (AmountForm::Hundredths, Value::Number(number)) => number.is_i64(),
        _ => false,
    }
}

fn amount_form(form: AmountForm) -> &'static str {
    match form {
        AmountForm::Text => "an amount of rupiah as a string, such as \"10000.00\"",
        AmountForm::Rupiah => "an amount of rupiah as a number",
        AmountForm::Hundredths => "an amount as an integer, in hundredths of a rupiah",
    }
}

/// Checks whether a string is an instant of RFC 3339 with an offset.
fn is_instant(text: &str) -> bool {
    let end: Vec<char> = text.chars().rev().take(6).collect();
    let has_offset = matches!(
        end.as_slice(),
        ['Z' | 'z', ..] | [_, _, ':', _, _, '+' | '-']
    );
    let has_t = matches!(text.chars().nth(10), Some('T' | 't'));
    has_offset && has_t && text.parse::<Timestamp>().is_ok()
}

fn one_of(item: &Enum, value: &Value) -> Result<(), String> {
    let text = match (item.form, value) {
        (EnumForm::Text, Value::String(text)) => text.clone(),
        (EnumForm::Integer, Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let mut values = item.values.iter();
    if values.any(|known| fits(&known.value, item.is_free(known), &text)) {
        return Ok(());
    }
    let shown = item.values.iter().take(MOST_LISTED);
    let shown: Vec<String> = shown.map(|known| format!("`{}`", known.value)).collect();
    let more = if item.values.len() > MOST_LISTED {
        ", …"
    } else {
        ""
    };
    Err(format!("one of {}{more}", shown.join(", ")))
}

/// Checks whether a text is a known value, in which an `x` may mean any digit.
fn fits(known: &str, is_free: bool, text: &str) -> bool {
    let fits = |(known, found): (u8, u8)| {
        known == found || is_free && known == b'x' && found.is_ascii_digit()
    };
    known.len() == text.len() && known.bytes().zip(text.bytes()).all(fits)
}

/// Checks the limits of a value that has the notation of its type.
pub(super) fn check_limits(ty: &Type, limits: &Limits, value: &Value) -> Result<(), String> {
    let length = match (ty, value) {
        (_, Value::Array(items)) => Some((items.len(), "items")),
        (_, Value::Object(members)) => Some((members.len(), "members")),
        (Type::Text | Type::Base64 | Type::Enum(_) | Type::Id(_), Value::String(text)) => {
            Some((text.chars().count(), "characters"))
        }
        _ => None,
    };
    if let Some((length, unit)) = length {
        let size = |limit: u32| usize::try_from(limit).unwrap_or(usize::MAX);
        if let Some(min) = limits.min_length.filter(|min| length < size(*min)) {
            return Err(format!("at least {min} {unit}, not {length}"));
        }
        if let Some(max) = limits.max_length.filter(|max| length > size(*max)) {
            return Err(format!("at most {max} {unit}, not {length}"));
        }
    }
    let is =
        |limit: Option<i64>, wanted| limit.filter(|limit| order(ty, value, *limit) == Some(wanted));
    if let Some(min) = is(limits.min, Ordering::Less) {
        return Err(format!("at least {min}"));
    }
    if let Some(max) = is(limits.max, Ordering::Greater) {
        return Err(format!("at most {max}"));
    }
    Ok(())
}

/// Compares a number with a limit in the unit of its type.
fn order(ty: &Type, value: &Value, limit: i64) -> Option<Ordering> {
    let limit = match ty {
        Type::Amount(AmountForm::Hundredths) => limit.saturating_mul(100),
        Type::Amount(_) | Type::Integer(_) | Type::Unsigned(_) | Type::Decimal(_) => limit,
        _ => return None,
    };
    match value {
        Value::String(text) => compare(text, limit),
        Value::Number(number) => compare(&number.to_string(), limit),
        _ => None,
    }
}

/// Reads the text of a path, a query, a header or a form as the JSON that its type has. A text that
/// is no such value remains a string.
pub(super) fn from_text(spec: &Spec, ty: &Type, text: &str) -> Value {
    let number = || text.parse::<Number>().ok().map(Value::Number);
    let is_integer_enum = |name: &String| {
        let item = spec.enumeration(name);
        item.is_some_and(|item| item.form == EnumForm::Integer)
    };
    let read = match ty {
        Type::Integer(IntegerForm::Number) => number().filter(|_| is_integer(text)),
        Type::Unsigned(IntegerForm::Number) => number().filter(|_| is_unsigned(text)),
        Type::Amount(AmountForm::Rupiah | AmountForm::Hundredths)
        | Type::Decimal(DecimalForm::Plain) => number(),
        Type::Enum(name) if is_integer_enum(name) => number(),
        Type::Boolean => text.parse().ok().map(Value::Bool),
        _ => None,
    };
    read.unwrap_or_else(|| Value::from(text))
}

/// Returns a plain value as the text of a path, a query or a header.
pub(super) fn to_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(boolean) => Some(boolean.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Reads a value as a lenient API does: a number as a string, a string as a number, `1` and `0` as
/// booleans, and any notation of a time.
pub(super) fn tolerated(spec: &Spec, ty: &Type, value: &Value) -> Option<(Value, &'static str)> {
    let (read, note) = match (ty, value) {
        (Type::Boolean, Value::Number(number)) => (
            Value::Bool(bit(&number.to_string())?),
            "read the number as a boolean",
        ),
        (Type::Boolean, Value::String(text)) => {
            let read = bit(text).or_else(|| text.parse().ok())?;
            (Value::Bool(read), "read the string as a boolean")
        }
        (Type::Timestamp, Value::String(text)) => {
            let time: Timestamp = text.parse().ok()?;
            (
                Value::from(time.canonical().to_string()),
                "read another notation of a time",
            )
        }
        (Type::Timestamp, Value::Number(number)) => {
            let time = Timestamp::from_unix_seconds(number.as_i64()?)?;
            (Value::from(time.to_string()), "read the number as a time")
        }
        (Type::Amount(AmountForm::Hundredths), Value::String(text)) => {
            let amount: Amount = text.parse().ok()?;
            (
                Value::from(amount.hundredths()),
                "read the string as rupiah",
            )
        }
        (_, Value::Number(number)) => (
            Value::from(number.to_string()),
            "read the number as a string",
        ),
        (_, Value::String(text)) => (from_text(spec, ty, text), "read the string as a number"),
        _ => return None,
    };
    (read != *value && check(spec, ty, &read).is_ok()).then_some((read, note))
}

fn bit(text: &str) -> Option<bool> {
    match text {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}
