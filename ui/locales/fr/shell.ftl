# Vitrine en français : la zone de notification, les notifications et le programme hors de sa fenêtre. Lu par Rust seulement.

shell-open = Ouvrir Vitrine
shell-updates =
    { $count ->
        [0] Mises à jour
       *[other] Mises à jour ({ NUMBER($count) })
    }
shell-vitrine = Vitrine { $version } est disponible
shell-vitrine-security = Il corrige un problème de sécurité.
shell-check-now = Rechercher maintenant
shell-checking = Recherche…
shell-pause = Suspendre la recherche un jour
shell-go-on = Reprendre la recherche
shell-quit = Quitter
shell-tooltip-none = Tout est à jour
shell-tooltip-updates =
    { $count ->
        [1] Une mise à jour est prête
       *[other] { NUMBER($count) } mises à jour sont prêtes
    }
shell-tooltip-paused = La recherche est suspendue

shell-notice-updates =
    { $count ->
        [1] Une mise à jour est prête
       *[other] { NUMBER($count) } mises à jour sont prêtes
    }
shell-notice-security =
    { $count ->
        [1] Une mise à jour de sécurité est prête
       *[other] { NUMBER($count) } mises à jour de sécurité sont prêtes
    }
shell-notice-installed =
    { $count ->
        [1] Une mise à jour a été installée
       *[other] { NUMBER($count) } mises à jour ont été installées
    }
shell-notice-more =
    { $count ->
        [0] { $names }
        [one] { $names } et un autre
       *[other] { $names } et { NUMBER($count) } autres
    }
# $count is the number of other packages that were withdrawn as well.
shell-notice-withdrawn =
    { $count ->
        [0] { $name } a été retiré
        [one] { $name } et un autre paquet ont été retirés
       *[other] { $name } et { NUMBER($count) } autres paquets ont été retirés
    }
shell-notice-harmful = Il peut être nuisible. Supprimez-le de cet ordinateur.
# $count is a number of days.
shell-notice-unreached =
    { $count ->
        [1] Une galerie est injoignable depuis un jour
       *[other] Une galerie est injoignable depuis { NUMBER($count) } jours
    }
shell-notice-unreached-all =
    { $count ->
        [1] Les mises à jour n’ont pas pu être recherchées depuis un jour
       *[other] Les mises à jour n’ont pas pu être recherchées depuis { NUMBER($count) } jours
    }
shell-notice-unreached-why = Vérifiez le réseau, ou les adresses de vos galeries.
shell-notice-published = { $name } a été publié
shell-notice-changes-wanted = Des modifications sont demandées pour { $name }
shell-notice-rejected = { $name } n’a pas été accepté
shell-notice-submission = Il y a du nouveau pour { $name }
shell-notice-submission-from = De { $name }
shell-see-updates = Voir les mises à jour
shell-later = Plus tard
shell-show = Afficher
shell-check-for-updates = Rechercher des mises à jour
