"""What stands around names: who introduces them, who is quoted, what only looks like one."""

import re

from .lists import words_of

PARTICLES = words_of(
    "van von de der den del della da dos do di la le du al el bin ben ibn ter ten zu af av y e"
)
TITLES = words_of(
    "dr doctor prof professor mr mrs ms miss mx sir dame rev reverend nurse sister matron herr "
    "frau dott dottor dottoressa docteur mme m mlle sr sra senor senora dra doutor doutora pani "
    "pan hr fru"
)
KIN = (
    r"husband|wife|partner|sister|brother|mum|mom|mother|dad|father|son|daughter|nan|gran"
    r"|aunt(?:ie|y)?|uncle|cousin"
    r"|niece|nephew|boyfriend|girlfriend|fianc[eé]e?|ex|mate|friend|neighbou?r|boss|manager"
    r"|supervisor|foreman"
    r"|colleague|landlord|landlady|solicitor|lawyer|carer|teacher|coach|physio(?:therapist)?"
    r"|osteo(?:path)?"
    r"|chiro(?:practor)?|gp|doctor|surgeon|consultant|specialist|rheumatologist|neurologist"
    r"|therapist|counsellor"
    r"|counselor|psychologist|psychiatrist|nurse|midwife|dentist|pharmacist|assessor|case ?worker"
    r"|social worker|boy|girl"
    r"|arzt|ärztin|mann|frau|chef|chefin|kiné|médecin|mari|femme|marido|mujer|médico|medico"
    r"|marito|moglie"
)
INTRODUCED = re.compile(
    r"(?:\b(?:(?:real |full |maiden |first )?name(?:['’]?s)?(?:\s(?:is|was))?|named|called"
    r"|(?:i['’]?m|i am|this is|it['’]?s)"
    r"|regards|sincerely|signed(?: it)?|ask for|contact|je m['’]appelle|ich heiße|ich bin"
    r"|me llamo|mi chiamo|used to be"
    r"|(?:my|our|his|her|their|the|meine?|mon|ma|mi|mio|mia|il|der"
    rf"|die)\s(?:\w{{1,12}}\s)?(?:{KIN})(?:\s(?:is|was|called|named))?)"
    r"[\s,:(–-]{1,3})$",
    re.IGNORECASE,
)
IS_SOMEBODY = re.compile(
    r"[\s,(]{1,2}(?:(?:who )?(?:is|was)\s)?(?:my|our|his|her|their)\s"
    rf"(?:\w{{1,12}}\s)?(?:{KIN})\b",
    re.IGNORECASE,
)
WROTE = re.compile(
    r"(?:\b(?:books?|authors?|writers?|poets?|podcasts?|read|reading|listen(?:ed|ing)? to|talks?"
    r"|lectures?|memoir|novel"
    r"|poems?|quotes?|actor|actress|singer|comedian|president|minister|artist|painter|film|movie"
    r"|song|album"
    r"|documentary|channel|website|videos?|audiobook|saint|st|queen|king|prince|princess|pope"
    r"|lake|mount|port|santa|san)"
    r"\b[^.!?\n]{0,8}(?:\b(?:by|of|from|with|on|called)\s(?:dr\.?\s)?)?"
    r"|\b(?:book|podcast|memoir|novel|poem|talk|film|movie|song|video|course|method|programme"
    r"|technique)\b[^.!?\n]{0,40}\bby\s)$",
    re.IGNORECASE,
)
WRITES = re.compile(
    r"['’]s\s(?:\w{1,12}\s){0,2}?(?:book|books|podcast|talk|talks|method|work|theory|model|memoir"
    r"|poem|poems|novel|video|videos"
    r"|ted|course|writing|research|film|music|songs?)\b|\s(?:writes|wrote|sings|sang|invented"
    r"|has written|talks about)\b",
    re.IGNORECASE,
)
PLACES = words_of(
    "washington york boston houston "
    "hospital infirmary clinic centre center university college ward unit road street lane "
    "avenue school trust foundation institute library park award method technique protocol "
    "syndrome disease scale test index score questionnaire inventory sign criteria "
    "classification house building wing hall station square bridge theatre museum stadium "
    "church cathedral surgery practice hospice airport island islands bay beach county "
    "exercises exercise therapy massage manoeuvre maneuver maneuvre cyst neuroma contracture "
    "palsy"
)
# Given names that mostly are something else, and family names that are places in the second word.
RARELY_NAMES = words_of(
    "will may april june august hope can mark my joy faith dawn sunny chance art bill don sue "
    "pat rich drew grant dean guy king prince lane summer autumn winter rain sky star honey "
    "sandy brandy ginger candy dusty rusty christian santa paris asia india china israel "
    "georgia virginia dakota florida madison london"
)
NAMES_OF_PLACES = words_of(
    "victoria albert elizabeth george charlotte alexandra james john mary jordan sydney"
)
NEVER = words_of(
    "san santa los las saint johns hopkins "
    "lyrica neurontin oramorph longtec shortec butec cymbalta savella nucynta botox tramadol "
    "gabapentin pregabalin amitriptyline naproxen ibuprofen paracetamol codeine morphine "
    "fentanyl oxycodone lidocaine voltarol tens crps fibro fibromyalgia crohn crohns raynaud "
    "raynauds sjogren sjogrens scheuermann tietze hashimoto behcet meniere danlos bechterew "
    "alexa siri youtube zoom facebook pilates feldenkrais mckenzie's mri pip esa nhs"
)
SHAPE = re.compile(
    r".{2,}(?:son|sen|berg|stein|ski|sky|ska|wicz|czyk|ov|ova|ev|eva|enko|chuk|ic|escu|opoulos"
    r"|idis|akis|yan|ian|strom"
    r"|qvist|dottir|shvili|mann|feld|bauer|maier|meyer|hoff|worth|field|well|ham|wood|ford|ley"
    r"|ton|hurst|croft|bury"
    r"|thwaite|stone|moor|shaw|bottom|wright|smith|ez|elli|etti|ini|ucci|oglu|nathan|swamy|murthy"
    r"|esh|wala|kar)$"
)
NAMED = re.compile(
    rf"name|heiß|llamo|appelle|called|chiamo|regards|signed|\b(?:{KIN})\b", re.IGNORECASE
)
# "A disorder called …": what is called so is not somebody.
THING_CALLED = re.compile(
    r"\b(?:disorder|condition|syndrome|disease|illness|drugs?|medications?|medicines?|meds?"
    r"|pills?|tablets?"
    r"|machine|device|app|programme|program|group|charity|place|clinic|hospital|book|podcast|film"
    r"|show"
    r"|technique|method|therapy|treatment|thing|something|stuff|study|trial|game|song|site"
    r"|website|shop"
    r"|brand|cream|gel|band|town|village|procedure|operation|surgery|test|scale)\b"
    r"[^.!?\n]{0,20}\b(?:called|named)\s$",
    re.IGNORECASE,
)
# After "I'm", a word in capitals is a name if a family name follows; not so these.
BEFORE_A_PLACE = words_of(
    "from near with over back still here just really very going living based around outside "
    "inside "
    "north south east west upper lower"
)
