## Collections, and the plan for several packages

shelves-of = { $gallery }より
shelves-install-all = すべてインストール…
shelves-all-here = すべてインストール済みです。
shelves-unlisted =
    { $count ->
       *[other] ほかに、ギャラリーの一覧にないパッケージが{ $count }件指定されています。
    }
shelves-hidden =
    { $count ->
       *[other] 大人向けのコンテンツが非表示のため、{ $count }件のパッケージを表示していません。
    }
shelves-looking = 実行内容を調べています…
shelves-sum = { $all }件中{ $count }件を選択
shelves-all = すべて
shelves-none = なし
shelves-would = インストールまたは更新するもの
shelves-nothing = インストールまたは更新するものはありません。
shelves-from-to = { $from } → { $to }
shelves-here = インストール済み
shelves-with =
    { $count ->
       *[other] 必要なパッケージ{ $count }件も含む
    }
shelves-left-out =
    { $count ->
       *[other] { $count }件が対象外です
    }
shelves-along =
    { $count ->
       *[other] 一緒に入るパッケージ{ $count }件：{ $names }
    }
shelves-size = 取得するサイズは{ $size }、空き容量は{ $free }です。
shelves-size-unknown =
    { $count ->
       *[other] { $count }件のサイズが不明です。
    }
shelves-consent =
    { $count ->
       *[other] うち{ $count }件には内容を保証するものがありません。それでもインストールします。
    }
shelves-install =
    { $count ->
        [0] インストール
       *[other] { $count }件をインストール
    }
shelves-started =
    { $count ->
       *[other] { $count }件のパッケージをインストールしています
    }
shelves-see-activity = アクティビティを見る
