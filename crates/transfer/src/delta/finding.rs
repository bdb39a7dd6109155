//! Finding out what changed: the table of files where there is one, else the end of the file.

use vitrine_base::Sha256;
use vitrine_base::limits::ArchiveLimits;
use vitrine_package::{Directory, TABLE_BYTES, decode_table};

use super::index::Index;
use super::ladder::{Allowed, Run, Way};
use super::setback::{Setback, blocking};
use super::{AtHand, TableAt, by_directory, by_table};
use crate::Span;

/// A table that is larger than this part of the file (a 50th) could cost more than the two per cent, should it
/// turn out that nothing is at hand. The directory is a part of the file, and never lost.
const TABLE_PART: u64 = 50;

/// How much of the end of a file is fetched when nothing says how long its directory is.
const TAIL: u64 = 4 * 1024;

/// The longest directory that is fetched, bytes.
const MOST_TAIL: u64 = 8 << 20;

/// The way to go.
pub(super) async fn find(run: &mut Run<'_>, have: &AtHand, allowed: Allowed) -> Result<Way, Setback> {
    if run.index.is_none() {
        let have = have.clone();
        let stop = run.stop.clone();
        run.index = Some(blocking(move || Index::new(&have, stop)).await?);
        run.go_on()?;
    }
    if run.index.as_ref().is_none_or(Index::is_empty) {
        return Ok(Way::Whole);
    }
    if let Some(table) = run.wanted.table.as_ref().filter(|table| allowed.table && is_affordable(run, table))
    {
        match by_table(run, table, allowed.patches).await {
            Err(Setback::Here(why) | Setback::There(why)) => {
                run.wire.reporter.note(&format!("The table of the package's files is of no use: {why}."));
            }
            other => return other,
        }
    }
    by_directory(run).await
}

/// A result of other bytes and the same content is only of use where the content root is known.
fn is_affordable(run: &Run<'_>, table: &TableAt) -> bool {
    run.wanted.content.is_some() && run.full.is_some_and(|full| table.size.saturating_mul(TABLE_PART) <= full)
}

async fn by_table(run: &mut Run<'_>, at: &TableAt, patches: bool) -> Result<Way, Setback> {
    if run.table.is_none() {
        let bytes = run.wire.document(&at.mirrors, at.size).await?;
        let (found, expected) = (Sha256::of(&bytes), at.sha256);
        if found != expected {
            return Err(Setback::There(format!("its digest is {found}, promised was {expected}")));
        }
        let table = blocking(move || decode_table(&bytes, TABLE_BYTES)).await?.map_err(Setback::here)?;
        let wanted = &run.wanted.download;
        let fits = wanted.sha256.is_none_or(|sha256| sha256 == table.artifact)
            && wanted.size.is_none_or(|size| size == table.size)
            && run.wanted.content.is_none_or(|content| content == table.content);
        if !fits {
            return Err(Setback::here("it is the table of another package"));
        }
        run.table = Some(table);
    }
    let (Some(table), Some(mut index)) = (run.table.clone(), run.index.take()) else { return Ok(Way::Whole) };
    let temporary = run.temporary.clone();
    let planned = blocking(move || {
        let plan = by_table::plan(table, &mut index, &temporary, patches);
        (index, plan)
    });
    let (index, plan) = planned.await?;
    run.index = Some(index);
    run.go_on()?;
    let plan = plan.map_err(Setback::writing)?.filter(|plan| run.is_worth(plan.fetch));
    Ok(plan.map_or(Way::Whole, |plan| Way::Table(Box::new(plan))))
}

async fn by_directory(run: &mut Run<'_>) -> Result<Way, Setback> {
    if run.wanted.download.sha256.is_none() && run.wanted.content.is_none() {
        return Ok(Way::Whole);
    }
    let guess = run.index.as_ref().and_then(Index::likely_tail);
    // What was added since may make the list a little longer.
    let guess = guess.map_or(TAIL, |tail| tail + tail / 32 + 64).min(MOST_TAIL);
    let (mut tail, whole) = run.wire.range(Span::Tail(guess), run.full, &mut run.holey).await?;
    run.full = Some(whole);
    let needed = Directory::tail_bytes(&tail, whole).map_err(Setback::here)?;
    if needed > tail.len() as u64 {
        if needed > MOST_TAIL {
            return Ok(Way::Whole);
        }
        let span = Span::Exact(whole - needed..whole - tail.len() as u64);
        let (mut more, _) = run.wire.range(span, run.full, &mut run.holey).await?;
        more.append(&mut tail);
        tail = more;
    }
    let directory = Directory::parse(&tail, whole, &ArchiveLimits::default()).map_err(Setback::here)?;
    let Some(mut index) = run.index.take() else { return Ok(Way::Whole) };
    let (have, wanted) = (run.holey.have.clone(), run.wanted);
    let (digest, content) = (wanted.download.sha256.is_some(), wanted.content.is_some());
    let planned = blocking(move || {
        let plan = by_directory::plan(directory, &mut index, &have, digest, content);
        (index, plan)
    });
    let (index, plan) = planned.await?;
    run.index = Some(index);
    run.go_on()?;
    Ok(if run.is_worth(plan.fetch) { Way::Directory(Box::new(plan)) } else { Way::Whole })
}
