//! Rules about responses that are pages.

rules! {
    PAGES = "Pages";

    /// A list is requested page by page in one way: by the number of items to `skip`,
    /// by a `cursor`, by the number of the `page`, or by the URL in the header `Link`,
    /// with `link_header = true`.
    PAGE_WAY = "page-way": "a page with none or several ways to request the next one",
        help: "keep one of `skip`, `cursor`, `page` and `link_header = true`";

    /// Each way to request the next page has keys of its own. A `cursor` needs the
    /// place of the next one: either `next`, a field of the response, or `last`, a
    /// field of the last item. `more` belongs to `cursor` and `page`, and `pages` and
    /// `first` to `page`.
    PAGE_KEYS = "page-keys": "a page with a key of another way, or without one that it needs",
        help: "set either `next`, a field of the response, or `last`, a field of the last item";

    /// `first` is the number of the first page, from which the pages are counted. With
    /// a wrong number, a page would be left out, or requested twice.
    PAGE_FIRST = "page-first": "the number of the first page is neither 0 nor 1",
        help: "write `first = 0` if the first page has the number 0, and no `first` if it has the number 1";

    /// The keys of a page name fields by paths with dots, all of whose parts but the
    /// last are objects. A cursor is a string, an integer or an id, in the query as
    /// well as in the response; `more` is a boolean, and `pages` an integer. A response
    /// that is the list itself has no fields.
    PAGE_FIELD = "page-field": "a key of a page names a field of another type",
        help: "name a field of the right type, or remove the key";

    /// Pagination requests one page after another by setting fields of the query,
    /// except for links. Without a query, the next page cannot be requested.
    PAGE_WITHOUT_QUERY = "page-without-query": "a paginated endpoint without a query",
        help: "add `query = \"…\"` with a type that has these fields";

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

    /// Pagination calculates with `skip`, `page` and `limit`, so the fields of the
    /// query that they name must have the type `integer`.
    PAGE_COUNTER = "page-counter": "`skip`, `page` or `limit` does not name an integer field",
        help: "name a field of the query with the type `integer`";
}
