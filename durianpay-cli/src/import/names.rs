//! Unique names.

use durianpay_codegen::names;
use std::collections::BTreeSet;

/// The names that generated code uses.
const RESERVED: [&str; 6] = [
    "Resources",
    "API",
    "WEBHOOK",
    "Client",
    "ApiKey",
    "Credentials",
];

/// The names that webhooks of a spec use.
const OF_WEBHOOKS: [&str; 2] = ["Notification", "Event"];

/// The suffixes of the structs with named arguments of constructors and methods.
const OF_STRUCTS: [&str; 2] = ["Fields", "Arguments"];

/// The names of types, enums, unions and ids that are taken.
#[derive(Debug)]
pub(super) struct TypeNames {
    taken: BTreeSet<String>,
}

impl TypeNames {
    /// Creates an empty set, for names that were checked before.
    pub(super) fn free() -> Self {
        Self {
            taken: BTreeSet::new(),
        }
    }

    /// Creates a set with the names that generated code needs.
    pub(super) fn reserved(has_webhooks: bool) -> Self {
        let mut taken: BTreeSet<String> = RESERVED.map(str::to_owned).into();
        if has_webhooks {
            taken.extend(OF_WEBHOOKS.map(str::to_owned));
        }
        Self { taken }
    }

    /// Reserves a name that generated code uses. Returns false if it is taken.
    pub(super) fn reserve(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// Converts `wanted` to a type name. A number is appended if the name is taken, or if generated
    /// code may use it.
    pub(super) fn claim(&mut self, wanted: &str) -> String {
        let name = type_name(wanted);
        let is_made = |name: &str| {
            let mut stems = OF_STRUCTS
                .iter()
                .filter_map(|suffix| name.strip_suffix(suffix));
            stems.any(|stem| !stem.is_empty())
        };
        let name = unique(&name, |name| self.taken.contains(name) || is_made(name));
        self.taken.insert(name.clone());
        name
    }
}

/// Derives a valid type name, such as `HttpError` for `http_error`. Valid names are unchanged.
fn type_name(wanted: &str) -> String {
    if names::is_type_name(wanted) {
        return wanted.to_owned();
    }
    let name = names::pascal(wanted);
    if names::is_type_name(&name) {
        name
    } else {
        format!("Type{name}")
    }
}

/// Returns `name`, or the first free name of `name2`, `name3` and so on.
pub(super) fn unique(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(name) {
        return name.to_owned();
    }
    let mut number = 2_u64;
    loop {
        let numbered = format!("{name}{number}");
        if !is_taken(&numbered) {
            return numbered;
        }
        number += 1;
    }
}

/// Converts `wanted` to the name of a resource, method, environment or placeholder. Uses `fallback` if
/// no character of it is usable.
pub(super) fn plain(wanted: &str, fallback: &str) -> String {
    let name = names::snake(wanted);
    let name = name.trim_matches('_');
    if names::is_plain_name(name) {
        name.to_owned()
    } else if name.is_empty() {
        fallback.to_owned()
    } else {
        format!("{fallback}_{name}")
    }
}

/// Derives the words of a name in lower case.
pub(super) fn words(name: &str) -> Vec<String> {
    let snake = names::snake(name);
    snake
        .split('_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Derives the singular, such as `pet` for `pets`. An approximation is enough, since only names
/// depend on it.
pub(super) fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        format!("{stem}y")
    } else if word.ends_with("ss") || word.ends_with("us") || word.len() < 4 {
        word.to_owned()
    } else {
        word.strip_suffix('s').unwrap_or(word).to_owned()
    }
}

/// Derives the type name of a part, such as `OrderAddress`.
pub(super) fn within(owner: &str, part: &str) -> String {
    owner.to_owned() + &names::pascal(part)
}

/// Derives the type name of a list's items, such as `OrderItem` for `OrderItems`.
pub(super) fn item_of(list: &str) -> String {
    let one = singular(list);
    if one == list {
        format!("{list}Item")
    } else {
        one
    }
}

#[cfg(test)]
mod tests {
    use super::{TypeNames, item_of, plain, singular};

    #[test]
    fn type_names_are_unique() {
        let mut names = TypeNames::reserved(true);
        for (wanted, name) in [
            ("Order", "Order"),
            ("Order", "Order2"),
            ("order", "Order3"),
            ("basic-error", "BasicError"),
            ("200_ok", "N200Ok"),
            ("…", "Type"),
            ("Event", "Event2"),
            ("OrderFields", "OrderFields2"),
        ] {
            assert_eq!(names.claim(wanted), name);
        }
    }

    #[test]
    fn plain_names_begin_with_a_letter() {
        assert_eq!(plain("petId", "part"), "pet_id");
        assert_eq!(plain("2fa", "part"), "part_2fa");
        assert_eq!(plain("…", "part"), "part");
    }

    #[test]
    fn items_are_named_after_their_list() {
        assert_eq!(item_of("OrderItems"), "OrderItem");
        assert_eq!(item_of("OrderAddress"), "OrderAddressItem");
        assert_eq!(singular("categories"), "category");
        assert_eq!(singular("status"), "status");
    }
}
