//! Type expressions: `string`, `[Item]?`, `{json}`.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{AmountForm, DecimalForm, Type};
use crate::names;
use crate::rules;
use crate::source::{At, Span};

/// What the named types of a spec are, for resolution.
pub(crate) trait Names {
    /// The type of that name, if there is one.
    fn resolve(&self, name: &str) -> Option<Type>;
    /// Every known name, for suggestions.
    fn known(&self) -> Box<dyn Iterator<Item = &str> + '_>;
    /// Whether there is a base, whose types can be named.
    fn has_base(&self) -> bool;
}

/// The types that need no definition.
pub(crate) const BUILT_IN: [(&str, Type); 7] = [
    ("string", Type::Text),
    ("integer", Type::Integer),
    ("boolean", Type::Boolean),
    ("amount", Type::Amount(AmountForm::Text)),
    ("timestamp", Type::Timestamp),
    ("decimal", Type::Decimal(DecimalForm::Text)),
    ("json", Type::Json),
];

/// How deep lists and maps may nest; deeper is a slip of the pen.
const MAX_DEPTH: usize = 8;

/// A resolved type expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TypeExpr {
    pub(crate) ty: Type,
    pub(crate) optional: bool,
}

/// Reads `text`. An invalid expression is reported and read as `json`, so that
/// whatever uses the type is still made.
pub(crate) fn parse(
    diagnostics: &mut Diagnostics,
    names: &dyn Names,
    text: &At<String>,
) -> TypeExpr {
    let (inner, optional) = match text.value.strip_suffix('?') {
        Some(inner) => (inner, true),
        None => (text.as_str(), false),
    };
    TypeExpr {
        ty: parse_type(diagnostics, names, text, inner, 0, 0),
        optional,
    }
}

/// `part` stands at byte `offset` of the expression.
fn parse_type(
    diagnostics: &mut Diagnostics,
    names: &dyn Names,
    whole: &At<String>,
    part: &str,
    offset: usize,
    depth: usize,
) -> Type {
    if depth > MAX_DEPTH {
        diagnostics.push(
            Diagnostic::new(
                &rules::TYPE_TOO_DEEP,
                whole.span,
                "this type nests too deeply",
            )
            .help(format!(
                "at most {MAX_DEPTH} lists and maps can nest; name a type in between"
            )),
        );
        return Type::Json;
    }
    let nested = |open, close| {
        part.strip_prefix::<char>(open)
            .and_then(|rest| rest.strip_suffix::<char>(close))
    };
    if let Some(item) = nested('[', ']') {
        let item = parse_type(diagnostics, names, whole, item, offset + 1, depth + 1);
        return Type::List(Box::new(item));
    }
    if let Some(item) = nested('{', '}') {
        let item = parse_type(diagnostics, names, whole, item, offset + 1, depth + 1);
        return Type::Map(Box::new(item));
    }
    if let Some((_, built_in)) = BUILT_IN.iter().find(|(name, _)| *name == part) {
        return built_in.clone();
    }
    if let Some(named) = names.resolve(part) {
        return named;
    }
    let unknown = unknown_type(diagnostics, names, whole, part, offset);
    diagnostics.push(unknown);
    Type::Json
}

/// `type = "[Itm]"`
fn unknown_type(
    diagnostics: &mut Diagnostics,
    known: &dyn Names,
    whole: &At<String>,
    part: &str,
    offset: usize,
) -> Diagnostic {
    let span = whole.part(offset, part.len());
    if part.is_empty() {
        return Diagnostic::new(&rules::TYPE_SYNTAX, span, "there is no type here");
    }
    let name = names::strip_base(part).unwrap_or(part);
    let is_word = !name.is_empty()
        && name
            .chars()
            .all(|character| character.is_ascii_alphanumeric());
    if is_word && names::strip_base(part).is_some() && !known.has_base() {
        return no_base(part, span);
    }
    if !is_word {
        return Diagnostic::new(&rules::TYPE_SYNTAX, span, format!("`{part}` is not a type"));
    }
    let built_in = BUILT_IN.iter().map(|(name, _)| *name);
    let diagnostic = Diagnostic::new(
        &rules::UNKNOWN_TYPE,
        span,
        format!("no type `{part}` is known"),
    );
    let of_base = names::qualified(part);
    if known.resolve(&of_base).is_some() {
        return diagnostic
            .help(format!("did you mean `{of_base}`, the type of the client?"))
            .replace(span, of_base);
    }
    diagnostics.suggest_name(diagnostic, part, built_in.chain(known.known()))
}

/// `type = "api.Order"`, in a spec with an `[api]` of its own.
pub(crate) fn no_base(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &rules::NO_BASE,
        span,
        format!("`{name}` is of the API that a spec adds to, and this one adds to none"),
    )
}
