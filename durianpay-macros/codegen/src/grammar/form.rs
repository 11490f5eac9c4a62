//! Forms of text, and the regular expressions that show them to editors.

use crate::model::Type;
use crate::type_expr::BUILT_IN;

/// The form of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Any text.
    Any,
    /// An `https` link.
    Link,
    /// A base URL.
    BaseUrl,
    /// An HTTP method and a path.
    Http,
    /// A type expression.
    Type,
    /// A type expression of one word, for a place in a path.
    Parameter,
    /// The name of a type, an enum, a union or an id.
    TypeName,
    /// Such a name where a type is used: it may be one of the base.
    TypeReference,
    /// The name of an endpoint.
    EndpointName,
    /// The name of a resource, an environment or a mark.
    PlainName,
    /// Text that gives a name for code.
    CodeName,
    /// An HTTP status as a key.
    Status,
    /// The name of an HTTP header.
    HeaderName,
    /// A time as RFC 3339 writes it.
    Time,
    /// An offset from UTC as RFC 3339 writes it.
    Offset,
    /// One or more decimal digits.
    Digits,
    /// The path of a URL.
    UrlPath,
}

impl Form {
    /// What editors are told to look for; nothing for any text.
    ///
    /// No text that the checks accept is rejected. The other way round there are
    /// limits: a regular expression does not know what is defined elsewhere,
    /// and it cannot count the brackets of a type.
    ///
    /// Look-around is not used, since hovering in Taplo does without it.
    #[must_use]
    pub fn pattern(self) -> Option<String> {
        let pattern = match self {
            Self::Any => return None,
            Self::Link => "^https://",
            Self::BaseUrl => "^https://[^?#@ ]*[^/?#@ ]$",
            Self::Http => return Some(http()),
            Self::Type => return Some(format!(r"^{}\??$", type_expression(NESTED))),
            Self::Parameter => return Some(format!("^{}$", word(Type::is_scalar))),
            Self::TypeName => "^[A-Z][A-Za-z0-9]*$",
            Self::TypeReference => r"^(?:api\.)?[A-Z][A-Za-z0-9]*$",
            Self::EndpointName => r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$",
            Self::PlainName => "^[a-z][a-z0-9_]*$",
            Self::CodeName => "[A-Za-z0-9]",
            Self::Status => "^[1-5][0-9][0-9]$",
            Self::HeaderName => r"^[A-Za-z0-9!#$%&'*+.^_`|~-]+$",
            Self::Time => return Some(time()),
            Self::Offset => "^(?:Z|[+-](?:0[0-9]|1[0-9]|2[0-3]):[0-5][0-9])$",
            Self::Digits => "^[0-9]+$",
            Self::UrlPath => "^/[A-Za-z0-9/_.~-]*[A-Za-z0-9_.~-]$",
        };
        Some(pattern.to_owned())
    }
}

/// Returns the offset in minutes, if the text is one: `Z`, or a sign, hours and minutes.
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

/// Returns whether a text is the path of a URL that a vendor calls: it begins with a slash and
/// ends with none.
pub(crate) fn is_url_path(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"/_.~-".contains(&byte);
    text.len() > 1 && text.starts_with('/') && !text.ends_with('/') && text.bytes().all(is_allowed)
}

/// The HTTP methods that an endpoint can have.
pub(crate) const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/// How deep the brackets of a type are told apart. The expression doubles with
/// each level, and further in, types are rare.
const NESTED: usize = 3;

/// A built-in type that is wanted, or the name of a type.
fn word(is_wanted: fn(&Type) -> bool) -> String {
    let built_in = BUILT_IN.iter().filter(|(_, ty)| is_wanted(ty));
    let names: Vec<&str> = built_in.map(|(name, _)| *name).collect();
    format!(r"(?:{}|(?:api\.)?[A-Z][A-Za-z0-9]*)", names.join("|"))
}

/// A type with up to `depth` pairs of brackets that match, and some more that
/// may not.
fn type_expression(depth: usize) -> String {
    let word = word(|_| true);
    let Some(inner) = depth.checked_sub(1).map(type_expression) else {
        return format!(r"[\[{{]*{word}[\]}}]*");
    };
    format!(r"(?:{word}|\[{inner}\]|\{{{inner}\}})")
}

/// A method, a blank, and a path without empty segments, `.` and `..`, in which
/// a placeholder fills its segment.
fn http() -> String {
    let placeholder = r"\{[a-z][a-z0-9_]*\}";
    let plain = r"\.*[A-Za-z0-9_~-][A-Za-z0-9_.~-]*";
    let dots = r"\.{3,}";
    let segment = format!("(?:{placeholder}|{plain}|{dots})");
    let method = METHODS.join("|");
    format!("^(?:{method}) /(?:{segment}(?:/{segment})*/?)?$")
}

/// A date, `T`, a time and its offset. That a month has so many days is not seen.
fn time() -> String {
    let date = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])";
    let minute = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
    let second = r"(?:[0-5][0-9]|60)(?:\.[0-9]+)?";
    format!("^{date}[Tt]{minute}:{second}(?:[Zz]|[+-]{minute})$")
}
