//! The values of keys, in words.

use durianpay_codegen::grammar::{Form, Kind};

/// Returns the values of a kind, in Markdown.
pub(super) fn describe(kind: Kind) -> String {
    match kind {
        Kind::Text(form) => text(form).to_owned(),
        Kind::Texts(form) => format!("{}, or a list of such", text(form)),
        Kind::TextOrPair => "a string, or a list of two".to_owned(),
        Kind::Boolean => "`true` or `false`".to_owned(),
        Kind::Integer(min, max) => integer(min, max),
        Kind::Integers(min, max) => format!("a list, each {}", integer(min, max)),
        Kind::Scalar => "a string, an integer, `true` or `false`".to_owned(),
        Kind::Word(words) => names(words.words().iter().map(|word| word.name)),
        Kind::Words(words) => {
            let names = names(words.words().iter().map(|word| word.name));
            format!("{names}, or a list of such")
        }
        Kind::Groups => "a list of lists of strings".to_owned(),
        Kind::Table(_) => "a table".to_owned(),
        Kind::Named(form, _) => format!("a table whose keys are each {}", text(form)),
    }
}

fn names<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.map(|word| format!("`\"{word}\"`")).collect();
    words.join(", ")
}

fn integer(min: i64, max: i64) -> String {
    match (min, max) {
        (i64::MIN, i64::MAX) => "an integer".to_owned(),
        (_, i64::MAX) => format!("an integer from {min}"),
        _ => format!("an integer from {min} to {max}"),
    }
}

fn text(form: Form) -> &'static str {
    match form {
        Form::Any => "a string",
        Form::Link => "an `https` link",
        Form::BaseUrl => "a base URL",
        Form::Http => "a method and a path",
        Form::Type => "a type expression",
        Form::Parameter => "a scalar type, an enum or an id",
        Form::TypeName => "the name of a type",
        Form::TypeReference => "the name of a type, also of the base",
        Form::EndpointName => "the name of an endpoint",
        Form::PlainName => "a name in `snake_case`",
        Form::CodeName => "a string with ASCII letters or digits",
        Form::Status => "a status from 100 to 599, `4XX`, `5XX` or `default`",
        Form::Success => "a status from 200 to 299",
        Form::HeaderName => "the name of a header",
        Form::CurrencyCode => "three capital letters",
        Form::HeaderValue => "the value of a header",
        Form::Time => "a timestamp of RFC 3339",
        Form::Offset => "an offset from UTC",
        Form::Digits => "digits",
        Form::UrlPath => "the path of a URL",
        Form::MediaType => "a media type",
    }
}
