//! Messages, help and rustdoc name only what a user has: pages on docs.rs that exist, commands that
//! exist, and no files or commands of this repository.

pub(crate) mod commands;
pub(crate) mod docs_rs;
mod local;
mod urls;

use super::literals::{CRATES, literals};
use clap::Command;
use durianpay_codegen::rules;
use xtask::shipped::root;

#[test]
fn published_sources_name_only_what_users_have() {
    let program = commands::durianpay();
    let mut count = 0;
    let mut problems = Vec::new();
    for krate in CRATES {
        for (file, text) in literals(&root().join(krate)) {
            count += 1;
            let found = problems_of(&text, &program).into_iter();
            problems.extend(found.map(|problem| format!("{}: {problem}", file.display())));
        }
    }
    assert!(count > 5_000, "only {count} literals were found");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The last line of a compile error.
#[test]
fn the_page_of_every_rule_exists() {
    let urls = rules::all().map(rules::Rule::url);
    let problems: Vec<String> = urls.filter_map(|url| docs_rs::problem(&url)).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

fn problems_of(text: &str, program: &Command) -> Vec<String> {
    let mut problems = commands::problems(text, program);
    problems.extend(urls::urls(text).filter_map(urls::problem));
    problems.extend(local::problems(text));
    problems
}

#[test]
fn what_users_do_not_have_is_found() {
    let program = commands::durianpay();
    for (text, expected) in [
        ("run `durianpay spec explain CODE`", None),
        ("  durianpay spec check a.toml --format json", None),
        ("durianpay spec check mine.toml | less", None),
        ("run `durianpay {group} {name}`", None),
        ("`durianpay` spec none", None),
        ("run `durianpay spec none`", Some("no command `none`")),
        (
            "a\n  durianpay spec check --none json",
            Some("no option `--none`"),
        ),
        ("cat a | durianpay inbx status", Some("no command `inbx`")),
        (
            "run `cargo xtask regen`",
            Some("`cargo xtask` is not published"),
        ),
        (
            "see `docs/webhooks.md`",
            Some("`docs/webhooks.md` is not published"),
        ),
        ("see tests/wire.", Some("`tests/wire` is not published")),
        ("in `spec/*.toml` or `a/b.toml`", None),
        ("see https://toml.io/en for the syntax", None),
        ("see https://toml.iox", Some("unknown host `toml.iox`")),
        ("`https://` or ^https://[^?]", None),
        ("http://127.0.0.1:80/hook, https://a.example/", None),
        (
            "https://docs.rs/durianpay-client/{version}/durianpay_client/guide/diagnostics/index.html#{code}",
            None,
        ),
        (
            "https://docs.rs/durianpay-client/latest/durianpay_client/guide/diagnostics/#github.",
            None,
        ),
        (
            "https://docs.rs/durianpay-client/latest/durianpay_client/macro.bindings.html",
            None,
        ),
        (
            "https://docs.rs/durianpay-client/latest/durianpay_client/#features",
            None,
        ),
        (
            "https://docs.rs/durianpay-clients",
            Some("no crate `durianpay-clients`"),
        ),
        (
            "https://docs.rs/durianpay-client/9.9.9/durianpay_client/",
            Some("unknown version `9.9.9`"),
        ),
        (
            "https://docs.rs/durianpay-client/latest/durianpay_clients/",
            Some("no page"),
        ),
        (
            "https://docs.rs/durianpay-client/latest/durianpay_client/guide/none/",
            Some("no module `none`"),
        ),
        (
            "https://docs.rs/durianpay-client/latest/durianpay_client/macro.binding.html",
            Some("no item `macro binding`"),
        ),
        (
            "https://docs.rs/durianpay-client/latest/durianpay_client/guide/diagnostics/#none",
            Some("no heading `none`"),
        ),
        (
            "https://docs.rs/durianpay-client/latest/durianpay_client/#none",
            Some("no heading `none`"),
        ),
    ] {
        let found = problems_of(text, &program);
        match expected {
            None => assert_eq!(found, Vec::<String>::new(), "{text}"),
            Some(expected) => {
                assert_eq!(found.len(), 1, "{text}: {found:?}");
                assert!(found[0].contains(expected), "{text}: {found:?}");
            }
        }
    }
}
