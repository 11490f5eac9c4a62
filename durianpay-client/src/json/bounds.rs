//! Checks of values against their [`Bounds`].

use std::cmp::Ordering;

use super::schema::Bounds;
use super::tape::Kind;
use super::tree::Node;

impl Bounds {
    /// Returns a message for each bound that the value violates.
    ///
    /// A bound that does not apply to the kind of the value, or to a string that is
    /// not a number, is not violated: the reader of the field reports such values.
    pub(super) fn violations(&self, node: Node<'_>) -> Vec<String> {
        if *self == Bounds::NONE {
            return Vec::new();
        }
        let text = node.string();
        let length = match (&text, node.kind()) {
            (Some(text), _) => Some(text.chars().count()),
            (None, Kind::List) => Some(node.items().count()),
            (None, _) => None,
        };
        let decimal = node.number().or(text.as_deref());
        let shorter = |least: &u32| length.is_some_and(|length| length < *least as usize);
        let longer = |most: &u32| length.is_some_and(|length| length > *most as usize);
        let compares = |bound: i64, to: Ordering| {
            decimal.and_then(|decimal| compare(decimal, bound)) == Some(to)
        };
        let mut broken = Vec::new();
        if let Some(least) = self.min_length.filter(shorter) {
            broken.push(match text {
                Some(_) => format!("is shorter than {least} characters"),
                None => format!("has fewer than {least} items"),
            });
        }
        if let Some(most) = self.max_length.filter(longer) {
            broken.push(match text {
                Some(_) => format!("is longer than {most} characters"),
                None => format!("has more than {most} items"),
            });
        }
        if let Some(least) = self.min.filter(|min| compares(*min, Ordering::Less)) {
            broken.push(format!("is less than {least}"));
        }
        if let Some(most) = self.max.filter(|max| compares(*max, Ordering::Greater)) {
            broken.push(format!("is more than {most}"));
        }
        broken
    }
}

/// Compares a decimal with a bound without rounding; `None` when it is not a decimal.
fn compare(decimal: &str, bound: i64) -> Option<Ordering> {
    let (negative, unsigned) = match decimal.strip_prefix('-') {
        Some(unsigned) => (true, unsigned),
        None => (false, decimal),
    };
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, read_exponent(exponent)?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty()
        || !whole
            .bytes()
            .chain(fraction.bytes())
            .all(|b| b.is_ascii_digit())
    {
        return None;
    }

    // The value is `0.digits` times ten to the power of `point`.
    let digits = || whole.bytes().chain(fraction.bytes());
    let zeros = digits().take_while(|digit| *digit == b'0').count();
    let significant = || digits().skip(zeros);
    let point = i64::try_from(whole.len()).ok()? - i64::try_from(zeros).ok()?;
    let point = point.saturating_add(exponent);
    if significant().next().is_none() {
        return Some(0.cmp(&bound));
    }
    let magnitude_at_least = |whole: i128, has_fraction: bool| {
        let magnitude = whole.cmp(&i128::from(bound.unsigned_abs()));
        match magnitude {
            Ordering::Equal if has_fraction => Ordering::Greater,
            other => other,
        }
    };
    // Different signs decide alone.
    if negative != (bound < 0) {
        return Some(if negative {
            Ordering::Less
        } else {
            Ordering::Greater
        });
    }
    let magnitude = match usize::try_from(point) {
        // Twenty digits and more are beyond every bound.
        Ok(places) if places >= 20 => Ordering::Greater,
        Ok(places) => {
            let whole = significant()
                .chain(std::iter::repeat(b'0'))
                .take(places)
                .fold(0, |sum, digit| sum * 10 + i128::from(digit - b'0'));
            let has_fraction = significant().skip(places).any(|digit| digit != b'0');
            magnitude_at_least(whole, has_fraction)
        }
        Err(_) => magnitude_at_least(0, true),
    };
    Some(if negative {
        magnitude.reverse()
    } else {
        magnitude
    })
}

/// Reads an exponent; one out of range becomes the greatest.
fn read_exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let exponent = digits.parse::<i64>().unwrap_or(i64::MAX);
    Some(if text.starts_with('-') {
        -exponent
    } else {
        exponent
    })
}
