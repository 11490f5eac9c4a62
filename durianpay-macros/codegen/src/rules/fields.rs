//! Fields: what their keys say of their type.

rules! {
    FIELDS = "Fields";

    /// What comes under a name on the wire belongs to one field. An alias that is
    /// the name or the alias of another field, or of the field itself, would leave
    /// open which of them is meant.
    ALIAS_IS_TAKEN = "alias-is-taken": "an alias is a name that something of the object has already",
        help: "what comes under a name belongs to one field: take one of the two away";

    /// `number` says that an amount, or a decimal, is written as a JSON number,
    /// and what the number is worth. On any other type it would say nothing.
    NUMBER_WITHOUT_AMOUNT = "number-without-amount": "`number` stands at a type that is no amount",
        help: "leave `number` out, or make the type `amount` or `decimal`";

    /// `also` lists the JSON forms of a field beside the one that its type has.
    /// The type's own form is taken in any case; to list it is a hint that the
    /// type is not the one that was meant.
    ALSO_OWN_FORM = "also-own-form": "`also` lists the form that the type has anyway",
        help: "take the form out of `also`, or change the type";

    /// A constant is sent and expected as it stands in the spec. Text fits
    /// `string` and enums, numbers fit `integer` and enums of integers, and `true` and `false` fit
    /// `boolean`; other types have no constants, since they can be written in
    /// more than one way.
    CONSTANT_TYPE = "constant-type": "a constant does not fit its type",
        help: "constants are of type `string`, `integer`, `boolean` or an enum";

    /// A field with `const` always has that value, also in requests, where it
    /// cannot be left out. A default, which says what the API assumes when the
    /// field is absent, contradicts that or repeats it.
    CONSTANT_WITH_DEFAULT = "constant-with-default": "a constant has a default",
        help: "keep `const` if there is no other value, and `default` if there is";

    /// `default` and `example` are shown to readers as a value of the field, so
    /// they have to be one: text for text, enums, ids and timestamps, a number
    /// for `integer` and enums of integers, text or a number for amounts. A list shows one item.
    /// Objects, maps and unions have no form for it yet.
    VALUE_TYPE = "value-type": "a default or an example does not fit its type",
        help: "write a value that the field could have, or leave it out";

    /// `min` and `max` are limits of a number: an `integer`, an `amount` in
    /// rupiah, or a `decimal`. Other types have no size of that kind; text and
    /// lists have a length.
    LIMIT_WITHOUT_NUMBER = "limit-without-number": "`min` or `max` stands at a type that is no number",
        help: "take the limit away; `min_length` and `max_length` limit text and lists";

    /// `min_length` and `max_length` count the characters of a text, an enum or
    /// an id, or the items of a list. Other types have no length; numbers have a
    /// size.
    LENGTH_WITHOUT_TEXT = "length-without-text": "`min_length` or `max_length` stands at a type without a length",
        help: "take the limit away; `min` and `max` limit numbers";

    /// Nothing lies between a lower limit and an upper limit that is below it, so
    /// no value could ever be sent.
    LIMITS_TURNED = "limits-turned": "an upper limit is below the lower one",
        help: "swap the two, or take one away";

    /// A length is counted, so it is not below zero, and it has to fit 32 bits.
    LENGTH_RANGE = "length-range": "a limit of length is no length",
        help: "a length is a whole number from 0 to 4294967295";
}
