## A package file of this computer

open-title = パッケージファイル
open-looking = ファイルを調べています…
open-from-file = このコンピューターのファイルから
open-file = ファイル
open-changes = 変更点
open-install-title = このファイルをインストール
open-listed = { $name }の一覧に、まったく同じ内容がバージョン{ $version }として記載されています
open-same-installed = まったく同じ内容が{ $name }からすでにインストールされています。
open-other-installed = バージョン{ $version }が{ $name }からインストールされています。このファイルはそれとは別に並びます。
open-see = 表示
open-replaces = バージョン{ $version }と置き換わります。元のバージョンは戻せるように保管されます。
open-folder-hint = インストール先
open-findings =
    { $count ->
       *[other] 気づいた点が{ NUMBER($count) }件あります
    }
open-finding-error = エラー
open-finding-warning = 警告
open-finding-advice = アドバイス
open-contents =
    { $count ->
       *[other] { $figure }個のファイル、{ $size }
    }
open-more-files =
    { $count ->
       *[other] … ほか{ $figure }個
    }
