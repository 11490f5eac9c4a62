//! Fixes that rewrite a value.

use super::entries::Entries;
use super::rename::replace;
use crate::diagnostic::{Diagnostic, Edit};
use crate::grammar::{METHODS, is_url_path, offset_minutes};
use crate::headers;
use crate::source::Span;

type Edits = Option<Vec<Edit>>;

/// Rewrites the string at the error, if `better` knows how.
fn string(
    entries: &Entries<'_>,
    diagnostic: &Diagnostic,
    better: impl Fn(&str) -> Option<String>,
) -> Edits {
    let (text, span) = entries.string(diagnostic.span)?;
    let better = better(text).filter(|better| better != text)?;
    Some(replace(span, better))
}

/// `Order?` → `Order`
pub(super) fn required(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    string(entries, diagnostic, |ty| {
        Some(ty.strip_suffix('?')?.to_owned())
    })
}

/// `string` → `string?`
pub(super) fn optional(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    let is_constant = entries.at(diagnostic.span)?.name == "const";
    string(entries, diagnostic, |ty| {
        (!is_constant && !ty.ends_with('?')).then(|| format!("{ty}?"))
    })
}

/// `string?` → `integer?` for a number of deliveries, `boolean?` for the kind of environment, by
/// the key that names the field.
pub(super) fn webhook_field(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    let [named] = diagnostic.related.as_slice() else {
        return None;
    };
    if named.span.file != entries.file {
        return None;
    }
    let better = match entries.at(named.span)?.name.as_str() {
        "retry_count" => "integer",
        "live" => "boolean",
        _ => return None,
    };
    string(entries, diagnostic, |ty| match ty {
        "string" => Some(better.to_owned()),
        "string?" => Some(format!("{better}?")),
        _ => None,
    })
}

/// `usd` → `USD`
pub(super) fn currency(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    string(entries, diagnostic, |code| {
        let is_code = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_alphabetic());
        is_code.then(|| code.to_ascii_uppercase())
    })
}

/// `get` → `GET`
pub(super) fn method(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    let better = entries.text(diagnostic.span)?.to_ascii_uppercase();
    METHODS
        .contains(&better.as_str())
        .then(|| replace(diagnostic.span, better))
}

/// `020012` → `20012`
pub(super) fn canonical_integer(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    let text = entries.text(diagnostic.span)?.trim_matches(['"', '\'']);
    let integer: i64 = text.parse().ok()?;
    Some(replace(diagnostic.span, format!("{integer}")))
}

/// `not_found` → `404`
pub(super) fn status(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    const STATUSES: [(&str, &str); 14] = [
        ("badrequest", "400"),
        ("unauthorized", "401"),
        ("paymentrequired", "402"),
        ("forbidden", "403"),
        ("notfound", "404"),
        ("methodnotallowed", "405"),
        ("conflict", "409"),
        ("gone", "410"),
        ("unprocessableentity", "422"),
        ("toomanyrequests", "429"),
        ("internalservererror", "500"),
        ("badgateway", "502"),
        ("serviceunavailable", "503"),
        ("gatewaytimeout", "504"),
    ];
    let text = entries.text(diagnostic.span)?;
    let letters = text.chars().filter(char::is_ascii_alphanumeric);
    let name: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    let (_, status) = STATUSES.iter().find(|(known, _)| *known == name)?;
    Some(replace(diagnostic.span, *status))
}

/// `X Request Id` → `X-Request-Id`
pub(super) fn header_name(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    string(entries, diagnostic, |name| {
        let better = name.trim().replace([' ', '_'], "-");
        headers::is_name(&better).then_some(better)
    })
}

/// `2024-05-13 ` → `2024-05-13`
pub(super) fn header_value(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    string(entries, diagnostic, |value| {
        let better = value.trim();
        headers::is_value(better).then(|| better.to_owned())
    })
}

/// `http://docs.toko.example` → `https://docs.toko.example`
pub(super) fn https(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    string(entries, diagnostic, |link| {
        Some(format!("https://{}", link.strip_prefix("http://")?))
    })
}

/// `https://api.toko.example/v1/` → `https://api.toko.example/v1`
pub(super) fn base_url(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    string(entries, diagnostic, |url| {
        let better = url.strip_suffix('/')?;
        better.starts_with("https://").then(|| better.to_owned())
    })
}

/// `pdf` → `application/pdf`
pub(super) fn media_type(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    string(entries, diagnostic, |name| {
        let media = match name.to_ascii_lowercase().as_str() {
            "json" => "application/json",
            "pdf" => "application/pdf",
            "xml" => "application/xml",
            "csv" => "text/csv",
            "html" => "text/html",
            _ => return None,
        };
        Some(media.to_owned())
    })
}

/// `v1/payment/` → `/v1/payment`
pub(super) fn path(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    string(entries, diagnostic, |path| {
        let better = format!("/{}", path.trim_matches('/'));
        is_url_path(&better).then_some(better)
    })
}

/// `18xx` → `18`
pub(super) fn digits(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    string(entries, diagnostic, |code| {
        let digits = code.trim_end_matches(['x', 'X']);
        let is_code = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_code.then(|| digits.to_owned())
    })
}

/// `+7` → `+07:00`
pub(super) fn offset(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    string(entries, diagnostic, |text| {
        if text.eq_ignore_ascii_case("utc") {
            return Some("Z".to_owned());
        }
        let sign = text.chars().next().filter(|sign| "+-".contains(*sign))?;
        let digits = text.strip_prefix(sign)?.replace(':', "");
        let better = match digits.len() {
            1 => format!("{sign}0{digits}:00"),
            2 => format!("{sign}{digits}:00"),
            4 => format!("{sign}{}:{}", digits.get(..2)?, digits.get(2..)?),
            _ => return None,
        };
        offset_minutes(&better).map(|_| better)
    })
}

/// `0001-01-01` → `0001-01-01T00:00:00Z`
pub(super) fn time(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    string(entries, diagnostic, |date| {
        let is_date = date.len() == 10
            && date.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        is_date.then(|| format!("{date}T00:00:00Z"))
    })
}

/// `Item[]` → `[Item]`
pub(super) fn type_expression(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    let text = entries.text(diagnostic.span)?;
    let inner = text.strip_suffix("[]")?;
    let is_name = inner.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_name.then(|| replace(diagnostic.span, format!("[{inner}]")))
}

/// `{body_sha256` → `{body_sha256}`
pub(super) fn brace(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    let text = entries.text(diagnostic.span)?;
    let name = text.strip_prefix('{')?;
    let is_name = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_name.then(|| replace(diagnostic.span, format!("{{{name}}}")))
}

/// Turns an integer or a boolean into a string, or a string into one, as the type wants.
pub(super) fn quotes(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    let entry = entries.at(diagnostic.span)?;
    let ty = entry.siblings.iter().find(|(name, _)| name == "type");
    let ty = ty.and_then(|(_, ty)| entries.string(*ty));
    let (ty, _) = ty?;
    let has_notation = entry.siblings.iter().any(|(name, _)| name == "number");
    match ty.trim_end_matches('?') {
        "string" => quoted(entries, diagnostic),
        "integer" | "boolean" if !has_notation => bare(entries, diagnostic),
        _ => None,
    }
}

/// `"200"` → `200`, `"true"` → `true`
pub(super) fn bare(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    let (text, _) = entries.string(diagnostic.span)?;
    let is_bare = matches!(text, "true" | "false")
        || text
            .parse::<i64>()
            .is_ok_and(|integer| integer.to_string() == text);
    is_bare.then(|| replace(diagnostic.span, text))
}

/// `200` → `"200"`
fn quoted(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    let text = entries.text(diagnostic.span)?;
    let integer = text.parse::<i64>().ok()?;
    (integer.to_string() == text).then(|| replace(diagnostic.span, format!("\"{text}\"")))
}

/// Swaps two limits that are the wrong way round.
pub(super) fn swap(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    let [other] = diagnostic.related.as_slice() else {
        return None;
    };
    let (one, two) = (diagnostic.span, other.span);
    let mut edits = replace(one, entries.text(two)?);
    edits.extend(replace(two, entries.text(one)?));
    (one.file == two.file).then_some(edits)
}

/// `-1` → `0`
pub(super) fn not_negative(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    let is_negative = entries.text(diagnostic.span)?.starts_with('-');
    is_negative.then(|| replace(diagnostic.span, "0"))
}

/// `bytes` → `base64`, which is how JSON carries them.
pub(super) fn base64(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    string(entries, diagnostic, |ty| match ty {
        "bytes" => Some("base64".to_owned()),
        "bytes?" => Some("base64?".to_owned()),
        _ => None,
    })
}

/// `amount` → `{ type = "amount", number = "hundredths" }`
pub(super) fn hundredths(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    let (ty, _) = entries.string(diagnostic.span)?;
    let is_short = entries.at(diagnostic.span)?.name != "type";
    let new = "{ type = \"amount\", number = \"hundredths\" }";
    (ty == "amount" && is_short).then(|| replace(diagnostic.span, new))
}

/// A string with the number of something is an integer, where the query has it.
pub(super) fn counter(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    let [of_type] = diagnostic.related.as_slice() else {
        return None;
    };
    if of_type.span.file != entries.file {
        return None;
    }
    let (ty, span) = entries.string(of_type.span)?;
    match ty {
        "string" => Some(replace(span, "integer")),
        "string?" => Some(replace(span, "integer?")),
        _ => None,
    }
}

/// A string with a currency is a `decimal`, which is a string too.
pub(super) fn decimal(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    let entry = entries.at(diagnostic.span)?;
    let is_key = entry.name == "currency" && entry.key == diagnostic.span;
    sibling_type(entries, diagnostic, |ty| {
        (ty == "string" && is_key).then_some("decimal")
    })
}

/// The notations `rupiah` and `hundredths` are those of an `amount` alone.
pub(super) fn amount(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    let (number, _) = entries.string(diagnostic.span)?;
    let is_of_amount = matches!(number, "rupiah" | "hundredths");
    sibling_type(entries, diagnostic, |ty| {
        let is_plain = matches!(ty, "string" | "integer" | "unsigned" | "decimal");
        (is_of_amount && is_plain).then_some("amount")
    })
}

/// Rewrites the type of the field at the error, and keeps its `?`.
fn sibling_type(
    entries: &Entries<'_>,
    diagnostic: &Diagnostic,
    better: impl Fn(&str) -> Option<&'static str>,
) -> Edits {
    let entry = entries.at(diagnostic.span)?;
    let (_, span) = entry.siblings.iter().find(|(name, _)| name == "type")?;
    let (ty, span) = entries.string(*span)?;
    let plain = ty.trim_end_matches('?');
    let mark = if plain == ty { "" } else { "?" };
    Some(replace(span, format!("{}{mark}", better(plain)?)))
}

/// A field with a default can be absent.
pub(super) fn with_default(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    let entry = entries.at(diagnostic.span)?;
    let (_, ty) = entry.siblings.iter().find(|(name, _)| name == "type")?;
    with_mark(entries, *ty)
}

/// A field of which a group requires one of several can be absent.
pub(super) fn in_group(entries: &Entries<'_>, diagnostic: &Diagnostic) -> Edits {
    let [of_type] = diagnostic.related.as_slice() else {
        return None;
    };
    let is_here = of_type.span.file == entries.file;
    is_here.then(|| with_mark(entries, of_type.span))?
}

/// Adds the `?` of an optional field to a type.
fn with_mark(entries: &Entries<'_>, ty: Span) -> Edits {
    let (text, span) = entries.string(ty)?;
    (!text.ends_with('?')).then(|| replace(span, format!("{text}?")))
}
