# Vitrine in English. Window and Rust share these messages.

## The frame

window-title = { $page } – Vitrine
skip-to-content = Skip to content
nav-label = Main
nav-explore = Explore
nav-installed = Installed
nav-sources = Galleries
nav-more = More
checking-now = Looking for updates…
nav-updates-page = Updates
nav-submit = Publish
nav-activity = Activity
nav-settings = Settings
nav-updates =
    { $count ->
        [one] one update
       *[other] { $count } updates
    }
nav-running =
    { $count ->
        [one] one job running
       *[other] { $count } jobs running
    }
nav-decided =
    { $count ->
        [one] one submission has news
       *[other] { $count } submissions have news
    }
nav-unread =
    { $count ->
        [one] one unread letter
       *[other] { $count } unread letters
    }
page-failed = This page could not be loaded. Start Vitrine again.
notice-safe-graphics = The window did not appear at the last start, so this one runs with safe graphics. You can keep that in Settings.
time-now = just now
state-loading = Loading…
state-installed = Installed
state-withdrawn = Withdrawn
state-blocked = Not available

## Actions

action-add = Add
action-back = Back
action-build = Build
action-cancel = Cancel
action-close = Close
action-copy = Copy
action-copy-digest = Copy digest
action-details = Details
action-dismiss = Dismiss
action-handover = Send to HomePilot
action-install = Install
action-install-again = Install again
action-open-folder = Open folder
action-pause = Pause
action-remove = Remove
action-resume = Resume
action-retry = Retry
action-rollback = Roll back to { $version }
action-send = Send
action-undo = Undo
action-update = Update
action-verify = Verify files

## Words of the wire

kind-persona = Persona
kind-worker = Worker
kind-tool = Tool
kind-theme = Theme
kind-flatpak = Flatpak
kinds-persona = Personas
kinds-worker = Workers
kinds-tool = Tools
kinds-theme = Themes
kinds-flatpak = Flatpaks
rating-everyone = Everyone
rating-mature = Mature
rating-adult = Adult
trust-signed = Signed
trust-provisional = Signed, provisional
trust-provisional-hint = Provisional: one single key vouches for this gallery, and its owner has not held the ceremony yet that spreads the trust over several. Who gets hold of that key can sign anything.
trust-stale = Signatures not valid
trust-listed = Digest listed
trust-unverified = Unverified
sort-relevance = Relevance
sort-name = Name
sort-newest = Newest
sort-downloads = Downloads
sort-size = Size
sort-top = Top rated
sort-updated = Recently updated
health-intact = Files intact
health-changed = Files changed
health-missing = Files missing
health-gone = Folder gone
protocol-vitrine = Vitrine gallery
protocol-manifest = Manifest gallery
protocol-homepilot = HomePilot gallery
protocol-unknown = Not known yet
phase-waiting = Waiting
phase-planning = Planning
phase-downloading = Downloading
phase-checking = Checking
phase-building = Building
phase-installing = Installing
phase-copying = Copying
phase-removing = Removing
phase-syncing = Syncing
phase-finished = Finished
job-install = Install
job-update = Update
job-remove = Remove
job-rollback = Roll back
job-sync = Sync
job-build = Build from source
job-switch = Switch version
job-several = Install several
job-fetch = Fetch ahead
job-upload = Send to a registry
job-move = Move the library
job-self-update = Update of Vitrine
job-queued = Waiting
job-running = Running
job-paused = Paused
job-done = Done
job-failed = Failed
job-cancelled = Cancelled
job-interrupted = Interrupted
job-interrupted-hint = Vitrine was closed before it ended. What arrived is kept.
job-action-named = { $action }: { $name }
menu-more = More for { $name }
progress-of = { $done } of { $total }
progress-speed = { $speed }/s
progress-left = { $time } left
transfer-label = How it arrives
transfer-reused = { $size } here already
transfer-fetched = { $size } fetched
transfer-method = Takes { $method }
transfer-fetch-of = Fetches { $fetch } of { $full }; the rest is here already.
transfer-checked = What it is checked against
transfer-parts =
    { $count ->
        [one] One file
       *[other] File by file ({ $count })
    }
mirrors-label = Where the bytes come from
mirrors-tried = What was tried
mirrors-count =
    { $count ->
        [one] From one place
       *[other] From { $count } places
    }
mirror-active = sending
mirror-idle = waiting
mirror-slow = slow
mirror-failed = failed
mirror-unused = not needed
verdict-good = fits
verdict-empty = says nothing
verdict-bad = does not fit

## Explore

explore-search = Search packages
explore-search-placeholder = Search names, makers, tags…
explore-clear-search = Clear search
search-suggestions = Suggestions
search-recent = Recent searches
search-recent-clear = Clear recent searches
explore-sort = Sort by
explore-filters = Filters
explore-results = Packages
explore-count =
    { $count ->
        [one] { $figure } package
       *[other] { $figure } packages
    }
explore-count-capped = more than { $figure } packages
explore-corrected = Showing results for “{ $words }”
explore-nothing = Nothing matches your search.
explore-nothing-hint = Check the spelling, try fewer words, or take a filter away.
explore-clear = Clear all
explore-empty = Your galleries have no packages to show.
explore-filling = Your first gallery is being fetched.
explore-filling-hint = Packages appear here as soon as they arrive.
explore-no-sources = You have no galleries yet.
explore-no-sources-hint = Add one by its address, or a folder on this computer.
explore-see-sources = See galleries
banner-failing =
    { $count ->
        [one] { $name } could not be reached.
       *[other] { $count } galleries could not be reached.
    }
banner-age = What you see is from { $age }.
front-featured = Featured
front-newest = New
front-popular = Popular
front-top = Best rated
front-collections = Collections
front-see-all = See all
front-back = { $shelf }: back
front-on = { $shelf }: more
front-downloads = { $count } downloads
front-collection-count =
    { $count ->
        [one] One package
       *[other] { $count } packages
    }
front-all =
    { $count ->
        [one] One package
       *[other] All { NUMBER($count) } packages
    }
collection-empty = There is nothing in this collection.
favourite-mark = { $name }: favourite
favourite-add = Add to favourites
favourite-remove = Remove from favourites
favourite-removed = { $name } is no favourite any more
filter-kind = Kind
filter-all = All
filter-tags = Tags
filter-find-tag = Find a tag
filter-more-tags = More tags
filter-source = Gallery
filter-rating = Content rating
filter-hide-installed = Hide installed
filter-favourites = Only favourites
filter-mature-hidden = Mature content is hidden.
filter-mature-settings = Change this in Settings
filter-remove = Remove filter { $filter }
card-downloads = { $count } downloads
card-install = Install { $name }
card-update = Update { $name }
card-progress = { $name }: { $progress }

## A package

detail-by = By { $maker }
detail-sections = On this page
detail-about = About
ratings-label = Ratings
detail-no-description = The maker gives no description.
detail-homepage = Maker’s page
detail-incomplete = The description has not come yet, so some of this page may be missing.
detail-withdrawn = This package was withdrawn: { $reason }
detail-needs = What it needs
detail-needs-hint = Vitrine never runs anything a package names.
detail-versions = Versions
detail-all-versions = Show all { $count } versions
detail-security = Security fix
detail-install-version = Install this version
detail-install-named-version = Install this version: { $version }
detail-yanked = Taken back by its maker: { $reason }
detail-provenance = Where it comes from
detail-no-digest = The gallery lists none.
detail-digests = Fingerprint and digests
detail-platforms = Platforms
detail-evidence = Evidence
detail-commands = Commands
platform-name = Platform
platform-file = File
platform-here = this computer
platform-available = Available
platform-none = Not available
command-taken = { $name } has this name already, so it is not in the folder of commands.
command-path-hint = Your terminal does not look into { $folder } yet. Add this line to your shell’s start file (~/.profile), then open a new terminal.
command-copy-line = Copy the line
version-kept = Kept here
version-use = Use this version
version-use-named = Use this version: { $version }
version-unlisted = The gallery no longer lists it.
detail-problems = Noticed about this listing
fact-version = Version
fact-size = Size
fact-downloads = Downloads
fact-updated = Updated
fact-licence = Licence
fact-unknown = not known
fact-download = Download
fact-free-space = Free space
fact-folder = Folder
fact-source = Gallery
fact-signed-by = Signed by
fact-signed-at = Signed
fact-current-until = Current until
fact-current-ended = Ran out
fact-threshold = Root keys that must sign
fact-root-version = Root version
fact-fingerprint = The gallery’s fingerprint
fact-built = Built here
fact-platform = Platform
fact-commands = Commands
fact-location = Location
fact-digest = Digest (SHA-256)
fact-installed-digest = Digest of the installed version
needs-models = Models
needs-tools = Tools
needs-mcp-servers = MCP servers
needs-agents = Agents
needs-packages = Other packages
needs-required = required
needs-optional = optional

## Installing and removing

install-looking = Looking at the package…
install-title = Install { $name } { $version }
install-update-title = Update { $name } from { $from } to { $version }
install-again-title = Install { $name } { $version } again
install-no-space = There is not enough free space for this package.
install-offers = Install with it
install-needs = It also needs
install-with =
    { $count ->
        [0] What it needs is here already
        [one] Comes with one package it needs ({ $size })
       *[other] Comes with { $count } packages it needs ({ $size })
    }
install-with-there = here already
install-needed-by = { $name } needs it
install-problems = What it needs cannot all be had
install-signed-by = Signed by { $name }.
install-consent = Install it all the same.
build-open = Build from source…
build-title = Build { $name } { $version }
build-lead = The source is fetched and verified first. Then this recipe runs on your computer, inside a sandbox.
build-sources = Where the source comes from
build-digest = Must have this digest (SHA-256)
build-recipe = What is run
build-limits = What holds it
build-twice = Build twice and compare
build-twice-hint = Takes twice as long. When both give the same bytes, the package is marked reproducible.
build-consent = I have looked at this recipe and want it to run on my computer.
remove-title = Remove { $name }?
remove-lead = This frees about { $size }.
remove-changed = Files you changed
remove-keep = Keep files I changed or added
remove-keep-hint = Everything else in the folder is deleted.
remove-delete = Delete everything
remove-delete-hint = Your changes are lost.
handover-title = Send to HomePilot
handover-ask = { $name } will be imported into the HomePilot at { $homepilot }.
handover-all-there = It has everything this persona needs.
handover-some-missing = Not everything this persona needs is there.
handover-available = there
handover-installable = can be installed
handover-downloadable = can be downloaded
handover-missing = missing
handover-degraded = works in part
handover-unknown = not known
handover-already = It was imported before, as project { $project }. Import it once more.
handover-done = { $name } is in HomePilot as project { $project }.

## Installed

installed-total =
    { $count ->
        [one] one package, { $size } on disk
       *[other] { $count } packages, { $size } on disk
    }
installed-empty = Nothing is installed yet.
installed-explore = Explore packages
installed-updates =
    { $count ->
        [one] One update
       *[other] { $count } updates
    }
installed-current = Up to date
installed-from-to = { $from } → { $to }
installed-from-file = From a file
installed-republished = Republished with other bytes
verify-intact =
    { $count ->
        [one] One file is as it was installed.
       *[other] { $count } files are as they were installed.
    }
verify-changed =
    { $count ->
        [one] One file is changed:
       *[other] { $count } files are changed:
    }
verify-missing =
    { $count ->
        [one] One file is missing:
       *[other] { $count } files are missing:
    }
verify-added =
    { $count ->
        [one] One file was added:
       *[other] { $count } files were added:
    }

## Sources

sources-add = Add a gallery
sources-sync-all = Sync all
source-sync = Sync
source-sync-named = Sync { $name }
source-synced = Synced { $age }
source-never = Never synced
source-items =
    { $count ->
        [one] one item
       *[other] { $figure } items
    }
source-problems =
    { $count ->
        [one] One item with a problem
       *[other] { $count } items with problems
    }
problem-left-out = left out
problem-shown = shown without it
source-shrink = This gallery now lists { $now } items instead of { $before }. It was left as it was.
source-accept-shrink = Take the smaller list
source-remove-title = Remove { $name }?
source-remove-lead = Its packages leave Explore. What you installed from it stays.
source-add-lead = A gallery is a web address or a folder that lists packages.
source-location = Address or folder
source-location-hint = A HomePilot or Vitrine gallery, or a registry.json.
source-pick = Choose folder
source-name = Name
source-name-hint = Made from the address when left empty.
source-allow-insecure = I want it all the same
source-expect = I was given a fingerprint or a key
source-fingerprint = Fingerprint
source-fingerprint-hint = Sixteen groups of four. A gallery that shows another one is refused.
source-minisign = Minisign public key
source-minisign-hint = For a gallery that signs its list with minisign.
source-look = Look at it
source-looking = Looking…
source-add-unseen = Add without looking
source-identity = Identity and signatures
preview-fits = It is the one you were told to expect.
preview-compare = Vitrine remembers this fingerprint and warns when it changes. If you can, compare it with what the gallery’s owner tells you.
fingerprint-copy = Copy fingerprint
fingerprint-remembered = Fingerprint you trusted
fingerprint-now = Fingerprint it shows now
alarm-title = Something is wrong with the signatures of { $name }
alarm-identity = This gallery shows another identity than the one you trusted. Nothing from it is trusted until you accept the new fingerprint, which its owner must tell you in another way.
alarm-safe = Nothing is installed or updated from it meanwhile. What you have installed is not touched.
alarm-compare = Compare and decide…
identity-title = Is this still { $name }?
identity-lead = A gallery changes its identity when its owner starts anew, or when somebody else took its place. Only its owner can tell you which: ask in another way than through this gallery.
identity-typed = Fingerprint its owner gave you
identity-typed-hint = Paste or type it here and it is compared for you.
identity-matches = It is the fingerprint the gallery shows now.
identity-differs = This is not the fingerprint the gallery shows now. Do not accept it.
identity-compared = I compared all sixteen groups with its owner’s myself.
identity-keep = Keep the old one
identity-accept = Accept the new identity

## Activity

activity-empty = Nothing has happened yet.
activity-running = Running
activity-held = Waiting for you
activity-ended = Finished
activity-clear = Clear finished

## Settings

settings-language = Language

## Toasts and shortcuts

toast-installed = { $name } is installed
toast-updated = { $name } is updated
toast-copied = Copied
open-known-source = { $name } is among your galleries already
open-link-package = A link wants to show you “{ $id }” from this gallery, which you have not added.
open-link-source = A link wants you to add this gallery.
open-link-safe = Look at it first; nothing is added or installed until you say so.
toast-source-added = { $name } is being fetched
toast-source-removed = { $name } was removed
toast-identity = { $name } is trusted with its new identity
shortcuts-title = Keyboard shortcuts
shortcut-search = Search
shortcut-places = Explore, Installed, Updates, Publish, Activity, Galleries, Settings
shortcut-back = Back and forward
shortcut-move = Move between packages
shortcut-ends = First and last package
shortcut-pages = A screen up or down
shortcut-open = Open the package
shortcut-open-file = Open a package file
shortcut-sync = Check for updates
shortcut-settings = Settings
shortcut-shortcuts = This list

# When the galleries were looked at for updates, and when they will be.
check-never = The galleries have not been looked at yet.
check-last = Looked for updates { $when }.
check-next = Next look { $when }.
check-soon = The next look is due.
check-looking = Looking for updates…
check-now = Look now
check-go-on = Go on looking
check-held-off = Vitrine does not look by itself: it is turned off in the settings.
check-held-paused = Paused until { $when }.
check-held-metered = The next look waits, because this network is metered.
check-held-power = The next look waits, because the computer saves power.
check-stale =
    { $days ->
        [one] { $name } could not be looked at for a day.
       *[other] { $name } could not be looked at for { NUMBER($days) } days.
    }

## Updates outside of their page

install-keep = Keep this version: leave it as it is when newer ones come out
toast-several =
    { $count ->
        [one] One package is installed
       *[other] { $count } packages are installed
    }
version-keep = Keep this version
version-keep-offer = Newer versions than { $version } will be offered as updates.
