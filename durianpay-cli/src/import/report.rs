//! The report: everything that could not be converted exactly, with its position in the document.

use crate::workflow::{data, property};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::{self, Write as _};

/// The maximum number of positions that are shown for a message.
const SHOWN: usize = 10;

/// The kind of a remark, in the order of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// A whole part is missing: an endpoint, a parameter, an environment.
    LeftOut,
    /// A type is less specific than in the document.
    Loosened,
    /// The language does not support a statement, such as a pattern or a format.
    Dropped,
    /// Something has another name than in the document.
    Renamed,
    /// The user must decide.
    Open,
}

impl Group {
    const fn name(self) -> &'static str {
        match self {
            Self::LeftOut => "left-out",
            Self::Loosened => "loosened",
            Self::Dropped => "dropped",
            Self::Renamed => "renamed",
            Self::Open => "open",
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::LeftOut => "Left out",
            Self::Loosened => "Typed more loosely",
            Self::Dropped => "Not carried over",
            Self::Renamed => "Renamed",
            Self::Open => "To decide",
        }
    }
}

/// Everything that an import could not convert exactly.
#[derive(Debug, Default)]
pub struct Report {
    lines: Vec<Line>,
    known: BTreeSet<Line>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    group: Group,
    pointer: String,
    message: String,
}

impl Report {
    /// Adds a remark. Returns its message, for the comment at the same place.
    pub(super) fn push(
        &mut self,
        group: Group,
        pointer: &str,
        message: impl Into<String>,
    ) -> String {
        let message = message.into();
        let line = Line {
            group,
            pointer: pointer.to_owned(),
            message: message.clone(),
        };
        // A schema may be read twice; its remarks are reported once.
        if self.known.insert(line.clone()) {
            self.lines.push(line);
        }
        message
    }

    /// Removes a remark that turned out to be wrong.
    pub(super) fn retract(&mut self, pointer: &str, message: &str) {
        let is_it = |line: &Line| line.pointer == pointer && line.message == message;
        self.lines.retain(|line| !is_it(line));
        self.known.retain(|line| !is_it(line));
    }

    /// Returns whether everything was converted exactly.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Lists the places and messages.
    pub(super) fn lines(&self) -> impl Iterator<Item = (&str, &str)> {
        let lines = self.lines.iter();
        lines.map(|line| (line.pointer.as_str(), line.message.as_str()))
    }

    /// Returns the places of the remarks in a group.
    pub(super) fn places(&self, group: Group) -> BTreeSet<String> {
        let lines = self.lines.iter().filter(|line| line.group == group);
        lines.map(|line| line.pointer.clone()).collect()
    }

    /// Returns the number of remarks in a group.
    #[must_use]
    pub fn count(&self, group: Group) -> usize {
        self.lines.iter().filter(|line| line.group == group).count()
    }
}

impl Report {
    /// Returns the remarks as a JSON list, each with its group and position.
    #[must_use]
    pub fn to_json(&self) -> String {
        let remarks = self.lines.iter().map(|line| {
            json!({
                "group": line.group.name(),
                "pointer": line.pointer,
                "message": line.message,
            })
        });
        format!("{:#}", remarks.collect::<Value>())
    }

    /// Returns one workflow command per line, which GitHub Actions shows at the document.
    #[must_use]
    pub fn to_github(&self, document: &str) -> String {
        let commands = self.lines.iter().map(|line| {
            let kind = match line.group {
                Group::LeftOut | Group::Open => "warning",
                Group::Loosened | Group::Dropped | Group::Renamed => "notice",
            };
            let text = format!("{}: {}", line.pointer, line.message);
            format!(
                "::{kind} file={},title={}::{}",
                property(document),
                property(line.group.title()),
                data(&text)
            )
        });
        commands.collect::<Vec<_>>().join("\n")
    }
}

/// Formats remarks by group. Within a group they are ordered by message, and positions as in the
/// document.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut groups: BTreeMap<Group, Vec<(&str, Vec<&str>)>> = BTreeMap::new();
        let mut places: HashMap<(Group, &str), usize> = HashMap::new();
        for Line {
            group,
            pointer,
            message,
        } in &self.lines
        {
            let messages = groups.entry(*group).or_default();
            let place = *places.entry((*group, message)).or_insert(messages.len());
            match messages.get_mut(place) {
                Some((_, pointers)) => pointers.push(pointer),
                None => messages.push((message, vec![pointer])),
            }
        }
        for (index, (group, messages)) in groups.iter().enumerate() {
            let gap = if index == 0 { "" } else { "\n" };
            let count: usize = messages.iter().map(|(_, pointers)| pointers.len()).sum();
            writeln!(f, "{gap}{} ({count})", group.title())?;
            for (message, pointers) in messages {
                f.write_str(&entry(message, pointers))?;
            }
        }
        Ok(())
    }
}

fn entry(message: &str, pointers: &[&str]) -> String {
    if let [pointer] = pointers {
        return format!("  {pointer}: {message}\n");
    }
    let mut out = format!("  {message}, {} times:\n", pointers.len());
    for pointer in pointers.iter().take(SHOWN) {
        let _ = writeln!(out, "    {pointer}");
    }
    if pointers.len() > SHOWN {
        let _ = writeln!(
            out,
            "    … and {} more; each has a comment in the spec",
            pointers.len() - SHOWN
        );
    }
    out
}
