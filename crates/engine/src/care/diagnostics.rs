//! What a report of trouble needs. Everything in it goes through [`Redactor`]; nothing in it is sent anywhere.

use std::path::Path;

use vitrine_api::ApiError;
use vitrine_api::types::{
    ContactedHost, DiagnosticRow, DiagnosticSection, DiagnosticSubject, Diagnostics, JobState,
};
use vitrine_base::fs;
use vitrine_transfer::Location;

use super::redact::Redactor;
use crate::Gallery;
use crate::errors::Explain as _;

/// Failed jobs that are told.
const ERRORS: usize = 10;

impl Gallery {
    pub(crate) fn diagnostics_now(&self) -> Result<Diagnostics, ApiError> {
        self.diagnostics_with(&Redactor::here())
    }

    fn diagnostics_with(&self, redactor: &Redactor) -> Result<Diagnostics, ApiError> {
        use DiagnosticSubject as S;
        let sections: Vec<_> = [
            (S::Program, self.program()),
            (S::Places, self.places()),
            (S::Desktop, self.desktop()),
            (S::Sources, self.galleries()?),
            (S::Databases, self.databases()),
            (S::Errors, self.failures()?),
        ]
        .into_iter()
        .map(|(subject, rows)| DiagnosticSection { subject, rows: redacted(rows, redactor) })
        .collect();
        let text = sections.iter().map(written).collect::<Vec<_>>().join("\n");
        Ok(Diagnostics { sections, text })
    }

    fn program(&self) -> Vec<DiagnosticRow> {
        let settings = self.inner.settings.get();
        vec![
            row("Vitrine", env!("CARGO_PKG_VERSION")),
            row("System", format!("{} {}", system_name(), std::env::consts::ARCH)),
            row("Language", settings.language.as_deref().unwrap_or("as the desktop")),
            row("Safe graphics asked for", yes(settings.safe_graphics)),
            row("Safe graphics in use", yes(self.inner.safe_graphics_active)),
            row("Proxy", if settings.proxy.is_some() { "set by hand" } else { "as the system says" }),
            row("Parallel downloads", settings.parallel_downloads.to_string()),
            row("Looks for updates", yes(settings.check_for_updates)),
            row("Update policy", format!("{:?}", settings.update_policy).to_lowercase()),
            row("Starts with the session", yes(settings.autostart)),
            row("Clock", self.inner.clock.now().to_string()),
        ]
    }

    fn places(&self) -> Vec<DiagnosticRow> {
        let home = &self.inner.home;
        let free =
            fs::free_space(home).map_or_else(|error| error.to_string(), |free| format!("{free} bytes"));
        vec![
            row("Home", home.display().to_string()),
            row("Library", self.inner.library.place().display().to_string()),
            row("Commands", home.join("bin").display().to_string()),
            row("Free space", free),
            row(
                "Library can be changed",
                match self.inner.library.refusal() {
                    None => "yes".to_owned(),
                    Some(refusal) => refusal.to_string(),
                },
            ),
        ]
    }

    fn desktop(&self) -> Vec<DiagnosticRow> {
        let variable = |name| std::env::var(name).unwrap_or_else(|_| "not set".to_owned());
        let mut rows = vec![
            row("Desktop", variable("XDG_CURRENT_DESKTOP")),
            row("Session", variable("XDG_SESSION_TYPE")),
            row("Locale", variable("LANG")),
        ];
        rows.extend(super::services::facts());
        rows.extend(self.inner.shell_facts.all().into_iter().map(|(label, value)| row(&label, value)));
        rows
    }

    fn galleries(&self) -> Result<Vec<DiagnosticRow>, ApiError> {
        let sources = self.inner.catalog.sources().map_err(|e| e.explain())?;
        let one = |source: &vitrine_catalog::Source| {
            let error =
                source.last_error.as_ref().map(|(code, words)| format!("; last error {code}: {words}"));
            let value = format!(
                "{}; {}; {} listings, {} problems; {}; last sync {}{}",
                source.location,
                source.protocol.as_str(),
                source.items,
                source.problems,
                format!("{:?}", source.trust.level).to_lowercase(),
                source.last_sync.map_or_else(|| "never".to_owned(), |at| at.to_string()),
                error.unwrap_or_default(),
            );
            row(source.name.as_str(), value)
        };
        Ok(sources.iter().map(one).collect())
    }

    fn databases(&self) -> Vec<DiagnosticRow> {
        let home = &self.inner.home;
        let size = |name: &str| {
            let found = fs::metadata(&home.join(name)).ok().flatten();
            row(name, found.map_or_else(|| "none".to_owned(), |found| format!("{} bytes", found.length)))
        };
        let mut rows: Vec<_> =
            ["catalog.db", "library.db", "library.db-wal", "personal.db", "settings.json"].map(size).into();
        rows.push(row("Installed packages", self.installed_now().len().to_string()));
        if let Ok(counts) = self.inner.catalog.counts() {
            rows.push(row("Listings", counts.listings.to_string()));
        }
        rows.extend(self.inner.notices.iter().map(|notice| row("Said at the start", notice.as_str())));
        rows
    }

    fn failures(&self) -> Result<Vec<DiagnosticRow>, ApiError> {
        let jobs = self.inner.jobs.list()?;
        let failed = jobs.iter().filter(|job| job.state == JobState::Failed).take(ERRORS);
        let rows: Vec<_> = failed
            .filter_map(|job| {
                let error = job.error.as_ref()?;
                let label = format!("{:?} at {}", job.kind, job.created);
                Some(row(&label, format!("{}: {}", error.code, error.details.replace('\n', " "))))
            })
            .collect();
        Ok(if rows.is_empty() { vec![row("Jobs", "none failed")] } else { rows })
    }

    /// The hosts galleries are on, and those their packages were fetched from.
    pub(crate) fn hosts_now(&self) -> Result<Vec<ContactedHost>, ApiError> {
        let mut hosts: Vec<ContactedHost> = Vec::new();
        for source in self.inner.catalog.sources().map_err(|e| e.explain())? {
            let Location::Web(url) = &source.location else { continue };
            let Some(host) = url.host_str() else { continue };
            let name = source.title.clone().unwrap_or_else(|| source.name.to_string());
            match hosts.iter_mut().find(|known| known.host == host) {
                Some(known) => known.sources.push(name),
                None => {
                    hosts.push(ContactedHost { host: host.to_owned(), sources: vec![name], mirror: false })
                }
            }
        }
        if let Some(host) = self.releases_host()
            && !hosts.iter().any(|known| known.host == host)
        {
            hosts.push(ContactedHost { host, sources: vec!["Vitrine".to_owned()], mirror: false });
        }
        for host in self.inner.client.known_hosts() {
            let bare = host
                .rsplit_once(':')
                .filter(|(_, port)| port.parse::<u16>().is_ok())
                .map_or(&*host, |(h, _)| h);
            if !hosts.iter().any(|known| known.host == bare) && !Path::new(&host).is_absolute() {
                hosts.push(ContactedHost { host: bare.to_owned(), sources: Vec::new(), mirror: true });
            }
        }
        Ok(hosts)
    }
}

fn row(label: &str, value: impl Into<String>) -> DiagnosticRow {
    DiagnosticRow { label: label.to_owned(), value: value.into() }
}

pub(super) fn yes(fact: bool) -> &'static str {
    if fact { "yes" } else { "no" }
}

fn redacted(rows: Vec<DiagnosticRow>, redactor: &Redactor) -> Vec<DiagnosticRow> {
    let one = |row: DiagnosticRow| DiagnosticRow {
        label: redactor.text(&row.label),
        value: redactor.text(&row.value),
    };
    rows.into_iter().map(one).collect()
}

fn written(section: &DiagnosticSection) -> String {
    let mut text = format!("[{:?}]\n", section.subject);
    for row in &section.rows {
        text.push_str(&format!("{}: {}\n", row.label, row.value));
    }
    text
}

/// The system's own name for itself, as `/etc/os-release` says.
fn system_name() -> String {
    const LONGEST: u64 = 64 * 1024;
    let text = fs::read_limited(Path::new("/etc/os-release"), LONGEST).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let name = text.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="));
    name.map_or_else(|| std::env::consts::OS.to_owned(), |name| name.trim_matches('"').to_owned())
}
