//! The module graph of a crate, read from its sources.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ExprLit, File, Item, ItemMod, ItemUse, Lit, Meta, UseTree};

/// The names that one file uses from another.
type Names = BTreeSet<String>;

/// Files and their imports from each other. Modules written inside a file belong to that file.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    arrows: BTreeMap<PathBuf, BTreeMap<PathBuf, Names>>,
}

/// A module: its file, and the names that it declares with `use`.
#[derive(Debug, Default)]
struct Module {
    file: PathBuf,
    imports: BTreeMap<String, Vec<String>>,
    globs: Vec<Vec<String>>,
    /// The paths that the module uses, as written.
    mentions: Vec<Vec<String>>,
}

/// The modules of a crate by path. The path of the root is empty.
type Modules = BTreeMap<Vec<String>, Module>;

impl Graph {
    /// Reads the crate whose root is `root`. `read` returns the text of a file, or `None` if it
    /// does not exist. The `generated` items of the root have no file that is read, so
    /// using them is not an import.
    pub(crate) fn read(
        root: &Path,
        generated: &[&str],
        read: &dyn Fn(&Path) -> Option<String>,
    ) -> Self {
        let mut modules = Modules::new();
        let text = read(root).unwrap_or_else(|| panic!("no file {}", root.display()));
        let folder = root.parent().unwrap_or(Path::new("")).to_owned();
        let file = parse(root, &text);
        add_module(&mut modules, &[], root, &folder, &file.items, read);
        let mut graph = Self::default();
        for (path, module) in &modules {
            graph.arrows.entry(module.file.clone()).or_default();
            for mention in module.mentions.iter().chain(&module.globs) {
                let found = resolve(&modules, path, mention, 0);
                let is_generated = |(file, name): &(PathBuf, String)| {
                    file == root && generated.contains(&name.as_str())
                };
                if let Some((file, name)) = found.filter(|found| !is_generated(found)) {
                    graph.add_arrow(&module.file, file, name);
                }
            }
        }
        graph
    }

    /// Returns the number of files.
    pub(crate) fn len(&self) -> usize {
        self.arrows.len()
    }

    /// Returns the imports: from a file, to a file, with the names.
    pub(crate) fn arrows(&self) -> impl Iterator<Item = (&Path, &Path, &Names)> {
        self.arrows.iter().flat_map(|(from, to)| {
            to.iter()
                .map(move |(to, names)| (from.as_path(), to.as_path(), names))
        })
    }

    fn add_arrow(&mut self, from: &Path, to: PathBuf, name: String) {
        if from != to {
            let arrows = self.arrows.entry(from.to_owned()).or_default();
            arrows.entry(to).or_default().insert(name);
        }
    }

    /// Describes each set of files that import one another in a cycle.
    pub(crate) fn circles(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        for start in self.arrows.keys() {
            if seen.contains(start) {
                continue;
            }
            let ahead = self.reachable(start);
            let circle: BTreeSet<_> = ahead
                .iter()
                .filter(|other| self.reachable(other).contains(start))
                .cloned()
                .collect();
            if circle.len() > 1 {
                found.push(self.spell(&circle));
                seen.extend(circle);
            }
        }
        found
    }

    fn reachable(&self, start: &Path) -> BTreeSet<PathBuf> {
        let mut found = BTreeSet::new();
        let mut open = vec![start.to_owned()];
        while let Some(file) = open.pop() {
            for to in self.arrows.get(&file).into_iter().flat_map(BTreeMap::keys) {
                if found.insert(to.clone()) {
                    open.push(to.clone());
                }
            }
        }
        found
    }

    fn spell(&self, circle: &BTreeSet<PathBuf>) -> String {
        let mut lines = vec![format!("a circle of {} files:", circle.len())];
        for (from, to, names) in self.arrows() {
            if circle.contains(from) && circle.contains(to) {
                let names: Vec<_> = names.iter().map(String::as_str).collect();
                let (from, to) = (from.display(), to.display());
                lines.push(format!("  {from} -> {to}: {}", names.join(", ")));
            }
        }
        lines.join("\n")
    }
}

/// Adds a module, its inline modules, and the modules of the files that it declares.
fn add_module(
    modules: &mut Modules,
    path: &[String],
    file: &Path,
    folder: &Path,
    items: &[Item],
    read: &dyn Fn(&Path) -> Option<String>,
) {
    let mut reader = Reader {
        module: Module {
            file: file.to_owned(),
            ..Module::default()
        },
        inside: Vec::new(),
    };
    for item in items {
        reader.visit_item(item);
    }
    modules.insert(path.to_vec(), reader.module);
    for module in reader.inside {
        let name = module.ident.to_string();
        let inner = [path, std::slice::from_ref(&name)].concat();
        let inner_folder = folder.join(&name);
        if let Some((_, items)) = module.content {
            add_module(modules, &inner, file, &inner_folder, &items, read);
            continue;
        }
        let (places, inner_folder) = match place_of(&module.attrs) {
            Some(place) => {
                let place = file.with_file_name(place);
                let folder = place.parent().map(Path::to_owned);
                (vec![place], folder.unwrap_or_default())
            }
            None => {
                let places = vec![
                    folder.join(format!("{name}.rs")),
                    inner_folder.join("mod.rs"),
                ];
                (places, inner_folder)
            }
        };
        let (place, text) = places
            .iter()
            .find_map(|place| Some((place, read(place)?)))
            .unwrap_or_else(|| panic!("no file for `mod {name}` of {}", file.display()));
        // Bindings are files in one build, and come from the macro in another.
        if text.starts_with("// @generated") {
            continue;
        }
        let items = parse(place, &text).items;
        add_module(modules, &inner, place, &inner_folder, &items, read);
    }
}

/// Finds the file that a `path` attribute names, relative to the parent's file.
fn place_of(attributes: &[Attribute]) -> Option<String> {
    let attributes = attributes.iter();
    let mut values = attributes.filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(meta) if meta.path.is_ident("path") => Some(&meta.value),
        Meta::NameValue(_) | Meta::List(_) | Meta::Path(_) => None,
    });
    match values.next()? {
        Expr::Lit(ExprLit {
            lit: Lit::Str(place),
            ..
        }) => Some(place.value()),
        _ => None,
    }
}

fn parse(file: &Path, text: &str) -> File {
    syn::parse_file(text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Collects the paths that the items of a module use.
struct Reader {
    module: Module,
    inside: Vec<ItemMod>,
}

impl Reader {
    fn add_use(&mut self, before: &mut Vec<String>, tree: &UseTree) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.add_use(before, &path.tree);
                before.pop();
            }
            UseTree::Name(name) => self.declare(before, &name.ident.to_string(), None),
            UseTree::Rename(rename) => {
                let name = rename.ident.to_string();
                self.declare(before, &name, Some(rename.rename.to_string()));
            }
            UseTree::Glob(_) => self.module.globs.push(before.clone()),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_use(before, tree);
                }
            }
        }
    }

    fn declare(&mut self, before: &[String], name: &str, rename: Option<String>) {
        let mut path = before.to_vec();
        let declared = if name == "self" {
            before.last().cloned().unwrap_or_default()
        } else {
            path.push(name.to_owned());
            name.to_owned()
        };
        self.module.imports.insert(rename.unwrap_or(declared), path);
    }

    /// Collects the paths in the tokens of a macro, which are not parsed: a path consists of words
    /// joined by `::`. A path that begins with `$` is expanded elsewhere.
    fn add_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == '$' => {
                    self.mention(std::mem::take(&mut path));
                    path.push("$".to_owned());
                    colons = 2;
                }
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.mention(std::mem::take(&mut path));
                    }
                    path.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    self.mention(std::mem::take(&mut path));
                    self.add_tokens(group.stream());
                }
                _ => self.mention(std::mem::take(&mut path)),
            }
        }
        self.mention(path);
    }

    fn mention(&mut self, path: Vec<String>) {
        // The `crate` in `pub(crate)` is not an import.
        let is_keyword = matches!(&*path, [only] if only == "crate" || only == "super");
        if !path.is_empty() && !is_keyword {
            self.module.mentions.push(path);
        }
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_test(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        self.inside.push(module.clone());
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let before = self.module.imports.clone();
        self.add_use(&mut Vec::new(), &item.tree);
        // A re-export is not a use.
        if matches!(item.vis, syn::Visibility::Inherited) {
            let added = self.module.imports.iter();
            let added: Vec<_> = added
                .filter(|(name, path)| before.get(*name) != Some(path))
                .map(|(_, path)| path.clone())
                .collect();
            self.module.mentions.extend(added);
        }
    }

    /// Visibilities such as `pub(crate)` import nothing.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments = path.segments.iter();
        self.mention(segments.map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        // Quoted code belongs to the crate for which it is generated.
        if !item.path.is_ident("quote") && !item.path.is_ident("quote_spanned") {
            self.add_tokens(item.tokens.clone());
        }
        visit::visit_macro(self, item);
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// Checks whether an item is only for tests: `#[cfg(test)]` or `#[cfg(all(test, …))]`.
fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let tokens = match &attribute.meta {
            Meta::List(list) if list.path.is_ident("cfg") => list.tokens.to_string(),
            _ => return false,
        };
        tokens == "test" || tokens.starts_with("all (test")
    })
}

/// Finds the file that a path refers to, and the name that is used from it. Returns `None` for
/// paths outside the crate.
fn resolve(
    modules: &Modules,
    from: &[String],
    path: &[String],
    depth: u8,
) -> Option<(PathBuf, String)> {
    // Imports that refer to one another would never end.
    if depth > 16 {
        return None;
    }
    let (first, rest) = path.split_first()?;
    let (mut at, mut rest) = match first.as_str() {
        "crate" => (Vec::new(), rest),
        "self" => (from.to_vec(), rest),
        "super" => (from.split_last()?.1.to_vec(), rest),
        _ => (from.to_vec(), path),
    };
    let is_relative = !matches!(first.as_str(), "crate" | "self" | "super");
    while let Some((name, after)) = rest.split_first() {
        if name == "super" {
            at.pop()?;
            rest = after;
            continue;
        }
        let inner = [at.clone(), vec![name.clone()]].concat();
        if modules.contains_key(&inner) {
            at = inner;
            rest = after;
            continue;
        }
        let module = modules.get(&at)?;
        if let Some(import) = module.imports.get(name) {
            let full = [import.clone(), after.to_vec()].concat();
            // A name that imports itself belongs to another crate.
            let is_itself = import.first() == Some(name) && import.len() == 1;
            if !is_itself && let Some(found) = resolve(modules, &at, &full, depth + 1) {
                return Some(found);
            }
        }
        for glob in &module.globs {
            let full = [glob.clone(), rest.to_vec()].concat();
            let globbed = resolve(modules, &at, &full, depth + 1);
            if globbed.is_some() {
                return globbed;
            }
        }
        // A relative path that does not begin with a module belongs to another crate or a type.
        if is_relative && at == from {
            return None;
        }
        // The name belongs to the file that declares it. The root also contains the items that
        // macros generate.
        return Some((module.file.clone(), name.clone()));
    }
    Some((modules.get(&at)?.file.clone(), "*".to_owned()))
}
