//! Types: expressions, objects, unions.

rules! {
    TYPES = "Types";

    /// A type expression is a name, `[T]` for a list, `{T}` for a map from text
    /// to `T`, and one `?` at the very end when the field may be absent. There is
    /// no list of things that may be absent, and no choice between two types.
    TYPE_SYNTAX = "type-syntax": "a type expression cannot be read",
        help: "a type is a name, `[T]` for a list, `{T}` for a map from text, and `?` at the very end when it may be absent";

    /// A name in a type expression is a built-in type or one that some file of
    /// the spec defines. Some places take object types alone: a body, a query,
    /// the payload of an event, the member of a union.
    UNKNOWN_TYPE = "unknown-type": "a type is named that is not there",
        help: "define the type, or name one that is there";

    /// Lists and maps nest up to eight deep. Beyond that, nobody can say what a
    /// value of the type is; a type in between gives the inner part a name.
    TYPE_TOO_DEEP = "type-too-deep": "a type expression nests too deeply",
        help: "at most 8 lists and maps can nest; name a type in between";

    /// A value holds the values of its fields, so a type that contains itself
    /// would have no end, and in Rust no size. A list or a map may be empty and
    /// ends the chain.
    TYPE_CYCLE = "type-cycle": "a type contains itself",
        help: "put it into a list, or make the field `json`";

    /// Some keys name fields of a type: those of `[error]`, of a page, and the
    /// groups of `any_of`. The names are those on the wire, as they stand in the
    /// type.
    UNKNOWN_FIELD = "unknown-field": "a field is named that its type does not have",
        help: "add the field to the type, or name one that is there";

    /// The values of an enum with `type = "integer"` are whole numbers of 64 bits,
    /// each written in its one form: `7`, and not `007` or `+7`. So no two of them
    /// are the same number, and each is written back as it came.
    ENUM_NUMBER = "enum-number": "a value of an enum of integers is none",
        help: "write a whole number of 64 bits, without a sign that says nothing and without zeros before it";

    /// `pattern` names a character that stands for any digit in the values of an enum of
    /// strings. An integer has digits alone.
    PATTERN_OF_INTEGERS = "pattern-of-integers": "an enum of integers has free digits",
        help: "leave `pattern` or `type` out";

    /// Of the values with free digits, the first that fits a text is the one that is read.
    /// A value for which an earlier one is read in every case would never be met.
    HIDDEN_VALUE = "hidden-value": "a value of an enum is never read",
        help: "put it before the value with more free digits, or leave it out";

    /// `outcome` and `renews` say what the code of a response means for the request. The codes
    /// are in the enum that `codes` of `[error]` names; values of other enums say nothing of
    /// a request.
    OUTCOME_OF_VALUE = "outcome-of-value": "a value states an outcome, and is no code of a response",
        help: "leave it out, or name the enum with `codes` of `[error]`";

    /// Each group of `any_of` lists fields of which a request needs at least one.
    /// A group without fields could never be kept, so no request would be valid.
    EMPTY_GROUP = "empty-group": "a group of `any_of` has no fields",
        help: "list the fields of which at least one is needed, or take the group away";

    /// The tag of a union lies beside its content, in the same object. The items
    /// of a list or map have no object of their own around them, so there would
    /// be no place for their tags.
    UNION_IN_LIST = "union-in-list": "a list or map holds a union",
        help: "its tag lies beside it, in the same object: make an object type with a field for it";

    /// A union says which object type belongs to which value of the tag. Without
    /// members it says nothing, and every content would be unknown.
    UNION_WITHOUT_MEMBERS = "union-without-members": "a union has no members",
        help: "add its members, or use `json`";

    /// The tag of a union is written and read with the union. As a field beside
    /// it, the same key would be written twice, and the two could contradict each
    /// other.
    TAG_IS_FIELD = "tag-is-field": "the tag of a union is also listed as a field",
        help: "leave the field out; the tag is written and read with the union";

    /// Two unions in one object need a tag each. With one tag for both, it could
    /// not be said which of them the tag belongs to.
    TAG_OF_TWO = "tag-of-two": "two unions of one object share a tag",
        help: "an object can hold one union for each tag";
}
