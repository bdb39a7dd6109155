//! The network as the settings want it. Everything of a home asks through one [`Network`]: galleries, registries, HomePilot.

use std::path::Path;

use vitrine_api::ApiError;
use vitrine_api::types::Settings;
use vitrine_transfer::ClientOptions;

pub use vitrine_transfer::Client as Network;

use crate::errors::Explain as _;
use crate::settings;

/// A client as the settings of a home want it, for programs that do not open the home.
///
/// # Errors
/// When the proxy of the settings is none.
pub fn network_of(home: &Path) -> Result<Network, ApiError> {
    let client = Network::new(ClientOptions::default()).map_err(|e| e.explain())?;
    follow_settings(&client, &settings::kept_in(home))?;
    Ok(client)
}

/// Brings a client in step with the settings, from its next request on.
pub(crate) fn follow_settings(client: &Network, settings: &Settings) -> Result<(), ApiError> {
    client.set_bandwidth_limit(settings.bandwidth_limit_kb.map(|kb| u64::from(kb) * 1000));
    let proxy = settings.proxy.as_deref().filter(|proxy| !proxy.trim().is_empty());
    client.set_proxy(proxy).map_err(|e| e.explain())
}
