"""What lines above and below a text say that are not its title, in the languages of the dates.

Patterns served: "PRESS RELEASE", "Medienmitteilung Nr. 12"; "Contents", "目次"; ministries, courts
and offices, and who holds them; telephone numbers, addresses, links; symbols ("A/RES/73/1").
"""

import re

from data.intake.lexicon import dates, shapes

_KINDS = frozenset(
    shapes.key(kind)
    for kind in (
        # English
        "press release", "press releases", "media release", "news release", "media statement",
        "press statement", "press communiqué", "communiqué", "communique", "statement",
        "statements", "joint statement", "declaration", "minutes", "meeting minutes",
        "minutes of meeting", "minutes of the meeting", "summary record", "verbatim record",
        "transcript", "agenda", "order of the day", "notice", "public notice", "memorandum",
        "memo", "report", "circular", "fact sheet", "factsheet", "briefing",
        "briefing note", "press briefing", "press conference", "press information",
        "speech", "speeches", "address", "remarks", "news", "newsletter", "readout",
        "for immediate release", "for release", "embargoed", "unclassified", "draft", "final",
        "check against delivery", "as delivered", "as prepared for delivery", "official use only",
        "via teleconference", "provisional translation", "tentative translation",
        "unofficial translation", "translation", "working paper", "discussion paper",
        "resolution", "decision", "directive", "judgment", "opinion", "order", "bulletin",
        "official gazette", "annex", "original english", "english only",
        # German
        "pressemitteilung", "pressemitteilungen", "medienmitteilung", "medienmitteilungen",
        "presseinformation", "pressemeldung", "presseerklärung", "pressekonferenz",
        "mitteilung", "meldung", "erklärung", "gemeinsame erklärung", "kommuniqué", "protokoll",
        "sitzungsprotokoll", "niederschrift", "tagesordnung", "bekanntmachung", "rundschreiben",
        "bericht", "rede", "reden", "drucksache", "beschluss", "urteil", "entwurf", "sperrfrist",
        # French
        "communiqué de presse", "communiqués de presse", "dossier de presse", "déclaration",
        "déclaration conjointe", "procès-verbal", "compte rendu", "compte-rendu",
        "ordre du jour", "note d'information", "circulaire", "rapport", "discours", "avis",
        "projet", "conférence de presse", "traduction non officielle",
        # Spanish
        "comunicado", "comunicado de prensa", "nota de prensa", "comunicado conjunto",
        "declaración", "declaración conjunta", "acta", "acta de la reunión", "orden del día",
        "circular", "informe", "discurso", "borrador", "boletín oficial", "nota informativa",
        # Italian
        "comunicato", "comunicato stampa", "comunicato congiunto", "dichiarazione",
        "dichiarazione congiunta", "verbale", "ordine del giorno", "circolare", "relazione",
        "discorso", "bozza", "nota stampa",
        # Portuguese
        "comunicado de imprensa", "comunicado à imprensa", "nota à imprensa", "declaração",
        "declaração conjunta", "ata", "ordem do dia", "relatório", "rascunho",
        # Dutch
        "persbericht", "verklaring", "gezamenlijke verklaring", "notulen", "agenda en notulen",
        "verslag", "toespraak", "mededeling", "concept", "kamerbrief",
        # Polish
        "komunikat", "komunikat prasowy", "oświadczenie", "wspólne oświadczenie", "protokół",
        "porządek obrad", "sprawozdanie", "zarządzenie", "projekt", "obwieszczenie",
        # Russian, Ukrainian
        "пресс-релиз", "сообщение для прессы", "сообщение для сми", "заявление",
        "совместное заявление", "коммюнике", "протокол", "повестка дня", "отчёт", "отчет",
        "речь", "приказ", "постановление", "проект", "пресреліз", "прес-реліз", "заява",
        "спільна заява", "комюніке", "порядок денний", "звіт", "наказ", "постанова",
        # Swedish, Danish
        "pressmeddelande", "uttalande", "gemensamt uttalande", "dagordning", "föredragningslista",
        "promemoria", "rapport", "tal", "utkast", "pressemeddelelse", "udtalelse", "erklæring",
        "fælles erklæring", "referat", "dagsorden", "mødereferat", "notat", "udkast",
        # Japanese, Chinese, Korean
        "報道発表", "報道発表資料", "プレスリリース", "記者発表", "記者会見", "お知らせ", "声明",
        "共同声明", "共同発表", "議事録", "会議録", "議事要旨", "議事概要", "議事次第", "仮訳",
        "案", "資料", "参考資料", "報告書", "告示", "通知", "新闻稿", "新聞稿", "新闻公报",
        "公告", "公报", "公報", "声明稿", "联合声明", "聯合聲明", "会议纪要", "會議紀要",
        "会议记录", "會議記錄", "议程", "議程", "报告", "報告", "通报", "草案", "보도자료",
        "보도참고자료", "보도설명자료", "성명", "공동성명", "회의록", "의사일정", "보고서", "공고",
        "공지", "공지사항", "초안", "연설문", "담화문", "논평", "대변인 논평",
        # Arabic
        "بيان صحفي", "بيان", "بيان مشترك", "بلاغ صحفي", "محضر", "محضر اجتماع",
        "محضر الاجتماع", "جدول الأعمال", "تقرير", "إعلان", "مسودة", "قرار", "خبر صحفي",
    )
)  # fmt: skip
"""Kinds of paper, none of which tells one paper from another."""

_CONTENTS = frozenset(
    shapes.key(heading)
    for heading in (
        "contents", "table of contents", "list of contents", "contents list", "contents page",
        "inhalt", "inhaltsverzeichnis", "inhaltsübersicht", "sommaire", "table des matières",
        "índice", "contenido", "tabla de contenido", "tabla de contenidos", "indice", "sommario",
        "índice geral", "sumário", "conteúdo", "inhoud", "inhoudsopgave", "spis treści",
        "содержание", "оглавление", "зміст", "innehåll", "innehållsförteckning", "indhold",
        "indholdsfortegnelse", "innhold", "sisältö", "obsah", "tartalom", "içindekiler",
        "περιεχόμενα", "目次", "目录", "目錄", "目録", "もくじ", "차례", "목차", "المحتويات",
        "جدول المحتويات", "فهرس", "الفهرس", "on this page", "in this document", "auf dieser seite",
    )
)  # fmt: skip

_SECTIONS = frozenset(
    shapes.key(heading)
    for heading in (
        "introduction", "foreword", "preface", "preamble", "summary", "executive summary",
        "overview", "background", "abstract", "conclusion", "conclusions", "purpose", "scope",
        "status", "attendees", "participants", "present", "in attendance", "apologies", "notes",
        "einleitung", "einführung", "vorwort", "präambel", "zusammenfassung", "überblick",
        "hintergrund", "teilnehmer", "anwesend", "avant-propos", "préambule", "résumé",
        "synthèse", "contexte", "introducción", "prólogo", "preámbulo", "resumen", "introduzione",
        "premessa", "riepilogo", "introdução", "prefácio", "resumo", "inleiding", "voorwoord",
        "samenvatting", "wstęp", "wprowadzenie", "streszczenie", "введение", "предисловие",
        "резюме", "вступ", "передмова", "inledning", "förord", "sammanfattning", "indledning",
        "forord", "resumé", "はじめに", "序", "序文", "前文", "概要", "要旨", "出席者", "前言",
        "引言", "摘要", "导言", "서론", "머리말", "요약", "개요", "مقدمة", "تمهيد", "ملخص",
        "navigation", "menu", "search", "suche", "share", "print", "related links", "more news",
    )
)  # fmt: skip
"""What heads the first part of many papers, or a part of a page."""

_BODIES = (
    r"minist(?:ry|ries|ère|erio|ero|ério|erium|erie|erstwo|erstvo|eriet|eren)"
    r"|[\w-]{0,30}ministerium|department(?: of)?|d[ée]partement|departamento|dipartimento"
    r"|secretariat|sekretariat|secr[ée]tariat|secretaría|embassy|ambassade|botschaft|embajada"
    r"|directorate|directorate-general|direction|dirección|bureau|office of|authority|agency"
    r"|court|courts|tribunal|gericht|[\w-]{0,30}gericht|cour|corte|division|branch|commission for"
    r"|government|republic of|kingdom of|united nations|european (?:union|commission|council)"
    r"|council of|parliament|senate|bundestag|bundesrat|landtag|bundeskanzler|bundesregierung"
    r"|city of|county of|state of|commonwealth of|municipality|stadt|kanton|gemeinde|canton"
    r"|министерство|міністерство|управление|управління|посольство|суд|правительство|департамент"
    r"|комитет|комітет|служба|агентство|администрация|адміністрація|комиссия|комісія|президент"
    r"|ministerstwo|departament|urząd|rząd|komisja|agencja|kancelaria|regeringskansliet|utenriksdepartementet|وزارة|سفارة|محكمة|الأمم المتحدة"
)
_BODY = re.compile(rf"\b(?:{_BODIES})\b", re.IGNORECASE)
_EASTERN_BODY = re.compile(
    r"(?:省|庁|府|局|課|室|部|委員会|事務局|大使館|裁判所|外交部|国务院|부|처|청|위원회)$"
)
_HOLDER = re.compile(
    r"(?:(?:the )?(?:right )?hon(?:ou?rable|\.)?\s|dr\.?\s|prof(?:essor|\.)?\s|sir\s|mrs?\.?\s|ms\.?\s"
    r"|h\.?\s?e\.?\s)|(?:deputy |prime |foreign |assistant |parliamentary )*"
    r"(?:minister|secretary|bundesminister(?:in)?|ministre|ministro|ministra)"
    r"(?:\s(?:of|for|der|des|für|de|du|del|della)\b|\s?$)|member of (?:parliament|congress)|mitglied d",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\b(?:statements?|declaration|communiqu[eé]|report|guidelines?|guide|minutes|agenda|act|law|bill"
    r"|treaty|agreement|convention|charter|protocol|strategy|plan|programme|program|policy|budget"
    r"|review|resolution|regulations?|ordinance|rules?|memorandum|paper|record|speech|remarks|address"
    r"|letter|summary|proceedings|transcript|outcome|overview|update|conference|meeting|summit"
    r"|hearing|talks|dialogue|visit|erklärung|gesetz|verordnung|richtlinien?|leitlinien|bericht"
    r"|vertrag|abkommen|protokoll|loi|décret|rapport|traité|accord|ley|decreto|tratado|acuerdo|legge"
    r"|trattato|lei|wet|verdrag|ustawa|закон|договор|отчет|lag|lov|erklärungen|regierungspressekonferenz"
    r"|déclarations?|compte rendu|bulletin|declaraci[oó]n|comunicado|informe|dichiarazione|relazione"
    r"|declaração|relatório|verklaring|verslag|oświadczenie|sprawozdanie|заявление|бюллетень|заява)\b"
    r"|声明|宣言|協定|条約|報告|議定書|指針|計画|戦略|演説|会見|発表|会議|会談|协定|条约|报告|公报|会议"
    r"|聲明|協議|선언|성명|협정|조약|보고|회의|회견|발언|بيان|اتفاق|إعلان|تقرير|معاهدة",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"(?:herzlich )?(?:willkommen|welcome to|bienvenue|bienvenid[oa]s?|benvenut[oi]|bem-vind[oa]s?|welkom"
    r"|witamy|добро пожаловать|ласкаво просимо|欢迎|歡迎)\b|.{0,60}(?:へようこそ|にようこそ|환영합니다)"
    r"|(?:haupt)?inhalt\Z|main content\Z|skip to|zum inhalt|aller au contenu|you are here|sie sind hier"
    r"|vous êtes ici|home\Z|homepage\Z|startseite\Z|accueil\Z|inicio\Z|main navigation\Z|back to ",
    re.IGNORECASE,
)
"""What a page says of itself: greetings, and ways about it."""
_PHONE = re.compile(r"(?:\+\d|\(0|\b0\d)[\d\s()/.–-]{5,25}\d")
_REACHED = re.compile(
    r"\S@\S|https?://|www\.|^(?:tel|fax|phone|telephone|telefon|téléphone|teléfono|telefax|e-?mail"
    r"|contact|media contact|press contact|contacts|kontakt|pressekontakt|contacto|contatto|電話|連絡先"
    r"|お問い?合わせ先?|联系|聯絡|문의|담당|للاتصال|postanschrift|hausanschrift|address|adresse|p\.? ?o\.? box)\b",
    re.IGNORECASE,
)
_POSTAL = re.compile(
    r"^(?:[\w.’'-]+ ){1,4}\d{1,4}[a-z]?, \d{4,6} \w+|^(?:[A-Z]{1,2}-)?\d{4,6} [A-Z]\w+$|〒\d"
)
_SYMBOL = re.compile(
    r"(?:(?:ref(?:erence)?|our ref|case|document|docket|file|no|nr|n°|gz|az|symbol|doc|drucksache|bgbl|"
    r"distr|fundstelle|文書番号|第)\b[.:]?.{0,60}\d.{0,40}"
    r"|[A-Z]{1,8}(?:[/.-][A-Z0-9()]{1,10}){1,8}|[A-Z]{1,6}[ -]\d{1,5}[/-]\d{1,5}"
    r"|\d{1,5}[/-]\d{2,5}(?:[/-]\w{1,8})?)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\s*(?:[|:–—-]|\b(?:no|nr|n[°º]|number|issue)\b\.?)?\s*[\d/.-]{1,15}$", re.IGNORECASE
)
_TIME = re.compile(
    r"\b\d{1,2}(?:[:.h]\d{2}){1,2}(?:\s?[ap]\.?m\.?)?|\b(?:GMT|UTC|EST|EDT|CET|CEST|JST|Uhr|h)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|[(（][日月火水木金土一二三四五六][)）]|г\.|года|року|r\.",
    re.IGNORECASE,
)
_JOINS = (
    r"of|on|and|for|in|to|by|with|between|at|the|from|concerning|regarding|über|und|von|für|zu|zum"
    r"|zur|der|des|die|das|im|mit|zwischen|du|de|des|la|le|les|et|sur|entre|pour|aux|au|à|del|los|las"
    r"|sobre|para|y|e|della|delle|dei|degli|di|tra|do|da|dos|das|van|het|een|en|voor|tussen|over|о|об|по"
    r"|и|в|на|для|между|про|та|для|och|om|för|mellan|og|mellem"
)
_BREAKS_OFF = re.compile(rf"(?:\b(?:{_JOINS})|[:,–—-])$", re.IGNORECASE)
_GOES_ON = re.compile(rf"(?:{_JOINS}|&)\b", re.IGNORECASE)
_BACK = frozenset(
    shapes.key(heading)
    for heading in (
        "contact", "contacts", "media contact", "media contacts", "press contact", "media enquiries",
        "media inquiries", "notes to editors", "note to editors", "about us", "imprint",
        "kontakt", "pressekontakt", "rückfragen", "impressum", "contact presse", "contacts presse",
        "contacto", "contacto de prensa", "contatti", "contatto stampa", "contactos", "perscontact",
        "noot voor de redactie", "kontakt dla mediów", "контакты", "контакти", "presskontakt",
        "pressekontakt", "お問合せ先", "お問い合わせ先", "問い合わせ先", "连络方式", "联系方式", "문의처",
        "للتواصل", "signatures", "unterschriften", "endnotes", "footnotes", "related links",
        "siehe auch", "see also", "further information", "weitere informationen",
    )
)  # fmt: skip
_LONGEST, _LONGEST_CONTACT = 100, 160
_CAPITALISED = 0.7
"""What share of the longer words of a name have a capital."""


def is_kind_of_paper(text: str) -> bool:
    """Tell whether a line only says what kind of paper this is, with a number perhaps."""
    if len(text) > _LONGEST:
        return False
    if shapes.key(text) in _KINDS or shapes.is_notice(text):
        return True
    return shapes.key(_NUMBER.sub("", text)) in _KINDS


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
    if _TIME.sub("", after).strip(" .,;()（）[]*|–-") or names_a_document(before):
        return False
    words = before.rstrip(",，:：(（–—-|").split()
    labelled = before.endswith((":", "：")) and len(words) <= 3
    return labelled or (len(words) <= 4 and all(_may_be_place(word) for word in words))


def place_before_day(text: str) -> str:
    """Return the place that a line names before its day; "" where it names none."""
    found = next(dates.dates(text), None) if is_date_line(text) else None
    before = text[: found[1]].rstrip() if found else ""
    if not before.endswith((",", "，", "(", "–", "—")):
        return ""
    place = before.rstrip(",，(–— ")
    known = {word.strip(".,").casefold() for word in place.split()} & dates.BESIDE
    return "" if known or any(map(str.isdigit, place)) else place


def _may_be_place(word: str) -> bool:
    first = word.strip("(（[*")[:1]
    return first.isalpha() and not first.islower() or word.casefold() in dates.BESIDE | {"in"}


def heads_contents(text: str) -> bool:
    """Tell whether a line heads a contents list, in any of the languages."""
    return len(text) <= _LONGEST and shapes.key(text) in _CONTENTS


def speaks_of_the_site(text: str) -> bool:
    """Tell whether a line left over from a web page greets, or leads about the site."""
    return len(text) <= _LONGEST and _SITE.match(text) is not None


def goes_on(line: str, other: str) -> bool:
    """Tell whether a line breaks off so that the other goes on with it: "Court | for the North"."""
    return bool(_BREAKS_OFF.search(line) or _GOES_ON.match(other))


def heads_a_part(text: str) -> bool:
    """Tell whether a line heads a part of many papers ("Introduction"), so that it names none."""
    return len(text) <= _LONGEST and shapes.key(text) in _SECTIONS


def opens_back(text: str) -> bool:
    """Tell whether a line heads what stands behind a text: contacts, notes, an imprint."""
    return len(text) <= _LONGEST and shapes.key(text) in _BACK


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
    return bool(_BODY.search(text) or _HOLDER.match(text) or _EASTERN_BODY.search(text))


def names_a_document(text: str) -> bool:
    """Tell whether a line holds a word for a paper, or for what papers tell of."""
    return _DOCUMENT.search(text) is not None
