# A gallery's registry in the window: signing in, its pages, ratings.
at-title = Registry
at-no-source = There is no such gallery.
at-none-folder = This gallery is a folder on this computer. Ratings and submissions need a registry, and a folder has none.
at-none-static = This gallery is files on a host. Ratings and submissions need a registry, and it has none.
at-none-unknown = Whether this gallery has a registry is not known yet: it could not be asked.
at-as = Signed in as { $handle }
at-signed-in = Signed in
at-nobody = It has a registry. You are not signed in.
at-nav = Pages of { $name }
at-open = Open registry
at-open-browser = Open in browser
at-sign-in = Sign in…
at-unread =
    { $count ->
        [one] one unread letter
       *[other] { NUMBER($count) } unread letters
    }
at-sign-in-title = Sign in to { $name }
at-sign-in-lead = You sign in on the registry’s own page, in your browser. Vitrine never sees your password.
at-unsafe = This registry’s address has no encryption, so nobody can sign in there from here. Ask its operator for an address that begins with https.
at-tools = Also for the tools of curators and administrators
at-tools-hint = Only accounts with these roles can say yes to that.
at-begin = Open the browser and sign in
at-token-where = The sign-in is kept in the system’s keyring; where there is none, in a file that only you can read.
at-no-account = Make an account
at-code-lead = Your browser shows a code. Say yes only if it is this one:
at-code-address = The page is
at-code-left = The code holds { $time } longer.
at-waiting = Waiting for your yes in the browser…
at-open-again = Open the browser again
at-this-sign-in = This sign-in
at-kept-keyring = Kept in the system’s keyring.
at-kept-file = There is no keyring here, so it is kept in a file that only you can read.
at-elsewhere = On the registry’s own page
at-elsewhere-hint = Name and mail, password, second factor and passkeys, other sign-ins and tokens, webhooks, your data, leaving: these need your password, so they are done in the browser.
at-in-browser = This is done on the registry’s own page.
at-in-browser-hint = It needs your password, which Vitrine never sees.
at-submit = Handing in begins with a folder or a file on this computer.
at-rate-installed = You can rate what you have installed.
at-rate-account = Sign in to rate it.
