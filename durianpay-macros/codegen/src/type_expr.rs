//! Parses type expressions: `string`, `[Item]?`, `{json}`.

mod foreign;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{AmountForm, DecimalForm, IntegerForm, Type};
use crate::names;
use crate::rules;
use crate::source::{At, Span};

/// The named types of a spec, by which type expressions are resolved.
pub(crate) trait Names {
    /// Returns the type with that name, if there is one.
    fn resolve(&self, name: &str) -> Option<Type>;
    /// Returns every known name, for suggestions.
    fn known(&self) -> Box<dyn Iterator<Item = &str> + '_>;
    /// Returns whether there is a base, whose types can be used.
    fn has_base(&self) -> bool;
}

/// The types that need no definition.
pub(crate) const BUILT_IN: [(&str, Type); 13] = [
    ("string", Type::Text),
    ("integer", Type::Integer(IntegerForm::Number)),
    ("unsigned", Type::Unsigned(IntegerForm::Number)),
    ("boolean", Type::Boolean),
    ("amount", Type::Amount(AmountForm::Text)),
    ("timestamp", Type::Timestamp),
    ("date", Type::Date),
    ("uuid", Type::Uuid),
    ("base64", Type::Base64),
    ("decimal", Type::Decimal(DecimalForm::Text)),
    ("json", Type::Json),
    ("bytes", Type::Bytes),
    ("file", Type::File),
];

/// The maximum nesting of lists and maps; a deeper type is probably a mistake.
const MAX_DEPTH: usize = 8;

/// A resolved type expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TypeExpr {
    pub(crate) ty: Type,
    pub(crate) optional: bool,
}

/// Parses `text`. An invalid expression is reported and treated as `json`, so that
/// items which use the type are still generated.
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

/// Parses `part`, which begins at byte `offset` of the expression.
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
                "the type is nested too deeply",
            )
            .help(format!(
                "nest at most {MAX_DEPTH} lists and maps; define a type in between"
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
        return Diagnostic::new(&rules::TYPE_SYNTAX, span, "a type is missing");
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
        let message = format!("`{part}` is not a type expression");
        let diagnostic = Diagnostic::new(&rules::TYPE_SYNTAX, span, message);
        return match foreign::expression(whole.as_str()) {
            Some(meant) => {
                let content = whole.part(0, whole.value.len());
                let diagnostic = diagnostic.help(format!("write `{meant}`"));
                if content == whole.span {
                    diagnostic
                } else {
                    diagnostic.replace(content, meant)
                }
            }
            None if part.contains('|') => diagnostic
                .help("define a `[union.…]` with these types as its members, and write its name"),
            None => diagnostic,
        };
    }
    let diagnostic = Diagnostic::new(&rules::UNKNOWN_TYPE, span, format!("unknown type `{part}`"));
    let of_base = names::qualified(part);
    if known.resolve(&of_base).is_some() {
        return diagnostic
            .help(format!("did you mean `{of_base}`, the type of the client?"))
            .replace(span, of_base);
    }
    let built_in = BUILT_IN.iter().map(|(name, _)| *name);
    if let Some(word) = foreign::word(part) {
        // A type of the spec with that name is more likely to be meant.
        let same = names::pascal(part);
        let is_known = known.resolve(&same).is_some();
        return match (is_known.then_some(same), word.replacement) {
            (Some(same), _) => diagnostic
                .help(format!("did you mean `{same}`?"))
                .replace(span, same),
            (None, Some(meant)) => diagnostic.help(word.help).replace(span, meant),
            (None, None) => diagnostic.help(word.help),
        };
    }
    diagnostics.suggest_name(diagnostic, part, built_in.chain(known.known()))
}

/// Reports `type = "api.Order"` in a spec with its own `[api]`.
pub(crate) fn no_base(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &rules::NO_BASE,
        span,
        format!(
            "`{name}` refers to the API that a spec extends, but this spec does not extend one"
        ),
    )
}
