//! Checks how the pages of a list are requested.

use super::fields::Fields;
use crate::diagnostic::{Diagnostic, Diagnostics, list};
use crate::model::{FieldPath, NextCursor, PageWay, Type};
use crate::raw::RawPage;
use crate::rules;
use crate::source::{At, Span};

/// The types in which the fields of a page are.
pub(super) struct Places<'c> {
    /// The object type of the query.
    pub(super) query: Option<&'c str>,
    /// The object type of the response.
    pub(super) response: Option<&'c str>,
    /// The object type of the items, as this spec names it.
    pub(super) item: Option<String>,
}

/// The key that determines the way, with its span.
type Way = (&'static str, Span);

/// ```toml
/// cursor = "starting_after"
/// last   = "id"
/// more   = "has_more"
/// ```
pub(super) fn check_way(
    diagnostics: &mut Diagnostics,
    fields: Fields<'_>,
    raw: &RawPage,
    places: &Places<'_>,
) -> Option<PageWay> {
    let first = check_first(diagnostics, raw.first.as_ref());
    let way = only_way(diagnostics, raw)?;
    check_keys(diagnostics, raw, way);
    let counter = |diagnostics: &mut Diagnostics, name: &Option<At<String>>| {
        check_counter(diagnostics, fields, places.query?, name.as_ref()?)
    };
    match way.0 {
        "skip" => {
            let query = counter(diagnostics, &raw.skip);
            Some(PageWay::Skip { query: query? })
        }
        "cursor" => {
            let query = check_cursor(diagnostics, fields, places, raw.cursor.as_ref()?);
            let next = check_next(diagnostics, fields, places, raw, way);
            let more = check_more(diagnostics, fields, places, raw);
            Some(PageWay::Cursor {
                query: query?,
                next: next?,
                more,
            })
        }
        "page" => {
            let query = counter(diagnostics, &raw.page);
            let more = check_more(diagnostics, fields, places, raw);
            let is_integer = |ty: &Type| matches!(ty, Type::Integer(_));
            let pages = raw.pages.as_ref().and_then(|pages| {
                in_response(
                    diagnostics,
                    fields,
                    places,
                    pages,
                    "an `integer`",
                    is_integer,
                )
            });
            Some(PageWay::Number {
                query: query?,
                first,
                pages,
                more,
            })
        }
        _ => Some(PageWay::Link),
    }
}

/// ```toml
/// skip   = "skip"
/// cursor = "cursor"
/// ```
fn only_way(diagnostics: &mut Diagnostics, raw: &RawPage) -> Option<Way> {
    let span = |name: &Option<At<String>>| name.as_ref().map(|name| name.span);
    let link = raw.link_header.as_ref().filter(|link| link.value);
    let all = [
        ("skip", span(&raw.skip)),
        ("cursor", span(&raw.cursor)),
        ("page", span(&raw.page)),
        ("link_header", link.map(|link| link.span)),
    ];
    let mut ways = all.iter().filter_map(|(key, span)| Some((*key, (*span)?)));
    let first = ways.next();
    if let (Some(first), None) = (first, ways.next()) {
        return Some(first);
    }
    let keys: Vec<&str> = all.iter().map(|(key, _)| *key).collect();
    let known = list(&keys);
    diagnostics.push(match first {
        None => Diagnostic::new(
            &rules::PAGE_WAY,
            raw.span,
            format!("the page has none of {known}"),
        ),
        Some((key, span)) => {
            let mut others = all.iter().filter(|(other, _)| *other != key);
            let other = others.find_map(|(other, span)| Some((other, (*span)?)));
            let (other, second) = other.unwrap_or((&key, span));
            Diagnostic::new(
                &rules::PAGE_WAY,
                second,
                format!("the page has both `{key}` and `{other}`"),
            )
            .related(span, format!("`{key}` is here"))
        }
    });
    None
}

/// ```toml
/// skip = "skip"
/// next = "paging.next"
/// ```
fn check_keys(diagnostics: &mut Diagnostics, raw: &RawPage, (way, place): Way) {
    let span = |name: &Option<At<String>>| name.as_ref().map(|name| name.span);
    let first = raw.first.as_ref().map(|first| first.span);
    let keys: [(&str, Option<Span>, &[&str]); 5] = [
        ("next", span(&raw.next), &["cursor"]),
        ("last", span(&raw.last), &["cursor"]),
        ("more", span(&raw.more), &["cursor", "page"]),
        ("pages", span(&raw.pages), &["page"]),
        ("first", first, &["page"]),
    ];
    for (key, span, ways) in keys {
        if let Some(span) = span
            && !ways.contains(&way)
        {
            diagnostics.push(
                Diagnostic::new(
                    &rules::PAGE_KEYS,
                    span,
                    format!("`{key}` is not allowed together with `{way}`"),
                )
                .related(place, format!("`{way}` is here"))
                .help(format!("remove `{key}`; it belongs to {}", list(ways))),
            );
        }
    }
}

/// ```toml
/// first = 2
/// ```
fn check_first(diagnostics: &mut Diagnostics, first: Option<&At<i64>>) -> u8 {
    match first.map(|first| (first.value, first.span)) {
        None | Some((1, _)) => 1,
        Some((0, _)) => 0,
        Some((number, span)) => {
            let message = format!("the first page cannot have the number {number}");
            diagnostics.push(Diagnostic::new(&rules::PAGE_FIRST, span, message));
            1
        }
    }
}

/// ```toml
/// skip = "from"   # a string
/// ```
pub(super) fn check_counter(
    diagnostics: &mut Diagnostics,
    fields: Fields<'_>,
    query: &str,
    name: &At<String>,
) -> Option<String> {
    let is_integer = |ty: &Type| matches!(ty, Type::Integer(_));
    let rule = &rules::PAGE_COUNTER;
    fields.of_query(diagnostics, rule, query, name, "an `integer`", is_integer)
}

/// Checks whether a value can be a cursor.
fn is_cursor(ty: &Type) -> bool {
    matches!(ty, Type::Text | Type::Integer(_) | Type::Id(_))
}

const CURSOR: &str = "a `string`, an `integer` or an id";

fn check_cursor(
    diagnostics: &mut Diagnostics,
    fields: Fields<'_>,
    places: &Places<'_>,
    name: &At<String>,
) -> Option<String> {
    let rule = &rules::PAGE_FIELD;
    fields.of_query(diagnostics, rule, places.query?, name, CURSOR, is_cursor)
}

/// ```toml
/// cursor = "cursor"
/// next   = "paging.next"
/// last   = "id"
/// ```
fn check_next(
    diagnostics: &mut Diagnostics,
    fields: Fields<'_>,
    places: &Places<'_>,
    raw: &RawPage,
    (_, place): Way,
) -> Option<NextCursor> {
    match (&raw.next, &raw.last) {
        (Some(next), None) => {
            let next = in_response(diagnostics, fields, places, next, CURSOR, is_cursor);
            Some(NextCursor::Response(next?))
        }
        (None, Some(last)) => {
            let Some(item) = &places.item else {
                let message = format!("`{}` is not a field of the items", last.value);
                diagnostics.push(Diagnostic::new(&rules::PAGE_FIELD, last.span, message));
                return None;
            };
            let found = fields.find(diagnostics, &rules::PAGE_FIELD, item, last)?;
            if !is_cursor(&found.field.ty) {
                fields.report_type(diagnostics, last, &found, CURSOR);
                return None;
            }
            Some(NextCursor::LastItem(found.path))
        }
        (None, None) => {
            diagnostics.push(Diagnostic::new(
                &rules::PAGE_KEYS,
                place,
                "`cursor` has neither `next` nor `last`",
            ));
            None
        }
        (Some(next), Some(last)) => {
            diagnostics.push(
                Diagnostic::new(
                    &rules::PAGE_KEYS,
                    last.span,
                    "`cursor` has both `next` and `last`",
                )
                .related(next.span, "`next` is here"),
            );
            None
        }
    }
}

fn check_more(
    diagnostics: &mut Diagnostics,
    fields: Fields<'_>,
    places: &Places<'_>,
    raw: &RawPage,
) -> Option<FieldPath> {
    let is_boolean = |ty: &Type| *ty == Type::Boolean;
    let more = raw.more.as_ref()?;
    in_response(diagnostics, fields, places, more, "a `boolean`", is_boolean)
}

/// Checks the path of a field of the response.
fn in_response(
    diagnostics: &mut Diagnostics,
    fields: Fields<'_>,
    places: &Places<'_>,
    path: &At<String>,
    wanted: &str,
    is_wanted: fn(&Type) -> bool,
) -> Option<FieldPath> {
    let Some(response) = places.response else {
        let message = format!("`{}` is not a field of the response", path.value);
        diagnostics.push(Diagnostic::new(&rules::PAGE_FIELD, path.span, message));
        return None;
    };
    let found = fields.find(diagnostics, &rules::PAGE_FIELD, response, path)?;
    if !is_wanted(&found.field.ty) {
        fields.report_type(diagnostics, path, &found, wanted);
        return None;
    }
    Some(found.path)
}
