## Settings

settings-index = Sections
settings-find = Rechercher dans les réglages
settings-find-found =
    { $count ->
        [one] Un réglage correspond
       *[other] { $count } réglages correspondent
    }
settings-find-nothing = Aucun réglage ne correspond à « { $text } ».
settings-find-nothing-hint = Essayez un autre mot, ou moins de lettres.
settings-find-look = aspect couleur mode nuit animation traduction
settings-find-updates = nouvelle version automatique arrière-plan horaire batterie
settings-find-notifications = alertes messages avertissements son
settings-find-desktop = zone de notification démarrage automatique session quitter arrière-plan
settings-find-content = adulte âge filtre
settings-find-network = internet proxy vitesse débit bande passante connexion téléchargements
settings-find-storage = disque espace cache supprimer dossier nettoyer
settings-find-homepilot = personas envoyer
settings-find-computer = graphismes gpu vide scintillement
settings-find-privacy = données pistage télémétrie statistiques serveurs
settings-find-about = version informations aide erreur rapport journal
settings-look = Apparence
settings-theme = Thème
settings-language-desktop = Comme le bureau
settings-content = Contenu
settings-mature = Afficher les contenus pour public averti
settings-mature-hint = Les paquets que leurs auteurs destinent à un public averti ou adulte apparaissent dans Explorer.
settings-network = Réseau
settings-bandwidth = Limiter la vitesse des téléchargements
settings-bandwidth-hint = L’ensemble des transferts reste en dessous.
settings-bandwidth-kb = Kilooctets par seconde
settings-homepilot = HomePilot
settings-homepilot-url = Adresse d’un HomePilot en marche
settings-homepilot-hint = Avec une adresse, les personas installées peuvent y être envoyées. Laissez vide pour désactiver.
settings-homepilot-wrong = Ce n’est pas une adresse web comme http://127.0.0.1:8000.
settings-computer = Cet ordinateur
settings-safe-graphics = Affichage sans échec
settings-safe-graphics-hint = Si la fenêtre reste vide ou scintille. Pris en compte au prochain démarrage.
settings-cache = Cache d’images en mégaoctets
settings-cache-hint = Quand il est plein, les images les plus anciennes sont supprimées.
settings-about = À propos
settings-home = Dossier de données
settings-newer = Obtenir un Vitrine plus récent
settings-newer-deb = Vitrine a été installé comme paquet Debian.
settings-newer-rpm = Vitrine a été installé comme paquet RPM.
settings-newer-appimage = Vitrine s’exécute depuis l’AppImage { $program }.
settings-newer-other = Aucun gestionnaire de paquets ne connaît cette copie, { $program }. Obtenez-en une plus récente là où vous avez trouvé celle-ci.
settings-newer-command = S’il vient d’une source de paquets, tapez
settings-newer-file = Avec un fichier de paquet téléchargé, tapez
settings-own-never = Aucune version plus récente de Vitrine n’a encore été recherchée.
settings-own-looked = Version plus récente de Vitrine recherchée { $when }.
settings-own-newest = C’est la version la plus récente.
settings-own-there = Vitrine { $version } est disponible ({ $size }).
settings-own-there-unsized = Vitrine { $version } est disponible.
settings-own-security = Il corrige un problème de sécurité.
settings-own-changes = Ce qui a changé
settings-own-update = Mettre Vitrine à jour
settings-own-waiting = Vitrine { $version } est en place. Relancez Vitrine pour l’utiliser.
settings-own-restart = Relancer maintenant
settings-own-undo = Revenir à { $version }
settings-own-beta = Versions de test de Vitrine aussi
settings-own-beta-hint = Elles arrivent plus tôt et peuvent avoir des défauts.
settings-library = Dossier de la bibliothèque
theme-system = Comme le bureau
theme-light = Clair
theme-dark = Sombre
settings-number-wrong = Indiquez un nombre entier de { NUMBER($min) } à { NUMBER($max) }. D’ici là, le précédent reste en vigueur.
settings-motion = Animations
settings-motion-system = Comme le bureau
settings-motion-reduced = Le moins possible
settings-motion-full = Toujours

## Updates

settings-updates = Mises à jour
settings-policy = Quand il y a une mise à jour
settings-policy-notify = La signaler
settings-policy-notify-hint = Vous décidez de ce qui est téléchargé et installé, et quand.
settings-policy-download = La télécharger
settings-policy-download-hint = Elle est téléchargée en arrière-plan et attend votre accord.
settings-policy-install = L’installer
settings-policy-install-hint = Elle s’installe d’elle-même, sauf si elle demande plus qu’avant ou si personne n’en répond.
settings-policy-own = Une galerie ou un paquet peut avoir sa propre règle, qui passe avant celle-ci.
settings-checks = Rechercher les mises à jour automatiquement
settings-checks-hint = Environ une fois par jour, à un moment choisi pour que toutes les galeries ne soient pas interrogées à la fois.
settings-costly = Aussi sur les réseaux facturés à l’usage et en économie d’énergie
settings-costly-hint = Sinon, un meilleur moment est attendu.

## Notifications

settings-notifications = Notifications
settings-notifications-hint = Une notification à la fois, jamais quand cette fenêtre est au premier plan, et jamais deux fois pour la même chose.
settings-notice-security = Sécurité
settings-notice-security-hint = Les mises à jour qui corrigent un problème de sécurité, et les paquets retirés.
settings-notice-updates = Mises à jour
settings-notice-updates-hint = Les autres mises à jour, au plus tous les quelques jours.
settings-notice-trouble = Problèmes
settings-notice-trouble-hint = Une galerie injoignable depuis une semaine.
settings-notice-submissions = Vos propres paquets
settings-notice-submissions-hint = Des nouvelles de vos soumissions, et les réponses à vos avis.

## Tray and start

settings-desktop = Fermeture et démarrage
settings-close = À la fermeture de la fenêtre
settings-close-tray = Garder Vitrine dans la zone de notification
settings-close-tray-hint = La recherche de mises à jour continue. Sans zone de notification, fermer quitte Vitrine.
settings-close-minimise = Réduire la fenêtre
settings-close-minimise-hint = La fenêtre reste dans la liste des fenêtres.
settings-close-quit = Quitter Vitrine
settings-close-quit-hint = Rien ne tourne tant que vous ne la relancez pas.
settings-autostart = Démarrer avec la session
settings-autostart-hint = Vitrine démarre alors dans la zone de notification, sans fenêtre. Désactivé tant que vous ne l’activez pas.

## Network

settings-proxy = Proxy
settings-proxy-hint = Utilisé dès la prochaine requête. Laissez vide pour suivre le système.
settings-proxy-wrong = Ce n’est pas l’adresse d’un proxy HTTP comme http://proxy.example:3128.
settings-parallel = Téléchargements et installations simultanés
settings-parallel-hint = Ceux en cours ne sont pas arrêtés si vous réduisez ce nombre.

## Storage

settings-storage = Stockage
settings-storage-total = { $size } en tout ; { $free } sont libres sur ce disque.
settings-storage-library = Paquets installés
settings-storage-kept = Versions conservées pour y revenir
settings-storage-store = Téléchargé, pas encore installé
settings-storage-unfinished = Téléchargements inachevés
settings-storage-pictures = Images des galeries
settings-storage-builds = Compilations depuis les sources
settings-storage-data = Catalogue, paramètres, historique
settings-move-hint = Les paquets installés et ce qui a été téléchargé pour eux peuvent être conservés dans un autre dossier ou sur un autre disque. Le catalogue, les paramètres et les commandes restent dans { $home }.
settings-move = Déplacer…
settings-move-title = Déplacer la bibliothèque
settings-move-lead = Tout est d’abord copié et comparé, puis seulement supprimé de l’ancien emplacement. Vous pouvez continuer à parcourir entre-temps.
settings-move-folder = Nouveau dossier
settings-move-folder-hint = Il doit être vide ou ne pas encore exister.
settings-move-look = Montrer ce qui se passerait
settings-move-from = De
settings-move-to = Vers
settings-move-plan =
    { $count ->
        [one] { $size } dans un fichier ; { $free } y sont libres.
       *[other] { $size } dans { $count } fichiers ; { $free } y sont libres.
    }
settings-move-do = Déplacer
settings-move-back = Retour au dossier principal
settings-move-back-hint = La bibliothèque revient dans { $home }.
settings-moved = La bibliothèque se trouve maintenant dans { $folder }.
settings-clean = Nettoyer…
settings-clean-named = Nettoyer : { $part }
settings-clean-title = Nettoyer « { $part } » ?
settings-clean-do = Libérer { $size }
settings-clean-kept = Il ne sera plus possible de revenir à une version antérieure ; il faudrait la télécharger à nouveau, si sa galerie l’a encore. Les fichiers que vous avez modifiés restent.
settings-clean-store = Ce qui a été téléchargé d’avance le sera à nouveau à l’installation.
settings-clean-unfinished = Les téléchargements suspendus repartent du début quand vous les reprenez. Ceux en cours ne sont pas touchés.
settings-clean-pictures = Les images sont téléchargées à nouveau quand elles sont affichées.
settings-clean-builds = Les sources et les résultats des compilations disparaissent ; ce que vous avez compilé et installé reste installé.
settings-cleaned = { $size } ont été libérés

## Privacy

settings-privacy = Confidentialité
settings-privacy-nothing = Rien sur vous ni sur cet ordinateur n’est envoyé où que ce soit. Il n’y a ni statistiques ni identifiants.
settings-privacy-asked = Vitrine ne demande qu’aux galeries que vous avez ajoutées leurs listes, images et paquets, et aux adresses qu’elles indiquent pour leurs paquets. Elles voient votre adresse internet, comme tout site web.
settings-privacy-hosts = Serveurs interrogés
settings-privacy-mirror = Une adresse d’où viennent des paquets
settings-privacy-none = Aucun serveur n’a encore été interrogé.

## Diagnostics

settings-diagnostics = Diagnostic
settings-diagnostics-lead = Pour signaler un problème. Votre nom, vos dossiers, les adresses et tout ce qui est secret n’y figurent pas. Il ne va nulle part tant que vous ne le collez pas quelque part. Il est en anglais, pour que quiconque aide puisse le lire.
settings-diagnostics-copy = Tout copier
settings-diagnostics-program = Programme
settings-diagnostics-places = Emplacements
settings-diagnostics-desktop = Bureau
settings-diagnostics-databases = Bases de données
settings-diagnostics-errors = Dernières erreurs
settings-diagnostics-none = Aucune.

## First start

start-title = Bienvenue dans Vitrine
start-lead = Quelques choix à faire. Tous peuvent être modifiés dans les paramètres.
start-galleries = Galeries
start-galleries-hint = Les paquets viennent de galeries. Une galerie avec quelques exemples est fournie avec Vitrine ; les autres s’ajoutent par leur adresse.
start-galleries-coming = Préparation de la galerie fournie avec Vitrine…
start-galleries-none = Pas encore de galerie.
start-tray = Rester dans la zone de notification quand la fenêtre se ferme
start-tray-hint = La recherche de mises à jour continue ; sans zone de notification, fermer quitte Vitrine.
start-no-account = Aucun compte n’est nécessaire pour explorer et installer.
start-skip = Passer
start-begin = Commencer à explorer
