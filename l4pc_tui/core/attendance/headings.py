"""The columns of attendance files: how services and people head them, in several languages.

Words are compared by their fold: capitals, accents, spaces, apostrophes and punctuation say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from l4pc_tui.core.people.headings import LONGEST_HEADING
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.text import fold


class Col(StrEnum):
    """What a column holds, as we name it to people."""

    NAME = "name"
    USER_NAME = "name of the user"
    FIRST = "first name"
    LAST = "last name"
    EMAIL = "e-mail"
    UPN = "user name with an address"
    JOIN = "time of joining"
    LEAVE = "time of leaving"
    FIRST_JOIN = "first time of joining"
    LAST_LEAVE = "last time of leaving"
    DURATION = "length of time"
    SECONDS = "length of time in seconds"
    ROLE = "role"
    ACTION = "what happened"
    TIMESTAMP = "when it happened"
    LEFT_AT = "when an endpoint left"
    CONNECTION = "one connection"
    GUEST = "guest"
    EXTERNAL = "from outside"
    WAITING = "in the waiting room"
    ATTENDED = "attended"
    REGISTERED_FIRST = "first name as registered"
    REGISTERED_LAST = "last name as registered"
    REGISTERED_EMAIL = "e-mail as registered"
    REGISTERED_AT = "time of registration"
    REGISTRATION = "state of the registration"
    TICKET = "state of the ticket"
    STARTED = "when a form was begun"
    SENT = "when a form was sent"
    ORGANISATION = "organisation"
    SIGNATURE = "signature"
    REMARK = "remark"
    MODERATOR = "moderator"
    DETAILS = "each visit"
    WHICH = "which session"
    SESSION = "one session of several"
    MEETING = "meeting"
    TOPIC = "title of the meeting"
    MEETING_START = "start of the meeting"
    MEETING_END = "end of the meeting"
    HOST = "host's e-mail"
    OTHER = "not imported"


_SPELLINGS: Mapping[Col, tuple[str, ...]] = locked(Col, {
    Col.NAME: (
        "name", "full name", "names", "name original name", "name original", "display name",
        "participant name", "participant", "attendee", "attendee name", "name of attendee",
        "nameofattendee", "fullname", "your name", "your full name", "name and surname",
        "what is your name", "first and last name", "name first and last", "delegate",
        "delegate name", "delegates", "learner", "learner name", "student", "student name",
        "person", "print name", "your name in full", "please enter your name", "preferred name",
        "nombre nombre original", "nombre", "nombre completo", "nombre y apellidos",
        "nom nom original", "nom d origine", "nom complet", "nom", "nom et prenom",
        "name ursprunglicher name", "vollstandiger name", "vor und nachname",
        "naam", "volledige naam", "naam oorspronkelijke naam", "nome", "nome completo",
        "nome nome originale", "nome nome original", "nome e cognome", "imie i nazwisko",
        "imie i nazwisko oryginalna nazwa", "nazwa oryginalna nazwa", "nazwa nazwa oryginalna",
        "pelna nazwa", "pelne imie i nazwisko", "nazwa uzytkownika oryginalna nazwa",
        "enw", "enw llawn",
    ),
    Col.USER_NAME: (
        "user name", "username", "user name original name", "nombre de usuario",
        "nombre de usuario nombre original", "nom d utilisateur", "nom d utilisateur nom original",
        "benutzername", "benutzername ursprunglicher name", "gebruikersnaam", "nome utente",
        "nome do usuario", "nazwa uzytkownika", "nom de l utilisateur nom original",
        "nom dutilisateur nom original", "nom dutilisateur", "nome de usuario",
        "nome de usuario nome original", "nome do usuario nome original",
        "gebruikersnaam oorspronkelijke naam", "nome utente nome originale",
    ),
    Col.FIRST: (
        "first name", "firstname", "first", "forename", "given name", "given names",
        "first names", "first name s", "nombre s", "prenom", "vorname", "voornaam", "imie",
        "primeiro nome", "enw cyntaf",
    ),
    Col.LAST: (
        "last name", "lastname", "last", "surname", "family name", "last name s", "apellido",
        "apellidos", "apellido s", "nom de famille", "nachname", "familienname", "achternaam",
        "cognome", "sobrenome", "apelido", "nazwisko", "cyfenw", "ultimo nome",
    ),
    Col.EMAIL: (
        "email", "e mail", "email address", "e mail address", "user email", "attendee email",
        "mail", "your email", "your email address", "work email", "username email",
        "participant email", "email adresse", "participant identifier", "actor",
        "adres e mail", "e mail adresse", "correo electronico", "correo", "e mail del usuario",
        "correo electronico del usuario", "direccion de correo electronico",
        "direccion de correo", "adresse e mail", "adresse de courriel", "courriel",
        "adresse e mail de l utilisateur", "adresse e mail de lutilisateur",
        "adresse electronique", "adres mailowy", "adres email", "adresse mail",
        "e mail adres", "indirizzo e mail", "indirizzo email", "endereco de email",
        "endereco de e mail", "e mail do usuario", "e mail do utilizador", "email do usuario",
        "e mail uzytkownika", "e mail des benutzers", "benutzer e mail", "e mail van gebruiker",
        "e mail utente", "ebost", "cyfeiriad ebost", "posta elettronica", "mailadresse",
    ),
    Col.UPN: (
        "participant id upn", "participantid", "upn", "user principal name",
        "identyfikator uczestnika upn", "id do participante upn", "id de participante upn",
        "id del participante upn", "teilnehmer id upn", "deelnemer id upn", "deelnemers id upn",
        "id du participant upn", "id de participant upn", "id participant upn",
        "id partecipante upn", "identifiant du participant upn", "id del partecipante upn",
        "id de participant e upn", "participant id",
    ),
    Col.JOIN: (
        "join time", "time joined at", "time in", "in", "arrival", "arrived", "arrival time in",
        "sign in time", "signed in", "time of arrival", "time arrived", "in time", "start",
        "godzina dolaczenia", "czas dolaczenia", "horario de entrada", "hora de entrada",
        "hora de ingreso", "horario de ingreso", "hora para unirse", "hora de union", "beitreten",
        "beitrittszeit", "beitrittszeitpunkt", "zeitpunkt des beitritts", "uhrzeit des beitritts",
        "teilnahmezeit", "tijdstip van deelname", "deelnametijd", "tijd van deelname",
        "tijd deelgenomen", "heure d arrivee", "heure darrivee", "heure de connexion",
        "heure d entree", "heure dentree", "heure de participation", "rejoint a", "ora di accesso",
        "ora di ingresso", "ora di partecipazione", "ora partecipazione", "ora di entrata",
        "amser cyrraedd", "amser ymuno", "gekomen um", "ankunft", "arrivee", "entrada", "llegada",
        "amser i mewn", "check in", "checked in", "clock in", "clocked in", "clock in time",
        "arrive", "arrived at", "entry", "entry time", "entered", "time entered",
    ),
    Col.LEAVE: (
        "leave time", "time out", "out", "departure", "left", "left at", "departed",
        "sign out time", "signed out", "time of departure", "time left", "out time", "end",
        "finish", "godzina opuszczenia", "czas opuszczenia", "godzina wyjscia",
        "horario de saida", "hora de saida", "hora de salida", "hora para salir", "hora de abandono",
        "verlassen", "austrittszeit", "verlassen um", "zeitpunkt des verlassens",
        "uhrzeit des verlassens", "austrittszeitpunkt", "tijdstip van vertrek", "vertrektijd",
        "tijd van vertrek", "tijd verlaten", "heure de depart", "heure de sortie",
        "heure de deconnexion", "ora di uscita", "ora uscita", "ora di abbandono",
        "amser gadael", "verlasszeit", "salida", "saida", "abgang", "amser allan", "check out",
        "checked out", "check out time", "clock out", "clocked out", "clock out time", "leave",
        "depart", "departure time", "leaving", "leaving time", "exit", "exited", "departed at",
    ),
    Col.FIRST_JOIN: (
        "first join", "first join time", "time joined", "joined at", "join", "joined time",
        "arrival time", "attendeefirstjointime", "attendee first join time", "first joined",
        "pierwsze dolaczenie", "primeiro ingresso", "primeira entrada", "primera entrada",
        "primera union", "primer ingreso", "primera vez que se unio", "erster beitritt",
        "erste teilnahme", "premiere participation", "premiere connexion", "premiere arrivee",
        "premiere entree", "eerste deelname", "eerste keer deelgenomen", "prima partecipazione",
        "primo accesso", "primo ingresso", "prima entrata", "rejoint la premiere fois",
        "ymuno gyntaf", "entro", "hora a la que se unio", "heure d arrivee dans la reunion",
        "beitrittsuhrzeit", "orario di ingresso", "beigetreten um", "hora em que entrou",
    ),
    Col.LAST_LEAVE: (
        "last leave", "last leave time", "time exited", "exit time", "last seen",
        "attendeelastleavetime", "attendee last leave time", "last left", "ostatnie wyjscie",
        "ostatnie opuszczenie", "ultima saida", "ultima salida", "ultimo abandono",
        "letztes verlassen", "letzter austritt", "letzter ausstieg", "dernier depart",
        "derniere sortie", "derniere deconnexion", "laatste vertrek", "laatst verlaten",
        "hora a la que salio", "hora em que saiu", "orario di uscita", "ausgetreten um",
        "laatste keer verlaten", "ultima uscita", "ultimo abbandono", "gadael olaf",
    ),
    Col.DURATION: (
        "duration", "duration minutes", "in meeting duration", "total duration minutes",
        "time in session minutes", "attendance duration", "time in call", "time in meeting",
        "attendeetotaltimeinsession", "attendee total time in session", "duracion",
        "duracion minutos", "duracion total minutos", "duracion de la reunion",
        "duracion en la reunion", "czas udzialu w spotkaniu", "czas trwania",
        "czas trwania minuty", "duracao", "duracao da reuniao", "duracao na reuniao",
        "duracao minutos", "dauer", "dauer minuten", "dauer der besprechung",
        "dauer in der besprechung", "gesamtdauer minuten", "besprechungsdauer",
        "duur in vergadering", "duur", "duur minuten", "duur van deelname",
        "duree", "duree minutes", "duree totale minutes", "duree en reunion",
        "duree dans la reunion", "duree de la reunion", "durata", "durata minuti",
        "durata riunione", "durata della riunione", "durata nella riunione",
        "durata totale minuti", "tempo na reuniao", "tempo in riunione", "hyd", "minutes",
        "total time", "time in session", "zeit in der besprechung", "tijd in vergadering",
        "temps en reunion", "temps passe en reunion", "tiempo en la reunion",
        "tiempo en sesion minutos", "total duration", "duracao total minutos",
        "czas w sesji minuty", "laczny czas trwania minuty",
    ),
    Col.SECONDS: ("duration seconds",),
    Col.ROLE: (
        "role", "rola", "funcao", "rol", "rolle", "ruolo", "role in meeting", "meeting role",
        "papel", "attendeerole", "rol in vergadering", "fonction", "user type",
    ),
    Col.ACTION: (
        "user action", "action", "benutzeraktion", "event name", "accion del usuario", "accion",
        "action de l utilisateur", "action utilisateur", "gebruikersactie", "azione utente",
        "acao do usuario", "acao do utilizador", "akcja uzytkownika", "dzialanie uzytkownika",
        "aktion", "azione dell utente", "azione dellutente", "action de lutilisateur",
    ),
    Col.TIMESTAMP: (
        "timestamp", "utceventtimestamp", "zeitstempel", "horodateur", "horodatage",
        "marca temporal", "marca de tiempo", "marca de hora", "tijdstempel", "timestempel",
        "informazioni cronologiche", "carimbo de data hora", "sygnatura czasowa",
        "znacznik czasu", "event time", "timestamp utc", "data e ora", "stamp amser",
    ),
    Col.LEFT_AT: ("date", "datum", "fecha"),
    Col.CONNECTION: ("sessionid", "session id", "connection id"),
    Col.GUEST: ("guest", "is guest", "invitado", "invite", "gast", "ospite", "convidado", "gosc",
                "es invitado", "est invite", "ist gast", "jest gosciem"),
    Col.EXTERNAL: ("external participant", "external user", "external"),
    Col.WAITING: (
        "in waiting room", "en sala de espera", "salle d attente", "dans la salle d attente",
        "dans la salle dattente", "salle dattente", "en salle d attente", "en salle dattente",
        "im warteraum", "warteraum", "in wachtkamer", "in de wachtkamer", "in sala d attesa",
        "in sala dattesa", "na sala de espera", "em sala de espera", "w poczekalni",
    ),
    Col.ATTENDED: (
        "attended", "present", "attendance", "asistio", "asistido", "a participe", "a assiste",
        "teilgenommen", "deelgenomen", "aanwezig", "ha partecipato", "presente", "participou",
        "uczestniczyl", "attending", "here", "status", "attendance status", "yn bresennol",
        "presence", "anwesend", "obecny", "obecnosc", "attended y n", "present y n",
    ),
    Col.REGISTERED_FIRST: ("registration first name", "registered first name"),
    Col.REGISTERED_LAST: ("registration last name", "registered last name"),
    Col.REGISTERED_EMAIL: ("registration email", "registered email", "registration e mail"),
    Col.REGISTERED_AT: ("registration time", "registered at", "registration date",
                        "hora de registro", "hora de inscripcion", "heure d inscription",
                        "registrierungszeit", "heure dinscription"),
    Col.REGISTRATION: ("registration status", "approval status", "estado de aprobacion"),
    Col.TICKET: ("attendee status", "ticket status", "order status", "check in status",
                 "rsvp", "rsvp status", "response status", "invitation status"),
    Col.STARTED: ("start time", "hora de inicio", "startzeit", "heure de debut", "begintijd",
                  "ora di inizio", "godzina rozpoczecia", "hora de comienzo"),
    Col.SENT: (
        "completion time", "hora de finalizacion", "fertigstellungszeit", "heure de fin",
        "tijd van voltooien", "ora di completamento", "godzina ukonczenia", "submitted at",
        "hora de conclusao", "date submitted", "submission time", "submission date",
        "check in time", "check in date", "checked in at", "checkin time", "voltooiingstijd",
        "abschlusszeit", "completed at", "submitted",
    ),
    Col.ORGANISATION: (
        "organisation", "organization", "company", "employer", "your organisation", "org",
        "organisation employer", "place of work", "trust", "organisation name", "team",
        "your organization", "company name", "agency", "service", "sefydliad",
        "which organisation are you from", "what organisation are you from", "institution",
    ),
    Col.SIGNATURE: ("signature", "signed", "sign", "initials", "unterschrift", "firma",
                    "handtekening", "llofnod", "signed initials", "sign here"),
    Col.REMARK: ("comments", "comment", "remark", "remarks", "notes", "note"),
    Col.MODERATOR: ("moderator", "moderador", "moderateur", "moderatore"),
    Col.DETAILS: ("details",),
    Col.WHICH: (
        "session", "which session", "which session are you here for", "session attended",
        "which session are you attending", "workshop", "which workshop", "session name",
        "which session did you attend", "session number", "which session is this",
    ),
    Col.SESSION: (),  # its heading is a day
    Col.MEETING: (
        "meeting id", "meeting code", "webinar id", "conference id", "id de reunion",
        "id de la reunion", "meeting number", "id de la reunion", "meeting id number",
        "id reunion", "meeting identifier", "besprechungs id", "id reunione", "id spotkania",
    ),
    Col.TOPIC: (
        "topic", "tema", "sujet", "thema", "onderwerp", "argomento", "topico", "temat",
        "meeting name", "meeting title", "meeting topic", "event title",
    ),
    Col.MEETING_START: ("meeting start time", "actual start time", "meeting start"),
    Col.MEETING_END: ("meeting end time", "meeting end"),
    Col.HOST: ("host email", "meeting organizer email", "meeting organiser email",
               "organizer email", "organiser email"),
    Col.OTHER: (
        "useragent", "user agent", "recording consent", "recording disclaimer response",
        "country region name", "country region", "phone", "department", "group", "has zoom rooms",
        "creation time", "end time", "participants", "host name", "engagement type",
        "activity score", "talk time", "webcam time", "messages", "reactions", "poll votes",
        "raise hands", "emojis", "of checks", "joined", "description", "client type",
        "connection type", "order", "order date", "order no", "quantity", "price tier",
        "ticket type", "attendee no", "order type", "currency", "total paid", "fees paid",
        "eventbrite fees", "eventbrite payment processing", "id", "last modified time", "groups",
        "taken sessions", "points", "percentage", "id number", "webinar name",
        "registered participants", "source name", "job title", "telephone", "mobile",
    ),
})  # fmt: skip

_COLUMN_OF = {spelling: column for column, known in _SPELLINGS.items() for spelling in known}
_BEGINNINGS = {spelling[:3] for spelling in _COLUMN_OF}
_UTC = re.compile(r"[(\[]\s*(?:utc|gmt|z)\s*[)\]]|\butc\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:utc|gmt) ?([+-]) ?(\d{1,2})(?::?([0-5]\d))?\b", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[].*?[)\]]")


@lru_cache(maxsize=8192)
def column_of(heading: str) -> Col | None:
    """The column that a heading names, None for words that are not known."""
    if not heading or len(heading) > LONGEST_HEADING:
        return None
    # Most texts that are asked about are people's names, which need not be folded for that.
    if heading[:3].isascii() and heading[:3].isalpha() and heading[:3].lower() not in _BEGINNINGS:
        return None
    if heading.rstrip().endswith("#"):  # a number of a person, not her name
        return Col.OTHER
    found = _COLUMN_OF.get(fold(heading))
    if found or not ("(" in heading or "[" in heading or "UTC" in heading):
        return found
    plain = _UTC.sub(" ", heading)
    return _COLUMN_OF.get(fold(plain)) or _COLUMN_OF.get(fold(_BRACKETS.sub(" ", plain)))


def is_heading(text: str) -> bool:
    """Whether a text is a heading that some attendance file has."""
    return column_of(text) is not None


def ahead_in(heading: str) -> int | None:
    """Minutes that the times below a heading are ahead of UTC: 60 for ``Join Time (GMT+1)``."""
    found = _AHEAD.search(heading)
    if found is None:
        return None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    return minutes if found[1] == "+" else -minutes


def says_utc(heading: str) -> bool:
    """Whether a heading says that the times below it are in UTC."""
    return bool(_UTC.search(heading)) or "utceventtimestamp" in heading.casefold()
