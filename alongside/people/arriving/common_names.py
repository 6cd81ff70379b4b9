"""Common names of people here, to notice when somebody is about to use their real one.

A small list on purpose: it only leads to a question, and a name that is not in it passes.
"""

_GIVEN = """
adam agnes aisha alan albert alex alexander alexandra alfred alice alison amanda amelia amina amy
andrea andrew angela anita ann anna anne annie anthony antonio arthur ashley barbara beatrice ben
benjamin bernard beth betty bill brenda brian bridget bruce carl carol caroline catherine charles
charlotte cheryl chloe chris christina christine christopher claire clara colin craig daniel
danielle darren david dawn deborah debra declan denise dennis derek diana diane donald donna
dorothy duncan edith edward eileen elaine eleanor elena elizabeth ella ellen emily emma eric erin
esther ethan eva evelyn faith fatima fiona florence frances francis frank fred frederick gareth
gary gemma geoffrey george georgia gerald gillian giovanni gloria gordon grace graham greg gregory
hamza hannah harold harriet harry hassan hazel heather helen henry holly howard hugh ian ibrahim
irene isabel isabella jack jacqueline jake james jamie jan jane janet janice jasmine jason jean
jennifer jenny jeremy jessica jill jim joan joanna joanne joe john jonathan jordan jose joseph
josephine joshua joyce juan judith judy julia julian julie june karen karl kate katherine kathleen
katie kay keith kelly ken kenneth kerry kevin kim kirsty larry laura lauren lawrence leah lee leo
leonard leslie lewis liam lillian linda lisa lorraine louis louise lucy luke lydia lynn malcolm
margaret maria marie marilyn marion mark martha martin mary matthew maureen max megan melanie
melissa michael michelle miriam mohamed mohammed molly monica muhammad nadia nancy naomi natalie
natasha nathan neil nicholas nicola nicole nigel nina noah nora norma norman oliver olivia omar
oscar owen pamela patricia patrick paul paula pauline peter philip phyllis rachel ralph raymond
rebecca rhys richard rita robert robin roger ronald rosa rose rosemary ross roy russell ruth ryan
sally sam samantha samuel sandra sara sarah scott sean sharon sheila shirley simon sofia sophia
sophie stanley stella stephanie stephen steve steven stuart susan suzanne sylvia teresa terry
theresa thomas tim timothy tina toby tom tony tracey tracy valerie vanessa vera veronica victor
victoria vincent violet virginia walter wayne wendy william yasmin yusuf yvonne zainab zoe
"""

_FAMILY = """
adams ahmed akhtar ali allen anderson andrews armstrong atkinson bailey baker ball barker barnes
bell bennett berry black booth bradley brooks brown burke burns burton butler byrne campbell
carter chambers chan chapman chen clark clarke cole coleman collins cook cooper cox cunningham
davidson davies davis dawson dean dixon doyle duffy edwards elliott ellis evans fernandez fisher
fletcher ford foster fox francis fraser gallagher garcia gardner george gibson gonzalez gordon
graham grant gray green griffiths hall hamilton harper harris harrison hart harvey hill holmes
hopkins howard hudson hughes hunt hunter hussain hussein jackson jenkins johnson johnston jones
jordan joseph kaur kelly kennedy khan kim king knight kumar lane lawrence lee lewis lloyd lopez
macdonald marsh marshall martin martinez mason matthews mccarthy mcdonald mehta miller mills
mitchell mohamed moore morgan morris morrison murphy murray nguyen nowak o'brien o'connor o'neill
oconnor owen palmer parker patel patterson payne pearce pearson perry phillips porter powell price
rahman ray reed rees reid reynolds richards richardson roberts robertson robinson rodriguez rogers
rose ross russell ryan sanchez saunders scott shah sharma shaw silva simpson singh smith spencer
stevens stewart stone sullivan taylor thomas thompson thomson turner walker wallace walsh wang
ward watson watts webb wells west white wilkinson williams williamson wilson wong wood woods
wright wu yang young zhang
"""

GIVEN, FAMILY = frozenset(_GIVEN.split()), frozenset(_FAMILY.split())
