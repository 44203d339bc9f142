"""What lines above and below a text say that are not its title, in the languages of the dates.

Patterns served: "PRESS RELEASE", "Medienmitteilung Nr. 12"; "Contents", "目次"; ministries, courts
and offices, and who holds them; telephone numbers, addresses, links; symbols ("A/RES/73/1").
"""

import re

from data.intake.lexicon import dates, front_vocabulary, shapes

_BODIES = (
    r"general assembly|security council|economic and social council|(?:special )?committee on"
    r"|minist(?:ry|ries|ère|erio|ero|ério|erium|erie|erstwo|erstvo|eriet|eren)"
    r"|[\w-]{0,30}ministerium|[\w-]{0,30}departementet|department(?: of)?"
    r"|d[ée]partement|departamento|dipartimento"
    r"|secretariat|sekretariat|secr[ée]tariat|secretaría|embassy|ambassade|botschaft|embajada"
    r"|directorate|directorate-general|direction|dirección|bureau|office of|authority|agency"
    r"|court|courts|tribunal|gericht|[\w-]{0,30}gericht|cour|corte|division|branch|commission for"
    r"|government|republic of|kingdom of|united nations|european (?:union|commission|council)"
    r"|council of|parliament|senate|bundestag|bundesrat|landtag|bundeskanzler|bundesregierung"
    r"|city of|county of|state of|commonwealth of|municipality|stadt|kanton|gemeinde|canton"
    r"|министерство|міністерство|управление|управління|посольство|суд|правительство|департамент"
    r"|комитет|комітет|служба|агентство|администрация|адміністрація|комиссия|комісія|президент"
    r"|ministerstwo|departament|urząd|rząd|komisja|agencja|kancelaria"
    r"|regeringskansliet|وزارة|سفارة|محكمة|الأمم المتحدة"
)
_BODY = re.compile(rf"\b(?:{_BODIES})\b", re.IGNORECASE)
_EASTERN_BODY = re.compile(
    r"(?:省|庁|府|局|課|室|部|委員会|事務局|大使館|裁判所|外交部|国务院|부|처|청|위원회)$"
)
_HOLDER = re.compile(
    r"(?:(?:the )?(?:right )?hon(?:ou?rable|\.)?\s|dr\.?\s|prof(?:essor|\.)?\s|sir\s"
    r"|mrs?\.?\s|ms\.?\s"
    r"|h\.?\s?e\.?\s)|minister assisting\b|(?:deputy |prime |foreign |assistant |parliamentary )*"
    r"(?:minister|secretary|bundesminister(?:in)?|ministre|ministro|ministra)"
    r"(?:\s(?:of|for|der|des|für|de|du|del|della)\b|\s?$)|member of (?:parliament"
    r"|congress)|mitglied d"
    r"|by (?:the |her |his )?(?:acting )?(?:president|governor|mayor|king|queen|majesty|excellency"
    r"|emperor|lieutenant)\b",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\b(?:statements?|declaration|communiqu[eé]|report|guidelines?|guide|minutes"
    r"|agenda|act|law|bill"
    r"|treaty|agreement|convention|charter|protocol|strategy|plan|programme|program|policy|budget"
    r"|review|resolution|regulations?|ordinance|rules?|memorandum|paper|record|speech"
    r"|remarks|address"
    r"|constitution|bylaws|by-laws|statutes?|decree|proclamation|manifesto|message|newsletter"
    r"|[\w-]{0,30}satzung|[\w-]{0,30}ordnung|r[eè]glement|reglamento|regolamento|statuto|estatutos?"
    r"|letter|summary|proceedings|transcript|outcome|overview|update|conference|meeting|summit"
    r"|hearing|talks|dialogue|visit|erklärung|gesetz|verordnung|richtlinien?|leitlinien|bericht"
    r"|vertrag|abkommen|protokoll|loi|décret|rapport|traité|accord|ley|decreto|tratado"
    r"|acuerdo|legge"
    r"|trattato|lei|wet|verdrag|ustawa|закон|договор|отчет|lag|lov|erklärungen"
    r"|regierungspressekonferenz"
    r"|déclarations?|compte rendu|bulletin|declaraci[oó]n|comunicado|informe"
    r"|dichiarazione|relazione"
    r"|declaração|relatório|verklaring|verslag|oświadczenie|sprawozdanie|заявление"
    r"|бюллетень|заява)\b"
    r"|声明|宣言|協定|条約|報告|議定書|指針|計画|戦略|演説|会見|発表|会議|会談|协定"
    r"|条约|报告|公报|会议"
    r"|聲明|協議|선언|성명|협정|조약|보고|회의|회견|발언|بيان|اتفاق|إعلان|تقرير|معاهدة",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"(?:herzlich )?(?:willkommen|welcome to|bienvenue|bienvenid[oa]s?|benvenut[oi]"
    r"|bem-vind[oa]s?|welkom"
    r"|witamy|добро пожаловать|ласкаво просимо|欢迎|歡迎)\b|.{0,60}(?:へようこそ"
    r"|にようこそ|환영합니다)"
    r"|(?:haupt)?inhalt\Z|main content\Z|skip to|zum inhalt|aller au contenu"
    r"|you are here|sie sind hier"
    r"|hoppa till|gå til |ir para |ir directo |ga naar |przejdź do |vous êtes ici"
    r"|home\Z|homepage\Z|startseite\Z|accueil\Z|inicio\Z|main navigation\Z|back to ",
    re.IGNORECASE,
)
"""What a page says of itself: greetings, and ways about it."""
_PHONE = re.compile(r"(?:\+\d|\(0|\b0\d)[\d\s()/.–-]{5,25}\d")
_REACHED = re.compile(
    r"\S@\S|https?://|www\.|^(?:tel|fax|phone|telephone|telefon|téléphone|teléfono|telefax|e-?mail"
    r"|contact|media contact|press contact|contacts|kontakt|pressekontakt|contacto"
    r"|contatto|電話|連絡先"
    r"|お問い?合わせ先?|联系|聯絡|문의|담당|للاتصال|postanschrift|hausanschrift"
    r"|p\.? ?o\.? box)\b|^(?:postal |street |mailing )?add?resse?(?=\s?[:：]|\s?$|,? \d)",
    re.IGNORECASE,
)
_POSTAL = re.compile(
    r"^(?:[\w.’'-]+ ){1,4}\d{1,4}[a-z]?, \d{4,6} \w+|^(?:[A-Z]{1,2}-)?\d{4,6} [A-Z]\w+$|〒\d"
)
_SYMBOL = re.compile(
    r"(?:(?:ref(?:erence)?|our ref|case|document|docket|file|gz|az|symbol|doc"
    r"|drucksache|bgbl|"
    r"distr|fundstelle|文書番号|第)\b[.:]?.{0,60}\d.{0,40}"
    r"|(?:issue|vol(?:ume)?|number|ausgabe|heft|jahrgang|numéro|número|numero|nummer|edition)\b"
    r"[.:]? (?:no\b\.? )?\d{1,4}\b[^.!?]{0,40}"
    r"|n(?:o|r|°|º)[.:]? ?(?:[^\W\d]{0,6}[ ./-]?)?\d.{0,40}"
    r"|[A-Z]{1,8}(?:[/.-][A-Z0-9()]{1,10}){1,8}|[A-Z]{1,6}[ -]\d{1,5}[/-]\d{1,5}"
    r"|\d{1,5}[/-]\d{2,5}(?:[/-]\w{1,8})?(?: \(\w{1,12}\.?(?: \d{1,5})?\))?)",
    re.IGNORECASE,
)
_ISSUED_BY = re.compile(r" (?:from|by|submitted by|vom|von|från|fra|van) ", re.IGNORECASE)
_ISSUED_OF = re.compile(r"(?<=\w) (?:of|des|der|du|de la|del|della|do|da) ", re.IGNORECASE)
_OF_THE_PRESS = re.compile(r"press|media|medien|prensa|stampa|imprensa|pers", re.IGNORECASE)
_TO = re.compile(
    r"(?:memorandum )?(?:to|for|from|an|von|à|de|para|a|da|aan|van|do|od|dear|кому|от"
    r"|宛先|差出人|수신|发件人|收件人)\s?[:：]|memorandum (?:to|for)\b",
    re.IGNORECASE,
)
_PRESS_KIND = re.compile(
    r"(?:press|media|news) (?:release|statement)|pressemitteilung|medienmitteilung"
    r"|communiqué de presse|comunicado de prensa|comunicato stampa|persbericht(?=\s[^a-z])",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\s\d/.-])\s{0,3}(?:[|:–—-]|\b(?:no|nr|n[°º]|number|issue)\b\.?)?\s{0,3}[\d/.-]{1,15}$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b\d{1,2}(?:[:.h]\d{2}){1,2}(?:\s?[ap]\.?m\.?)?|\b(?:GMT|UTC|EST|EDT|CET|CEST|JST|Uhr|h)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|[(（][日月火水木金土一二三四五六][)）]|г\.|года|року|r\.",
    re.IGNORECASE,
)
_JOINS = (
    r"of|on|and|for|in|to|by|with|between|at|the|from|concerning|regarding|über|und|von|für|zu|zum"
    r"|zur|der|des|die|das|im|mit|zwischen|du|de|des|la|le|les|et|sur|entre|pour|aux"
    r"|au|à|del|los|las"
    r"|sobre|para|y|e|della|delle|dei|degli|di|tra|do|da|dos|das|van|het|een|en|voor"
    r"|tussen|over|о|об|по"
    r"|и|в|на|для|между|про|та|для|och|om|för|mellan|og|mellem"
)
_BREAKS_OFF = re.compile(rf"(?:\b(?:{_JOINS})|[:,–—-])$", re.IGNORECASE)
_GOES_ON = re.compile(rf"(?:{_JOINS}|&)\b", re.IGNORECASE)
_LONGEST, _LONGEST_CONTACT, _LONGEST_LABEL, _LONGEST_NAME = 100, 160, 40, 8
_CAPITALISED = 0.7
"""What share of the longer words of a name have a capital."""


def is_kind_of_paper(text: str) -> bool:
    """Tell whether a line only says what kind of paper this is, with a number perhaps."""
    if len(text) > _LONGEST:
        return False
    words = set(text.casefold().split())
    if _is_kind(text) or shapes.is_notice(text) or (len(words) == 1 and _is_kind(*words)):
        return True
    return _is_issued(text) or _is_kind(_NUMBER.sub("", text))


def _is_kind(text: str) -> bool:
    return shapes.key(text) in front_vocabulary.KINDS_OF_PAPER


def _is_issued(text: str) -> bool:
    """Tell whether a line says a kind of paper and who issues it: "Press release of the Ministry".

    A "Statement of the Ministry" is one paper among many, so only of what is for the press; nothing
    needs to join the two there ("MEDIA RELEASE MINISTER FOR PORTS").
    """
    kind = _PRESS_KIND.match(text)
    if kind and _is_kind(kind.group()):
        issuer = text[kind.end() :].strip(" |:–—-")
        return is_letterhead(issuer)
    by = _ISSUED_BY.search(text) or (_OF_THE_PRESS.search(text) and _ISSUED_OF.search(text))
    if not by or not _is_kind(text[: by.start()]):
        return False
    issuer = text[by.end() :]
    known = " submitted " in by.group() or _BODY.search(issuer) is not None
    return known and not _DOCUMENT.search(issuer)


def is_date_line(text: str) -> bool:
    """Tell whether a line says when, and perhaps where or of what: "Tokyo, 3 May", "Date: …"."""
    if len(text) > _LONGEST or not dates.may_hold_day(text):
        return False
    if shapes.is_day(text.strip(" ()（）[]*").rstrip(".")):
        return True
    found = next(dates.dates(text), None)
    if found is None:
        return False
    before, after = text[: found[1]].rstrip(), text[found[2] :]
    after = _TIME.sub("", after).strip(" .,;()（）[]*|–-")
    where = after[:1] in {"于", "於"} and len(after) <= 10
    if (after and not where) or names_a_document(before):
        return False
    words = before.rstrip(",，:：(（–—-|").split()
    labelled = before.endswith((":", "：")) and len(words) <= 3
    return labelled or (len(words) <= 4 and all(_may_be_place(word) for word in words))


def is_address(text: str) -> bool:
    """Tell whether a line says whom a memorandum or a letter is to, or from: "TO: Ada Quill"."""
    return _TO.match(text) is not None


def asks_for_day(label: str) -> bool:
    """Tell whether the first cell of a row asks when: "Date", "Datum", "日時"."""
    return shapes.key(label) in front_vocabulary.DAY_LABELS


def place_before_day(text: str) -> str:
    """Return the place that a line names before its day; "" where it names none."""
    found = next(dates.dates(text), None) if is_date_line(text) else None
    before = text[: found[1]].rstrip() if found else ""
    if not before.endswith((",", "，", "(", "–", "—")):
        return ""
    place = before.rstrip(",，(–— ")
    known = {word.strip(".,").casefold() for word in place.split()} & dates.BESIDE
    return "" if known or any(map(str.isdigit, place)) else place


def names_beside_day(text: str) -> bool:
    """Tell whether a line with a day says more than where: "Christmas Message 25 December 2020"."""
    found = next(dates.dates(text), None)
    before = text[: found[1]].rstrip() if found else ""
    words = [word for word in before.split() if word.casefold() not in dates.BESIDE]
    return len(words) > 1 and before[-1].isalnum()


def is_detail(text: str, end: int) -> bool:
    """Tell whether a line says a detail behind a label that is set apart up to `end`."""
    label, rest = text[:end].rstrip(), text[end:].lstrip()
    return rest != "" and (label.endswith((":", "：")) or rest.startswith((":", "：")))


def _may_be_place(word: str) -> bool:
    first = word.strip("(（[*")[:1]
    return (first.isalpha() and not first.islower()) or word.casefold() in dates.BESIDE | {"in"}


def heads_contents(text: str) -> bool:
    """Tell whether a line heads a contents list, in any of the languages."""
    return len(text) <= 40 and shapes.key(text) in front_vocabulary.CONTENTS_HEADINGS


def speaks_of_the_site(text: str) -> bool:
    """Tell whether a line left over from a web page greets, or leads about the site."""
    return len(text) <= _LONGEST and _SITE.match(text) is not None


def goes_on(line: str, other: str) -> bool:
    """Tell whether a line breaks off so that the other goes on with it: "Court | for the North"."""
    return bool(_BREAKS_OFF.search(line) or _GOES_ON.match(other))


def heads_a_part(text: str) -> bool:
    """Tell whether a line heads a part of many papers ("Introduction"), so that it names none."""
    return len(text) <= _LONGEST and shapes.key(text) in front_vocabulary.PARTS_OF_PAPERS


def tells_presence(text: str) -> bool:
    """Tell whether a line heads who was there or was not, or says it: "Present: Ada Quill"."""
    label, sign, _ = text.replace("：", ":").partition(":")
    if not sign:
        label = label.partition("(")[0]
    return len(label) <= _LONGEST_LABEL and shapes.key(label) in front_vocabulary.PRESENCE


def stands_beside_text(text: str) -> bool:
    """Tell whether a line heads what stands around a text: presence, contacts, notes, links."""
    return len(text) <= _LONGEST_LABEL and (
        shapes.key(text) in front_vocabulary.BESIDE_TEXT | front_vocabulary.PRESENCE
    )


def opens_back(text: str) -> bool:
    """Tell whether a line heads what stands behind a text: contacts, notes, an imprint."""
    return len(text) <= _LONGEST and shapes.key(text) in front_vocabulary.BACK_HEADINGS


def is_contact(text: str) -> bool:
    """Tell whether a line says where someone can be reached."""
    if len(text) > _LONGEST_CONTACT or shapes.ends_sentence(text):
        return False
    if _REACHED.search(text) or _POSTAL.search(text):
        return True
    return _PHONE.search(text) is not None and next(dates.dates(text), None) is None


def is_symbol(text: str) -> bool:
    """Tell whether a line is the symbol or the number of a document."""
    return len(text) <= _LONGEST and any(map(str.isdigit, text)) and bool(_SYMBOL.fullmatch(text))


def is_letterhead(text: str) -> bool:
    """Tell whether a line names who issues a paper, or who holds the office, and no paper."""
    words = [word for word in text.split() if len(word) > 3]
    is_name = sum(not word[0].islower() for word in words) >= _CAPITALISED * len(words)
    if len(text) > _LONGEST or not is_name or _DOCUMENT.search(text):
        return False
    body = _BODY.search(text)
    if len(text.split()) > _LONGEST_NAME and ": " in text:
        return False  # a headline that tells of an office
    return bool(body or _HOLDER.match(text) or _EASTERN_BODY.search(text))


def names_a_document(text: str) -> bool:
    """Tell whether a line holds a word for a paper, or for what papers tell of."""
    return _DOCUMENT.search(text) is not None
