//! Responses that are pages.

rules! {
    PAGES = "Pages";

    /// A walk over pages asks for one after the other by setting two fields of
    /// the query. An endpoint without a query cannot be asked for the next page.
    PAGE_WITHOUT_QUERY = "page-without-query": "an endpoint has pages and no query",
        help: "add `query = \"…\"`, a type with the fields that `skip` and `limit` name";

    /// A walk ends at a page without items. A response that may be absent would be
    /// another end, so a page is always there; a list without items is one.
    OPTIONAL_PAGE = "optional-page": "a page may be absent",
        help: "leave the `?` of `returns` out, or `page`";

    /// A walk hands out the items of a list, one by one, so `items` names a field
    /// of the response that is a list. Where the response is the list itself, it is
    /// `"."`.
    PAGE_ITEMS = "page-items": "`items` names no list of the response",
        help: "name a field of the response whose type is a list, or write `.` if the response is the list";

    /// `skip` and `limit` are counted up by the walk, so the fields of the query
    /// that they name are of the type `integer`.
    PAGE_COUNTER = "page-counter": "`skip` or `limit` names a field that does not count",
        help: "name a field of the type `integer`";
}
