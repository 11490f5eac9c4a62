//! Checks the method and the path of an endpoint.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::METHODS;
use crate::paths;
use crate::rules;
use crate::source::{At, Span};

/// ```toml
/// http = "CREATE orders"
/// ```
///
/// Returns the method and the path.
pub(super) fn check<'r>(
    diagnostics: &mut Diagnostics,
    http: Option<&'r At<String>>,
) -> Option<(&'r str, &'r str)> {
    let http = http?;
    let Some((verb, path)) = http.value.split_once(' ') else {
        diagnostics.push(without_space(http));
        return None;
    };
    if !METHODS.contains(&verb) {
        let span = http.part(0, verb.len());
        let message = format!("`{verb}` is not a supported HTTP method");
        let unknown = Diagnostic::new(&rules::HTTP_METHOD, span, message);
        diagnostics.push(unknown.suggest_name(verb, METHODS));
        return None;
    }
    if !paths::is_valid(path) {
        diagnostics.push(invalid_path(http, path));
        return None;
    }
    Some((verb, path))
}

/// ```toml
/// http = "/orders"
/// ```
fn without_space(http: &At<String>) -> Diagnostic {
    let text = http.as_str();
    let message = format!("`{text}` is not a method and a path");
    let diagnostic = Diagnostic::new(&rules::HTTP_PATH, http.span, message);
    if text.starts_with('/') {
        return diagnostic.help(format!("write the method in front: `GET {text}`"));
    }
    let (verb, path) = text.split_once(char::is_whitespace).unwrap_or_default();
    if METHODS.contains(&verb) {
        let span = http.part(verb.len(), text.len() - verb.len() - path.len());
        let message = "the method and the path must be separated by one space";
        return Diagnostic::new(&rules::HTTP_PATH, span, message)
            .help(format!("write `{verb} {}`", path.trim_start()));
    }
    diagnostic
}

/// Reports the first error of a path that is not valid.
fn invalid_path(http: &At<String>, path: &str) -> Diagnostic {
    let start = http.value.len() - path.len();
    let part = |offset: usize, length: usize| http.part(start + offset, length);
    let invalid = |span: Span, message: String| Diagnostic::new(&rules::HTTP_PATH, span, message);
    let blanks = path.len() - path.trim_start().len();
    if blanks > 0 {
        let message = "the method and the path must be separated by one space".to_owned();
        return invalid(part(0, blanks), message)
            .help("remove the others")
            .replace(part(0, blanks), "");
    }
    if let Some((_, rest)) = path.split_once("://") {
        let own = rest.find('/').map_or("", |slash| &rest[slash..]);
        let host = path.len() - own.len();
        let message = format!("`{}` is a host, not a part of the path", &path[..host]);
        return invalid(part(0, host), message)
            .help("write the path alone; the host is in the `url` of the environments")
            .replace(part(0, host), "");
    }
    if !path.starts_with('/') {
        return invalid(
            part(0, path.len()),
            format!("`{path}` does not begin with `/`"),
        )
        .help(format!("write `/{path}`"))
        .replace(part(0, path.len()), format!("/{path}"));
    }
    if let Some(found) = invalid_placeholder(path) {
        let (offset, text) = found;
        return if text.ends_with('>') {
            let name = &text[1..text.len() - 1];
            invalid(
                part(offset, text.len()),
                format!("`{text}` is not a placeholder"),
            )
            .help(format!("write `{{{name}}}`"))
            .replace(part(offset, text.len()), format!("{{{name}}}"))
        } else {
            invalid(
                part(offset, text.len()),
                format!("the placeholder `{text}` is optional"),
            )
            .help("describe the path without it as another endpoint")
        };
    }
    for (mark, what, help) in [
        (
            '?',
            "a query",
            "remove it, and describe the query with `query`",
        ),
        ('#', "a fragment", "remove it: a fragment is never sent"),
    ] {
        if let Some(offset) = path.find(mark) {
            let text = &path[offset..];
            let message = format!("`{text}` is {what}, not a part of the path");
            return invalid(part(offset, text.len()), message).help(help);
        }
    }
    if let Some(offset) = path.find("//") {
        return invalid(part(offset, 2), "the path has an empty segment".to_owned())
            .help("remove one of the slashes")
            .replace(part(offset, 2), "/");
    }
    let is_odd = |character: &char| !paths::may_contain(*character);
    if let Some((offset, odd)) = path.char_indices().find(|(_, odd)| is_odd(odd)) {
        let message = format!("the path contains {odd:?}, which no URL may contain");
        return invalid(part(offset, odd.len_utf8()), message)
            .help("remove it, or write the bytes of its UTF-8 as `%20`");
    }
    invalid(
        part(0, path.len()),
        format!("`{path}` is not a valid endpoint path"),
    )
    .help("write `%` only before two hexadecimal digits, and no segment `.` or `..`")
}

/// Returns the first `{id?}` or `<id>` of a path.
fn invalid_placeholder(path: &str) -> Option<(usize, &str)> {
    let (offset, _) = path.match_indices(['{', '<']).find(|(offset, open)| {
        let close = if *open == "{" { "?}" } else { ">" };
        let rest = &path[*offset..];
        let end = rest.find(['}', '>', '/']);
        end.is_some_and(|end| rest[..=end].ends_with(close))
    })?;
    let length = path[offset..].find(['}', '>'])?;
    Some((offset, &path[offset..=offset + length]))
}
