//! One file from several mirrors at once, in parts: who fetches what is decided by the scheduler, what came is in
//! a [`Partial`](vitrine_base::Partial) with its journal, and what is whole is proven by its digest. When it is
//! not what was promised, the mirror that lied is found and named.

mod blame;
mod frontier;
mod job;
mod journal;
mod lane;
mod leave;
mod ranges;
mod scheduler;
mod segment;
mod state;
mod status;

use std::sync::Arc;

use vitrine_base::{Partial, Sha256, limits::MIB};

pub(crate) use leave::{leave, left};
pub(crate) use status::REPORT;

use self::state::Shared;
use self::status::Told;
use crate::attempt::Company;
use crate::http::Http;
use crate::{Download, Downloaded, Location, TransferError};

/// A file smaller than this comes as one answer when it need not survive a restart.
pub(crate) const WORTH_PARTS: u64 = 16 * MIB;

/// A file smaller than this is fetched anew rather than resumed by a later run.
pub(crate) const WORTH_RESUMING: u64 = MIB;

/// How a transfer in parts ended without its bytes.
pub(crate) struct Failed<'a> {
    /// What was wrong with each mirror that was asked.
    pub(crate) failures: Vec<(&'a Location, TransferError)>,
    /// Bytes that came all the same.
    pub(crate) fetched: u64,
}

/// Digest and size of what can be fetched in parts: without them, parts from several places prove nothing.
pub(crate) fn suits(http: &Http, want: &Download, least: u64) -> Option<(Sha256, u64)> {
    let (sha256, size) = (want.sha256?, want.size?);
    let serves = |mirror: &Location| {
        matches!(mirror, Location::Web(_)) && http.health().of(mirror).ranges != Some(false)
    };
    let first_is_web = matches!(want.mirrors.first(), Some(Location::Web(_)));
    (size >= least && first_is_web && want.mirrors.iter().any(serves)).then_some((sha256, size))
}

/// Brings a file into the store. The inner error says which mirrors failed how; the outer one ends everything.
pub(crate) async fn download<'a>(
    http: &Arc<Http>,
    want: &'a Download,
    (sha256, size): (Sha256, u64),
    part: Partial,
    company: Company<'_>,
) -> Result<Result<Downloaded, Failed<'a>>, TransferError> {
    let part = Arc::new(part);
    let order = http.health().order(&want.mirrors, Some(size));
    let mut seen = std::collections::HashSet::new();
    let web = |mirror: &&'a Location| match mirror {
        Location::Web(url) => seen.insert(url.clone()).then(|| (mirror.to_owned().clone(), url.clone())),
        Location::File(_) => None,
    };
    let mirrors: Vec<(Location, url::Url)> = order.iter().filter_map(web).collect();
    let shared = Arc::new(Shared::new(http.clone(), part.clone(), want.policy, size, mirrors));
    let told = Told::new(company.reporter, shared.work().scheduler.total());
    let found = blame::right_bytes(&shared, sha256, &told, company).await;
    shared.close().await;
    let found = found?;
    told.now(&shared);
    let fetched = shared.work().scheduler.lanes.iter().map(|lane| lane.fetched).sum();
    match found {
        true => {
            let from = best(&shared);
            let committed = tokio::task::spawn_blocking(move || part.commit(&sha256)).await;
            committed.map_err(std::io::Error::other)??;
            Ok(Ok(Downloaded { sha256, size, fetched, from }))
        }
        false => {
            if shared.work().all_written().is_empty() {
                part.discard()?;
            }
            Ok(Err(Failed { failures: failures(&shared, want), fetched }))
        }
    }
}

/// The mirror most bytes are from.
fn best(shared: &Shared) -> Location {
    let work = shared.work();
    let lanes = &work.scheduler.lanes;
    let most = (0..work.mirrors.len()).max_by_key(|lane| (lanes[*lane].received.total(), usize::MAX - lane));
    work.mirrors[most.unwrap_or(0)].location.clone()
}

fn failures<'a>(shared: &Shared, want: &'a Download) -> Vec<(&'a Location, TransferError)> {
    let mut work = shared.work();
    let mut failures = Vec::new();
    for mirror in &want.mirrors {
        let found = work.mirrors.iter_mut().find(|known| known.location == *mirror);
        if let Some(failure) = found.and_then(|known| known.failure.take()) {
            failures.push((mirror, failure));
        }
    }
    failures
}
