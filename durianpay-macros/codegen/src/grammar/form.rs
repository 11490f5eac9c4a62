//! Formats of strings, and the regular expressions that describe them to editors.

use crate::model::Type;
use crate::type_expr::BUILT_IN;

/// The format of a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Any string.
    Any,
    /// An `https` link.
    Link,
    /// A base URL.
    BaseUrl,
    /// An HTTP method and a path.
    Http,
    /// A type expression.
    Type,
    /// A type expression without lists, maps and `?`, for a path parameter.
    Parameter,
    /// The name of a type, an enum, a union or an id.
    TypeName,
    /// Such a name at the place where a type is used, which may be a name of the
    /// base.
    TypeReference,
    /// The name of an endpoint.
    EndpointName,
    /// The name of a resource, an environment or a mark.
    PlainName,
    /// A string from which a Rust identifier can be derived.
    CodeName,
    /// An HTTP status of an error, a class of them or `default`, as a key.
    Status,
    /// The HTTP status of a success as a key.
    Success,
    /// The name of an HTTP header.
    HeaderName,
    /// The code of a currency.
    CurrencyCode,
    /// The value of an HTTP header.
    HeaderValue,
    /// A timestamp in RFC 3339 format.
    Time,
    /// An offset from UTC in RFC 3339 format.
    Offset,
    /// One or more decimal digits.
    Digits,
    /// The path of a URL.
    UrlPath,
    /// A media type.
    MediaType,
}

impl Form {
    /// Returns the regular expression for editors, or `None` if any string is
    /// valid.
    ///
    /// Every string that the checks accept matches. The opposite is not always
    /// true: a regular expression does not know which types exist, and cannot count
    /// the brackets of a type.
    ///
    /// The expressions contain no look-around, because Taplo does not support it
    /// when hovering.
    #[must_use]
    pub fn pattern(self) -> Option<String> {
        let pattern = match self {
            Self::Any => return None,
            Self::Link => "^https://",
            Self::BaseUrl => "^https?://[^?#@ ]*[^/?#@ ]$",
            Self::Http => return Some(http()),
            Self::Type => return Some(format!(r"^{}\??$", type_expression(NESTED))),
            Self::Parameter => return Some(format!("^{}$", word(Type::is_scalar))),
            Self::TypeName => "^[A-Z][A-Za-z0-9]*$",
            Self::TypeReference => r"^(?:api\.)?[A-Z][A-Za-z0-9]*$",
            Self::EndpointName => r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$",
            Self::PlainName => "^[a-z][a-z0-9_]*$",
            Self::CodeName => "[A-Za-z0-9]",
            Self::Status => "^(?:[1-5][0-9][0-9]|[45]XX|default)$",
            Self::Success => "^2[0-9][0-9]$",
            Self::HeaderName => r"^[A-Za-z0-9!#$%&'*+.^_`|~-]+$",
            Self::CurrencyCode => "^[A-Z][A-Z][A-Z]$",
            Self::HeaderValue => "^[!-~](?:[ -~]*[!-~])?$",
            Self::Time => return Some(time()),
            Self::Offset => "^(?:Z|[+-](?:0[0-9]|1[0-9]|2[0-3]):[0-5][0-9])$",
            Self::Digits => "^[0-9]+$",
            Self::MediaType => r"^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+ *(?:;[ -~]*)?$",
            Self::UrlPath => "^/[A-Za-z0-9/_.~-]*[A-Za-z0-9_.~-]$",
        };
        Some(pattern.to_owned())
    }
}

/// Parses an offset into minutes, or returns `None` if the text is neither `Z` nor
/// a sign, hours and minutes.
pub(crate) fn offset_minutes(text: &str) -> Option<i16> {
    if text == "Z" {
        return Some(0);
    }
    let (sign, rest) = match text.as_bytes().first()? {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let number = |digits: &str, end: i16| -> Option<i16> {
        let is_written = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number = digits.parse().ok().filter(|number| *number < end);
        number.filter(|_| is_written)
    };
    Some(sign * (number(hours, 24)? * 60 + number(minutes, 60)?))
}

/// Checks whether a text is the path of a URL that a vendor calls: it must begin
/// with a slash and not end with one.
pub(crate) fn is_url_path(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"/_.~-".contains(&byte);
    text.len() > 1 && text.starts_with('/') && !text.ends_with('/') && text.bytes().all(is_allowed)
}

/// The HTTP methods that an endpoint can have.
pub(crate) const METHODS: [&str; 7] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/// The depth up to which the regular expression matches brackets of types. It
/// doubles with each level, and deeper types are rare.
const NESTED: usize = 3;

/// Builds an expression for a built-in type that `is_wanted`, or the name of a
/// type.
fn word(is_wanted: fn(&Type) -> bool) -> String {
    let built_in = BUILT_IN.iter().filter(|(_, ty)| is_wanted(ty));
    let names: Vec<&str> = built_in.map(|(name, _)| *name).collect();
    format!(r"(?:{}|(?:api\.)?[A-Z][A-Za-z0-9]*)", names.join("|"))
}

/// Builds an expression for a type with up to `depth` pairs of matching brackets.
/// Deeper brackets may not match.
fn type_expression(depth: usize) -> String {
    let word = word(|_| true);
    let Some(inner) = depth.checked_sub(1).map(type_expression) else {
        return format!(r"[\[{{]*{word}[\]}}]*");
    };
    format!(r"(?:{word}|\[{inner}\]|\{{{inner}\}})")
}

/// Builds an expression for a method, a space, and a path without empty segments,
/// `.` and `..`.
fn http() -> String {
    let placeholder = r"\{[a-z][a-z0-9_]*\}";
    let plain = "A-Za-z0-9_~:@!$&'()*+,;=%-";
    let segment =
        format!(r"(?:\.*(?:{placeholder}|[{plain}])(?:{placeholder}|[.{plain}])*|\.{{3,}})");
    let method = METHODS.join("|");
    format!("^(?:{method}) /(?:{segment}(?:/{segment})*/?)?$")
}

/// Builds an expression for a date, `T`, a time and an offset. It does not check
/// the number of days in a month.
fn time() -> String {
    let date = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])";
    let minute = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
    let second = r"(?:[0-5][0-9]|60)(?:\.[0-9]+)?";
    format!("^{date}[Tt]{minute}:{second}(?:[Zz]|[+-]{minute})$")
}
