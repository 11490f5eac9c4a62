//! The names that documents use for pages, in lower case without `_`, `-` and `.`.

/// Queries with a number of items to skip.
pub(super) const SKIPS: &[&str] = &["skip", "offset"];

/// Queries with the number of a page.
pub(super) const PAGES: &[&str] = &["page", "pagenumber", "pageno", "pagenum"];

/// Queries with the size of a page.
pub(super) const LIMITS: &[&str] = &[
    "limit",
    "perpage",
    "pagesize",
    "pagelimit",
    "maxresults",
    "maxitems",
    "size",
    "count",
];

/// Queries with a cursor, each with the names of the next cursor in the response.
pub(super) const CURSORS: &[(&str, &[&str])] = &[
    ("cursor", &["nextcursor", "cursor"]),
    ("startcursor", &["nextcursor"]),
    ("nextcursor", &["nextcursor"]),
    ("pagecursor", &["nextpagecursor", "nextcursor"]),
    ("pagetoken", &["nextpagetoken"]),
    ("nextpagetoken", &["nextpagetoken"]),
    ("nexttoken", &["nexttoken"]),
    ("paginationtoken", &["nexttoken", "paginationtoken"]),
    (
        "continuationtoken",
        &["nextcontinuationtoken", "continuationtoken"],
    ),
    ("continue", &["continue"]),
    ("marker", &["nextmarker"]),
    ("after", &["lastid", "nextcursor", "after"]),
    ("offset", &["offset", "nextoffset"]),
];

/// Queries with the id of the last item, and the name of its id.
pub(super) const LAST: &[(&str, &str)] = &[("startingafter", "id"), ("afterid", "id")];

/// Booleans of the response that are `false` on the last page.
pub(super) const MORE: &[&str] = &["hasmore", "hasnext", "hasnextpage", "hasmoreitems"];

/// Numbers of pages in the response.
pub(super) const NUMBERS_OF_PAGES: &[&str] = &[
    "totalpages",
    "pagecount",
    "numpages",
    "pagestotal",
    "lastpage",
];

/// Objects of the response that describe the page.
pub(super) const CONTAINERS: &[&str] = &[
    "paging",
    "pagination",
    "meta",
    "metadata",
    "pageinfo",
    "pagemetadata",
    "responsemetadata",
    "cursors",
    "page",
];

/// Lists that are the items of a page, if there are several.
pub(super) const LISTS: &[&str] = &["data", "items", "results", "records", "entries", "values"];

/// Checks whether a name is one of these, however it is spelled.
pub(super) fn is_one(name: &str, known: &[&str]) -> bool {
    let plain = plain(name);
    known.contains(&plain.as_str())
}

/// Returns a name in lower case without separators.
pub(super) fn plain(name: &str) -> String {
    let kept = name.chars().filter(|letter| !matches!(letter, '_' | '-'));
    kept.flat_map(char::to_lowercase).collect()
}
