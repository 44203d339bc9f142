"""Names of months and weekdays in the languages of official texts.

Made from CLDR's data by `python -m tests.month_names`; not edited by hand. Chinese, Japanese and
Korean number their months. Capitals without their accents ("FEVRIER") are names, too.
"""

MONTH_NAMES = (
    "january|jan|januar|jänner|janner|jän|janvier|janv|enero|ene|janeiro|"
    "gennaio|gen|januari|stycznia|sty|styczeń|styczen|января|янв|январь|січня|"
    "січ|січень|ocak|oca|ledna|led|leden|ianuarie|ian|tammikuuta|tammi|tammikuu|"
    "ιανουαρίου|ιαν|ιανουάριοσ|يناير|كانون الثاني|جانفي",
    "february|feb|februar|février|fevrier|févr|fevr|febrero|fevereiro|fev|"
    "febbraio|februari|lutego|lut|luty|февраля|февр|февраль|лютого|лют|лютий|"
    "şubat|subat|şub|sub|února|unora|úno|uno|únor|unor|februarie|helmikuuta|"
    "helmi|helmikuu|φεβρουαρίου|φεβ|φεβρουάριοσ|فبراير|شباط|فيفري",
    "march|mar|märz|marz|mär|mars|marzo|março|marco|maart|mrt|marca|marzec|"
    "марта|мар|март|березня|бер|березень|marts|mart|března|brezna|bře|bre|"
    "březen|brezen|martie|maaliskuuta|maalis|maaliskuu|μαρτίου|μαρ|μάρτιοσ|μάρ|"
    "maret|مارس|آذار",
    "april|apr|avril|avr|abril|abr|aprile|kwietnia|kwi|kwiecień|kwiecien|апреля|"
    "апр|апрель|квітня|квіт|квітень|nisan|nis|dubna|dub|duben|aprilie|"
    "huhtikuuta|huhti|huhtikuu|απριλίου|απρ|απρίλιοσ|أبريل|نيسان|أفريل",
    "may|mai|mayo|maio|maggio|mag|mei|maja|maj|мая|май|травня|трав|травень|"
    "mayıs|mayis|května|kvetna|kvě|kve|květen|kveten|toukokuuta|touko|toukokuu|"
    "μαΐου|μαΐου|μαΐ|μαΐ|μάιοσ|μάι|مايو|أيار|ماي",
    "june|jun|juni|juin|junio|junho|giugno|giu|czerwca|cze|czerwiec|июня|июн|"
    "июнь|червня|черв|червень|haziran|haz|června|cervna|čvn|cvn|červen|cerven|"
    "iunie|iun|kesäkuuta|kesakuuta|kesä|kesa|kesäkuu|kesakuu|ιουνίου|ιουν|"
    "ιούνιοσ|ιούν|يونيو|حزيران|جوان",
    "july|jul|juli|juillet|juil|julio|julho|luglio|lug|lipca|lip|lipiec|июля|"
    "июл|июль|липня|лип|липень|temmuz|tem|července|cervence|čvc|cvc|červenec|"
    "cervenec|iulie|iul|heinäkuuta|heinakuuta|heinä|heina|heinäkuu|heinakuu|"
    "ιουλίου|ιουλ|ιούλιοσ|ιούλ|يوليو|تموز|جويلية",
    "august|aug|août|aout|agosto|ago|augustus|sierpnia|sie|sierpień|sierpien|"
    "августа|авг|август|серпня|серп|серпень|augusti|ağustos|agustos|ağu|agu|"
    "srpna|srp|srpen|elokuuta|elo|elokuu|αυγούστου|αυγ|αύγουστοσ|αύγ|agustus|"
    "أغسطس|آب|أوت",
    "september|sep|sept|septembre|septiembre|setembro|set|settembre|września|"
    "wrzesnia|wrz|wrzesień|wrzesien|сентября|сент|сентябрь|вересня|вер|вересень|"
    "eylül|eylul|eyl|září|zari|zář|zar|septembrie|syyskuuta|syys|syyskuu|"
    "σεπτεμβρίου|σεπ|σεπτέμβριοσ|سبتمبر|أيلول",
    "october|oct|oktober|okt|octobre|octubre|outubro|out|ottobre|ott|"
    "października|pazdziernika|paź|paz|październik|pazdziernik|октября|окт|октябрь|"
    "жовтня|жовт|жовтень|ekim|eki|října|rijna|říj|rij|říjen|rijen|octombrie|"
    "lokakuuta|loka|lokakuu|οκτωβρίου|οκτ|οκτώβριοσ|أكتوبر|تشرين الأول",
    "november|nov|novembre|noviembre|novembro|listopada|lis|listopad|ноября|нояб|"
    "ноябрь|листопада|лист|листопад|kasım|kasim|kas|listopadu|noiembrie|"
    "marraskuuta|marras|marraskuu|νοεμβρίου|νοε|νοέμβριοσ|νοέ|نوفمبر|تشرين الثاني",
    "december|dec|dezember|dez|décembre|decembre|déc|diciembre|dic|dezembro|"
    "dicembre|grudnia|gru|grudzień|grudzien|декабря|дек|декабрь|грудня|груд|"
    "грудень|aralık|aralik|ara|prosince|pro|prosinec|decembrie|joulukuuta|joulu|"
    "joulukuu|desember|des|δεκεμβρίου|δεκ|δεκέμβριοσ|ديسمبر|كانون الأول",
)
"""Twelve patterns of alternatives, in lower case and without full stops."""

WEEKDAY_NAMES = (
    "sunday|monday|tuesday|wednesday|thursday|friday|saturday|sun|mon|tue|wed|"
    "thu|fri|sat|sonntag|montag|dienstag|mittwoch|donnerstag|freitag|samstag|so|"
    "mo|di|mi|do|fr|sa|dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    "dim|lun|mar|mer|jeu|ven|sam|domingo|lunes|martes|miércoles|miercoles|"
    "jueves|viernes|sábado|sabado|dom|mié|mie|jue|vie|sáb|sab|segunda-feira|"
    "terça-feira|terca-feira|quarta-feira|quinta-feira|sexta-feira|seg|ter|qua|qui|"
    "sex|domenica|lunedì|lunedi|martedì|martedi|mercoledì|mercoledi|giovedì|"
    "giovedi|venerdì|venerdi|sabato|gio|zondag|maandag|dinsdag|woensdag|donderdag|"
    "vrijdag|zaterdag|zo|ma|wo|vr|za|niedziela|poniedziałek|wtorek|środa|sroda|"
    "czwartek|piątek|piatek|sobota|niedz|pon|wt|śr|sr|czw|pt|sob|воскресенье|"
    "понедельник|вторник|среда|четверг|пятница|суббота|вс|пн|вт|ср|чт|пт|сб|"
    "неділя|понеділок|вівторок|середа|четвер|пʼятниця|субота|нд|söndag|sondag|"
    "måndag|mandag|tisdag|onsdag|torsdag|fredag|lördag|lordag|sön|son|mån|man|"
    "tis|ons|tors|fre|lör|lor|søndag|tirsdag|lørdag|søn|tirs|lør|pazar|"
    "pazartesi|salı|sali|çarşamba|carsamba|perşembe|persembe|cuma|cumartesi|paz|"
    "pzt|sal|çar|car|per|cum|cmt|neděle|nedele|pondělí|pondeli|úterý|utery|"
    "středa|streda|čtvrtek|ctvrtek|pátek|patek|ne|po|út|ut|st|čt|ct|pá|pa|"
    "duminică|duminica|luni|marți|marti|miercuri|joi|vineri|sâmbătă|sambata|dum|"
    "vin|sâm|sunnuntaina|maanantaina|tiistaina|keskiviikkona|torstaina|perjantaina|"
    "lauantaina|su|ti|ke|to|pe|la|tir|tor|κυριακή|δευτέρα|τρίτη|τετάρτη|"
    "πέμπτη|παρασκευή|σάββατο|κυρ|δευ|τρί|τετ|πέμ|παρ|σάβ|minggu|senin|selasa|"
    "rabu|kamis|jumat|sabtu|min|sen|sel|rab|kam|jum|الأحد|الاثنين|الثلاثاء|"
    "الأربعاء|الخميس|الجمعة|السبت|日曜日|月曜日|火曜日|水曜日|木曜日|金曜日|土曜日|日|月|火|水|木|金|"
    "土|星期日|星期一|星期二|星期三|星期四|星期五|星期六|周日|周一|周二|周三|周四|周五|周六|일요일|월요일|화요일|수요일|"
    "목요일|금요일|토요일|일|월|화|수|목|금|토"
)
"""One pattern of alternatives."""
