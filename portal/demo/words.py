"""Invented names and projects, in Latvian as applicants write it."""

from dataclasses import dataclass

# fmt: off
FIRST_NAMES = (
    "Anna", "Marta", "Ilze", "Laura", "Elīna", "Kristīne", "Zane", "Dace", "Inga", "Sanita",
    "Līga", "Evija", "Ieva", "Baiba", "Rūta", "Agnese", "Jānis", "Kārlis", "Andris", "Mārtiņš",
    "Edgars", "Roberts", "Toms", "Kaspars", "Reinis", "Gatis", "Ģirts", "Uldis", "Aigars",
    "Valdis",
)
# fmt: on
WOMEN = 16
LAST_NAMES = (
    ("Bērziņa", "Bērziņš"),
    ("Kļava", "Kļava"),
    ("Ozola", "Ozols"),
    ("Liepiņa", "Liepiņš"),
    ("Vītola", "Vītols"),
    ("Krūmiņa", "Krūmiņš"),
    ("Zvirbule", "Zvirbulis"),
    ("Balode", "Balodis"),
    ("Egle", "Eglītis"),
    ("Sproģe", "Sproģis"),
    ("Ķirse", "Ķirsis"),
    ("Dūmiņa", "Dūmiņš"),
    ("Žagare", "Žagars"),
    ("Čakste", "Čakstiņš"),
    ("Upīte", "Upītis"),
    ("Rozīte", "Rozītis"),
    ("Jansone", "Jansons"),
)

ORGANISATIONS = (
    "Asns",
    "Kadrs",
    "Jūras vējš",
    "Zaļais pagalms",
    "Karostas jaunieši",
    "Skaņu darbnīca",
    "Velo mentori",
    "Tilts uz skolu",
    "Dzintara ceļš",
    "Bākas gaisma",
    "Brīvais mikrofons",
    "Ezerkrasta jaunatne",
    "Meistaru ķēde",
    "Spēles laukums",
    "Jaunais ritms",
    "Piekrastes dabas klubs",
    "Otrā elpa",
    "Kopā var",
    "Pilsētas pulss",
    "Ķepa ķepā",
)

STREETS = ("Liepu iela", "Jūras iela", "Skolas iela", "Rožu iela", "Kūrmājas prospekts")
SCHOOLS = (
    "Ezerkrasta pamatskola",
    "Jūrmalas ielas vidusskola",
    "Karostas pamatskola",
    "Liepu sākumskola",
    "Piekrastes tehnikums",
    "Vējdzirnavu vidusskola",
)
POSTS = {
    "chair": "Izglītības pārvaldes jaunatnes nodaļas vadītāja",
    "deputy": "domes priekšsēdētāja vietnieks izglītības jautājumos",
    "member": "jaunatnes lietu speciāliste",
    "secretary": "projektu vadītāja asistente",
    "observer": "jauniešu domes pārstāvis",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """A project somebody might have thought of."""

    title: str
    summary: str
    need: str
    aim: str
    activities: tuple[str, ...]


IDEAS = (
    Idea(
        title="Kopā uz skolu",
        summary="Vecāko klašu mentori katru nedēļu satiekas ar jaunākajiem skolēniem, lai viņi"
        " skolā nejustos vieni.",
        need="Pagājušajā gadā 7.–9. klasē neattaisnoto kavējumu skaits pieauga par trešdaļu."
        " Sarunās skolēni saka, ka no rītiem viņus skolā neviens negaida.",
        aim="Vismaz 15 no 20 dalībniekiem pabeidz mācību gadu, un kavējumu ir uz pusi mazāk.",
        activities=("Mentoru apmācība", "Iknedēļas tikšanās", "Kopīga pavasara pēcpusdiena"),
    ),
    Idea(
        title="Velo mentori",
        summary="Jaunieši remontē velosipēdus, apgūst amatu un palīdz jaunākajiem nokļūt skolā.",
        need="No attālākajiem mikrorajoniem līdz skolai ir četri kilometri, un autobuss kursē reti."
        " Daļa skolēnu tieši tāpēc nenāk uz pirmo stundu.",
        aim="Trīsdesmit savesti kārtībā velosipēdi un divdesmit jaunieši, kuri prot tos salabot.",
        activities=("Remonta darbnīca", "Drošas braukšanas diena", "Velopārgājiens"),
    ),
    Idea(
        title="Kino pagalmā",
        summary="Jaunieši izvēlas filmas, iekārto pagalma kino un vada sarunas pēc seansiem.",
        need="Vasarā jauniešiem mikrorajonā nav kur satikties. Pagalmi ir tukši, bet vakari"
        " paiet pie telefona.",
        aim="Seši kino vakari, ko no izvēles līdz sarunai vada paši jaunieši.",
        activities=("Filmu izvēles klubs", "Tehnikas apmācība", "Kino vakari pagalmā"),
    ),
    Idea(
        title="Skaņu ierakstu pieturvieta",
        summary="Mūzikas studija jauniešiem, kuri dzied un raksta, bet kuriem nav kur ierakstīt.",
        need="Mūzikas skolā vietu nepietiek, un maksas nodarbības ģimenes nevar atļauties.",
        aim="Divpadsmit jaunieši ieraksta pa dziesmai un uzstājas pilsētas svētkos.",
        activities=("Studijas iekārtošana", "Ierakstu nodarbības", "Noslēguma koncerts"),
    ),
    Idea(
        title="Brīvais mikrofons",
        summary="Publiskās runas vakari, kuros jaunieši runā par to, kas viņus tur skolā un kas"
        " no tās dzen prom.",
        need="Jaunieši saka, ka viņos neviens neklausās. Aptaujā to atzina vairāk nekā puse.",
        aim="Astoņi vakari un jauniešu ieteikumi, ko saņem visas pilsētas skolas.",
        activities=("Runas nodarbības", "Brīvā mikrofona vakari", "Ieteikumu sagatavošana"),
    ),
    Idea(
        title="Meistaru ķēde",
        summary="Jaunieši seko pilsētas amatniekiem darbā un pēc tam māca vienaudžus.",
        need="Devītajā klasē daudzi nezina, ko darīt tālāk, un mācības pārtrauc.",
        aim="Divdesmit jaunieši iepazīst piecus amatus un izvēlas, kur mācīties tālāk.",
        activities=("Ēnošana darbnīcās", "Meistarklases vienaudžiem", "Izstāde"),
    ),
    Idea(
        title="Zaļais pagalms",
        summary="Skolas pagalmā top dārzs, par ko rūpējas klases, kurām iet visgrūtāk.",
        need="Skolotāji redz, ka praktiskās stundās piedalās arī tie, kuri teorijā klusē.",
        aim="Dārzs ar desmit dobēm un trīsdesmit dalībnieku, kuri tajā strādā visu gadu.",
        activities=("Dobju būve", "Dārza pulciņš", "Ražas svētki"),
    ),
    Idea(
        title="Robotu pusdienas",
        summary="Robotikas pulciņš pusdienu starpbrīdī, ko vada vecāko klašu skolēni.",
        need="Pēc stundām daudzi steidzas mājās pieskatīt brāļus un māsas, tāpēc pulciņos nenāk.",
        aim="Katru nedēļu četras nodarbības un skolas robotu sacensības pavasarī.",
        activities=("Komplektu iegāde un apguve", "Nodarbības starpbrīdī", "Sacensības"),
    ),
    Idea(
        title="Piekrastes sargi",
        summary="Pārgājieni gar jūru, vides novērojumi un bērnu ekskursijas, ko vada jaunieši.",
        need="Jaunieši reti dodas dabā un maz kustas; skolas medmāsa to min katru gadu.",
        aim="Desmit pārgājieni un piecas ekskursijas, ko vada paši dalībnieki.",
        activities=("Gidu apmācība", "Pārgājieni", "Ekskursijas sākumskolai"),
    ),
    Idea(
        title="Otrā elpa",
        summary="Sporta un sarunu vakari jauniešiem, kuri apsver mācības pārtraukt.",
        need="Sociālais pedagogs nosauc 18 jauniešus, kuri šogad varētu neatgriezties skolā.",
        aim="Vismaz 14 no 18 jauniešiem turpina mācības nākamajā gadā.",
        activities=("Iknedēļas treniņi", "Sarunas ar mentoru", "Divu dienu nometne"),
    ),
    Idea(
        title="Avīze Starpbrīdis",
        summary="Jaunieši veido avīzi par savu pilsētu: raksta, fotografē un dala to autobusos.",
        need="Latviešu valodas stundās daudziem trūkst iemesla rakstīt.",
        aim="Seši numuri, katrā vismaz desmit jauniešu darbi.",
        activities=("Redakcijas sanāksmes", "Foto un teksta nodarbības", "Numuru izdošana"),
    ),
    Idea(
        title="Virtuve visiem",
        summary="Jaunieši mācās gatavot, rēķināt un kopā paēst; receptes kļūst par grāmatu.",
        need="Daļa jauniešu paši gatavo ģimenei un skolu kavē tieši šī iemesla dēļ.",
        aim="Desmit gatavošanas vakari un recepšu grāmata ar jauniešu stāstiem.",
        activities=("Gatavošanas vakari", "Budžeta plānošana", "Recepšu grāmata"),
    ),
    Idea(
        title="Teātris bez skatuves",
        summary="Foruma teātris par kavējumiem, mobingu un izvēlēm, ko rāda klasēs.",
        need="Par mobingu klasēs runā maz, lai gan aptaujā to piedzīvojis katrs ceturtais.",
        aim="Viena izrāde, ko redz 400 skolēnu, un saruna pēc katras no tām.",
        activities=("Mēģinājumi", "Izrādes skolās", "Sarunas pēc izrādes"),
    ),
    Idea(
        title="Nakts bibliotēkā",
        summary="Mācību vakari un naktis bibliotēkā pirms eksāmeniem, ar vienaudžu palīdzību.",
        need="Mājās daudziem nav klusas vietas, kur gatavoties eksāmeniem.",
        aim="Četrdesmit jaunieši nokārto eksāmenus, un neviens nepaliek uz otru gadu.",
        activities=("Mācību vakari", "Nakts bibliotēkā", "Vienaudžu konsultācijas"),
    ),
    Idea(
        title="Sētas spēles",
        summary="Mikrorajona spēļu svētki, ko izdomā un vada jaunieši.",
        need="Bērni un jaunieši viens otru nepazīst, un pagalmos bieži ir strīdi.",
        aim="Pieci spēļu vakari piecos pagalmos, katrā vismaz 40 dalībnieku.",
        activities=("Spēļu laboratorija", "Inventāra gatavošana", "Spēļu vakari"),
    ),
    Idea(
        title="Kods un kafija",
        summary="Programmēšanas darbnīca meitenēm un puišiem, kuriem matemātika padodas grūti.",
        need="Matemātikas dēļ devītajā klasē nesekmīgi ir 22 skolēni.",
        aim="Divdesmit dalībnieki izveido savu lapu un uzlabo atzīmi vismaz par balli.",
        activities=("Darbnīcas", "Mācības pāros", "Darbu demonstrācija"),
    ),
)
