//! Fields of objects.

use super::change::{Changes, Node};
use super::ty;
use durianpay_codegen::model::Field;

/// What a field is part of.
#[derive(Clone, Copy)]
pub(super) struct Role<'a> {
    /// The object.
    pub(super) owner: &'a str,
    /// Whether callers make the object, in both versions.
    pub(super) is_input: bool,
    /// What callers read it by.
    pub(super) member: &'static str,
}

impl Role<'_> {
    fn node(&self, field: &Field) -> String {
        format!("field `{}.{}`", self.owner, field.wire)
    }
}

pub(super) const STRICT: &str = "only strict checks, such as the simulator's, look at it";

const WIRE: &str = "the Rust API stays; what is sent and read is another";

pub(super) fn removed(changes: &mut Changes, role: Role<'_>, field: &Field) {
    let mut node = changes.removed(role.node(field), &field.about);
    if field.constant.is_some() {
        node.patch(
            "removed, a constant",
            "code has no part in it; it is no longer sent or checked",
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
            format!("the {member}{setter} gone; the value under the key is in `unknown_fields`"),
        );
    }
}

pub(super) fn added(changes: &mut Changes, role: Role<'_>, field: &Field) {
    let mut node = changes.added(role.node(field), &field.about);
    if field.constant.is_some() {
        node.patch(
            "added, a constant",
            "code has no part in it; it is sent and checked by itself",
        );
    } else {
        appears(&mut node, role, field, "added");
    }
}

/// A field comes into the struct.
fn appears(node: &mut Node<'_>, role: Role<'_>, field: &Field, what: &str) {
    let member = role.member;
    if !field.is_required() {
        let setter = if role.is_input { " and a setter" } else { "" };
        node.minor(
            format!("{what}, optional"),
            format!("a {member}{setter} more; callers can neither build nor match the type whole"),
        );
    } else if role.is_input {
        node.major(
            format!("{what}, required"),
            format!("`{}::new` takes another argument", role.owner),
        );
    } else {
        node.minor(
            format!("{what}, required"),
            format!(
                "a {member} more; callers cannot match the type whole; a response without it can no longer be read"
            ),
        );
    }
}

pub(super) fn compare(changes: &mut Changes, role: Role<'_>, old: &Field, new: &Field) {
    let Field {
        about,
        wire,
        name,
        // Compared together below, since each decides on the Rust type.
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
    } = old;
    let mut node = changes.node(role.node(old), about, &new.about);
    node.about(about, &new.about);
    if *wire != new.wire {
        node.patch(format!("on the wire `{wire}` → `{}`", new.wire), WIRE);
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
    match (sensitive, new.sensitive) {
        (false, true) => node.patch("sensitive", "debug output no longer shows it"),
        (true, false) => node.major(
            "no longer sensitive",
            "debug output shows a value that it hid: logs would contain it without a change of code",
        ),
        _ => {}
    }
}

fn compare_names(node: &mut Node<'_>, role: Role<'_>, old: &Field, new: &Field) {
    let what = format!("in code `{}` → `{}`", old.name, new.name);
    if old.constant.is_some() && new.constant.is_some() {
        node.patch(what, "a constant has no name in code");
    } else if role.is_input {
        let why = format!("the {}, and its setter, have another name", role.member);
        node.major(what, why);
    } else {
        node.major(what, format!("the {} has another name", role.member));
    }
}

fn compare_aliases(node: &mut Node<'_>, old: &[String], new: &[String]) {
    let is_lost = old.iter().any(|alias| !new.contains(alias));
    let what = "`aliases` changed";
    if is_lost {
        node.minor(
            what,
            "the Rust API stays; what comes under a name that is gone is unknown",
        );
    } else if old != new {
        node.patch(what, "the Rust API stays; readers take more names");
    }
}

/// Whether it stands in the struct, and as what.
fn compare_content(node: &mut Node<'_>, role: Role<'_>, old: &Field, new: &Field) {
    match (&old.constant, &new.constant) {
        (None, None) => compare_types(node, role, old, new),
        (None, Some(value)) => node.major(
            format!("always {} now", ty::scalar(value)),
            format!(
                "a constant is written by itself: the {} is gone",
                role.member
            ),
        ),
        (Some(_), None) => appears(node, role, new, "no longer a constant"),
        (Some(before), Some(after)) => {
            if before != after {
                node.minor(
                    format!("always {} → {}", ty::scalar(before), ty::scalar(after)),
                    "the Rust API stays; a response with the earlier value can no longer be read",
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
            format!("the {member}, and what `new` or the setter takes, have another type")
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

/// `Option` both before and after, and required in one of the two.
fn compare_presence(node: &mut Node<'_>, role: Role<'_>, new: &Field, what: String) {
    match (role.is_input, new.optional) {
        (true, true) => node.major(
            what,
            "`new` takes an argument less, and a setter takes its place",
        ),
        (true, false) => node.major(what, "`new` takes another argument, and the setter is gone"),
        (false, true) => node.patch(what, "the Rust API stays; more responses can be read"),
        (false, false) => node.minor(
            what,
            "the Rust API stays; a response without it can no longer be read",
        ),
    }
}

/// One type in Rust, written in another way on the wire.
fn compare_forms(node: &mut Node<'_>, old: &Field, new: &Field) {
    if ty::is_in_hundredths(&old.ty) == ty::is_in_hundredths(&new.ty) {
        node.patch("written in another form", WIRE);
    } else {
        node.major(
            "numbers count another unit",
            "the Rust API stays; but the same number on the wire is a hundred times more or less money",
        );
    }
}
