//! Which way is tried after which, and what every byte on the way is put down to.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio_util::sync::{CancellationToken, DropGuard};
use vitrine_base::{BlobStore, Reporter, Sha256, Silent, fs};
use vitrine_package::listing::MemberTable;

use super::by_directory::DirectoryPlan;
use super::by_table::TablePlan;
use super::index::Index;
use super::scratch::{Holey, Temporary};
use super::setback::{Setback, blocking};
use super::wire::Wire;
use super::{AtHand, DeltaPlan, Method, Obtained, PlanPart, Wanted, finding};
use crate::{Client, TransferError, engine};

/// Files below this many bytes are fetched whole: finding out what changed costs more than it saves.
const SMALL: u64 = 64_000;

/// A plan that costs more than so many hundredths of the whole file is not worth its requests.
const WORTH: u64 = 98;

/// What was fetched of the file so far is kept for fetching the rest when it is at least a 50th: then fetching
/// all of it again would cost more than two per cent on top.
const KEEP: u64 = 50;

/// Of a file of at most this many bytes everything is kept: the rest of it is one request.
const KEEP_ALL: u64 = 4 << 20;

type Result<T> = std::result::Result<T, TransferError>;

/// The way that was found.
#[derive(Debug)]
pub(super) enum Way {
    Table(Box<TablePlan>),
    Directory(Box<DirectoryPlan>),
    Whole,
}

/// What may still be tried.
#[derive(Debug, Clone, Copy)]
pub(super) struct Allowed {
    pub(super) table: bool,
    pub(super) patches: bool,
}

/// One package on its way.
pub(super) struct Run<'a> {
    pub(super) wanted: &'a Wanted,
    pub(super) wire: Wire<'a>,
    pub(super) temporary: Arc<Temporary>,
    /// The file, as far as it was fetched.
    pub(super) holey: Holey,
    /// What is at hand, read when it is first needed.
    pub(super) index: Option<Index>,
    pub(super) table: Option<MemberTable>,
    /// Bytes of the whole file.
    pub(super) full: Option<u64>,
    /// Ends what threads do for this package: when the person stops it, and when the call is dropped.
    pub(super) stop: CancellationToken,
    _ends: DropGuard,
}

impl<'a> Run<'a> {
    fn new(wire: Wire<'a>, wanted: &'a Wanted, folder: PathBuf) -> Result<Self> {
        let temporary = Arc::new(Temporary::new(folder));
        let holey = Holey::new(&temporary)?;
        let (full, stop) = (wanted.download.size, wire.cancel.child_token());
        let _ends = stop.clone().drop_guard();
        Ok(Self { wanted, wire, temporary, holey, index: None, table: None, full, stop, _ends })
    }

    /// What a thread that was told to stop has left is of no use.
    pub(super) fn go_on(&self) -> std::result::Result<(), Setback> {
        if self.stop.is_cancelled() { Err(Setback::Stop(TransferError::Cancelled)) } else { Ok(()) }
    }

    /// True when it cannot be worth looking for another way than the whole file.
    fn is_small(&self) -> bool {
        self.full.is_some_and(|full| full < SMALL)
    }

    /// True when fetching so many bytes more is better than all of them.
    pub(super) fn is_worth(&self, more: u64) -> bool {
        self.full.is_some_and(|full| (self.wire.fetched + more) * 100 <= full * WORTH)
    }
}

/// Works out the way without going it.
pub(super) async fn plan(
    client: &Client,
    wanted: &Wanted,
    have: &AtHand,
    cancel: &CancellationToken,
) -> Result<DeltaPlan> {
    let wire = Wire::new(client, wanted, &Silent, cancel);
    let mut run = Run::new(wire, wanted, std::env::temp_dir())?;
    let allowed = Allowed { table: true, patches: wanted.base.is_some() };
    let way = if run.is_small() { Ok(Way::Whole) } else { finding::find(&mut run, have, allowed).await };
    let way = match way {
        Ok(way) => way,
        Err(Setback::Stop(error)) => return Err(error),
        Err(_) => Way::Whole,
    };
    let spent = (run.wire.fetched, run.wire.requests);
    let described = |method, fetch: u64, requests: usize, parts: &[PlanPart]| DeltaPlan {
        method,
        full: run.full,
        fetch: Some(spent.0 + fetch),
        reused: run.full.map_or(0, |full| full.saturating_sub(spent.0 + fetch)),
        requests: spent.1 + requests,
        parts: parts.to_vec(),
    };
    Ok(match way {
        Way::Table(plan) => {
            let requests = plan.needed.pieces().len() + plan.patches().len();
            described(Method::Table, plan.fetch, requests, &plan.parts)
        }
        Way::Directory(plan) => {
            described(Method::Directory, plan.fetch, plan.needed.pieces().len(), &plan.parts)
        }
        Way::Whole => DeltaPlan { fetch: run.full, reused: 0, ..described(Method::Whole, 0, 1, &[]) },
    })
}

/// Goes the cheapest way, and another one when it leads nowhere.
pub(super) async fn obtain(
    client: &Client,
    wanted: &Wanted,
    have: &AtHand,
    store: &BlobStore,
    reporter: &dyn Reporter,
    cancel: &CancellationToken,
) -> Result<Obtained> {
    if let Some(sha256) = wanted.download.sha256.filter(|sha256| store.contains(sha256)) {
        let size = fs::metadata(&store.path(&sha256))?.map_or(0, |found| found.length);
        let (exact, method) = (true, Method::AtHand);
        return Ok(Obtained { sha256, size, exact, fetched: 0, reused: size, method, from: None });
    }
    let wire = Wire::new(client, wanted, reporter, cancel);
    let mut run = Run::new(wire, wanted, store.partial_dir())?;
    take_up(&mut run, store).await?;
    let setback = match by_parts(&mut run, have, store).await {
        Ok(Some(obtained)) => {
            forget_left(&run, store)?;
            return Ok(obtained);
        }
        Ok(None) => None,
        Err(Setback::Stop(error)) => {
            // A disk that is full keeps nothing more; why it was stopped is what counts.
            if matches!(error, TransferError::Cancelled)
                && let Err(lost) = leave(&run, store).await
            {
                reporter.note(&format!("What came of the file could not be kept: {lost}."));
            }
            return Err(error);
        }
        Err(setback) => Some(setback),
    };
    let lied = matches!(setback, Some(Setback::There(_)));
    if let Some(Setback::Here(why) | Setback::There(why) | Setback::Patch(why)) = setback {
        reporter.note(&format!("Fetching only what changed did not work: {why}. Taking the whole file."));
    }
    if lied {
        forget_left(&run, store)?;
    }
    whole(&mut run, store, lied).await
}

/// What an earlier run left of the file is not fetched again, whichever way it goes now.
async fn take_up(run: &mut Run<'_>, store: &BlobStore) -> Result<()> {
    let Some((sha256, size)) = run.wire.client.resumes(&run.wanted.download) else { return Ok(()) };
    let Some((part, ranges)) = engine::left(store, &sha256, size)? else { return Ok(()) };
    let mut holey = std::mem::replace(&mut run.holey, Holey::new(&run.temporary)?);
    let copied = blocking(move || holey.take_up(&part, ranges).map(|()| holey)).await;
    match copied {
        Ok(holey) => run.holey = holey?,
        Err(setback) => return Err(setback.stopping()),
    }
    Ok(())
}

/// What came of the file stays for whoever goes on with it; answers whether somebody can.
async fn leave(run: &Run<'_>, store: &BlobStore) -> Result<bool> {
    let Some((sha256, size)) = run.wire.client.resumes(&run.wanted.download) else { return Ok(false) };
    if run.holey.have.bytes() > 0 {
        let ranges: Vec<_> = run.holey.have.iter().cloned().collect();
        let (store, temporary) = (store.clone(), run.temporary.clone());
        let path = run.holey.path().to_owned();
        let left = blocking(move || {
            let _temporary = temporary;
            engine::leave(&store, (&sha256, size), &path, ranges)
        });
        left.await.map_err(Setback::stopping)??;
    }
    Ok(true)
}

/// What an earlier run left of the file is not needed any more.
fn forget_left(run: &Run<'_>, store: &BlobStore) -> Result<()> {
    if let Some(sha256) = run.wanted.download.sha256.filter(|sha256| store.has_partial(sha256))
        && let Some(part) = store.partial(&sha256)?
    {
        part.discard()?;
    }
    Ok(())
}

/// By table or directory; `None` when the whole file is the better way.
async fn by_parts(
    run: &mut Run<'_>,
    have: &AtHand,
    store: &BlobStore,
) -> std::result::Result<Option<Obtained>, Setback> {
    if run.is_small() {
        return Ok(None);
    }
    let mut allowed = Allowed { table: true, patches: run.wanted.base.is_some() };
    loop {
        match finding::find(run, have, allowed).await? {
            Way::Whole => return Ok(None),
            Way::Directory(plan) => return by_directory(run, *plan, store).await.map(Some),
            Way::Table(plan) => match by_table(run, *plan, store).await {
                Err(Setback::Patch(why)) if allowed.patches => {
                    run.wire.reporter.note(&format!("Going on without patches: {why}."));
                    allowed.patches = false;
                }
                other => return other.map(Some),
            },
        }
    }
}

async fn by_table(
    run: &mut Run<'_>,
    plan: TablePlan,
    store: &BlobStore,
) -> std::result::Result<Obtained, Setback> {
    let total = run.wire.fetched + plan.fetch;
    run.wire.begin(Method::Table, run.full, total);
    let (mut patches, mut files) = (HashMap::new(), Vec::new());
    for patch in plan.patches() {
        let (path, file) = run.temporary.file().map_err(Setback::writing)?;
        files.push((&patch.file, file));
        patches.insert(patch.file.sha256, path);
    }
    run.wire.patches(files).await?;
    let needed = plan.needed.without(&run.holey.have);
    run.wire.ranges(&needed, run.full, &mut run.holey).await?;
    let (path, out) = run.temporary.file().map_err(Setback::writing)?;
    let artifact = run.holey.path().to_owned();
    // Held here too, so that its files outlive a call that is dropped.
    let (temporary, stop) = (run.temporary.clone(), run.stop.clone());
    let assembled = blocking(move || {
        let _temporary = temporary;
        plan.assemble(&artifact, &patches, out, &stop)
    });
    let assembled = assembled.await?;
    run.go_on()?;
    assembled?;
    keep(run, &path, store, None).await.map(|kept| done(run, kept, Method::Table))
}

async fn by_directory(
    run: &mut Run<'_>,
    plan: DirectoryPlan,
    store: &BlobStore,
) -> std::result::Result<Obtained, Setback> {
    let total = run.wire.fetched + plan.fetch;
    run.wire.begin(Method::Directory, run.full, total);
    run.wire.ranges(&plan.needed, run.full, &mut run.holey).await?;
    if !plan.exact {
        let content = run.wanted.content.ok_or_else(|| Setback::here("its content root is not known"))?;
        let (path, out) = run.temporary.file().map_err(Setback::writing)?;
        let artifact = run.holey.path().to_owned();
        let stop = run.stop.clone();
        let assembled = blocking(move || plan.assemble(&artifact, out, content, &stop)).await?;
        run.go_on()?;
        assembled?;
        return keep(run, &path, store, None).await.map(|kept| done(run, kept, Method::Directory));
    }
    let stop = run.stop.clone();
    let filled = blocking({
        let mut holey =
            std::mem::replace(&mut run.holey, Holey::new(&run.temporary).map_err(Setback::writing)?);
        move || {
            let filled = plan.fill(&mut holey, &stop);
            (holey, filled)
        }
    });
    let (holey, filled) = filled.await?;
    run.holey = holey;
    run.go_on()?;
    filled?;
    let path = run.holey.path().to_owned();
    let kept = match keep(run, &path, store, run.wanted.download.sha256).await {
        Err(Setback::Here(why)) => match run.wanted.content {
            // Headers can differ in what no directory says; the content may be right all the same.
            Some(content) if has_content(&path, content).await? => keep(run, &path, store, None).await?,
            _ => return Err(Setback::Here(why)),
        },
        other => other?,
    };
    Ok(done(run, kept, Method::Directory))
}

async fn has_content(path: &Path, content: Sha256) -> std::result::Result<bool, Setback> {
    let path = path.to_owned();
    let limits = vitrine_base::limits::ArchiveLimits::default();
    let table = blocking(move || vitrine_package::member_table(&path, &limits)).await?;
    Ok(table.is_ok_and(|table| table.content == content))
}

/// Puts a finished file into the store.
async fn keep(
    run: &Run<'_>,
    path: &Path,
    store: &BlobStore,
    sha256: Option<Sha256>,
) -> std::result::Result<(Sha256, u64), Setback> {
    let (path, store, temporary) = (path.to_owned(), store.clone(), run.temporary.clone());
    let kept = blocking(move || {
        let _temporary = temporary;
        let mut writer = store.writer()?;
        std::io::copy(&mut fs::open(&path)?, &mut writer)?;
        writer.commit(sha256, None)
    });
    kept.await?.map_err(|error| match error {
        vitrine_base::StoreError::Io(error) => Setback::writing(error),
        other => Setback::here(other),
    })
}

fn done(run: &Run<'_>, (sha256, size): (Sha256, u64), method: Method) -> Obtained {
    let fetched = run.wire.fetched;
    let exact = run.wanted.download.sha256.is_some_and(|wanted| wanted == sha256);
    let reused = run.full.map_or(0, |full| full.saturating_sub(fetched));
    Obtained { sha256, size, exact, fetched, reused, method, from: run.wire.from.clone() }
}

/// The whole file; what has come of it already is not fetched again.
async fn whole(run: &mut Run<'_>, store: &BlobStore, lied: bool) -> Result<Obtained> {
    if let (Some(sha256), Some(full), false) = (run.wanted.download.sha256, run.full, lied)
        && run.holey.have.bytes() > 0
        && (full <= KEEP_ALL || run.holey.have.bytes() * KEEP > full)
        // What can be stopped and gone on with is given what came; what cannot be is small.
        && !leave(run, store).await?
    {
        match rest(run, store, sha256, full).await {
            Ok(obtained) => return Ok(obtained),
            Err(Setback::Stop(error)) => return Err(error),
            Err(Setback::Here(why) | Setback::There(why) | Setback::Patch(why)) => {
                run.wire
                    .reporter
                    .note(&format!("The parts that came do not fit together: {why}. Starting again."));
            }
        }
    }
    let before = run.wire.fetched;
    let Wire { client, reporter, cancel, .. } = run.wire;
    let came = client.download_resumable(&run.wanted.download, store, reporter, cancel).await?;
    let (sha256, size, from) = (came.sha256, came.size, Some(came.from));
    let fetched = before + came.fetched;
    let reused = size.saturating_sub(fetched);
    Ok(Obtained { sha256, size, exact: true, fetched, reused, method: Method::Whole, from })
}

/// Fetches what is missing of the file.
async fn rest(
    run: &mut Run<'_>,
    store: &BlobStore,
    sha256: Sha256,
    full: u64,
) -> std::result::Result<Obtained, Setback> {
    let missing = run.holey.missing(std::iter::once(0..full));
    run.wire.begin(Method::Whole, run.full, run.wire.fetched + missing.bytes());
    run.wire.ranges(&missing, run.full, &mut run.holey).await?;
    let path = run.holey.path().to_owned();
    keep(run, &path, store, Some(sha256)).await.map(|kept| done(run, kept, Method::Whole))
}
