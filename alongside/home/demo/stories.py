"""What the demo's groups have shared. Made up, like the people; written as such groups write.

Nothing here is advice: people speak for themselves, and say what helped *them*.
"""

from .after_the_shift import EVENING
from .long_story import STAIRS
from .shapes import Answer, Shared

MORNING = (
    Shared(
        "gwen",
        187,
        "listen",
        "Hello from me. I was a physiotherapist for thirty-one years and told a great many people "
        "to keep moving. Then my own spine decided to set. I have apologised to several of them "
        "since, in my head.\n\nI am here as one of you first, and to keep the door with Ada.",
        (
            Answer("joan", 3, "You sound like the kind I would have argued with. Glad you came."),
            Answer("femi", 20, "In your head counts.", (("gwen", "thank"),)),
        ),
        (("ben", "hear"), ("cleo", "hear"), ("kit", "thank")),
    ),
    Shared(
        "joan",
        171,
        "ideas",
        "The tablet is a present from my daughter. I can read you all but I keep losing my place "
        "when I put it down to do the kettle. Is there a trick?",
        (
            Answer("ivo", 2, "The page keeps what you typed. You can put it down in the middle."),
            Answer("joan", 5, "I tried it. It was all still there after the tea. Well I never."),
            Answer(
                "marguerite",
                9,
                "A beanbag tray. Mine is from a garden centre. It holds the tablet so that my "
                "hands don't have to.",
                (("joan", "thank"), ("ada", "same")),
            ),
        ),
        (("tomas", "same"),),
    ),
    Shared(
        "femi",
        158,
        "listen",
        "Content note: an accident.\n\nTwo years today since the ladder. It was an ordinary break, "
        "everybody said so. They took the plaster off and the foot stayed angry. I don't want to "
        "be cheered up about it. I wanted to say the date to people who know what a date can do.",
        (
            Answer("ada", 1, "Two years. I have it written next to my kettle now."),
            Answer("hana", 4, "Not cheering. Just here.", (("femi", "thank"),)),
            Answer("ben", 11, "Mine is the ninth of March. I hear you, mate."),
        ),
        (
            ("cleo", "hear"),
            ("eve", "thinking"),
            ("gwen", "hear"),
            ("ivo", "hear"),
            ("marguerite", "thinking"),
        ),
    ),
    Shared(
        "cleo",
        139,
        "ideas",
        "Report-writing week. I used to do it in two nights and then be in bed for four days. "
        "This time I put it in the timetable like a lesson: twenty-five minutes, then lie on the "
        "staffroom floor, then another. Slower on paper. But I am standing up today, and it is "
        "Friday.\n\nWhat do you do with the guilt about the floor?",
        (
            Answer(
                "tomas", 2, "The floor is where my grandsons are anyway. They think it's a game."
            ),
            Answer(
                "gwen",
                6,
                "I used to write “rest” in patients' plans and never in mine. Now it is in ink.",
                (("cleo", "thank"), ("kit", "same")),
            ),
            Answer("marguerite", 8, "I call it horizontal working. Nobody has asked further."),
            Answer("cleo", 30, "Horizontal working is going on the door."),
        ),
        (("ada", "same"), ("joan", "hear")),
    ),
    Shared(
        "hana",
        121,
        "listen",
        "Today a doctor asked me to rate it out of ten. I said a seven, because if you say nine "
        "and can still make a joke they write down six.\n\nShe put the pen down and said: what "
        "would it stop you doing this afternoon? Nobody has ever asked me that. I had to look at "
        "the ceiling for a bit.",
        (
            Answer("eve", 2, "The ceiling knows us all very well."),
            Answer("joan", 7, "I am going to say that sentence to mine before he can start."),
            Answer("ada", 9, "What would it stop you doing. I am keeping that one too."),
        ),
        (("femi", "hear"), ("ben", "same"), ("ivo", "same"), ("gwen", "thank"), ("cleo", "hear")),
    ),
    Shared(
        "ivo",
        104,
        "questions",
        "People ask how a deaf man can be tired of noise. The feet. They ring. All day, like a "
        "shop alarm nobody comes to turn off.\n\nYou may ask me things. I would rather be asked "
        "than imagined.",
        (
            Answer("eve", 1, "May I ask: is it louder at night, like mine is?"),
            Answer(
                "ivo", 2, "Yes. Nothing else to look at. I put them on something cool and flat."
            ),
            Answer("femi", 14, "What is it like when somebody touches them?"),
            Answer(
                "ivo",
                15,
                "Depends who. My wife asks with her eyebrows first. It makes all the difference.",
                (("femi", "thank"), ("joan", "hear"), ("hana", "thank")),
            ),
        ),
        (("marguerite", "same"),),
    ),
    Shared(
        "kit",
        92,
        "listen",
        "I don't write much. I read all of it. That's all, really.",
        (
            Answer("ada", 1, "Reading is being here. We see you in the room every week."),
            Answer("hana", 3, "Best listener in the house."),
        ),
        (("joan", "thank"), ("gwen", "hear"), ("ben", "hear"), ("tomas", "thank")),
    ),
    STAIRS,
    Shared(
        "marguerite",
        61,
        "listen",
        "My friend has stopped inviting me, “so that you don't have to say no”. It was meant "
        "kindly. I would like to be asked and to be allowed to say no, every single time, for "
        "ever.",
        (
            Answer("cleo", 2, "For ever. Yes."),
            Answer("eve", 4, "I told one of mine exactly this. She had no idea. She asks now."),
            Answer("marguerite", 28, "I might borrow that, Eve. When the courage is in."),
        ),
        (("ben", "same"), ("hana", "same"), ("ivo", "same"), ("kit", "same"), ("femi", "hear")),
    ),
    Shared(
        "tomas",
        47,
        "ideas",
        "The boys want to be lifted. Both. At once. I say no and they look at me as if I had "
        "moved to another country. What do you do instead, so that a child knows it is not about "
        "him?",
        (
            Answer(
                "joan",
                1,
                "Sit down first, then they climb. I was a grandmother for years on a settee.",
            ),
            Answer(
                "gwen",
                5,
                "A word for it that is theirs. My niece's lot call mine “the dragon's back”.",
            ),
            Answer(
                "tomas",
                26,
                "We sat on the stairs and they climbed on from above. Nobody was lifted. There was "
                "shouting, the good kind.",
                (("joan", "thank"), ("ada", "hear"), ("cleo", "hear")),
            ),
        ),
    ),
    Shared(
        "ben",
        33,
        "listen",
        "They have sold the garage. I drove past it on the bus, which is a joke I am not ready to "
        "find funny. I was good at that. I could hear a gearbox through a wall. I don't know what "
        "I am good at lying down.",
        (
            Answer(
                "femi", 2, "I draw with my foot up. It took me a year to say I draw. I hear you."
            ),
            Answer(
                "joan", 4, "You were good at reading my letter about the boiler. From lying down."
            ),
            Answer("ada", 7, "Thank you for telling us, Ben. That is a thing to miss."),
        ),
        (("kit", "hear"), ("ivo", "hear"), ("gwen", "hear"), ("tomas", "same")),
    ),
    Shared(
        "eve",
        19,
        "questions",
        "Four days of it, so this is short and in the dim. Does anybody else get the day before, "
        "when you are oddly cheerful and tidy everything? My family now look frightened when I "
        "hoover.",
        (
            Answer(
                "marguerite",
                6,
                "Not migraine, but I have a cheerful day before too. I distrust it.",
            ),
            Answer("cleo", 9, "May I ask, do you do less on that day, now that you know?"),
            Answer("eve", 40, "I try. I lie down with the hoover on so that they don't worry."),
        ),
        (("hana", "same"), ("ivo", "thinking")),
    ),
    Shared(
        "ada",
        8,
        "ideas",
        "For Tuesday: Gwen and I thought of pacing without guilt. Not the method, more the "
        "feeling. What does stopping early cost you, and who taught you that price? You can bring "
        "two lines or nothing.",
        (
            Answer("tomas", 3, "My father taught me. I will bring him."),
            Answer("ivo", 10, "Two lines. Already one."),
            Answer("joan", 22, "I shall be there with the beanbag tray."),
        ),
        (("ben", "thank"), ("kit", "thank"), ("hana", "hear")),
    ),
    Shared(
        "joan",
        2.2,
        "listen",
        "I walked to the post box and back with the stick and without stopping to pretend that I "
        "was looking at the hedge. I posted nothing. I only wanted to see.",
        (
            Answer("ben", 1, "I'd have liked to be that hedge."),
            Answer("gwen", 3, "“I only wanted to see.” That is the whole of my profession, Joan."),
            Answer("femi", 20, "I will draw you the hedge, with a wren in it."),
        ),
        (("cleo", "hear"), ("eve", "thank"), ("marguerite", "hear"), ("hana", "thank")),
    ),
    Shared(
        "marguerite",
        0.4,
        "listen",
        "Rough night. Nothing to say about it. Good morning, everybody who is up before they "
        "wanted to be.",
        (
            Answer("ivo", 0.5, "Morning. Up since four. The feet say hello."),
            Answer("ada", 1.5, "Good morning, Marguerite. The kettle is on in spirit."),
        ),
        (("eve", "thinking"), ("kit", "hear")),
    ),
)

STORIES = {"morning": MORNING, "evening": EVENING}
