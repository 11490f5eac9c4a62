//! Forms of text, and the regular expressions that show them to editors.

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
    /// A type expression of what is always there.
    Answer,
    /// A type expression of one word, for a place in a path.
    Parameter,
    /// The name of a type, an enum, a union or an id.
    TypeName,
    /// The name of an endpoint.
    EndpointName,
    /// The name of a resource, an environment or a mark.
    PlainName,
    /// Text that gives a name for code.
    CodeName,
    /// An HTTP status as a key.
    Status,
}

impl Form {
    /// What editors are told to look for; nothing for any text.
    ///
    /// No text that the checks take is refused. The other way round there are
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
            Self::Answer => return Some(format!("^{}$", type_expression(NESTED))),
            Self::Parameter => return Some(format!("^{}$", word(SCALARS))),
            Self::TypeName => "^[A-Z][A-Za-z0-9]*$",
            Self::EndpointName => r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$",
            Self::PlainName => "^[a-z][a-z0-9_]*$",
            Self::CodeName => "[A-Za-z0-9]",
            Self::Status => "^[1-5][0-9][0-9]$",
        };
        Some(pattern.to_owned())
    }
}

/// What stands for one word in a path.
const SCALARS: &str = "string|integer|boolean|amount|timestamp|decimal";

/// How deep the brackets of a type are told apart. The expression doubles with
/// each level, and further in, types are rare.
const NESTED: usize = 3;

/// One of `built_in`, or the name of a type.
fn word(built_in: &str) -> String {
    format!("(?:{built_in}|[A-Z][A-Za-z0-9]*)")
}

/// A type with up to `depth` pairs of brackets that match, and some more that
/// may not.
fn type_expression(depth: usize) -> String {
    let word = word(&format!("{SCALARS}|json"));
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
    format!("^(?:GET|POST|PUT|PATCH|DELETE) /(?:{segment}(?:/{segment})*/?)?$")
}
