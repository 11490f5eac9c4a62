//! Draws values of schemas.

use super::super::reading::{At, Reading, says_nothing};
use serde_json::{Map, Number, Value, json};

/// The depth of values. Optional parts below are left out.
const DEEPEST: usize = 5;

/// An integer that floating-point numbers cannot represent.
const LARGE: i64 = 9_007_199_254_740_993;

/// The messages that values are drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Request,
    Response,
}

/// Draws values of the schemas of a document.
pub(super) struct Sampler<'d> {
    pub(super) reading: Reading<'d>,
    pub(super) random: fastrand::Rng,
    side: Side,
}

impl<'d> Sampler<'d> {
    /// Creates a sampler of values for requests.
    pub(super) fn new(reading: Reading<'d>, seed: u64) -> Self {
        Self {
            reading,
            random: fastrand::Rng::with_seed(seed),
            side: Side::Request,
        }
    }

    /// Draws values for the messages of a side.
    pub(super) fn on<T>(&mut self, side: Side, draw: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.side, side);
        let drawn = draw(self);
        self.side = before;
        drawn
    }

    /// Returns a valid value that is not `null`, or `None` if this code cannot make one.
    pub(super) fn value(&mut self, schema: &At<'d>, depth: usize) -> Option<Value> {
        let schema = self.reading.follow(schema)?;
        if depth > DEEPEST {
            return None;
        }
        if let Some(constant) = schema.json.get("const") {
            return Some(constant.clone());
        }
        if let Some(values) = schema.json.get("enum").and_then(Value::as_array) {
            let values: Vec<&Value> = values.iter().filter(|value| !value.is_null()).collect();
            return self.random.choice(values).cloned();
        }
        let mut parts = schema.each("allOf");
        // A part may consist of a description.
        parts.retain(|(_, part)| {
            self.reading
                .follow(part)
                .is_none_or(|part| !says_nothing(&part) || part.has("required"))
        });
        if !parts.is_empty() {
            return self.joined(&schema, &parts, depth);
        }
        let mut cases = schema.each("oneOf");
        cases.extend(schema.each("anyOf"));
        if !cases.is_empty() {
            return self.chosen(&schema, &cases, depth);
        }
        let types = schema.texts("type");
        match types.into_iter().find(|name| *name != "null") {
            Some("string") => self.text(&schema),
            Some("integer") => self.integer(&schema),
            Some("number") => self.number(&schema),
            Some("boolean") => Some(self.random.bool().into()),
            Some("array") => self.list(&schema, depth),
            Some("object") => self.object(&schema, depth),
            None if schema.has("properties") => self.object(&schema, depth),
            None if schema.has("items") => self.list(&schema, depth),
            None if says_nothing(&schema) => Some(json!({"any": [1, "ü"]})),
            _ => None,
        }
    }

    /// Draws a value of all parts. They must all be objects, or there must be only one.
    fn joined(
        &mut self,
        schema: &At<'d>,
        parts: &[(String, At<'d>)],
        depth: usize,
    ) -> Option<Value> {
        let others = ["properties", "required", "oneOf", "anyOf"];
        if let [(_, only)] = parts
            && !others.iter().any(|key| schema.has(key))
        {
            return self.value(only, depth);
        }
        let is_plain = |at: &At<'d>| {
            let choices = ["oneOf", "anyOf", "enum", "not", "items"];
            self.reading
                .follow(at)
                .is_some_and(|at| choices.iter().all(|key| !at.has(key)))
        };
        if is_plain(schema) && parts.iter().all(|(_, part)| is_plain(part)) {
            self.object(schema, depth)
        } else {
            None
        }
    }

    /// Draws a value of one of several cases. The tag is that of the case, if there is a discriminator.
    fn chosen(
        &mut self,
        schema: &At<'d>,
        cases: &[(String, At<'d>)],
        depth: usize,
    ) -> Option<Value> {
        if schema.has("properties") || schema.has("allOf") {
            return None;
        }
        let cases: Vec<_> = cases
            .iter()
            .filter(|(_, case)| !case.texts("type").contains(&"null"))
            .collect();
        let (_, case) = self.random.choice(cases)?;
        let mut value = self.value(case, depth + 1)?;
        let tag = schema.json.pointer("/discriminator/propertyName");
        if let (Some(tag), Some(members)) = (tag.and_then(Value::as_str), value.as_object_mut()) {
            let reference = case.text("$ref")?;
            let mapping = schema.json.pointer("/discriminator/mapping");
            let mut mapping = mapping.and_then(Value::as_object).into_iter().flatten();
            let mapped = mapping.find(|(_, target)| target.as_str() == Some(reference));
            let name = reference.rsplit('/').next().unwrap_or_default();
            let name = mapped.map_or(name, |(name, _)| name);
            members.insert(tag.to_owned(), name.into());
        }
        Some(value)
    }

    fn text(&mut self, schema: &At<'d>) -> Option<Value> {
        let fixed = match schema.text("format") {
            Some("date-time") => Some("2026-11-29T10:15:30Z"),
            Some("date") => Some("2026-11-29"),
            Some("uuid") => Some("0b5c1e5a-6b6e-4b0c-9d61-2f3b1c9d8e7f"),
            Some("byte") => Some("aGVsbG8gdMO8bg=="),
            Some("binary") => return None,
            // Numbers and the like as text.
            Some(format) if format.contains("int") || format == "decimal" => Some("12"),
            Some("double" | "float") => Some("1.5"),
            _ => None,
        };
        if fixed.is_some() {
            return fixed.map(Value::from);
        }
        let least = schema.json.get("minLength").and_then(Value::as_u64);
        let most = schema.json.get("maxLength").and_then(Value::as_u64);
        // Characters with a meaning in URLs, beside plain ones.
        let texts = ["plain", "a b&c=d/e?f", "ü+ß%20", "x,y|z;"];
        let text = self.random.choice(texts)?;
        let text = text.chars().chain(std::iter::repeat('x'));
        let length = u64::try_from(5 + self.random.usize(0..3)).ok()?;
        let length = length.max(least.unwrap_or(0)).min(most.unwrap_or(u64::MAX));
        let text: String = text
            .take(usize::try_from(length.min(1_000)).ok()?)
            .collect();
        Some(text.into())
    }

    fn integer(&mut self, schema: &At<'d>) -> Option<Value> {
        let (low, high) = limits(schema)?;
        let is_large = schema.text("format") == Some("int64") && self.random.u8(0..8) == 0;
        let number = if is_large && high > LARGE {
            LARGE
        } else {
            self.random
                .i64(low..=high.min(low.saturating_add(1_000_000)))
        };
        let step = schema.json.get("multipleOf").and_then(Value::as_i64);
        let step = step.unwrap_or(1).max(1);
        Some((number / step * step).into())
    }

    fn number(&mut self, schema: &At<'d>) -> Option<Value> {
        let (low, high) = limits(schema)?;
        if low <= 1 && high >= 2 && self.random.bool() {
            return Number::from_f64(1.5).map(Value::from);
        }
        Some(low.max(2.min(high)).into())
    }

    fn list(&mut self, schema: &At<'d>, depth: usize) -> Option<Value> {
        let least = schema.json.get("minItems").and_then(Value::as_u64);
        let most = schema.json.get("maxItems").and_then(Value::as_u64);
        let count = self.random.u64(0..3).max(least.unwrap_or(0));
        let count = count.min(most.unwrap_or(u64::MAX)).min(50);
        let Some(items) = schema.get("items") else {
            return Some(json!([1, "a"]));
        };
        let mut list = Vec::new();
        for _ in 0..count {
            match self.value(&items, depth + 1) {
                Some(item) => list.push(item),
                None if least.is_none_or(|least| least == 0) => break,
                None => return None,
            }
        }
        Some(list.into())
    }

    fn object(&mut self, schema: &At<'d>, depth: usize) -> Option<Value> {
        let mut members = Map::new();
        let properties = self.reading.properties(schema);
        for (name, at, is_required) in &properties {
            let is_drawn = *is_required || depth < DEEPEST && self.random.bool();
            let other = match self.side {
                Side::Request => "readOnly",
                Side::Response => "writeOnly",
            };
            let is_of_other = self.reading.follow(at).is_some_and(|at| at.is(other));
            if !is_drawn || is_of_other && !is_required {
                continue;
            }
            // A property of several parts of `allOf` would have to fit all of them.
            if properties
                .iter()
                .filter(|(other, ..)| other == name)
                .count()
                > 1
            {
                if *is_required {
                    return None;
                }
                continue;
            }
            match self.value(at, depth + 1) {
                Some(value) => drop(members.insert(name.clone(), value)),
                None if *is_required => return None,
                None => {}
            }
        }
        // Values of an inheriting type would need their tag.
        if schema.has("discriminator") {
            return None;
        }
        if let Some(values) = schema
            .get("additionalProperties")
            .filter(|_| properties.is_empty())
        {
            let value = match values.json {
                Value::Bool(true) => Some("any".into()),
                Value::Object(_) => self.value(&values, depth + 1),
                _ => None,
            };
            members.extend(value.map(|value| ("a key/ü".to_owned(), value)));
        }
        Some(members.into())
    }
}

/// Returns the least and the greatest integer, or `None` if there is none between.
fn limits(schema: &At<'_>) -> Option<(i64, i64)> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "beyond the limits, it is cut"
    )]
    let number = |key: &str, round: fn(f64) -> f64| {
        let number = schema.json.get(key)?.as_f64()?;
        Some(round(number) as i64)
    };
    let is_exclusive = |key: &str| i64::from(schema.is(key));
    let least = number("minimum", f64::ceil);
    let least = least.map(|least| least.saturating_add(is_exclusive("exclusiveMinimum")));
    let above = number("exclusiveMinimum", f64::floor);
    let least = least.max(above.map(|above| above.saturating_add(1)));
    let most = number("maximum", f64::floor);
    let most = most.map(|most| most.saturating_sub(is_exclusive("exclusiveMaximum")));
    let below = number("exclusiveMaximum", f64::ceil);
    let below = below.map(|below| below.saturating_sub(1));
    let most = [most, below].into_iter().flatten().min();
    let low = least.unwrap_or_else(|| most.map_or(0, |most| most.min(0)));
    let high = most.unwrap_or(i64::MAX);
    (low <= high).then_some((low, high))
}
