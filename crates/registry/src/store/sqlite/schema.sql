-- The registry's tables. Times are milliseconds since 1970 (INTEGER), digests 32 bytes (BLOB), booleans 0/1,
-- lists and documents JSON (TEXT). No default says "now": time is passed in.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Accounts ------------------------------------------------------------------------------------------------
CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    handle TEXT NOT NULL,                 -- as written
    folded TEXT NOT NULL UNIQUE,          -- lower case; stays when the account is deleted, so nobody takes it over
    name TEXT NOT NULL DEFAULT '',
    email TEXT,
    email_confirmed INTEGER NOT NULL DEFAULT 0,
    role TEXT NOT NULL,                   -- member, curator, admin
    password TEXT,                        -- PHC string (argon2id)
    totp BLOB,                            -- secret; second factor is on when totp_on = 1
    totp_on INTEGER NOT NULL DEFAULT 0,
    totp_step INTEGER NOT NULL DEFAULT 0, -- last step used
    language TEXT NOT NULL DEFAULT 'en',
    mail TEXT NOT NULL DEFAULT 'important', -- none, important, all
    created INTEGER NOT NULL,
    disabled INTEGER,
    deleted INTEGER
);
CREATE TABLE recovery_code (account INTEGER NOT NULL, hash BLOB NOT NULL, used INTEGER, PRIMARY KEY (account, hash)) WITHOUT ROWID;
CREATE TABLE passkey (
    id INTEGER PRIMARY KEY AUTOINCREMENT, account INTEGER NOT NULL, credential BLOB NOT NULL UNIQUE, name TEXT NOT NULL,
    json TEXT NOT NULL, created INTEGER NOT NULL, used INTEGER
);
-- What a passkey ceremony remembers between its two requests.
CREATE TABLE ceremony (id TEXT PRIMARY KEY, account INTEGER, state TEXT NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE session (
    hash BLOB PRIMARY KEY, account INTEGER NOT NULL, created INTEGER NOT NULL, seen INTEGER NOT NULL,
    expires INTEGER NOT NULL, agent TEXT NOT NULL DEFAULT '', confirmed INTEGER NOT NULL DEFAULT 0 -- password or passkey given at
) WITHOUT ROWID;
CREATE INDEX session_account ON session (account);
CREATE TABLE token (
    id INTEGER PRIMARY KEY AUTOINCREMENT, account INTEGER NOT NULL, name TEXT NOT NULL, hint TEXT NOT NULL,
    hash BLOB NOT NULL UNIQUE, scopes TEXT NOT NULL, packages TEXT NOT NULL, -- JSON lists; globs, empty = all
    created INTEGER NOT NULL, expires INTEGER, used INTEGER, revoked INTEGER
);
CREATE INDEX token_account ON token (account);
CREATE TABLE device_code (
    hash BLOB PRIMARY KEY, user_code TEXT NOT NULL UNIQUE, client TEXT NOT NULL, scopes TEXT NOT NULL,
    created INTEGER NOT NULL, expires INTEGER NOT NULL, polled INTEGER, state TEXT NOT NULL, account INTEGER,
    pause INTEGER NOT NULL DEFAULT 5,     -- seconds between two questions; grows when a program asks too often
    packages TEXT NOT NULL DEFAULT '[]', days INTEGER -- what the person allowed; days 0 = no end
) WITHOUT ROWID;
-- One-time links: the first administrator, invitations, confirming an address, a forgotten password.
CREATE TABLE invitation (
    hash BLOB PRIMARY KEY, purpose TEXT NOT NULL, role TEXT, account INTEGER, email TEXT, created INTEGER NOT NULL,
    expires INTEGER NOT NULL, used INTEGER
) WITHOUT ROWID;

-- Packages ------------------------------------------------------------------------------------------------
CREATE TABLE package (
    id TEXT PRIMARY KEY,
    folded TEXT NOT NULL UNIQUE,
    skeleton TEXT NOT NULL,               -- confusables folded, see names
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    summary TEXT NOT NULL DEFAULT '',
    maker TEXT NOT NULL DEFAULT '',
    licence TEXT,
    homepage TEXT,
    description TEXT NOT NULL DEFAULT '',
    tags TEXT NOT NULL DEFAULT '[]',
    rating TEXT NOT NULL DEFAULT 'everyone',
    texts TEXT NOT NULL DEFAULT '{}',     -- by language: listing::Texts
    descriptions TEXT NOT NULL DEFAULT '{}', -- by language: Markdown
    state TEXT NOT NULL,                  -- reserved (a first submission holds the id), live, withdrawn
    withdrawn_reason TEXT, withdrawn_malicious INTEGER NOT NULL DEFAULT 0, withdrawn_at INTEGER,
    latest TEXT,                          -- the version a newcomer gets
    downloads INTEGER NOT NULL DEFAULT 0,
    stars_score REAL, stars_count INTEGER NOT NULL DEFAULT 0,
    stars_shown REAL,                     -- the score, where the interval is narrow enough to show it
    featured INTEGER,                     -- place on the front page
    imported INTEGER NOT NULL DEFAULT 0,
    dirty INTEGER NOT NULL DEFAULT 1,     -- its line in the static index is to be written again
    revision INTEGER NOT NULL DEFAULT 0,  -- grows whenever it becomes dirty: what changes while the line is written stays dirty
    patch TEXT NOT NULL DEFAULT '{}',     -- publishing::Patch: what its owner changed since the latest version
    listed_downloads INTEGER NOT NULL DEFAULT 0, listed_score REAL, listed_count INTEGER NOT NULL DEFAULT 0, -- as in the static index
    created INTEGER NOT NULL, updated INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX package_skeleton ON package (skeleton);
CREATE INDEX package_dirty ON package (id) WHERE dirty = 1;
CREATE TABLE package_owner (
    package TEXT NOT NULL, account INTEGER NOT NULL, state TEXT NOT NULL, -- invited, transfer (in place of who invites), owner
    since INTEGER NOT NULL, invited_by INTEGER, PRIMARY KEY (package, account)
) WITHOUT ROWID;
CREATE INDEX package_owner_account ON package_owner (account);
CREATE TABLE version (
    package TEXT NOT NULL, version TEXT NOT NULL,
    channel TEXT NOT NULL, security INTEGER NOT NULL DEFAULT 0, yanked TEXT, yanked_at INTEGER,
    released INTEGER NOT NULL, submission TEXT UNIQUE, publisher INTEGER,
    size INTEGER NOT NULL,                -- of its first artifact
    listing TEXT NOT NULL,                -- listing::VersionEntry, as in the static index
    details TEXT NOT NULL,                -- listing::VersionDetails
    facts TEXT NOT NULL,                  -- publishing::Facts: what it says of its package, picture
    gone INTEGER NOT NULL DEFAULT 0,      -- withdrawn for doing harm: never listed again, its number stays taken
    PRIMARY KEY (package, version)
) WITHOUT ROWID;
CREATE TABLE artifact (
    package TEXT NOT NULL, version TEXT NOT NULL, platform TEXT NOT NULL, sha256 BLOB NOT NULL, size INTEGER NOT NULL,
    path TEXT NOT NULL,                   -- below the gallery
    PRIMARY KEY (package, version, platform)
) WITHOUT ROWID;
CREATE INDEX artifact_sha256 ON artifact (sha256);
CREATE TABLE blob (sha256 BLOB PRIMARY KEY, size INTEGER NOT NULL, created INTEGER NOT NULL, checked INTEGER, broken TEXT) WITHOUT ROWID;
CREATE TABLE collection (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, description TEXT NOT NULL DEFAULT '', place INTEGER NOT NULL,
    curator INTEGER, created INTEGER NOT NULL, updated INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE collection_package (collection TEXT NOT NULL, place INTEGER NOT NULL, package TEXT NOT NULL, PRIMARY KEY (collection, place)) WITHOUT ROWID;
CREATE TABLE follow (account INTEGER NOT NULL, package TEXT NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (account, package)) WITHOUT ROWID;
CREATE INDEX follow_package ON follow (package);

-- Submissions ---------------------------------------------------------------------------------------------
CREATE TABLE upload (
    id TEXT PRIMARY KEY, account INTEGER NOT NULL, length INTEGER NOT NULL, received INTEGER NOT NULL DEFAULT 0,
    metadata TEXT NOT NULL DEFAULT '{}', wanted BLOB, -- the digest its maker announced
    sha256 BLOB,                          -- once all bytes are there
    state TEXT NOT NULL,                  -- open, whole, refused, taken_back
    reason TEXT, created INTEGER NOT NULL, expires INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX upload_account ON upload (account);
CREATE INDEX upload_expires ON upload (expires);
CREATE TABLE submission (
    id TEXT PRIMARY KEY, account INTEGER NOT NULL, state TEXT NOT NULL,
    upload TEXT, file TEXT NOT NULL DEFAULT '', sha256 BLOB, size INTEGER,
    package TEXT, version TEXT, kind TEXT, platform TEXT,
    name TEXT,                            -- as its listing will say
    content BLOB,                         -- its content root, once it was looked into
    channel TEXT NOT NULL DEFAULT 'stable',
    fields TEXT NOT NULL DEFAULT '{}',    -- submissions::Fields: what the maker wrote over what the package says
    found TEXT,                           -- submissions::Found: what the checks read in the package
    difference TEXT,                      -- submissions::Difference to the published version
    reasons TEXT NOT NULL DEFAULT '[]',   -- why a person has to look at it, sentences
    agreed INTEGER,                       -- rights and licence confirmed at
    claimed_by INTEGER, claimed_until INTEGER,
    first_uploaded INTEGER, decided INTEGER, decided_by INTEGER, decision TEXT, public_reason TEXT, note TEXT,
    created INTEGER NOT NULL, updated INTEGER NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1   -- grows with every change of state: two deciders at once
) WITHOUT ROWID;
CREATE INDEX submission_account ON submission (account, created);
CREATE INDEX submission_state ON submission (state, coalesce(first_uploaded, created), id);
CREATE INDEX submission_package ON submission (package, version);
CREATE INDEX submission_content ON submission (content) WHERE state = 'published';
CREATE INDEX submission_decided ON submission (decided) WHERE decided IS NOT NULL;
-- Of one version for one platform, one submission is under way at most.
CREATE UNIQUE INDEX submission_once ON submission (package, version, coalesce(platform, 'any'))
    WHERE state IN ('uploaded', 'checking', 'in_review', 'quarantined', 'approved')
    AND package IS NOT NULL AND version IS NOT NULL;
CREATE TABLE submission_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT, submission TEXT NOT NULL, at INTEGER NOT NULL, actor INTEGER,
    before TEXT, after TEXT NOT NULL, sentence TEXT NOT NULL DEFAULT ''
);
CREATE INDEX submission_event_of ON submission_event (submission, id);
CREATE TABLE message (
    id INTEGER PRIMARY KEY AUTOINCREMENT, submission TEXT NOT NULL, author INTEGER NOT NULL, internal INTEGER NOT NULL,
    body TEXT NOT NULL, at INTEGER NOT NULL
);
CREATE INDEX message_of ON message (submission, id);
CREATE TABLE check_run (
    submission TEXT NOT NULL, name TEXT NOT NULL, verdict TEXT NOT NULL, -- pending, passed, warnings, failed, review
    sentence TEXT NOT NULL DEFAULT '', findings TEXT NOT NULL DEFAULT '[]', started INTEGER, ended INTEGER,
    place INTEGER NOT NULL DEFAULT 0,     -- the order they run in
    PRIMARY KEY (submission, name)
) WITHOUT ROWID;
CREATE TABLE report (
    id INTEGER PRIMARY KEY AUTOINCREMENT, subject TEXT NOT NULL, -- package:<id>, version:<id>@<version>, rating:<n>
    account INTEGER, reason TEXT NOT NULL, body TEXT NOT NULL DEFAULT '', at INTEGER NOT NULL,
    state TEXT NOT NULL, decided_by INTEGER, decided INTEGER, answer TEXT
);
CREATE INDEX report_state ON report (state, id);
CREATE UNIQUE INDEX report_once ON report (subject, account) WHERE state = 'open' AND account IS NOT NULL;

-- Ratings -------------------------------------------------------------------------------------------------
CREATE TABLE rating (
    id INTEGER PRIMARY KEY AUTOINCREMENT, package TEXT NOT NULL, version TEXT NOT NULL,
    account INTEGER, device BLOB,         -- one of the two
    stars INTEGER NOT NULL, title TEXT NOT NULL DEFAULT '', body TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '',
    installed INTEGER NOT NULL DEFAULT 0, -- the client's word
    hidden TEXT,                          -- why; null = shown
    removed INTEGER NOT NULL DEFAULT 0,   -- taken back by its author: hidden and reports are kept
    reports INTEGER NOT NULL DEFAULT 0, helpful INTEGER NOT NULL DEFAULT 0, unhelpful INTEGER NOT NULL DEFAULT 0,
    answer TEXT, answered_by INTEGER, answered INTEGER,
    created INTEGER NOT NULL, updated INTEGER NOT NULL
);
CREATE UNIQUE INDEX rating_account ON rating (package, account) WHERE account IS NOT NULL;
CREATE UNIQUE INDEX rating_device ON rating (package, device) WHERE device IS NOT NULL;
CREATE INDEX rating_package ON rating (package, updated);
CREATE INDEX rating_by_account ON rating (account) WHERE account IS NOT NULL;
CREATE TABLE rating_vote (rating INTEGER NOT NULL, account INTEGER NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (rating, account)) WITHOUT ROWID;

-- Work, news, numbers -------------------------------------------------------------------------------------
CREATE TABLE job (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, payload TEXT NOT NULL, priority INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL,                  -- ready, running, done, dead, cancelled
    run_at INTEGER NOT NULL, max_attempts INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,  -- claims so far; the fencing token of who works on it
    failures INTEGER NOT NULL DEFAULT 0,  -- those of them that ended badly: max_attempts counts these
    lost INTEGER NOT NULL DEFAULT 0,      -- those whose worker died
    locked_by TEXT, lease_until INTEGER, cancel INTEGER NOT NULL DEFAULT 0,
    dedupe TEXT, progress TEXT, error TEXT, created INTEGER NOT NULL, ended INTEGER
);
CREATE INDEX job_ready ON job (state, priority DESC, run_at, id);
CREATE INDEX job_due ON job (run_at) WHERE state = 'ready';
CREATE INDEX job_lease ON job (lease_until) WHERE state = 'running';
CREATE INDEX job_ended ON job (ended) WHERE ended IS NOT NULL;
CREATE UNIQUE INDEX job_dedupe ON job (kind, dedupe) WHERE dedupe IS NOT NULL AND state = 'ready';
-- What those who listen are told; server-sent events resume from it.
CREATE TABLE news (seq INTEGER PRIMARY KEY AUTOINCREMENT, topic TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL);
CREATE INDEX news_topic ON news (topic, seq);
CREATE TABLE inbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT, account INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL,
    title TEXT NOT NULL, body TEXT NOT NULL DEFAULT '', link TEXT NOT NULL DEFAULT '', read INTEGER
);
CREATE INDEX inbox_account ON inbox (account, id);
CREATE INDEX inbox_unread ON inbox (account) WHERE read IS NULL;
CREATE TABLE webhook (
    id INTEGER PRIMARY KEY AUTOINCREMENT, account INTEGER NOT NULL, package TEXT, url TEXT NOT NULL, secret BLOB NOT NULL,
    events TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 1, created INTEGER NOT NULL,
    failing_since INTEGER, disabled TEXT -- every delivery failed since; why it was turned off
);
CREATE TABLE delivery (
    id TEXT PRIMARY KEY, webhook INTEGER NOT NULL, event TEXT NOT NULL, body TEXT NOT NULL, created INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL, status INTEGER, answer TEXT, problem TEXT, next INTEGER, ended INTEGER
) WITHOUT ROWID;
CREATE INDEX delivery_webhook ON delivery (webhook, id);
CREATE TABLE download_day (
    package TEXT NOT NULL, version TEXT NOT NULL, platform TEXT NOT NULL, day INTEGER NOT NULL, -- days since 1970
    count INTEGER NOT NULL, PRIMARY KEY (package, version, platform, day)
) WITHOUT ROWID;
-- Who was counted today, by a hash whose key is thrown away at midnight.
CREATE TABLE download_seen (day INTEGER NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (day, hash)) WITHOUT ROWID;
CREATE INDEX download_day_day ON download_day (day, count);
CREATE TABLE tag_day (tag TEXT NOT NULL, day INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (tag, day)) WITHOUT ROWID;
-- Moves with every change of what is listed: what is made of it in memory is made anew then, and only then.
CREATE TABLE shelf (one INTEGER PRIMARY KEY CHECK (one = 1), revision INTEGER NOT NULL);
INSERT INTO shelf VALUES (1, 1);
CREATE INDEX package_withdrawn ON package (id) WHERE state = 'withdrawn';
CREATE TRIGGER shelf_package_new AFTER INSERT ON package BEGIN UPDATE shelf SET revision = revision + 1; END;
CREATE TRIGGER shelf_package_gone AFTER DELETE ON package BEGIN UPDATE shelf SET revision = revision + 1; END;
CREATE TRIGGER shelf_package_changed AFTER UPDATE OF name, summary, maker, tags, rating, state, withdrawn_reason,
    withdrawn_malicious, latest, downloads, stars_score, stars_count, stars_shown ON package
    BEGIN UPDATE shelf SET revision = revision + 1; END;
CREATE TRIGGER shelf_version_new AFTER INSERT ON version BEGIN UPDATE shelf SET revision = revision + 1; END;
CREATE TRIGGER shelf_version_gone AFTER DELETE ON version BEGIN UPDATE shelf SET revision = revision + 1; END;
CREATE TRIGGER shelf_version_changed AFTER UPDATE ON version BEGIN UPDATE shelf SET revision = revision + 1; END;
CREATE TRIGGER shelf_artifact_new AFTER INSERT ON artifact BEGIN UPDATE shelf SET revision = revision + 1; END;
CREATE TRIGGER shelf_artifact_gone AFTER DELETE ON artifact BEGIN UPDATE shelf SET revision = revision + 1; END;
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor INTEGER, action TEXT NOT NULL, subject TEXT NOT NULL,
    body TEXT NOT NULL, previous BLOB NOT NULL, hash BLOB NOT NULL
);
CREATE INDEX audit_subject ON audit (subject, seq);
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
CREATE TRIGGER audit_is_not_cut BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
-- Who needs a blob (care: clean-up).
CREATE INDEX submission_sha256 ON submission (sha256) WHERE sha256 IS NOT NULL;
CREATE INDEX submission_upload ON submission (upload) WHERE upload IS NOT NULL;
CREATE INDEX upload_sha256 ON upload (sha256) WHERE sha256 IS NOT NULL;
CREATE INDEX blob_checked ON blob (coalesce(checked, 0), sha256);
