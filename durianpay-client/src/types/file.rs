//! [`File`]: a file that is sent as a part of a form.

#[cfg(feature = "tokio")]
mod on_disk;

use crate::types::byte_source::{ByteSource, ByteStream, OneChunk};
use bytes::Bytes;
use std::fmt;
use std::sync::Arc;

/// The media type of a file by default.
const ANY_BYTES: &str = "application/octet-stream";

/// A file in a body of the media type `multipart/form-data`: its name, its media type and its
/// content, which is in memory, on disk, or any [`ByteSource`].
///
/// A request whose files are all in memory is sent like any other. Otherwise its body is streamed,
/// and no more than a few chunks are in memory at a time.
///
/// `Debug` shows neither the name nor the content.
///
/// ```
/// use durianpay_client::File;
///
/// let file = File::new("invoice.pdf", b"%PDF-1.7".as_slice()).media_type("application/pdf");
/// assert_eq!(file.name(), "invoice.pdf");
/// assert_eq!(file.length(), Some(8));
/// ```
#[derive(Clone)]
pub struct File {
    name: String,
    media_type: Option<String>,
    content: FileContent,
}

#[derive(Clone)]
pub(crate) enum FileContent {
    Bytes(Bytes),
    Source(Arc<dyn ByteSource>),
}

impl File {
    /// A file without a name and content, for a place that is not read yet.
    pub(crate) const EMPTY: Self = Self {
        name: String::new(),
        media_type: None,
        content: FileContent::Bytes(Bytes::new()),
    };

    /// Creates a file of bytes in memory. The name is sent to the API.
    pub fn new(name: impl Into<String>, content: impl Into<Bytes>) -> Self {
        Self {
            name: name.into(),
            media_type: None,
            content: FileContent::Bytes(content.into()),
        }
    }

    /// Creates a file whose content is read while it is sent.
    pub fn from_source(name: impl Into<String>, source: impl ByteSource) -> Self {
        Self {
            name: name.into(),
            media_type: None,
            content: FileContent::Source(Arc::new(source)),
        }
    }

    /// Sets the media type. Default: `application/octet-stream`. A call with an invalid one fails
    /// before anything is sent.
    #[must_use]
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// Returns the name, as it is sent.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the length of the content in bytes, if it is known.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        match &self.content {
            FileContent::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            FileContent::Source(source) => source.length(),
        }
    }

    pub(crate) fn written_media_type(&self) -> &str {
        self.media_type.as_deref().unwrap_or(ANY_BYTES)
    }

    pub(crate) fn content(&self) -> &FileContent {
        &self.content
    }
}

impl FileContent {
    pub(crate) fn open(&self) -> Box<dyn ByteStream> {
        match self {
            Self::Bytes(bytes) => Box::new(OneChunk(bytes.clone())),
            Self::Source(source) => source.open(),
        }
    }
}

/// Compares name, media type and content. Content that is not in memory is equal only to itself.
impl PartialEq for File {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
            && self.media_type == other.media_type
            && match (&self.content, &other.content) {
                (FileContent::Bytes(one), FileContent::Bytes(other)) => one == other,
                (FileContent::Source(one), FileContent::Source(other)) => Arc::ptr_eq(one, other),
                _ => false,
            }
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("media_type", &self.written_media_type())
            .field("length", &self.length())
            .finish_non_exhaustive()
    }
}
