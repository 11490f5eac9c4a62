//! Translates types of other languages.

use crate::names;

/// The advice on a word that is a type in other languages.
pub(super) struct Word {
    pub(super) help: &'static str,
    /// The type of this language, if there is one in every case.
    pub(super) replacement: Option<&'static str>,
}

/// Returns the advice on a type of other languages, which are written in any case.
pub(super) fn word(word: &str) -> Option<Word> {
    let meant = |help, replacement| {
        Some(Word {
            help,
            replacement: Some(replacement),
        })
    };
    let advice = |help| {
        Some(Word {
            help,
            replacement: None,
        })
    };
    let lower = word.to_ascii_lowercase();
    match lower.as_str() {
        "text" | "str" | "char" | "varchar" | "email" | "url" | "uri" | "phone" | "password" => {
            meant("write `string`", "string")
        }
        "int" | "int8" | "int16" | "int32" | "int64" | "i8" | "i16" | "i32" | "i64" | "long"
        | "short" | "bigint" | "biginteger" | "smallint" => meant("write `integer`", "integer"),
        "uint" | "uint8" | "uint16" | "uint32" | "uint64" | "u8" | "u16" | "u32" | "u64"
        | "usize" => meant("write `unsigned`", "unsigned"),
        "float" | "double" | "real" | "numeric" | "float32" | "float64" | "f32" | "f64"
        | "bigdecimal" => meant(
            "write `decimal`, which is exact; with `number = \"plain\"` if it is a number in JSON",
            "decimal",
        ),
        "number" | "num" => advice(
            "write `integer`, or `decimal` with `number = \"plain\"` for numbers with a fraction",
        ),
        "bool" | "bit" => meant("write `boolean`", "boolean"),
        "datetime" | "date_time" | "instant" | "offsetdatetime" | "zoneddatetime"
        | "localdatetime" | "timestamptz" => meant("write `timestamp`", "timestamp"),
        "localdate" | "naivedate" | "day" => meant("write `date`", "date"),
        "time" => advice("write `timestamp` for an instant, or `string` for a time of day"),
        "money" | "currency" | "price" => meant(
            "write `amount` for rupiah, or `decimal` with a `currency`",
            "amount",
        ),
        "guid" => meant("write `uuid`", "uuid"),
        "byte" | "blob" | "binary" | "buffer" => advice(
            "write `base64` for text in JSON, `bytes` for a whole body, or `file` for a part of a form",
        ),
        "object" | "struct" | "record" | "class" | "interface" => advice(
            "define a `[type.…]` with its fields and write its name, or write `json` for any content",
        ),
        "map" | "dict" | "dictionary" | "hash" | "hashmap" => {
            advice("write `{T}`, with the type of the values: `{string}`")
        }
        "array" | "list" | "set" | "vec" | "slice" | "sequence" => {
            advice("write `[T]`, with the type of the items: `[string]`")
        }
        "any" | "mixed" | "dynamic" | "unknown" | "value" | "variant" => {
            meant("write `json`, which is any value", "json")
        }
        "null" | "nil" | "none" | "void" | "undefined" => advice(
            "write the type of the values that are not `null`, with `?` at the end if it is optional",
        ),
        "enum" => advice("define an `[enum.…]` with the values, and write its name"),
        "union" | "oneof" => advice("define a `[union.…]` with the members, and write its name"),
        _ => None,
    }
}

/// The depth up to which nested types are translated.
const MAX_DEPTH: usize = 8;

/// A type in the notation of this language, and whether it is optional.
struct Meant {
    ty: String,
    optional: bool,
}

/// Returns the expression of this language for one of another: `[Item]` for
/// `List<Item>` and `Item[]`.
pub(super) fn expression(text: &str) -> Option<String> {
    // Nobody writes longer ones by hand.
    if text.len() > 200 {
        return None;
    }
    let meant = translate(text, MAX_DEPTH)?;
    let mark = if meant.optional { "?" } else { "" };
    let found = format!("{}{mark}", meant.ty);
    (found != text).then_some(found)
}

fn translate(text: &str, depth: usize) -> Option<Meant> {
    let text = text.trim();
    let depth = depth.checked_sub(1)?;
    let list = |item: &str| Some(of(&translate(item, depth)?, '[', ']'));
    let map = |item: &str| Some(of(&translate(item, depth)?, '{', '}'));
    let optional = |inner: &str| {
        Some(Meant {
            optional: true,
            ..translate(inner, depth)?
        })
    };
    let inner = text.strip_suffix('?').or_else(|| text.strip_prefix('?'));
    if let Some(inner) = inner {
        return optional(inner);
    }
    if let Some((left, right)) = text.split_once('|') {
        let is_null = |side: &str| matches!(side.trim(), "null" | "undefined" | "None" | "nil");
        return match (is_null(left), is_null(right)) {
            (false, true) => optional(left),
            (true, false) => optional(right),
            _ => None,
        };
    }
    let items = text.strip_suffix("[]").or_else(|| text.strip_prefix("[]"));
    if let Some(item) = items.or_else(|| text.strip_prefix("list of ")) {
        return list(item);
    }
    let words = text.strip_suffix(" optional");
    if let Some(inner) = words.or_else(|| text.strip_prefix("optional ")) {
        return optional(inner);
    }
    if let Some(item) = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        return list(item);
    }
    if let Some(item) = text
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
    {
        return map(item.split_once(':').map_or(item, |(_, value)| value));
    }
    if let Some(item) = text.strip_prefix('[').filter(|item| !item.contains(']')) {
        return list(item);
    }
    if let Some(item) = text.strip_prefix('{').filter(|item| !item.contains('}')) {
        return map(item);
    }
    if let Some((name, arguments)) = generic(text) {
        return match name.to_ascii_lowercase().as_str() {
            "list" | "array" | "vec" | "set" | "sequence" | "slice" | "iterable" | "arraylist" => {
                list(arguments)
            }
            "optional" | "option" | "maybe" | "nullable" => optional(arguments),
            "map" | "dict" | "hashmap" | "btreemap" | "dictionary" | "record" | "object" => {
                map(arguments
                    .split_once(',')
                    .map_or(arguments, |(_, value)| value))
            }
            _ => None,
        };
    }
    plain(text)
}

/// Puts a type into brackets. `?` of an item is moved to the end.
fn of(item: &Meant, open: char, close: char) -> Meant {
    Meant {
        ty: format!("{open}{}{close}", item.ty),
        optional: item.optional,
    }
}

/// Splits `List<Item>` and `List[Item]`.
fn generic(text: &str) -> Option<(&str, &str)> {
    let open = text.find(['<', '['])?;
    let close = if text[open..].starts_with('<') {
        '>'
    } else {
        ']'
    };
    let arguments = text[open + 1..].strip_suffix(close)?;
    Some((&text[..open], arguments))
}

fn plain(text: &str) -> Option<Meant> {
    let name = text.strip_prefix("#/components/schemas/").unwrap_or(text);
    let name = match name.split_once('.') {
        Some((base, name)) if base.eq_ignore_ascii_case("api") => names::qualified(name),
        Some(_) => return None,
        None => name.to_owned(),
    };
    let plain = names::strip_base(&name).unwrap_or(&name);
    let is_word = !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let ty = match word(&name).and_then(|word| word.replacement) {
        // The name of a type of the spec begins with a capital letter.
        Some(meant) if name.starts_with(|first: char| first.is_ascii_lowercase()) => {
            meant.to_owned()
        }
        _ if name == "String" => "string".to_owned(),
        _ => name,
    };
    is_word.then_some(Meant {
        ty,
        optional: false,
    })
}
