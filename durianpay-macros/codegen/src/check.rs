//! The raw spec into the model: names resolved, rules checked.
//!
//! A faulty part is reported and replaced by something harmless, or left out,
//! so that everything sound is still there for the next stage.

mod aliases;
mod api;
mod auth;
mod circles;
mod claims;
mod cycles;
mod endpoint;
mod events;
mod extend;
mod field_index;
mod fields;
mod limits;
mod page;
mod path;
mod reserved;
mod typed_field;
mod types;
mod values;
mod webhook;
mod written;

pub(crate) use events::SHIPPED;

use crate::base::Base;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::map::Map;
use crate::model::{About, Evidence, Spec, Type};
use crate::names;
use crate::raw::{RawCommon, RawField, RawSpec};
use crate::rules::{self, Rule};
use crate::source::{At, Source, SourceMap, Span};
use crate::type_expr::Names;
use std::collections::BTreeSet;
use std::sync::Arc;
use written::Written;

/// What every check needs besides the collector.
pub(crate) struct Checker<'a> {
    source_map: SourceMap<'a>,
    raw: &'a RawSpec,
    base: Option<&'a Base>,
    index: Index<'a>,
}

/// Every type name of the spec, those of its base, and what other checks look
/// up by name.
struct Index<'a> {
    names: Map<&'a str, (Kind, Span)>,
    written: Written<'a>,
    endpoints: BTreeSet<&'a str>,
    base: Option<&'a Spec>,
    /// The names of the base, as they are written here.
    of_base: Vec<String>,
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
        let kind = match names::of_base(name) {
            Some(name) => kind_in(self.base?, name)?,
            None => self.names.get(name)?.0,
        };
        let name = name.to_owned();
        Some(match kind {
            Kind::Object => Type::Object(name),
            Kind::Union => Type::Union(name),
            Kind::Enum => Type::Enum(name),
            Kind::Id => Type::Id(name),
        })
    }

    fn known(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        let own = self.names.keys().copied();
        Box::new(own.chain(self.of_base.iter().map(String::as_str)))
    }

    fn has_base(&self) -> bool {
        self.base.is_some()
    }
}

fn kind_in(spec: &Spec, name: &str) -> Option<Kind> {
    if spec.objects.contains_key(name) {
        Some(Kind::Object)
    } else if spec.unions.contains_key(name) {
        Some(Kind::Union)
    } else if spec.enums.contains_key(name) {
        Some(Kind::Enum)
    } else if spec.ids.contains_key(name) {
        Some(Kind::Id)
    } else {
        None
    }
}

/// Checks `raw` and makes the model of what is sound.
pub(crate) fn check(
    cx: &mut Diagnostics,
    sources: &[Source],
    raw: &RawSpec,
    base: Option<&Base>,
) -> Spec {
    let checker = Checker {
        source_map: SourceMap::new(sources),
        raw,
        base,
        index: index(cx, raw, base),
    };
    let mut spec = Spec {
        base: base.map(|base| Arc::clone(&base.spec)),
        ..Spec::default()
    };
    types::check(cx, &checker, &mut spec);
    reserved::check(cx, &checker, &mut spec);
    extend::check(cx, &checker, &mut spec);
    webhook::check(cx, &checker, &mut spec);
    events::check(cx, &checker, &mut spec);
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
fn index<'a>(cx: &mut Diagnostics, raw: &'a RawSpec, base: Option<&'a Base>) -> Index<'a> {
    let mut names = Map::new();
    let objects = raw.objects.iter().map(|raw| (&raw.name, Kind::Object));
    let unions = raw.unions.iter().map(|raw| (&raw.name, Kind::Union));
    let enums = raw.enums.iter().map(|raw| (&raw.name, Kind::Enum));
    let ids = raw.ids.iter().map(|raw| (&raw.name, Kind::Id));
    let mut all: Vec<_> = objects.chain(unions).chain(enums).chain(ids).collect();
    all.sort_by_key(|(name, _)| name.span);
    for (name, kind) in all {
        if !check_type_name(cx, name) || !check_reserved_name(cx, name) {
            continue;
        }
        match names.get(name.as_str()) {
            None => {
                names.insert(name.as_str(), (kind, name.span));
            }
            Some((_, first)) => cx.push(duplicate("type", name, *first)),
        }
    }
    let of_base = base.iter().flat_map(|base| &base.raw.endpoints);
    let endpoints = raw.endpoints.iter().chain(of_base);
    let endpoints = endpoints.map(|raw| raw.name.as_str()).collect();
    let base = base.map(|base| &*base.spec);
    Index {
        written: Written::new(raw),
        endpoints,
        names,
        base,
        of_base: base.map(names_of).unwrap_or_default(),
    }
}

fn names_of(base: &Spec) -> Vec<String> {
    let objects = base.objects.keys().chain(base.unions.keys());
    let all = objects.chain(base.enums.keys()).chain(base.ids.keys());
    all.map(|name| names::qualified(name)).collect()
}

/// ```toml
/// [type.create_order]
/// ```
fn check_type_name(cx: &mut Diagnostics, name: &At<String>) -> bool {
    if names::is_type_name(name.as_str()) {
        return true;
    }
    let diagnostic = Diagnostic::new(
        &rules::TYPE_NAME,
        name.span,
        format!("`{}` cannot name a type", name.value),
    );
    let better = names::pascal(name.as_str());
    let begins_with_letter = name
        .value
        .starts_with(|first: char| first.is_ascii_alphabetic());
    cx.push(if begins_with_letter && names::is_type_name(&better) {
        diagnostic
            .help(format!("write `{better}`"))
            .replace(name.span, better)
    } else {
        diagnostic
    });
    false
}

/// ```toml
/// [type.Resources]
/// ```
fn check_reserved_name(cx: &mut Diagnostics, name: &At<String>) -> bool {
    const RESERVED: [&str; 3] = ["Resources", "API", "WEBHOOK"];
    if !RESERVED.contains(&name.as_str()) {
        return true;
    }
    cx.push(Diagnostic::new(
        &rules::RESERVED_NAME,
        name.span,
        format!("the bindings use the name `{}` themselves", name.value),
    ));
    false
}

/// A name in `snake_case`, or the fault with the name that was likely meant.
fn check_plain_name(
    cx: &mut Diagnostics,
    rule: &'static Rule,
    what: &str,
    name: &At<String>,
) -> bool {
    if names::is_plain_name(name.as_str()) {
        return true;
    }
    let diagnostic = Diagnostic::new(
        rule,
        name.span,
        format!("`{}` cannot name {what}", name.value),
    );
    let better = names::snake(name.as_str());
    cx.push(if names::is_plain_name(&better) {
        diagnostic.help(format!("{}: `{better}`", rule.help()))
    } else {
        diagnostic
    });
    false
}

/// Two things of one name.
fn duplicate(what: &str, name: &At<String>, first: Span) -> Diagnostic {
    Diagnostic::new(
        &rules::DUPLICATE_NAME,
        name.span,
        format!("the {what} `{}` is defined twice", name.value),
    )
    .related(first, "it is first defined here")
}

impl Checker<'_> {
    /// Shows also where a type is defined, if a file does that.
    fn beside_type(&self, diagnostic: Diagnostic, name: &str) -> Diagnostic {
        match self.index.names.get(name) {
            Some((_, span)) => diagnostic.related(*span, format!("`{name}` is defined here")),
            None => diagnostic,
        }
    }

    /// The field of an object type as it is written.
    fn raw_field(&self, object: &str, wire: &str) -> Option<&RawField> {
        match names::of_base(object) {
            // The base is of one size, whatever is added to it.
            Some(name) => {
                let mut objects = self.base?.raw.objects.iter();
                let object = objects.find(|raw| raw.name.value == name)?;
                object.fields.iter().find(|field| field.name.value == wire)
            }
            None => self.index.written.field(object, wire),
        }
    }

    /// `spec/orders.toml:12`
    fn place(&self, span: Span) -> String {
        self.source_map
            .file(span)
            .map_or_else(String::new, |(source, lines)| {
                format!("{}:{}", source.name, lines.number(span.start))
            })
    }

    fn about(&self, cx: &mut Diagnostics, common: &RawCommon, span: Span) -> About {
        if let Some(link) = &common.link
            && !link.value.starts_with("https://")
        {
            cx.push(Diagnostic::new(
                &rules::LINK_NOT_HTTPS,
                link.span,
                format!("`{}` is not a link", link.value),
            ));
        }
        let text = |text: &Option<At<String>>| text.as_ref().map(|text| text.value.clone());
        About {
            doc: text(&common.doc).unwrap_or_default(),
            link: text(&common.link),
            deprecated: text(&common.deprecated),
            evidence: common
                .evidence
                .as_ref()
                .map_or_else(Evidence::default, |evidence| evidence.value),
            note: text(&common.note),
            source: self.place(span),
        }
    }
}
