"""Lines that many papers have in common, in the languages of the dates: vocabularies.

They are compared by `shapes.key`: without case, blanks and signs.
"""

from data.intake.lexicon import shapes

KINDS_OF_PAPER = frozenset(
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
        "speech", "speeches", "address", "remarks", "proclamation", "a proclamation", "message",
        "special message", "executive order", "news", "newsletter", "readout",
        "for immediate release", "for release", "embargoed", "embargo", "unclassified", "draft",
        "final",
        "check against delivery", "as delivered", "as prepared for delivery", "official use only",
        "via teleconference", "provisional translation", "tentative translation",
        "unofficial translation", "translation",
        "draft resolution", "draft decision", "working paper", "discussion paper",
        "resolution", "decision", "directive", "judgment", "opinion", "order", "bulletin",
        "official gazette", "distr general", "distr limited", "distr restricted", "annex",
        "original english", "english only",
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

CONTENTS_HEADINGS = frozenset(
    shapes.key(heading)
    for heading in (
        "contents", "table of contents", "list of contents", "contents list", "contents page",
        "inhalt", "inhaltsverzeichnis", "inhaltsübersicht", "sommaire", "table des matières",
        "índice", "contenido", "tabla de contenido", "tabla de contenidos", "indice", "sommario",
        "índice geral", "sumário", "conteúdo", "inhoud", "inhoudsopgave", "spis treści",
        "содержание", "оглавление", "зміст", "innehåll", "innehållsförteckning", "indhold",
        "indholdsfortegnelse", "innhold", "sisältö", "sisällys", "obsah", "tartalom", "içindekiler",
        "περιεχόμενα", "目次", "目录", "目錄", "目録", "もくじ", "차례", "목차", "المحتويات",
        "جدول المحتويات", "فهرس", "الفهرس", "on this page", "in this document", "auf dieser seite",
    )
)  # fmt: skip
"""What heads a contents list."""

PRESENCE = frozenset(
    shapes.key(word)
    for word in (
        "attendance", "attendees", "attending", "participants", "present", "members present",
        "others present", "also present", "in attendance", "absent", "apologies",
        "apologies for absence", "regrets", "excused", "guests", "teilnehmer", "teilnehmerinnen",
        "teilnehmende", "anwesend", "anwesende", "abwesend", "entschuldigt", "présent", "présents",
        "présentes", "présent.e.s", "absent", "absents", "excusé", "excusés", "absents excusés",
        "presenti", "assenti", "presentes", "ausentes", "aanwezig", "aanwezigen", "afwezig",
        "obecni", "nieobecni", "närvarande", "frånvarande", "til stede", "присутствовали",
        "отсутствовали", "出席者", "欠席者", "出席", "参加者", "출석", "참석자", "الحضور",
    )
)  # fmt: skip
"""What heads who was there, and who was not."""

PARTS_OF_MEETINGS = frozenset(
    shapes.key(heading)
    for heading in (
        "call to order", "roll call", "approval of minutes", "approval of the minutes", "minutes",
        "approval of agenda", "approval of the agenda", "public comment", "public comments",
        "announcements", "reports", "correspondence", "old business", "unfinished business",
        "new business", "any other business", "aob", "executive session", "consent agenda",
        "adjournment", "next meeting", "begrüßung", "verschiedenes", "sonstiges", "ouverture",
        "questions diverses", "apertura", "varie ed eventuali", "ruegos y preguntas", "rondvraag",
        "sluiting", "abertura", "encerramento", "otwarcie", "wolne wnioski",
    )
)  # fmt: skip
"""What heads parts of the minutes of many meetings."""

BESIDE_TEXT = frozenset(
    shapes.key(heading)
    for heading in (
        "see also", "siehe auch", "voir aussi", "véase también", "vedi anche", "zie ook", "link",
        "links", "related", "related links", "related content", "related documents",
        "related articles", "related information", "contact", "contacts", "enquiries",
        "inquiries", "media contact", "media contacts", "press contact", "press contacts",
        "media enquiries", "media inquiries", "press enquiries", "press inquiries", "kontakt",
        "pressekontakt", "contacto", "contatti", "notes", "note", "footnotes", "footnote",
        "endnotes", "endnote", "notas", "anmerkungen", "注", "関連リンク", "お問い合わせ",
        "お問い合わせ先",
    )
)  # fmt: skip
"""What heads links, contacts and notes, which stand around a text and are no topics of it."""

PARTS_OF_PAPERS = PRESENCE | frozenset(
    shapes.key(heading)
    for heading in (
        "introduction", "foreword", "preface", "preamble", "summary", "executive summary",
        "overview", "background", "abstract", "conclusion", "conclusions", "purpose", "scope",
        "status", "notes",
        "einleitung", "einführung", "vorwort", "präambel", "zusammenfassung", "überblick",
        "hintergrund", "avant-propos", "préambule", "résumé",
        "synthèse", "contexte", "introducción", "prólogo", "preámbulo", "resumen", "introduzione",
        "premessa", "riepilogo", "introdução", "prefácio", "resumo", "inleiding", "voorwoord",
        "samenvatting", "wstęp", "wprowadzenie", "streszczenie", "введение", "предисловие",
        "резюме", "вступ", "передмова", "inledning", "förord", "sammanfattning", "indledning",
        "forord", "resumé", "はじめに", "序", "序文", "前文", "概要", "要旨", "前言",
        "引言", "摘要", "导言", "서론", "머리말", "요약", "개요", "مقدمة", "تمهيد", "ملخص",
        "content", "full text", "text", "body text",
        "navigation", "menu", "search", "suche", "share", "print", "related links", "more news",
    )
)  # fmt: skip
"""What heads the first part of many papers, or a part of a page."""

BACK_HEADINGS = frozenset(
    shapes.key(heading)
    for heading in (
        "contact", "contacts", "media contact", "media contacts", "press contact",
        "media enquiries",
        "media inquiries", "notes to editors", "note to editors", "about us", "imprint",
        "kontakt", "pressekontakt", "rückfragen", "impressum", "contact presse", "contacts presse",
        "contacto", "contacto de prensa", "contatti", "contatto stampa", "contactos", "perscontact",
        "noot voor de redactie", "kontakt dla mediów", "контакты", "контакти", "presskontakt",
        "pressekontakt", "お問合せ先", "お問い合わせ先", "問い合わせ先", "连络方式", "联系方式",
        "문의처",
        "للتواصل", "signatures", "unterschriften", "endnotes", "footnotes", "related links",
        "siehe auch", "see also", "further information", "weitere informationen",
    )
)  # fmt: skip
"""What heads contacts, notes and imprints behind a text."""

DAY_LABELS = frozenset(
    shapes.key(label)
    for label in (
        "date", "dates", "day", "when", "meeting date", "date of meeting", "datum", "tag", "wann",
        "fecha", "data", "data e ora", "dato", "dag", "tarih", "päivämäärä", "дата", "日時",
        "日付", "開催日", "開催日時", "期日", "日期", "时间", "時間", "일시", "일자", "التاريخ",
    )
)  # fmt: skip
"""What asks for a day in a table of a paper's details."""
