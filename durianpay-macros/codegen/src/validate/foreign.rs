//! The words of other description languages for tables and keys of this one.

use crate::grammar::Table;

/// A key that this language expresses in another way.
#[derive(Clone, Copy)]
pub(super) struct Foreign {
    pub(super) help: &'static str,
    /// The required key that is missing because of it.
    pub(super) in_place_of: Option<&'static str>,
}

/// Returns the table with the meaning of a table of other languages.
pub(super) fn table(word: &str) -> Option<&'static str> {
    Some(match word {
        "schema" | "schemas" | "struct" | "object" | "model" | "record" | "message" => "type",
        "operation" | "operations" | "path" | "paths" | "route" | "routes" | "method" => "endpoint",
        "tag" | "tags" | "group" | "groups" => "resource",
        "server" | "servers" | "host" | "hosts" => "environment",
        "security" | "securitySchemes" | "authentication" => "auth",
        "callback" | "callbacks" => "webhook",
        "info" => "api",
        _ => return None,
    })
}

/// Returns the key of `table` that only has another name in other languages.
pub(super) fn same_key(table: &Table, word: &str) -> Option<&'static str> {
    let key = match (table.name, word) {
        ("type" | "extend", "properties" | "members" | "attributes") => "fields",
        ("enum", "variants" | "members" | "options" | "items" | "constants") => "values",
        ("union", "variants" | "types" | "options") => "members",
        ("union", "discriminator") => "tag",
        ("field" | "path_parameter" | "value", "minimum") => "min",
        ("field" | "path_parameter" | "value", "maximum") => "max",
        ("field" | "path_parameter", "minLength" | "minItems") => "min_length",
        ("field" | "path_parameter", "maxLength" | "maxItems") => "max_length",
        ("field", "constant" | "value") => "const",
        ("field" | "path_parameter", "regex") => "pattern",
        ("endpoint", "request" | "payload" | "requestBody" | "input") => "body",
        ("endpoint", "response" | "result" | "output" | "return") => "returns",
        ("endpoint", "security") => "auth",
        ("environment", "base_url" | "baseUrl" | "host" | "server") => "url",
        ("environment", "production") => "live",
        ("api", "title") => "name",
        ("page", "per_page" | "page_size" | "size") => "limit",
        ("page", "offset") => "skip",
        ("page", "after") => "cursor",
        (_, "description" | "desc" | "summary" | "comment") => "doc",
        _ => return None,
    };
    table.key(key).map(|key| key.name)
}

/// Returns how to say in this language what a key of another one says.
pub(super) fn key(table: &Table, word: &str) -> Option<Foreign> {
    let foreign = |help, in_place_of| Some(Foreign { help, in_place_of });
    match (table.name, word) {
        ("field", "required" | "optional") | ("type", "required") => foreign(
            "remove it: a field is required, unless its type ends with `?`",
            None,
        ),
        ("field" | "path_parameter", "format") => foreign(
            "remove it: the type says the format, as in `timestamp`, `date` and `uuid`",
            None,
        ),
        ("field", "enum" | "values" | "oneOf" | "anyOf") => foreign(
            "define an `[enum.…]` or a `[union.…]`, and write its name as the `type`",
            None,
        ),
        ("field", "items") => foreign("write `type = \"[T]\"`, with the type of the items", None),
        ("field", "properties" | "fields") => foreign(
            "define a `[type.…]` with these fields, and write its name as the `type`",
            None,
        ),
        ("field", "$ref") => foreign("write the name as the `type`", Some("type")),
        ("endpoint", "method" | "verb" | "url" | "uri" | "route") => foreign(
            "write the method and the path as one string: `http = \"GET /orders/{id}\"`",
            Some("http"),
        ),
        ("endpoint", "params" | "parameters") => foreign(
            "write `path` for the placeholders of the path, and `query` for the type of the query",
            None,
        ),
        ("api", "url" | "base_url" | "baseUrl" | "host" | "servers") => foreign(
            "write the URL in an environment: `[environment.live]`, `url = \"https://…\"`",
            None,
        ),
        _ => None,
    }
}
