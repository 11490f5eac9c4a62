//! Recognises lists that come in pages, by the names of fields in the query and in the response.

mod names;
mod response;

use super::cx::Cx;
use super::draft::Field;
use super::report::Group;
use super::table::{Item, Table};
use super::ty::{BOOLEAN, INTEGER, Ty};
use names::{CURSORS, LAST, LIMITS, MORE, NUMBERS_OF_PAGES, PAGES, SKIPS, is_one, plain};
use response::{List, about, fields, is_cursor};

/// Sets `page` of the endpoints whose query and response have the fields for it.
pub(super) fn recognise(cx: &mut Cx<'_>) {
    if cx.is_exported {
        return;
    }
    for index in 0..cx.spec.endpoints.len() {
        let Some((mut page, how, pointer)) = page_of(cx, index) else {
            continue;
        };
        let message = format!("a page of a list by the names of its fields: {how}; review `page`");
        page.remark(cx.report.push(Group::Open, &pointer, message));
        if let Some(endpoint) = cx.spec.endpoints.get_mut(index) {
            endpoint.table.set("page", page);
        }
    }
}

/// Returns the table `page` of an endpoint, the fields that it was recognised by, and the place of the
/// operation.
fn page_of(cx: &Cx<'_>, index: usize) -> Option<(Table, String, String)> {
    let endpoint = cx.spec.endpoints.get(index)?;
    let table = &endpoint.table;
    let is_get = table
        .string("http")
        .is_some_and(|http| http.starts_with("GET "));
    if endpoint.is_left_out || !is_get || table.has("page") || table.has("accept") {
        return None;
    }
    // A page must not be optional.
    let returns = table
        .string("returns")
        .filter(|returns| !returns.ends_with('?'))?;
    let response = Ty::parse(returns);
    let list = response::list(cx, &response)?;
    let query = table.string("query").map(Ty::parse);
    let query = query.as_ref().map_or(&[][..], |query| fields(cx, query));
    let lookup = Lookup {
        cx,
        query,
        response: &response,
        list: &list,
    };
    let (way, how) = lookup
        .link(endpoint.has_link)
        .or_else(|| lookup.last_item())
        .or_else(|| lookup.cursor())
        .or_else(|| lookup.skip())
        .or_else(|| lookup.number())?;
    let mut page = Table::default();
    page.set("items", list.path.as_str());
    for (key, value) in way.entries {
        page.set(&key, value);
    }
    if let Some(limit) = lookup.counter(LIMITS) {
        page.set("limit", limit.wire.as_str());
    }
    Some((page, how, endpoint.pointer.clone()))
}

/// The fields of an endpoint.
struct Lookup<'c, 'd> {
    cx: &'c Cx<'d>,
    query: &'c [Field],
    response: &'c Ty,
    list: &'c List,
}

/// The keys of a way to request pages, and the fields that it was recognised by.
type Way = Option<(Table, String)>;

impl<'c> Lookup<'c, '_> {
    fn link(&self, has_link: bool) -> Way {
        let mut table = Table::default();
        table.set("link_header", true);
        has_link.then(|| (table, "the header `Link`".to_owned()))
    }

    /// `starting_after`, `has_more`, and the `id` of the items.
    fn last_item(&self) -> Way {
        let more = self.more()?;
        let (query, id) = LAST.iter().find_map(|(name, id)| {
            let query = self.named(name, |ty| is_cursor(self.cx, ty))?;
            Some((query, *id))
        })?;
        let mut items = fields(self.cx, &self.list.item).iter();
        items.find(|field| field.wire == id && is_cursor(self.cx, &field.value.ty))?;
        let mut table = Table::default();
        table.set("cursor", query.wire.as_str());
        table.set("last", id);
        table.set("more", more.as_str());
        Some((table, format!("`{}`, `{id}` and `{more}`", query.wire)))
    }

    /// `cursor` and `next_cursor`.
    fn cursor(&self) -> Way {
        CURSORS.iter().find_map(|(name, next)| {
            let query = self.named(name, |ty| is_cursor(self.cx, ty))?;
            // A number is more often the number of items to skip.
            if *name == "offset" && query.value.ty == INTEGER {
                return None;
            }
            let next = about(self.cx, self.response, next, is_cursor)?;
            let mut table = Table::default();
            table.set("cursor", query.wire.as_str());
            table.set("next", next.as_str());
            if let Some(more) = self.more() {
                table.set("more", more);
            }
            Some((table, format!("`{}` and `{next}`", query.wire)))
        })
    }

    /// `skip` and `limit`.
    fn skip(&self) -> Way {
        let query = self.counter(SKIPS)?;
        let limit = self.counter(LIMITS)?;
        let mut table = Table::default();
        table.set("skip", query.wire.as_str());
        Some((table, format!("`{}` and `{}`", query.wire, limit.wire)))
    }

    /// `page`, if the document says which number is the first: a wrong one would leave out a page.
    fn number(&self) -> Way {
        let query = self.counter(PAGES)?;
        let stated = ["default", "min"].iter().find_map(|key| {
            let value = query.value.table.get(key)?;
            Some(value.clone())
        });
        let first = match stated? {
            Item::Integer(first @ 0..=1) => first,
            _ => return None,
        };
        let mut table = Table::default();
        table.set("page", query.wire.as_str());
        if first == 0 {
            table.set("first", first);
        }
        let is_integer = |_: &Cx<'_>, ty: &Ty| *ty == INTEGER;
        let pages = about(self.cx, self.response, NUMBERS_OF_PAGES, is_integer);
        if let Some(pages) = pages {
            table.set("pages", pages);
        }
        if let Some(more) = self.more() {
            table.set("more", more);
        }
        Some((table, format!("`{}`", query.wire)))
    }

    fn more(&self) -> Option<String> {
        let is_boolean = |_: &Cx<'_>, ty: &Ty| *ty == BOOLEAN;
        about(self.cx, self.response, MORE, is_boolean)
    }

    fn named(&self, name: &str, is_wanted: impl Fn(&Ty) -> bool) -> Option<&'c Field> {
        let mut fields = self.query.iter();
        fields.find(|field| plain(&field.wire) == name && is_wanted(&field.value.ty))
    }

    fn counter(&self, known: &[&str]) -> Option<&'c Field> {
        let mut fields = self.query.iter();
        fields.find(|field| is_one(&field.wire, known) && field.value.ty == INTEGER)
    }
}
