# Vitrine in English: the tray, desktop notifications and the program outside of its window. Read by Rust only.

shell-open = Open Vitrine
shell-updates =
    { $count ->
        [0] Updates
       *[other] Updates ({ NUMBER($count) })
    }
# A newer version of the program itself.
shell-vitrine = Vitrine { $version } is available
shell-vitrine-security = It mends a security problem.
shell-check-now = Check now
shell-checking = Checking…
shell-pause = Pause checks for a day
shell-go-on = Go on checking
shell-quit = Quit
shell-tooltip-none = Everything is up to date
shell-tooltip-updates =
    { $count ->
        [one] One update is ready
       *[other] { NUMBER($count) } updates are ready
    }
shell-tooltip-paused = Checks are paused

shell-notice-updates =
    { $count ->
        [one] One update is ready
       *[other] { NUMBER($count) } updates are ready
    }
shell-notice-security =
    { $count ->
        [one] A security update is ready
       *[other] { NUMBER($count) } security updates are ready
    }
shell-notice-installed =
    { $count ->
        [one] An update was installed
       *[other] { NUMBER($count) } updates were installed
    }
shell-notice-more =
    { $count ->
        [0] { $names }
        [one] { $names } and one more
       *[other] { $names } and { NUMBER($count) } more
    }
# $count is the number of other packages that were withdrawn as well.
shell-notice-withdrawn =
    { $count ->
        [0] { $name } was withdrawn
        [one] { $name } and one more package were withdrawn
       *[other] { $name } and { NUMBER($count) } more packages were withdrawn
    }
shell-notice-harmful = It may do harm. Remove it from this computer.
# $count is a number of days.
shell-notice-unreached =
    { $count ->
        [one] A gallery could not be checked for a day
       *[other] A gallery could not be checked for { NUMBER($count) } days
    }
shell-notice-unreached-all =
    { $count ->
        [one] Updates could not be looked for in a day
       *[other] Updates could not be looked for in { NUMBER($count) } days
    }
shell-notice-unreached-why = Check the network, or look at the addresses of your galleries.
shell-notice-published = { $name } was published
shell-notice-changes-wanted = Changes are wanted to { $name }
shell-notice-rejected = { $name } was not accepted
shell-notice-submission = There is news of { $name }
shell-notice-submission-from = From { $name }
shell-see-updates = See updates
shell-later = Later
shell-show = Show
shell-check-for-updates = Check for updates
