//! Fields of objects.

use super::change::{Changes, Node};
use super::ty;
use durianpay_codegen::model::{Field, FieldCurrency};

/// The context of a field.
#[derive(Clone, Copy)]
pub(super) struct Role<'a> {
    /// The name of the object.
    pub(super) owner: &'a str,
    /// Whether callers create the object, in both versions.
    pub(super) is_input: bool,
    /// How callers read the field.
    pub(super) member: &'static str,
}

impl Role<'_> {
    fn node(&self, field: &Field) -> String {
        format!("field `{}.{}`", self.owner, field.wire)
    }
}

pub(super) const STRICT: &str = "only strict validation, such as the simulator's, uses it";

const STYLE: &str = "the Rust API is unchanged; the query or form differs";

const WIRE: &str = "the Rust API is unchanged; the JSON differs";

pub(super) fn removed(changes: &mut Changes, role: Role<'_>, field: &Field) {
    let mut node = changes.removed(role.node(field), &field.about);
    if field.constant.is_some() {
        node.patch(
            "constant removed",
            "invisible to code; it is no longer sent or checked",
        );
    } else {
        let setter = if role.is_input {
            " and its argument or setter are"
        } else {
            " is"
        };
        let member = role.member;
        node.major(
            "removed",
            format!("the {member}{setter} removed; the value under its key is in `unknown_fields`"),
        );
    }
}

pub(super) fn added(changes: &mut Changes, role: Role<'_>, field: &Field) {
    let mut node = changes.added(role.node(field), &field.about);
    if field.constant.is_some() {
        node.patch(
            "constant added",
            "invisible to code; it is sent and checked automatically",
        );
    } else {
        appears(&mut node, role, field, "added");
    }
}

/// Reports a field that the struct gains.
fn appears(node: &mut Node<'_>, role: Role<'_>, field: &Field, what: &str) {
    let member = role.member;
    if !field.is_required() {
        let setter = if role.is_input { " and a setter" } else { "" };
        node.minor(
            format!("{what}, optional"),
            format!("adds a {member}{setter}; callers can neither construct nor destructure the type exhaustively"),
        );
    } else if role.is_input {
        node.major(
            format!("{what}, required"),
            format!("`{}::new` takes an additional argument", role.owner),
        );
    } else {
        node.minor(
            format!("{what}, required"),
            format!(
                "adds a {member}; callers cannot destructure the type exhaustively; a response without it can no longer be read"
            ),
        );
    }
}

pub(super) fn compare(changes: &mut Changes, role: Role<'_>, old: &Field, new: &Field) {
    let Field {
        about,
        wire,
        name,
        // Compared together below, since each of them affects the Rust type.
        ty: _,
        optional: _,
        nullable: _,
        aliases,
        constant: _,
        also,
        default,
        example,
        sensitive,
        limits,
        currency,
        pattern,
        style,
    } = old;
    let mut node = changes.node(role.node(old), about, &new.about);
    node.about(about, &new.about);
    if *wire != new.wire {
        node.patch(format!("wire name `{wire}` → `{}`", new.wire), WIRE);
    }
    if *name != new.name {
        compare_names(&mut node, role, old, new);
    }
    compare_content(&mut node, role, old, new);
    compare_aliases(&mut node, aliases, &new.aliases);
    node.patch_if("`also` changed", also, &new.also, STRICT);
    node.patch_if(
        "`default` changed",
        default,
        &new.default,
        super::about::DOCUMENTATION,
    );
    node.patch_if(
        "`example` changed",
        example,
        &new.example,
        super::about::DOCUMENTATION,
    );
    node.patch_if("limits changed", limits, &new.limits, STRICT);
    compare_currencies(&mut node, role, currency.as_ref(), new.currency.as_ref());
    node.patch_if(
        "`pattern` changed",
        pattern,
        &new.pattern,
        super::about::DOCUMENTATION,
    );
    node.patch_if("`style` changed", style, &new.style, STYLE);
    match (sensitive, new.sensitive) {
        (false, true) => node.patch("sensitive", "debug output no longer shows it"),
        (true, false) => node.major(
            "no longer sensitive",
            "debug output shows a value that it used to hide: it would appear in logs without any change of code",
        ),
        _ => {}
    }
}

/// Compares the currencies, which decide whether there is a method that returns money.
fn compare_currencies(
    node: &mut Node<'_>,
    role: Role<'_>,
    old: Option<&FieldCurrency>,
    new: Option<&FieldCurrency>,
) {
    if old == new {
        return;
    }
    let text = |currency: Option<&FieldCurrency>| match currency {
        None => "none".to_owned(),
        Some(FieldCurrency::Code(code)) => format!("`{code}`"),
        Some(FieldCurrency::Field(field)) => format!("that of `{field}`"),
    };
    let what = format!("`currency` {} → {}", text(old), text(new));
    let owner = role.owner;
    match (old, new) {
        (None, _) => node.minor(
            what,
            format!("adds a method to `{owner}` that returns money"),
        ),
        (Some(_), None) => node.major(
            what,
            format!("the method of `{owner}` that returns money is removed"),
        ),
        (Some(_), Some(_)) => node.major(
            what,
            "the Rust API is unchanged; the same number is money in another currency",
        ),
    }
}

fn compare_names(node: &mut Node<'_>, role: Role<'_>, old: &Field, new: &Field) {
    let what = format!("Rust name `{}` → `{}`", old.name, new.name);
    if old.constant.is_some() && new.constant.is_some() {
        node.patch(what, "a constant has no name in code");
    } else if role.is_input {
        let why = format!("the {} and its setter are renamed", role.member);
        node.major(what, why);
    } else {
        node.major(what, format!("the {} is renamed", role.member));
    }
}

fn compare_aliases(node: &mut Node<'_>, old: &[String], new: &[String]) {
    let is_lost = old.iter().any(|alias| !new.contains(alias));
    let what = "`aliases` changed";
    if is_lost {
        node.minor(
            what,
            "the Rust API is unchanged; a value under a removed name becomes an unknown field",
        );
    } else if old != new {
        node.patch(what, "the Rust API is unchanged; more names are accepted");
    }
}

/// Compares whether the struct has the field, and with which type.
fn compare_content(node: &mut Node<'_>, role: Role<'_>, old: &Field, new: &Field) {
    match (&old.constant, &new.constant) {
        (None, None) => compare_types(node, role, old, new),
        (None, Some(value)) => node.major(
            format!("now always {}", ty::scalar(value)),
            format!(
                "a constant is sent automatically: the {} is removed",
                role.member
            ),
        ),
        (Some(_), None) => appears(node, role, new, "no longer a constant"),
        (Some(before), Some(after)) => {
            if before != after {
                node.minor(
                    format!("always {} → {}", ty::scalar(before), ty::scalar(after)),
                    "the Rust API is unchanged; a response with the old value can no longer be read",
                );
            }
            if ty::field_type(old) != ty::field_type(new) || old.ty != new.ty {
                node.patch(
                    format!("{} → {}", ty::field_type(old), ty::field_type(new)),
                    "a constant has no type in code",
                );
            }
        }
    }
}

fn compare_types(node: &mut Node<'_>, role: Role<'_>, old: &Field, new: &Field) {
    let what = format!("{} → {}", ty::field_type(old), ty::field_type(new));
    let is_same_type = ty::text(&old.ty) == ty::text(&new.ty);
    if !is_same_type || old.is_option() != new.is_option() {
        let member = role.member;
        let why = if role.is_input {
            format!("the {member}, and the argument of `new` or of the setter, have another type")
        } else {
            format!("the {member} has another type")
        };
        node.major(what, why);
    } else if old.optional != new.optional {
        compare_presence(node, role, new, what);
    } else if old.nullable != new.nullable {
        node.patch(what, STRICT);
    }
    if is_same_type && old.ty != new.ty {
        compare_forms(node, old, new);
    }
}

/// Compares fields that are an `Option` in both versions, and required in one of them.
fn compare_presence(node: &mut Node<'_>, role: Role<'_>, new: &Field, what: String) {
    match (role.is_input, new.optional) {
        (true, true) => node.major(what, "`new` loses an argument, and a setter replaces it"),
        (true, false) => node.major(
            what,
            "`new` takes an additional argument, and the setter is removed",
        ),
        (false, true) => node.patch(
            what,
            "the Rust API is unchanged; more responses can be read",
        ),
        (false, false) => node.minor(
            what,
            "the Rust API is unchanged; a response without it can no longer be read",
        ),
    }
}

/// Compares the wire formats of values with the same Rust type.
fn compare_forms(node: &mut Node<'_>, old: &Field, new: &Field) {
    if ty::is_in_hundredths(&old.ty) == ty::is_in_hundredths(&new.ty) {
        node.patch("wire format changed", WIRE);
    } else {
        node.major(
            "unit of numbers changed",
            "the Rust API is unchanged; but the same number in JSON is a hundred times more or less money",
        );
    }
}
