//! Media types of bodies in the document.

use super::files;
use super::node::{Document, Node};
use durianpay_codegen::model::{MediaForm, MediaType};

/// The media type of bodies by default.
pub(super) const JSON: &str = MediaType::JSON;

/// One of the media types of a body.
pub(super) struct Media<'d> {
    /// As written in the document: `text/csv; charset=utf-8`.
    pub(super) kind: &'d str,
    pub(super) node: Node<'d>,
}

impl Media<'_> {
    /// Returns the media type for the spec: a range such as `application/*` becomes a type.
    pub(super) fn written(&self) -> &str {
        match self.essence() {
            "*/*" | "application/*" | "" => JSON,
            "text/*" => "text/plain",
            essence if essence.contains('*') || !self.is_valid() => "application/octet-stream",
            _ => self.kind,
        }
    }

    /// Checks whether this is a media type or a range of them.
    pub(super) fn is_valid(&self) -> bool {
        self.essence().contains('*') || MediaType::parse(self.kind).is_some()
    }

    /// Returns the way in which a body of this type is written and read.
    pub(super) fn form(&self) -> MediaForm {
        MediaType::parse(self.written()).map_or(MediaForm::Plain, |media| media.form())
    }

    /// Checks whether a body of this type is text.
    pub(super) fn is_text(&self) -> bool {
        let essence = self.essence();
        essence.starts_with("text/") || essence.ends_with("/xml") || essence.ends_with("+xml")
    }

    fn essence(&self) -> &str {
        self.kind.split(';').next().unwrap_or_default().trim()
    }

    /// Returns how well the language describes bodies of this type: the lowest is the best.
    fn rank(&self) -> u8 {
        match self.form() {
            MediaForm::Json if self.kind == JSON => 0,
            MediaForm::Json => 1,
            MediaForm::Form => 2,
            MediaForm::Multipart => 3,
            MediaForm::Plain if self.kind.starts_with("multipart/") => 6,
            MediaForm::Plain if self.is_text() => 4,
            MediaForm::Plain => 5,
        }
    }

    /// Returns how well the language describes a body of this type. Files fit into a multipart body
    /// only.
    fn rank_as_body(&self, document: Document<'_>) -> u8 {
        let schema = self.node.get("schema");
        let has_files = schema.is_some_and(|schema| files::are_in(document, &schema));
        match self.form() {
            MediaForm::Json | MediaForm::Form if has_files => self.rank() + 4,
            _ => self.rank(),
        }
    }

    /// Checks whether a response of this type is a stream of events.
    pub(super) fn is_events(&self) -> bool {
        self.essence().eq_ignore_ascii_case("text/event-stream")
    }
}

/// Lists the media types of a body or response.
pub(super) fn all<'d>(body: &Node<'d>) -> Vec<Media<'d>> {
    let content = body.members_of("content").into_iter();
    content.map(|(kind, node)| Media { kind, node }).collect()
}

/// Returns the media type that the language describes best, the first of several.
pub(super) fn best<'m, 'd>(all: &'m [Media<'d>]) -> Option<&'m Media<'d>> {
    all.iter().min_by_key(|media| media.rank())
}

/// Returns the media type of a request that the language describes best, the first of several.
pub(super) fn best_of_body<'m, 'd>(
    document: Document<'d>,
    all: &'m [Media<'d>],
) -> Option<&'m Media<'d>> {
    all.iter().min_by_key(|media| media.rank_as_body(document))
}

/// Finds the JSON entry among the media types.
pub(super) fn json<'d>(content: &[(&'d str, Node<'d>)]) -> Option<Node<'d>> {
    let media = content.iter().map(|(kind, node)| Media {
        kind,
        node: node.clone(),
    });
    let all: Vec<_> = media.collect();
    let best = best(&all)?;
    (best.form() == MediaForm::Json).then(|| best.node.clone())
}
