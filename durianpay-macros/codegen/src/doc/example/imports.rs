//! The imports of an example.

use super::layout::Code;
use crate::model::Spec;
use crate::names;
use std::collections::BTreeMap;

/// The crate of the runtime's types.
const RUNTIME: &str = "durianpay_client";

/// The module of the base's types.
const BASE: &str = "durianpay_client::api";

/// The types that an example imports.
pub(super) struct Imports<'a> {
    spec: &'a Spec,
    /// The path of the bindings module.
    module: &'a str,
    /// The imported types, with their modules.
    types: BTreeMap<String, String>,
}

impl<'a> Imports<'a> {
    pub(super) fn new(spec: &'a Spec, module: &'a str) -> Self {
        Self {
            spec,
            module,
            types: BTreeMap::new(),
        }
    }

    /// Writes the imports, with one line for each module.
    pub(super) fn uses(&self) -> String {
        let mut modules: BTreeMap<&str, Vec<Code>> = BTreeMap::new();
        for (name, module) in &self.types {
            modules.entry(module).or_default().push(Code::atom(name));
        }
        let uses = modules.into_iter().map(|(module, mut names)| {
            let first = (names.len() == 1).then(|| names.remove(0));
            let code = match first {
                Some(only) => only.prefixed(&format!("use {module}::")).suffixed(";"),
                None => Code::list(format!("use {module}::{{"), names, "};"),
            };
            code.statement() + "\n"
        });
        uses.collect()
    }

    /// Returns the name of a type of the bindings, which is imported.
    pub(super) fn of_bindings(&mut self, name: &str) -> String {
        match names::strip_base(name) {
            Some(name) => self.import(BASE, name),
            None => self.import(self.module, name),
        }
    }

    /// Returns the name of a type of the runtime, which is imported.
    pub(super) fn of_runtime(&mut self, name: &str) -> String {
        self.import(RUNTIME, name)
    }

    /// Returns the name of a type, or its path if another type has the same name.
    fn import(&mut self, module: &str, name: &str) -> String {
        let ident = names::ident(name).to_string();
        let is_free = module == self.module || !self.is_own(name);
        let found = self.types.get(&ident);
        if is_free && found.is_none_or(|found| found == module) {
            self.types.insert(ident.clone(), module.to_owned());
            ident
        } else {
            format!("{module}::{ident}")
        }
    }

    fn is_own(&self, name: &str) -> bool {
        let spec = self.spec;
        spec.objects.contains_key(name)
            || spec.enums.contains_key(name)
            || spec.unions.contains_key(name)
            || spec.choices.contains_key(name)
            || spec.ids.contains_key(name)
    }
}
