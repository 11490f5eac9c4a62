//! Names: their form, and that each means one thing.

rules! {
    NAMING = "Names";

    /// Types, enums, unions and ids share one form of name, `PascalCase`: a
    /// capital letter first, then ASCII letters and digits. So a type expression
    /// such as `"[OrderItem]?"` needs no quotes within quotes, and no name can be
    /// taken for a built-in type.
    TYPE_NAME = "type-name": "a type has a name of another form",
        help: "begin with a capital letter and use ASCII letters and digits only";

    /// A resource becomes a method of the client, so its name has the form of
    /// one: `snake_case`, in ASCII.
    RESOURCE_NAME = "resource-name": "a resource has a name of another form",
        help: "use lower-case ASCII letters, digits and `_`, a letter first";

    /// An endpoint is called by its resource and its method, and its name says
    /// both: `RESOURCE.METHOD`. Since the name has a dot, it stands in quotes.
    ENDPOINT_NAME = "endpoint-name": "an endpoint has a name of another form",
        help: "write the resource, a dot and the method in lower case: `[endpoint.\"orders.create\"]`";

    /// An environment's name becomes a constant of the bindings, and stands in
    /// settings and logs. `snake_case` in ASCII serves all of them.
    ENVIRONMENT_NAME = "environment-name": "an environment has a name of another form",
        help: "use lower-case ASCII letters, digits and `_`, a letter first";

    /// A mark of an enum value becomes a question in code, `is_final()`, so it
    /// has the form of one: `snake_case`, in ASCII, without the `is_`.
    MARK_NAME = "mark-name": "a mark has a name of another form",
        help: "use lower-case ASCII letters, digits and `_`, a letter first";

    /// The name on the wire is anything that the API has chosen, and the name in
    /// code is made of its ASCII letters and digits. Where there are none, the
    /// spec has to give a name. What is on the wire stays as it is.
    NO_NAME = "no-name": "a name on the wire gives no name for code",
        help: "add `name = \"…\"` with ASCII letters";

    /// A name means one thing in the whole spec, in whichever file it stands;
    /// types, enums, unions and ids share one space of names. Were the second of
    /// two to win, a type would change by the order of the files.
    ///
    /// The envelope of webhooks is a type `Notification`, and their payloads a
    /// union `Event`; a spec with `[webhook]` cannot define these names again.
    DUPLICATE_NAME = "duplicate-name": "two things have one name",
        help: "take one of the two away, or give it another name";

    /// The wire may tell apart what code cannot: the fields `currency` and
    /// `Currency` are both `currency` in Rust. The same goes for enum values,
    /// members of a union, placeholders of a path, and endpoints. An endpoint
    /// whose query or headers can be left out makes a second method, with `_with`
    /// at its end, that no other endpoint can be called.
    ///
    /// Where values could be swapped, or are more than three, a struct names them: of
    /// the constructor of `Transfer` it is `TransferFields`, of the method
    /// `orders.get_item` it is `OrdersGetItemArguments`. No type can be called so.
    ///
    /// Fields, values and members take `name = "…"`, which changes nothing on the
    /// wire; the others have to be renamed in the spec.
    NAME_COLLISION = "name-collision": "two things would have one name in code",
        help: "give one of the two another name";

    /// The bindings have a few items of their own beside the types of the spec: a
    /// trait `Resources`, and the statics `API` and `WEBHOOK`. A type of the same
    /// name could not stand beside them.
    RESERVED_NAME = "reserved-name": "a type has a name that the bindings use themselves",
        help: "give the type another name";
}
