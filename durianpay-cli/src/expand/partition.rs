//! Partitions the items of the bindings into modules, one for each resource.
//!
//! The items are identical to those of the macro. Each module has nested modules `resource` and
//! `endpoint`, so that even `super::endpoint::ORDERS_GET` resolves in the same way.

use super::placement::{FileKind, Placement};
use std::collections::BTreeMap;
use syn::{Expr, Ident, ImplItem, Item, ItemImpl, ItemMod, ReturnType, Stmt, Type};

/// A module of the bindings.
#[derive(Default)]
pub(super) struct Module {
    /// The handles of resources.
    pub(super) handles: Vec<Item>,
    /// The statics of endpoints.
    pub(super) endpoints: Vec<Item>,
    /// All other items.
    pub(super) items: Vec<Item>,
}

/// The bindings, split into modules.
pub(super) struct Partition {
    pub(super) modules: BTreeMap<FileKind, Module>,
    /// The items that stay in `mod.rs`: the accessors of the resources.
    pub(super) accessors: Vec<Item>,
    /// `mod resource`, without its items.
    pub(super) resource: ItemMod,
    /// `mod endpoint`, with only the items that refer to all endpoints.
    pub(super) endpoint: ItemMod,
}

/// Splits `file`, which contains all bindings, into modules.
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
        // Each module with handles imports the runtime itself.
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
        Item::Mod(item)
            if ["auth", "environment", "signing"]
                .iter()
                .any(|name| item.ident == name) =>
        {
            Some(Target::File(FileKind::Api))
        }
        Item::Mod(_) => Some(Target::Nested),
        Item::Trait(item) if item.ident == "Resources" => Some(Target::Accessor),
        Item::Impl(item) if is_accessor(item) => Some(Target::Accessor),
        _ => name(item).and_then(|name| by_name(&name)),
    };
    target.ok_or_else(|| defect("item", item))
}

/// Checks whether all methods return handles, such as `resource::Orders<'_>`.
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

/// Returns the name that an item defines, or the name of the type or trait of the module that it
/// belongs to.
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
        // `rt::id_impls!(OrderId);`
        Item::Macro(item) => item
            .mac
            .parse_body::<Ident>()
            .ok()
            .map(|ident| ident.to_string()),
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

/// Returns the name of a type of the bindings, which is a path of one segment.
fn own_type(ty: &Type) -> Option<String> {
    let Type::Path(ty) = ty else { return None };
    let is_word = ty.path.leading_colon.is_none() && ty.path.segments.len() == 1;
    let word = ty.path.segments.first().filter(|_| is_word)?;
    Some(word.ident.to_string())
}

/// Groups the items that belong to the same type.
fn gather(items: &mut [Item]) {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (index, item) in items.iter().enumerate() {
        if let Some(name) = name(item) {
            first.entry(name).or_insert(index);
        }
    }
    // The sort is stable: the items of a type keep their order.
    items.sort_by_key(|item| name(item).and_then(|name| first.get(&name).copied()));
}

fn take(nested: &mut BTreeMap<String, ItemMod>, name: &str) -> Result<ItemMod, String> {
    nested
        .remove(name)
        .ok_or_else(|| format!("bug: the generated code has no `mod {name}`"))
}

/// Takes all items out of a module.
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
    format!("bug: no file for this {what}: {start}…")
}
