//! The module `guide` of the client: pages of `docs/` as documentation of the crate, which a user has
//! without the repository.

use std::fmt::Write as _;

/// The pages that are shipped, each with its module.
pub(crate) const PAGES: [(&str, &str); 11] = [
    ("diagnostics.md", "diagnostics"),
    ("extending.md", "extending"),
    ("faults.md", "faults"),
    ("import.md", "import"),
    ("intents.md", "intents"),
    ("openapi.md", "openapi"),
    ("promises.md", "promises"),
    ("snap.md", "snap"),
    ("spec-language.md", "spec_language"),
    ("webhooks.md", "webhooks"),
    ("webhooks-operations.md", "webhooks_operations"),
];

/// The documentation of the client in the registry.
const CLIENT: &str = "https://docs.rs/durianpay-client/latest/durianpay_client/";

/// The way from a page to the root of that documentation.
const ROOT: &str = "../../";

/// Returns a page of `docs/` as the documentation of its module.
///
/// Its Rust is not run again, since the tests of the workspace run it where it is written.
pub(crate) fn render(page: &str, mark: &str) -> String {
    let mut text = format!("<!-- {mark} -->\n\n");
    let mut prose = String::new();
    let mut is_code = false;
    for line in page.lines() {
        let is_fence = line.trim_start().starts_with("```");
        if is_fence && !is_code {
            text.push_str(&with_links(&prose));
            prose.clear();
        }
        match line {
            "```rust" => text.push_str("```rust,ignore\n"),
            _ if is_fence || is_code => {
                let _ = writeln!(text, "{line}");
            }
            _ => {
                let _ = writeln!(prose, "{line}");
            }
        }
        is_code ^= is_fence;
    }
    text + &with_links(&prose)
}

/// Returns a text whose links lead to places that the crate has.
fn with_links(prose: &str) -> String {
    let mut text = String::new();
    let mut rest = prose;
    while let Some((before, target, after)) = next_link(rest) {
        match place(target) {
            Some(place) => {
                let _ = write!(text, "{before}]({place})");
            }
            None => without_link(&mut text, before),
        }
        rest = after;
    }
    text + rest
}

/// Splits a text at its first link: what is before `](`, the target, and what is after `)`.
fn next_link(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("](")?;
    let (target, after) = rest.split_once(')')?;
    Some((before, target, after))
}

/// Returns the place in the documentation of the crate that a link of a page leads to; `None` if it
/// is in the repository alone.
fn place(target: &str) -> Option<String> {
    if let Some(path) = target.strip_prefix(CLIENT) {
        return Some(format!("{ROOT}{path}"));
    }
    if target.starts_with('#') || target.starts_with("https://") {
        return Some(target.to_owned());
    }
    let (page, anchor) = match target.split_once('#') {
        Some((page, anchor)) => (page, format!("#{anchor}")),
        None => (target, String::new()),
    };
    if page == "reference.md" {
        return Some("crate::api".to_owned());
    }
    let (_, module) = PAGES.iter().find(|(known, _)| *known == page)?;
    Some(format!("crate::guide::{module}{anchor}"))
}

/// Appends a text that ends with the label of a link, without its bracket.
fn without_link(text: &mut String, before: &str) {
    match before.rfind('[') {
        Some(start) => {
            text.push_str(&before[..start]);
            text.push_str(&before[start + 1..]);
        }
        None => text.push_str(before),
    }
}

#[cfg(test)]
mod tests {
    use super::{render, with_links};

    #[test]
    fn links_lead_to_places_of_the_crate() {
        let cases = [
            (
                "see [snap](snap.md#keys).",
                "see [snap](crate::guide::snap#keys).",
            ),
            (
                "[a](#b) and [c](https://example.com)",
                "[a](#b) and [c](https://example.com)",
            ),
            ("by [`x`](../tests/wire/faults.rs), too", "by `x`, too"),
            (
                "the [reference](reference.md#how-sure-it-is)",
                "the [reference](crate::api)",
            ),
            ("the [long\nlabel](openapi.json)", "the long\nlabel"),
            ("no link [at] all", "no link [at] all"),
            (
                "[E](https://docs.rs/durianpay-client/latest/durianpay_client/enum.E.html)",
                "[E](../../enum.E.html)",
            ),
        ];
        for (prose, expected) in cases {
            assert_eq!(with_links(prose), expected);
        }
    }

    #[test]
    fn code_is_kept_and_not_run_again() {
        let page = "```rust\nlet [a](b) = c;\n```\n```sh\nls\n```\n```rust\n1\n```\n";
        let expected = "<!-- mark -->\n\n```rust,ignore\nlet [a](b) = c;\n```\n```sh\nls\n```\n```rust,ignore\n1\n```\n";
        assert_eq!(render(page, "mark"), expected);
    }
}
