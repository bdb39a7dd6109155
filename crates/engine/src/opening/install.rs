//! A file that was looked at becomes an installed package: the same gate, the same bytes.

use std::path::Path;
use std::sync::Arc;

use vitrine_api::ApiError;
use vitrine_api::types::{InstallLocal, JobKind, JobRef};
use vitrine_base::{Phase, Phrase, Reporter as _, Said, Sha256, WithArguments as _, limits::ArchiveLimits};
use vitrine_library::InstallWish;
use vitrine_transfer::{Download, Location};
use vitrine_trust::TrustLevel;

use super::local::{Seen, Vouched, changed, see};
use crate::Gallery;
use crate::errors::Explain as _;
use crate::gallery::reference;
use crate::jobs::{NewJob, Request, Running};

impl Gallery {
    pub(crate) async fn start_install_local(&self, wish: InstallLocal) -> Result<JobRef, ApiError> {
        let path = wish.path.clone();
        let seen = self.blocking(move |_| see(Path::new(&path))).await?;
        same(&seen, &wish)?;
        let package = reference(&seen.key);
        let installed = self.installed_now().iter().any(|i| i.key == seen.key);
        let job = NewJob {
            kind: if installed { JobKind::Update } else { JobKind::Install },
            title: seen.inspection.name.clone(),
            package: Some(package.clone()),
            source: Some(package.source),
            request: Request::Local(wish.clone()),
        };
        let gallery = self.clone();
        self.inner
            .jobs
            .start(job, move |running| async move { gallery.run_install_local(wish, running).await })
    }

    async fn run_install_local(&self, wish: InstallLocal, running: Arc<Running>) -> Result<Said, ApiError> {
        running.phase(Phase::Checking);
        let (seen, vouched) = self
            .blocking({
                let wish = wish.clone();
                move |g| {
                    let seen = see(Path::new(&wish.path))?;
                    same(&seen, &wish)?;
                    let vouched = g.who_vouches(&seen)?;
                    Ok((seen, vouched))
                }
            })
            .await?;
        self.may_install(&seen, &vouched, &wish)?;
        running.note(&format!("{} {} from {}", seen.inspection.name, seen.version, seen.path.display()));
        let wish = wish_for(seen, vouched, wish.accept);
        let library = &self.inner.library;
        let installed = library.install(wish, &self.inner.client, running.as_ref(), &running.cancel).await;
        let installed = installed.map_err(|e| e.explain())?;
        self.library_changed();
        let (name, version) = (&installed.name, &installed.version);
        let folder = installed.folder.display();
        let phrase = Phrase::new("done.from_file").with("name", name).with("version", version);
        let sentence = format!("Installed {name} {version} from a file, in {folder}.");
        Ok(Said::new(sentence, phrase.with("folder", folder)))
    }

    fn may_install(&self, seen: &Seen, vouched: &Vouched, wish: &InstallLocal) -> Result<(), ApiError> {
        if let Some(withdrawn) = &vouched.withdrawn {
            return Err(ApiError::new("engine.withdrawn", withdrawn.sentence.clone())
                .with_action("Look for something else; what was taken down is not installed any more."));
        }
        match self.consent_for(seen, vouched).filter(|_| !wish.accept) {
            None => Ok(()),
            Some(consent) => Err(ApiError::new("engine.unverified", consent.sentence)
                .with_action("Open the file again and agree there.")),
        }
    }
}

/// The file is still what the person was shown.
fn same(seen: &Seen, wish: &InstallLocal) -> Result<(), ApiError> {
    match wish.sha256.parse::<Sha256>() {
        Ok(shown) if shown == seen.sha256 => Ok(()),
        _ => Err(changed(&seen.path)),
    }
}

fn wish_for(seen: Seen, vouched: Vouched, accept: bool) -> InstallWish {
    let Seen { path, size, sha256, inspection, key, version } = seen;
    let filename = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    InstallWish {
        key,
        version,
        kind: inspection.kind,
        name: inspection.name,
        maker: inspection.maker,
        source_location: path.display().to_string(),
        download: Download {
            mirrors: vec![Location::File(path)],
            sha256: Some(sha256),
            size: Some(size),
            max_bytes: ArchiveLimits::default().packed,
            policy: Default::default(),
        },
        content: None,
        table: None,
        base: None,
        filename,
        signed_by: None,
        commands: Default::default(),
        trust: if vouched.level == TrustLevel::Signed { TrustLevel::Listed } else { vouched.level },
        built: false,
        unasked: false,
        accept_unverified: accept,
        accept_republished: accept,
    }
}
