# Vitrine en español. La ventana y Rust comparten estos mensajes.

## The frame

window-title = { $page } – Vitrine
skip-to-content = Ir al contenido
nav-label = Principal
nav-explore = Explorar
nav-installed = Instalados
nav-sources = Galerías
nav-more = Más
checking-now = Buscando actualizaciones…
nav-updates-page = Actualizaciones
nav-submit = Publicar
nav-activity = Actividad
nav-settings = Ajustes
nav-updates =
    { $count ->
        [one] una actualización
       *[other] { $count } actualizaciones
    }
nav-running =
    { $count ->
        [one] una tarea en curso
       *[other] { $count } tareas en curso
    }
nav-decided =
    { $count ->
        [one] un envío con novedades
       *[other] { $count } envíos con novedades
    }
nav-unread =
    { $count ->
        [one] un mensaje sin leer
       *[other] { $count } mensajes sin leer
    }
page-failed = No se pudo cargar esta página. Reinicie Vitrine.
notice-safe-graphics = La ventana no apareció en el último inicio, así que ahora se usan gráficos seguros. Puede conservarlos en Ajustes.
time-now = ahora mismo
state-loading = Cargando…
state-installed = Instalado
state-withdrawn = Retirado
state-blocked = No disponible

## Actions

action-add = Añadir
action-back = Atrás
action-build = Compilar
action-cancel = Cancelar
action-close = Cerrar
action-copy = Copiar
action-copy-digest = Copiar la suma de verificación
action-details = Detalles
action-dismiss = Descartar
action-handover = Enviar a HomePilot
action-install = Instalar
action-install-again = Volver a instalar
action-open-folder = Abrir la carpeta
action-pause = Pausar
action-remove = Quitar
action-resume = Reanudar
action-retry = Reintentar
action-rollback = Volver a { $version }
action-send = Enviar
action-undo = Deshacer
action-update = Actualizar
action-verify = Verificar los archivos

## Words of the wire

kind-persona = Persona
kind-worker = Worker
kind-tool = Herramienta
kind-theme = Tema
kind-flatpak = Flatpak
kinds-persona = Personas
kinds-worker = Workers
kinds-tool = Herramientas
kinds-theme = Temas
kinds-flatpak = Flatpaks
rating-everyone = Para todos
rating-mature = Público maduro
rating-adult = Solo adultos
trust-signed = Firmado
trust-provisional = Firmado, provisional
trust-provisional-hint = Provisional: una sola clave responde por esta galería y su propietario aún no ha celebrado la ceremonia que reparte la confianza entre varias. Quien se haga con esa clave puede firmar cualquier cosa.
trust-stale = Firmas no válidas
trust-listed = Suma listada
trust-unverified = Sin verificar
sort-relevance = Relevancia
sort-name = Nombre
sort-newest = Más recientes
sort-downloads = Descargas
sort-size = Tamaño
sort-top = Mejor valorados
sort-updated = Actualizados hace poco
health-intact = Archivos intactos
health-changed = Archivos modificados
health-missing = Faltan archivos
health-gone = Falta la carpeta
protocol-vitrine = Galería de Vitrine
protocol-manifest = Galería de manifiesto
protocol-homepilot = Galería de HomePilot
protocol-unknown = Aún no se conoce
phase-waiting = En espera
phase-planning = Planificando
phase-downloading = Descargando
phase-checking = Comprobando
phase-building = Compilando
phase-installing = Instalando
phase-copying = Copiando
phase-removing = Quitando
phase-syncing = Sincronizando
phase-finished = Terminado
job-install = Instalación
job-update = Actualización
job-remove = Eliminación
job-rollback = Vuelta a una versión anterior
job-sync = Sincronización
job-build = Compilación desde el código fuente
job-switch = Cambio de versión
job-several = Instalación de varios
job-fetch = Descarga anticipada
job-upload = Envío a un registro
job-move = Traslado de la biblioteca
job-self-update = Actualización de Vitrine
job-queued = En espera
job-running = En curso
job-paused = En pausa
job-done = Terminado
job-failed = Con error
job-cancelled = Cancelado
job-interrupted = Interrumpido
job-interrupted-hint = Vitrine se cerró antes de que terminara. Lo recibido se conserva.
job-action-named = { $action }: { $name }
menu-more = Más opciones para { $name }
progress-of = { $done } de { $total }
progress-speed = { $speed }/s
progress-left = quedan { $time }
transfer-label = Cómo llega
transfer-reused = { $size } ya disponibles
transfer-fetched = { $size } descargados
transfer-method = Usa { $method }
transfer-fetch-of = Descarga { $fetch } de { $full }; el resto ya está aquí.
transfer-checked = Con qué se comprueba
transfer-parts =
    { $count ->
        [one] Un archivo
       *[other] Archivo por archivo ({ $count })
    }
mirrors-label = De dónde vienen los bytes
mirrors-tried = Qué se ha probado
mirrors-count =
    { $count ->
        [one] Desde un lugar
       *[other] Desde { $count } lugares
    }
mirror-active = enviando
mirror-idle = en espera
mirror-slow = lento
mirror-failed = con error
mirror-unused = no hizo falta
verdict-good = coincide
verdict-empty = no dice nada
verdict-bad = no coincide

## Explore

explore-search = Buscar paquetes
explore-search-placeholder = Buscar nombres, autores, etiquetas…
explore-clear-search = Borrar la búsqueda
search-suggestions = Sugerencias
search-recent = Búsquedas recientes
search-recent-clear = Borrar las búsquedas recientes
explore-sort = Ordenar por
explore-filters = Filtros
explore-results = Paquetes
explore-count =
    { $count ->
        [one] { $figure } paquete
       *[other] { $figure } paquetes
    }
explore-count-capped = más de { $figure } paquetes
explore-corrected = Resultados de «{ $words }»
explore-nothing = Nada coincide con la búsqueda.
explore-nothing-hint = Revisa la ortografía, prueba con menos palabras o quita un filtro.
explore-clear = Borrar todo
explore-empty = Sus galerías no tienen paquetes que mostrar.
explore-filling = Se está obteniendo su primera galería.
explore-filling-hint = Los paquetes aparecen aquí en cuanto llegan.
explore-no-sources = Aún no tiene galerías.
explore-no-sources-hint = Añada una por su dirección, o una carpeta de este equipo.
explore-see-sources = Ver las galerías
banner-failing =
    { $count ->
        [one] No se pudo acceder a { $name }.
       *[other] No se pudo acceder a { $count } galerías.
    }
banner-age = Lo que se muestra es de { $age }.
front-featured = Destacados
front-newest = Nuevos
front-popular = Populares
front-top = Mejor valorados
front-collections = Colecciones
front-see-all = Ver todo
front-back = { $shelf }: retroceder
front-on = { $shelf }: avanzar
front-downloads = { $count } descargas
front-collection-count =
    { $count ->
        [one] Un paquete
       *[other] { $count } paquetes
    }
front-all =
    { $count ->
        [one] Un paquete
       *[other] Los { NUMBER($count) } paquetes
    }
collection-empty = No hay nada en esta colección.
favourite-mark = { $name }: favorito
favourite-add = Añadir a favoritos
favourite-remove = Quitar de favoritos
favourite-removed = { $name } ya no está en favoritos
filter-kind = Tipo
filter-all = Todos
filter-tags = Etiquetas
filter-find-tag = Buscar una etiqueta
filter-more-tags = Más etiquetas
filter-source = Galería
filter-rating = Clasificación del contenido
filter-hide-installed = Ocultar instalados
filter-favourites = Solo favoritos
filter-mature-hidden = El contenido maduro está oculto.
filter-mature-settings = Cambiarlo en Ajustes
filter-remove = Quitar el filtro { $filter }
card-downloads = { $count } descargas
card-install = Instalar { $name }
card-update = Actualizar { $name }
card-progress = { $name }: { $progress }

## A package

detail-by = De { $maker }
detail-sections = En esta página
detail-about = Acerca de
ratings-label = Valoraciones
detail-no-description = El autor no da ninguna descripción.
detail-homepage = Página del autor
detail-incomplete = La descripción aún no ha llegado, por lo que puede faltar parte de esta página.
detail-withdrawn = Este paquete se retiró: { $reason }
detail-needs = Qué necesita
detail-needs-hint = Vitrine nunca ejecuta nada que un paquete nombre.
detail-versions = Versiones
detail-all-versions = Mostrar las { $count } versiones
detail-security = Corrección de seguridad
detail-install-version = Instalar esta versión
detail-install-named-version = Instalar esta versión: { $version }
detail-yanked = Su autor la retiró de la instalación: { $reason }
detail-provenance = De dónde viene
detail-no-digest = La galería no lista ninguna.
detail-digests = Huella y sumas de verificación
detail-platforms = Plataformas
detail-evidence = Pruebas
detail-commands = Comandos
platform-name = Plataforma
platform-file = Archivo
platform-here = este equipo
platform-available = Disponible
platform-none = No disponible
command-taken = { $name } ya tiene este nombre, por eso no está en la carpeta de comandos.
command-path-hint = Su terminal aún no busca en { $folder }. Añada esta línea al archivo de inicio de su intérprete de comandos (~/.profile) y abra una terminal nueva.
command-copy-line = Copiar la línea
version-kept = Conservada aquí
version-use = Usar esta versión
version-use-named = Usar esta versión: { $version }
version-unlisted = La galería ya no la lista.
detail-problems = Observaciones sobre esta ficha
fact-version = Versión
fact-size = Tamaño
fact-downloads = Descargas
fact-updated = Actualizado
fact-licence = Licencia
fact-unknown = no se conoce
fact-download = Descarga
fact-free-space = Espacio libre
fact-folder = Carpeta
fact-source = Galería
fact-signed-by = Firmado por
fact-signed-at = Fecha de firma
fact-current-until = Vigente hasta
fact-current-ended = Caducó
fact-threshold = Claves raíz que deben firmar
fact-root-version = Versión de la raíz
fact-fingerprint = Huella de la galería
fact-built = Compilado aquí
fact-platform = Plataforma
fact-commands = Comandos
fact-location = Ubicación
fact-digest = Suma de verificación (SHA-256)
fact-installed-digest = Suma de verificación de la versión instalada
needs-models = Modelos
needs-tools = Herramientas
needs-mcp-servers = Servidores MCP
needs-agents = Agentes
needs-packages = Otros paquetes
needs-required = obligatorio
needs-optional = opcional

## Installing and removing

install-looking = Examinando el paquete…
install-title = Instalar { $name } { $version }
install-update-title = Actualizar { $name } de { $from } a { $version }
install-again-title = Volver a instalar { $name } { $version }
install-no-space = No hay espacio libre suficiente para este paquete.
install-offers = Instalar además
install-needs = También necesita
install-with =
    { $count ->
        [0] Lo que necesita ya está aquí
        [one] Incluye un paquete que necesita ({ $size })
       *[other] Incluye { $count } paquetes que necesita ({ $size })
    }
install-with-there = ya está aquí
install-needed-by = { $name } lo necesita
install-problems = No se puede obtener todo lo que necesita
install-signed-by = Firmado por { $name }.
install-consent = Instalarlo de todos modos.
build-open = Compilar desde el código fuente…
build-title = Compilar { $name } { $version }
build-lead = Primero se descarga y verifica el código fuente. Después, esta receta se ejecuta en su equipo dentro de un entorno aislado.
build-sources = De dónde viene el código fuente
build-digest = Debe tener esta suma de verificación (SHA-256)
build-recipe = Qué se ejecuta
build-limits = Qué lo limita
build-twice = Compilar dos veces y comparar
build-twice-hint = Tarda el doble. Si ambas dan los mismos bytes, el paquete se marca como reproducible.
build-consent = He examinado esta receta y quiero que se ejecute en mi equipo.
remove-title = ¿Quitar { $name }?
remove-lead = Esto libera unos { $size }.
remove-changed = Archivos que usted modificó
remove-keep = Conservar los archivos que modifiqué o añadí
remove-keep-hint = Se borra todo lo demás de la carpeta.
remove-delete = Borrar todo
remove-delete-hint = Sus cambios se pierden.
handover-title = Enviar a HomePilot
handover-ask = { $name } se importará en el HomePilot de { $homepilot }.
handover-all-there = Tiene todo lo que esta persona necesita.
handover-some-missing = Allí no está todo lo que esta persona necesita.
handover-available = disponible
handover-installable = se puede instalar
handover-downloadable = se puede descargar
handover-missing = falta
handover-degraded = funciona en parte
handover-unknown = no se conoce
handover-already = Ya se importó antes, como proyecto { $project }. Importarlo otra vez.
handover-done = { $name } está en HomePilot como proyecto { $project }.

## Installed

installed-total =
    { $count ->
        [one] un paquete, { $size } en disco
       *[other] { $count } paquetes, { $size } en disco
    }
installed-empty = Aún no hay nada instalado.
installed-explore = Explorar paquetes
installed-updates =
    { $count ->
        [one] Una actualización
       *[other] { $count } actualizaciones
    }
installed-current = Al día
installed-from-to = { $from } → { $to }
installed-from-file = De un archivo
installed-republished = Publicado de nuevo con otros bytes
verify-intact =
    { $count ->
        [one] Un archivo está tal como se instaló.
       *[other] { $count } archivos están tal como se instalaron.
    }
verify-changed =
    { $count ->
        [one] Un archivo se ha modificado:
       *[other] { $count } archivos se han modificado:
    }
verify-missing =
    { $count ->
        [one] Falta un archivo:
       *[other] Faltan { $count } archivos:
    }
verify-added =
    { $count ->
        [one] Se ha añadido un archivo:
       *[other] Se han añadido { $count } archivos:
    }

## Sources

sources-add = Añadir una galería
sources-sync-all = Sincronizar todo
source-sync = Sincronizar
source-sync-named = Sincronizar { $name }
source-synced = Sincronizada { $age }
source-never = Nunca sincronizada
source-items =
    { $count ->
        [one] un elemento
       *[other] { $figure } elementos
    }
source-problems =
    { $count ->
        [one] Un elemento con un problema
       *[other] { $count } elementos con problemas
    }
problem-left-out = omitido
problem-shown = se muestra sin ello
source-shrink = Esta galería lista ahora { $now } elementos en lugar de { $before }. Se dejó como estaba.
source-accept-shrink = Aceptar la lista más corta
source-remove-title = ¿Quitar { $name }?
source-remove-lead = Sus paquetes dejan de aparecer en Explorar. Lo que instaló de ella se conserva.
source-add-lead = Una galería es una dirección web o una carpeta que lista paquetes.
source-location = Dirección o carpeta
source-location-hint = Una galería de HomePilot o de Vitrine, o un registry.json.
source-pick = Elegir una carpeta
source-name = Nombre
source-name-hint = Si se deja vacío, se forma a partir de la dirección.
source-allow-insecure = La quiero de todos modos
source-expect = Me dieron una huella o una clave
source-fingerprint = Huella
source-fingerprint-hint = Dieciséis grupos de cuatro. Se rechaza toda galería que muestre otra.
source-minisign = Clave pública de minisign
source-minisign-hint = Para una galería que firma su lista con minisign.
source-look = Examinarla
source-looking = Examinando…
source-add-unseen = Añadirla sin examinarla
source-identity = Identidad y firmas
preview-fits = Es la que se le indicó.
preview-compare = Vitrine recuerda esta huella y avisa si cambia. Si puede, compárela con la que le indique el propietario de la galería.
fingerprint-copy = Copiar la huella
fingerprint-remembered = Huella en la que confió
fingerprint-now = Huella que muestra ahora
alarm-title = Algo falla en las firmas de { $name }
alarm-identity = Esta galería muestra una identidad distinta de aquella en la que confió. No se confía en nada de ella hasta que acepte la nueva huella, que su propietario debe comunicarle por otra vía.
alarm-safe = Mientras tanto no se instala ni se actualiza nada de ella. Lo que tiene instalado no se toca.
alarm-compare = Comparar y decidir…
identity-title = ¿Sigue siendo { $name }?
identity-lead = Una galería cambia de identidad cuando su propietario empieza de nuevo o cuando alguien ocupa su lugar. Solo su propietario puede decirle qué ha ocurrido: pregúntele por una vía que no sea esta galería.
identity-typed = Huella que le dio su propietario
identity-typed-hint = Péguela o escríbala aquí y se comparará por usted.
identity-matches = Es la huella que la galería muestra ahora.
identity-differs = Esta no es la huella que la galería muestra ahora. No la acepte.
identity-compared = He comparado yo mismo los dieciséis grupos con los de su propietario.
identity-keep = Conservar la anterior
identity-accept = Aceptar la nueva identidad

## Activity

activity-empty = Aún no ha ocurrido nada.
activity-running = En curso
activity-held = A la espera de su decisión
activity-ended = Terminado
activity-clear = Borrar lo terminado

## Settings

settings-language = Idioma

## Toasts and shortcuts

toast-installed = { $name } está instalado
toast-updated = { $name } está actualizado
toast-copied = Copiado
open-known-source = { $name } ya está entre sus galerías
open-link-package = Un enlace quiere mostrarle «{ $id }» de esta galería, que no ha añadido.
open-link-source = Un enlace pide que añada esta galería.
open-link-safe = Examínela primero; no se añade ni se instala nada hasta que usted lo diga.
toast-source-added = Se está obteniendo { $name }
toast-source-removed = Se quitó { $name }
toast-identity = Se confía en { $name } con su nueva identidad
shortcuts-title = Atajos de teclado
shortcut-search = Buscar
shortcut-places = Explorar, Instalados, Actualizaciones, Publicar, Actividad, Galerías, Ajustes
shortcut-back = Atrás y adelante
shortcut-move = Moverse entre los paquetes
shortcut-ends = Primer y último paquete
shortcut-pages = Una pantalla arriba o abajo
shortcut-open = Abrir el paquete
shortcut-open-file = Abrir un archivo de paquete
shortcut-sync = Buscar actualizaciones
shortcut-settings = Ajustes
shortcut-shortcuts = Esta lista

# Cuándo se revisaron las galerías en busca de actualizaciones y cuándo se revisarán.
check-never = Las galerías aún no se han revisado.
check-last = Última búsqueda de actualizaciones: { $when }.
check-next = Próxima búsqueda: { $when }.
check-soon = Ya toca la próxima búsqueda.
check-looking = Buscando actualizaciones…
check-now = Buscar ahora
check-go-on = Seguir buscando
check-held-off = Vitrine no busca por sí sola: está desactivado en los ajustes.
check-held-paused = En pausa hasta el { $when }.
check-held-metered = La próxima búsqueda espera porque esta red tiene tarifa por uso.
check-held-power = La próxima búsqueda espera porque el equipo está ahorrando energía.
check-stale =
    { $days ->
        [one] No se ha podido revisar { $name } desde hace un día.
       *[other] No se ha podido revisar { $name } desde hace { NUMBER($days) } días.
    }

## Updates outside of their page

install-keep = Conservar esta versión: dejarla como está cuando salgan otras más nuevas
toast-several =
    { $count ->
        [one] Se ha instalado un paquete
       *[other] Se han instalado { $count } paquetes
    }
version-keep = Conservar esta versión
version-keep-offer = Las versiones posteriores a { $version } se ofrecerán como actualizaciones.
