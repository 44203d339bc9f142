"""The verbs that tables of commitments are proposed by: lists, to be read and added to."""

_VERBS = """
accept accepts accepted
acknowledge acknowledges acknowledged
adopt adopts adopted
affirm affirms affirmed
agree agrees agreed
announce announces announced
approve approves approved
applaud applauds applauded
appreciate appreciates appreciated
ask asks asked
assure assures assured
authorise authorises authorised
authorize authorizes authorized
call calls called
commend commends commended
commit commits committed
concur concurs concurred
condemn condemns condemned
confirm confirms confirmed
consent consents consented
decide decides decided
declare declares declared
decline declines declined
demand demands demanded
deplore deplores deplored
emphasise emphasises emphasised
emphasize emphasizes emphasized
encourage encourages encouraged
endorse endorses endorsed
express expresses expressed
highlight highlights highlighted
insist insists insisted
instruct instructs instructed
intend intends intended
invite invites invited
launch launches launched
note notes noted
object objects objected
offer offers offered
oppose opposes opposed
plan plans planned
pledge pledges pledged
promise promises promised
propose proposes proposed
reaffirm reaffirms reaffirmed
recognise recognises recognised
recognize recognizes recognized
recommend recommends recommended
recommit recommits recommitted
reconfirm reconfirms reconfirmed
refuse refuses refused
reiterate reiterates reiterated
reject rejects rejected
renew renews renewed
request requests requested
resolve resolves resolved
stress stresses stressed
support supports supported
underline underlines underlined
underscore underscores underscored
undertake undertakes undertook undertaken
urge urges urged
vote votes voted
vow vows vowed
warn warns warned
welcome welcomes welcomed
"""
_ROWS = tuple(tuple(row.split()) for row in _VERBS.strip().splitlines())
BASES = frozenset(row[0] for row in _ROWS)
"""As after "we", "will" and "did not"."""
FORMS = {form: row[0] for row in _ROWS for form in row}
"""Each form with the verb that it is one of."""
THIRDS = frozenset(row[1] for row in _ROWS)
"""As after "the Committee"."""
PASTS = frozenset(form for row in _ROWS for form in row[2:])
"""As after "the Ministers", "have" and "was"."""

NOUNS_TOO = frozenset(
    """call calls commit demand demands note notes object objects offer offers plan plans pledge
    pledges promise promises request requests resolve stress stresses support supports vote votes
    vow vows welcome""".split()  # noqa: SIM905
)
"""Forms that are nouns as well: "their support for", "the plans of"."""

COMPLEMENTS = {
    "ask": {"to", "for", "that", "whether"},
    "call": {"on", "upon", "for"},
    "decline": {"to"},
    "object": {"to"},
    "offer": {"to"},
    "vote": {"to", "for", "against", "in"},
}
"""Of verbs that mean something else as well, the words of which one must stand after them."""

NEVER_PASSIVE = frozenset("call express intend offer plan task warn".split())  # noqa: SIM905
"""Verbs whose passive undertakes nothing: "the paper is intended to"."""

HAPPENING = frozenset(
    """appear become come cost depend end expire face fall get happen include increase lead lose
    mean need occur receive require result rise seem suffer threaten""".split()  # noqa: SIM905
)
"""What somebody does after "will" without undertaking it."""

STATES = frozenset("committed determined prepared ready resolved".split())  # noqa: SIM905
"""What parties are, or remain, to do something: "we remain committed to", "is prepared to"."""

JAPANESE_VERBS = frozenset(
    """一致 合意 確認 再確認 歓迎 決定 要請 支持 約束 表明 強調 指摘 提案 要求 非難 承認 採択 同意
    了承 誓約 宣言 反対 拒否 懸念 評価 決意 共有 言及 発表 説明 報告 請求 勧告 奨励 決議 確約
    明言""".split()  # noqa: SIM905
)
"""What is done with する: 一致した, 確認し、"""
JAPANESE_OTHERS = frozenset("述べ 求め 申し入れ 呼びかけ 訴え 認め 申し合わせ".split())  # noqa: SIM905
"""Verbs that are one word: 述べた, 求め、"""
JAPANESE_ACTORS = tuple(
    """首脳 大臣 総理 首相 大統領 長官 議長 市長 知事 社長 会長 大使 公使 代表 代表団 特使 外相
    財相 国防相 側 方 者 氏 国 国々 政府 当局 省 庁 会議 会合 委員会 理事会 総会 議会 国会 内閣
    機関 機構 連合 連盟 銀行 組織 協会 団体 部会 分科会 日本 日米 日韓 米韓 日米韓 双方 我々 私
    私たち 全員 委員 議員 幹部 次官 局長 部長 課長 事務局 事務総長 党 軍 自衛隊 閣僚 高官 陛下
    殿下""".split()  # noqa: SIM905
)
"""How words end that name who can undertake something; names in katakana and Latin do, too."""
JAPANESE_SPEECH = frozenset("発言 説明 要請 表明 提案 報告 指摘 言及".split())  # noqa: SIM905
"""What there was from somebody: 大臣から…旨の発言があった."""
