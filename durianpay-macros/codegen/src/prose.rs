//! Sentences about the facts of a spec. Doc comments and reference pages use the
//! same ones.

use crate::diagnostic::list;
use crate::model::{
    CodeOutcome, EnumValue, Evidence, Field, LimitType, Limits, Outcome, Scalar, Server, Type,
};

/// States the evidence, unless the vendor documents the item.
#[must_use]
pub fn evidence(evidence: Evidence) -> Option<&'static str> {
    match evidence {
        Evidence::Documented => None,
        Evidence::Observed => Some("*Observed, but not documented.*"),
        Evidence::Uncertain => Some("*Uncertain: sources disagree, or it is inferred.*"),
    }
}

/// States the outcome of a documented error, if the spec has it.
#[must_use]
pub fn error_outcome(outcome: Option<Outcome>) -> Option<&'static str> {
    outcome.map(|outcome| match outcome {
        Outcome::Rejected => "The request was not carried out.",
        Outcome::Unknown => "The request may have been carried out.",
    })
}

/// States the outcome that a response code means, if the spec has it.
#[must_use]
pub fn code_outcome(outcome: Option<CodeOutcome>) -> Option<&'static str> {
    match outcome? {
        CodeOutcome::Success => Some("The request was accepted."),
        CodeOutcome::Rejected => error_outcome(Some(Outcome::Rejected)),
        CodeOutcome::Unknown => error_outcome(Some(Outcome::Unknown)),
    }
}

/// States the servers of an endpoint, if they are not those of the API.
#[must_use]
pub fn servers(servers: &[Server]) -> Option<String> {
    let listed: Vec<String> = servers
        .iter()
        .map(|server| {
            format!(
                "`{}` in the environment `{}`",
                server.url, server.environment
            )
        })
        .collect();
    (!listed.is_empty()).then(|| {
        format!(
            "The request goes to another server: {}. A client with a base URL of its own sends it there.",
            listed.join(", ")
        )
    })
}

/// States the other names of a field, its constant, default, limits and example.
#[must_use]
pub fn facts(field: &Field) -> Vec<String> {
    let mut facts = Vec::new();
    if !field.aliases.is_empty() {
        let aliases: Vec<&str> = field.aliases.iter().map(String::as_str).collect();
        facts.push(format!("Also accepted as {}.", list(&aliases)));
    }
    if let Some(constant) = &field.constant {
        facts.push(format!("Always {}.", scalar(constant)));
    }
    if let Some(default) = &field.default {
        facts.push(format!("If absent, the API assumes {}.", scalar(default)));
    }
    facts.extend(limits(field));
    if let Some(pattern) = &field.pattern {
        facts.push(format!("Matches the regular expression {}.", code(pattern)));
    }
    if let Some(example) = &field.example {
        facts.push(format!("Example: {}.", scalar(example)));
    }
    facts
}

/// Writes a literal of the spec in a code span.
fn scalar(scalar: &Scalar) -> String {
    match scalar {
        Scalar::Text(text) => code(text),
        Scalar::Integer(integer) => format!("`{integer}`"),
        Scalar::Boolean(boolean) => format!("`{boolean}`"),
    }
}

/// Writes a text in a code span.
fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "'"))
}

/// States the limits of a value and of its length.
fn limits(field: &Field) -> Option<String> {
    let Limits {
        min,
        max,
        min_length,
        max_length,
    } = field.limits;
    let unit = match field.ty {
        Type::List(_) | Type::Map(_) => "item",
        _ => "character",
    };
    let value = range(min, max, |_| String::new());
    let length = range(
        min_length.map(i64::from),
        max_length.map(i64::from),
        |last| format!(" {unit}{}", if last == 1 { "" } else { "s" }),
    );
    let limits: Vec<String> = value.into_iter().chain(length).collect();
    (!limits.is_empty()).then(|| format!("Limits: {}.", limits.join(", ")))
}

/// States the limits that a value of an enum has, of the type that the enum states.
#[must_use]
pub fn value_limits(limits: Option<LimitType>, value: &EnumValue) -> Option<String> {
    let unit = match limits? {
        LimitType::Amount => " rupiah",
        LimitType::Decimal | LimitType::Integer => "",
    };
    let range = range(value.min, value.max, |_| unit.to_owned())?;
    Some(format!("Limits: {range}."))
}

/// Writes a range, with the unit for its last number.
fn range(min: Option<i64>, max: Option<i64>, unit: impl Fn(i64) -> String) -> Option<String> {
    let with_unit = |number: i64| grouped(number) + &unit(number);
    match (min, max) {
        (Some(min), Some(max)) if min == max => Some(format!("exactly {}", with_unit(min))),
        (Some(min), Some(max)) => Some(format!("{} to {}", grouped(min), with_unit(max))),
        (Some(min), None) => Some(format!("at least {}", with_unit(min))),
        (None, Some(max)) => Some(format!("at most {}", with_unit(max))),
        (None, None) => None,
    }
}

/// Writes a number with its digits in groups of three: `10,000`.
fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "-" } else { "" });
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{grouped, range};

    #[test]
    fn digits_are_in_groups_of_three() {
        for (number, expected) in [
            (0, "0"),
            (999, "999"),
            (-999, "-999"),
            (1000, "1,000"),
            (-100_000, "-100,000"),
            (999_999_999_999, "999,999,999,999"),
            (i64::MIN, "-9,223,372,036,854,775,808"),
        ] {
            assert_eq!(grouped(number), expected);
        }
    }

    #[test]
    fn the_unit_agrees_with_the_number() {
        let unit = |last| if last == 1 { " item" } else { " items" }.to_owned();
        for (min, max, expected) in [
            (Some(1), None, Some("at least 1 item")),
            (Some(2), None, Some("at least 2 items")),
            (None, Some(9), Some("at most 9 items")),
            (Some(1), Some(9), Some("1 to 9 items")),
            (Some(3), Some(3), Some("exactly 3 items")),
            (None, None, None),
        ] {
            assert_eq!(range(min, max, unit).as_deref(), expected);
        }
    }
}
