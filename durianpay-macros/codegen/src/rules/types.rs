//! Rules about types: expressions, objects and unions.

rules! {
    TYPES = "Types";

    /// A type expression is a name, `[T]` for a list, `{T}` for a map from strings
    /// to `T`, with one `?` at the very end if the field is optional. Items of a
    /// list cannot be optional, and there is no choice between two types.
    TYPE_SYNTAX = "type-syntax": "invalid type expression",
        help: "write a name, `[T]` for a list, `{T}` for a map from strings, with `?` at the very end if it is optional";

    /// A name in a type expression must be a built-in type or defined in some file
    /// of the spec. Some places require an object type: a body, a query, the
    /// payload of an event, and the member of a union.
    UNKNOWN_TYPE = "unknown-type": "unknown type",
        help: "define the type, or use an existing one";

    /// Lists and maps can be nested up to eight levels. A value of a deeper type is
    /// hard to understand; define a type in between to name the inner part.
    TYPE_TOO_DEEP = "type-too-deep": "a type expression is nested too deeply",
        help: "nest at most 8 lists and maps; define a type in between";

    /// A value contains the values of its fields, so a type that contains itself
    /// would be infinite, and in Rust have no size. A list or a map may be empty,
    /// so it breaks the cycle.
    TYPE_CYCLE = "type-cycle": "a type contains itself",
        help: "make the field a list, or change its type to `json`";

    /// Some keys name fields of a type: those of `[error]`, of a page, and of the
    /// groups of `any_of`. They must be names on the wire, as in the definition of
    /// the type.
    UNKNOWN_FIELD = "unknown-field": "unknown field",
        help: "add the field to the type, or name an existing one";

    /// The values of an enum with `type = "integer"` must be 64-bit integers in
    /// their canonical notation: `7`, not `007` or `+7`. So no two of them are the
    /// same number, and each is written back as it was read.
    ENUM_NUMBER = "enum-number": "a value of an enum of integers is not an integer",
        help: "write a 64-bit integer without `+` or leading zeros";

    /// An enum lists the values that are known. Without any, it says no more than
    /// `string`. Most often, the values are in `[enum.NAME]` instead of
    /// `[enum.NAME.values]`, or have been forgotten.
    ENUM_WITHOUT_VALUES = "enum-without-values": "an enum has no values",
        help: "add values, or use `string`";

    /// `limits` of an enum is the type of `min` and `max` of its values. A limit without
    /// its type could be rupiah or a number of items, and a type without limits means
    /// nothing. A limit must be a value of its type.
    LIMITS_OF_VALUES = "limits-of-values": "limits of values without their type, or that do not fit it",
        help: "write both `limits` of the enum and `min` or `max` of its values, or neither";

    /// `pattern` names a character that matches any digit in the values of an enum
    /// of strings. Integers cannot contain it.
    PATTERN_OF_INTEGERS = "pattern-of-integers": "`pattern` on an enum of integers",
        help: "remove `pattern` or `type`";

    /// If several values with wildcards match a string, the first one is used. A
    /// value is never used if an earlier one matches in every case.
    HIDDEN_VALUE = "hidden-value": "a value of an enum can never match",
        help: "move it before the value with more wildcards, or remove it";

    /// `outcome` and `renews` state what the code of a response means for the
    /// request. The codes are the values of the enum that `codes` of `[error]`
    /// names. Values of other enums say nothing about a request.
    OUTCOME_OF_VALUE = "outcome-of-value": "`outcome` or `renews` on a value that is not a response code",
        help: "remove it, or set `codes` of `[error]` to this enum";

    /// Each group of `any_of` lists fields of which a request must have at least
    /// one. A group without fields could never be satisfied, so no request would be
    /// valid.
    EMPTY_GROUP = "empty-group": "a group of `any_of` has no fields",
        help: "list the fields of which at least one is required, or remove the group";

    /// Each group of `any_of` lists fields of which a request must have at least one. A
    /// required field is always there, so its group would always be fulfilled.
    REQUIRED_IN_GROUP = "required-in-group": "a group of `any_of` contains a required field",
        help: "make the field optional with `?`, or remove the group";

    /// The tag of a union is a sibling of its content, in the object that contains
    /// both, unless the union has `inside = true` or no tag. The items of a list or
    /// map have no such object, so there would be no place for their tags.
    UNION_IN_LIST = "union-in-list": "a list or map contains a union with a tag beside its content",
        help: "define an object type with a field for the union, and use it as the item";

    /// `inside` states that the tag is a member of the content. Without a tag, there
    /// is nothing to be found inside.
    INSIDE_WITHOUT_TAG = "inside-without-tag": "`inside` in a union without a tag",
        help: "add `tag`, or remove `inside`";

    /// The members of a union without a tag are told apart by their JSON. A member
    /// that is any JSON, or another union, would take the values of the others, and a
    /// member that is optional would have no value at all.
    MEMBER_TYPE = "member-type": "a member of a union has a type that tells nothing",
        help: "use a type with one JSON kind: a scalar, a list, a map or an object";

    /// A value is read as the member that it fits: by its JSON kind, where an integer
    /// fits before a decimal number, and an object by its required fields. So there
    /// can be one member for each kind, except objects. Of two objects, each must
    /// require a field that the other one does not, or both must require a field with
    /// different constants.
    MEMBERS_ALIKE = "members-alike": "two members of a union cannot be told apart",
        help: "use a tag, or remove one of the members";

    /// `bytes` is a whole body, as received or sent. JSON has no bytes: APIs encode
    /// them as a string, most often in Base64.
    BYTES_INSIDE = "bytes-inside": "`bytes` is part of another type",
        help: "use `base64` or `string` for bytes that are text in JSON, and `file` for a file in a form";

    /// A `file` is sent as a part of a form. It can be the type of a field, or the item
    /// of a list in a field, of the object type that is the body of an endpoint with
    /// `content_type = "multipart/form-data"`. No other body, and no response, has a
    /// place for its content.
    FILE_PLACE = "file-place": "a `file` is not a field of a multipart body",
        help: "set `content_type = \"multipart/form-data\"`, or use `bytes` as a whole body";

    /// A union maps each value of the tag to an object type. Without members, every
    /// content would be unknown.
    UNION_WITHOUT_MEMBERS = "union-without-members": "a union has no members",
        help: "add members, or use `json`";

    /// The tag of a union is read and written with the union. If it were also a
    /// field, the same key would be written twice, and the two values could
    /// contradict each other. In the content of a union with `inside = true`, it may
    /// be a constant with the value of the member.
    TAG_IS_FIELD = "tag-is-field": "the tag of a union is also listed as a field",
        help: "remove the field; the tag is read and written with the union";

    /// Two unions in one object must have different tags. With a common tag, it
    /// would be ambiguous which union the tag belongs to.
    TAG_OF_TWO = "tag-of-two": "two unions of one object share a tag",
        help: "an object can contain one union for each tag";
}
