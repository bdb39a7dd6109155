//! `vitrine serve`: a registry, complete, in one process.

use std::io::Write as _;
use std::sync::Arc;

use clap::Args;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;
use vitrine_base::SystemClock;
use vitrine_registry::config::LogForm;
use vitrine_registry::server::{self, Ready};

use super::settings::Settings;
use super::{Ended, Report};
use crate::output::Output;
use crate::session::Session;

/// Start a registry: receive, check, moderate, sign and serve packages
#[derive(Debug, Args)]
#[command(
    after_help = "An empty folder becomes a registry; the first start prints a link that makes the first
administrator. Ctrl+C (or a TERM signal) finishes what is under way and stops. Every setting can
also stand in the environment and in vitrine.toml; `vitrine config show` says which value came
from where. docs/run-a-registry.md begins at nothing.

Examples:
  vitrine serve --data my-registry
  vitrine serve --data /srv/gallery --listen 0.0.0.0:8480 --public-url https://gallery.example.org
  vitrine serve --data my-registry --log json"
)]
pub(crate) struct Serve {
    #[command(flatten)]
    settings: Settings,
}

impl Serve {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        use_small_pages();
        let loaded = self.settings.load()?;
        write_a_log(loaded.config.log);
        // Whoever starts the program somewhere else later means the same folder.
        let mut config = loaded.config;
        config.data = std::path::absolute(&config.data)?;
        let _handled = session.stop.handle();
        let stop = CancellationToken::new();
        let (wish, token) = (session.stop.clone(), stop.clone());
        let listening = tokio::spawn(async move {
            wish.first().await;
            token.cancel();
        });
        let out = session.out.clone();
        let served = server::run(config, Arc::new(SystemClock), stop, move |ready| said(&out, ready)).await;
        listening.abort();
        served?;
        // What there was to say was said when it was ready.
        Ok(Report::done(Value::Null))
    }
}

/// A page of two megabytes for every thread's first few bytes is half of what a small registry has in memory. Where the
/// kernel does not know the wish, nothing is lost.
fn use_small_pages() {
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}

fn said(out: &Output, ready: &Ready) {
    out.document_if_asked(&json!({
        "listening": ready.listening.to_string(),
        "url": ready.url,
        "firstAdministrator": ready.first_administrator,
    }));
    out.say(&format!("The registry is at {}", ready.url));
    if let Some(link) = &ready.first_administrator {
        out.say("Nobody keeps it yet. This link, good once, makes the first administrator:");
        out.line(&[format!("  {link}").into()]);
    }
    // A pipe is read by a program that waits for this line.
    let _ = std::io::stdout().flush();
}

/// What happens goes to standard error; `VITRINE_LOG` says how much of it.
fn write_a_log(form: LogForm) {
    let filter = EnvFilter::try_from_env("VITRINE_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let _ = match form {
        LogForm::Json => log.json().flatten_event(true).try_init(),
        LogForm::Text => log.with_ansi(false).with_target(false).try_init(),
    };
}
