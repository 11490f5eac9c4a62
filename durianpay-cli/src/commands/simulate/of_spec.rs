//! Simulates the API of a spec.

use super::SimulateArgs;
use super::ended::{Ended, print};
use crate::commands::context::Context;
use crate::commands::input;
use crate::commands::output::{Failure, print_error};
use crate::commands::spec::valid::read_valid;
use crate::simulate::spec::{Entry, Serving, Settings, SpecBanner, SpecServer, SpecSimulator};
use durianpay_codegen::model::Spec;
use std::net::SocketAddr;

/// The name by which the one key of an API is a credential.
const KEY: &str = "key";

impl SimulateArgs {
    /// Reads the spec, which must be that of a whole API.
    pub(super) fn read_spec(&self, context: &Context) -> Result<Spec, Failure> {
        let mut sources = context.base()?;
        sources.extend(input::sources(&self.spec)?);
        let spec = read_valid(&sources)?;
        if spec.api.is_none() {
            return Err(Failure::Error(
                "the spec has no table `[api]`: only the spec of a whole API can be simulated"
                    .to_owned(),
            ));
        }
        Ok(spec)
    }

    /// Runs the simulator until a signal ends it.
    pub(super) async fn simulate_spec(&self, spec: Spec) -> Result<(), String> {
        // The signals are handled from here on, so that none is lost.
        let ended = Ended::listen()?;
        let key = self.key.iter().map(|key| (KEY.to_owned(), key.clone()));
        let settings = Settings {
            is_strict: self.strict,
            credentials: key.chain(self.credentials.iter().cloned()).collect(),
            webhook_secret: self.webhook_secret.clone(),
        };
        let simulator = SpecSimulator::new(spec, &settings)?;
        let is_json = self.json;
        let serving = Serving {
            address: SocketAddr::new(self.host, self.port),
            host_names: self.host_name.clone(),
            webhook_url: self.webhook.clone(),
            on_log: Box::new(move |entry: Entry<'_>| {
                print(&if is_json { entry.json() } else { entry.human() });
            }),
        };
        let server = SpecServer::start(simulator, serving).await?;
        if !self.host.is_loopback() {
            print_error("warning: everyone who reaches this address can read and change the state");
        }
        let banner = SpecBanner::new(&server, !self.strict);
        print(&if is_json {
            banner.json()
        } else {
            banner.human()
        });
        ended.wait().await;
        Ok(())
    }
}
