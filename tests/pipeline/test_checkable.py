"""Checkable or not, on the real parser with sentences of each kind, and the guards on hand-built docs."""

from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from app.pipeline.checkable import is_checkable
from app.pipeline.records import Extraction, make_span
from app.vocabulary import Voice

# (the sentence, the words judged, their cue, how they are passed on)
Case = tuple[str, str, str | None, Voice]

VOCAB = spacy.blank("en").vocab

NOT_CHECKABLE: list[Case] = [
    (
        "Unless pay rises by ten per cent, its 400 crews will walk out on Monday, the union warned.",
        "Unless pay rises by ten per cent, its 400 crews will walk out on Monday",
        "warned",
        Voice.INDIRECT,
    ),
    (
        "A second wave will follow unless the siege is lifted, he said.",
        "A second wave will follow unless the siege is lifted",
        "said",
        Voice.INDIRECT,
    ),
    (
        "Should the firm refuse, the parish would sue, she said.",
        "Should the firm refuse, the parish would sue",
        "said",
        Voice.INDIRECT,
    ),
    ("Look at the pumps, not at my men, he said.", "Look at the pumps, not at my men", "said", Voice.DIRECT),
    ("The row over the pumps deepened.", "The row over the pumps deepened", None, Voice.NARRATED),
    ("A teacher stays with her class, she said.", "A teacher stays with her class", "said", Voice.DIRECT),
    ("The river took them, he said.", "The river took them", "said", Voice.DIRECT),
    ("The strike makes a deal harder, she said.", "The strike makes a deal harder", "said", Voice.DIRECT),
    ("The ballot lacked basic fairness, she said.", "The ballot lacked basic fairness", "said", Voice.INDIRECT),
    ("She branded the offer of 4,000 crowns “an insult”.", "the offer of 4,000 crowns “an insult”", "branded", Voice.MIXED),
    (
        "Drivers warned that they would block the tunnel unless the toll was dropped.",
        "they would block the tunnel unless the toll was dropped",
        "warned",
        Voice.INDIRECT,
    ),
    ("If only the pump had been serviced, she said.", "If only the pump had been serviced", "said", Voice.DIRECT),
    ("May the hills shelter them, he said.", "May the hills shelter them", "said", Voice.DIRECT),
    ("The nurses insisted that the ward be reopened.", "that the ward be reopened", "insisted", Voice.INDIRECT),
    (
        "Over my dead body will they pave that meadow, he said.",
        "Over my dead body will they pave that meadow",
        "said",
        Voice.DIRECT,
    ),
    ("Nobody can claim the flood came as news, she said.", "Nobody can claim the flood came as news", "said", Voice.DIRECT),
    ("They don't even know our names, she said.", "They don't even know our names", "said", Voice.DIRECT),
    (
        "If anyone opened that valve, they will go to jail, she said.",
        "If anyone opened that valve, they will go to jail",
        "said",
        Voice.DIRECT,
    ),
    (
        "Unless the board goes, there will be no ships in this harbour, she warned.",
        "Unless the board goes, there will be no ships in this harbour",
        "warned",
        Voice.DIRECT,
    ),
    (
        "If a stranger had not pulled me out, I would be dead, she said.",
        "If a stranger had not pulled me out, I would be dead",
        "said",
        Voice.DIRECT,
    ),
    (
        "I would have smelled it from the next valley, she said.",
        "I would have smelled it from the next valley",
        "said",
        Voice.DIRECT,
    ),
    ("We are bakers, not bankers, she said.", "We are bakers, not bankers", "said", Voice.DIRECT),
    ("This is what neglect costs, she said.", "This is what neglect costs", "said", Voice.DIRECT),
    ("You cannot mend a dam with speeches, she said.", "You cannot mend a dam with speeches", "said", Voice.DIRECT),
    (
        "A nation that mocks its teachers has no future, she said.",
        "A nation that mocks its teachers has no future",
        "said",
        Voice.DIRECT,
    ),
    ("They owe us the truth, she said.", "They owe us the truth", "said", Voice.DIRECT),
    ("Every hour matters, she said.", "Every hour matters", "said", Voice.DIRECT),
    ("Thirst does not wait, she said.", "Thirst does not wait", "said", Voice.DIRECT),
    ("It was bone against brick, she said.", "It was bone against brick", "said", Voice.DIRECT),
    ("We are pawns, she said.", "We are pawns", "said", Voice.DIRECT),
    ("That tunnel is a coffin, she said.", "That tunnel is a coffin", "said", Voice.DIRECT),
    ("The marshes will be cleansed, she wrote.", "The marshes will be cleansed", "wrote", Voice.DIRECT),
    ("We will find out who gave the order, she said.", "We will find out who gave the order", "said", Voice.DIRECT),
    ("Let the voters decide, she said.", "Let the voters decide", "said", Voice.DIRECT),
    (
        "Either they reopen the road or we block the port, she said.",
        "Either they reopen the road or we block the port",
        "said",
        Voice.DIRECT,
    ),
    ("Our courage is not for sale, she said.", "Our courage is not for sale", "said", Voice.DIRECT),
    ("The mayor is lying, she said.", "The mayor is lying", "said", Voice.DIRECT),
    ("Silence is consent, she said.", "Silence is consent", "said", Voice.DIRECT),
    ("The worst answer would be a closed door, she said.", "The worst answer would be a closed door", "said", Voice.DIRECT),
    (
        "Such tales are told in order to spread fear, she said.",
        "Such tales are told in order to spread fear",
        "said",
        Voice.INDIRECT,
    ),
    ("Nobody is above the law, she said.", "Nobody is above the law", "said", Voice.DIRECT),
    ("We shall not be moved, she said.", "We shall not be moved", "said", Voice.DIRECT),
    ("The deal is a victory for decency, she said.", "The deal is a victory for decency", "said", Voice.DIRECT),
    ("They did not even bother to call, she said.", "They did not even bother to call", "said", Voice.DIRECT),
    ("The council must act now, she said.", "The council must act now", "said", Voice.INDIRECT),
    ("Ministers should resign, the paper said.", "Ministers should resign", "said", Voice.INDIRECT),
    ("We need to rebuild trust, he said.", "We need to rebuild trust", "said", Voice.DIRECT),
    ("He urged residents to stay indoors.", "residents to stay indoors", "urged", Voice.INDIRECT),
    ("She called for an inquiry into the crash.", "an inquiry into the crash", "called", Voice.INDIRECT),
    ("They demanded that the mine be closed.", "the mine be closed", "demanded", Voice.INDIRECT),
    ("He hopes the strike will end soon.", "the strike will end soon", "hopes", Voice.INDIRECT),
    ("I wish we had known, she said.", "I wish we had known", "said", Voice.DIRECT),
    ("He vowed to fight on.", "to fight on", "vowed", Voice.INDIRECT),
    ("The rebels threatened to burn the town.", "to burn the town", "threatened", Voice.INDIRECT),
    ("We will never give up, he said.", "We will never give up", "said", Voice.DIRECT),
    ("We will do everything we can, he said.", "We will do everything we can", "said", Voice.DIRECT),
    ("Crews will continue to fight for every life.", "Crews will continue to fight for every life", None, Voice.NARRATED),
    ("The decision is a disgrace, said the union.", "The decision is a disgrace", "said", Voice.INDIRECT),
    (
        "It was an act of cowardice and a shameful failure, he said.",
        "It was an act of cowardice and a shameful failure",
        "said",
        Voice.DIRECT,
    ),
    ("The plan is unfair and cruel, she said.", "The plan is unfair and cruel", "said", Voice.INDIRECT),
    ("He called the ruling a travesty.", "the ruling a travesty", "called", Voice.INDIRECT),
    ("She described the proposal as reckless.", "the proposal as reckless", "described", Voice.INDIRECT),
    ("Are they listening to us at all?", "Are they listening to us at all?", None, Voice.DIRECT),
    ("Stay away from the river, police said.", "Stay away from the river", "said", Voice.DIRECT),
    ("Let us not forget the dead, he said.", "Let us not forget the dead", "said", Voice.DIRECT),
    ("The vote reflects deep divisions in the party.", "The vote reflects deep divisions in the party", None, Voice.NARRATED),
    ("The deal sends a clear message to rivals.", "The deal sends a clear message to rivals", None, Voice.NARRATED),
    ("This shows that nobody cares, she said.", "This shows that nobody cares", "said", Voice.DIRECT),
    ("They put profit before people, he said.", "They put profit before people", "said", Voice.DIRECT),
    ("Anger has grown in the camps.", "Anger has grown in the camps", None, Voice.NARRATED),
    ("The engine roared like a lion, he said.", "The engine roared like a lion", "said", Voice.DIRECT),
    ("We are devastated, her father said.", "We are devastated", "said", Voice.DIRECT),
    ("We are proud of our team, he said.", "We are proud of our team", "said", Voice.DIRECT),
    ("It is too early to draw conclusions, the agency said.", "It is too early to draw conclusions", "said", Voice.INDIRECT),
    ("The talks are the only way forward, he said.", "The talks are the only way forward", "said", Voice.INDIRECT),
    (
        "The company has turned a blind eye for years, he said.",
        "The company has turned a blind eye for years",
        "said",
        Voice.DIRECT,
    ),
    (
        "It's the best thing that ever happened to us, she said.",
        "It's the best thing that ever happened to us",
        "said",
        Voice.DIRECT,
    ),
    ("I love this town, she said.", "I love this town", "said", Voice.DIRECT),
    ("We condemn this attack, the minister said.", "We condemn this attack", "said", Voice.DIRECT),
    ("We look forward to working with them, he said.", "We look forward to working with them", "said", Voice.DIRECT),
    ("The party wants a fresh start.", "The party wants a fresh start", None, Voice.NARRATED),
    ("Nobody deserves to die like this, she said.", "Nobody deserves to die like this", "said", Voice.DIRECT),
    (
        "If they attack, we will respond with full force, he said.",
        "If they attack, we will respond with full force",
        "said",
        Voice.DIRECT,
    ),
    ("He said it was wrong to blame the driver.", "it was wrong to blame the driver", "said", Voice.INDIRECT),
    ("It felt like the end of the world, he said.", "It felt like the end of the world", "said", Voice.DIRECT),
    ("The government has failed us, she said.", "The government has failed us", "said", Voice.DIRECT),
    ("The report makes for grim reading.", "The report makes for grim reading", None, Voice.NARRATED),
    ("They have no respect for the law, he said.", "They have no respect for the law", "said", Voice.DIRECT),
    ("Time is running out, he warned.", "Time is running out", "warned", Voice.DIRECT),
    ("Our hearts are broken, she said.", "Our hearts are broken", "said", Voice.DIRECT),
    ("It is essential that aid gets through, she said.", "It is essential that aid gets through", "said", Voice.INDIRECT),
    # Obligation without "must".
    ("It is up to the regulator to act, he said.", "It is up to the regulator to act", "said", Voice.INDIRECT),
    ("The state has a duty to shelter them, she said.", "The state has a duty to shelter them", "said", Voice.INDIRECT),
    ("There is no excuse for such delays, he said.", "There is no excuse for such delays", "said", Voice.DIRECT),
    ("Please keep off the ice, the warden said.", "Please keep off the ice", "said", Voice.DIRECT),
    ("This must stop.", "This must stop", None, Voice.NARRATED),
    (
        "The town hall urged walkers to keep off the dunes.",
        "The town hall urged walkers to keep off the dunes",
        None,
        Voice.NARRATED,
    ),
    (
        "The embassy warned against all trips to the coast.",
        "The embassy warned against all trips to the coast",
        None,
        Voice.NARRATED,
    ),
    # Threat and vow.
    (
        "If they raise the toll, we will block the bridge, he said.",
        "If they raise the toll, we will block the bridge",
        "said",
        Voice.DIRECT,
    ),
    (
        "Unless they pay by 3 June, we will stop work, she said.",
        "Unless they pay by 3 June, we will stop work",
        "said",
        Voice.DIRECT,
    ),
    ("We will be back tomorrow, he said.", "We will be back tomorrow", "said", Voice.DIRECT),
    (
        "Those behind the raid will be brought to justice, he said.",
        "Those behind the raid will be brought to justice",
        "said",
        Voice.DIRECT,
    ),
    ("Such an outrage will not go unpunished, she said.", "Such an outrage will not go unpunished", "said", Voice.DIRECT),
    ("The smugglers will pay a heavy price, he said.", "The smugglers will pay a heavy price", "said", Voice.DIRECT),
    # What only a voice says.
    ("The crew did an amazing job, she said.", "The crew did an amazing job", "said", Voice.DIRECT),
    ("They treated our guests disgracefully, he said.", "They treated our guests disgracefully", "said", Voice.DIRECT),
    ("It scares me, she said.", "It scares me", "said", Voice.DIRECT),
    ("That makes us proud, he said.", "That makes us proud", "said", Voice.DIRECT),
    ("This is blackmail, he said.", "This is blackmail", "said", Voice.DIRECT),
    ("It is the tenants who suffer, she said.", "It is the tenants who suffer", "said", Voice.DIRECT),
    ("The harbour is ours, he said.", "The harbour is ours", "said", Voice.DIRECT),
    ("What a night, she said.", "What a night", "said", Voice.DIRECT),
    ("The village is dying, he said.", "The village is dying", "said", Voice.DIRECT),
    ("The industry is broken, he said.", "The industry is broken", "said", Voice.DIRECT),
    ("I would rather sell the farm, she said.", "I would rather sell the farm", "said", Voice.DIRECT),
    ("May they find peace, she said.", "May they find peace", "said", Voice.DIRECT),
    ("The keeper had a shocker, he said.", "The keeper had a shocker", "said", Voice.DIRECT),
    ("We felt abandoned, she said.", "We felt abandoned", "said", Voice.DIRECT),
    ("Enough talk, he said.", "Enough talk", "said", Voice.DIRECT),
    ("It was the longest night of my life, he said.", "It was the longest night of my life", "said", Voice.DIRECT),
    ("She said the bill was “a charter for thieves”.", "the bill was “a charter for thieves”", "said", Voice.MIXED),
    ("The party has lost touch with voters, he said.", "The party has lost touch with voters", "said", Voice.DIRECT),
    ("They treated the crew with contempt, she said.", "They treated the crew with contempt", "said", Voice.DIRECT),
    ("We are not going to be bullied, he said.", "We are not going to be bullied", "said", Voice.DIRECT),
    ("We were lucky, she said.", "We were lucky", "said", Voice.DIRECT),
    ("He told owners to keep their dogs in.", "owners to keep their dogs in", "told", Voice.INDIRECT),
    ("It is a game changer, she said.", "It is a game changer", "said", Voice.DIRECT),
    ("It was like walking on glass, he said.", "It was like walking on glass", "said", Voice.DIRECT),
    # Figures of speech in any inflection.
    (
        "They have been dragging their feet for years, he said.",
        "They have been dragging their feet for years",
        "said",
        Voice.DIRECT,
    ),
    ("Bosses lined their pockets, she said.", "Bosses lined their pockets", "said", Voice.DIRECT),
    (
        "The storm turned our street into a nightmare, he said.",
        "The storm turned our street into a nightmare",
        "said",
        Voice.DIRECT,
    ),
    ("She accused the bank of turning its back on them.", "the bank of turning its back on them", "accused", Voice.INDIRECT),
    (
        "The two clubs were walking a dangerous tightrope, he said.",
        "The two clubs were walking a dangerous tightrope",
        "said",
        Voice.DIRECT,
    ),
    ("Where did they go? he asked. Nobody knew.", "Where did they go?", None, Voice.DIRECT),
]
CHECKABLE: list[Case] = [
    (
        "If the guns fall silent, I will invite both sides to Harl, she said.",
        "If the guns fall silent, I will invite both sides to Harl",
        "said",
        Voice.DIRECT,
    ),
    (
        "The crew would walk free if the court agreed, he said.",
        "The crew would walk free if the court agreed",
        "said",
        Voice.INDIRECT,
    ),
    ("A row broke out over the pumps.", "A row broke out over the pumps", None, Voice.NARRATED),
    ("The navy described traffic in the strait as normal.", "traffic in the strait as normal", "described", Voice.INDIRECT),
    ("The stew stank like a drain, she said.", "The stew stank like a drain", "said", Voice.INDIRECT),
    ("A doctor comes to Harl on Mondays, she said.", "A doctor comes to Harl on Mondays", "said", Voice.DIRECT),
    ("The flood took the barns, he said.", "The flood took the barns", "said", Voice.DIRECT),
    (
        "Growers warned that they would run out of seed if the ferry stayed away.",
        "they would run out of seed if the ferry stayed away",
        "warned",
        Voice.INDIRECT,
    ),
    ("The engineer warned of a second landslide by evening.", "a second landslide by evening", "warned", Voice.INDIRECT),
    (
        "Should the cable snap, the lift stops at once, he explained.",
        "Should the cable snap, the lift stops at once",
        "explained",
        Voice.DIRECT,
    ),
    (
        "Lose the ticket and you pay for the whole day, she said.",
        "Lose the ticket and you pay for the whole day",
        "said",
        Voice.DIRECT,
    ),
    ("Do not expect a ruling before June, she said.", "Do not expect a ruling before June", "said", Voice.DIRECT),
    ("The nurses insisted that the ward was open.", "that the ward was open", "insisted", Voice.INDIRECT),
    (
        "The first traces point to a loss of pressure, not to error, she said.",
        "The first traces point to a loss of pressure, not to error",
        "said",
        Voice.DIRECT,
    ),
    (
        "Nobody can say how many cars were in the tunnel, she said.",
        "Nobody can say how many cars were in the tunnel",
        "said",
        Voice.DIRECT,
    ),
    (
        "If the committee agrees, work will begin in the autumn, she said.",
        "If the committee agrees, work will begin in the autumn",
        "said",
        Voice.DIRECT,
    ),
    ("The crate was carrying tiles, not shells, she said.", "The crate was carrying tiles, not shells", "said", Voice.DIRECT),
    ("You could hear the siren across the bay, she said.", "You could hear the siren across the bay", "said", Voice.DIRECT),
    (
        "A woman who lives opposite says the lights were off, she said.",
        "A woman who lives opposite says the lights were off",
        "said",
        Voice.DIRECT,
    ),
    ("The children will be moved to the coast, she said.", "The children will be moved to the coast", "said", Voice.DIRECT),
    ("He is lying in a ward in the north, she said.", "He is lying in a ward in the north", "said", Voice.DIRECT),
    ("We do not know which of the logs is wrong, she said.", "We do not know which of the logs is wrong", "said", Voice.DIRECT),
    ("He had wanted to be a vet, she said.", "He had wanted to be a vet", "said", Voice.DIRECT),
    ("The herders would respect the ruling, she said.", "The herders would respect the ruling", "said", Voice.INDIRECT),
    ("They told me I would never walk again, she said.", "They told me I would never walk again", "said", Voice.DIRECT),
    ("The smugglers want €3million, she said.", "The smugglers want €3million", "said", Voice.INDIRECT),
    (
        "Anyone who enters the yard will be searched, she said.",
        "Anyone who enters the yard will be searched",
        "said",
        Voice.INDIRECT,
    ),
    ("The bridge collapsed on Monday.", "The bridge collapsed on Monday", None, Voice.NARRATED),
    ("The road will reopen on Friday, the council said.", "The road will reopen on Friday", "said", Voice.INDIRECT),
    ("He pledged $5 million to the fund.", "$5 million to the fund", "pledged", Voice.INDIRECT),
    ("The army denied that its troops had crossed the river.", "its troops had crossed the river", "denied", Voice.INDIRECT),
    ("She was arrested at the airport.", "She was arrested at the airport", None, Voice.NARRATED),
    ("The crew had to abandon the ship.", "The crew had to abandon the ship", None, Voice.NARRATED),
    ("The driver must have fallen asleep, police said.", "The driver must have fallen asleep", "said", Voice.INDIRECT),
    (
        "If the dam breaks, the valley will flood, engineers said.",
        "If the dam breaks, the valley will flood",
        "said",
        Voice.INDIRECT,
    ),
    ("He asked whether the pumps had been serviced.", "the pumps had been serviced", "asked", Voice.INDIRECT),
    ("The suspect is in custody.", "The suspect is in custody", None, Voice.NARRATED),
    ("The new train is faster than the old one.", "The new train is faster than the old one", None, Voice.NARRATED),
    ("The bank will close its branch in Ost.", "The bank will close its branch in Ost", None, Voice.NARRATED),
    ("Two of the wounded are in a critical condition.", "Two of the wounded are in a critical condition", None, Voice.NARRATED),
    ("The company refused to comment.", "The company refused to comment", None, Voice.NARRATED),
    ("Analysts expect rates to fall.", "rates to fall", "expect", Voice.INDIRECT),
    ("The minister accused the firm of bribery.", "the firm of bribery", "accused", Voice.INDIRECT),
    ("The firm was founded by two brothers.", "The firm was founded by two brothers", None, Voice.NARRATED),
    ("I saw him jump into the water, she said.", "I saw him jump into the water", "said", Voice.DIRECT),
    (
        "He warned that the flood would reach the town by night.",
        "the flood would reach the town by night",
        "warned",
        Voice.INDIRECT,
    ),
    ("She criticised the firm for hiding the report.", "the firm for hiding the report", "criticised", Voice.INDIRECT),
    ("The storm knocked out power in the south.", "The storm knocked out power in the south", None, Voice.NARRATED),
    ("Doctors say the drug is safe for children.", "the drug is safe for children", "say", Voice.INDIRECT),
    ("Parliament voted to keep the law.", "Parliament voted to keep the law", None, Voice.NARRATED),
    ("The pilot was not on board.", "The pilot was not on board", None, Voice.NARRATED),
    ("Cities like Ost were hit hardest.", "Cities like Ost were hit hardest", None, Voice.NARRATED),
    ("The court ruled that the sale was legal.", "the sale was legal", "ruled", Voice.INDIRECT),
    (
        "Talks between the two sides broke down last night.",
        "Talks between the two sides broke down last night",
        None,
        Voice.NARRATED,
    ),
    ("The airline said all flights had been cancelled.", "all flights had been cancelled", "said", Voice.INDIRECT),
    ("People who should have been warned were asleep.", "People who should have been warned were asleep", None, Voice.NARRATED),
    ("He suggested that the fire started in the kitchen.", "the fire started in the kitchen", "suggested", Voice.INDIRECT),
    ("They told residents the water was safe.", "the water was safe", "told", Voice.INDIRECT),
    ("The army has withdrawn from the city.", "The army has withdrawn from the city", None, Voice.NARRATED),
    ("The hospital is running out of blood, a doctor said.", "The hospital is running out of blood", "said", Voice.INDIRECT),
    ("Prices rose faster than wages last year.", "Prices rose faster than wages last year", None, Voice.NARRATED),
    ("He is the son of a fisherman.", "He is the son of a fisherman", None, Voice.NARRATED),
    ("The ship was carrying grain to the coast.", "The ship was carrying grain to the coast", None, Voice.NARRATED),
    (
        "The president announced that troops would be sent to the border.",
        "troops would be sent to the border",
        "announced",
        Voice.INDIRECT,
    ),
    ("We found the door open, she said.", "We found the door open", "said", Voice.DIRECT),
    ("We will publish the report next week, he said.", "We will publish the report next week", "said", Voice.DIRECT),
    # What a rule obliges to, and what will have to be.
    ("Under the new act, owners must chip every dog.", "Under the new act, owners must chip every dog", None, Voice.INDIRECT),
    ("From Monday, boats must carry a radio, the ministry said.", "From Monday, boats must carry a radio", "said", Voice.INDIRECT),
    ("Passengers must change at Ost.", "Passengers must change at Ost", None, Voice.NARRATED),
    (
        "If the wind turns, the valley will have to be cleared, he said.",
        "If the wind turns, the valley will have to be cleared",
        "said",
        Voice.INDIRECT,
    ),
    ("The clinic needs 40 beds, she said.", "The clinic needs 40 beds", "said", Voice.INDIRECT),
    (
        "If the frost lasts, we will lose the harvest, he said.",
        "If the frost lasts, we will lose the harvest",
        "said",
        Voice.DIRECT,
    ),
    ("Residents were urged to boil their water.", "Residents were urged to boil their water", None, Voice.NARRATED),
    ("The house was abandoned, he said.", "The house was abandoned", "said", Voice.DIRECT),
    ("She said the bonus was “paid in full”.", "the bonus was “paid in full”", "said", Voice.MIXED),
    ("So long as the valve holds, the tank is safe.", "So long as the valve holds, the tank is safe", None, Voice.NARRATED),
    ("The market will close should the frost go on.", "The market will close should the frost go on", None, Voice.NARRATED),
    ("The mill dismissed the claim that it had closed.", "the claim that it had closed", "dismissed", Voice.INDIRECT),
    ("He knew the road was bad, she said.", "He knew the road was bad", "said", Voice.INDIRECT),
    ("Boats must carry a radio from 1 June, the ministry said.", "Boats must carry a radio from 1 June", "said", Voice.INDIRECT),
    ("The firm appealed the case to a higher court.", "The firm appealed the case to a higher court", None, Voice.NARRATED),
    ("The pump made a strange noise, he said.", "The pump made a strange noise", "said", Voice.DIRECT),
    ("She told owners the dogs were ill.", "the dogs were ill", "told", Voice.INDIRECT),
    # Persons speak and know; their words stand for nothing.
    ("The chairwoman spoke to the crowd.", "The chairwoman spoke to the crowd", None, Voice.NARRATED),
    ("We know the name of the driver, he said.", "We know the name of the driver", "said", Voice.DIRECT),
    ("We expect the road to open on Friday, she said.", "We expect the road to open on Friday", "said", Voice.DIRECT),
    ("The painting was a gift from his widow.", "The painting was a gift from his widow", None, Voice.NARRATED),
    # Literal words that are also figures of speech.
    ("The car was on fire, she said.", "The car was on fire", "said", Voice.DIRECT),
    ("The window was broken, he said.", "The window was broken", "said", Voice.DIRECT),
    ("The patient is dying, the nurse said.", "The patient is dying", "said", Voice.DIRECT),
    ("We will pay each tenant $900, he said.", "We will pay each tenant $900", "said", Voice.DIRECT),
]


def judge(doc: Doc, words: str, cue: str | None, voice: Voice) -> bool:
    text = doc.text
    start = text.index(words)
    span = make_span(text, text.index(cue), text.index(cue) + len(cue)) if cue is not None else None
    return is_checkable(doc, text, start, start + len(words), cue=span, voice=voice)


@pytest.mark.slow
class TestIsCheckable:
    @pytest.mark.parametrize(("text", "words", "cue", "voice"), NOT_CHECKABLE)
    def test_not_checkable(self, nlp: Language, text: str, words: str, cue: str | None, voice: Voice) -> None:
        assert judge(nlp(text), words, cue, voice) is False

    @pytest.mark.parametrize(("text", "words", "cue", "voice"), CHECKABLE)
    def test_checkable(self, nlp: Language, text: str, words: str, cue: str | None, voice: Voice) -> None:
        assert judge(nlp(text), words, cue, voice) is True


class TestHandBuilt:
    def test_obligation_at_the_top(self) -> None:
        doc = Doc(
            VOCAB,
            words=["Ministers", "must", "go"],
            lemmas=["minister", "must", "go"],
            tags=["NNS", "MD", "VB"],
            pos=["NOUN", "AUX", "VERB"],
            deps=["nsubj", "aux", "ROOT"],
            heads=[2, 2, 2],
        )
        assert judge(doc, "Ministers must go", None, Voice.INDIRECT) is False

    def test_obligation_in_a_relative_clause_is_an_aside(self) -> None:
        doc = Doc(
            VOCAB,
            words=["Ministers", "who", "must", "go", "wept"],
            lemmas=["minister", "who", "must", "go", "weep"],
            tags=["NNS", "WP", "MD", "VB", "VBD"],
            pos=["NOUN", "PRON", "AUX", "VERB", "VERB"],
            deps=["nsubj", "nsubj", "aux", "relcl", "ROOT"],
            heads=[4, 3, 3, 0, 4],
        )
        assert judge(doc, "Ministers who must go wept", None, Voice.NARRATED) is True

    def test_figure_makes_a_judgement_checkable(self) -> None:
        doc = Doc(
            VOCAB,
            words=["It", "was", "terrible", ",", "90", "died"],
            lemmas=["it", "be", "terrible", ",", "90", "die"],
            tags=["PRP", "VBD", "JJ", ",", "CD", "VBD"],
            pos=["PRON", "AUX", "ADJ", "PUNCT", "NUM", "VERB"],
            deps=["nsubj", "ccomp", "acomp", "punct", "nsubj", "ROOT"],
            heads=[1, 5, 1, 5, 5, 5],
        )
        assert judge(doc, "It was terrible , 90 died", None, Voice.DIRECT) is True
        assert judge(doc, "It was terrible", None, Voice.DIRECT) is False

    @pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 3), (5, 2), (0, 999)])
    def test_odd_offsets_are_checkable(self, start: int, end: int) -> None:
        doc = Doc(VOCAB, words=["Lamps", "failed"])
        assert is_checkable(doc, doc.text, start, end, cue=None, voice=Voice.NARRATED) is True

    def test_question_mark_behind_the_words(self) -> None:
        doc = Doc(VOCAB, words=["Who", "knew", "?"], spaces=[True, False, False])
        assert is_checkable(doc, doc.text, 0, 8, cue=None, voice=Voice.DIRECT) is False


class TestMoodsOfWhoSpeaks:
    @pytest.mark.parametrize(
        ("said", "checkable"),
        [
            ("We still see their faces", False),
            ("We still see smoke from the roof", True),
            ("If the board has any decency, it will step down", False),
            ("If the board has any money, it will pay", True),
            ("The door of the palace is open", False),
            ("The fire door is open", True),
            ("The door was open all night", True),
        ],
    )
    def test_what_haunts_is_doubted_or_offered(self, read: Callable[[str], Extraction], said: str, checkable: bool) -> None:
        claims = read(f"Row\n\n“{said},” Ada Brask said.").claims
        assert [claim.checkable for claim in claims] == [checkable]
