//! Partitions the items of the bindings into modules, one for each resource.
//!
//! The items stay as the macro makes them: each module has a `resource` and
//! an `endpoint` of its own, so that even `super::endpoint::ORDERS_GET` means
//! the same.

use super::placement::{FileKind, Placement};
use std::collections::BTreeMap;
use syn::{Expr, ImplItem, Item, ItemImpl, ItemMod, ReturnType, Stmt, Type};

/// One module of the bindings.
#[derive(Default)]
pub(super) struct Module {
    /// The handles of resources.
    pub(super) handles: Vec<Item>,
    /// The statics of endpoints.
    pub(super) endpoints: Vec<Item>,
    /// All else.
    pub(super) items: Vec<Item>,
}

/// The bindings, parts out.
pub(super) struct Partition {
    pub(super) modules: BTreeMap<FileKind, Module>,
    /// What stays in `mod.rs`: the accessors to the resources.
    pub(super) accessors: Vec<Item>,
    /// `mod resource`, without its content.
    pub(super) resource: ItemMod,
    /// `mod endpoint`, with what spans all endpoints.
    pub(super) endpoint: ItemMod,
}

/// Partitions the items of `file`, which holds all bindings.
pub(super) fn partition(placement: &Placement, file: syn::File) -> Result<Partition, String> {
    let mut modules: BTreeMap<FileKind, Module> = BTreeMap::new();
    let mut accessors = Vec::new();
    let mut nested = BTreeMap::new();
    for item in file.items {
        match target(placement, &item)? {
            Target::File(kind) => modules.entry(kind).or_default().items.push(item),
            Target::Accessor => accessors.push(item),
            Target::Nested => {
                if let Item::Mod(item) = item {
                    nested.insert(item.ident.to_string(), item);
                }
            }
        }
    }
    let mut resource = take(&mut nested, "resource")?;
    let mut endpoint = take(&mut nested, "endpoint")?;
    for item in content(&mut resource) {
        // Each module that gets handles brings in the runtime itself.
        if matches!(item, Item::Use(_)) {
            continue;
        }
        let kind = name(&item).and_then(|name| placement.find_handle(&name).cloned());
        let kind = kind.ok_or_else(|| defect("handle", &item))?;
        modules.entry(kind).or_default().handles.push(item);
    }
    for item in content(&mut endpoint) {
        match name(&item).and_then(|name| placement.find_endpoint(&name).cloned()) {
            Some(kind) => modules.entry(kind).or_default().endpoints.push(item),
            None => push(&mut endpoint, item),
        }
    }
    for module in modules.values_mut() {
        gather(&mut module.items);
    }
    Ok(Partition {
        modules,
        accessors,
        resource,
        endpoint,
    })
}

enum Target {
    File(FileKind),
    Accessor,
    Nested,
}

fn target(placement: &Placement, item: &Item) -> Result<Target, String> {
    let by_name = |name: &str| placement.find_type(name).cloned().map(Target::File);
    let target = match item {
        Item::Static(item)
            if ["WEBHOOK", "EVENTS", "NOTIFICATIONS"]
                .iter()
                .any(|name| item.ident == name) =>
        {
            Some(Target::File(FileKind::Webhooks))
        }
        Item::Static(_) => Some(Target::File(FileKind::Api)),
        Item::Mod(item) if item.ident == "environment" || item.ident == "signing" => {
            Some(Target::File(FileKind::Api))
        }
        Item::Mod(_) => Some(Target::Nested),
        Item::Trait(item) if item.ident == "Resources" => Some(Target::Accessor),
        Item::Impl(item) if is_accessor(item) => Some(Target::Accessor),
        _ => name(item).and_then(|name| by_name(&name)),
    };
    target.ok_or_else(|| defect("item", item))
}

/// Whether all of its methods give handles: `resource::Orders<'_>`.
fn is_accessor(item: &ItemImpl) -> bool {
    item.items.iter().all(|item| match item {
        ImplItem::Fn(method) => match &method.sig.output {
            ReturnType::Type(_, ty) => begins_with_resource(ty),
            ReturnType::Default => false,
        },
        _ => false,
    })
}

fn begins_with_resource(ty: &Type) -> bool {
    let Type::Path(ty) = ty else { return false };
    let first = ty.path.segments.first();
    first.is_some_and(|segment| segment.ident == "resource")
}

/// The name of what an item defines, or of the type or trait of the module
/// that it belongs to.
fn name(item: &Item) -> Option<String> {
    match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        Item::Static(item) => Some(item.ident.to_string()),
        Item::Trait(item) => Some(item.ident.to_string()),
        Item::Impl(item) => own_type(&item.self_ty).or_else(|| {
            // `impl OrderExt for rt::api::Order`
            let (implemented, _) = item.trait_.as_ref()?;
            implemented.get_ident().map(ToString::to_string)
        }),
        // `const _: () = { impl … }`
        Item::Const(item) => match &*item.expr {
            Expr::Block(block) => block.block.stmts.iter().find_map(|stmt| match stmt {
                Stmt::Item(Item::Impl(item)) => own_type(&item.self_ty),
                _ => None,
            }),
            _ => None,
        },
        _ => None,
    }
}

/// The name of a type of the bindings: one word.
fn own_type(ty: &Type) -> Option<String> {
    let Type::Path(ty) = ty else { return None };
    let is_word = ty.path.leading_colon.is_none() && ty.path.segments.len() == 1;
    let word = ty.path.segments.first().filter(|_| is_word)?;
    Some(word.ident.to_string())
}

/// Puts what belongs to one type together.
fn gather(items: &mut [Item]) {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (index, item) in items.iter().enumerate() {
        if let Some(name) = name(item) {
            first.entry(name).or_insert(index);
        }
    }
    // Stable: the items of one type keep their order.
    items.sort_by_key(|item| name(item).and_then(|name| first.get(&name).copied()));
}

fn take(nested: &mut BTreeMap<String, ItemMod>, name: &str) -> Result<ItemMod, String> {
    nested.remove(name).ok_or_else(|| {
        format!("the generated code has no `mod {name}`, which is a defect of the command")
    })
}

/// Empties a module.
fn content(module: &mut ItemMod) -> Vec<Item> {
    let content = module.content.as_mut();
    content.map_or_else(Vec::new, |(_, items)| std::mem::take(items))
}

fn push(module: &mut ItemMod, item: Item) {
    if let Some((_, items)) = &mut module.content {
        items.push(item);
    }
}

fn defect(what: &str, item: &Item) -> String {
    let text = quote::quote!(#item).to_string();
    let start: String = text.chars().take(80).collect();
    format!("no file is known for this {what}, which is a defect of the command: {start}…")
}
