# A gallery's registry in the window: signing in, its pages, ratings.
at-title = Registre
at-no-source = Cette galerie n’existe pas.
at-none-folder = Cette galerie est un dossier de cet ordinateur. Les avis et les soumissions demandent un registre, et un dossier n’en a pas.
at-none-static = Cette galerie est faite de fichiers sur un serveur. Les avis et les soumissions demandent un registre, et elle n’en a pas.
at-none-unknown = On ne sait pas encore si cette galerie a un registre : elle n’a pas pu être interrogée.
at-as = Connecté en tant que { $handle }
at-signed-in = Connecté
at-nobody = Elle a un registre. Vous n’êtes pas connecté.
at-nav = Pages de { $name }
at-open = Ouvrir le registre
at-open-browser = Ouvrir dans le navigateur
at-sign-in = Se connecter…
at-unread =
    { $count ->
        [1] un message non lu
       *[other] { NUMBER($count) } messages non lus
    }
at-sign-in-title = Se connecter à { $name }
at-sign-in-lead = Vous vous connectez sur la page du registre, dans votre navigateur. Vitrine ne voit jamais votre mot de passe.
at-unsafe = L’adresse de ce registre n’est pas chiffrée ; personne ne peut donc s’y connecter d’ici. Demandez à son responsable une adresse qui commence par https.
at-tools = Aussi pour les outils des curateurs et des administrateurs
at-tools-hint = Seuls les comptes qui ont ces rôles peuvent l’accepter.
at-begin = Ouvrir le navigateur et se connecter
at-token-where = La connexion est conservée dans le trousseau du système ; s’il n’y en a pas, dans un fichier que vous seul pouvez lire.
at-no-account = Créer un compte
at-code-lead = Votre navigateur affiche un code. N’acceptez que si c’est celui-ci :
at-code-address = La page est
at-code-left = Le code est encore valable { $time }.
at-waiting = En attente de votre accord dans le navigateur…
at-open-again = Rouvrir le navigateur
at-this-sign-in = Cette connexion
at-kept-keyring = Conservée dans le trousseau du système.
at-kept-file = Il n’y a pas de trousseau ici ; elle est donc conservée dans un fichier que vous seul pouvez lire.
at-elsewhere = Sur la page du registre
at-elsewhere-hint = Nom et adresse e-mail, mot de passe, second facteur et clés d’accès, autres connexions et jetons, webhooks, vos données, départ : tout cela demande votre mot de passe et se fait donc dans le navigateur.
at-in-browser = Cela se fait sur la page du registre.
at-in-browser-hint = Il faut votre mot de passe, que Vitrine ne voit jamais.
at-submit = Une soumission commence par un dossier ou un fichier de cet ordinateur.
at-rate-installed = Vous pouvez évaluer ce que vous avez installé.
at-rate-account = Connectez-vous pour l’évaluer.
