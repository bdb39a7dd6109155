//! The inner words to the words on the wire and back.

use vitrine_api::types as api;
use vitrine_package::{ContentRating, DependencyKind, Kind};
use vitrine_trust::TrustLevel;

pub(crate) fn kind(kind: Kind) -> api::Kind {
    match kind {
        Kind::Persona => api::Kind::Persona,
        Kind::Worker => api::Kind::Worker,
        Kind::Tool => api::Kind::Tool,
        Kind::Theme => api::Kind::Theme,
        Kind::Flatpak => api::Kind::Flatpak,
    }
}

pub(crate) fn inner_kind(kind: api::Kind) -> Kind {
    match kind {
        api::Kind::Persona => Kind::Persona,
        api::Kind::Worker => Kind::Worker,
        api::Kind::Tool => Kind::Tool,
        api::Kind::Theme => Kind::Theme,
        api::Kind::Flatpak => Kind::Flatpak,
    }
}

pub(crate) fn rating(rating: ContentRating) -> api::Rating {
    match rating {
        ContentRating::Everyone => api::Rating::Everyone,
        ContentRating::Mature => api::Rating::Mature,
        ContentRating::Adult => api::Rating::Adult,
    }
}

pub(crate) fn inner_rating(rating: api::Rating) -> ContentRating {
    match rating {
        api::Rating::Everyone => ContentRating::Everyone,
        api::Rating::Mature => ContentRating::Mature,
        api::Rating::Adult => ContentRating::Adult,
    }
}

pub(crate) fn trust(level: TrustLevel) -> api::Trust {
    match level {
        TrustLevel::Signed => api::Trust::Signed,
        TrustLevel::Stale => api::Trust::Stale,
        TrustLevel::Listed => api::Trust::Listed,
        TrustLevel::Unverified => api::Trust::Unverified,
    }
}

pub(crate) fn dependency_kind(kind: DependencyKind) -> api::DependencyKind {
    match kind {
        DependencyKind::Model => api::DependencyKind::Model,
        DependencyKind::Tool => api::DependencyKind::Tool,
        DependencyKind::McpServer => api::DependencyKind::McpServer,
        DependencyKind::Agent => api::DependencyKind::Agent,
        DependencyKind::Package => api::DependencyKind::Package,
    }
}

/// How bytes arrive.
pub(crate) fn transfer(status: &vitrine_base::TransferStatus) -> api::TransferView {
    let state = |state| match state {
        vitrine_base::MirrorState::Active => api::MirrorState::Active,
        vitrine_base::MirrorState::Idle => api::MirrorState::Idle,
        vitrine_base::MirrorState::Slow => api::MirrorState::Slow,
        vitrine_base::MirrorState::Failed => api::MirrorState::Failed,
    };
    let row = |mirror: &vitrine_base::MirrorStatus| api::MirrorRow {
        host: mirror.host.clone(),
        bytes: mirror.bytes,
        rate: mirror.rate,
        state: state(mirror.state),
        problem: mirror.problem.clone(),
    };
    api::TransferView {
        fetched: status.fetched,
        reused: status.reused,
        seconds_left: None,
        method: status.method.clone(),
        mirrors: status.mirrors.iter().map(row).collect(),
    }
}

/// Where a table of files is, as transfers say it.
pub(crate) fn table(table: vitrine_catalog::TableAt) -> vitrine_transfer::TableAt {
    vitrine_transfer::TableAt { mirrors: table.mirrors, sha256: table.sha256, size: table.size }
}
