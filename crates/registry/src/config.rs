//! How a registry is set up: flags over environment over `vitrine.toml`; every value knows where it came from.
//! [`Config`] is what the rooms read, [`SETTINGS`] the one table of what may be set and how it is written, [`load`] the
//! layers. `docs/registry-settings.md` is the same table for people.

mod layers;
mod settings;
mod values;

use std::net::SocketAddr;
use std::path::PathBuf;

pub use layers::{FILE, Loaded, Origin, Source, environment_name, load};
pub use settings::{SETTINGS, Setting, Sort};

use url::Url;

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LogForm {
    /// One line of text an event.
    #[default]
    Text,
    /// One JSON document an event.
    Json,
}

/// The settings of a registry. Each has its line in [`SETTINGS`] (a test holds the two together).
#[derive(Clone)]
pub struct Config {
    /// Its folder.
    pub data: PathBuf,
    /// Where it listens; port 0 lets the system choose.
    pub listen: SocketAddr,
    /// Its address as others see it, without a slash at the end; made of the listening address when nobody says.
    pub public_url: Option<Url>,
    /// What it calls itself.
    pub title: String,
    /// One paragraph about it.
    pub description: String,
    /// The folder of the signing keys; `keys` in the data folder when `None`.
    pub keys: Option<PathBuf>,
    /// Addresses of proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<std::net::IpAddr>,
    /// Anybody may sign up.
    pub sign_up: bool,
    /// Largest package, bytes.
    pub package_bytes: u64,
    /// Bytes one account may have in uploads under way.
    pub upload_quota: u64,
    /// Jobs done at the same time.
    pub workers: usize,
    /// Ratings by device keys without an account are allowed.
    pub device_ratings: bool,
    /// Reports that hide a rating until a curator looks.
    pub hide_after_reports: u32,
    /// Of later versions, the share (0 to 1) picked by chance for a person to look at.
    pub sample: f64,
    /// clamd's socket: a path, or `host:port`.
    pub clamd: Option<String>,
    /// An operator's own check: a program, JSON in and out.
    pub hook: Option<PathBuf>,
    /// Where mail goes out: `smtp://user:password@host:port`, `smtps://…`.
    pub smtp: Option<String>,
    /// The sender of mail.
    pub mail_from: Option<String>,
    /// Webhooks may go to private and loopback addresses (for tests and closed networks).
    pub private_webhooks: bool,
    /// `/metrics` is for everybody, not only for this computer and administrators.
    pub metrics_public: bool,
    /// Rate limits are on. Only tests and benches turn them off.
    pub rate_limits: bool,
    /// The program that looks into packages in a process of its own; this program itself when `None`.
    pub inspector: Option<PathBuf>,
    /// Where a backup goes every night: a folder, `file:///…` or `s3://bucket/prefix`; none when `None`.
    pub backup: Option<String>,
    /// How the log is written.
    pub log: LogForm,
}

impl std::fmt::Debug for Config {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut all = f.debug_struct("Config");
        for setting in SETTINGS {
            all.field(setting.key, &setting.shown(self));
        }
        all.finish()
    }
}

impl Config {
    /// Its address as others see it, without a slash at the end: the public one, else that it listens on.
    pub fn address(&self) -> String {
        match &self.public_url {
            Some(url) => url.as_str().trim_end_matches('/').to_owned(),
            None if self.listen.ip().is_unspecified() => format!("http://localhost:{}", self.listen.port()),
            None => format!("http://{}", self.listen),
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: PathBuf::from("registry"),
            listen: SocketAddr::from(([127, 0, 0, 1], 8480)),
            public_url: None,
            title: "Gallery".into(),
            description: String::new(),
            keys: None,
            trusted_proxies: Vec::new(),
            sign_up: true,
            package_bytes: 50 * 1024 * 1024,
            upload_quota: 500 * 1024 * 1024,
            workers: 2,
            device_ratings: false,
            hide_after_reports: 3,
            sample: 0.05,
            clamd: None,
            hook: None,
            smtp: None,
            mail_from: None,
            private_webhooks: false,
            metrics_public: false,
            rate_limits: true,
            inspector: None,
            backup: None,
            log: LogForm::Text,
        }
    }
}
