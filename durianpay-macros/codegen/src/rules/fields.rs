//! Rules about fields.

rules! {
    FIELDS = "Fields";

    /// Each name on the wire must belong to one field. An alias that is also the
    /// name or an alias of another field, or of the field itself, would be
    /// ambiguous.
    ALIAS_IS_TAKEN = "alias-is-taken": "an alias is already a name or alias in the object",
        help: "a name on the wire must belong to one field: remove one of the two";

    /// `number` states the notation of a number in JSON, if it is not the usual one: an
    /// `amount` or a `decimal` that is written as a number, and in which unit, or an
    /// `integer` that is written as a string. It has no meaning for any other type.
    NUMBER_WITHOUT_AMOUNT = "number-without-amount": "`number` does not fit the type",
        help: "remove `number`, or change the type to `amount`, `decimal` or `integer`";

    /// `also` lists the JSON types that a field may have besides the one of its
    /// `type`. The field's own JSON type is always accepted; if it is listed, the
    /// field's `type` is probably wrong.
    ALSO_OWN_FORM = "also-own-form": "`also` lists the JSON type that the field already has",
        help: "remove it from `also`, or change the type";

    /// A constant is sent and expected exactly as the spec writes it. Strings fit
    /// `string` and enums, numbers fit `integer`, `unsigned` and enums of integers, and
    /// `true` and `false` fit `boolean`. Other types cannot be constants, because their
    /// values can be written in more than one way.
    CONSTANT_TYPE = "constant-type": "a constant does not fit its type",
        help: "a constant must have the type `string`, `integer`, `unsigned`, `boolean` or an enum";

    /// The values of an enum are those that the API documents. A constant, a default, an
    /// example or the code of an error that is not among them is a typo, or a value is
    /// missing in the enum. A constant with a typo would be a request that always fails.
    VALUE_OF_ENUM = "value-of-enum": "a value is not one of its enum",
        help: "write a value of the enum, or add the value to the enum";

    /// Constants, defaults and examples must be within the limits of their field: `min`
    /// and `max` for numbers, `min_length` and `max_length` for strings. Otherwise, one of
    /// the two is wrong, and the value could not even be sent.
    VALUE_LIMITS = "value-limits": "a value is outside the limits of its field",
        help: "change the value or the limit";

    /// A default is the value that the API assumes if the field is absent. A required
    /// field is never absent, so either it is optional, or the default means nothing.
    DEFAULT_OF_REQUIRED = "default-of-required": "a required field has a default",
        help: "make the field optional with `?`, or remove `default`";

    /// A field with `const` always has that value, including in requests, where it
    /// cannot be omitted. A default is the value that the API assumes for an absent
    /// field, so it either contradicts the constant or repeats it.
    CONSTANT_WITH_DEFAULT = "constant-with-default": "a constant has a default",
        help: "keep `const` if the field has no other value, and `default` if it does";

    /// `default` and `example` are shown to readers as values of the field, so they
    /// must be valid ones: a string for strings, enums, ids and timestamps; a day, a UUID
    /// or Base64 for these types; a number for `integer`, `unsigned` and enums of
    /// integers; a string or a number for amounts. For a list, write one item. Objects, maps and unions do not support
    /// them yet.
    VALUE_TYPE = "value-type": "a default or an example does not fit its type",
        help: "write a value that the field could have, or remove it";

    /// `min` and `max` limit numbers: an `integer` or `unsigned`, an `amount` in rupiah,
    /// or a `decimal`. Strings, lists and maps have a length instead; other types have
    /// neither.
    LIMIT_WITHOUT_NUMBER = "limit-without-number": "`min` or `max` on a type that is not a number",
        help: "remove the limit; use `min_length` and `max_length` for strings, lists and maps";

    /// `min_length` and `max_length` limit the number of characters of a string, of Base64,
    /// of an enum or an id, the number of items of a list, or the number of members of a
    /// map. Numbers have a size instead; other types have neither.
    LENGTH_WITHOUT_TEXT = "length-without-text": "`min_length` or `max_length` on a type without a length",
        help: "remove the limit; use `min` and `max` for numbers";

    /// `pattern` is a regular expression that a string matches. Other types have their own
    /// notation.
    PATTERN_WITHOUT_TEXT = "pattern-without-text": "`pattern` on a type that is neither a `string` nor an id",
        help: "remove `pattern`, or change the type to `string`";

    /// If the upper limit is below the lower limit, no value could ever be sent.
    LIMITS_TURNED = "limits-turned": "an upper limit is below the lower limit",
        help: "swap the two limits, or remove one";

    /// `style` is the notation of a list, an object or a map. Only lists of plain values
    /// can be written with commas, spaces or bars, and only lists are repeated; everything
    /// but a plain value can be written with brackets.
    STYLE_TYPE = "style-type": "a `style` that the type cannot have",
        help: "write `brackets` for objects, maps and lists of these, and nothing for plain values";

    /// `style` is the notation in a query or a form, so only the fields of the `query` of
    /// an endpoint, and of a `body` with the media type of forms, can have it. It applies
    /// to everything inside of them. Lists in headers are always written with commas.
    STYLE_PLACE = "style-place": "a `style` outside of a query and a form",
        help: "remove it, or set it for the field of the query that contains the type";

    /// A length must not be negative and must fit into 32 bits.
    LENGTH_RANGE = "length-range": "a length limit is out of range",
        help: "write an integer from 0 to 4294967295";

    /// An `integer` in minor units, such as cents, or a `decimal` in major units may have a
    /// currency: a fixed one, or that of a `string` or an enumeration in the same type.
    CURRENCY = "currency": "a field cannot have this currency",
        help: "write `currency = \"USD\"`, or `currency = { field = \"currency\" }` with a field of the same type";

    /// The code of a currency has three upper-case letters, as in ISO 4217.
    CURRENCY_CODE = "currency-code": "invalid code of a currency",
        help: "write three upper-case letters, such as `USD`";
}
