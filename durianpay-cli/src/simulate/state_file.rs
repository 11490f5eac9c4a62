//! The file in which the state is kept between two runs.

use durianpay_simulator::{Simulator, Snapshot};
use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// The maximum size of a file that is read.
const MAX_BYTES: u64 = 1024 * 1024 * 1024;

/// A file with the state of a simulator.
#[derive(Debug)]
pub struct StateFile {
    path: PathBuf,
    /// The revision of the state that the file contains.
    saved: Option<u64>,
}

impl StateFile {
    /// Names a file, which need not exist.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            saved: None,
        }
    }

    /// Reads the state, or returns `None` if the file does not exist.
    ///
    /// # Errors
    ///
    /// Fails if the file cannot be read, or does not contain a state.
    pub fn load(&self) -> Result<Option<Snapshot>, String> {
        match fs::metadata(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            _ => read_snapshot(&self.path).map(Some),
        }
    }

    /// Saves the state if it has changed since it was saved. The file is replaced at once, so it is
    /// whole even if the program or the machine stops in between. It must not be dropped before its
    /// end if the file is saved again.
    ///
    /// # Errors
    ///
    /// Fails if the file cannot be written. An earlier content stays.
    pub async fn save(&mut self, simulator: &Simulator) -> Result<(), String> {
        // Read first: a change in between is saved the next time.
        let revision = simulator.revision();
        if self.saved == Some(revision) {
            return Ok(());
        }
        let (snapshot, path) = (simulator.snapshot(), self.path.clone());
        // Requests are served meanwhile.
        let write = move || replace(&path, snapshot.to_string().as_bytes());
        let written = tokio::task::spawn_blocking(write).await;
        let failed = |error| format!("cannot write {}: {error}", self.path.display());
        written
            .map_err(|error| failed(error.into()))?
            .map_err(failed)?;
        self.saved = Some(revision);
        Ok(())
    }
}

/// Reads a state from a file.
///
/// # Errors
///
/// Fails if the file cannot be read, or does not contain a state.
pub fn read_snapshot(path: &Path) -> Result<Snapshot, String> {
    let shown = path.display();
    let failed = |error| format!("cannot read {shown}: {error}");
    let length = fs::metadata(path).map_err(failed)?.len();
    if length > MAX_BYTES {
        return Err(format!("cannot read {shown}: it is larger than 1 GiB"));
    }
    let text = fs::read_to_string(path).map_err(failed)?;
    text.parse()
        .map_err(|error: durianpay_simulator::SimulatorError| {
            let cause = std::error::Error::source(&error);
            let cause = cause.map(|cause| format!(": {cause}"));
            format!("{shown}: {error}{}", cause.unwrap_or_default())
        })
}

/// Writes a file next to its destination, and renames it.
fn replace(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.tmp", std::process::id()));
    let beside = PathBuf::from(beside);
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(content)?;
        file.sync_all()
    });
    let replaced = written.and_then(|()| fs::rename(&beside, path));
    if replaced.is_err() {
        // The error that is returned is the one that matters.
        let _ = fs::remove_file(&beside);
    }
    replaced
}
