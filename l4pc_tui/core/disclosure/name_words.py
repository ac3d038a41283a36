"""Words that may be names: surnames that are everyday words too, nicknames, titles."""

from __future__ import annotations

_SURNAMES = (
    "abbey baker ball banks barber barnes baron beach bell berry best bird bishop black "
    "bloom bond boon bridge bridges brook brooks brown burns bush butcher butler cannon "
    "carpenter carter castle chambers christian church clark clay close cole cook cooper "
    "cross crown day driver duke early east english fair farmer field fields fisher flowers "
    "ford forest foster fox french friend frost fuller gale gates good grant gray green grey "
    "hall hand hands hard hardy hart head heard heath hill hills holiday holmes house hunt "
    "hunter ireland joiner judge key king kitchen knight lake lamb land lane law lawless "
    "leader light lock long lord love low major mann marsh martin mason masters miller mills "
    "monk moon moor moore moss noble noon north oak page paige park parker parks pastor "
    "peace plant pool pope porter potter power powers pratt price priest prince purple rain "
    "read reader rich rivers rock rush sage savage senior sharp shepherd short silver singer "
    "singh small smart south speed spring steel stock stone street strong summers sweet "
    "swift tailor taylor teacher thorn tree turner underwood wall waters weaver wells west "
    "wheeler white wild winter winters wise wolf wood woods wright young"
)
SURNAMES_TOO = frozenset(_SURNAMES.split())
"""Surnames that are everyday words."""

_NICKNAMES = (
    "alexander alexandra sandy alex lex sasha", "alfred alf alfie fred", "amanda mandy",
    "andrew andy drew", "anthony tony", "barbara babs barbie", "benjamin ben benny",
    "catherine katherine kathryn kate katie cathy kathy kit kitty", "charles charlie chuck",
    "charlotte lottie charlie", "christopher chris kit topher", "daniel dan danny",
    "david dave davy", "deborah debbie debs", "dorothy dot dolly dottie",
    "edward eddie ed ted ned teddy", "eleanor ellie nell nora",
    "elizabeth liz lizzie beth betty libby eliza bess elsie lisa", "emma em emmy",
    "frances francis fran frank frankie", "frederick fred freddie", "george georgie",
    "gerald gerry jerry", "harold harry hal", "helen nell nellie", "henry harry hal hank",
    "isabel isabella bella izzy isobel", "jacqueline jackie", "james jim jimmy jamie",
    "jennifer jen jenny", "jessica jess jessie", "john jack johnny jon", "jonathan jon jonny",
    "joseph joe joey", "joanna joanne jo", "judith judy", "kenneth ken kenny",
    "lawrence larry laurie", "leonard len lenny leo", "louise lou lulu",
    "margaret maggie meg peggy peg madge marge rita", "martha marty patty",
    "mary molly polly mamie may", "matthew matt", "michael mike mick mickey",
    "nicholas nick nicky", "nicola nicky nic", "oliver ollie", "pamela pam",
    "patricia pat patty trish tricia", "patrick pat paddy", "peter pete", "philip phil pip",
    "rebecca becky becca", "richard rick dick richie rich ricky",
    "robert bob rob bobby robbie bert", "ronald ron ronnie", "rosemary rose rosie",
    "samantha sam", "samuel sam sammy", "sarah sally sadie", "stephen steven steve",
    "stephanie steph", "susan sue suzie susie", "terence terry", "theodore ted theo teddy",
    "theresa tess terry tessa", "thomas tom tommy", "timothy tim", "valerie val",
    "victoria vicky vic tori", "vincent vince", "william will bill billy liam willy wills",
)  # fmt: skip
NICKNAMES = tuple(frozenset(row.split()) for row in _NICKNAMES)
"""What somebody may be called, in rows of one name each."""

_TITLES = "dr miss mr mrs ms mx prof professor rev sir dame lord lady sister nurse"
TITLES = frozenset(_TITLES.split())
ALWAYS_TITLES = frozenset(["dr", "mr", "mrs", "ms", "mx", "prof"])
"""What stands before a name and nowhere else."""

_CALLED = (
    "aunt auntie aunty brother cousin dad doctor father gran grandad grandma granny imam matron "
    "mother mum nan nana pastor rabbi uncle"
)
CALLED = TITLES | frozenset(_CALLED.split())
"""Titles, and what families and wards say in the place of one."""

_CAPITALS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december christmas easter ramadan eid diwali british "
    "european i nhs gp gps cqc icb ics hr it qi cpd uk eu bsl tv ceo mdt ppi vcse dbs a e covid zoom "
    "arrive surface feel question power return being relating leading delivering "
    "a all an and as at because but everybody everyone he her here his how if in its my no nobody not "
    "now of on one our she so some somebody that the their then there these they this those to today "
    "we what when where who why with you your"
)
CAPITALS = frozenset(_CAPITALS.split())
"""Words that may have a capital letter inside a sentence and name nobody."""
NAMES_OF_MONTHS = frozenset(["april", "may", "june", "august"])

_GROUPS = (
    "board cohort committee coordinator facilitator facilitators group panel participant "
    "participants people staff steering team teams trainer trainers"
)
GROUPS = frozenset(_GROUPS.split())
"""What says who somebody is without a name."""

_SHORT = "am an as at be by do go he if in is it me my no of oh on or so to up us we"
SHORT_WORDS = frozenset(_SHORT.split())
"""Words of two letters. In small letters they are no name."""
