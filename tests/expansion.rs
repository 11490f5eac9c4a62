//! Tests of the generated Rust: one fixture per subject, and rules for all of it.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first surprise, and says where"
)]

use durianpay_codegen::{Examples, Handles, Options, Source, expand};
use durianpay_test_support::specs::{entries, names, read, read_on_base, shipped};
use quote::{ToTokens, quote};
use std::collections::BTreeSet;
use std::path::Path;
use syn::visit::{self, Visit};

/// The bindings of a spec with its own `[api]`.
#[test]
fn valid() {
    snapshots().bind(|| {
        insta::glob!("fixtures/valid/*.toml", |path| {
            let sources = read(path);
            insta::assert_snapshot!("valid", pretty(&valid_file(&sources, Handles::Extension)));
        });
    });
}

/// The bindings of a spec that extends the API of the client.
#[test]
fn valid_on_base() {
    snapshots().bind(|| {
        insta::glob!("fixtures/valid-on-base/*.toml", |path| {
            let sources = read_on_base(path);
            let file = valid_file(&sources, Handles::Extension);
            insta::assert_snapshot!("valid-on-base", pretty(&file));
        });
    });
}

#[test]
fn every_snapshot_has_a_fixture() {
    let on_base = names("fixtures/valid-on-base");
    let fixtures: BTreeSet<String> = names("fixtures/valid")
        .map(|name| format!("valid@{name}.snap"))
        .chain(on_base.map(|name| format!("valid-on-base@{name}.snap")))
        .chain(["inherent-handles.snap", "only.snap"].map(str::to_owned))
        .collect();
    assert_eq!(
        names("snapshots/expansion").collect::<BTreeSet<_>>(),
        fixtures
    );
}

/// In the client's own crate, the accessors of resources are methods of the client.
#[test]
fn inherent_handles() {
    let sources = read(Path::new("fixtures/valid/endpoints.toml"));
    let doors = valid_file(&sources, Handles::Inherent)
        .items
        .into_iter()
        .filter(|item| matches!(item, syn::Item::Impl(_) | syn::Item::Trait(_)))
        .collect();
    let file = syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: doors,
    };
    snapshots().bind(|| insta::assert_snapshot!("inherent-handles", pretty(&file)));
}

/// Every name belongs to the runtime or to the expansion itself, so nothing that a
/// caller imports, renames or shadows can change the meaning of the code. The test also
/// shows that no definition is missing or duplicated.
#[test]
fn generated_code_names_only_the_runtime_and_local_items() {
    for (name, sources) in all() {
        for handles in [Handles::Inherent, Handles::Extension] {
            assert_complete(&name, &file(&sources, handles));
        }
    }
}

/// One endpoint of several, with the types that it needs.
#[test]
fn only() {
    let sources = read(Path::new("fixtures/valid/calls.toml"));
    let expansion = expand(&sources, &only_options(&["orders.list"]));
    assert_eq!(expansion.diagnostics, []);
    assert_eq!(expansion.unknown, []);
    let file = syn::parse2(expansion.tokens).unwrap();
    snapshots().bind(|| insta::assert_snapshot!("only", pretty(&file)));
}

/// The bindings of any one endpoint or part define everything that they name.
#[test]
fn anything_alone_is_complete() {
    let fixtures = entries("fixtures/valid").into_iter();
    let fixtures = fixtures.map(|path| (path.display().to_string(), read(&path)));
    let snap = durianpay_spec::SNAP_SOURCES.iter();
    let snap = snap.map(|(name, text)| Source::new(*name, *text)).collect();
    let specs = [("shipped", shipped()), ("snap", snap)];
    let specs = specs.map(|(name, sources)| (name.to_owned(), sources));
    let mut count = 0;
    for (name, sources) in fixtures.chain(specs) {
        let (spec, _) = durianpay_codegen::read(&sources);
        let endpoints = spec.endpoints().map(|endpoint| endpoint.id.as_str());
        for only in endpoints.chain(spec.parts()) {
            let name = format!("{name}: {only}");
            let expansion = expand(&sources, &only_options(&[only]));
            assert_eq!(expansion.diagnostics, [], "{name}");
            assert_eq!(expansion.unknown, [], "{name}");
            assert_complete(&name, &syn::parse2(expansion.tokens).unwrap());
            count += 1;
        }
    }
    assert!(count > 150, "{count}");
}

/// Nothing of the shipped spec is unreachable, so its parts together are the whole.
#[test]
fn all_parts_together_are_the_whole() {
    let (spec, _) = durianpay_codegen::read(&shipped());
    let parts: Vec<&str> = spec.parts().collect();
    let whole = expand(&shipped(), &options(Handles::Extension));
    let together = expand(&shipped(), &only_options(&parts));
    assert_eq!(together.tokens.to_string(), whole.tokens.to_string());
}

fn only_options(only: &[&str]) -> Options {
    Options {
        only: only.iter().map(|name| (*name).to_owned()).collect(),
        ..options(Handles::Extension)
    }
}

/// Checks that the file defines each name that it uses, once.
fn assert_complete(name: &str, file: &syn::File) {
    let mut local = Local::default();
    local.visit_file(file);
    assert_eq!(local.twice, Vec::<String>::new(), "{name}");
    // The runtime, which `runtime` imports. No name of a spec can be the same.
    assert!(local.names.insert("rt".to_owned()), "{name}");
    let mut names = Names {
        local: local.names,
        foreign: BTreeSet::new(),
    };
    names.visit_file(file);
    assert_eq!(names.foreign, BTreeSet::new(), "{name}");
}

/// The shipped spec has no type with such a name, so a use of one must be an error.
#[test]
fn the_check_of_names_finds_the_prelude() {
    let file: syn::File = syn::parse2(quote! {
        #[derive(Clone, ::core::fmt::Debug)]
        #[repr(C)]
        pub struct Order { id: Option<::std::string::String>, items: ::std::vec::Vec<str> }
        impl Order {
            fn new(id: &Self) -> Result<Self, Order> {
                let text = id.into();
                if let Some(text) = text { println!("{text}") }
                Ok(text)
            }
        }
    })
    .unwrap();
    let mut local = Local::default();
    local.visit_file(&file);
    let mut names = Names {
        local: local.names,
        foreign: BTreeSet::new(),
    };
    names.visit_file(&file);
    let found: Vec<_> = names.foreign.iter().map(String::as_str).collect();
    assert_eq!(
        found,
        [
            "#[repr]", ".into()", "Clone", "Ok", "Option", "Result", "Some", "println", "str"
        ]
    );
}

/// The order of files, and of tables in them, has no effect. Only the lines that the
/// code names as its source (`spec/orders.toml:12`) move with the text.
#[test]
fn order_of_files_does_not_matter() {
    let forwards = shipped();
    let backwards: Vec<Source> = shipped().into_iter().rev().collect();
    let bytes = |sources: &[Source]| {
        let options = options(Handles::Inherent);
        expand(sources, &options).tokens.to_string()
    };
    assert_eq!(bytes(&forwards), bytes(&backwards));

    // One item of each kind whose order could matter, in both files.
    let part = |name: &str, live: &str, event: &str, error: &str| {
        let text = format!(
            "[environment.{live}]\nurl = \"https://{live}.toko.example\"\n\
             [event.\"{event}\"]\ndata = \"Order\"\n\
             [type.{error}.fields]\nid = \"string\"\n\
             [resource.{live}]\n\
             [endpoint.\"{live}.get\"]\nhttp = \"GET /{live}\"\nretry = \"safe\"\n",
        );
        Source::new(name, text)
    };
    let base = Source::new(
        "api.toml",
        "[api]\nname = \"Toko\"\nauth = \"key\"\n[auth.key]\nscheme = \"basic\"\n\
         [webhook]\nevent = \"event\"\ndata = \"data\"\n[type.Order.fields]\nid = \"string\"\n",
    );
    let one = part("one.toml", "live", "order.paid", "Zebra");
    let two = part("two.toml", "sandbox", "order.created", "Ant");
    let given = [base.clone(), one.clone(), two.clone()];
    assert_eq!(expand(&given, &options(Handles::Inherent)).diagnostics, []);
    assert_eq!(bytes(&given), bytes(&[two, one, base]));
}

#[test]
fn the_same_spec_gives_the_same_bytes() {
    let bytes = || {
        let options = options(Handles::Inherent);
        expand(&shipped(), &options).tokens.to_string()
    };
    assert_eq!(bytes(), bytes());
}

/// Returns the names that the file defines, and those that it defines twice.
#[derive(Default)]
struct Local {
    names: BTreeSet<String>,
    twice: Vec<String>,
}

impl Local {
    fn define(&mut self, ident: &syn::Ident) {
        self.names.insert(ident.to_string());
    }

    fn unique(&mut self, place: &str, names: impl IntoIterator<Item = String>) {
        let mut seen = BTreeSet::new();
        for name in names {
            if !seen.insert(name.clone()) {
                self.twice.push(format!("{place}: {name}"));
            }
        }
    }

    fn items(&mut self, place: &str, items: &[syn::Item]) {
        let types = items.iter().filter_map(|item| match item {
            syn::Item::Struct(item) => Some(item.ident.to_string()),
            syn::Item::Enum(item) => Some(item.ident.to_string()),
            syn::Item::Trait(item) => Some(item.ident.to_string()),
            syn::Item::Mod(item) => Some(item.ident.to_string()),
            _ => None,
        });
        self.unique(place, types);
        let values = items.iter().filter_map(|item| match item {
            syn::Item::Static(item) => Some(item.ident.to_string()),
            syn::Item::Fn(item) => Some(item.sig.ident.to_string()),
            syn::Item::Struct(item) if matches!(item.fields, syn::Fields::Unnamed(_)) => {
                Some(item.ident.to_string())
            }
            _ => None,
        });
        self.unique(place, values);
        let methods = items.iter().filter_map(|item| match item {
            syn::Item::Impl(item) if item.trait_.is_none() => Some(item),
            _ => None,
        });
        let methods = methods.flat_map(|item| {
            let ty = item.self_ty.to_token_stream();
            item.items.iter().filter_map(move |item| match item {
                syn::ImplItem::Fn(item) => Some(format!("{ty}::{}", item.sig.ident)),
                _ => None,
            })
        });
        self.unique(place, methods);
        let impls = items.iter().filter_map(|item| match item {
            syn::Item::Impl(item) => {
                let (path, _) = item.trait_.as_ref()?;
                let ty = item.self_ty.to_token_stream();
                Some(format!("{} for {ty}", path.to_token_stream()))
            }
            _ => None,
        });
        self.unique(place, impls);
    }
}

impl<'ast> Visit<'ast> for Local {
    fn visit_file(&mut self, file: &'ast syn::File) {
        self.items("the module", &file.items);
        visit::visit_file(self, file);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.define(&item.ident);
        if let Some((_, items)) = &item.content {
            self.items(&item.ident.to_string(), items);
        }
        visit::visit_item_mod(self, item);
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.define(&item.ident);
        let fields = item.fields.iter().filter_map(|field| field.ident.as_ref());
        self.unique(&item.ident.to_string(), fields.map(ToString::to_string));
        visit::visit_item_struct(self, item);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.define(&item.ident);
        let variants = item
            .variants
            .iter()
            .map(|variant| variant.ident.to_string());
        self.unique(&item.ident.to_string(), variants);
        visit::visit_item_enum(self, item);
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        self.define(&item.ident);
        visit::visit_item_trait(self, item);
    }

    fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
        self.define(&item.ident);
        visit::visit_item_static(self, item);
    }

    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        let arguments = signature.inputs.iter().filter_map(|input| match input {
            syn::FnArg::Typed(argument) => Some(argument.pat.to_token_stream().to_string()),
            syn::FnArg::Receiver(_) => None,
        });
        self.unique(&signature.ident.to_string(), arguments);
        visit::visit_signature(self, signature);
    }

    fn visit_type_param(&mut self, parameter: &'ast syn::TypeParam) {
        self.define(&parameter.ident);
        visit::visit_type_param(self, parameter);
    }

    fn visit_pat_ident(&mut self, pattern: &'ast syn::PatIdent) {
        self.define(&pattern.ident);
        visit::visit_pat_ident(self, pattern);
    }
}

/// Collects the names that neither begin with `::` nor are local.
struct Names {
    local: BTreeSet<String>,
    foreign: BTreeSet<String>,
}

impl<'ast> Visit<'ast> for Names {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let first = path.segments.first().unwrap().ident.to_string();
        let is_known = self.local.contains(&first) || ["Self", "self", "super"].contains(&&*first);
        if path.leading_colon.is_none() && !is_known {
            self.foreign.insert(first);
        }
        visit::visit_path(self, path);
    }

    /// The attributes of the language itself cannot be shadowed.
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        const OF_THE_LANGUAGE: [&str; 8] = [
            "allow",
            "automatically_derived",
            "deprecated",
            "derive",
            "doc",
            "inline",
            "must_use",
            "non_exhaustive",
        ];
        let name = attribute.path().to_token_stream().to_string();
        if !OF_THE_LANGUAGE.contains(&&*name) {
            self.foreign.insert(format!("#[{name}]"));
        }
        if name == "derive" {
            let derives = attribute
                .parse_args_with(
                    syn::punctuated::Punctuated::<syn::Path, syn::Token![,]>::parse_terminated,
                )
                .unwrap();
            for path in &derives {
                self.visit_path(path);
            }
        }
    }

    /// Methods of the prelude's traits require the prelude.
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        const OF_THE_PRELUDE: [&str; 13] = [
            "as_mut",
            "as_ref",
            "clone",
            "cmp",
            "collect",
            "eq",
            "extend",
            "into",
            "into_iter",
            "next",
            "to_owned",
            "to_string",
            "try_into",
        ];
        let method = call.method.to_string();
        if OF_THE_PRELUDE.contains(&&*method) {
            self.foreign.insert(format!(".{method}()"));
        }
        visit::visit_expr_method_call(self, call);
    }
}

fn snapshots() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/expansion");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

fn options(handles: Handles) -> Options {
    Options {
        handles,
        features: None,
        only: Vec::new(),
        examples: Examples::Omitted,
    }
}

/// Expands a spec, which must have no errors.
fn valid_file(sources: &[Source], handles: Handles) -> syn::File {
    let expansion = expand(sources, &options(handles));
    let errors: Vec<_> = expansion
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.render(sources))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    syn::parse2(expansion.tokens).unwrap()
}

/// Expands the valid part of a spec.
fn file(sources: &[Source], handles: Handles) -> syn::File {
    syn::parse2(expand(sources, &options(handles)).tokens).unwrap()
}

fn pretty(file: &syn::File) -> String {
    prettyplease::unparse(file)
}

/// Returns the shipped spec and every fixture, including invalid ones: the valid part
/// of an invalid spec must compile as well, or one error would cause others.
fn all() -> Vec<(String, Vec<Source>)> {
    let all = |folder: &str, read: fn(&Path) -> Vec<Source>| {
        let paths = entries(folder).into_iter();
        paths.map(move |path| (path.display().to_string(), read(&path)))
    };
    all("fixtures/valid", read)
        .chain(all("fixtures/invalid", read))
        .chain(all("fixtures/valid-on-base", read_on_base))
        .chain(all("fixtures/invalid-on-base", read_on_base))
        .chain([("the shipped spec".to_owned(), shipped())])
        .collect()
}
