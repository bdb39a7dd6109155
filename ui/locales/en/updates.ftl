# Updates, their rules and policies, and the history.

updates-tab-list = Available
updates-tab-history = History
updates-tab-policies = Rules
updates-tabs = Parts of Updates
updates-security = Security
updates-ready = Ready
updates-held = Held
updates-held-hint = These wait for you. “Update all” leaves them out.
updates-all = Update all
updates-check = Check now
updates-current = Everything is up to date.
updates-no-galleries = Updates come from galleries, and none has been added yet.
updates-add-gallery = Add a gallery
updates-nothing-installed = Nothing is installed, so there is nothing to update.
updates-unreached =
    { $count ->
        [one] { $name } could not be asked for updates. What is shown is from the last time.
       *[other] { $count } galleries could not be asked for updates. What is shown is from the last time.
    }
updates-see-sources = See galleries
updates-withdrawn =
    { $count ->
        [one] { $name } was taken down by its gallery: { $reason }
       *[other] { $count } installed packages were taken down by their galleries.
    }
updates-see-package = See its page
updates-see-installed = See installed
# Vitrine itself.
updates-own = Vitrine { $version } is available
updates-own-what = A newer version of this program; you have { $version }.
updates-own-elsewhere = Get it from where you got this one.
updates-own-skip = Not this version
updates-own-skipped = Vitrine { $version } will not be offered here.
updates-own-waiting = Vitrine { $version } is in place
updates-own-restart = It is used from the next start on.
updates-fetched = fetched already
updates-size-unknown = size unknown
updates-from-to = { $from } → { $to }
updates-mends = Mends a security problem
updates-changes = What else changes
updates-more = Asks for more:
updates-whats-new = What’s new
updates-incomplete = What is new could not be read so far.
updates-menu-skip = Skip version { $version }
updates-menu-pause = Pause for a week
updates-menu-never = Never update
updates-menu-keep = Keep version { $version }
updates-menu-none = Offer updates again
updates-review = Review…
updates-review-named = Review the update of { $name }
updates-held-skipped = You skip version { $version }.
updates-held-paused = You paused its updates until { $date }.
updates-held-kept = You keep version { $version }.
updates-held-never = You want no updates of it.
updates-held-more = It asks for more than the installed version. Look at it before you update.
updates-held-republished = The same version was published again with other bytes.
updates-held-unread = What it changes could not be found out. Look at it before you update.
updates-held-unverified = Nothing vouches for its bytes.
updates-said-skip = Version { $version } of { $name } is skipped.
updates-said-pause = Updates of { $name } are paused for a week.
updates-said-keep = { $name } stays at version { $version }.
updates-said-never = { $name } is not updated any more.
updates-said-none = Updates of { $name } are offered again.
updates-needs-model = Now needs the model { $name }
updates-needs-tool = Now uses the tool { $name }
updates-needs-server = Now connects to the server { $name }
updates-needs-agent = Now calls the agent { $name }
updates-needs-package = Now needs { $name }
updates-change-needed = Says something else of { $name }: its address, its settings or its commands
updates-change-dropped = No longer needs { $name }
updates-change-command = Adds the command { $name }
updates-change-rating = Content rating: { $from } → { $to }
updates-change-trust = Vouched for less than before: { $from } → { $to }

updates-plan-title =
    { $count ->
        [0] Nothing to update
        [one] Update one package
       *[other] Update { $count } packages
    }
updates-plan-looking = Working out what would be updated…
updates-plan-choose = What to update
updates-plan-fetch = { $size } to download
updates-plan-fetch-some = { $size } to download, and more whose size is not known
updates-plan-free = { $size } free
updates-plan-no-space = There is not enough free space for all of them. Leave some out.
updates-plan-out = Left out
updates-plan-with = With { $names }
updates-plan-start =
    { $count ->
        [one] Update one
       *[other] Update { $count }
    }
updates-plan-none = Nothing can be updated without you looking at it first.
updates-job-title =
    { $count ->
        [one] One update
       *[other] { $count } updates
    }

updates-policies-lead = What happens when an update is found. A package follows its gallery, a gallery follows the usual way. Updates that ask for more, or that you hold, always wait for you.
updates-policy-usual = The usual way
updates-policy-as-usual = As usual ({ $policy })
updates-policy-as-gallery = As its gallery ({ $policy })
updates-policy-label = Updates of { $name }
updates-channel-label = Versions of { $name }
updates-policy-notify = Tell me
updates-policy-download = Download, then tell me
updates-policy-install = Install by itself
updates-channel-stable = Stable versions
updates-channel-beta = Previews too
updates-channel-as-above = As above ({ $channel })
updates-policies-galleries = Galleries
updates-policies-when = When an update is found
updates-policies-which = Which versions
updates-policies-packages = Single packages
updates-policies-add = Treat another package differently
updates-policies-choose = Choose a package…
updates-policies-forget = Follow the gallery again
updates-policies-forget-named = { $name }: follow the gallery again
updates-policies-none = No package is treated differently.

updates-history-empty = Nothing has happened yet. Installs, updates and removals will be listed here.
updates-history-more = Show older
updates-today = Today
updates-yesterday = Yesterday
updates-did-install = Installed
updates-did-update = Updated
updates-did-repair = Installed again
updates-did-remove = Removed
updates-did-rollback = Rolled back
updates-did-switch = Switched
updates-did-build = Built from source
updates-by-policy = by itself
updates-by-collection = from a collection
updates-by-file = from a library file
updates-by-undo = taken back
updates-undo-switch = Go back to { $version }
updates-undo-install = Install { $version } again
updates-undo-remove = Remove it
updates-undo-named = { $action }: { $name }
updates-no-undo-overtaken = Something else happened to it since.
updates-no-undo-gone = It is not installed any more.
updates-no-undo-back = It is installed again.
updates-no-undo-unavailable = No gallery has that version any more.
