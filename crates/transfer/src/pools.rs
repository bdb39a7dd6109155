//! The one place that makes HTTP clients: one pool of connections for each reach and coding, with one way out. No pool
//! follows a redirect by itself, and each looks names up so that they lead only where its requests may go.

use std::sync::{Arc, OnceLock};

use reqwest::redirect;

use crate::http::{Coding, deepest};
use crate::policy::Reach;
use crate::proxy::Proxies;
use crate::resolver::Resolver;
use crate::{ClientOptions, TransferError};

/// The connections with one way out, and for this computer without TLS; each pool is made when it is first needed,
/// because reading the system's certificates takes longer than a window may take to open.
#[derive(Debug)]
pub(crate) struct Pools {
    clients: [OnceLock<reqwest::Client>; 8],
    proxies: Proxies,
}

impl Pools {
    pub(crate) fn new(proxies: Proxies) -> Arc<Self> {
        Arc::new(Self { clients: Default::default(), proxies })
    }

    pub(crate) fn proxies(&self) -> &Proxies {
        &self.proxies
    }

    /// The connections for addresses of a reach; `plain` for those without TLS.
    pub(crate) fn client(
        &self,
        options: &ClientOptions,
        reach: Reach,
        coding: Coding,
        plain: bool,
    ) -> Result<reqwest::Client, TransferError> {
        // Without TLS and without a proxy there is nobody whose certificate would be looked at.
        let bare = plain && reach == Reach::Loopback;
        let place = reach as usize * 2 + usize::from(coding == Coding::Gzip) + 2 * usize::from(bare);
        let pool = &self.clients[place];
        if let Some(client) = pool.get() {
            return Ok(client.clone());
        }
        let client = build(options, &self.proxies, reach, coding, bare)
            .map_err(|error| TransferError::Setup { reason: deepest(&error) })?;
        Ok(pool.get_or_init(|| client).clone())
    }
}

fn build(
    options: &ClientOptions,
    proxies: &Proxies,
    reach: Reach,
    coding: Coding,
    bare: bool,
) -> reqwest::Result<reqwest::Client> {
    let builder = reqwest::Client::builder()
        .user_agent(&options.user_agent)
        .connect_timeout(options.connect)
        .redirect(redirect::Policy::none())
        .gzip(coding == Coding::Gzip)
        .dns_resolver(Arc::new(Resolver::new(reach, proxies.hosts().clone())));
    // A proxy set for the machine knows another “this computer”.
    let builder = if reach == Reach::Loopback { builder.no_proxy() } else { proxies.put_into(builder)? };
    // Reading the system's certificates takes as long as hundreds of small files.
    let builder = if bare { builder.tls_certs_only([]) } else { builder };
    builder.build()
}
