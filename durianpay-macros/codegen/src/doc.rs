//! Doc comments of the bindings: assembles them, and makes the prose of a spec safe
//! for rustdoc.

use crate::diagnostic::list;
use crate::model::{About, Argument, Endpoint, Evidence, Field, Object, Outcome, Retry, Scalar};
use crate::names;
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

/// Emits the `#[doc]` and `#[deprecated]` attributes of an item, with `fallback` as
/// the summary if it has no `doc`.
pub(crate) fn attributes(about: &About, fallback: &str) -> TokenStream {
    let mut paragraphs = paragraphs(about);
    if about.doc.is_empty() {
        paragraphs.insert(0, fallback.to_owned());
    }
    finish(about, &paragraphs)
}

/// Emits the docs of a field, with its name on the wire, default, example and
/// limits.
pub(crate) fn field(field: &Field, fallback: &str) -> TokenStream {
    let mut paragraphs = paragraphs(&field.about);
    if field.about.doc.is_empty() {
        paragraphs.insert(0, fallback.to_owned());
    }
    let mut facts = Vec::new();
    if field.wire != field.name {
        facts.push(format!("On the wire: `{}`.", field.wire));
    }
    if !field.aliases.is_empty() {
        let aliases: Vec<&str> = field.aliases.iter().map(String::as_str).collect();
        facts.push(format!("May also be named {}.", list(&aliases)));
    }
    if let Some(default) = &field.default {
        facts.push(format!("If absent, the API assumes {}.", scalar(default)));
    }
    facts.extend(limits(field));
    if let Some(example) = &field.example {
        facts.push(format!("Example: {}.", scalar(example)));
    }
    if !facts.is_empty() {
        paragraphs.push(facts.join(" "));
    }
    finish(&field.about, &paragraphs)
}

/// Emits the docs of a setter, which are short: the field has the details.
pub(crate) fn setter(field: &Field) -> TokenStream {
    let summary = sanitize(&field.about.doc);
    let summary = summary.split("\n\n").next().unwrap_or_default();
    let text = if summary.is_empty() {
        format!(" Sets `{}`.", field.wire)
    } else {
        format!(" Sets `{}`: {}", field.wire, lower_first(summary))
    };
    let lines = text.lines();
    let deprecated = deprecated(&field.about);
    quote!(#(#[doc = #lines])* #deprecated)
}

/// Emits the docs of a constructor that takes its values by name.
pub(crate) fn named_new(object: &Object) -> TokenStream {
    let required = object.required().map(|field| field.name.as_str());
    let call = literal(&object.fields_name(), required);
    lines(&format!(
        "Creates a value from its required fields.\n\n\
         They are given by name, because by position they could be swapped or would be too many:\n\n\
         ```text\n{}::new({call})\n```",
        object.name
    ))
}

/// Emits the docs of the struct with the arguments of a method.
pub(crate) fn named_arguments(
    endpoint: &Endpoint,
    arguments: &[Argument<'_>],
    with_all: bool,
) -> TokenStream {
    let resource = names::pascal(endpoint.resource());
    let method = if with_all {
        endpoint.method_with()
    } else {
        endpoint.method.clone()
    };
    let name = endpoint.arguments_name(with_all);
    let call = literal(&name, arguments.iter().map(Argument::name));
    lines(&format!(
        "The arguments of [`{method}`](resource::{resource}::{method}), by name.\n\n\
         ```text\nclient.{}().{method}({call})\n```",
        endpoint.resource(),
    ))
}

/// Emits the short docs of a value that is given by name: the field or the endpoint
/// has the details.
pub(crate) fn named_field(field: &Field) -> TokenStream {
    let summary = sanitize(&field.about.doc);
    let summary = summary.split("\n\n").next().unwrap_or_default();
    if summary.is_empty() {
        lines(&format!("The field `{}`.", field.wire))
    } else {
        lines(summary)
    }
}

/// Writes a struct literal in several lines, with a variable of the same name for
/// each field.
fn literal<'n>(name: &str, fields: impl Iterator<Item = &'n str>) -> String {
    let mut literal = format!("{name} {{\n");
    for field in fields {
        let _ = writeln!(literal, "    {},", names::ident(field));
    }
    literal + "}"
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

fn limits(field: &Field) -> Option<String> {
    let limits = &field.limits;
    let range = |what: &str, min: Option<i64>, max: Option<i64>| match (min, max) {
        (Some(min), Some(max)) => Some(format!("{what}{min} to {max}")),
        (Some(min), None) => Some(format!("{what}{min} or more")),
        (None, Some(max)) => Some(format!("{what}at most {max}")),
        (None, None) => None,
    };
    let value = range("", limits.min, limits.max);
    let length = range(
        "length ",
        limits.min_length.map(i64::from),
        limits.max_length.map(i64::from),
    );
    let limits: Vec<String> = value.into_iter().chain(length).collect();
    (!limits.is_empty()).then(|| format!("Limits: {}.", limits.join(", ")))
}

/// Emits the docs of an endpoint's method.
pub(crate) fn endpoint(endpoint: &Endpoint) -> TokenStream {
    let mut paragraphs = paragraphs(&endpoint.about);
    if endpoint.about.doc.is_empty() {
        paragraphs.insert(0, format!("Calls `{}`.", endpoint.id));
    }
    paragraphs.push(format!("`{} {}`", endpoint.verb, endpoint.path));
    paragraphs.push(match endpoint.retry {
        Retry::Safe => {
            "Retry class `safe`: a repeated request changes nothing. The client retries it after a \
             transient failure."
                .to_owned()
        }
        Retry::Keyed => {
            "Retry class `keyed`: an idempotency key protects the request from being carried out \
             twice. The client retries it, with the same key, after a transient failure. The key is \
             random, unless the call sets a stored one with `idempotency_key`."
                .to_owned()
        }
        Retry::Never => {
            "Retry class `never`: a second request may act a second time. The client retries it only \
             if no connection could be made."
                .to_owned()
        }
    });
    if endpoint.may_be_empty {
        paragraphs.push("Returns `None` if the response has no content (status 204).".to_owned());
    }
    let mut errors = String::from("# Errors\n\n");
    if endpoint.errors.is_empty() {
        errors.push_str("Returns any `Error` of the client.");
    } else {
        errors.push_str("Returns any `Error` of the client. Documented errors of the API:\n");
        for error in &endpoint.errors {
            let code = error
                .code
                .as_ref()
                .map_or_else(String::new, |code| format!(" `{code}`"));
            let doc = sanitize(&error.about.doc);
            let separator = if doc.is_empty() { "" } else { ": " };
            let outcome = match error.outcome {
                None => "",
                Some(Outcome::Rejected) => " The request was not carried out.",
                Some(Outcome::Unknown) => " The request may have been carried out.",
            };
            let _ = write!(
                errors,
                "\n- {}{code}{separator}{doc}{outcome}",
                error.status
            );
        }
    }
    paragraphs.push(errors);
    finish(&endpoint.about, &paragraphs)
}

/// Emits the docs of the method that also takes the optional query and headers.
pub(crate) fn endpoint_with(endpoint: &Endpoint) -> TokenStream {
    let parts = match (&endpoint.query, &endpoint.headers) {
        (Some(_), Some(_)) => "query and headers",
        (None, Some(_)) => "headers",
        _ => "a query",
    };
    let text = format!(
        " Calls [`{method}`](Self::{method}) with {parts}.\n\n # Errors\n\n Returns the same errors as [`{method}`](Self::{method}).",
        method = endpoint.method,
    );
    let lines = text.lines();
    let deprecated = deprecated(&endpoint.about);
    quote!(#(#[doc = #lines])* #deprecated)
}

/// Writes a literal of the spec in a code span.
fn scalar(scalar: &Scalar) -> String {
    match scalar {
        Scalar::Text(text) => format!("`{}`", text.replace('`', "'")),
        Scalar::Integer(integer) => format!("`{integer}`"),
        Scalar::Boolean(boolean) => format!("`{boolean}`"),
    }
}

fn paragraphs(about: &About) -> Vec<String> {
    let mut paragraphs = Vec::new();
    if !about.doc.is_empty() {
        paragraphs.push(sanitize(&about.doc));
    }
    match about.evidence {
        Evidence::Documented => {}
        Evidence::Observed => paragraphs
            .push("*Observed in other clients or on the wire; not documented.*".to_owned()),
        Evidence::Uncertain => {
            paragraphs.push("*Uncertain: sources disagree, or it is inferred.*".to_owned());
        }
    }
    if let Some(note) = &about.note {
        paragraphs.push(format!("Note: {}", sanitize(note)));
    }
    if let Some(link) = &about.link {
        paragraphs.push(format!("See <{link}>."));
    }
    paragraphs
}

fn finish(about: &About, paragraphs: &[String]) -> TokenStream {
    let docs = lines(&paragraphs.join("\n\n"));
    let deprecated = deprecated(about);
    quote!(#docs #deprecated)
}

/// Emits a `#[doc]` attribute for each line.
fn lines(text: &str) -> TokenStream {
    let lines = text.lines().map(|line| {
        if line.is_empty() {
            String::new()
        } else {
            format!(" {line}")
        }
    });
    quote!(#(#[doc = #lines])*)
}

fn deprecated(about: &About) -> Option<TokenStream> {
    about
        .deprecated
        .as_ref()
        .map(|instead| quote!(#[deprecated(note = #instead)]))
}

/// Escapes text that rustdoc would take for a link, a tag or a bare URL by mistake.
/// Code spans and explicit links do not change.
pub(crate) fn sanitize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_fence = false;
    for (number, line) in text.trim().lines().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        // Rustdoc would treat an indented line as a code block, and run it as a
        // test.
        let line = line.trim();
        if let Some(language) = line.strip_prefix("```") {
            in_fence = !in_fence;
            let untyped = in_fence && language.is_empty();
            out.push_str(if untyped { "```text" } else { line });
        } else if in_fence {
            out.push_str(line);
        } else {
            sanitize_line(&mut out, line);
        }
    }
    if in_fence {
        out.push_str("\n```");
    }
    out
}

fn sanitize_line(out: &mut String, line: &str) {
    // Most lines contain none of these characters; searching for single characters
    // is fast even in an unoptimised generator.
    if !['`', '[', ']', '<', ':']
        .into_iter()
        .any(|special| line.contains(special))
    {
        out.push_str(line);
        return;
    }
    let fences = Fences::new(line);
    let last_parenthesis = line.rfind(')').unwrap_or_default();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let at = line.len() - rest.len();
        let taken = match first {
            '`' => {
                let (span, is_closed) = fences.span(at);
                let text = &line[span];
                rest = &rest[text.len()..];
                if is_closed {
                    out.push_str(text);
                } else {
                    out.push_str(&"\\`".repeat(text.len()));
                }
                continue;
            }
            '[' if at < last_parenthesis => written_link(rest),
            'h' if rest.starts_with("https://") || rest.starts_with("http://") => {
                let url = bare_url(rest);
                out.push('<');
                out.push_str(url);
                out.push('>');
                rest = &rest[url.len()..];
                continue;
            }
            _ => None,
        };
        if let Some(taken) = taken {
            out.push_str(taken);
            rest = &rest[taken.len()..];
            continue;
        }
        if matches!(first, '[' | ']' | '<') {
            out.push('\\');
        }
        out.push(first);
        rest = &rest[first.len_utf8()..];
    }
}

/// The runs of backticks in a line. Two runs of the same length enclose code.
struct Fences {
    /// The starts of the runs, by their length.
    starts: BTreeMap<usize, Vec<usize>>,
    /// The length of the run at each position.
    lengths: BTreeMap<usize, usize>,
}

impl Fences {
    fn new(line: &str) -> Self {
        let mut starts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut lengths = BTreeMap::new();
        let mut at = 0;
        while let Some(found) = line[at..].find('`') {
            let start = at + found;
            let length = line[start..]
                .bytes()
                .take_while(|byte| *byte == b'`')
                .count();
            starts.entry(length).or_default().push(start);
            lengths.insert(start, length);
            at = start + length;
        }
        Self { starts, lengths }
    }

    /// Returns the range from the run at `start` to the end of the next run of the
    /// same length, and `true`; or only the run itself and `false` if there is no
    /// such run.
    fn span(&self, start: usize) -> (Range<usize>, bool) {
        let length = self.lengths.get(&start).copied().unwrap_or(1);
        let closing = self.starts.get(&length).and_then(|starts| {
            let next = starts.partition_point(|other| *other <= start);
            starts.get(next)
        });
        match closing {
            Some(closing) => (start..closing + length, true),
            None => (start..start + length, false),
        }
    }
}

/// `[words](https://…)`
fn written_link(text: &str) -> Option<&str> {
    let middle = 1 + text[1..].find(['[', ']'])?;
    if !text[middle..].starts_with("](http") {
        return None;
    }
    let end = text[middle..].find(')')?;
    Some(&text[..=middle + end])
}

fn bare_url(text: &str) -> &str {
    let end = text
        .find(|character: char| character.is_whitespace() || "<>()[]`\"".contains(character))
        .unwrap_or(text.len());
    text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?'])
}

#[cfg(test)]
mod tests {
    use super::sanitize;

    #[test]
    fn prose_cannot_break_rustdoc() {
        for (prose, safe) in [
            ("a list [of] <things>", "a list \\[of\\] \\<things>"),
            ("`[T]` stays", "`[T]` stays"),
            ("see https://example.com/a.", "see <https://example.com/a>."),
            (
                "[page](https://example.com) stays",
                "[page](https://example.com) stays",
            ),
            ("an odd ` tick", "an odd \\` tick"),
            ("``[T] ` `` stays", "``[T] ` `` stays"),
            ("a ``` and ``[T]``", "a \\`\\`\\` and ``[T]``"),
            (
                "[a][b](https://example.com)",
                "\\[a\\][b](https://example.com)",
            ),
            ("[a](https://example.com", "\\[a\\](<https://example.com>"),
            ("    indented", "indented"),
            ("```\nlet x\n```", "```text\nlet x\n```"),
            ("```", "```text\n```"),
        ] {
            assert_eq!(sanitize(prose), safe);
        }
    }
}
