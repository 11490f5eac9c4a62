//! The public signatures of generated code, one per line.

use durianpay_codegen::model::Spec;
use durianpay_codegen::{Examples, Handles, Options, emit};
use quote::ToTokens;
use std::collections::BTreeSet;
use syn::{Attribute, Expr, FnArg, ImplItem, Item, ItemImpl, Stmt, TraitItem, Visibility};

fn file(spec: &Spec) -> syn::File {
    let options = Options {
        handles: Handles::Extension,
        features: None,
        only: Vec::new(),
        examples: Examples::Omitted,
    };
    syn::parse2(emit(spec, &options)).unwrap()
}

/// Returns the code without the lines of the spec that it names as its source.
pub(super) fn code(spec: &Spec) -> String {
    let mut code = String::new();
    let text = file(spec).to_token_stream().to_string();
    let mut parts = text.split("\"spec.toml:");
    code.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (_, rest) = part.split_once('"').unwrap();
        code.push_str(rest);
    }
    code
}

/// Returns everything that a caller can name, without docs, bodies and values.
pub(super) fn signatures(spec: &Spec) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for item in &file(spec).items {
        of_item("", item, &mut found);
    }
    found
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn text(tokens: impl ToTokens) -> String {
    tokens.to_token_stream().to_string().replace(' ', "")
}

fn derives<'a>(attributes: &'a [Attribute], name: &'a str) -> impl Iterator<Item = String> + 'a {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("derive"))
        .map(move |attribute| format!("{name}: {}", text(attribute)))
}

fn of_item(path: &str, item: &Item, found: &mut BTreeSet<String>) {
    match item {
        Item::Struct(item) => {
            let name = format!("{path}{}", item.ident);
            found.insert(format!("struct {name}"));
            found.extend(derives(&item.attrs, &name));
            let fields = item.fields.iter().filter(|field| is_public(&field.vis));
            found.extend(fields.map(|field| {
                let ident = text(&field.ident);
                format!("{name}.{ident}: {}", text(&field.ty))
            }));
        }
        Item::Enum(item) => {
            let name = format!("{path}{}", item.ident);
            found.insert(format!("enum {name}"));
            found.extend(derives(&item.attrs, &name));
            let variants = item.variants.iter();
            found.extend(
                variants
                    .map(|variant| format!("{name}::{}{}", variant.ident, text(&variant.fields))),
            );
        }
        Item::Static(item) => {
            found.insert(format!("static {path}{}: {}", item.ident, text(&item.ty)));
        }
        Item::Mod(item) => {
            let path = format!("{path}{}::", item.ident);
            for item in item.content.iter().flat_map(|(_, items)| items) {
                of_item(&path, item, found);
            }
        }
        Item::Trait(item) => of_trait(item, found),
        Item::Impl(item) => of_impl(path, item, found),
        // `const _: () = { impl … }`
        Item::Const(item) => {
            let Expr::Block(block) = &*item.expr else {
                panic!("{}", text(item))
            };
            for stmt in &block.block.stmts {
                match stmt {
                    Stmt::Item(Item::Impl(item)) => of_impl(path, item, found),
                    // `rt::shims!(Order, "Order");`
                    Stmt::Macro(item) => {
                        found.insert(text(&item.mac));
                    }
                    _ => {}
                }
            }
        }
        // `rt::id_impls!(OrderId);`
        Item::Macro(item) => {
            found.insert(text(&item.mac));
        }
        // Imports of the runtime.
        Item::Use(item) if !is_public(&item.vis) => {}
        other => panic!("{}", text(other)),
    }
}

fn of_trait(item: &syn::ItemTrait, found: &mut BTreeSet<String>) {
    found.insert(format!("trait {}", item.ident));
    for inner in &item.items {
        let TraitItem::Fn(inner) = inner else {
            panic!("{}", text(inner))
        };
        found.insert(format!("{}::{}", item.ident, signature(&inner.sig)));
    }
}

fn of_impl(path: &str, item: &ItemImpl, found: &mut BTreeSet<String>) {
    let owner = format!("{path}{}", text(&item.self_ty));
    if let Some((implemented, _)) = &item.trait_ {
        let name = format!("impl {} for {owner}", text(implemented));
        found.insert(name.clone());
        for inner in &item.items {
            if let ImplItem::Type(inner) = inner {
                found.insert(format!("{name}: {} = {}", inner.ident, text(&inner.ty)));
            }
        }
        return;
    }
    for inner in &item.items {
        match inner {
            ImplItem::Fn(inner) if is_public(&inner.vis) => {
                found.insert(format!("{owner}::{}", signature(&inner.sig)));
            }
            ImplItem::Const(inner) if is_public(&inner.vis) => {
                found.insert(format!("{owner}::{}: {}", inner.ident, text(&inner.ty)));
            }
            _ => {}
        }
    }
}

/// Formats a signature without argument names, which are not part of the API.
fn signature(signature: &syn::Signature) -> String {
    let inputs = signature.inputs.iter().map(|input| match input {
        FnArg::Receiver(receiver) => text(receiver),
        FnArg::Typed(argument) => text(&argument.ty),
    });
    let inputs: Vec<String> = inputs.collect();
    format!(
        "{}({}){}",
        signature.ident,
        inputs.join(", "),
        text(&signature.output)
    )
}
