//! The end of a simulator by a signal, and its output until then.

use std::io::{self, Write as _};

/// Prints text at once. A reader that is gone does not end the simulator.
pub(super) fn print(text: &str) {
    let mut stdout = io::stdout().lock();
    let _ = stdout.write_all(text.as_bytes());
    let _ = stdout.flush();
}

/// The signals that end the program.
pub(super) struct Ended {
    #[cfg(unix)]
    terminated: tokio::signal::unix::Signal,
    #[cfg(unix)]
    interrupted: tokio::signal::unix::Signal,
}

impl Ended {
    #[cfg(unix)]
    pub(super) fn listen() -> Result<Self, String> {
        use tokio::signal::unix::{SignalKind, signal};
        let failed = |error| format!("cannot handle signals: {error}");
        Ok(Self {
            terminated: signal(SignalKind::terminate()).map_err(failed)?,
            interrupted: signal(SignalKind::interrupt()).map_err(failed)?,
        })
    }

    #[cfg(not(unix))]
    #[expect(clippy::unnecessary_wraps, reason = "fallible on Unix")]
    pub(super) fn listen() -> Result<Self, String> {
        Ok(Self {})
    }

    /// Waits for Ctrl-C, or for the signal by which containers are stopped.
    #[cfg(unix)]
    pub(super) async fn wait(mut self) {
        tokio::select! {
            _ = self.terminated.recv() => {}
            _ = self.interrupted.recv() => {}
        }
    }

    #[cfg(not(unix))]
    pub(super) async fn wait(self) {
        // Without a handler for Ctrl-C, the program ends by it anyway.
        let _ = tokio::signal::ctrl_c().await;
    }
}
