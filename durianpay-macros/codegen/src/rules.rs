//! The rules of the language, each with the reason for it and an example.
//!
//! A diagnostic is reported against a rule, and rules are made nowhere but here, so
//! that none is without its page in `docs/diagnostics.md`. The examples are
//! whole specs, in `rules/CODE/invalid.toml` and `rules/CODE/fixed.toml`.

use crate::source::Source;
use std::fmt::{self, Debug, Formatter};

/// Makes the rules of one group. The doc comment of a rule is its explanation:
/// why it is an error, and what to do.
macro_rules! rules {
    (
        $group:ident = $title:literal;
        $(
            $(#[doc = $explanation:literal])+
            $name:ident = $code:literal: $summary:literal, help: $help:literal;
        )+
    ) => {
        $(
            $(#[doc = $explanation])+
            pub static $name: $crate::rules::Rule = $crate::rules::Rule {
                code: $code,
                summary: $summary,
                help: $help,
                explanation: concat!($($explanation, "\n"),+),
                invalid: include_str!(concat!($code, "/invalid.toml")),
                fixed: include_str!(concat!($code, "/fixed.toml")),
            };
        )+

        pub(super) static $group: $crate::rules::Group = $crate::rules::Group {
            title: $title,
            rules: &[$(&$name),+],
        };
    };
}

mod api;
mod bases;
mod endpoints;
mod fields;
mod files;
mod naming;
mod notifications;
mod pages;
mod signing;
mod types;
mod webhooks;

pub use api::*;
pub use bases::*;
pub use endpoints::*;
pub use fields::*;
pub use files::*;
pub use naming::*;
pub use notifications::*;
pub use pages::*;
pub use signing::*;
pub use types::*;
pub use webhooks::*;

/// One rule of the spec language.
#[derive(PartialEq, Eq)]
pub struct Rule {
    code: &'static str,
    summary: &'static str,
    help: &'static str,
    explanation: &'static str,
    invalid: &'static str,
    fixed: &'static str,
}

impl Rule {
    /// The name of the rule, which does not change: `unknown-key`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// What a spec that breaks it looks like, in a few words.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.summary
    }

    /// What to do, where a diagnostic has nothing more exact to say.
    #[must_use]
    pub fn help(&self) -> &'static str {
        self.help
    }

    /// Why it is an error and what to do about it, in Markdown.
    #[must_use]
    pub fn explanation(&self) -> String {
        // Each line is that of a doc comment, with the blank after its slashes.
        let lines = self.explanation.lines();
        let lines: Vec<&str> = lines
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        lines.join("\n")
    }

    /// One of its examples as a spec, with what it adds to.
    #[must_use]
    pub fn sources(&self, example: &str) -> Vec<Source> {
        let mut sources = vec![Source::new("spec.toml", example)];
        if self.is_of_base() {
            sources.push(Source::base("base.toml", BASE));
        }
        sources
    }

    /// Whether its examples add to an API that is there already: that of
    /// [`BASE`].
    #[must_use]
    pub fn is_of_base(&self) -> bool {
        BASES.rules.contains(&self)
    }

    /// A spec that breaks this rule and no other.
    #[must_use]
    pub fn invalid(&self) -> &'static str {
        self.invalid
    }

    /// The same spec without the error.
    #[must_use]
    pub fn fixed(&self) -> &'static str {
        self.fixed
    }
}

/// A rule is known by its code; its texts would drown what stands around it.
impl Debug for Rule {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

/// The rules of one part of the language.
#[derive(Debug)]
pub struct Group {
    title: &'static str,
    rules: &'static [&'static Rule],
}

impl Group {
    /// What the rules are about: `Endpoints`.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.title
    }

    /// The rules, in the order in which a reader meets them.
    #[must_use]
    pub fn rules(&self) -> &'static [&'static Rule] {
        self.rules
    }
}

/// The spec that the examples of some rules add to.
pub static BASE: &str = include_str!("rules/base.toml");

/// Every group, in the order of the language's page.
pub static GROUPS: &[&Group] = &[
    &FILES,
    &NAMING,
    &API,
    &SIGNING,
    &ENDPOINTS,
    &PAGES,
    &TYPES,
    &FIELDS,
    &WEBHOOKS,
    &NOTIFICATIONS,
    &BASES,
];

/// Every rule, group by group.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|group| group.rules.iter().copied())
}

/// The rule of that code.
#[must_use]
pub fn find(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}
