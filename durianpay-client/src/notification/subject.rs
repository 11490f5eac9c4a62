//! The object that a notification is about, and its status.

use crate::json::tape::Kind;
use crate::json::tree::Tree;
use crate::types::descriptor::{NotificationInfo, Progress};

/// The object that a notification is about, and its status, from the fields that the spec
/// names.
#[derive(Debug, Clone)]
pub(crate) struct Subject {
    /// The id of the object.
    pub(crate) object_id: Option<String>,
    /// The status of the object.
    pub(crate) status: Option<String>,
    /// Whether the status may still change.
    pub(crate) progress: Progress,
}

impl Subject {
    /// Reads the fields from a body. Missing ones are left out.
    pub(super) fn read(info: Option<&NotificationInfo>, body: &[u8]) -> Self {
        let tree = Tree::parse(body).ok();
        let text = |path: &[&str]| {
            let root = tree.as_ref()?.root();
            let node = path.iter().fold(root, |node, name| node.get(name));
            // As for typed values, a number is accepted as a string.
            let text = match node.kind() {
                Kind::String => node.string()?.into_owned(),
                Kind::Number => node.source().to_owned(),
                _ => return None,
            };
            (!text.trim().is_empty()).then_some(text)
        };
        let status = info.and_then(|info| info.status.as_ref());
        let found = status.and_then(|status| text(status.path));
        Self {
            object_id: info.and_then(|info| info.object).and_then(text),
            progress: match (status, &found) {
                (Some(status), Some(found)) => (status.progress)(found),
                _ => Progress::Unknown,
            },
            status: found,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Subject;
    use crate::types::descriptor::{NotificationInfo, Progress, StatusField};

    const INFO: NotificationInfo = NotificationInfo {
        name: "paid",
        path: None,
        object: Some(&["id"]),
        status: Some(StatusField {
            path: &["info", "status"],
            progress: |text| match text {
                "00" => Progress::Final,
                "03" => Progress::Open,
                _ => Progress::Unknown,
            },
        }),
        acknowledgement: None,
    };

    #[test]
    fn fields_are_read_by_path_and_missing_ones_skipped() {
        for (body, id, status, progress) in [
            (
                r#"{"id":"a","info":{"status":"00"}}"#,
                Some("a"),
                Some("00"),
                Progress::Final,
            ),
            (
                r#"{"id":7,"info":{"status":"03"}}"#,
                Some("7"),
                Some("03"),
                Progress::Open,
            ),
            (
                r#"{"id":" ","info":{"status":"99"}}"#,
                None,
                Some("99"),
                Progress::Unknown,
            ),
            (
                r#"{"id":"a","info":[]}"#,
                Some("a"),
                None,
                Progress::Unknown,
            ),
            (r#"{"id":null,"info":null}"#, None, None, Progress::Unknown),
            ("[", None, None, Progress::Unknown),
        ] {
            let subject = Subject::read(Some(&INFO), body.as_bytes());
            let found = (subject.object_id.as_deref(), subject.status.as_deref());
            assert_eq!(found, (id, status), "{body}");
            assert_eq!(subject.progress, progress, "{body}");
        }
        let unknown = Subject::read(None, br#"{"id":"a"}"#);
        assert_eq!((unknown.object_id, unknown.status), (None, None));
    }
}
