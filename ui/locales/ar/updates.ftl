# التحديثات وقواعدها وسياساتها والسجل.

updates-tab-list = المتاحة
updates-tab-history = السجل
updates-tab-policies = القواعد
updates-tabs = أقسام التحديثات
updates-security = الأمان
updates-ready = جاهزة
updates-held = موقوفة
updates-held-hint = هذه تنتظر قرارك، ولا يشملها «تحديث الكل».
updates-all = تحديث الكل
updates-check = التحقق الآن
updates-current = كل شيء محدَّث.
updates-no-galleries = تأتي التحديثات من المعارض، ولم يُضف أي معرض بعد.
updates-add-gallery = إضافة معرض
updates-nothing-installed = لا شيء مثبَّت، فلا شيء لتحديثه.
updates-unreached =
    { $count ->
        [zero] أمكن سؤال كل المعارض.
        [one] تعذّر سؤال { $name } عن التحديثات. المعروض من آخر مرة.
        [two] تعذّر سؤال معرضين عن التحديثات. المعروض من آخر مرة.
        [few] تعذّر سؤال { $count } معارض عن التحديثات. المعروض من آخر مرة.
        [many] تعذّر سؤال { $count } معرضًا عن التحديثات. المعروض من آخر مرة.
       *[other] تعذّر سؤال { $count } معرض عن التحديثات. المعروض من آخر مرة.
    }
updates-see-sources = عرض المعارض
updates-withdrawn =
    { $count ->
        [zero] لم تُسحب أي حزمة مثبَّتة.
        [one] سحب المعرض { $name }: { $reason }
        [two] سُحبت حزمتان مثبَّتتان من معرضيهما.
        [few] سُحبت { $count } حزم مثبَّتة من معارضها.
        [many] سُحبت { $count } حزمة مثبَّتة من معارضها.
       *[other] سُحبت { $count } حزمة مثبَّتة من معارضها.
    }
updates-see-package = عرض صفحتها
updates-see-installed = عرض المثبَّت
updates-own = يتوفّر Vitrine { $version }
updates-own-what = إصدار أحدث من هذا البرنامج؛ لديك { $version }.
updates-own-elsewhere = احصل عليه من حيث حصلت على هذا.
updates-own-skip = ليس هذا الإصدار
updates-own-skipped = لن يُعرض Vitrine { $version } هنا بعد الآن.
updates-own-waiting = أصبح Vitrine { $version } في مكانه
updates-own-restart = سيُستعمل ابتداءً من التشغيل التالي.
updates-fetched = جُلب مسبقًا
updates-size-unknown = الحجم غير معروف
updates-from-to = { $from } ← { $to }
updates-mends = يصلح مشكلة أمنية
updates-changes = ما يتغير أيضًا
updates-more = يطلب المزيد:
updates-whats-new = ما الجديد
updates-incomplete = تعذّرت قراءة الجديد حتى الآن.
updates-menu-skip = تخطي الإصدار { $version }
updates-menu-pause = إيقاف مؤقت لأسبوع
updates-menu-never = عدم التحديث أبدًا
updates-menu-keep = الاحتفاظ بالإصدار { $version }
updates-menu-none = عرض التحديثات من جديد
updates-review = مراجعة…
updates-review-named = مراجعة تحديث { $name }
updates-held-skipped = أنت تتخطى الإصدار { $version }.
updates-held-paused = أوقفت تحديثاتها حتى { $date }.
updates-held-kept = أنت تحتفظ بالإصدار { $version }.
updates-held-never = لا تريد أي تحديث لها.
updates-held-more = يطلب أكثر من الإصدار المثبَّت. راجعه قبل التحديث.
updates-held-republished = نُشر الإصدار نفسه مرة أخرى بمحتوى مختلف.
updates-held-unread = تعذّر معرفة ما يغيّره. راجعه قبل التحديث.
updates-held-unverified = لا شيء يضمن محتواه.
updates-said-skip = سيُتخطى الإصدار { $version } من { $name }.
updates-said-pause = أُوقفت تحديثات { $name } لأسبوع.
updates-said-keep = يبقى { $name } على الإصدار { $version }.
updates-said-never = لن يُحدَّث { $name } بعد الآن.
updates-said-none = تُعرض تحديثات { $name } من جديد.
updates-needs-model = يحتاج الآن إلى النموذج { $name }
updates-needs-tool = يستخدم الآن الأداة { $name }
updates-needs-server = يتصل الآن بالخادم { $name }
updates-needs-agent = يستدعي الآن الوكيل { $name }
updates-needs-package = يحتاج الآن إلى { $name }
updates-change-needed = يصف { $name } بشكل مختلف: عنوانه أو إعداداته أو أوامره
updates-change-dropped = لم يعد يحتاج إلى { $name }
updates-change-command = يضيف الأمر { $name }
updates-change-rating = تصنيف المحتوى: { $from } ← { $to }
updates-change-trust = الضمان أقل من قبل: { $from } ← { $to }

updates-plan-title =
    { $count ->
        [zero] لا شيء لتحديثه
        [one] تحديث حزمة واحدة
        [two] تحديث حزمتين
        [few] تحديث { $count } حزم
        [many] تحديث { $count } حزمة
       *[other] تحديث { $count } حزمة
    }
updates-plan-looking = جارٍ تحديد ما سيُحدَّث…
updates-plan-choose = ما الذي يُحدَّث
updates-plan-fetch = { $size } للتنزيل
updates-plan-fetch-some = { $size } للتنزيل، وغيرها مما لا يُعرف حجمه
updates-plan-free = { $size } متاحة
updates-plan-no-space = لا تكفي المساحة لكل هذه. استبعد بعضها.
updates-plan-out = مستبعدة
updates-plan-with = مع { $names }
updates-plan-start =
    { $count ->
        [zero] تحديث
        [one] تحديث واحدة
        [two] تحديث اثنتين
        [few] تحديث { $count }
        [many] تحديث { $count }
       *[other] تحديث { $count }
    }
updates-plan-none = لا يمكن تحديث شيء قبل أن تراجعه.
updates-job-title =
    { $count ->
        [zero] لا تحديثات
        [one] تحديث واحد
        [two] تحديثان
        [few] { $count } تحديثات
        [many] { $count } تحديثًا
       *[other] { $count } تحديث
    }

updates-policies-lead = ما يحدث عند العثور على تحديث. تتبع الحزمة معرضها، ويتبع المعرض الطريقة المعتادة. أما ما يطلب المزيد أو ما أوقفته فينتظرك دائمًا.
updates-policy-usual = الطريقة المعتادة
updates-policy-as-usual = كالمعتاد ({ $policy })
updates-policy-as-gallery = كمعرضها ({ $policy })
updates-policy-label = تحديثات { $name }
updates-channel-label = إصدارات { $name }
updates-policy-notify = أخبرني
updates-policy-download = نزِّل ثم أخبرني
updates-policy-install = ثبِّت تلقائيًا
updates-channel-stable = الإصدارات المستقرة
updates-channel-beta = والإصدارات التجريبية
updates-channel-as-above = كما سبق ({ $channel })
updates-policies-galleries = المعارض
updates-policies-when = عند العثور على تحديث
updates-policies-which = أيّ الإصدارات
updates-policies-packages = حزم بعينها
updates-policies-add = معاملة حزمة أخرى معاملة مختلفة
updates-policies-choose = اختر حزمة…
updates-policies-forget = اتباع المعرض من جديد
updates-policies-forget-named = { $name }: اتباع المعرض من جديد
updates-policies-none = لا حزمة تُعامل معاملة مختلفة.

updates-history-empty = لم يحدث شيء بعد. ستظهر هنا عمليات التثبيت والتحديث والإزالة.
updates-history-more = عرض الأقدم
updates-today = اليوم
updates-yesterday = أمس
updates-did-install = ثُبِّت
updates-did-update = حُدِّث
updates-did-repair = أُعيد تثبيته
updates-did-remove = أُزيل
updates-did-rollback = أُعيد إلى إصدار سابق
updates-did-switch = بُدِّل الإصدار
updates-did-build = بُني من المصدر
updates-by-policy = تلقائيًا
updates-by-collection = من مجموعة
updates-by-file = من ملف مكتبة
updates-by-undo = تراجع
updates-undo-switch = العودة إلى { $version }
updates-undo-install = تثبيت { $version } من جديد
updates-undo-remove = إزالته
updates-undo-named = { $action }: { $name }
updates-no-undo-overtaken = حدث له شيء آخر بعد ذلك.
updates-no-undo-gone = لم يعد مثبَّتًا.
updates-no-undo-back = ثُبِّت من جديد.
updates-no-undo-unavailable = لم يعد أي معرض يملك ذلك الإصدار.
