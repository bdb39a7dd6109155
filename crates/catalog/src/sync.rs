//! A sync: ask for the index, conditionally where it is known; read it; apply it in one transaction. A source
//! that is as it was costs one request and no write.

use tokio_util::sync::CancellationToken;
use vitrine_base::{Phase, Phrase, Reporter, Said, Sha256, SourceName, fs};
use vitrine_transfer::{Client, Location, TransferError, Validators};

use crate::catalog::Catalog;
use crate::database::apply::{self, Harvest};
use crate::database::sources::{self as source_rows, Learned, SourceRow};
use crate::signed::{self, Word};
use crate::sources::folder::{self, Dropped};
use crate::sources::{self, Asking, Index, Reading, Reap, SourceProtocol};
use crate::trusted::Remembered;
use crate::turn::TurnFor;
use crate::{CatalogError, Protocol, SyncOptions, SyncOutcome};

/// One sync of one source.
pub(crate) struct Sync<'a> {
    pub(crate) catalog: &'a Catalog,
    pub(crate) client: &'a Client,
    pub(crate) name: &'a SourceName,
    pub(crate) options: SyncOptions,
    pub(crate) reporter: &'a dyn Reporter,
    pub(crate) cancel: &'a CancellationToken,
}

/// An index document that has to be read.
struct News {
    protocol: Option<&'static SourceProtocol>,
    at: Location,
    body: bytes::Bytes,
    validators: Validators,
}

impl Sync<'_> {
    /// Runs it, when it is its turn.
    pub(crate) async fn run(&self) -> Result<SyncOutcome, CatalogError> {
        self.reporter.phase(Phase::Syncing);
        let _turn = self.catalog.turn(self.name, TurnFor::Sync, self.cancel).await?;
        let row = self.catalog.row(self.name).await?;
        let result = self.attempt(&row).await.map_err(|error| match error {
            CatalogError::Transfer(TransferError::Cancelled) => CatalogError::Cancelled,
            CatalogError::Trust(error)
                if matches!(signed::transport(&error), Some(TransferError::Cancelled)) =>
            {
                CatalogError::Cancelled
            }
            other => other,
        });
        if let Some(alarm) = result.as_ref().err().and_then(signed::alarm) {
            self.remember(&row, Remembered { alarm: Some(alarm), ..row.trust.clone() }).await?;
        }
        let note = Ending::of(&result);
        self.catalog.blocking(move |inner| inner.after_try(&row, &note)).await?;
        result
    }

    fn asking(&self, row: &SourceRow) -> Asking<'_> {
        Asking { client: self.client, policy: row.source.policy(), cancel: self.cancel, once: false }
    }

    async fn attempt(&self, row: &SourceRow) -> Result<SyncOutcome, CatalogError> {
        let dropped = self.dropped(row).await?;
        let seen = Seen { stamp_of_dropped: folder::stamp(&dropped), row };
        let mut word = self.word_of_a_known_gallery(row).await?;
        if let Some(word) = &word
            && (seen.is_list(word) || (word.is_stale() && row.source.items > 0))
        {
            self.remember(row, word.remembered()).await?;
            return Ok(unchanged(row));
        }
        let mut again = word.is_some();
        loop {
            // Where the signatures name another list, “unchanged” would be the wrong answer.
            let is_signed = signed::was_signed(self.catalog.home(), row);
            let validators = row.validators.as_ref().filter(|_| seen.same_dropped() && !is_signed);
            let news = match self.index(row, validators).await? {
                Index::Unchanged if is_signed => return Err(list_not_shown(row)),
                Index::Unchanged => {
                    self.remember(row, Remembered::default()).await?;
                    return Ok(unchanged(row));
                }
                Index::Document { protocol, at, body, validators } => {
                    News { protocol: Some(protocol), at, body, validators }
                }
                Index::Missing => self.without_index(row, &dropped)?,
            };
            if is_signed {
                same_protocol(row, &news)?;
            }
            if word.is_none() {
                word = self.word_of_news(row, &news).await?;
            }
            match self.checked(row, &news, word.as_ref()).await {
                Ok(()) => return self.take_over(row, news, &seen, word, &dropped).await,
                // The gallery may be in the middle of an update: its signatures first, then its list.
                Err(CatalogError::OtherList { .. }) if again => {
                    again = false;
                    word = None;
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// What the signatures of a gallery say that was signed before.
    async fn word_of_a_known_gallery(&self, row: &SourceRow) -> Result<Option<Word>, CatalogError> {
        match &row.index_at {
            Some(index) if signed::was_signed(self.catalog.home(), row) => {
                signed::ask(self.catalog, self.asking(row), row, index).await
            }
            _ => Ok(None),
        }
    }

    /// What the signatures of a gallery say whose list has just come.
    async fn word_of_news(&self, row: &SourceRow, news: &News) -> Result<Option<Word>, CatalogError> {
        if self.options.own {
            return Ok(None);
        }
        let may_be = news.protocol.is_some_and(|p| signed::may_be_signed(p.protocol));
        if !may_be && !signed::was_signed(self.catalog.home(), row) {
            return Ok(None);
        }
        signed::ask(self.catalog, self.asking(row), row, &news.at).await
    }

    /// The list must be the signed one, by whichever way it is signed.
    async fn checked(&self, row: &SourceRow, news: &News, word: Option<&Word>) -> Result<(), CatalogError> {
        let found = Sha256::of(&news.body);
        if let Some((expected, _)) = word.and_then(|word| word.list)
            && expected != found
        {
            return Err(CatalogError::OtherList { location: news.at.to_string(), expected, found });
        }
        match &row.minisign_key {
            Some(key) => signed::minisign::check(self.asking(row), key, &news.at, &news.body).await,
            None => Ok(()),
        }
    }

    /// Keeps what the signatures said, when that is news.
    async fn remember(&self, row: &SourceRow, trust: Remembered) -> Result<(), CatalogError> {
        if row.trust == trust {
            return Ok(());
        }
        let (number, other_keys) = (row.number, row.trust.is_signed_by_others(&trust));
        let write = move |inner: &Catalog| {
            inner.database().write(|transaction| {
                if other_keys {
                    source_rows::forget_sequence(transaction, number)?;
                }
                source_rows::note_trust(transaction, number, &trust)
            })
        };
        self.catalog.blocking(write).await
    }

    /// A folder without an index: what lies in it is all there is. It may be emptied as well; but a folder that
    /// had an index and has none now is in disorder, and one that never was a gallery is none.
    fn without_index(&self, row: &SourceRow, dropped: &[Dropped]) -> Result<News, CatalogError> {
        let had_index = row.index_at.as_ref().is_some_and(|at| *at != row.source.location);
        let is_new = row.source.protocol == Protocol::Unknown;
        let is_there = match &row.source.location {
            Location::File(path) => fs::exists(path),
            Location::Web(_) => true,
        };
        if had_index || !is_there || (is_new && dropped.is_empty()) {
            return Err(self.no_gallery(row));
        }
        Ok(News {
            protocol: None,
            at: row.source.location.clone(),
            body: bytes::Bytes::new(),
            validators: Validators::default(),
        })
    }

    fn no_gallery(&self, row: &SourceRow) -> CatalogError {
        let mut tried = sources::index_names();
        tried.push("a package file");
        sources::no_gallery(&row.source.location, &tried)
    }

    async fn dropped(&self, row: &SourceRow) -> Result<Vec<Dropped>, CatalogError> {
        let Location::File(path) = row.source.location.clone() else { return Ok(Vec::new()) };
        self.catalog.blocking(move |_| folder::dropped(&path)).await
    }

    async fn index(&self, row: &SourceRow, validators: Option<&Validators>) -> Result<Index, CatalogError> {
        let asking = self.asking(row);
        // Where the source itself is the remembered place, there was no index document.
        let known = row.index_at.as_ref().zip(sources::of(row.source.protocol));
        let known =
            known.filter(|(at, _)| !row.source.is_folder() || **at != row.source.location || is_json(at));
        if let Some((at, protocol)) = known {
            match sources::ask_again(asking, protocol, at, validators).await {
                // The gallery may have been laid out anew.
                Err(CatalogError::Transfer(TransferError::NotFound { .. })) => {}
                answer => return answer,
            }
        }
        sources::find_index(asking, &row.source.location).await
    }

    async fn take_over(
        &self,
        row: &SourceRow,
        news: News,
        seen: &Seen<'_>,
        word: Option<Word>,
        dropped: &[Dropped],
    ) -> Result<SyncOutcome, CatalogError> {
        let trust = word.map(|word| word.remembered()).unwrap_or_default();
        let stamp = format!("{}:{}", Sha256::of(&news.body), seen.stamp_of_dropped);
        if row.stamp.as_deref() == Some(&stamp) && row.source.protocol != Protocol::Unknown {
            self.remember(row, trust).await?;
            return Ok(unchanged(row));
        }
        // With items left out, changes alone would not add up.
        let other_keys = row.trust.is_signed_by_others(&trust);
        let known = row.sequence.filter(|_| {
            row.source.problems == 0
                && !other_keys
                && news.protocol.is_some_and(|p| p.protocol == row.source.protocol)
        });
        let with = Beside { stamp: &stamp, trust: &trust, other_keys, dropped };
        match self.read_and_apply(row, &news, known, &with).await {
            Err(CatalogError::WrongRoot { .. }) if known.is_some() => {
                self.reporter
                    .note("The changes did not add up to the gallery's state; all of it is read anew.");
                self.read_and_apply(row, &news, None, &with).await
            }
            other => other,
        }
    }

    async fn read_and_apply(
        &self,
        row: &SourceRow,
        news: &News,
        known_sequence: Option<u64>,
        with: &Beside<'_>,
    ) -> Result<SyncOutcome, CatalogError> {
        let reading = Reading {
            client: self.client,
            policy: row.source.policy(),
            cancel: self.cancel,
            reporter: self.reporter,
            index: news.at.clone(),
            body: news.body.clone(),
            known_sequence,
        };
        let mut reap = match news.protocol {
            Some(protocol) => (protocol.read)(reading).await?,
            None => Reap::default(),
        };
        let learned = Learned {
            protocol: news.protocol.map_or(Protocol::Homepilot, |p| p.protocol),
            title: reap.title.take(),
            index_at: news.at.clone(),
            validators: news.validators.clone(),
            stamp: with.stamp.to_owned(),
            sequence: reap.sequence,
            at: self.catalog.now(),
        };
        let dropped = with.dropped.to_vec();
        let harvest = self.catalog.blocking(move |_| Ok(with_dropped(reap.harvest, &dropped))).await?;
        let number = harvest.offers.len() as u64;
        self.reporter.progress(0, Some(number));
        let (name, options, cancel) = (self.name.clone(), self.options, self.cancel.clone());
        let (source, trust, other_keys) = (row.number, with.trust.clone(), with.other_keys);
        let write = move |inner: &Catalog| {
            inner.database().write(|transaction| {
                if other_keys {
                    // Whoever had the old keys cannot have set the count of states for ever.
                    source_rows::forget_sequence(transaction, source)?;
                }
                let outcome = apply::apply(transaction, &name, harvest, &learned, options, &cancel)?;
                // In the same transaction: a list is never there without what its signatures say.
                source_rows::note_trust(transaction, source, &trust)?;
                Ok(outcome)
            })
        };
        let outcome = self.catalog.blocking(write).await?;
        self.reporter.progress(number, Some(number));
        Ok(outcome)
    }
}

/// A signed gallery said “unchanged” of a list that its signatures say has changed.
fn list_not_shown(row: &SourceRow) -> CatalogError {
    let location = row.index_at.as_ref().unwrap_or(&row.source.location).to_string();
    CatalogError::ListNotShown { location }
}

/// A signed gallery stays what it is: its list in another format would be asked for other signatures.
fn same_protocol(row: &SourceRow, news: &News) -> Result<(), CatalogError> {
    // Without a stamp the person has just accepted its identity anew: it starts over.
    let known = Some(row.source.protocol).filter(|_| row.stamp.is_some());
    match (known, news.protocol.map(|found| found.protocol)) {
        (Some(known), Some(found)) if known != Protocol::Unknown && found != known => {
            Err(CatalogError::OtherProtocol {
                source_name: row.source.name.clone(),
                location: news.at.to_string(),
                known: known.as_str(),
                found: found.as_str(),
            })
        }
        _ => Ok(()),
    }
}

/// What is taken over with a list.
struct Beside<'a> {
    stamp: &'a str,
    trust: &'a Remembered,
    /// It is signed by other keys than the list the catalogue has.
    other_keys: bool,
    dropped: &'a [Dropped],
}

/// What the last sync left to compare with.
struct Seen<'a> {
    row: &'a SourceRow,
    stamp_of_dropped: String,
}

impl Seen<'_> {
    /// What lies in the folder is what lay there.
    fn same_dropped(&self) -> bool {
        let stamp = self.row.stamp.as_deref().and_then(|stamp| stamp.split_once(':'));
        stamp.is_some_and(|(_, dropped)| dropped == self.stamp_of_dropped)
    }

    /// The catalogue has the very list that is signed: it need not be asked for.
    fn is_list(&self, word: &Word) -> bool {
        let stamp = self.row.stamp.as_deref().and_then(|stamp| stamp.split_once(':'));
        let same = |(list, _): (&str, &str)| word.list.is_some_and(|(digest, _)| digest.to_hex() == list);
        self.same_dropped() && stamp.is_some_and(same)
    }
}

fn is_json(location: &Location) -> bool {
    matches!(location, Location::File(path) if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("json")))
}

fn unchanged(row: &SourceRow) -> SyncOutcome {
    SyncOutcome {
        unchanged: true,
        total: row.source.items,
        problems: row.source.problems,
        ..SyncOutcome::default()
    }
}

/// Adds what lies in the folder, unless the gallery itself lists that id.
fn with_dropped(mut harvest: Harvest, dropped: &[Dropped]) -> Harvest {
    let (offers, problems) = folder::read(dropped);
    let mut listed: std::collections::HashSet<String> =
        harvest.offers.iter().map(|offer| offer.record.id.as_str().to_lowercase()).collect();
    for offer in offers {
        // Folders of some systems do not tell capital letters apart.
        if listed.insert(offer.record.id.as_str().to_lowercase()) {
            harvest.offers.push(offer);
        } else {
            let sentence = "A package of this id lies in the folder as well; the listed one is shown.";
            let said = Said::new(sentence, Phrase::new("item.in_folder_too"));
            harvest.problems.push(crate::ItemProblem::new(offer.record.id.as_str(), said, true));
        }
    }
    harvest.problems.extend(problems);
    harvest
}

/// How a try ended, as far as it is remembered.
#[derive(Debug, Clone)]
pub(crate) enum Ending {
    /// In step; `true` when the database was written.
    InStep(bool),
    /// Stopped by the person: nothing to remember.
    Cancelled,
    /// Failed.
    Failed { code: String, sentence: String, shrink: Option<u32> },
}

impl Ending {
    fn of(result: &Result<SyncOutcome, CatalogError>) -> Self {
        match result {
            Ok(outcome) => Self::InStep(!outcome.unchanged),
            Err(CatalogError::Cancelled) => Self::Cancelled,
            Err(error) => Self::Failed {
                code: error.code().to_owned(),
                sentence: error.to_string(),
                shrink: match error {
                    CatalogError::Shrunk { after, .. } => Some(*after),
                    _ => None,
                },
            },
        }
    }
}
