//! A registry with people in it, uploads that are whole, and jobs that run when they are told to.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;
use vitrine_base::{PackageId, Timestamp};
use vitrine_package::Kind;
use vitrine_registry::accounts::identity::{Member, Role, Scope, Via};
use vitrine_registry::checks::{self, Check, Verdict};
use vitrine_registry::config::Config;
use vitrine_registry::jobs::{Bench, Pace, run_until_idle_with};
use vitrine_registry::moderation::{self, Decision};
use vitrine_registry::store::{SubmissionMore, SubmissionRow, UnitOfWork};
use vitrine_registry::submissions::{self, DraftChange, Fields, Found, State};
use vitrine_registry::{Registry, RegistryError};
use vitrine_testkit::PersonaSpec;

pub use crate::ground::inspector;
use crate::ground::{Ground, NOW, ground_with};

pub struct House {
    pub ground: Ground,
    pub maker: Member,
    pub curator: Member,
}

impl House {
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    pub fn with(change: impl FnOnce(&mut Config)) -> Self {
        let ground = ground_with(|config| {
            config.inspector = Some(inspector());
            config.sample = 0.0;
            change(config);
        });
        let maker = member(&ground.registry, "mira", Role::Member);
        let curator = member(&ground.registry, "cleo", Role::Curator);
        Self { ground, maker, curator }
    }

    pub fn registry(&self) -> &Arc<Registry> {
        &self.ground.registry
    }

    pub fn member(&self, handle: &str, role: Role) -> Member {
        member(self.registry(), handle, role)
    }

    pub fn at(&self, now: Timestamp) {
        self.ground.clock.set(now);
    }

    pub fn write<T: Send>(
        &self,
        work: impl FnOnce(&dyn UnitOfWork, Timestamp) -> Result<T, RegistryError> + Send,
    ) -> Result<T, RegistryError> {
        let now = self.registry().now();
        self.registry().db.write_now(|unit| work(unit, now))
    }

    pub fn read<T: Send>(&self, work: impl FnOnce(&dyn UnitOfWork) -> Result<T, RegistryError> + Send) -> T {
        self.registry().db.read_now(work).unwrap()
    }

    /// A whole upload of these bytes.
    pub async fn upload(&self, member: &Member, bytes: Vec<u8>, file: &str) -> String {
        let size = bytes.len() as u64;
        let sha256 = self.registry().blobs.put_bytes(bytes.into()).await.unwrap();
        self.write(|unit, now| unit.enter_blob(sha256, size, now)).unwrap();
        let id = format!("u{}", self.count("SELECT count(*) FROM upload"));
        self.sql(
            "INSERT INTO upload (id, account, length, received, metadata, sha256, state, created, expires)
             VALUES (?1, ?2, ?3, ?3, ?4, ?5, 'whole', ?6, ?6)",
            rusqlite::params![
                id,
                member.account,
                size,
                json!({"filename": file}).to_string(),
                sha256.as_bytes(),
                NOW
            ],
        );
        id
    }

    pub fn sql(&self, sql: &str, params: impl rusqlite::Params) {
        let db = rusqlite::Connection::open(self.registry().data().join("registry.db")).unwrap();
        db.busy_timeout(std::time::Duration::from_secs(20)).unwrap();
        db.execute(sql, params).unwrap();
    }

    pub fn count(&self, sql: &str) -> u64 {
        let db = rusqlite::Connection::open(self.registry().data().join("registry.db")).unwrap();
        db.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    /// A draft with that package, everything confirmed.
    pub async fn draft(&self, member: &Member, bytes: Vec<u8>, fields: Fields) -> String {
        let upload = self.upload(member, bytes, "package.hpersona").await;
        let change =
            DraftChange { upload: Some(upload), fields: Some(fields), channel: None, agreed: Some(true) };
        self.write(|unit, now| submissions::create(unit, member, &change, false, now)).unwrap()
    }

    pub fn hand_in(&self, member: &Member, id: &str) -> Result<(), RegistryError> {
        self.write(|unit, now| submissions::hand_in(unit, member, id, now))
    }

    /// Hands a package in and runs what follows.
    pub async fn submit(&self, member: &Member, bytes: Vec<u8>, fields: Fields) -> String {
        let id = self.draft(member, bytes, fields).await;
        self.hand_in(member, &id).unwrap();
        self.work().await;
        id
    }

    pub async fn submit_spec(&self, member: &Member, spec: &PersonaSpec) -> String {
        self.submit(member, spec.package(), licensed()).await
    }

    /// Runs the jobs of the checks until none is left.
    pub async fn work(&self) {
        let bench = Arc::new(Bench::new(checks::handlers(), Vec::new(), Pace::default()));
        run_until_idle_with(self.registry(), &bench).await.unwrap();
    }

    pub fn row(&self, id: &str) -> SubmissionRow {
        self.read(|unit| submissions::get(unit, id))
    }

    pub fn state(&self, id: &str) -> State {
        self.row(id).state
    }

    pub fn more(&self, id: &str) -> SubmissionMore {
        self.read(|unit| unit.submission_more(id)).unwrap()
    }

    pub fn checks(&self, id: &str) -> Vec<Check> {
        self.read(|unit| unit.checks_of(id))
    }

    pub fn verdict(&self, id: &str, name: &str) -> Option<Verdict> {
        self.checks(id).into_iter().find(|check| check.name == name).map(|check| check.verdict)
    }

    pub fn decide(
        &self,
        member: &Member,
        id: &str,
        verdict: moderation::Verdict,
        reason: &str,
    ) -> Result<(), RegistryError> {
        let revision = self.row(id).revision;
        self.write(|unit, now| {
            moderation::decide(unit, member, id, &decision(revision, verdict, reason), now)
        })
    }

    /// What publishing will do: the approved submission is a version. Straight into the tables, so that these tests stand
    /// on their own.
    pub fn publish(&self, id: &str) {
        let (row, more) = (self.row(id), self.more(id));
        assert_eq!(row.state, State::Approved);
        let (package, version) = (row.package.clone().unwrap(), row.version.clone().unwrap());
        let found = more.found.unwrap();
        self.sql(
            "UPDATE package SET state = 'live', kind = ?2, name = ?3, maker = ?4, licence = ?5, rating = ?6, latest = ?7 WHERE id = ?1",
            rusqlite::params![
                package.as_str(),
                found.kind.as_str(),
                more.name,
                found.maker,
                row.fields.licence.clone().or(found.licence.clone()),
                found.rating.as_str(),
                version.as_str()
            ],
        );
        self.sql(
            "INSERT INTO version (package, version, channel, released, submission, publisher, size, listing, details, facts)
             VALUES (?1, ?2, 'stable', ?3, ?4, ?5, ?6, '{}', ?7, '{}')",
            rusqlite::params![
                package.as_str(),
                version.as_str(),
                self.registry().now(),
                id,
                row.account,
                row.size,
                details(&found).to_string()
            ],
        );
        self.sql(
            "INSERT INTO artifact (package, version, platform, sha256, size, path) VALUES (?1, ?2, ?3, ?4, ?5, 'x')",
            rusqlite::params![
                package.as_str(),
                version.as_str(),
                row.platform.clone().unwrap_or_else(|| "any".into()),
                row.sha256.unwrap().as_bytes(),
                row.size
            ],
        );
        self.write(|unit, now| submissions::advance(unit, &row, State::Published, None, "Published.", now))
            .unwrap();
    }

    /// A package with a published version.
    pub async fn published(&self, member: &Member, spec: &PersonaSpec) -> String {
        let id = self.submit_spec(member, spec).await;
        self.decide(&self.curator, &id, moderation::Verdict::Approve, "").unwrap();
        self.publish(&id);
        id
    }

    /// A published package nobody submitted, with so many downloads.
    pub fn known(&self, id: &str, downloads: u64) {
        self.write(|unit, now| {
            let id = PackageId::new(id).unwrap();
            unit.reserve_package(
                &id,
                &vitrine_registry::names::skeleton(id.as_str()),
                Kind::Persona,
                "Known",
                now,
            )
        })
        .unwrap();
        self.sql(
            "UPDATE package SET state = 'live', downloads = ?2 WHERE id = ?1",
            rusqlite::params![id, downloads],
        );
    }
}

fn details(found: &Found) -> serde_json::Value {
    let members: Vec<_> = found
        .members
        .iter()
        .map(|member| json!({"path": member.path, "size": member.size, "sha256": member.sha256}))
        .collect();
    json!({ "members": members, "dependencies": found.dependencies })
}

pub fn decision(revision: i64, verdict: moderation::Verdict, reason: &str) -> Decision {
    Decision { revision, verdict, template: None, reason: reason.into(), note: None }
}

pub fn licensed() -> Fields {
    Fields { licence: Some("CC-BY-4.0".into()), ..Fields::default() }
}

pub fn member(registry: &Arc<Registry>, handle: &str, role: Role) -> Member {
    let account = registry.db.write_now(|unit| unit.add_account(handle, role, None, None, NOW)).unwrap();
    Member { account, handle: handle.into(), role, via: Via::Session { hash: [0; 32], confirmed: NOW } }
}

/// The same member as a program of theirs comes.
pub fn with_token(member: &Member, scopes: &[Scope], packages: &[&str]) -> Member {
    let packages = packages.iter().map(|glob| (*glob).to_owned()).collect();
    Member { via: Via::Token { id: 1, scopes: scopes.to_vec(), packages }, ..member.clone() }
}

pub fn code(error: &RegistryError) -> &'static str {
    match error {
        RegistryError::Refused { code, .. } => code,
        _ => panic!("not refused: {error:?}"),
    }
}

pub fn write_program(folder: &Path, name: &str, text: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt as _;
    let file = folder.join(name);
    std::fs::write(&file, text).unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
    file
}
