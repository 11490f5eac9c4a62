//! The module `guide` of the client: pages of `docs/` as documentation of the crate, so that users have
//! them without the repository.

use std::fmt::Write as _;

/// The shipped pages and their modules.
pub(crate) const PAGES: [(&str, &str); 26] = [
    ("diagnostics.md", "diagnostics"),
    ("errors.md", "errors"),
    ("ewallets.md", "ewallets"),
    ("extending.md", "extending"),
    ("faults.md", "faults"),
    ("frameworks.md", "frameworks"),
    ("import.md", "import"),
    ("intents.md", "intents"),
    ("middleware.md", "middleware"),
    ("network.md", "network"),
    ("observability.md", "observability"),
    ("openapi.md", "openapi"),
    ("payment-links.md", "payment_links"),
    ("payouts.md", "payouts"),
    ("promises.md", "promises"),
    ("reconciliation.md", "reconciliation"),
    ("refunds.md", "refunds"),
    ("sandbox.md", "sandbox"),
    ("snap.md", "snap"),
    ("spec-language.md", "spec_language"),
    ("storing.md", "storing"),
    ("testing.md", "testing"),
    ("upgrading.md", "upgrading"),
    ("virtual-accounts.md", "virtual_accounts"),
    ("webhooks-operations.md", "webhooks_operations"),
    ("webhooks.md", "webhooks"),
];

/// The URL of the client's documentation on docs.rs.
const CLIENT: &str = "https://docs.rs/durianpay-client/latest/durianpay_client/";

/// The relative path from a page to the root of that documentation.
const ROOT: &str = "../../";

/// Converts a page of `docs/` to the documentation of its module.
///
/// Its Rust code is marked `ignore`, because the tests of the workspace already run it in `docs/`.
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
            _ if !is_code && line.starts_with("```rust") => text.push_str("```rust,ignore\n"),
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

/// Replaces links by ones that can be resolved in the crate's documentation.
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

/// Splits a text at its first link, into the part before `](`, the target, and the part after `)`.
fn next_link(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("](")?;
    let (target, after) = rest.split_once(')')?;
    Some((before, target, after))
}

/// Returns the target of a link in the crate's documentation, or `None` if only the repository has it.
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

/// Appends a text that ends with the label of a link, without the bracket of the label.
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
    fn links_are_replaced() {
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
                "the [reference](reference.md#evidence)",
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
