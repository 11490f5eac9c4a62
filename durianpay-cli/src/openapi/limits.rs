//! The limits of a field.

use durianpay_codegen::model::{
    AmountForm, DecimalForm, Field, IntegerForm, JsonForm, Limits, Type,
};
use serde_json::{Map, Value};

/// The limits in plain schema keywords, and the keys of the language that they express completely.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) keywords: Map<String, Value>,
    pub(super) keys: Vec<&'static str>,
}

/// Returns the limits of `field` in schema keywords.
pub(super) fn say(field: &Field) -> Said {
    let Limits {
        min,
        max,
        min_length,
        max_length,
    } = field.limits;
    let mut said = Said::default();
    if let Some(unit) = unit(field) {
        said.number("min", "minimum", min, unit);
        said.number("max", "maximum", max, unit);
    }
    if let Some([least, most]) = length_keywords(&field.ty) {
        said.length("min_length", least, min_length);
        said.length("max_length", most, max_length);
    }
    said
}

impl Said {
    /// Adds a numeric limit, unless it overflows in JSON units.
    fn number(&mut self, key: &'static str, keyword: &str, limit: Option<i64>, unit: i64) {
        let Some(wire) = limit.and_then(|limit| limit.checked_mul(unit)) else {
            return;
        };
        self.keywords.insert(keyword.to_owned(), Value::from(wire));
        if unit == 1 {
            self.keys.push(key);
        }
    }

    fn length(&mut self, key: &'static str, keyword: &str, limit: Option<u32>) {
        if let Some(limit) = limit {
            self.keywords.insert(keyword.to_owned(), Value::from(limit));
            self.keys.push(key);
        }
    }
}

/// Returns the JSON value of one unit of the language, if the field may be a number.
fn unit(field: &Field) -> Option<i64> {
    match field.ty {
        Type::Integer(IntegerForm::Number)
        | Type::Unsigned(IntegerForm::Number)
        | Type::Decimal(DecimalForm::Plain)
        | Type::Amount(AmountForm::Rupiah) => Some(1),
        Type::Amount(AmountForm::Hundredths) => Some(100),
        Type::Amount(AmountForm::Text)
        | Type::Decimal(DecimalForm::Text)
        | Type::Integer(IntegerForm::Text)
        | Type::Unsigned(IntegerForm::Text) => field.also.contains(&JsonForm::Number).then_some(1),
        _ => None,
    }
}

fn length_keywords(ty: &Type) -> Option<[&'static str; 2]> {
    match ty {
        Type::Text
        | Type::Base64
        | Type::Enum(_)
        | Type::Id(_)
        | Type::Timestamp
        | Type::Amount(AmountForm::Text)
        | Type::Decimal(DecimalForm::Text) => Some(["minLength", "maxLength"]),
        Type::List(_) => Some(["minItems", "maxItems"]),
        Type::Map(_) => Some(["minProperties", "maxProperties"]),
        _ => None,
    }
}
