//! What installing or updating several packages would do, row by row, before anything happens.

use vitrine_api::ApiError;
use vitrine_api::types::{
    InstallPlan, InstallRequest, Phrase, SeveralItem, SeveralPlan, SeveralRequest, SeveralRow, SeveralState,
};
use vitrine_base::{Said, fs};
use vitrine_catalog::Listing;
use vitrine_library::{Installed, PackageKey};

use crate::detail::no_such;
use crate::errors::Explain as _;
use crate::gallery::key;
use crate::planning::Hindrance;
use crate::{Gallery, convert};

/// Packages of one plan: what the largest collection may have.
const MOST: usize = 500;

impl Gallery {
    pub(crate) async fn plan_several_of(&self, request: SeveralRequest) -> Result<SeveralPlan, ApiError> {
        if request.items.len() > MOST {
            let sentence =
                format!("{} packages are too many for one plan; {MOST} are the most.", request.items.len());
            return Err(ApiError::new("shelves.too_many", sentence).with_action("Choose fewer of them."));
        }
        let plan = |gallery: Self, item: SeveralItem| async move { gallery.row_of(&item).await };
        let rows = self.plan_each(request.items, plan).await.into_iter();
        let library = self.inner.home.join("library");
        Ok(SeveralPlan {
            rows: rows.map(|(item, row)| row.unwrap_or_else(|why| cannot(empty_row(&item), why))).collect(),
            free_space: fs::free_space(&library).unwrap_or(0),
        })
    }

    async fn row_of(&self, item: &SeveralItem) -> SeveralRow {
        let empty = empty_row(item);
        let here = match self.stands(item).await {
            Ok(here) => here,
            Err(error) => return cannot(empty, crate::said::refused(&error)),
        };
        let row = here.fill(empty);
        if let Some(version) = here.as_asked(item) {
            return SeveralRow { state: SeveralState::Here, version: Some(version), ..row };
        }
        let request = InstallRequest {
            accept_unverified: item.accept_unverified,
            ..InstallRequest::of(item.package.clone(), item.version.clone())
        };
        match self.plan_among(&request).await {
            Ok(plan) => planned_row(row, plan),
            Err(why) => cannot(row, why),
        }
    }

    async fn stands(&self, item: &SeveralItem) -> Result<Stands, ApiError> {
        let (key, package) = (key(&item.package)?, item.package.clone());
        self.blocking(move |g| {
            let listing = g.inner.catalog.listing(&key.source, &key.id).map_err(|e| e.explain())?;
            let installed = installed(g, &key);
            let decisions = g.decisions()?;
            let offer = listing.as_ref().zip(installed.as_ref()).and_then(|(l, i)| decisions.offer(l, i));
            let is_offered = offer.is_some();
            match listing {
                Some(listing) => Ok(Stands { listing, installed, is_offered }),
                None => Err(no_such(&package)),
            }
        })
        .await
    }
}

fn installed(gallery: &Gallery, key: &PackageKey) -> Option<Installed> {
    gallery.installed_now().iter().find(|i| i.key == *key).cloned()
}

/// A package as it stands in catalogue and library.
struct Stands {
    listing: Listing,
    installed: Option<Installed>,
    /// Its channel has something newer.
    is_offered: bool,
}

impl Stands {
    fn fill(&self, row: SeveralRow) -> SeveralRow {
        SeveralRow {
            name: self.listing.name.clone(),
            kind: Some(convert::kind(self.listing.kind)),
            picture: self.listing.picture.clone(),
            from: self.installed.as_ref().map(|installed| installed.version.to_string()),
            ..row
        }
    }

    /// The installed version, when it is what was asked for.
    fn as_asked(&self, item: &SeveralItem) -> Option<String> {
        let installed = self.installed.as_ref()?;
        let version = installed.version.to_string();
        let is_here = match &item.version {
            Some(wanted) => *wanted == version,
            None => !self.is_offered,
        };
        is_here.then_some(version)
    }
}

fn empty_row(item: &SeveralItem) -> SeveralRow {
    SeveralRow {
        package: item.package.clone(),
        name: item.package.id.clone(),
        kind: None,
        picture: None,
        state: SeveralState::Cannot,
        from: None,
        version: item.version.clone(),
        sha256: None,
        size: None,
        trust: None,
        trust_sentence: String::new(),
        consent: None,
        consent_said: Vec::new(),
        why: None,
        why_said: Vec::new(),
        with: Vec::new(),
        keep: item.keep,
    }
}

fn cannot(row: SeveralRow, why: Said) -> SeveralRow {
    let Said { sentence, phrases } = why;
    SeveralRow { state: SeveralState::Cannot, why: Some(sentence), why_said: phrases, ..row }
}

fn planned_row(row: SeveralRow, plan: InstallPlan) -> SeveralRow {
    let state = if plan.from.is_some() { SeveralState::Update } else { SeveralState::Install };
    let hindrance = Hindrance::of(&plan);
    let row = SeveralRow {
        state,
        version: Some(plan.version),
        sha256: plan.sha256,
        size: plan.download,
        trust: Some(plan.trust),
        trust_sentence: plan.trust_sentence,
        with: plan.with.into_iter().filter(|other| !other.installed).collect(),
        ..row
    };
    match hindrance {
        Some(Hindrance::Blocked(why)) => cannot(row, why),
        Some(Hindrance::Republished) => {
            let why = "Its gallery has other bytes under this version than before. Open its page to decide.";
            cannot(row, Said::new(why, Phrase::new("blocked.republished")))
        }
        None => SeveralRow {
            consent: plan.consent,
            consent_said: plan.consent_said,
            why: (!plan.problems.is_empty()).then(|| plan.problems.join(" ")),
            why_said: plan.problems_said,
            ..row
        },
    }
}
