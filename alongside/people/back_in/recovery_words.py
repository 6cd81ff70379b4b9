"""Plain words for things one can see or touch: easy to say on the telephone, hard to mishear."""

_LIST = """
acorn almond anchor ankle antler apple apricot apron arrow aspen autumn axle badge bagel balcony
balloon bamboo banana banjo barley barrel basil basket bathtub beach beacon beaver bedroom
beetle bell bench berry bicycle biscuit blanket blossom bonfire bookcase bottle bouquet bracelet
branch bread breeze brick bridge broom bucket buckle bulb bundle bunting burrow butter button
cabbage cabin cactus camel candle canoe canvas captain caravan cardigan carnival carpet carrot
castle cedar celery cello chapel cheese cherry chestnut chicken chimney circus clarinet clay
cliff cloud clover coaster cobweb coconut coffee collar comet compass copper coral cottage
cotton cradle crayon cricket crystal cuckoo cupboard curtain cushion daffodil daisy dolphin
domino donkey door dragon drawer drum duvet eagle easel eggshell elbow elephant emerald engine
envelope falcon fawn feather fence fern ferry fiddle finger fireplace flannel flask flower flute
forest fossil fountain garden garlic gate gazebo geranium ginger giraffe glacier glove goblet
goose granite grape gravel guitar hammer hammock harbour harvest hazel heather hedgehog helmet
heron hillside honey horizon horse iceberg igloo island ivory ivy jacket jam jasmine jelly jewel
jigsaw jug jumper jungle kayak kettle kitchen kite kitten ladder ladle lagoon lamb lantern
lavender lawn leaf lemon lentil library lighthouse lilac linen lizard lobster lemonade magnet
magpie mango mantel maple marble marigold market meadow medal melon mirror mitten monkey moss
mountain muffin museum mushroom mustard napkin necklace needle nest nettle notebook nutmeg oak
ocean olive onion orange orchard orchid otter oven owl oyster paddle padlock palace pancake
panther paper parcel parrot parsley pasture peach peacock pebble pelican pencil penguin pepper
piano picnic pigeon pillow pine pineapple pirate planet plum pocket poppy porridge postcard
potato pottery puddle pumpkin puppet puzzle pyramid quilt rabbit radish railway rainbow raisin
raven ribbon river robin rocket rooftop rope rosemary ruby saddle saffron sailor salmon sandal
sandwich satin saucer scarf
"""

WORDS = tuple(_LIST.split())
