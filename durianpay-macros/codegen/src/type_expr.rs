//! Type expressions: `string`, `[Item]?`, `{json}`.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{AmountForm, DecimalForm, Type};
use crate::source::{At, Span};

/// What the named types of a spec are, for resolution.
pub(crate) trait Names {
    /// The type of that name, if there is one.
    fn resolve(&self, name: &str) -> Option<Type>;
    /// Every known name, for suggestions.
    fn known(&self) -> Box<dyn Iterator<Item = &str> + '_>;
}

const BUILT_IN: [(&str, Type); 7] = [
    ("string", Type::Text),
    ("integer", Type::Integer),
    ("boolean", Type::Boolean),
    ("amount", Type::Amount(AmountForm::Text)),
    ("timestamp", Type::Timestamp),
    ("decimal", Type::Decimal(DecimalForm::Text)),
    ("json", Type::Json),
];

const SYNTAX: &str = "a type is a name, `[T]` for a list, `{T}` for a map from text, and `?` at the very end when it may be absent";

/// How deep lists and maps may nest; deeper is a slip of the pen.
const MAX_DEPTH: usize = 8;

/// A resolved type expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TypeExpr {
    pub(crate) ty: Type,
    pub(crate) optional: bool,
}

/// Reads `text`. A fault is reported, and stands for any JSON, so that what
/// uses the type is still made.
pub(crate) fn parse(cx: &mut Diagnostics, names: &dyn Names, text: &At<String>) -> TypeExpr {
    let (inner, optional) = match text.value.strip_suffix('?') {
        Some(inner) => (inner, true),
        None => (text.as_str(), false),
    };
    TypeExpr {
        ty: parse_type(cx, names, text, inner, 0, 0),
        optional,
    }
}

/// `part` stands at byte `offset` of the expression.
fn parse_type(
    cx: &mut Diagnostics,
    names: &dyn Names,
    whole: &At<String>,
    part: &str,
    offset: usize,
    depth: usize,
) -> Type {
    if depth > MAX_DEPTH {
        cx.push(
            Diagnostic::new("type-too-deep", whole.span, "this type nests too deeply").help(
                format!("at most {MAX_DEPTH} lists and maps can nest; name a type in between"),
            ),
        );
        return Type::Json;
    }
    let nested = |open, close| {
        part.strip_prefix::<char>(open)
            .and_then(|rest| rest.strip_suffix::<char>(close))
    };
    if let Some(item) = nested('[', ']') {
        let item = parse_type(cx, names, whole, item, offset + 1, depth + 1);
        return Type::List(Box::new(item));
    }
    if let Some(item) = nested('{', '}') {
        let item = parse_type(cx, names, whole, item, offset + 1, depth + 1);
        return Type::Map(Box::new(item));
    }
    if let Some((_, built_in)) = BUILT_IN.iter().find(|(name, _)| *name == part) {
        return built_in.clone();
    }
    if let Some(named) = names.resolve(part) {
        return named;
    }
    let unknown = unknown_type(cx, names, whole, part, offset);
    cx.push(unknown);
    Type::Json
}

/// `type = "[Itm]"`
fn unknown_type(
    cx: &mut Diagnostics,
    names: &dyn Names,
    whole: &At<String>,
    part: &str,
    offset: usize,
) -> Diagnostic {
    let span = inside(whole, offset, part.len());
    if part.is_empty() {
        return Diagnostic::new("type-syntax", span, "there is no type here").help(SYNTAX);
    }
    let is_word = part
        .chars()
        .all(|character| character.is_ascii_alphanumeric());
    if !is_word {
        return Diagnostic::new("type-syntax", span, format!("`{part}` is not a type"))
            .help(SYNTAX);
    }
    let built_in = BUILT_IN.iter().map(|(name, _)| *name);
    let unknown = Diagnostic::new("unknown-type", span, format!("no type `{part}` is known"));
    cx.suggest(unknown, part, built_in.chain(names.known()))
}

/// The place of a part of a text, if the text has no escapes; else the whole.
fn inside(whole: &At<String>, offset: usize, length: usize) -> Span {
    let quoted = whole.span.end - whole.span.start;
    if quoted == whole.value.len() + 2 && length > 0 {
        let start = whole.span.start + 1 + offset;
        Span {
            file: whole.span.file,
            start,
            end: start + length,
        }
    } else {
        whole.span
    }
}
