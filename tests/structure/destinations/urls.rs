//! The URLs of a text.

use super::docs_rs;

/// The sites that messages and documentation refer to. Open a page before you add its host.
const HOSTS: [&str; 10] = [
    "api-sandbox.durianpay.id",
    "api.durianpay.id",
    "docs.durianpay.id",
    "docs.github.com",
    "durianpay.id",
    "github.com",
    "howardhinnant.github.io",
    "json-schema.org",
    "toml.io",
    // The namespace of SVG.
    "www.w3.org",
];

/// The ends of hosts that stand for those of a user.
const PLACEHOLDERS: [&str; 6] = [
    "127.0.0.1",
    "localhost",
    ".example",
    "example.com",
    ".internal",
    ".test",
];

/// Returns the URLs of a text, without the punctuation that follows them.
pub(super) fn urls(text: &str) -> impl Iterator<Item = &str> {
    let starts = text.match_indices("http").map(|(start, _)| &text[start..]);
    let urls = starts.filter(|rest| rest.starts_with("http://") || rest.starts_with("https://"));
    let is_end = |letter: char| letter.is_whitespace() || "`'\"<>()[],\\".contains(letter);
    urls.filter_map(move |rest| rest.split(is_end).next())
        .map(|url| url.trim_end_matches(['.', ':', ';']))
}

/// Returns the reason why a URL leads nowhere, as far as that is known without a network.
pub(super) fn problem(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let is_known = host.is_empty()
        || host.contains(['{', '…', '^'])
        || HOSTS.contains(&host)
        || PLACEHOLDERS.iter().any(|end| host.ends_with(end));
    match host {
        "docs.rs" => docs_rs::problem(url),
        _ if is_known => None,
        _ => Some(format!("`{url}`: unknown host `{host}`")),
    }
}
