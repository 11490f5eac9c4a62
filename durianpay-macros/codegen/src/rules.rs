//! The rules of the spec language, each with an explanation and an example.
//!
//! Every diagnostic is reported against a rule, and rules are only declared here,
//! so each rule has an entry on the page of diagnostics. The examples are whole
//! specs, in `rules/CODE/invalid.toml` and `rules/CODE/fixed.toml`.

use crate::source::Source;
use std::fmt::{self, Debug, Formatter};

/// Declares the rules of one group. The doc comment of a rule is its explanation:
/// why the spec is rejected and how to fix it.
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
mod unused;
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
pub use unused::*;
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
    /// Returns the code of the rule, which never changes: `unknown-key`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// Returns a short description of a spec that breaks the rule.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.summary
    }

    /// Returns the advice that a diagnostic shows unless it has a more specific
    /// one.
    #[must_use]
    pub fn help(&self) -> &'static str {
        self.help
    }

    /// Returns the explanation, in Markdown: why the spec is rejected and how to
    /// fix it.
    #[must_use]
    pub fn explanation(&self) -> String {
        // Each line is the text of a doc comment line, which begins with a space.
        let lines = self.explanation.lines();
        let lines: Vec<&str> = lines
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        lines.join("\n")
    }

    /// Returns the URL of the rule's section in the documentation of this version.
    #[must_use]
    pub fn url(&self) -> String {
        format!(
            "https://docs.rs/durianpay-client/{version}/durianpay_client/guide/diagnostics/index.html#{code}",
            version = env!("CARGO_PKG_VERSION"),
            code = self.code,
        )
    }

    /// Returns the sources of an example: the spec itself and, if there is one, its
    /// base.
    #[must_use]
    pub fn sources(&self, example: &str) -> Vec<Source> {
        let mut sources = vec![Source::new("spec.toml", example)];
        if self.is_of_base() {
            sources.push(Source::base("base.toml", BASE));
        }
        sources
    }

    /// Returns whether a spec that breaks it is invalid, or only has something left
    /// over.
    #[must_use]
    pub fn severity(&self) -> Severity {
        if UNUSED.rules.contains(&self) {
            Severity::Warning
        } else {
            Severity::Error
        }
    }

    /// Returns whether its examples extend a base, which is [`BASE`].
    #[must_use]
    pub fn is_of_base(&self) -> bool {
        BASES.rules.contains(&self)
    }

    /// Returns a spec that breaks this rule and no other.
    #[must_use]
    pub fn invalid(&self) -> &'static str {
        self.invalid
    }

    /// Returns the same spec without the error.
    #[must_use]
    pub fn fixed(&self) -> &'static str {
        self.fixed
    }
}

/// The severity of a diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The spec is invalid.
    Error,
    /// The spec is valid, but probably not what was meant.
    Warning,
}

impl Severity {
    /// Returns the word for it: `error`, `warning`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Shows only the code: the texts of a rule would drown the rest of the output.
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
    /// Returns the title of the group: `Endpoints`.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.title
    }

    /// Returns the rules, in the order of the page of diagnostics.
    #[must_use]
    pub fn rules(&self) -> &'static [&'static Rule] {
        self.rules
    }
}

/// The base spec of the examples that extend an API.
pub static BASE: &str = include_str!("rules/base.toml");

/// Every group, in the order of the page of diagnostics.
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
    &UNUSED,
];

/// Returns every rule, group by group.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|group| group.rules.iter().copied())
}

/// Returns the rule with that code.
#[must_use]
pub fn find(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}
