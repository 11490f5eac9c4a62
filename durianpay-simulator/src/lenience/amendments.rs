//! The changes of a document so far, by the paths of its members.

use super::candidates::{Change, changes};
use durianpay_client::__private::json::{Mode, Writer};
use durianpay_client::__private::{Kind, Node};
use durianpay_client::json::{DecodeError, DecodeIssueKind, Json};
use std::collections::{BTreeMap, VecDeque};

/// The maximum depth at which members are changed.
const MAX_DEPTH: usize = 16;

/// The changes of a document.
pub(super) struct Amendments<'d> {
    root: Node<'d>,
    mode: Mode,
    /// By the original path.
    tried: BTreeMap<String, Tried>,
}

/// The changes of one member that were tried.
#[derive(Default)]
struct Tried {
    /// The name that it is read under.
    name: Option<String>,
    /// The change that applies; `None` if there is none, or if none helped.
    change: Option<Change>,
    /// The changes of its value that are left to try, once its value was found to be invalid.
    left: Option<VecDeque<Change>>,
}

/// A member of the original document.
struct Member<'d> {
    /// The path in the original, and in the amended document.
    path: String,
    amended: String,
    name: String,
    parent: Node<'d>,
    value: Node<'d>,
}

impl<'d> Amendments<'d> {
    pub(super) fn new(root: Node<'d>, mode: Mode) -> Self {
        Self {
            root,
            mode,
            tried: BTreeMap::new(),
        }
    }

    /// Adds a change for each member that the error names in the amended document. Returns whether
    /// there was one to try.
    pub(super) fn add(&mut self, error: &DecodeError) -> bool {
        let mut is_changed = false;
        let members = self.members();
        for issue in error.issues() {
            let is_unknown = match issue.kind() {
                DecodeIssueKind::UnknownField => true,
                DecodeIssueKind::InvalidValue => false,
                _ => continue,
            };
            let is_it = |member: &&Member<'_>| member.amended == issue.path();
            let Some(member) = members.iter().find(is_it) else {
                continue;
            };
            is_changed |= self.try_next(member, is_unknown);
        }
        is_changed
    }

    /// Applies the next change of a member, and returns whether there was one. An unknown member is
    /// read in lower case unless that name is taken, and ignored if it is still unknown.
    fn try_next(&mut self, member: &Member<'_>, is_unknown: bool) -> bool {
        let tried = self.tried.entry(member.path.clone()).or_default();
        if is_unknown {
            let lower = member.name.to_ascii_lowercase();
            let is_free = lower != member.name && member.parent.get(&lower).is_absent();
            if tried.name.is_none() && is_free {
                tried.name = Some(lower);
            } else {
                tried.name = None;
                tried.change = Some(Change::Ignore);
            }
            return true;
        }
        let left = tried
            .left
            .get_or_insert_with(|| changes(member.value, self.mode));
        let before = tried.change.take();
        tried.change = left.pop_front();
        tried.change != before
    }

    /// Writes the amended document.
    pub(super) fn document(&self) -> String {
        let mut writer = Writer::new();
        self.write(&mut writer, self.root, "$", MAX_DEPTH);
        writer.finish()
    }

    fn write(&self, writer: &mut Writer, node: Node<'_>, path: &str, depth: usize) {
        match (node.kind(), depth.checked_sub(1)) {
            (Kind::Object, Some(depth)) => {
                writer.begin_object();
                for (name, value) in node.members() {
                    let path = member_path(path, &name);
                    let tried = self.tried.get(&path);
                    let change = tried.and_then(|tried| tried.change.as_ref());
                    if let Some(Change::Ignore | Change::LeaveOut) = change {
                        continue;
                    }
                    writer.key(self.renamed(&path).unwrap_or(&name));
                    match change {
                        Some(Change::Read(json)) => writer.json(json),
                        _ => self.write(writer, value, &path, depth),
                    }
                }
                writer.end_object();
            }
            (Kind::List, Some(depth)) => {
                writer.begin_list();
                for (position, item) in node.items().enumerate() {
                    writer.item();
                    self.write(writer, item, &format!("{path}[{position}]"), depth);
                }
                writer.end_list();
            }
            // A part of a document that was parsed is JSON.
            _ => writer.json(&Json::parse(node.source()).unwrap_or_default()),
        }
    }

    /// Returns the name that a member is read under, if it is another.
    fn renamed(&self, path: &str) -> Option<&str> {
        self.tried.get(path)?.name.as_deref()
    }

    /// Returns all members of the document.
    fn members(&self) -> Vec<Member<'d>> {
        let mut members = Vec::new();
        let root = ("$".to_owned(), "$".to_owned());
        self.collect(self.root, &root, MAX_DEPTH, &mut members);
        members
    }

    fn collect(
        &self,
        node: Node<'d>,
        (path, amended): &(String, String),
        depth: usize,
        members: &mut Vec<Member<'d>>,
    ) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        for (position, item) in node.items().enumerate() {
            let at = |path: &str| format!("{path}[{position}]");
            self.collect(item, &(at(path), at(amended)), depth, members);
        }
        for (name, value) in node.members() {
            let path = member_path(path, &name);
            let amended = member_path(amended, self.renamed(&path).unwrap_or(&name));
            let paths = (path, amended);
            self.collect(value, &paths, depth, members);
            let (path, amended) = paths;
            members.push(Member {
                path,
                amended,
                name: name.into_owned(),
                parent: node,
                value,
            });
        }
    }

    /// Returns the changes, one sentence each.
    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for (path, tried) in &self.tried {
            let shown = path.trim_start_matches("$.");
            if let Some(name) = &tried.name {
                notes.push(format!("read the field `{shown}` as `{name}`"));
            }
            notes.extend(tried.change.as_ref().map(|change| match change {
                Change::Ignore => format!("ignored the unknown field `{shown}`"),
                Change::LeaveOut => left_out(shown),
                Change::Read(json) => {
                    let kind = kind(json.as_str());
                    format!("read the value of `{shown}` as a {kind}")
                }
            }));
        }
        notes
    }
}

/// Returns the note on a member that is not set.
pub(crate) fn left_out(name: &str) -> String {
    format!("read `{name}`, which is not set, as left out")
}

/// Returns the kind of a value that was changed. In a query, a boolean is a string.
fn kind(json: &str) -> &'static str {
    match json {
        "true" | "false" | "\"true\"" | "\"false\"" => "boolean",
        json if json.starts_with('"') => "string",
        _ => "number",
    }
}

/// Returns the path of a member, as errors write it.
fn member_path(path: &str, name: &str) -> String {
    let is_identifier = !name.is_empty()
        && !name.starts_with(|first: char| first.is_ascii_digit())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if is_identifier {
        format!("{path}.{name}")
    } else {
        format!("{path}[{name:?}]")
    }
}
