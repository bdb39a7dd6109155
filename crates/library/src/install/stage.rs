//! Under the library's lock: unpack aside, look whether it is what it should be, plan, run.

use std::path::Path;

use tokio_util::sync::CancellationToken;
use vitrine_base::{Reporter, StoreError, fs};
use vitrine_package::{DependencyKind, Finding, Growth, Inspection, Severity, unpack};

use super::bytes::Arrived;
use super::commands::commands;
use super::slot::{self, Place};
use crate::database::Row;
use crate::failpoint::failpoint;
use crate::places::Places;
use crate::receipt::{FORMAT, Pointer, Receipt, ReceiptFile};
use crate::transaction::{self, Action, Plan};
use crate::{InstallWish, Installed, Library, LibraryError};

/// How many versions are kept besides the current one.
pub(crate) const KEPT_VERSIONS: usize = 2;

impl Library {
    /// `None` when the bytes are no longer there.
    pub(super) fn stage_and_run(
        &self,
        wish: &InstallWish,
        arrived: &Arrived,
        reporter: &dyn Reporter,
        cancel: &CancellationToken,
    ) -> Result<Option<Installed>, LibraryError> {
        // It was hashed before the lock was there: another may have changed or taken it since.
        if !arrived.is_untouched()? {
            return Ok(None);
        }
        let row = self.inner.database.row(&wish.key)?;
        let mut plan = Plan::new(Action::Install, row.as_ref(), &wish.key, &wish.name);
        let staged = self.stage(wish, arrived, &plan, reporter, cancel);
        let ready =
            staged.and_then(|inspection| self.complete(&mut plan, wish, arrived, row.as_ref(), inspection));
        if let Err(error) = ready {
            // What is left of it is removed at the next start when it cannot be now.
            let _ = fs::remove_tree(&self.inner.places.staging().join(&plan.transaction));
            if arrived.stored && is_the_packages_fault(&error) {
                let _ = self.store()?.remove(&arrived.file);
            }
            return Err(error);
        }
        transaction::run(self.ground(), &plan)?;
        self.get(&wish.key)
    }

    /// Unpacks (which tells the reporter of its phases) and makes safe on disk.
    fn stage(
        &self,
        wish: &InstallWish,
        arrived: &Arrived,
        plan: &Plan,
        reporter: &dyn Reporter,
        cancel: &CancellationToken,
    ) -> Result<Inspection, LibraryError> {
        stop_if_cancelled(cancel)?;
        let tree = transaction::staged_tree(&self.inner.places, &plan.transaction);
        fs::create_dir_all(&tree)?;
        let inspection = unpack(&arrived.path, &tree, &self.inner.options.limits, reporter)?;
        failpoint("unpacked")?;
        if !arrived.is_untouched()? {
            return Err(changed_meanwhile(&arrived.path));
        }
        let found = inspection.content_root();
        match wish.content {
            Some(expected) if expected != found => {
                return Err(LibraryError::WrongContent { expected, found });
            }
            None if arrived.is_assembled() => {
                return Err(LibraryError::WrongContent { expected: arrived.sha256, found });
            }
            _ => {}
        }
        if inspection.kind != wish.kind {
            return Err(LibraryError::WrongKind { expected: wish.kind, found: inspection.kind });
        }
        if inspection.has_errors() {
            let errors = inspection.findings.into_iter().filter(|f| f.severity == Severity::Error);
            return Err(LibraryError::Faulty { sentences: errors.map(|f| f.sentence).collect() });
        }
        stop_if_cancelled(cancel)?;
        fs::sync_tree(&tree)?;
        stop_if_cancelled(cancel)?;
        Ok(inspection)
    }

    /// Writes down what will happen.
    fn complete(
        &self,
        plan: &mut Plan,
        wish: &InstallWish,
        arrived: &Arrived,
        row: Option<&Row>,
        inspection: Inspection,
    ) -> Result<(), LibraryError> {
        let places = &self.inner.places;
        let place = slot::choose(places, row, &wish.key, &wish.version, &arrived.sha256, &wish.filename);
        let Some(place) = place else { return Err(no_place(&places.package(&wish.key))) };
        let receipt = self.receipt(wish, arrived, plan, place, inspection)?;
        if wish.unasked {
            self.refuse_more(row.and_then(Row::current), &receipt)?;
        }
        let old = plan.receipts.iter().find(|other| other.slot == receipt.slot).cloned();
        // Repairing with a whole original in place: it stays where it is.
        let stays = old.as_ref().is_some_and(|old| slot::keeps_original(places, old));
        plan.blob = Some(arrived.file).filter(|_| !stays);
        if !stays && !arrived.stored {
            // These bytes are the original of another version: this one needs its own.
            self.copy_into_store(arrived)?;
        }
        if let Some(old) = &old {
            plan.retire(places, old);
        }
        plan.after = Some(pointer_after(plan, &receipt));
        plan.receipts.push(receipt.clone());
        plan.placed = Some(receipt);
        prune(plan, places, KEPT_VERSIONS);
        Ok(())
    }

    /// What nobody was asked about needs nothing and is typed nothing that the installed version is not.
    fn refuse_more(&self, before: Option<&Receipt>, after: &Receipt) -> Result<(), LibraryError> {
        let known = before.map(|before| before.dependencies.as_slice()).unwrap_or_default();
        let mut dependencies = Vec::new();
        for dependency in &after.dependencies {
            let more = match dependency.growth(known.iter()) {
                Growth::Known => false,
                Growth::Commands | Growth::Changed => true,
                Growth::New if dependency.kind == DependencyKind::Package => {
                    dependency.required && !self.has(&dependency.name)?
                }
                Growth::New => dependency.kind.may_act(),
            };
            if more {
                dependencies.push(dependency.clone());
            }
        }
        let typed = |name: &str| before.is_some_and(|b| b.commands.iter().any(|known| known.name == name));
        let commands = after.commands.iter().map(|command| &command.name);
        let commands: Vec<String> = commands.filter(|name| !typed(name)).cloned().collect();
        match dependencies.is_empty() && commands.is_empty() {
            true => Ok(()),
            false => Err(LibraryError::AsksForMore { dependencies, commands }),
        }
    }

    /// A package of that id is installed, from whatever source.
    fn has(&self, id: &str) -> Result<bool, LibraryError> {
        Ok(self.installed()?.iter().any(|installed| installed.key.id.as_str() == id))
    }

    fn copy_into_store(&self, arrived: &Arrived) -> Result<(), LibraryError> {
        let mut writer = self.store()?.writer()?;
        std::io::copy(&mut fs::open(&arrived.path)?, &mut writer)?;
        match writer.commit(Some(arrived.file), None) {
            Ok(_) => Ok(()),
            Err(StoreError::Io(error)) => Err(error.into()),
            // Changed by a hand since it was hashed a moment ago.
            Err(other) => Err(LibraryError::Io(std::io::Error::other(other))),
        }
    }

    fn receipt(
        &self,
        wish: &InstallWish,
        arrived: &Arrived,
        plan: &Plan,
        place: Place,
        inspection: Inspection,
    ) -> Result<Receipt, LibraryError> {
        let tree = transaction::staged_tree(&self.inner.places, &plan.transaction);
        let findings = findings(wish, &inspection);
        let (commands, content) = (commands(wish, &inspection), inspection.content_root());
        let or = |first: &str, second: String| if first.is_empty() { second } else { first.to_owned() };
        Ok(Receipt {
            format: FORMAT.into(),
            key: wish.key.clone(),
            version: wish.version.clone(),
            slot: place.slot,
            kind: inspection.kind,
            name: or(&wish.name, inspection.name),
            maker: or(&wish.maker, inspection.maker),
            summary: inspection.summary,
            rating: inspection.rating,
            sha256: arrived.sha256,
            content: Some(content),
            original_sha256: Some(arrived.file).filter(|_| arrived.is_assembled()),
            size: fs::metadata(&arrived.path)?.map_or(0, |found| found.length),
            original: place.original,
            installed_at: self.inner.clock.now(),
            trust: wish.trust,
            signed_by: wish.signed_by.clone(),
            built: wish.built,
            source_location: wish.source_location.clone(),
            preview: inspection.preview,
            dependencies: inspection.dependencies,
            findings,
            files: files(&tree, inspection.members)?,
            commands,
        })
    }
}

fn files(tree: &Path, members: Vec<vitrine_package::Member>) -> Result<Vec<ReceiptFile>, LibraryError> {
    let file = |member: vitrine_package::Member| {
        let found = fs::metadata(&tree.join(&member.path))?;
        let modified = found.map_or(0, |found| found.modified);
        // Some volumes know no modes: there a program is an ordinary file.
        let executable = member.executable && found.is_some_and(|found| found.executable);
        let (size, sha256, link) = (member.size, member.sha256, member.link);
        Ok(ReceiptFile { path: member.path, size, sha256, modified, executable, link })
    };
    members.into_iter().map(file).collect()
}

/// What the package says of itself against what its listing says.
fn findings(wish: &InstallWish, inspection: &Inspection) -> Vec<Finding> {
    let mut findings = inspection.findings.clone();
    let mut differs = |code: &str, what: &str, listed: &str, own: Option<&String>| {
        if let Some(own) = own.filter(|own| own.as_str() != listed) {
            let own: String = own.chars().take(80).collect();
            let sentence =
                format!("The package calls its {what} “{own}”; the source lists it as “{listed}”.");
            findings.push(Finding::new(Severity::Advice, code, sentence));
        }
    };
    differs("library.id_differs", "id", wish.key.id.as_str(), inspection.id.as_ref());
    differs("library.version_differs", "version", wish.version.as_str(), inspection.version.as_ref());
    findings
}

/// The new version is current, the one before it first among the kept.
fn pointer_after(plan: &Plan, receipt: &Receipt) -> Pointer {
    let before = plan.before.iter().flat_map(Pointer::slots);
    Pointer {
        format: FORMAT.into(),
        key: plan.key.clone(),
        current: receipt.slot.clone(),
        previous: before.filter(|slot| **slot != receipt.slot).cloned().collect(),
        homepilot_project: plan.before.as_ref().and_then(|pointer| pointer.homepilot_project.clone()),
    }
}

/// Lets the oldest versions leave that are more than `keep`; answers whether there were any.
pub(crate) fn prune(plan: &mut Plan, places: &Places, keep: usize) -> bool {
    let Some(after) = &mut plan.after else { return false };
    let leaving = after.previous.split_off(after.previous.len().min(keep));
    for slot in &leaving {
        if let Some(receipt) = plan.receipts.iter().find(|receipt| receipt.slot == *slot).cloned() {
            plan.retire(places, &receipt);
        }
    }
    !leaving.is_empty()
}

/// Bytes that were refused for what they are need not be kept for another try.
pub(super) fn is_the_packages_fault(error: &LibraryError) -> bool {
    use LibraryError::{Faulty, Package, WrongContent, WrongKind};
    matches!(error, Package(_) | WrongKind { .. } | Faulty { .. } | WrongContent { .. })
}

fn changed_meanwhile(path: &Path) -> LibraryError {
    let text = format!("{}: it was changed by another while it was read", path.display());
    LibraryError::Io(std::io::Error::other(text))
}

fn stop_if_cancelled(cancel: &CancellationToken) -> Result<(), LibraryError> {
    if cancel.is_cancelled() { Err(LibraryError::Cancelled) } else { Ok(()) }
}

fn no_place(folder: &Path) -> LibraryError {
    LibraryError::Io(std::io::Error::other(format!("{}: no free name for this version", folder.display())))
}
