//! The form of a file: TOML, tables, keys and kinds of values.

rules! {
    FILES = "Files, tables and keys";

    /// A spec is TOML, and a file that is not cannot be read at all. All errors
    /// of its syntax are reported at once; what else is found in such a file may
    /// follow from them, so it is kept back until the file is TOML again.
    ///
    /// The slip that is made most is text without quotes: a type is text too,
    /// and stands in double quotes.
    TOML_SYNTAX = "toml-syntax": "a file is not TOML",
        help: "the form of a TOML file is described at https://toml.io";

    /// TOML allows each key once in a table, and each `[table]` header once in a
    /// file. Which of the two was meant cannot be known, so neither is preferred.
    /// To say more of a thing, add to the table that is there.
    DUPLICATE_KEY = "duplicate-key": "a key or a table stands twice",
        help: "keep one of the two";

    /// The tables at the top of a file are those of the language, in the
    /// singular: `type`, `enum`, `endpoint`. Anything else there would be left
    /// out without a word, so it is an error.
    UNKNOWN_TABLE = "unknown-table": "a table at the top of a file is none of the language",
        help: "take it away, or move it into a table of the language";

    /// A key that is not in the language would be ignored, and what it was to
    /// say would be missing from the bindings: `sensitiv = true` would print a
    /// customer's data. So every key has to be one that its table knows.
    UNKNOWN_KEY = "unknown-key": "a table has a key that it does not know",
        help: "take the key away";

    /// Some keys have no harmless default: which path an endpoint has, or
    /// whether a request may be retried. They have to
    /// stand there.
    MISSING_KEY = "missing-key": "a table lacks a key that it needs",
        help: "add the key";

    /// Each key takes one kind of value. Nothing is converted in silence: `"200"`
    /// is text and `200` is a number, and a reader of the spec must be able to
    /// tell which of them was meant.
    WRONG_KIND = "wrong-kind": "a value is of another kind than its key takes",
        help: "text stands in quotes, numbers and `true` or `false` without; lists stand in `[…]`, tables in `{…}`";

    /// Some keys take one of a few words, such as `retry`. The words are those of
    /// the language's page; another one has no meaning.
    UNKNOWN_WORD = "unknown-word": "a value is none of the words that its key takes",
        help: "write one of the words that the key takes";

    /// A link is shown in the documentation of the bindings, far away from the
    /// spec, so it has to be whole and safe to follow.
    LINK_NOT_HTTPS = "link-not-https": "a link is not an `https` URL",
        help: "write the whole address, `https://` included";
}
