//! Pages of lists, as the spec declares them.

use super::check::Issue;
use super::parts::text;
use super::scalar::from_text;
use super::shape::field_at;
use super::store::Members;
use super::template::Values;
use durianpay_codegen::model::{
    Endpoint, FieldPath, NextCursor, Object, Page, PageWay, Scalar, Spec, Type,
};
use serde_json::{Map, Value};

/// The number of items of a page for which neither the request nor the spec states one.
const PAGE: usize = 25;

/// The parameter of the query that the links of the simulator contain.
pub(super) const LINKED_AFTER: &str = "_after";

/// The part of a list that a request is for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// The number of matching items to skip.
    skip: usize,
    limit: usize,
    /// Skips items up to this one.
    after: After,
}

#[derive(Debug, PartialEq, Eq)]
enum After {
    Nothing,
    /// The number of an item.
    Number(u64),
    /// The item whose field has this value.
    Value(FieldPath, String),
}

/// A page of a list.
#[derive(Debug)]
pub(super) struct Part<'i> {
    pub(super) items: Vec<&'i Members>,
    /// The number of the last item, if there are more.
    next: Option<u64>,
    total: usize,
    limit: usize,
}

/// Reads the part of a list that a query is for.
///
/// # Errors
///
/// Returns the field of the query that no page has.
pub(super) fn wanted(
    spec: &Spec,
    endpoint: &Endpoint,
    query: &Map<String, Value>,
    linked: Option<&str>,
) -> Result<Wanted, Issue> {
    let Some(page) = &endpoint.page else {
        return Ok(Wanted {
            skip: 0,
            limit: usize::MAX,
            after: After::Nothing,
        });
    };
    let invalid = |name: &str, reason: &str| Issue {
        field: format!("query.{name}"),
        reason: reason.to_owned(),
    };
    let number = |name: &str| match text(query, name) {
        None => Ok(None),
        Some(text) => text
            .parse::<usize>()
            .map(Some)
            .map_err(|_| invalid(name, "must be an integer from 0")),
    };
    let limit = page.limit.as_deref().map(number).transpose()?.flatten();
    let limit = limit.unwrap_or_else(|| usual_limit(spec, endpoint, page));
    let mut wanted = Wanted {
        skip: 0,
        limit,
        after: After::Nothing,
    };
    match &page.way {
        PageWay::Skip { query } => wanted.skip = number(query)?.unwrap_or(0),
        PageWay::Number { query, first, .. } => {
            let first = usize::from(*first);
            let page = number(query)?.unwrap_or(first);
            let page = page.checked_sub(first);
            let page = page.ok_or_else(|| invalid(query, "must be at least 1"))?;
            wanted.skip = page.saturating_mul(limit);
        }
        PageWay::Cursor {
            query: name, next, ..
        } => {
            if let Some(cursor) = text(query, name).filter(|cursor| !cursor.is_empty()) {
                wanted.after = match next {
                    NextCursor::Response(_) => {
                        let number = cursor.parse();
                        let number =
                            number.map_err(|_| invalid(name, "is no cursor of this list"))?;
                        After::Number(number)
                    }
                    NextCursor::LastItem(path) => After::Value(path.clone(), cursor),
                };
            }
        }
        PageWay::Link => {
            if let Some(linked) = linked {
                let number = linked.parse();
                let number =
                    number.map_err(|_| invalid(LINKED_AFTER, "is no link of this list"))?;
                wanted.after = After::Number(number);
            }
        }
    }
    Ok(wanted)
}

/// Returns the size of a page that the spec documents as the default.
fn usual_limit(spec: &Spec, endpoint: &Endpoint, page: &Page) -> usize {
    let query: Option<&Object> = endpoint.query.as_deref().and_then(|name| spec.object(name));
    let fields = query.map_or(&[][..], |query| &query.fields);
    let field = fields
        .iter()
        .find(|field| Some(&field.wire) == page.limit.as_ref());
    let default = match field.and_then(|field| field.default.as_ref()) {
        Some(Scalar::Integer(default)) => usize::try_from(*default).ok(),
        _ => None,
    };
    default.filter(|default| *default > 0).unwrap_or(PAGE)
}

/// Takes a part of a list.
///
/// # Errors
///
/// Returns a reason if the item that the part follows is not in the list.
pub(super) fn take<'i>(
    wanted: &Wanted,
    items: impl Iterator<Item = (u64, &'i Members)>,
) -> Result<Part<'i>, &'static str> {
    let mut part = Part {
        items: Vec::new(),
        next: None,
        total: 0,
        limit: wanted.limit,
    };
    let mut to_skip = wanted.skip;
    let mut is_after = !matches!(wanted.after, After::Value(..));
    let mut last = None;
    for (number, item) in items {
        part.total += 1;
        match &wanted.after {
            After::Number(after) if number <= *after => continue,
            After::Value(path, value) if !is_after => {
                is_after = at(item, path).and_then(super::scalar::to_text).as_ref() == Some(value);
                continue;
            }
            _ => {}
        }
        if to_skip > 0 {
            to_skip -= 1;
        } else if part.items.len() < wanted.limit {
            part.items.push(item);
            last = Some(number);
        } else {
            part.next = last;
        }
    }
    if is_after {
        Ok(part)
    } else {
        Err("is no item of this list")
    }
}

fn at<'m>(members: &'m Members, path: &FieldPath) -> Option<&'m Value> {
    let (outer, last) = path.split_last();
    let mut members = members;
    for name in outer {
        members = members.get(name)?.as_object()?;
    }
    members.get(last)
}

impl Part<'_> {
    /// Writes the fields of a response that tell its place in the list. Returns the query of the
    /// next page, if a link contains it.
    pub(super) fn describe(
        &self,
        spec: &Spec,
        page: &Page,
        object: Option<&str>,
        response: &mut Value,
    ) -> Option<Values> {
        let mut set = |path: &FieldPath, value: Option<String>| {
            let field = object.and_then(|object| field_at(spec, object, path));
            if let Some(field) = field {
                let value = value.map(|text| from_text(spec, &field.ty, &text));
                // A list ends with an empty cursor too.
                let value = value.or_else(|| (!field.optional).then(|| Value::from("")));
                write(response, &path.0, value);
            }
        };
        for path in &page.total {
            set(path, Some(self.total.to_string()));
        }
        let has_more = Some(self.next.is_some().to_string());
        match &page.way {
            PageWay::Skip { .. } => {}
            PageWay::Number { pages, more, .. } => {
                if let Some(path) = pages {
                    let pages = self.total.div_ceil(self.limit.max(1));
                    set(path, Some(pages.to_string()));
                }
                if let Some(path) = more {
                    set(path, has_more);
                }
            }
            PageWay::Cursor { next, more, .. } => {
                if let NextCursor::Response(path) = next {
                    set(path, self.next.map(|number| number.to_string()));
                }
                if let Some(path) = more {
                    set(path, has_more);
                }
            }
            PageWay::Link => {
                let number = self.next?;
                return Some(Values::from([(
                    LINKED_AFTER.to_owned(),
                    number.to_string(),
                )]));
            }
        }
        None
    }
}

/// Writes a value at a path, with the objects around it; without a value, removes it.
pub(super) fn write(response: &mut Value, path: &[String], value: Option<Value>) {
    let Some((last, outer)) = path.split_last() else {
        return;
    };
    let mut at = response;
    for name in outer {
        let Value::Object(members) = at else {
            return;
        };
        at = members
            .entry(name.clone())
            .or_insert_with(|| Value::Object(Map::new()));
    }
    if let Value::Object(members) = at {
        match value {
            Some(value) => {
                members.insert(last.clone(), value);
            }
            None => {
                members.shift_remove(last);
            }
        }
    }
}

/// Returns whether an item has the values that a query filters by: those of its plain fields with
/// the same name and type.
pub(super) fn matches(filters: &[(String, Value)], item: &Members) -> bool {
    filters
        .iter()
        .all(|(name, wanted)| match (item.get(name), wanted) {
            (Some(value), Value::Array(any)) => any.contains(value),
            (Some(value), wanted) => value == wanted,
            (None, _) => false,
        })
}

/// Returns the parameters of a query by which a list is filtered, and the names of those that have
/// no effect.
pub(super) fn filters(
    spec: &Spec,
    endpoint: &Endpoint,
    item: &Object,
    query: &Map<String, Value>,
) -> (Vec<(String, Value)>, Vec<String>) {
    let of_page = endpoint.page.as_ref().map_or_else(Vec::new, |page| {
        let way = match &page.way {
            PageWay::Skip { query }
            | PageWay::Cursor { query, .. }
            | PageWay::Number { query, .. } => Some(query.as_str()),
            PageWay::Link => None,
        };
        way.into_iter().chain(page.limit.as_deref()).collect()
    });
    let fields = endpoint.query.as_deref().and_then(|name| spec.object(name));
    let fields = fields.map_or(&[][..], |object| &object.fields);
    let is_same = |name: &str| {
        let sent = fields.iter().find(|field| field.wire == name);
        let own = item.fields.iter().find(|field| field.wire == name);
        let (Some(sent), Some(own)) = (sent, own) else {
            return false;
        };
        let sent = match &sent.ty {
            Type::List(item) => item,
            other => other,
        };
        *sent == own.ty && own.ty.is_scalar()
    };
    let (mut filters, mut others) = (Vec::new(), Vec::new());
    for (name, value) in query {
        if of_page.contains(&name.as_str()) {
            continue;
        }
        if is_same(name) {
            filters.push((name.clone(), value.clone()));
        } else {
            others.push(name.clone());
        }
    }
    (filters, others)
}
