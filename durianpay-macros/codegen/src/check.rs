//! The raw spec into the model: names resolved, rules checked.
//!
//! An invalid part is reported and replaced by something harmless, or left out,
//! so that everything valid is still there for the next stage.

mod aliases;
mod api;
mod auth;
mod collisions;
mod cycles;
mod endpoint;
mod events;
mod extend;
mod field_index;
mod fields;
mod limits;
mod page;
mod path;
mod raw_index;
mod reserved;
mod time;
mod typed_field;
mod types;
mod values;
mod webhook;

pub(crate) use events::SHIPPED;

use crate::base::Base;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{About, Evidence, Spec, Type};
use crate::names;
use crate::raw::{RawCommon, RawField, RawSpec};
use crate::rules::{self, Rule};
use crate::source::{At, Source, SourceMap, Span};
use crate::type_expr::Names;
use raw_index::RawIndex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

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
    names: BTreeMap<&'a str, (TypeKind, Span)>,
    raw: RawIndex<'a>,
    endpoints: BTreeSet<&'a str>,
    base: Option<&'a Spec>,
    /// The names of the base, as they are written here.
    of_base: Vec<String>,
}

#[derive(Clone, Copy)]
enum TypeKind {
    Object,
    Union,
    Enum,
    Id,
}

impl Names for Index<'_> {
    fn resolve(&self, name: &str) -> Option<Type> {
        let kind = match names::strip_base(name) {
            Some(name) => kind_in(self.base?, name)?,
            None => self.names.get(name)?.0,
        };
        let name = name.to_owned();
        Some(match kind {
            TypeKind::Object => Type::Object(name),
            TypeKind::Union => Type::Union(name),
            TypeKind::Enum => Type::Enum(name),
            TypeKind::Id => Type::Id(name),
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

fn kind_in(spec: &Spec, name: &str) -> Option<TypeKind> {
    if spec.objects.contains_key(name) {
        Some(TypeKind::Object)
    } else if spec.unions.contains_key(name) {
        Some(TypeKind::Union)
    } else if spec.enums.contains_key(name) {
        Some(TypeKind::Enum)
    } else if spec.ids.contains_key(name) {
        Some(TypeKind::Id)
    } else {
        None
    }
}

/// Checks `raw` and makes the model of its valid parts.
pub(crate) fn check(
    diagnostics: &mut Diagnostics,
    sources: &[Source],
    raw: &RawSpec,
    base: Option<&Base>,
) -> Spec {
    let checker = Checker {
        source_map: SourceMap::new(sources),
        raw,
        base,
        index: index(diagnostics, raw, base),
    };
    let mut spec = Spec {
        base: base.map(|base| Arc::clone(&base.spec)),
        ..Spec::default()
    };
    types::check(diagnostics, &checker, &mut spec);
    reserved::check(diagnostics, &checker, &mut spec);
    extend::check(diagnostics, &checker, &mut spec);
    webhook::check(diagnostics, &checker, &mut spec);
    events::check(diagnostics, &checker, &mut spec);
    cycles::check(diagnostics, &checker, &mut spec);
    api::check(diagnostics, &checker, &mut spec);
    endpoint::check(diagnostics, &checker, &mut spec);
    types::mark_inputs(&mut spec);
    spec
}

/// Collects the names of types, and reports the double ones:
///
/// ```toml
/// [type.Order]
/// [enum.Order]
/// ```
fn index<'a>(diagnostics: &mut Diagnostics, raw: &'a RawSpec, base: Option<&'a Base>) -> Index<'a> {
    let mut names = BTreeMap::new();
    let objects = raw.objects.iter().map(|raw| (&raw.name, TypeKind::Object));
    let unions = raw.unions.iter().map(|raw| (&raw.name, TypeKind::Union));
    let enums = raw.enums.iter().map(|raw| (&raw.name, TypeKind::Enum));
    let ids = raw.ids.iter().map(|raw| (&raw.name, TypeKind::Id));
    let mut all: Vec<_> = objects.chain(unions).chain(enums).chain(ids).collect();
    all.sort_by_key(|(name, _)| name.span);
    for (name, kind) in all {
        if !check_type_name(diagnostics, name) || !check_reserved_name(diagnostics, name) {
            continue;
        }
        match names.get(name.as_str()) {
            None => {
                names.insert(name.as_str(), (kind, name.span));
            }
            Some((_, first)) => diagnostics.push(duplicate("type", name, *first)),
        }
    }
    let of_base = base.iter().flat_map(|base| &base.raw.endpoints);
    let endpoints = raw.endpoints.iter().chain(of_base);
    let endpoints = endpoints.map(|raw| raw.name.as_str()).collect();
    let base = base.map(|base| &*base.spec);
    Index {
        raw: RawIndex::new(raw),
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
fn check_type_name(diagnostics: &mut Diagnostics, name: &At<String>) -> bool {
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
    diagnostics.push(if begins_with_letter && names::is_type_name(&better) {
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
fn check_reserved_name(diagnostics: &mut Diagnostics, name: &At<String>) -> bool {
    const RESERVED: [&str; 3] = ["Resources", "API", "WEBHOOK"];
    if !RESERVED.contains(&name.as_str()) {
        return true;
    }
    diagnostics.push(Diagnostic::new(
        &rules::RESERVED_NAME,
        name.span,
        format!("the bindings use the name `{}` themselves", name.value),
    ));
    false
}

/// Checks that a name is in `snake_case`; if not, reports it with the name that
/// was likely meant.
fn check_plain_name(
    diagnostics: &mut Diagnostics,
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
    diagnostics.push(if names::is_plain_name(&better) {
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
        match names::strip_base(object) {
            // The base is of one size, whatever is added to it.
            Some(name) => {
                let mut objects = self.base?.raw.objects.iter();
                let object = objects.find(|raw| raw.name.value == name)?;
                object.fields.iter().find(|field| field.name.value == wire)
            }
            None => self.index.raw.field(object, wire),
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

    fn about(&self, diagnostics: &mut Diagnostics, common: &RawCommon, span: Span) -> About {
        if let Some(link) = &common.link
            && !link.value.starts_with("https://")
        {
            diagnostics.push(Diagnostic::new(
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
