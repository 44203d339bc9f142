"""How much a decoded text looks like one of its language, to tell right encodings from wrong ones.

Patterns served: Western letters stand alone among ASCII ("Café", "Japan’s"); Japanese is kana and
common kanji, Korean common syllables, Chinese common characters; a wrong encoding yields rare
characters, half-width kana and symbols, and kanji in the middle of Latin words.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import TypeAlias

Judge: TypeAlias = Callable[[str], float]

_JAPANESE = frozenset(
    "日本国人年大会議事中出一二三四五六七八九十百千万生間上下地政部前後学者関対定外内同次東西南北京"
    "的通連要方法月火水木金土合力成民主長発行相高意化現見全平和首防衛務省第条保障安総理令項規則機構"
    "必脳米朝鮮韓声明談演説記録協約文書概目名経済社団体制度計画実施報告閣府院官庁臣衆参党委員予算税"
    "市町村区県都時分半午新旧今昨毎回立案決選挙世界島海空軍隊在基題料席所来入進開共有無自戦争問語表示資"
)
_CHINESE = frozenset(
    "的一是了我不人在他有这个上们来到时大地为子中说生国年着就那和要出也得里后自以会家可下而过天去能"
    "对小多然于心学么之都好起发当没成只如事把还用第样道想作种开美总从无情面最但现前些所同日手又行意"
    "动方期它头经长回位分因很给名法间知世两次使身者被高已其进此话常与活正外议声明部问题张主通解决"
)
_TRADITIONAL = frozenset(
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得于著下自之年過發後作"
    "裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從"
    "想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向"
    "頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東"
    "聲論立比員解水名真議決委員規計總書權務條約區報告際辦議院"
)
_KOREAN = frozenset(
    "이다는의에을를가고하은로기지도사한대정인자리어나시과서으부해수그라일아보주전만제국스와장여상들원"
    "있미성년회구조동안게적러관방비당세경발선공치행중요무북남담협력위까면했였습니"
)
_KANA = re.compile("[ぁ-ゖァ-ヺー]")
_PUNCTUATION = re.compile("[　-〟〜！-～・‐-―‘’“”…‥※]")
_IN_LATIN = re.compile("(?<=[a-z])[一-\u9fff가-\ud7a3]|(?<=[A-Za-z])[\u3000-\uffef](?=[a-z])")
_ODD = re.compile("[\x80-\x9f\ue000-\uf8ff\ufffd]")
_HALF_WIDTH = re.compile("[｡-ﾟ]")

_TOKEN = re.compile(r"[^\W\d_]+(?:[’'‘´-][^\W\d_]+)*")

_LOWER, _UPPER = "ß-öø-ÿœšž", "À-ÖØ-ÞŒŠŽŸ"
_OPENING, _CLOSING = "“‘„«¿¡‹", "”’»›…"
_HIGH = "\x80-\U0010ffff"
_WESTERN = re.compile(
    rf"(?<=[A-Za-z])[’]?[{_LOWER}]{{1,2}}[{_CLOSING}]{{0,2}}(?![{_HIGH}])"  # "Café”"
    rf"|(?<![{_HIGH}])[{_OPENING}]{{0,2}}[{_LOWER}]{{1,2}}(?=[a-z])"  # "“été"
    rf"|(?<![A-Za-z{_HIGH}])[{_OPENING}’]{{0,2}}[{_UPPER}](?![{_HIGH}])"  # "État"
    rf"|(?<=[a-z])’[{_UPPER}](?![{_HIGH}])"  # "l’État"
    rf"|(?<=[A-Z])[{_UPPER}]{{1,2}}(?![a-z{_HIGH}])"  # "DÉCISION"
    rf"|(?<![\w{_HIGH}])[{_LOWER}](?![\w{_HIGH}])"  # "à"
    rf"|(?<![\w{_HIGH}])[{_OPENING}]{{1,2}}(?=[\w(\[])"
    rf"|(?<=[\w.,;:!?)%\]])(?<![{_HIGH}])[{_CLOSING}]{{1,2}}(?![{_HIGH}])"
    rf"|(?<![{_HIGH}])(?:[–—]{{1,4}}|[•·…]|[“”‘’«»])(?![{_HIGH}])"
    rf"|(?<![A-Za-z{_HIGH}])[§©®°±½¼¾£€¥×ºª²³™](?![{_HIGH}])|(?<=[A-Z])[°®™](?![{_HIGH}])"
)
_RUSSIAN = re.compile(r"\b(?:[А-ЯЁ]?[а-яё]{2,}|[авикосуяАВИКОСУЯ])\b")


def japanese(text: str) -> float:
    """Return from about -3 to 1 how much the characters above ASCII look like Japanese ones."""
    return _east_asian(text, _japanese)


def chinese(text: str) -> float:
    """Like `japanese`, for Chinese in simplified characters."""
    return _east_asian(text, _chinese) - _doubt(text)


def korean(text: str) -> float:
    """Like `japanese`, for Korean."""
    return _east_asian(text, _korean) - _doubt(text)


def traditional(text: str) -> float:
    """Like `japanese`, for Chinese in traditional characters."""
    return _east_asian(text, _traditional) - _doubt(text)


def worded(text: str) -> float:
    """Return which share of the characters above ASCII stand in words as alphabets have them.

    Such words are in one case, but for their first letter, or in a script without cases.
    """
    high = sum(letter > "\x7f" and not letter.isspace() for letter in text)
    fit = sum(
        sum(letter > "\x7f" for letter in word)
        for word in _TOKEN.findall(text)
        if word.islower() or word.isupper() or word[1:].islower() or word.upper() == word.lower()
    )
    return fit / high if high else 1.0


def western(text: str) -> float:
    """Return from -1 to 1 how many of the characters above ASCII stand as in Western texts."""
    return _share(_WESTERN, text.replace("\u00a0", " "))


def russian(text: str) -> float:
    """Return from -1 to 1 how many of the characters above ASCII are in words of one case."""
    return _share(_RUSSIAN, re.sub("[«»–—„“№\u00a0]", " ", text)) - _doubt(text)


def is_common_kanji(letter: str) -> bool:
    """Tell whether a kanji is of the first level of JIS X 0208, which holds the common ones."""
    with suppress(UnicodeEncodeError):
        return 0xB0 <= letter.encode("euc_jp")[0] < 0xD0
    return False


def _doubt(text: str) -> float:
    """Return what the rarer languages are behind by: more in short texts, which tell little."""
    return 0.2 + 1 / max(1, sum(letter > "\x7f" for letter in text))


def _share(good: re.Pattern[str], text: str) -> float:
    high = sum(letter > "\x7f" for letter in text)
    fit = sum(letter > "\x7f" for match in good.finditer(text) for letter in match.group())
    return (2 * fit - high) / high if high else 0.0


def _east_asian(text: str, points: Callable[[str], float]) -> float:
    letters = [letter for letter in text if letter > "\x7f"]
    total = sum(count * points(letter) for letter, count in _counted(letters).items())
    return (total - 1.5 * len(_IN_LATIN.findall(text))) / max(len(letters), 1)


def _counted(letters: list[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for letter in letters:
        counts[letter] = counts.get(letter, 0) + 1
    return counts


def _japanese(letter: str) -> float:
    if letter in _JAPANESE or _KANA.match(letter):
        return 1.0
    if _ODD.match(letter):
        return -4.0
    if _PUNCTUATION.match(letter):
        return 0.6
    if _HALF_WIDTH.match(letter):
        return -0.8
    return 0.3 if is_common_kanji(letter) else -0.4


def _chinese(letter: str) -> float:
    return _of_chinese(letter, _CHINESE, "gb2312", range(0xB0, 0xD8))


def _traditional(letter: str) -> float:
    return _of_chinese(letter, _TRADITIONAL, "big5", range(0xA4, 0xC7))


def _of_chinese(letter: str, frequent: frozenset[str], encoding: str, common: range) -> float:
    """Score a letter; `common` are the first bytes of an encoding's common characters."""
    if letter in frequent:
        return 1.0
    if _ODD.match(letter):
        return -4.0
    if _PUNCTUATION.match(letter):
        return 0.6
    with suppress(UnicodeEncodeError):
        if letter.encode(encoding)[0] in common:
            return 0.2
    return -0.6


def _korean(letter: str) -> float:
    if letter in _KOREAN:
        return 1.0
    if _ODD.match(letter):
        return -4.0
    if "가" <= letter <= "\ud7a3":
        with suppress(UnicodeEncodeError):
            return 0.2 if letter.encode("euc_kr") else 0.0
    return 0.4 if _PUNCTUATION.match(letter) else -0.6
