# What a registry tells those who use it, by code: verdicts of its checks, reasons, steps, notices, how it is. In English
# its own sentences are shown.

## Verdicts of the checks

said-verdict-packed =
    { $count ->
        [one] One file, well packed.
       *[other] { $count } files, all well packed.
    }
said-verdict-usual = Nothing unusual was found in it.
said-verdict-refused = The package is refused:
said-verdict-unreadable = The package could not be looked into ({ $why }).
said-verdict-listing = Everything a listing needs is there.
said-verdict-rating =
    The package says it is “{ $rating ->
        [mature] { rating-mature }
        [adult] { rating-adult }
       *[everyone] { rating-everyone }
    }”: its listing may say more, never less.
said-verdict-picture = The picture can be shown.
said-verdict-licence = Published under { $licence }.
said-verdict-same-file = The very same file is published as { $names }.
said-verdict-same-files = The same files, packed otherwise, are published as { $names }.
said-verdict-same-under-way = The same files are handed in under another id at this moment.
said-verdict-no-twin = It is not published under another id.
said-verdict-id-known = The id is that of a published package.
said-verdict-id-own = No other id looks like it.
said-verdict-id-alike = The id “{ $id }” looks like { $names }.
said-verdict-no-id = There is no id to compare with others.
said-verdict-no-malware = The malware scanner found nothing.
said-verdict-malware = The malware scanner found “{ $signature }”.
said-verdict-unscanned = The malware scanner could not scan it ({ $why }).
said-verdict-hook-says = { $words }
said-verdict-hook-fine = The operator’s own check has nothing against it.
said-verdict-hook-objects = The operator’s own check objects.
said-verdict-hook-broken = The operator’s own check could not run ({ $why }).

## Why a person looks at it

said-reason-unfinished =
    The check “{ $check ->
        [archive] { check-archive }
        [inspection] { check-inspection }
        [metadata] { check-metadata }
        [picture] { check-picture }
        [licence] { check-licence }
        [names] { check-names }
        [duplicate] { check-duplicate }
        [malware] { check-malware }
        [hook] { check-hook }
       *[other] { $check }
    }” did not end.
said-reason-not-checked = The checks could not be run.
said-reason-not-inspected = The package was not looked into.
said-reason-not-compared = It could not be compared with the published version.
said-reason-too-many-needs = It needs more things than are compared.
said-reason-first = It is the first version of a new package.
said-reason-chance = Chance picked it for a look.
said-reason-dangerous = “{ $name }” is new or changed, and brings commands or a server.
said-reason-requires = It requires the package “{ $name }” now.
said-reason-commands = It brings new commands: { $names }.
said-reason-changed =
    { $field ->
        [rating]
            The content rating was “{ $before ->
                [mature] { rating-mature }
                [adult] { rating-adult }
               *[everyone] { rating-everyone }
            }” and would be “{ $after ->
                [mature] { rating-mature }
                [adult] { rating-adult }
               *[everyone] { rating-everyone }
            }”.
        [licence] The licence was “{ $before }” and would be “{ $after }”.
        [maker] The maker was “{ $before }” and would be “{ $after }”.
       *[name] The name was “{ $before }” and would be “{ $after }”.
    }
said-reason-publisher = Another account published the last version.

## What happened to it

said-step-handed-in = Handed in.
said-step-recheck = To be checked again.
said-step-checks-began = The checks began.
said-step-to-review = The checks ended; a curator looks next.
said-step-in-order = Everything is in order; it is published next.
said-step-published = Published.
said-step-not-published = It could not be published:
said-step-nameless = It names no package, version or file. Check it again.
said-step-taken-back = Taken back by its maker.
said-step-maker-gone = Its maker deleted their account.
said-step-forgotten =
    { $days ->
        [one] Nobody went on with this draft for a day.
       *[other] Nobody went on with this draft for { $days } days.
    }

## Notices

said-notice-needs-changes = “{ $name }” needs changes
said-notice-set-aside = “{ $name }” was set aside
said-notice-waits = “{ $name }” waits for a curator
said-notice-queue = There are new submissions to look at
said-notice-approved = “{ $name }” was approved and is published next
said-notice-rejected = “{ $name }” was not taken
said-notice-in-review-again = “{ $name }” is in review again
said-notice-published = “{ $package }” { $version } is published
said-notice-yours-published = Your submission is published
said-notice-back-to-review = A submission went back to review
said-notice-message = { $handle } wrote about a submission
said-notice-harmful = Reported as harmful: { $subject }
said-notice-report-dismissed = Your report on { $subject } was looked at
said-notice-report-acted = Your report on { $subject } was acted on
said-notice-invited = { $handle } invites you to be an owner of “{ $package }”
said-notice-offered = { $handle } wants to hand “{ $package }” over to you
said-notice-to-accept = Accept or decline among the owners of the package.
said-notice-accepted = { $handle } is an owner of “{ $package }” now
said-notice-no-owner = You are no owner of “{ $package }” any more
said-notice-taken-out = { $handle } took you out.
said-notice-yours = “{ $package }” is yours now
said-notice-was-nobodys = A curator gave it to you, as it belonged to nobody.
said-notice-version-out = { $name } { $version } is out
said-notice-security = It mends a security problem.
said-notice-yanked = { $name } { $version } was hidden from new installs
said-notice-withdrawn = { $name } was withdrawn
said-notice-harm = { $reason } It is known to do harm: remove it where you have it.
said-notice-given-back = { $name } was given back
said-notice-rated =
    { $stars ->
        [one] { $name }: a new rating, one star
       *[other] { $name }: a new rating, { $stars } stars
    }
said-notice-answered = The maker of { $package } answered your review
said-notice-review-hidden = Your review of { $package } was hidden
said-notice-review-shown = Your review of { $package } is shown again
said-notice-webhook-off = Your webhook to { $host } was turned off
said-notice-webhook-failed = Every delivery failed for five days. Turn it on again when its receiver is well.
said-notice-role =
    You are now { $role ->
        [admin] an administrator
        [curator] a curator
       *[member] a member
    } of this registry
said-notice-file-broken = A package file is broken
said-notice-put-back =
    The file { $digest } is broken ({ $fault }). { $count ->
        [0] No published version has it.
        [one] One published version has it: { $versions }.
       *[other] { $count } published versions have it: { $versions }.
    } Put it back from a backup, then scan again.
said-notice-well = The registry is well again
said-notice-unwell = The registry is not well

## How the registry is

said-status-database = The database answers.
said-status-database-silent = The database does not answer ({ $why }).
said-status-silent =
    Database and storage did not answer within { $seconds ->
        [one] one second
       *[other] { $seconds } seconds
    }.
said-status-storage = Packages can be written; { $gigabytes } GB are free.
said-status-storage-low = Only { $megabytes } MB are free on the disk.
said-status-storage-broken = Packages cannot be written ({ $why }).
said-status-signed = The gallery is signed until { DATETIME($until, dateStyle: "long", timeStyle: "short") }.
said-status-unsigned = The gallery is not signed yet.
said-status-signatures-ended = The gallery’s signatures have ended.
said-status-signatures-unreadable = The signed metadata cannot be read ({ $why }).
said-status-packages =
    { $count ->
        [one] One package file, { $megabytes } MB, not broken.
       *[other] { $count } package files, { $megabytes } MB, none broken.
    }
said-status-packages-broken =
    { $count ->
        [one] One package file is broken.
       *[other] { $count } package files are broken.
    }
said-status-jobs = No job failed for good.
said-status-jobs-dead =
    { $count ->
        [one] One job failed for good and waits for a person.
       *[other] { $count } jobs failed for good and wait for a person.
    }
said-status-scanned =
    { $count ->
        [one] One package file was hashed in the last scan.
       *[other] { $count } package files were hashed in the last scan.
    }
said-status-not-scanned = Package files have not been scanned yet.
said-status-backup = The last backup is of { DATETIME($made, dateStyle: "long", timeStyle: "short") }.
said-status-backup-faulty =
    { $count ->
        [one] The backup of { DATETIME($made, dateStyle: "long", timeStyle: "short") } has one fault.
       *[other] The backup of { DATETIME($made, dateStyle: "long", timeStyle: "short") } has { $count } faults.
    }
said-status-no-backup-yet = No backup was made yet.
said-status-no-backup = No backup was ever made.
said-webhook-given-up = Every delivery failed for five days.

## What the templates of public reasons are about

said-template-description = Say more about it
said-template-picture = Another picture
said-template-rating = Content rating
said-template-licence = Licence
said-template-commands = Commands and servers
said-template-name = The name is too near to another
said-template-broken = It does not work
said-template-not-yours = Somebody else’s work
said-template-spam = Advertising or nothing in it
said-template-harm = It does harm
said-template-rules = Against the rules of this gallery
said-template-suspicious = To be looked at closely
