//! Reads the pairs of a query or a form as the JSON of their object type.

use super::scalar::from_text;
use durianpay_codegen::model::{Field, Object, Spec, Style, Type};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The maximum number of brackets in a name. Deeper ones are part of the name.
const MOST_BRACKETS: usize = 16;

/// The values of a name, as sent: percent-encoded texts, or further names in brackets.
#[derive(Debug, Default)]
struct Tree {
    texts: Vec<String>,
    members: BTreeMap<Key, Tree>,
}

/// A name in brackets.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Index(u64),
    Name(String),
}

/// A pair of a query or a form.
#[derive(Debug)]
struct Pair {
    name: String,
    /// Not decoded.
    value: String,
    /// As sent.
    whole: String,
}

/// The pairs of a query or a form.
#[derive(Debug, Default)]
pub(super) struct Pairs(Vec<Pair>);

impl Pairs {
    pub(super) fn new(text: &str) -> Self {
        let pairs = text.split('&').filter(|pair| !pair.is_empty());
        let pairs = pairs.map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Pair {
                name: decode(name),
                value: value.to_owned(),
                whole: pair.to_owned(),
            }
        });
        Self(pairs.collect())
    }

    /// Removes the pairs with this name, and returns the first value.
    pub(super) fn take(&mut self, wanted: &str) -> Option<String> {
        let found = self.0.iter().find(|pair| pair.name == wanted);
        let found = found.map(|pair| decode(&pair.value));
        self.0.retain(|pair| pair.name != wanted);
        found
    }

    /// Returns the pairs as they were sent.
    pub(super) fn text(&self) -> String {
        let pairs: Vec<&str> = self.0.iter().map(|pair| &*pair.whole).collect();
        pairs.join("&")
    }

    /// Reads the pairs as the members of an object. Names without a field are members too.
    pub(super) fn read(&self, spec: &Spec, object: Option<&Object>) -> Map<String, Value> {
        let fields = object.map_or(&[][..], |object| &object.fields);
        let mut tree = Tree::default();
        for Pair { name, value, .. } in &self.0 {
            let is_field = fields.iter().any(|field| field.wire == *name);
            let keys = if is_field {
                vec![name.as_str()]
            } else {
                keys(name)
            };
            tree.insert(&keys, value.clone());
        }
        let reader = Reader { spec };
        reader.object(fields, tree)
    }
}

impl Tree {
    fn insert(&mut self, keys: &[&str], text: String) {
        let mut at = self;
        for (depth, key) in keys.iter().enumerate() {
            let key = match (key.parse(), *key) {
                // A name at the top is never an index.
                (_, name) if depth == 0 => Key::Name(name.to_owned()),
                (_, "") => Key::Index(at.members.len() as u64),
                (Ok(index), _) => Key::Index(index),
                (_, name) => Key::Name(name.to_owned()),
            };
            at = at.members.entry(key).or_default();
        }
        at.texts.push(text);
    }

    fn take(&mut self, name: &str) -> Option<Self> {
        let index = name
            .parse()
            .ok()
            .and_then(|index| self.members.remove(&Key::Index(index)));
        index.or_else(|| self.members.remove(&Key::Name(name.to_owned())))
    }

    /// Returns the first text, decoded.
    fn text(&self) -> Option<String> {
        self.texts.first().map(|text| decode(text))
    }
}

/// Reads trees by their types.
struct Reader<'s> {
    spec: &'s Spec,
}

impl Reader<'_> {
    fn object(&self, fields: &[Field], mut tree: Tree) -> Map<String, Value> {
        let mut members = Map::new();
        for field in fields {
            if let Type::Union(name) = &field.ty {
                self.union(field, name, &mut tree, &mut members);
                continue;
            }
            let mut names = [&field.wire].into_iter().chain(&field.aliases);
            if let Some(value) = names.find_map(|name| tree.take(name)) {
                members.insert(
                    field.wire.clone(),
                    self.value(&field.ty, field.style, value),
                );
            }
        }
        for (key, value) in tree.members {
            let name = match key {
                Key::Index(index) => index.to_string(),
                Key::Name(name) => name,
            };
            members.insert(name, self.value(&Type::Json, Style::Repeat, value));
        }
        members
    }

    fn union(&self, field: &Field, name: &str, tree: &mut Tree, members: &mut Map<String, Value>) {
        let Some(union) = self.spec.union(name) else {
            return;
        };
        let tag = tree.take(&union.tag).and_then(|tag| tag.text());
        let member = union
            .members
            .iter()
            .find(|member| tag.as_deref() == Some(&*member.value));
        let ty = member.map_or(Type::Json, |member| Type::Object(member.object.clone()));
        members.extend(tag.map(|tag| (union.tag.clone(), Value::from(tag))));
        if let Some(content) = tree.take(&field.wire) {
            members.insert(field.wire.clone(), self.value(&ty, field.style, content));
        }
    }

    fn value(&self, ty: &Type, style: Style, tree: Tree) -> Value {
        match ty {
            Type::List(item) => Value::Array(self.list(item, style, tree)),
            Type::Map(item) => {
                let members = tree.members.into_iter().map(|(key, value)| {
                    let name = match key {
                        Key::Index(index) => index.to_string(),
                        Key::Name(name) => name,
                    };
                    (name, self.value(item, style, value))
                });
                Value::Object(members.collect())
            }
            Type::Object(name) if !tree.members.is_empty() => {
                let object = self.spec.object(name);
                let fields = object.map_or(&[][..], |object| &object.fields);
                Value::Object(self.object(fields, tree))
            }
            Type::Choice(name) => self.choice(name, style, &tree),
            Type::Json if !tree.members.is_empty() => Value::Object(self.object(&[], tree)),
            ty => match tree.texts.as_slice() {
                [text] => from_text(self.spec, ty, &decode(text)),
                texts => {
                    let texts = texts.iter().map(|text| Value::from(decode(text)));
                    Value::Array(texts.collect())
                }
            },
        }
    }

    fn list(&self, item: &Type, style: Style, tree: Tree) -> Vec<Value> {
        let separated = |separator: &str, is_encoded: bool| {
            let texts = tree.texts.iter().flat_map(|text| {
                let text = if is_encoded {
                    text.clone()
                } else {
                    decode(text)
                };
                let parts = text.split(separator).map(str::to_owned);
                parts.collect::<Vec<_>>()
            });
            let decoded = |text: String| if is_encoded { decode(&text) } else { text };
            texts.map(decoded).collect::<Vec<_>>()
        };
        let texts = match style {
            Style::Comma => separated(",", true),
            Style::Space => separated(" ", false),
            Style::Pipe => separated("|", false),
            Style::Repeat | Style::Brackets => tree.texts.iter().map(|text| decode(text)).collect(),
        };
        let texts = texts.iter().map(|text| from_text(self.spec, item, text));
        let mut items: Vec<Value> = texts.collect();
        let members = tree.members.into_values();
        items.extend(members.map(|member| self.value(item, style, member)));
        items
    }

    /// Reads a union by its tag, or without one as its first member of the same form.
    fn choice(&self, name: &str, style: Style, tree: &Tree) -> Value {
        let choice = self.spec.choice(name);
        let mut members = choice.into_iter().flat_map(|choice| &choice.members);
        let tag = choice.and_then(|choice| choice.tag.as_deref());
        if let Some(tag) = tag {
            let key = Key::Name(tag.to_owned());
            let found = tree.members.get(&key).and_then(Tree::text);
            let member = members.find(|member| found.as_deref() == Some(&*member.value));
            let ty = member.map_or(&Type::Json, |member| &member.ty);
            return self.value(ty, style, tree.copy());
        }
        if tree.members.is_empty() {
            let text = tree.text().unwrap_or_default();
            let read = members.map(|member| (from_text(self.spec, &member.ty, &text), &member.ty));
            let typed =
                read.filter(|(value, ty)| super::scalar::check(self.spec, ty, value).is_ok());
            let mut typed = typed.filter(|(_, ty)| ty.is_scalar());
            return typed
                .next()
                .map_or_else(|| Value::from(text), |(value, _)| value);
        }
        let keys = || tree.members.keys();
        let has_all = |name: &str| {
            let object = self.spec.object(name);
            object.is_some_and(|object| {
                let is_sent =
                    |field: &Field| keys().any(|key| *key == Key::Name(field.wire.clone()));
                object.signs().all(is_sent)
            })
        };
        let member = members.find(|member| match &member.ty {
            Type::Object(name) => has_all(name),
            Type::List(_) => keys().all(|key| matches!(key, Key::Index(_))),
            other => matches!(other, Type::Map(_)),
        });
        let ty = member.map_or(&Type::Json, |member| &member.ty);
        self.value(ty, style, tree.copy())
    }
}

impl Tree {
    fn copy(&self) -> Self {
        let members = self.members.iter();
        Self {
            texts: self.texts.clone(),
            members: members
                .map(|(key, tree)| (key.clone(), tree.copy()))
                .collect(),
        }
    }
}

/// Splits `created[gte]` into `created` and `gte`. A name that has another form is one key.
fn keys(name: &str) -> Vec<&str> {
    let whole = vec![name];
    let Some((first, mut rest)) = name.split_once('[').filter(|(first, _)| !first.is_empty())
    else {
        return whole;
    };
    let mut keys = vec![first];
    loop {
        let Some((key, after)) = rest.split_once(']') else {
            return whole;
        };
        keys.push(key);
        match after.strip_prefix('[') {
            Some(next) if keys.len() <= MOST_BRACKETS => rest = next,
            None if after.is_empty() => return keys,
            _ => return whole,
        }
    }
}

/// Decodes a name or a value of a form, in which a plus is a blank.
fn decode(text: &str) -> String {
    let text = text.replace('+', " ");
    percent_decode_str(&text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::Pairs;
    use durianpay_codegen::{Source, read};
    use serde_json::{Value, json};

    const SPEC: &str = r#"
        [resource.orders]
        [endpoint."orders.list"]
        http  = "GET /orders"
        query = "Query"
        retry = "safe"
        [type.Query.fields]
        plain   = "[string]?"
        numbers = { type = "[integer]?", style = "space" }
        names   = { type = "[string]?", style = "comma" }
        pipes   = { type = "[string]?", style = "pipe" }
        expand  = { type = "[string]?", style = "brackets" }
        created = { type = "Created?", style = "brackets" }
        lines   = { type = "[Created]?", style = "brackets" }
        labels  = { type = "{string}?", style = "brackets" }
        range   = { type = "Range?", style = "brackets" }
        live    = "boolean?"
        [type.Created.fields]
        gte  = "integer?"
        days = "[integer]?"
        [union.Range.members]
        exact = "integer"
        range = "Created"
    "#;

    fn parsed(query: &str) -> Value {
        let (spec, diagnostics) = read(&[Source::new("toko.toml", SPEC)]);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        Value::Object(Pairs::new(query).read(&spec, spec.object("Query")))
    }

    #[test]
    fn each_style_is_read() {
        for (query, expected) in [
            ("plain=a&plain=b+c", json!({"plain": ["a", "b c"]})),
            ("numbers=1%202", json!({"numbers": [1, 2]})),
            ("names=a%2Cb,c", json!({"names": ["a,b", "c"]})),
            ("pipes=a%7Cb", json!({"pipes": ["a", "b"]})),
            ("expand%5B%5D=a&expand[]=b", json!({"expand": ["a", "b"]})),
            (
                "created[gte]=1&created[days][]=2",
                json!({"created": {"gte": 1, "days": [2]}}),
            ),
            (
                "lines[1][gte]=2&lines[0][gte]=1",
                json!({"lines": [{"gte": 1}, {"gte": 2}]}),
            ),
            ("labels[a]=b", json!({"labels": {"a": "b"}})),
            ("range=7", json!({"range": 7})),
            ("range[gte]=7", json!({"range": {"gte": 7}})),
            ("live=true", json!({"live": true})),
            ("live=maybe", json!({"live": "maybe"})),
        ] {
            assert_eq!(parsed(query), expected, "{query}");
        }
    }

    #[test]
    fn other_names_are_members_too() {
        let expected = json!({"a": {"b": "c"}, "[": "1", "x": "", "": "2", "3": "4"});
        assert_eq!(parsed("a[b]=c&&[=1&x&=2&3=4"), expected);
        let deep = format!("a{}=1", "[b]".repeat(5_000));
        assert_eq!(parsed(&deep).as_object().map(serde_json::Map::len), Some(1));
    }
}
