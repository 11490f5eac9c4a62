//! The raw spec into the model: names resolved, rules checked.
//!
//! A faulty part is reported and replaced by something harmless, or left out,
//! so that everything sound is still there for the next stage.

mod api;
mod cycles;
mod endpoint;
mod field_index;
mod fields;
mod page;
mod path;
mod types;
mod webhook;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lines::Places;
use crate::model::{About, Evidence, Spec, Type};
use crate::raw::{RawCommon, RawObject, RawSpec, RawUnion};
use crate::source::{At, Source, Span};
use crate::type_expr::Names;
use std::collections::{BTreeMap, BTreeSet};

/// What every check needs besides the collector.
pub(crate) struct Checker<'a> {
    places: Places<'a>,
    raw: &'a RawSpec,
    index: Index<'a>,
}

/// Every type name of the spec, and what other checks look up by name.
struct Index<'a> {
    names: BTreeMap<&'a str, (Kind, Span)>,
    objects: BTreeMap<&'a str, &'a RawObject>,
    unions: BTreeMap<&'a str, &'a RawUnion>,
    endpoints: BTreeSet<&'a str>,
}

#[derive(Clone, Copy)]
enum Kind {
    Object,
    Union,
    Enum,
    Id,
}

impl Names for Index<'_> {
    fn resolve(&self, name: &str) -> Option<Type> {
        let (kind, _) = self.names.get(name)?;
        let name = name.to_owned();
        Some(match kind {
            Kind::Object => Type::Object(name),
            Kind::Union => Type::Union(name),
            Kind::Enum => Type::Enum(name),
            Kind::Id => Type::Id(name),
        })
    }

    fn known(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        Box::new(self.names.keys().copied())
    }
}

/// Checks `raw` and makes the model of what is sound.
pub(crate) fn check(cx: &mut Diagnostics, sources: &[Source], raw: &RawSpec) -> Spec {
    let checker = Checker {
        places: Places::new(sources),
        raw,
        index: index(cx, raw),
    };
    let mut spec = Spec::default();
    types::check(cx, &checker, &mut spec);
    webhook::check(cx, &checker, &mut spec);
    cycles::check(cx, &checker, &mut spec);
    api::check(cx, &checker, &mut spec);
    endpoint::check(cx, &checker, &mut spec);
    types::mark_inputs(&mut spec);
    spec
}

/// Collects the names of types, and reports the double ones:
///
/// ```toml
/// [type.Order]
/// [enum.Order]
/// ```
fn index<'a>(cx: &mut Diagnostics, raw: &'a RawSpec) -> Index<'a> {
    let mut names = BTreeMap::new();
    let objects = raw.objects.iter().map(|raw| (&raw.name, Kind::Object));
    let unions = raw.unions.iter().map(|raw| (&raw.name, Kind::Union));
    let enums = raw.enums.iter().map(|raw| (&raw.name, Kind::Enum));
    let ids = raw.ids.iter().map(|raw| (&raw.name, Kind::Id));
    let mut all: Vec<_> = objects.chain(unions).chain(enums).chain(ids).collect();
    all.sort_by_key(|(name, _)| name.span);
    for (name, kind) in all {
        if !check_type_name(cx, name) {
            continue;
        }
        match names.get(name.as_str()) {
            None => {
                names.insert(name.as_str(), (kind, name.span));
            }
            Some((_, first)) => cx.push(duplicate("type", name, *first)),
        }
    }
    let first = |name: &At<String>| {
        let counted: Option<&(Kind, Span)> = names.get(name.as_str());
        counted.is_some_and(|(_, span)| *span == name.span)
    };
    let objects = raw.objects.iter().filter(|raw| first(&raw.name));
    let unions = raw.unions.iter().filter(|raw| first(&raw.name));
    Index {
        objects: objects.map(|raw| (raw.name.as_str(), raw)).collect(),
        unions: unions.map(|raw| (raw.name.as_str(), raw)).collect(),
        endpoints: raw.endpoints.iter().map(|raw| raw.name.as_str()).collect(),
        names,
    }
}

/// Names by their text, the first of each.
fn by_name<'a>(
    names: impl IntoIterator<Item = &'a At<String>>,
) -> BTreeMap<&'a str, &'a At<String>> {
    let mut first = BTreeMap::new();
    for name in names {
        first.entry(name.as_str()).or_insert(name);
    }
    first
}

/// ```toml
/// [type.create_order]
/// ```
fn check_type_name(cx: &mut Diagnostics, name: &At<String>) -> bool {
    if crate::names::is_type_name(name.as_str()) {
        return true;
    }
    let diagnostic = Diagnostic::new(
        "type-name",
        name.span,
        format!("`{}` cannot name a type", name.value),
    );
    let better = crate::names::pascal(name.as_str());
    let begins_with_letter = name
        .value
        .starts_with(|first: char| first.is_ascii_alphabetic());
    cx.push(
        if begins_with_letter && crate::names::is_type_name(&better) {
            diagnostic.help(format!("write `{better}`"))
        } else {
            diagnostic.help("begin with a capital letter and use ASCII letters and digits only")
        },
    );
    false
}

const PLAIN_NAME: &str = "use lower-case ASCII letters, digits and `_`, a letter first";

/// Two things of one name.
fn duplicate(what: &str, name: &At<String>, first: Span) -> Diagnostic {
    Diagnostic::new(
        "duplicate-name",
        name.span,
        format!("the {what} `{}` is defined twice", name.value),
    )
    .related(first, "it is first defined here")
    .help("take one of the two away, or give it another name")
}

impl Checker<'_> {
    /// `spec/orders.toml:12`
    fn place(&self, span: Span) -> String {
        self.places
            .file(span)
            .map_or_else(String::new, |(source, lines)| {
                format!("{}:{}", source.name, lines.position(span.start).line)
            })
    }

    fn about(&self, cx: &mut Diagnostics, common: &RawCommon, span: Span) -> About {
        if let Some(link) = &common.link
            && !link.value.starts_with("https://")
        {
            cx.push(
                Diagnostic::new(
                    "link-not-https",
                    link.span,
                    format!("`{}` is not a link", link.value),
                )
                .help("a link begins with `https://`"),
            );
        }
        let text = |text: &Option<At<String>>| text.as_ref().map(|text| text.value.clone());
        About {
            doc: text(&common.doc).unwrap_or_default(),
            link: text(&common.link),
            deprecated: text(&common.deprecated),
            evidence: one_of(cx, "evidence", common.evidence.as_ref(), &EVIDENCE)
                .unwrap_or_default(),
            note: text(&common.note),
            source: self.place(span),
        }
    }
}

const EVIDENCE: [(&str, Evidence); 3] = [
    ("documented", Evidence::Documented),
    ("observed", Evidence::Observed),
    ("uncertain", Evidence::Uncertain),
];

/// The meaning of a word of the language, such as `retry = "never"`.
fn one_of<T: Copy>(
    cx: &mut Diagnostics,
    key: &str,
    word: Option<&At<String>>,
    meanings: &[(&str, T)],
) -> Option<T> {
    let word = word?;
    let meaning = meanings.iter().find(|(name, _)| *name == word.value);
    if meaning.is_none() {
        cx.push(
            Diagnostic::new(
                "unknown-word",
                word.span,
                format!("`{key}` cannot be `{}`", word.value),
            )
            .suggest(&word.value, meanings.iter().map(|(name, _)| *name)),
        );
    }
    meaning.map(|(_, meaning)| *meaning)
}
