//! Starts the simulator, prints its log, keeps its state, and ends it.

use super::SimulateArgs;
use super::ended::{Ended, print};
use crate::commands::output::print_error;
use crate::simulate::banner::Banner;
use crate::simulate::line;
use crate::simulate::state_file::{StateFile, read_snapshot};
use durianpay_client::ApiKey;
use durianpay_simulator::{Simulator, SimulatorBuilder, SimulatorError};
use std::error::Error as _;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;
use tokio::time::sleep;

/// The number of requests and of deliveries that the log keeps.
const LOG_LIMIT: usize = 1_000;

/// The time between two looks whether the state has changed.
const SAVE_INTERVAL: Duration = Duration::from_secs(1);

/// The key, unless one is given.
const KEY: &str = "dp_test_simulator";

impl SimulateArgs {
    /// Runs the simulator until a signal ends it.
    pub(super) async fn simulate(&self) -> Result<(), String> {
        // The signals are handled from here on, so that none is lost.
        let ended = Ended::listen()?;
        let mut file = self.state.as_deref().map(StateFile::new);
        let saved = file.as_ref().map(StateFile::load).transpose()?.flatten();
        let simulator = self
            .builder()?
            .start()
            .await
            .map_err(|error| self.reason(&error))?;
        if let Some(saved) = &saved {
            simulator.restore(saved);
        }
        if let Some(plan) = &self.faults {
            let armed = simulator.faults().plan(plan).map(drop);
            armed.map_err(|error| error.to_string())?;
        }
        // A file that cannot be written is reported before anything is lost.
        if let Some(file) = &mut file {
            file.save(&simulator).await?;
        }
        if !self.host.is_loopback() {
            print_error("warning: everyone who reaches this address can read and change the state");
        }
        let banner = self.banner(&simulator);
        print(&if self.json {
            banner.json()
        } else {
            banner.human()
        });
        let mut ended = pin!(ended.wait());
        let mut last_error = None;
        loop {
            let is_over = tokio::select! {
                () = &mut ended => true,
                () = sleep(SAVE_INTERVAL) => false,
            };
            let saved = match &mut file {
                Some(file) => file.save(&simulator).await,
                None => Ok(()),
            };
            if is_over {
                return saved;
            }
            let error = saved.err();
            // A full disk is reported once, not each second.
            if let Some(text) = error.as_ref().filter(|_| error != last_error) {
                print_error(&format!("warning: {text}"));
            }
            last_error = error;
        }
    }

    fn builder(&self) -> Result<SimulatorBuilder, String> {
        let key = ApiKey::new(self.durianpay_key()).map_err(|error| format!("--key: {error}"))?;
        let write = if self.json { line::json } else { line::human };
        let mut builder = Simulator::builder()
            .api_key(key)
            .address(SocketAddr::new(self.host, self.port))
            .clock_speed(self.clock.speed())
            .log_limit(LOG_LIMIT)
            .on_log(move |entry| print(&write(entry)));
        if !self.host.is_loopback() {
            builder = builder.expose();
        }
        for name in &self.host_name {
            builder = builder.host_name(name);
        }
        if let Some(url) = &self.webhook {
            builder = builder.remote_webhook_url(url);
        }
        if let Some(url) = &self.snap_webhook {
            builder = builder.remote_snap_webhook_url(url);
        }
        if let Some(url) = &self.return_url {
            builder = builder.return_url(url);
        }
        if !self.strict {
            builder = builder.lenient();
        }
        if let Some(seed) = &self.seed {
            builder = builder.snapshot(&read_snapshot(seed)?);
        }
        Ok(builder)
    }

    fn durianpay_key(&self) -> &str {
        self.key.as_deref().unwrap_or(KEY)
    }

    fn banner(&self, simulator: &Simulator) -> Banner {
        let base_url = simulator.base_url();
        Banner {
            host: base_url.strip_suffix("/v1").unwrap_or(base_url).to_owned(),
            key: self.durianpay_key().to_owned(),
            webhooks: simulator.webhook_url(),
            clock: self.clock.to_string(),
            is_lenient: !self.strict,
        }
    }

    /// Returns the reason why the simulator did not start.
    fn reason(&self, error: &SimulatorError) -> String {
        match error {
            SimulatorError::Io(cause) => format!(
                "cannot listen on {}: {cause}; choose another port with --port",
                SocketAddr::new(self.host, self.port)
            ),
            error => match error.source() {
                Some(cause) => format!("{error}: {cause}"),
                None => error.to_string(),
            },
        }
    }
}
