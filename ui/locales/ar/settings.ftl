## Settings

settings-index = الأقسام
settings-find = البحث في الإعدادات
settings-find-found =
    { $count ->
        [zero] لا إعداد يطابق
        [one] إعداد واحد يطابق
        [two] إعدادان يطابقان
        [few] { $count } إعدادات تطابق
        [many] { $count } إعدادًا يطابق
       *[other] { $count } إعداد يطابق
    }
settings-find-nothing = لا إعداد يطابق «{ $text }».
settings-find-nothing-hint = جرّب كلمة أخرى أو حروفًا أقل.
settings-find-look = الشكل التصميم اللون الوضع الليلي الرسوم المتحركة الترجمة
settings-find-updates = ترقية إصدار جديد تلقائي الخلفية البطارية
settings-find-notifications = تنبيهات رسائل صوت
settings-find-desktop = شريط النظام التشغيل التلقائي تسجيل الدخول إنهاء الخلفية
settings-find-content = البالغين العمر تصفية
settings-find-network = الإنترنت الوكيل السرعة عرض النطاق الاتصال التنزيلات
settings-find-storage = القرص المساحة الذاكرة المؤقتة حذف مجلد تنظيف
settings-find-homepilot = الشخصيات إرسال
settings-find-computer = رسوميات المعالج الرسومي فارغة وميض
settings-find-privacy = البيانات التتبع القياس الإحصاءات الخوادم
settings-find-about = الإصدار معلومات مساعدة خطأ تقرير السجل
settings-look = المظهر
settings-theme = السمة
settings-language-desktop = مثل سطح المكتب
settings-content = المحتوى
settings-mature = إظهار محتوى الناضجين
settings-mature-hint = تظهر في الاستكشاف الحزم التي يصنّفها صنّاعها للناضجين أو البالغين.
settings-network = الشبكة
settings-bandwidth = تحديد سرعة التنزيل
settings-bandwidth-hint = تبقى كل عمليات النقل معًا دونه.
settings-bandwidth-kb = كيلوبايت في الثانية
settings-homepilot = HomePilot
settings-homepilot-url = عنوان HomePilot يعمل
settings-homepilot-hint = مع عنوان يمكن إرسال الشخصيات المثبَّتة إليه. اتركه فارغًا لإيقاف ذلك.
settings-homepilot-wrong = ليس هذا عنوان ويب مثل http://127.0.0.1:8000.
settings-computer = هذا الحاسوب
settings-safe-graphics = رسوميات آمنة
settings-safe-graphics-hint = حين تبقى النافذة فارغة أو تومض. تسري من التشغيل التالي.
settings-cache = ذاكرة الصور بالميغابايت
settings-cache-hint = تُحذف الصور الأقدم حين تمتلئ.
settings-about = حول
settings-home = مجلد البيانات
settings-newer = الحصول على Vitrine أحدث
settings-newer-deb = ثُبِّت Vitrine كحزمة Debian.
settings-newer-rpm = ثُبِّت Vitrine كحزمة RPM.
settings-newer-appimage = يعمل Vitrine من ملف AppImage ‏{ $program }.
settings-newer-other = لا يعرف أي مدير حزم هذه النسخة، { $program }. احصل على نسخة أحدث من حيث حصلت على هذه.
settings-newer-command = إن جاء من مصدر حزم، فاكتب
settings-newer-file = مع ملف حزمة نزّلته، اكتب
settings-own-never = لم يُبحث بعد عن Vitrine أحدث.
settings-own-looked = بُحث عن Vitrine أحدث { $when }.
settings-own-newest = هذا أحدث ما هو متاح.
settings-own-there = Vitrine { $version } متاح ({ $size }).
settings-own-there-unsized = Vitrine { $version } متاح.
settings-own-security = يعالج مشكلة أمنية.
settings-own-changes = ما الذي تغيّر
settings-own-update = حدّث Vitrine
settings-own-waiting = أصبح Vitrine { $version } في مكانه. أعد تشغيل Vitrine لاستعماله.
settings-own-restart = أعد التشغيل الآن
settings-own-undo = ارجع إلى { $version }
settings-own-beta = النسخ التجريبية من Vitrine أيضًا
settings-own-beta-hint = تصل أبكر وقد تكون فيها عيوب.
settings-library = مجلد المكتبة
theme-system = مثل سطح المكتب
theme-light = فاتحة
theme-dark = داكنة
settings-number-wrong = أعطِ عددًا صحيحًا من { NUMBER($min) } إلى { NUMBER($max) }. وحتى ذلك يبقى السابق.
settings-motion = الحركة
settings-motion-system = مثل سطح المكتب
settings-motion-reduced = أقل ما يمكن
settings-motion-full = دائمًا

## Updates

settings-updates = التحديثات
settings-policy = عند وجود تحديث
settings-policy-notify = إظهاره
settings-policy-notify-hint = أنت تقرّر ما يُجلب ويُثبَّت ومتى.
settings-policy-download = جلبه
settings-policy-download-hint = يُجلب في الخلفية وينتظر موافقتك.
settings-policy-install = تثبيته
settings-policy-install-hint = يُثبَّت من تلقاء نفسه، إلا إذا طلب أكثر من قبل أو لم يضمنه أحد.
settings-policy-own = قد تكون لمعرض أو حزمة قاعدة خاصة، وهي تسبق هذه.
settings-checks = البحث عن تحديثات تلقائيًا
settings-checks-hint = مرة في اليوم تقريبًا، في لحظة خاصة بك، كي لا تُسأل المعارض كلها معًا.
settings-costly = أيضًا على الشبكات المحدودة وعند توفير الطاقة
settings-costly-hint = وإلا انتظر لحظة أفضل.

## Notifications

settings-notifications = الإشعارات
settings-notifications-hint = إشعار واحد في كل مرة، لا يظهر والنافذة أمامك، ولا يتكرر للشيء نفسه.
settings-notice-security = الأمان
settings-notice-security-hint = تحديثات تُصلح مشكلة أمنية، وحزم سُحبت.
settings-notice-updates = التحديثات
settings-notice-updates-hint = التحديثات الأخرى، كل بضعة أيام على الأكثر.
settings-notice-trouble = المتاعب
settings-notice-trouble-hint = معرض تعذّر الوصول إليه أسبوعًا.
settings-notice-submissions = حزمك
settings-notice-submissions-hint = أخبار ما قدّمته، والردود على مراجعاتك.

## Tray and start

settings-desktop = الإغلاق والبدء
settings-close = إغلاق النافذة
settings-close-tray = يبقي Vitrine في شريط النظام
settings-close-tray-hint = يستمر البحث عن تحديثات. وحيث لا شريط نظام ينهي الإغلاق Vitrine.
settings-close-minimise = يصغّر النافذة
settings-close-minimise-hint = تبقى النافذة في قائمة النوافذ.
settings-close-quit = ينهي Vitrine
settings-close-quit-hint = لا يعمل شيء حتى تشغّله مجددًا.
settings-autostart = البدء مع الجلسة
settings-autostart-hint = يبدأ Vitrine حينها في شريط النظام بلا نافذة. معطّل حتى تفعّله.

## Network

settings-proxy = الوكيل
settings-proxy-hint = يُستعمل من الطلب التالي. اتركه فارغًا لاستعمال ما يقوله النظام.
settings-proxy-wrong = ليس هذا عنوان وكيل http مثل http://proxy.example:3128.
settings-parallel = التنزيلات والتثبيتات في آن واحد
settings-parallel-hint = لا تتوقف الجارية حين تخفضه.

## Storage

settings-storage = التخزين
settings-storage-total = { $size } في المجموع؛ و{ $free } حرة على هذا القرص.
settings-storage-library = الحزم المثبَّتة
settings-storage-kept = إصدارات محفوظة للرجوع
settings-storage-store = مجلوبة ولم تُثبَّت بعد
settings-storage-unfinished = تنزيلات لم تكتمل
settings-storage-pictures = صور المعارض
settings-storage-builds = البناء من المصدر
settings-storage-data = الفهرس والإعدادات والسجل
settings-move-hint = يمكن حفظ الحزم المثبَّتة وما نُزّل لها في مجلد آخر أو على قرص آخر. يبقى الفهرس والإعدادات والأوامر في { $home }.
settings-move = نقل…
settings-move-title = نقل المكتبة
settings-move-lead = يُنسخ كل شيء ويُقارَن أولًا، ثم يُحذف من المكان القديم. يمكنك متابعة التصفح في أثناء ذلك.
settings-move-folder = المجلد الجديد
settings-move-folder-hint = يجب أن يكون فارغًا أو غير موجود بعد.
settings-move-look = إظهار ما سيحدث
settings-move-from = من
settings-move-to = إلى
settings-move-plan =
    { $count ->
        [zero] لا ملفات؛ { $free } حرة هناك.
        [one] { $size } في ملف واحد؛ { $free } حرة هناك.
        [two] { $size } في ملفين؛ { $free } حرة هناك.
        [few] { $size } في { $count } ملفات؛ { $free } حرة هناك.
        [many] { $size } في { $count } ملفًا؛ { $free } حرة هناك.
       *[other] { $size } في { $count } ملف؛ { $free } حرة هناك.
    }
settings-move-do = نقل
settings-move-back = العودة إلى المجلد الرئيسي
settings-move-back-hint = تعود المكتبة إلى { $home }.
settings-moved = المكتبة الآن في { $folder }.
settings-clean = تنظيف…
settings-clean-named = تنظيف: { $part }
settings-clean-title = تنظيف «{ $part }»؟
settings-clean-do = تحرير { $size }
settings-clean-kept = لا يمكن بعدها الرجوع إلى إصدار سابق؛ بل يُجلب من جديد إن بقي عند معرضه. وتبقى الملفات التي غيّرتها.
settings-clean-store = ما جُلب مسبقًا يُجلب من جديد حين تثبّته.
settings-clean-unfinished = تبدأ التنزيلات الموقوفة من أولها حين تتابعها. وتُترك الجارية.
settings-clean-pictures = تُجلب الصور من جديد حين تُعرض.
settings-clean-builds = تذهب مصادر البناء ونتائجه؛ ويبقى مثبَّتًا ما بنيته وثبّتّه.
settings-cleaned = حُرّر { $size }

## Privacy

settings-privacy = الخصوصية
settings-privacy-nothing = لا يُرسل شيء عنك أو عن هذا الحاسوب إلى أي مكان. لا إحصاءات ولا معرّفات.
settings-privacy-asked = لا يسأل Vitrine إلا المعارض التي أضفتها عن قوائمها وصورها وحزمها، والأماكن التي تسمّيها لحزمها. وهي ترى عنوانك على الإنترنت ككل موقع.
settings-privacy-hosts = المضيفات التي تُسأل
settings-privacy-mirror = مكان تُجلب منه الحزم
settings-privacy-none = لم يُسأل أي مضيف بعد.

## Diagnostics

settings-diagnostics = التشخيص
settings-diagnostics-lead = للإبلاغ عن مشكلة. يُترك منه اسمك ومجلداتك وعناوينك وكل سرّ. ولا يذهب إلى أي مكان ما لم تلصقه. وهو بالإنجليزية كي يقرأه من يساعد.
settings-diagnostics-copy = نسخ الكل
settings-diagnostics-program = البرنامج
settings-diagnostics-places = الأماكن
settings-diagnostics-desktop = سطح المكتب
settings-diagnostics-databases = قواعد البيانات
settings-diagnostics-errors = آخر الأخطاء
settings-diagnostics-none = لا شيء.

## First start

start-title = مرحبًا بك في Vitrine
start-lead = أشياء قليلة تقرّرها. ويمكن تغييرها كلها من الإعدادات.
start-galleries = المعارض
start-galleries-hint = تأتي الحزم من المعارض. يأتي مع Vitrine معرض فيه أمثلة قليلة، وتُضاف غيره بعناوينها.
start-galleries-coming = يُعَدّ المعرض الذي يأتي مع Vitrine…
start-galleries-none = لا معرض بعد.
start-tray = البقاء في شريط النظام عند إغلاق النافذة
start-tray-hint = يستمر البحث عن تحديثات؛ وبلا شريط نظام ينهي الإغلاق Vitrine.
start-no-account = لا حاجة إلى حساب للتصفح والتثبيت.
start-skip = تخطٍّ
start-begin = ابدأ الاستكشاف
