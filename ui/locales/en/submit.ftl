# Publishing from this computer: drafts, their steps, submissions.

draft-lead = Drop what you made, see what others will see, have it checked here, then hand it in. Nothing leaves this computer before the last step.
draft-drop = Drop a folder or a package here
draft-drop-hint = A folder with its manifest.json, an .hpersona file, or an archive of a tool.
draft-drop-pathless = A browser does not tell where a dropped file is. Choose it, or write its place.
draft-pick-folder = Choose a folder…
draft-pick-file = Choose a file…
draft-type-path = Write its place instead
draft-path = Place of the folder or file
draft-use-path = Use it
draft-reading = It is read and packed…
draft-drafts = Drafts
draft-sent = Your submissions
draft-all = All drafts
draft-remove = Remove the draft “{ $name }”
draft-removed = The draft “{ $name }” is removed. Your files stay.
draft-mend = Mend it
draft-news = New
draft-place = Place { NUMBER($place) } in the queue
draft-saved = Everything is kept
draft-saving = Keeping…
draft-steps = Steps
draft-step-detect = What it is
draft-step-listing = Listing
draft-step-check = Check
draft-step-difference = Difference
draft-step-rights = Rights
draft-step-send = Send
draft-back = Back
draft-next = Next: { $step }
draft-gone = Its folder or file is gone; your words are kept.
draft-gone-hint = { $path } is not there any more. Put it back, or choose where it is now; your words are kept.
draft-changed = It changed since it was read.
draft-unreadable = It cannot be read at the moment.
draft-detected = This is a package: { $kind }
draft-none-said = none in the package
draft-files = Files
draft-files-value =
    { $count ->
        [one] one file, { $size }
       *[other] { NUMBER($count) } files, { $size }
    }
draft-package = Packed
draft-needs = Needs
draft-commands = Commands
draft-maker = Maker
draft-packed = The folder is packed for you; the same folder always gives the same bytes.
draft-as-it-is = The file is sent as it is.
draft-read = Read { $when }.
draft-largest = The largest files ({ $count })
draft-version-hint = Three numbers with points, 1.0.0 for the first.
draft-preview-light = Light
draft-preview-dark = Dark
draft-preview-language = Language of the preview
draft-preview-own = Original
draft-field-in = { $field } ({ $language })
draft-checking = Checking…
draft-check-again = Check again
draft-all-well = Everything is in order.
draft-may-go = It can be handed in; some things could be better.
draft-errors =
    { $count ->
        [one] One thing has to be mended before it can be handed in.
       *[other] { NUMBER($count) } things have to be mended before it can be handed in.
    }
draft-to-mend = To mend
draft-better = Could be better
draft-what-was-checked = What was checked
draft-server-checks = A registry makes the same checks, and looks for names like yours, copies and malware besides.
draft-in-listing = In the listing: { $field }
draft-in-file = In the file
draft-in-package = In the package
draft-target = Where it goes
draft-no-targets = You follow no gallery yet.
draft-sign-in = Sign in there
draft-way-registry = Registry
draft-way-sign-in = Sign in first
draft-way-bundle = By its maintainer
draft-diff-choose = Choose a gallery to compare with.
draft-diff-size = { $before } before, { $after } now
draft-diff-unchanged =
    { $count ->
        [one] one file stays as it is
       *[other] { NUMBER($count) } files stay as they are
    }
draft-diff-to = becomes
draft-diff-dangerous = New commands or servers
draft-diff-needs-added = New needs
draft-diff-needs-removed = No longer needed
draft-diff-added = New files
draft-diff-changed = Changed files
draft-diff-removed = Gone files
draft-diff-more =
    { $count ->
        [one] and one more
       *[other] and { NUMBER($count) } more
    }
draft-diff-curator = A curator will look at new commands and servers before it is published.
draft-rights-licence = It is published under { $licence }.
draft-rights-none = No licence is named yet.
draft-rights-change = Change the licence
draft-rights-1 = Texts, pictures and voices are yours, or their licences allow this.
draft-rights-2 = Real people who can be recognised have agreed.
draft-rights-3 = A published version never changes; you can hide it, not replace it.
draft-rights-again = This counts for what is in it now. When the files change, you are asked again.
draft-send = Hand it in
draft-send-again = Hand it in again
draft-send-hint = It is uploaded to { $gallery } and checked there.
draft-send-agree = Confirm the rights and the licence first.
draft-send-goes-on = You can leave this page, pause, or close Vitrine; it goes on where it was.
draft-status = See its page
draft-status-hint = There you see each check, its place in the queue and the thread with the curators.
draft-bundle = A bundle for its maintainer
draft-bundle-hint = { $gallery } takes no uploads. Vitrine writes a folder with the package, its picture and a registry patch; you send it to the maintainer yourself.
draft-bundle-write = Write the bundle…
draft-bundle-folder = Folder for the bundle
draft-bundle-label = To send to its maintainer
draft-bundle-last = The last bundle is in
