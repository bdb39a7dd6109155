# ウィンドウ内のギャラリーのレジストリ：サインイン、ページ、評価。
at-title = レジストリ
at-no-source = そのようなギャラリーはありません。
at-none-folder = このギャラリーはこのコンピューターのフォルダーです。評価と提出にはレジストリが必要ですが、フォルダーにはありません。
at-none-static = このギャラリーはホスト上のファイルです。評価と提出にはレジストリが必要ですが、ここにはありません。
at-none-unknown = このギャラリーにレジストリがあるかどうかはまだ分かりません。問い合わせができませんでした。
at-as = { $handle }としてサインイン中
at-signed-in = サインイン済み
at-nobody = レジストリがあります。サインインしていません。
at-nav = { $name }のページ
at-open = レジストリを開く
at-open-browser = ブラウザーで開く
at-sign-in = サインイン…
at-unread =
    { $count ->
       *[other] { NUMBER($count) }件の未読メッセージ
    }
at-sign-in-title = { $name }にサインイン
at-sign-in-lead = サインインは、ブラウザーでレジストリ自身のページから行います。パスワードがVitrineに伝わることはありません。
at-unsafe = このレジストリのアドレスは暗号化されていないため、ここからはサインインできません。httpsで始まるアドレスを運営者に尋ねてください。
at-tools = キュレーターと管理者のツールも使う
at-tools-hint = 許可できるのは、その役割を持つアカウントだけです。
at-begin = ブラウザーを開いてサインイン
at-token-where = サインイン情報はシステムのキーリングに保存されます。キーリングがない場合は、自分だけが読めるファイルに保存されます。
at-no-account = アカウントを作成
at-code-lead = ブラウザーにコードが表示されます。次のコードと同じ場合にのみ許可してください：
at-code-address = ページのアドレス
at-code-left = コードの有効時間は残り{ $time }です。
at-waiting = ブラウザーでの許可を待っています…
at-open-again = ブラウザーをもう一度開く
at-this-sign-in = このサインイン
at-kept-keyring = システムのキーリングに保存されています。
at-kept-file = キーリングがないため、自分だけが読めるファイルに保存されています。
at-elsewhere = レジストリ自身のページで行うこと
at-elsewhere-hint = 名前とメール、パスワード、二要素認証とパスキー、他のサインインとトークン、Webhook、データ、退会：これらにはパスワードが必要なため、ブラウザーで行います。
at-in-browser = これはレジストリ自身のページで行います。
at-in-browser-hint = パスワードが必要です。パスワードがVitrineに伝わることはありません。
at-submit = 提出は、このコンピューターのフォルダーまたはファイルから始めます。
at-rate-installed = インストールしたものを評価できます。
at-rate-account = 評価するにはサインインしてください。
