//! Rules about the format of a file: TOML, tables, keys and kinds of values.

rules! {
    FILES = "Files, tables and keys";

    /// A spec must be valid TOML; otherwise it cannot be read at all. One mistake gives
    /// one error, at its cause: a bracket that is not closed is reported at the opening
    /// one, and the next statement is read by itself. So the errors of all statements
    /// are reported at once, up to 20 in a file. Errors of other rules are withheld
    /// until the syntax is valid, because they may follow from it.
    ///
    /// The most frequent mistake is a string without quotes: types are strings too,
    /// and must be quoted. Merge conflicts, typographic quotes, invisible characters,
    /// and the notations of JSON and YAML are recognized too.
    TOML_SYNTAX = "toml-syntax": "a file is not valid TOML",
        help: "see https://toml.io for the syntax of TOML";

    /// TOML allows each key once in a table, and each `[table]` header once in a
    /// file. Neither of two duplicates is preferred, because either may be the
    /// intended one. To extend a table, add to the existing one.
    DUPLICATE_KEY = "duplicate-key": "a key or a table is defined twice",
        help: "keep one of the two";

    /// A spec without tables describes nothing, so the module would be empty. Most often,
    /// the file was not saved, or its path is that of another file.
    EMPTY_SPEC = "empty-spec": "the spec is empty",
        help: "describe an API with `[api]`, or extend that of the client with `[resource.NAME]`";

    /// The top-level tables of a file are those of the spec language, in the
    /// singular: `type`, `enum`, `endpoint`. Any other table would be silently
    /// ignored, so it is an error.
    UNKNOWN_TABLE = "unknown-table": "unknown top-level table",
        help: "remove it, or move it into a table of the spec language";

    /// An unknown key would be ignored, and its effect would be missing from the
    /// bindings: with `sensitiv = true`, a customer's data would be printed. So
    /// every key must be one that its table supports.
    UNKNOWN_KEY = "unknown-key": "unknown key",
        help: "remove the key";

    /// Some keys have no safe default, such as the path of an endpoint, or whether
    /// a request may be retried. They must be present.
    MISSING_KEY = "missing-key": "missing required key",
        help: "add the key";

    /// Each key takes one kind of value, and values are never converted: `"200"` is
    /// a string and `200` is a number, and a reader of the spec must be able to see
    /// which was meant.
    WRONG_KIND = "wrong-kind": "a value has the wrong type for its key",
        help: "strings are quoted, numbers and booleans are not; lists are written as `[…]`, tables as `{…}`";

    /// Some keys, such as `retry`, take one of a fixed set of values, which the help
    /// of the diagnostic lists. Any other value has no meaning.
    UNKNOWN_WORD = "unknown-word": "a value is not one of those that its key supports",
        help: "use one of the values that the key supports";

    /// Links are shown in the documentation of the bindings, far away from the
    /// spec, so they must be absolute and safe to follow.
    LINK_NOT_HTTPS = "link-not-https": "a link is not an `https` URL",
        help: "write the complete URL, including `https://`";
}
