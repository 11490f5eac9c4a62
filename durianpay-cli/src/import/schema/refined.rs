//! Fields that several parts of an `allOf` describe: a value matches all of these schemas.

use super::reader::SchemaReader;
use crate::import::draft::{Known, ValueDraft};
use crate::import::node::Node;
use crate::import::parts::{Parts, gather, is_structural, join_all};
use crate::import::report::Group;
use crate::import::{annotations, nulls};

impl<'d> SchemaReader<'_, 'd> {
    /// Reads a field with several descriptions. Objects are merged; of other schemas, the most specific one
    /// is the type.
    pub(super) fn refined(
        &mut self,
        owner: &Node<'d>,
        wire: &str,
        all: &[Node<'d>],
        place: &str,
    ) -> ValueDraft {
        let (structural, rest): (Vec<_>, Vec<_>) = all.iter().partition(|part| is_structural(part));
        let mut value = match self.merged(owner, wire, &structural, place) {
            Some(value) => value,
            None => self.most_specific(&structural, place),
        };
        value.nullable = structural
            .iter()
            .all(|part| nulls::is_admitted(self.cx.document, part));
        for part in rest {
            annotations::annotate(self.cx, part, &mut value);
        }
        for part in structural {
            value.read_only |= part.is("readOnly");
            value.write_only |= part.is("writeOnly");
        }
        value
    }

    /// Merges objects with fields, if there are several.
    fn merged(
        &mut self,
        owner: &Node<'d>,
        wire: &str,
        parts: &[&Node<'d>],
        place: &str,
    ) -> Option<ValueDraft> {
        let objects: Vec<(&Node<'d>, Parts<'d>)> = parts
            .iter()
            .map(|part| Some((*part, gather(self.cx.document, part)?)))
            .collect::<Option<_>>()?;
        let mut objects: Vec<(&Node<'d>, Parts<'d>)> = objects
            .into_iter()
            .filter(|(_, parts)| !parts.fields.is_empty())
            .collect();
        let (last, _) = objects.last()?;
        let stand_in = Node {
            json: last.json,
            pointer: format!("{}/properties/{}", owner.pointer, Node::escaped(wire)),
        };
        if objects.len() == 1 {
            let only = objects.pop()?.0.clone();
            return Some(self.value_of(&only, place));
        }
        if let Some(Known::Claimed(name)) = self.cx.known.get(&stand_in.pointer) {
            return Some(ValueDraft::named(&name.clone()));
        }
        let joined = join_all(objects.into_iter().map(|(_, parts)| parts));
        let value = self.define_object(&stand_in, place, joined);
        Some(value)
    }

    /// Reads the description that says most: constants, then references, then the last one.
    fn most_specific(&mut self, parts: &[&Node<'d>], place: &str) -> ValueDraft {
        let says = |keys: &'static [&'static str]| {
            parts
                .iter()
                .rev()
                .find(move |part| keys.iter().any(|key| part.has(key)))
        };
        let best = says(&["const", "enum"])
            .or_else(|| says(&["$ref"]))
            .or(parts.last());
        let Some(best) = best else {
            return ValueDraft::new(crate::import::ty::JSON);
        };
        let mut value = self.value_of(best, place);
        for part in parts.iter().filter(|part| part.json != best.json) {
            let kinds = part.types();
            if part.has("$ref") || !kinds.is_empty() && kinds != best.types() {
                let message = "`allOf` describes this field more than once; only the most specific description is used";
                value
                    .table
                    .remark(self.cx.note(Group::Loosened, part, message));
            } else {
                let mut further = ValueDraft::new(value.ty.clone());
                annotations::annotate(self.cx, part, &mut further);
                value.table.fill(&further.table);
            }
        }
        value
    }
}
