//! A value of each type in two notations: the Rust code that a user writes, and the JSON that must
//! be sent. The JSON is derived from the spec, not by the code under test.

use super::context::CaseContext;
use durianpay_codegen::model::{
    AmountForm, DecimalForm, EnumForm, Field, IntegerForm, Limits, Member, Object, Scalar, Type,
};
use std::fmt::Write as _;

/// Fields whose value must be that of an object that the setup created: the object type, the field,
/// and the name in the setup. For ids this is always the case.
const STAGED: &[(&str, &str, &str)] = &[
    (
        "SubmitDisbursementHeaders",
        "idempotency_key",
        "new_batch_key",
    ),
    (
        "SimulateVirtualAccountPayment",
        "account_number",
        "account_number",
    ),
];

/// A value in both notations.
pub(super) struct Value {
    /// Rust code: an argument of a constructor or setter.
    pub(super) rust: String,
    /// JSON text. `$OrderId` is replaced by the id of the order that the setup created.
    pub(super) json: String,
}

impl Value {
    /// Creates a literal that is the same in both notations.
    fn same(source: impl Into<String>) -> Self {
        let rust = source.into();
        Self {
            json: rust.clone(),
            rust,
        }
    }

    fn new(rust: impl Into<String>, json: impl Into<String>) -> Self {
        Self {
            rust: rust.into(),
            json: json.into(),
        }
    }
}

/// The amount in rupiah for which the setup has orders and payments.
const AMOUNT: i64 = 10_000;

/// Returns the value of a field of the object `owner`.
pub(super) fn field_value(cx: &mut CaseContext<'_>, owner: &str, field: &Field) -> Value {
    let place = (owner, &*field.wire);
    let mut staged_fields = STAGED.iter();
    if let Some((.., name)) = staged_fields.find(|(object, field, _)| (*object, *field) == place) {
        return staged(name);
    }
    let example = field.example.as_ref();
    type_value(cx, &field.ty, example, field.limits)
}

fn type_value(
    cx: &mut CaseContext<'_>,
    ty: &Type,
    example: Option<&Scalar>,
    limits: Limits,
) -> Value {
    match ty {
        Type::Text => Value::same(format!("{:?}", text(example, limits))),
        Type::Integer(form) | Type::Unsigned(form) => {
            let example = match example {
                Some(Scalar::Integer(integer)) => *integer,
                _ => 1,
            };
            let integer = within(example, limits).to_string();
            match form {
                IntegerForm::Number => Value::same(integer),
                IntegerForm::Text => Value::new(integer.clone(), format!("\"{integer}\"")),
            }
        }
        Type::Boolean => Value::same("true"),
        Type::Amount(form) => amount(*form, limits),
        Type::Timestamp => {
            let time = "2099-01-02T03:04:05.000Z";
            Value::new(format!("time({time:?})"), format!("{time:?}"))
        }
        Type::Date => parsed("Date", "2099-01-02"),
        Type::Uuid => parsed("Uuid", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
        Type::Base64 => parsed("Base64", "aGVsbG8="),
        Type::Decimal(form) => decimal(*form, example),
        Type::Json => Value::new(
            "Json::parse(r#\"{\"key\":\"value\"}\"#).unwrap()",
            "{\"key\":\"value\"}",
        ),
        // No shipped endpoint has a body of bytes.
        Type::Bytes => Value::new("Bytes::new()", ""),
        // Nor one with a file.
        Type::File => Value::new("File::new(\"a.pdf\", Bytes::new())", ""),
        Type::Enum(name) => enumeration(cx, name, example),
        Type::Id(name) => staged(name),
        Type::List(item) => {
            let item = type_value(cx, item, example, Limits::default());
            Value::new(format!("[{}]", item.rust), format!("[{}]", item.json))
        }
        Type::Map(item) => {
            let item = type_value(cx, item, example, Limits::default());
            Value::new(
                format!("[(\"key\", {})]", item.rust),
                format!("{{\"key\":{}}}", item.json),
            )
        }
        Type::Object(name) => object(cx, name),
        // The object writes a union together with its tag.
        Type::Union(_) => Value::same("null"),
        // Any JSON is a value of such a union.
        Type::Choice(_) => Value::new("Json::null()", "null"),
    }
}

/// Builds a value that the setup created, by its name there.
fn staged(name: &str) -> Value {
    Value::new(format!("setup.get({name:?})"), format!("\"${name}\""))
}

/// Builds a value that is parsed from its text.
fn parsed(ty: &str, text: &str) -> Value {
    Value::new(
        format!("{text:?}.parse::<durianpay_client::{ty}>().unwrap()"),
        format!("{text:?}"),
    )
}

fn text(example: Option<&Scalar>, limits: Limits) -> String {
    let mut text = match example {
        Some(Scalar::Text(text)) => text.clone(),
        _ => "text".to_owned(),
    };
    let most = limits.max_length.unwrap_or(u32::MAX) as usize;
    text = text.chars().take(most).collect();
    while text.chars().count() < limits.min_length.unwrap_or_default() as usize {
        text.push('x');
    }
    text
}

fn within(number: i64, limits: Limits) -> i64 {
    let number = number.max(limits.min.unwrap_or(i64::MIN));
    number.min(limits.max.unwrap_or(i64::MAX))
}

fn amount(form: AmountForm, limits: Limits) -> Value {
    let rupiah = within(AMOUNT, limits);
    let json = match form {
        AmountForm::Text => format!("\"{rupiah}.00\""),
        AmountForm::Rupiah => rupiah.to_string(),
        AmountForm::Hundredths => (rupiah * 100).to_string(),
    };
    Value::new(rupiah.to_string(), json)
}

fn decimal(form: DecimalForm, example: Option<&Scalar>) -> Value {
    let number = match example {
        Some(Scalar::Text(text)) => text.clone(),
        _ => "1.5".to_owned(),
    };
    let json = match form {
        DecimalForm::Text => format!("{number:?}"),
        DecimalForm::Plain => number.clone(),
    };
    Value::new(format!("number({number:?})"), json)
}

fn enumeration(cx: &CaseContext<'_>, name: &str, example: Option<&Scalar>) -> Value {
    let Some(item) = cx.spec.enums.get(name) else {
        return Value::same("\"\"");
    };
    let chosen = match example {
        Some(Scalar::Text(text)) => Some(text.clone()),
        Some(Scalar::Integer(integer)) => Some(integer.to_string()),
        _ => None,
    };
    let first = item.values.first().map(|value| value.value.clone());
    let value = chosen.or(first).unwrap_or_default();
    Value::same(match item.form {
        EnumForm::Text => format!("{value:?}"),
        EnumForm::Integer => value,
    })
}

/// Builds an object with all fields that a caller can set. A type that contains itself is left
/// out.
pub(super) fn object(cx: &mut CaseContext<'_>, name: &str) -> Value {
    let Some(object) = cx.spec.objects.get(name) else {
        return Value::same("null");
    };
    cx.types.insert(name.to_owned());
    cx.open.push(name.to_owned());
    let value = filled(cx, object);
    cx.open.pop();
    value
}

fn filled(cx: &mut CaseContext<'_>, object: &Object) -> Value {
    let is_named = cx.positions.are_fields_named(object);
    let mut required = Vec::new();
    let mut setters = String::new();
    let mut members = Vec::new();
    for field in &object.fields {
        if let Some(constant) = &field.constant {
            members.push(format!("{:?}: {}", field.wire, scalar(constant)));
            continue;
        }
        let is_inside =
            matches!(field.ty.innermost(), Type::Object(name) if cx.open.contains(name));
        let is_left_out = is_inside || field.about.deprecated.is_some();
        if field.optional && is_left_out {
            continue;
        }
        let value = if let Type::Union(union) = &field.ty {
            let Some((tag, value)) = member(cx, union) else {
                continue;
            };
            members.push(tag);
            value
        } else {
            field_value(cx, &object.name, field)
        };
        members.push(format!("{:?}: {}", field.wire, value.json));
        if field.optional {
            let _ = write!(setters, ".{}({})", ident(&field.name), value.rust);
        } else if is_named {
            let value = owned(&field.ty, &value.rust);
            required.push(format!("{}: {value}", ident(&field.name)));
        } else {
            required.push(value.rust);
        }
    }
    let mut required = required.join(", ");
    if is_named {
        let name = object.fields_name();
        required = format!("{name} {{ {required} }}");
        cx.types.insert(name);
    }
    Value::new(
        format!("{}::new({required}){setters}", object.name),
        format!("{{{}}}", members.join(",")),
    )
}

/// Converts an argument of a constructor to the value of a struct's field.
fn owned(ty: &Type, argument: &str) -> String {
    match ty {
        Type::Text
        | Type::Amount(_)
        | Type::Enum(_)
        | Type::Id(_)
        | Type::List(_)
        | Type::Map(_)
        | Type::Choice(_) => format!("{argument}.into()"),
        Type::Integer(_)
        | Type::Unsigned(_)
        | Type::Boolean
        | Type::Timestamp
        | Type::Date
        | Type::Uuid
        | Type::Base64
        | Type::Decimal(_)
        | Type::Json
        | Type::Bytes
        | Type::File
        | Type::Object(_)
        | Type::Union(_) => argument.to_owned(),
    }
}

/// Returns the union member of this case: its tag as a member, and its content.
fn member(cx: &mut CaseContext<'_>, union: &str) -> Option<(String, Value)> {
    let union = cx.spec.unions.get(union)?;
    let Member {
        value, object: ty, ..
    } = union.members.get(cx.member)?;
    let content = object(cx, ty);
    Some((format!("{:?}: {value:?}", union.tag), content))
}

fn scalar(scalar: &Scalar) -> String {
    match scalar {
        Scalar::Text(text) => format!("{text:?}"),
        Scalar::Integer(integer) => integer.to_string(),
        Scalar::Boolean(boolean) => boolean.to_string(),
    }
}

/// Builds the pairs of a query or headers object, as Rust code.
pub(super) fn pairs(cx: &mut CaseContext<'_>, name: &str) -> Vec<String> {
    let Some(object) = cx.spec.objects.get(name) else {
        return Vec::new();
    };
    let mut pairs = Vec::new();
    for field in &object.fields {
        let value = match &field.constant {
            Some(constant) => scalar(constant),
            None => field_value(cx, name, field).json,
        };
        let value = value.trim_start_matches('[').trim_end_matches(']');
        let value = value.trim_matches('"');
        pairs.push(format!("({:?}, {value:?})", field.wire));
    }
    pairs
}

/// Returns a name of the model as a Rust identifier.
pub(super) fn ident(name: &str) -> String {
    if syn::parse_str::<syn::Ident>(name).is_ok() {
        name.to_owned()
    } else {
        format!("r#{name}")
    }
}
