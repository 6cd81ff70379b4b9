"""Words so ordinary that they find nothing, and that their number alone would give them away.

Left in on purpose are small words that carry weight where pain is talked of: down, up, out, off,
over, under, back, again, alone, never, nothing, nobody, enough. A language without a list here
has all of its words in the index.
"""

ENGLISH = """
a an the this that these those
i me my mine myself we us our ours ourselves you your yours yourself yourselves
he him his himself she her hers herself it its itself they them their theirs themselves
one ones who whom whose which what
am is are was were be been being do does did doing done have has had having
can could will would shall should may might must ought need
i'm im i've ive i'd i'll you're youre you've you'd you'll he's he'd he'll she's she'd she'll
it's it'd it'll we're we've we'd we'll they're they've they'd they'll
that's there's here's who's what's where's how's let's
isn't isnt aren't wasn't wasnt weren't don't dont doesn't doesnt didn't didnt
haven't hasn't hadn't can't cant cannot couldn't won't wouldn't shan't shouldn't mustn't
mightn't needn't
and or but nor so yet if then than because as while though although until unless since
of in on at to for from with without by about into onto upon between among through during
before after across toward towards per via
no not yes
when where why how
there here now just only also too very quite rather really even still ever already
all any both each either neither every few more most much many less least other others another
some such own same
get gets got getting go goes going went gone
etc eg ie
"""

LISTS = {"en": frozenset(ENGLISH.split())}
