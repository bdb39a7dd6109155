## A package file of this computer

open-title = ملف حزمة
open-looking = جارٍ فحص الملف…
open-from-file = من ملف على هذا الحاسوب
open-file = الملف
open-changes = ما الذي تغيّر
open-install-title = تثبيت هذا الملف
open-listed = يدرج { $name } هذه البايتات عينها بوصفها الإصدار { $version }
open-same-installed = هذه البايتات عينها مثبَّتة أصلًا من { $name }.
open-other-installed = الإصدار { $version } مثبَّت من { $name }. وسيقف هذا الملف إلى جانبه.
open-see = إظهار
open-replaces = يحل محل الإصدار { $version }، ويُحفظ ذاك للرجوع إليه.
open-folder-hint = يوضع في
open-findings =
    { $count ->
        [zero] لم يُلحظ شيء
        [one] لوحظ شيء واحد
        [two] لوحظ شيئان
        [few] لوحظت { NUMBER($count) } أشياء
        [many] لوحظ { NUMBER($count) } شيئًا
       *[other] لوحظ { NUMBER($count) } شيء
    }
open-finding-error = خطأ
open-finding-warning = تحذير
open-finding-advice = نصيحة
open-contents =
    { $count ->
        [zero] لا ملفات
        [one] ملف واحد، { $size }
        [two] ملفان، { $size }
        [few] { $figure } ملفات، { $size }
        [many] { $figure } ملفًا، { $size }
       *[other] { $figure } ملف، { $size }
    }
open-more-files =
    { $count ->
        [zero] … ولا مزيد
        [one] … وملف آخر
        [two] … وملفان آخران
        [few] … و{ $figure } ملفات أخرى
        [many] … و{ $figure } ملفًا آخر
       *[other] … و{ $figure } ملف آخر
    }
