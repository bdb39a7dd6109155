# El registro de una galería en la ventana: inicio de sesión, sus páginas, valoraciones.
at-title = Registro
at-no-source = No existe esa galería.
at-none-folder = Esta galería es una carpeta de este equipo. Las valoraciones y los envíos necesitan un registro, y una carpeta no lo tiene.
at-none-static = Esta galería son archivos en un servidor. Las valoraciones y los envíos necesitan un registro, y no lo tiene.
at-none-unknown = Aún no se sabe si esta galería tiene un registro: no se le pudo preguntar.
at-as = Sesión iniciada como { $handle }
at-signed-in = Sesión iniciada
at-nobody = Tiene un registro. No ha iniciado sesión.
at-nav = Páginas de { $name }
at-open = Abrir el registro
at-open-browser = Abrir en el navegador
at-sign-in = Iniciar sesión…
at-unread =
    { $count ->
        [one] un mensaje sin leer
       *[other] { NUMBER($count) } mensajes sin leer
    }
at-sign-in-title = Iniciar sesión en { $name }
at-sign-in-lead = La sesión se inicia en la página del propio registro, en su navegador. Vitrine nunca ve su contraseña.
at-unsafe = La dirección de este registro no tiene cifrado, así que nadie puede iniciar sesión en él desde aquí. Pida a su operador una dirección que empiece por https.
at-tools = También para las herramientas de curadores y administradores
at-tools-hint = Solo las cuentas con esos roles pueden autorizarlo.
at-begin = Abrir el navegador e iniciar sesión
at-token-where = La sesión se guarda en el depósito de claves del sistema; si no lo hay, en un archivo que solo usted puede leer.
at-no-account = Crear una cuenta
at-code-lead = Su navegador muestra un código. Autorice solo si es este:
at-code-address = La página es
at-code-left = El código caduca dentro de { $time }.
at-waiting = Esperando su autorización en el navegador…
at-open-again = Volver a abrir el navegador
at-this-sign-in = Esta sesión
at-kept-keyring = Guardada en el depósito de claves del sistema.
at-kept-file = Aquí no hay depósito de claves, así que se guarda en un archivo que solo usted puede leer.
at-elsewhere = En la página del propio registro
at-elsewhere-hint = Nombre y correo, contraseña, segundo factor y llaves de acceso, otras sesiones y tokens, webhooks, sus datos, darse de baja: todo esto requiere su contraseña, así que se hace en el navegador.
at-in-browser = Esto se hace en la página del propio registro.
at-in-browser-hint = Requiere su contraseña, que Vitrine nunca ve.
at-submit = Un envío empieza con una carpeta o un archivo de este equipo.
at-rate-installed = Puede valorar lo que tiene instalado.
at-rate-account = Inicie sesión para valorarlo.
