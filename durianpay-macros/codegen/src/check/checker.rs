//! Shared state and diagnostics of all checks.

use super::raw_index::RawIndex;
use crate::base::Base;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::reserved;
use crate::model::{About, Evidence, Spec, Type};
use crate::names;
use crate::raw::{RawCommon, RawField, RawResource, RawSpec, UnionForm};
use crate::rules::{self, Rule};
use crate::source::{At, Source, SourceMap, Span};
use crate::type_expr::Names;
use std::collections::{BTreeMap, BTreeSet};

/// The state that every check uses, besides the collector of diagnostics.
pub(crate) struct Checker<'a> {
    pub(super) source_map: SourceMap<'a>,
    pub(super) raw: &'a RawSpec,
    pub(super) base: Option<&'a Base>,
    pub(super) index: Index<'a>,
}

/// The type names of the spec and of its base, with lookup tables for the checks.
pub(super) struct Index<'a> {
    pub(super) names: BTreeMap<&'a str, (TypeKind, Span)>,
    /// The names of types that are invalid or have definitions of two kinds. They are
    /// reported at the definition, so a use of them is not reported.
    refused: BTreeSet<String>,
    /// The names of resources, as written and as the names of endpoints must write
    /// them.
    pub(super) resources: BTreeSet<String>,
    pub(super) raw: RawIndex<'a>,
    pub(super) endpoints: BTreeSet<&'a str>,
    pub(super) base: Option<&'a Spec>,
    /// The names of the base's types, qualified as this spec must write them.
    pub(super) of_base: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TypeKind {
    Object,
    Union,
    Choice,
    Enum,
    Id,
}

impl Names for Index<'_> {
    fn resolve(&self, name: &str) -> Option<Type> {
        if self.is_refused(name) {
            return Some(Type::Json);
        }
        let kind = match names::strip_base(name) {
            Some(name) => kind_in(self.base?, name)?,
            None => self.names.get(name)?.0,
        };
        let name = name.to_owned();
        Some(match kind {
            TypeKind::Object => Type::Object(name),
            TypeKind::Union => Type::Union(name),
            TypeKind::Choice => Type::Choice(name),
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

impl Index<'_> {
    /// Returns whether the definition of a type is reported because of its name.
    pub(super) fn is_refused(&self, name: &str) -> bool {
        self.refused.contains(name)
    }
}

fn kind_in(spec: &Spec, name: &str) -> Option<TypeKind> {
    if spec.objects.contains_key(name) {
        Some(TypeKind::Object)
    } else if spec.unions.contains_key(name) {
        Some(TypeKind::Union)
    } else if spec.choices.contains_key(name) {
        Some(TypeKind::Choice)
    } else if spec.enums.contains_key(name) {
        Some(TypeKind::Enum)
    } else if spec.ids.contains_key(name) {
        Some(TypeKind::Id)
    } else {
        None
    }
}

/// Collects the names of types and reports duplicates:
///
/// ```toml
/// [type.Order]
/// [enum.Order]
/// ```
fn index<'a>(diagnostics: &mut Diagnostics, raw: &'a RawSpec, base: Option<&'a Base>) -> Index<'a> {
    let mut names = BTreeMap::new();
    let mut refused = BTreeSet::new();
    let mut of_two_kinds = Vec::new();
    let objects = raw.objects.iter().map(|raw| (&raw.name, TypeKind::Object));
    let unions = raw.unions.iter().map(|raw| match raw.form() {
        UnionForm::Beside => (&raw.name, TypeKind::Union),
        UnionForm::Alone => (&raw.name, TypeKind::Choice),
    });
    let enums = raw.enums.iter().map(|raw| (&raw.name, TypeKind::Enum));
    let ids = raw.ids.iter().map(|raw| (&raw.name, TypeKind::Id));
    let mut all: Vec<_> = objects.chain(unions).chain(enums).chain(ids).collect();
    all.sort_by_key(|(name, _)| name.span);
    for (name, kind) in all {
        if !check_type_name(diagnostics, name) || !check_reserved_name(diagnostics, name) {
            refused.extend([name.value.clone(), names::pascal(name.as_str())]);
            continue;
        }
        match names.get(name.as_str()) {
            None => {
                names.insert(name.as_str(), (kind, name.span));
            }
            Some((first_kind, first)) => {
                diagnostics.push(duplicate("type", name, *first));
                if *first_kind != kind {
                    of_two_kinds.push(name.value.clone());
                }
            }
        }
    }
    // A valid type may have the name that was meant by an invalid one.
    refused.retain(|name: &String| !names.contains_key(name.as_str()));
    refused.extend(of_two_kinds);
    let of_base = base.iter().flat_map(|base| &base.raw.endpoints);
    let endpoints = raw.endpoints.iter().chain(of_base);
    let endpoints = endpoints.map(|raw| raw.name.as_str()).collect();
    let base = base.map(|base| &*base.spec);
    let resources = raw.resources.iter();
    Index {
        raw: RawIndex::new(raw),
        endpoints,
        names,
        refused,
        resources: resources.flat_map(written_and_meant).collect(),
        base,
        of_base: base.map(names_of).unwrap_or_default(),
    }
}

fn written_and_meant(raw: &RawResource) -> [String; 2] {
    [raw.name.value.clone(), names::snake(raw.name.as_str())]
}

fn names_of(base: &Spec) -> Vec<String> {
    let objects = base.objects.keys().chain(base.unions.keys());
    let objects = objects.chain(base.choices.keys());
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
    if name.as_str() == "Self" {
        let message = "`Self` is a keyword of Rust and cannot be the name of a type";
        let diagnostic = Diagnostic::new(&rules::TYPE_NAME, name.span, message);
        diagnostics.push(diagnostic.help("rename the type"));
        return false;
    }
    let diagnostic = Diagnostic::new(
        &rules::TYPE_NAME,
        name.span,
        format!("`{}` is not a valid type name", name.value),
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
    if !reserved::TYPES.contains(&name.as_str()) {
        return true;
    }
    diagnostics.push(Diagnostic::new(
        &rules::RESERVED_NAME,
        name.span,
        format!(
            "the type name `{}` is reserved for the bindings",
            name.value
        ),
    ));
    false
}

/// Checks that a name is in `snake_case`. If it is not, reports it with the name
/// that was probably meant.
pub(super) fn check_plain_name(
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
        format!("`{}` is not a valid name for {what}", name.value),
    );
    let better = names::snake(name.as_str());
    diagnostics.push(if names::is_plain_name(&better) {
        diagnostic.help(format!("write `{better}`"))
    } else {
        diagnostic
    });
    false
}

/// Returns the diagnostic for a name that is defined twice.
pub(super) fn duplicate(what: &str, name: &At<String>, first: Span) -> Diagnostic {
    Diagnostic::new(
        &rules::DUPLICATE_NAME,
        name.span,
        format!("the {what} `{}` is defined twice", name.value),
    )
    .related(first, "it is first defined here")
}

impl<'a> Checker<'a> {
    /// Indexes `raw` for the checks. Reports names that are invalid or defined
    /// twice.
    pub(super) fn new(
        diagnostics: &mut Diagnostics,
        sources: &'a [Source],
        raw: &'a RawSpec,
        base: Option<&'a Base>,
    ) -> Self {
        Self {
            source_map: SourceMap::new(sources),
            raw,
            base,
            index: index(diagnostics, raw, base),
        }
    }
}

impl Checker<'_> {
    /// Adds the place where a type is defined, if a file defines it.
    pub(super) fn beside_type(&self, diagnostic: Diagnostic, name: &str) -> Diagnostic {
        match self.index.names.get(name) {
            Some((_, span)) => diagnostic.related(*span, format!("`{name}` is defined here")),
            None => diagnostic,
        }
    }

    /// Returns the raw field of an object type.
    pub(super) fn raw_field(&self, object: &str, wire: &str) -> Option<&RawField> {
        match names::strip_base(object) {
            // The base has a fixed size, however large the spec that extends it is.
            Some(name) => {
                let mut objects = self.base?.raw.objects.iter();
                let object = objects.find(|raw| raw.name.value == name)?;
                object.fields.iter().find(|field| field.name.value == wire)
            }
            None => self.index.raw.field(object, wire),
        }
    }

    /// `spec/orders.toml:12`
    pub(super) fn place(&self, span: Span) -> String {
        self.source_map
            .file(span)
            .map_or_else(String::new, |(source, lines)| {
                format!("{}:{}", source.name, lines.number(span.start))
            })
    }

    pub(super) fn about(
        &self,
        diagnostics: &mut Diagnostics,
        common: &RawCommon,
        span: Span,
    ) -> About {
        if let Some(link) = &common.link
            && !link.value.starts_with("https://")
        {
            diagnostics.push(Diagnostic::new(
                &rules::LINK_NOT_HTTPS,
                link.span,
                format!("`{}` is not an `https` link", link.value),
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
