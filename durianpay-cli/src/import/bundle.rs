//! Documents of several files: the others become part of the first, and references to them local ones.

use super::source::Source;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The key under which the other files are.
const FILES: &str = "x-files";

/// A file of a document. Its name is a path or a URL, as references contain it.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) source: Source,
}

/// Adds `others` to `root`.
pub(super) fn bundle(root: Part, others: Vec<Part>) -> Source {
    let names: BTreeSet<String> = others.iter().map(|part| normal(&part.name)).collect();
    let Part { name, source } = root;
    let mut whole = source;
    if names.is_empty() {
        return whole;
    }
    let own = normal(&name);
    rewrite(&mut whole.json, &own, &own, &names);
    let mut files = Map::new();
    for part in others {
        let name = normal(&part.name);
        let mut json = part.source.json;
        rewrite(&mut json, &own, &name, &names);
        for (pointer, notation) in part.source.written {
            let pointer = pointer.strip_prefix('#').unwrap_or_default();
            let place = format!("#/{FILES}/{}{pointer}", step(&name));
            whole.written.insert(place, notation);
        }
        files.insert(name, json);
    }
    if let Value::Object(members) = &mut whole.json {
        members.insert(FILES.to_owned(), Value::Object(files));
    }
    whole
}

/// Rewrites the references of the file `here`.
fn rewrite(json: &mut Value, root: &str, here: &str, names: &BTreeSet<String>) {
    match json {
        Value::Array(items) => {
            for item in items {
                rewrite(item, root, here, names);
            }
        }
        Value::Object(members) => {
            for (key, item) in members.iter_mut() {
                match item {
                    Value::String(reference) if key == "$ref" => {
                        if let Some(local) = local(reference, root, here, names) {
                            *reference = local;
                        }
                    }
                    item => rewrite(item, root, here, names),
                }
            }
        }
        _ => {}
    }
}

/// Returns the reference within the whole, or `None` if it points to a file that is not given.
fn local(reference: &str, root: &str, here: &str, names: &BTreeSet<String>) -> Option<String> {
    let (file, pointer) = reference.split_once('#').unwrap_or((reference, ""));
    let target = if file.is_empty() {
        here.to_owned()
    } else {
        let file = percent_decode_str(file).decode_utf8_lossy();
        joined(here, &file)
    };
    if target == root {
        return Some(format!("#{pointer}"));
    }
    names
        .contains(&target)
        .then(|| format!("#/{FILES}/{}{pointer}", step(&target)))
}

/// Resolves a reference to a file against the file that contains it.
fn joined(here: &str, file: &str) -> String {
    if file.contains("://") || file.starts_with('/') {
        return normal(file);
    }
    match here.rsplit_once('/') {
        Some((folder, _)) => normal(&format!("{folder}/{file}")),
        None => normal(file),
    }
}

/// Removes `.` and `..` from a path or URL.
fn normal(name: &str) -> String {
    let name = name.replace('\\', "/");
    let (scheme, path) = match name.split_once("://") {
        Some((scheme, path)) => (format!("{scheme}://"), path.to_owned()),
        None => (String::new(), name),
    };
    let mut steps: Vec<&str> = Vec::new();
    for (index, step) in path.split('/').enumerate() {
        match step {
            "." => {}
            "" if index > 0 => {}
            ".." if steps
                .last()
                .is_some_and(|last| !last.is_empty() && *last != "..") =>
            {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    scheme + &steps.join("/")
}

/// Escapes a name as a step of a pointer in a URI fragment.
fn step(name: &str) -> String {
    let escaped = name.replace('~', "~0").replace('/', "~1");
    escaped.replace('%', "%25")
}

#[cfg(test)]
mod tests {
    use super::{Part, Source, bundle, joined, normal};
    use serde_json::{Value, json};
    use std::collections::HashMap;

    fn part(name: &str, json: Value) -> Part {
        Part {
            name: name.to_owned(),
            source: Source {
                json,
                written: HashMap::new(),
            },
        }
    }

    #[test]
    fn references_to_given_files_become_local() {
        let root = part(
            "api/root.yaml",
            json!({"a": {"$ref": "parts/pet.yaml#/Pet"}, "b": {"$ref": "lost.yaml"}, "c": {"$ref": "#/a"}}),
        );
        let pet = part(
            "api/parts/pet.yaml",
            json!({"Pet": {"$ref": "#/Cat"}, "Cat": {"$ref": "../root.yaml#/c"}}),
        );
        let whole = bundle(root, vec![pet]).json;
        assert_eq!(whole["a"]["$ref"], "#/x-files/api~1parts~1pet.yaml/Pet");
        assert_eq!(whole["b"]["$ref"], "lost.yaml");
        assert_eq!(whole["c"]["$ref"], "#/a");
        let pet = &whole["x-files"]["api/parts/pet.yaml"];
        assert_eq!(pet["Pet"]["$ref"], "#/x-files/api~1parts~1pet.yaml/Cat");
        assert_eq!(pet["Cat"]["$ref"], "#/c");
    }

    #[test]
    fn paths_and_urls_are_resolved() {
        assert_eq!(joined("a/b.yaml", "../c/./d.yaml"), "c/d.yaml");
        assert_eq!(joined("b.yaml", "./d.yaml"), "d.yaml");
        assert_eq!(
            joined("https://a.example/x/b.yaml", "../d.yaml"),
            "https://a.example/d.yaml"
        );
        assert_eq!(
            joined("b.yaml", "https://a.example/d.yaml"),
            "https://a.example/d.yaml"
        );
        assert_eq!(normal("./b.yaml"), "b.yaml");
        assert_eq!(normal("/tmp//b.yaml"), "/tmp/b.yaml");
    }
}
