//! The docs of fields, and of the setters and arguments for them.

use super::{deprecated, finish, lines, paragraphs, summary};
use crate::model::Field;
use crate::prose;
use proc_macro2::TokenStream;
use quote::quote;

/// Emits the docs of a field, with its name on the wire, default, example and
/// limits.
pub(crate) fn field(field: &Field, fallback: &str) -> TokenStream {
    let mut paragraphs = paragraphs(&field.about, fallback);
    let name = (field.wire != field.name).then(|| format!("On the wire: `{}`.", field.wire));
    let facts: Vec<String> = name.into_iter().chain(prose::facts(field)).collect();
    if !facts.is_empty() {
        paragraphs.push(facts.join(" "));
    }
    finish(&field.about, &paragraphs)
}

/// Emits the docs of a setter, which are short: the field has the details.
pub(crate) fn setter(field: &Field) -> TokenStream {
    let summary = summary(&field.about);
    let text = if summary.is_empty() {
        format!("Sets `{}`.", field.wire)
    } else {
        format!("Sets `{}`: {}", field.wire, lower_first(&summary))
    };
    let docs = lines(&text);
    let deprecated = deprecated(&field.about);
    quote!(#docs #deprecated)
}

/// Emits the short docs of a value that is given by name: the field or the endpoint
/// has the details.
pub(crate) fn named_field(field: &Field) -> TokenStream {
    let summary = summary(&field.about);
    if summary.is_empty() {
        lines(&format!("The field `{}`.", field.wire))
    } else {
        lines(&summary)
    }
}

/// Converts a sentence to the form that it has after a colon. Acronyms do not
/// change.
fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    let begins_as_words_do = match (characters.next(), characters.clone().next()) {
        (Some('A'), Some(' ')) => true,
        (Some(first), Some(second)) => first.is_ascii_uppercase() && second.is_ascii_lowercase(),
        _ => false,
    };
    if begins_as_words_do {
        text[..1].to_ascii_lowercase() + &text[1..]
    } else {
        text.to_owned()
    }
}
