"""The columns of a roster: the many ways in which people head them, as data.

All spellings are folded: accents, capitals, hyphens and line breaks make no other word.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from l4pc_tui.core.record.locked import locked


class Column(StrEnum):
    """What a column of a roster holds, as we name it to people."""

    NAME = "Name"
    FIRST = "First name"
    SURNAME = "Surname"
    DISPLAY = "Display name"
    TITLE = "Title"
    ORGANISATION = "Organisation"
    SECTOR = "Sector"
    ROLES = "Roles"
    LIVED = "Lived experience"
    LEADS = "Facilitates"
    EMAIL = "E-mail"
    SUPPORTER_OF = "Supporter of"
    SUPPORTER = "Supporter"
    KEEP_APART = "Keep apart from"
    KEEP_TOGETHER = "Keep together with"
    NOTES = "Notes"


SPELLINGS: Mapping[Column, tuple[str, ...]] = locked(Column, {
    Column.NAME: (
        "name", "names", "full name", "fullname", "full names", "complete name", "name in full",
        "first and last name", "first name and surname", "first and surname",
        "name and surname", "forename and surname", "forename surname", "first name last name",
        "first name surname", "surname first name", "surname forename", "last name first name",
        "names of people",
        "name as written", "who", "whos who", "contact name",
        "contact person", "name of contact",
        "enw", "enwau", "enw llawn", "enw a chyfenw", "enw cyntaf a chyfenw",
    ),
    Column.FIRST: (
        "first name", "first names", "firstname", "first", "fname", "f name", "forename",
        "forenames", "given name", "given names", "givenname", "given", "christian name",
        "legal first name",
        "enw cyntaf", "enwau cyntaf", "enw bedydd", "enw a roddwyd",
    ),
    Column.SURNAME: (
        "surname", "surnames", "sur name", "last name", "last names", "lastname", "last", "lname",
        "l name", "family name", "familyname", "family", "second name", "sn", "legal last name",
        "cyfenw", "cyfenwau", "enw olaf", "enw teuluol", "ail enw",
    ),
    Column.DISPLAY: (
        "display name", "displayname", "preferred name", "preferred first name", "known as",
        "preferred known as name", "preferred forename", "likes to be called", "badge name",
        "name on badge", "name badge", "name for badge", "nickname", "goes by", "called",
        "name to use", "name known by", "known by", "to be called", "chosen name",
        "how would you like to be called", "how would you like to be known",
        "what would you like to be called", "what would you like us to call you",
        "what name do you go by", "what do you like to be called",
        "enw a ffefrir", "enw dewisol", "enw arddangos", "adnabyddir fel", "enw ar fathodyn",
        "hoff enw",
    ),
    Column.TITLE: (
        "title", "salutation", "prefix", "honorific", "name prefix", "name title", "mr mrs ms",
        "teitl", "cyfarchiad",
    ),
    Column.ORGANISATION: (
        "organisation", "organization", "organisations", "organizations", "org", "orgs",
        "organisation name", "organization name", "name of organisation", "name of organization",
        "employer", "employer name", "name of employer", "employing organisation",
        "employing authority", "host organisation", "home organisation", "company", "company name",
        "name of company", "organisation employer", "employer organisation",
        "organisation company", "company organisation", "place of work", "workplace",
        "work place", "trust", "trust name", "name of trust", "nhs trust", "nhs organisation",
        "trust organisation", "organisation trust", "trust board", "health board", "foundation trust",
        "council", "council name", "local authority", "authority", "charity", "charity name",
        "agency", "business", "business name", "institution", "institution name", "university",
        "college", "school", "school name", "partner organisation", "represents", "representing",
        "organisation represented", "organisation you represent", "affiliation", "icb", "ics",
        "where do you work", "who do you work for", "works for", "where you work",
        "sefydliad", "sefydliadau", "enw sefydliad", "enwr sefydliad", "cyflogwr", "enwr cyflogwr",
        "cwmni", "bwrdd iechyd", "ymddiriedolaeth", "cyngor", "awdurdod lleol", "elusen",
        "gweithle", "man gwaith", "corff", "prifysgol", "ysgol",
        # Taken where nothing names the organisation itself; see WEAK.
        "department", "dept", "department name", "team", "team name", "service", "service area",
        "directorate", "division", "unit", "ward", "site", "base", "practice", "gp practice",
        "surgery", "location", "business unit", "care group", "cost centre name", "faculty",
        "account name", "group name",
        "adran", "tim", "gwasanaeth", "cyfarwyddiaeth", "uned", "lleoliad", "safle",
    ),
    Column.SECTOR: (
        "sector", "sectors", "type of organisation", "type of organization", "organisation type",
        "organization type", "industry", "sector type", "field of work", "which sector",
        "sector or area", "sectorau", "math o sefydliad", "math sefydliad", "maes gwaith",
    ),
    Column.ROLES: (
        "role", "roles", "role name", "role title", "job title", "jobtitle", "job titles",
        "job role", "job", "job name", "title of post", "post title", "post", "position",
        "position title", "current role", "current position", "current job title", "occupation",
        "profession", "designation", "job description", "job title role", "role job title",
        "role in organisation", "role within organisation", "role in group", "role in cohort",
        "role at work", "capacity", "function", "staff group", "what do you do",
        "rol", "rolau", "swydd", "swyddi", "teitl swydd", "teitl y swydd", "swyddogaeth",
        "galwedigaeth", "proffesiwn", "safbwynt",
    ),
    Column.LIVED: (
        "lived experience", "person with lived experience", "people with lived experience",
        "has lived experience", "expert by experience", "experts by experience", "ebe", "plwe",
        "do you have lived experience", "lived experience partner",
        "profiad bywyd", "profiad byw", "profiad o fywyd",
    ),
    Column.LEADS: (
        "facilitates", "facilitator", "is facilitator", "leads the group", "hwylusydd", "hwyluso",
        "yn hwyluso",
    ),
    Column.EMAIL: (
        "email", "emails", "e mail", "e mails", "email address", "email addresses",
        "e mail address", "emailaddress", "mail", "mail address", "contact email",
        "contact email address", "work email", "work email address", "work e mail",
        "business email", "business email address", "office email", "nhs email",
        "nhs email address", "nhs net email", "primary email", "primary email address",
        "preferred email", "email work", "email 1 value", "best email", "personal email",
        "personal email address", "home email", "userprincipalname", "user principal name", "upn",
        "smtp address", "primary smtp address", "email id",
        "ebost", "e bost", "cyfeiriad ebost", "cyfeiriad e bost", "ebost gwaith", "e bost gwaith",
        "ebost cyswllt", "cyfeiriad ebost gwaith",
        # Taken where nothing names the address itself and addresses stand below; see WEAK.
        "contact", "contact details", "contact detail", "contact info", "contact information",
        "username", "login", "cyswllt", "manylion cyswllt",
    ),
    Column.SUPPORTER_OF: (
        "supporter of", "supporter for", "supports", "support for", "supporting", "carer of",
        "carer for", "cares for", "here to support", "who do you support", "personal assistant to",
        "pa to", "support worker for", "advocate for", "interpreter for", "interprets for",
        "cefnogwr i", "yn cefnogi", "cefnogi", "gofalwr i",
    ),
    Column.SUPPORTER: (
        "supporter", "supporters", "supporter name", "name of supporter", "supported by", "who supports them",
        "support worker", "support worker name", "name of support worker", "support person",
        "supporter accompanying", "accompanied by", "comes with", "personal assistant",
        "personal assistant name", "carer name", "name of carer", "advocate", "advocate name",
        "interpreter", "interpreter name", "bsl interpreter", "companion", "companion name",
        "cefnogwr", "cefnogwyr", "enw cefnogwr", "enwr cefnogwr", "cefnogir gan", "cefnogaeth gan",
        "gweithiwr cymorth", "gweithiwr cefnogi",
    ),
    Column.KEEP_APART: (
        "keep apart", "keep apart from", "not with", "apart from", "separate from", "do not pair with",
        "dont pair with", "do not put with", "dont put with", "do not group with", "not in group with",
        "not same group as", "not in the same group as", "different group from",
        "different group to", "different table from", "avoid", "avoids", "must not be with",
        "should not be with", "cannot be with", "cannot work with", "conflict with", "conflicts with",
        "keep away from", "keep separate from", "keep separate", "separate", "apart",
        "cadw ar wahan", "cadw ar wahan i", "cadw ar wahan oddi wrth", "ar wahan i", "ar wahan",
        "nid gyda", "ddim gyda",
    ),
    Column.KEEP_TOGETHER: (
        "keep together", "keep together with", "together with", "keep with", "pair with",
        "paired with", "pairs with", "group with", "grouped with", "same group as",
        "in the same group as", "same table as", "put with", "sit with", "sits with", "seat with",
        "must be with", "should be with", "needs to be with", "stay with", "stays with", "together",
        "cadw gydai gilydd", "cadw gyda", "gydai gilydd", "paru gyda", "paru a", "gyda",
        "yr un grwp a",
    ),
    Column.NOTES: (
        "note", "notes", "comment", "comments", "remark", "remarks", "other information",
        "additional information", "anything else", "access needs", "access requirements",
        "support needs", "support required", "any other comments", "further information",
        "nodyn", "nodiadau", "sylw", "sylwadau",
    ),
})  # fmt: skip

WEAK: frozenset[str] = frozenset((
    "department", "dept", "department name", "team", "team name", "service", "service area",
    "directorate", "division", "unit", "ward", "site", "base", "practice", "gp practice",
    "surgery", "location", "business unit", "care group", "cost centre name", "faculty",
    "account name", "group name", "adran", "tim", "gwasanaeth", "cyfarwyddiaeth", "uned", "lleoliad",
    "safle", "contact", "contact details", "contact detail", "contact info", "contact information",
    "username", "login", "cyswllt", "manylion cyswllt", "who", "whos who", "contact name", "contact person", "name of contact", "personal email",
    "personal email address", "home email", "staff group", "userprincipalname",
    "user principal name", "upn", "family", "given", "called", "function", "capacity", "post",
    "job description",
))  # fmt: skip
"""Spellings that count only where no other column of the file is of that kind."""

PEOPLE: frozenset[str] = frozenset((
    "participant", "participants", "delegate", "delegates", "attendee", "attendees", "person",
    "people", "member", "members", "learner", "learners", "student", "students", "trainee",
    "trainees", "apprentice", "apprentices", "candidate", "candidates", "applicant", "applicants",
    "nominee", "nominees", "invitee", "invitees", "guest", "guests", "registrant", "registrants",
    "enrollee", "enrolee", "volunteer", "volunteers", "employee", "employees", "worker", "staff",
    "staff member", "staff members", "member of staff", "members of staff", "colleague",
    "colleagues", "team member", "team members", "cohort member", "cohort members",
    "group member", "group members", "board member", "user", "users", "service user",
    "service users", "client", "clients", "leader", "leaders", "fellow", "fellows", "individual",
    "individuals", "resident", "residents", "citizen", "citizens", "course member", "mentee",
    "mentees", "tenant", "tenants", "patient representative", "personal", "legal", "current",
    "cyfranogwr", "cyfranogwyr", "dysgwr", "dysgwyr", "aelod", "aelodau", "aelod staff",
    "aelod o staff", "aelodau staff", "mynychwr", "mynychwyr", "cynrychiolydd", "cynrychiolwyr",
    "myfyriwr", "myfyrwyr", "hyfforddai", "prentis", "gwirfoddolwr", "gwirfoddolwyr", "gweithiwr",
    "cydweithiwr", "cydweithwyr", "ymgeisydd", "defnyddiwr", "unigolyn", "unigolion", "arweinydd",
    "arweinwyr", "pobl", "gwestai", "gwesteion",
))  # fmt: skip
"""Whom a roster is about. Alone, one of them heads the names; before or after another heading it
says nothing more (``Learner e-mail``, ``Name of delegate``). A line manager, a buyer or a next of
kin is none of them: what is headed so is about somebody else."""

NOT_ALONE = frozenset((
    "user", "users", "personal", "legal", "current", "client", "clients", "defnyddiwr", "staff",
    "worker", "gweithiwr", "guest", "guests", "leader", "leaders", "fellow", "fellows", "resident",
    "residents", "citizen", "citizens", "tenant", "tenants", "volunteer", "volunteers", "member",
    "members", "service user", "service users", "gwestai", "gwesteion", "gwirfoddolwr",
    "gwirfoddolwyr", "arweinydd", "arweinwyr", "aelod", "aelodau",
))  # fmt: skip
"""Of these, words that as often head a yes or no, so that any other heading of names goes before."""
