//! Drafts as the window sees them.

use vitrine_api::ApiError;
use vitrine_api::types::{
    Card, Draft, DraftFound, DraftMember, DraftRow, DraftUpload, InstallState, PackageRef, Trust,
};
use vitrine_base::SourceName;
use vitrine_publish::checking::{Listed, listed};

use super::body::{Kept, Material};
use super::words::{checked, says};
use crate::Gallery;
use crate::convert;

/// Marks picture tokens of drafts; `~` is in no source name, id or catalogue token.
pub(crate) const PICTURE: &str = "draft~";

/// Members that are told of; the rest is told in numbers.
const TOLD: usize = 200;

impl Gallery {
    /// The token of a draft's picture.
    fn draft_picture(&self, kept: &Kept) -> Option<String> {
        let read = kept.body.read.as_ref().filter(|read| read.picture)?;
        // The digest makes another picture another token.
        let digest: String = read.sha256.to_hex().chars().take(16).collect();
        Some(format!("{PICTURE}{}~{digest}", kept.id))
    }

    /// The file of the picture with a token.
    pub(crate) fn draft_picture_file(&self, token: &str) -> Option<std::path::PathBuf> {
        let (id, _) = token.strip_prefix(PICTURE)?.split_once('~')?;
        let kept = self.kept_draft(id).ok()?;
        Some(self.draft_folder(&kept.id).join("picture"))
    }

    pub(super) fn row_of_draft(&self, kept: &Kept) -> DraftRow {
        let (body, read) = (&kept.body, kept.body.read.as_ref());
        let fields = checked(&body.fields);
        let last = || body.path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let name = fields.name.or_else(|| read.map(|read| read.name.clone())).filter(|name| !name.is_empty());
        DraftRow {
            id: kept.id.clone(),
            name: name.unwrap_or_else(last),
            version: fields.version.or_else(|| read.and_then(|read| read.version.clone())),
            kind: read.map(|read| convert::kind(read.kind)),
            path: body.path.clone(),
            material: self.material_state(kept),
            source: body.source.clone(),
            submission: body.submission.clone(),
            picture: self.draft_picture(kept),
            changed: kept.changed,
        }
    }

    pub(super) fn view_of_draft(&self, kept: &Kept) -> Result<Draft, ApiError> {
        let material = self.draft_material(kept);
        let body = &kept.body;
        let read = body.read.as_ref();
        let upload = body.job.as_ref().and_then(|id| {
            let jobs = self.inner.jobs.list().ok()?;
            let job = jobs.into_iter().find(|job| job.id == *id)?;
            let total = job.total.or_else(|| read.map(|read| read.size)).unwrap_or_default();
            Some(DraftUpload { job: job.id, done: job.done, total })
        });
        Ok(Draft {
            id: kept.id.clone(),
            path: body.path.clone(),
            folder: read.is_some_and(|read| read.folder),
            material: self.material_state(kept),
            fault: body.fault.clone(),
            found: material.as_ref().and_then(|material| found(kept, material)),
            fields: body.fields.clone(),
            channel: channel(kept),
            agreed: read.is_some_and(|read| body.agreed == Some(read.sha256)),
            source: body.source.clone(),
            upload,
            submission: body.submission.clone(),
            bundle: body.bundle.clone(),
            card: self.card_of_draft(kept, material.as_ref()),
            made: kept.made,
            changed: kept.changed,
        })
    }

    fn card_of_draft(&self, kept: &Kept, material: Option<&Material>) -> Card {
        let fields = checked(&kept.body.fields);
        let read = kept.body.read.as_ref();
        let words: Option<Listed> = material.map(|material| listed(&fields, &material.found, None));
        let own = |text: fn(&vitrine_publish::checking::Found) -> Option<String>| {
            material.and_then(|material| text(&material.found))
        };
        let source = kept.body.source.clone().unwrap_or_default();
        let trust =
            SourceName::new(source.as_str()).ok().and_then(|name| self.inner.catalog.source(&name).ok()?);
        Card {
            favourite: false,
            package: PackageRef {
                source,
                id: fields.id.or_else(|| own(|found| found.id.clone())).unwrap_or_default(),
            },
            kind: convert::kind(read.map_or(vitrine_package::Kind::Persona, |read| read.kind)),
            name: words.as_ref().map(|words| words.name.clone()).or(fields.name).unwrap_or_default(),
            maker: words.as_ref().map(|words| words.maker.clone()).unwrap_or_default(),
            summary: words.as_ref().map(|words| words.summary.clone()).or(fields.summary).unwrap_or_default(),
            version: fields.version.or_else(|| own(|found| found.version.clone())).unwrap_or_default(),
            size: read.map(|read| read.size),
            downloads: None,
            updated: None,
            rating: convert::rating(words.as_ref().map(|words| words.rating).unwrap_or_default()),
            tags: words.map(|words| words.tags).unwrap_or_default(),
            picture: self.draft_picture(kept),
            trust: trust.map_or(Trust::Listed, |source| convert::trust(source.trust.level)),
            provisional: false,
            blocked: None,
            blocked_said: Vec::new(),
            state: InstallState::Available,
        }
    }
}

/// The channel of a draft.
pub(super) fn channel(kept: &Kept) -> String {
    let channel = kept.body.channel.trim();
    if channel.is_empty() { "stable".into() } else { channel.into() }
}

fn found(kept: &Kept, material: &Material) -> Option<DraftFound> {
    let (read, found) = (kept.body.read.as_ref()?, &material.found);
    let mut members: Vec<DraftMember> = found
        .members
        .iter()
        .map(|member| DraftMember { path: member.path.clone(), size: member.size })
        .collect();
    members.sort_by(|a, b| b.size.cmp(&a.size).then_with(|| a.path.cmp(&b.path)));
    members.truncate(TOLD);
    Some(DraftFound {
        kind: convert::kind(found.kind),
        says: says(found),
        maker: found.maker.clone(),
        files: u32::try_from(found.members.len()).unwrap_or(u32::MAX),
        members,
        unpacked: found.unpacked,
        size: read.size,
        sha256: read.sha256.to_hex(),
        needs: found.dependencies.iter().map(|needed| needed.name.clone()).collect(),
        commands: found.commands.iter().map(|command| command.name.clone()).collect(),
        read: read.at,
    })
}
