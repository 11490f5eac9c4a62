//! Rules about responses that are pages.

rules! {
    PAGES = "Pages";

    /// Pagination requests one page after another by setting two fields of the
    /// query. Without a query, the next page cannot be requested.
    PAGE_WITHOUT_QUERY = "page-without-query": "a paginated endpoint without a query",
        help: "add `query = \"…\"` with a type that has the fields of `skip` and `limit`";

    /// Pagination ends at a page without items. An absent response would be a
    /// second way to end, so a page must always be present; a list without items is
    /// one.
    OPTIONAL_PAGE = "optional-page": "an optional page",
        help: "remove the `?` of `returns`, or `page`";

    /// Pagination returns the items of a list one by one, so `items` must name a
    /// field of the response that is a list. If the response is the list itself,
    /// write `"."`.
    PAGE_ITEMS = "page-items": "`items` does not name a list of the response",
        help: "name a field of the response whose type is a list, or write `.` if the response itself is the list";

    /// Pagination calculates with `skip` and `limit`, so the fields of the query
    /// that they name must have the type `integer`.
    PAGE_COUNTER = "page-counter": "`skip` or `limit` does not name an integer field",
        help: "name a field of the query with the type `integer`";
}
