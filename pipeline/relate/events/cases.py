"""What steps of a case have from what was told of it before: whom it is about, who ruled, and what the ruling is on ("The appeal was
dismissed": whose it was, and against what)."""

from __future__ import annotations

import re

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import class_lemmas, word_classes
from pipeline.layers import Event, Participant
from pipeline.relate.arguments.dropped import unique
from pipeline.relate.case_roles import OF_CASE
from pipeline.relate.dated import precedes
from pipeline.relate.events.referring import DEFINITE
from pipeline.relate.events.story import CONTINUATION
from pipeline.relate.lending import befallen, entities_of, identity, lend
from pipeline.vocabulary import word_list

# Types whose missing target is the person of the case told just before.
OF_THE_CASE = {"charge", "trial", "sentence", "appeal_ruling", "release", "acquittal", "extradition", "investigation"}
CASE_REACH = {"appeal_ruling": 5, "trial": 3, "complaint": 2}  # sentences back; one for other types
CASE_BEFORE = {
    "detention": {"detention", "charge", "summons", "search", "trial"},
    "complaint": {"sentence", "acquittal", "appeal_ruling", "release", "detention"},
    "asset_freeze": {"asset_freeze"},
    "movement_restriction": {"movement_restriction"},
    "appeal_ruling": {"sentence", "acquittal", "registration_denied", "designation", "assembly_denied", "detention", "court_ruling", "movement_restriction"},
}
"""What the case told before was told by; for other types an event of their own type."""
PROLONGED = {"asset_freeze", "movement_restriction"}
PROLONGING = re.compile(r"(?:was |were |been )?(?:extend|prolong|renew)", re.I)
"""What goes on longer and is no step of a case otherwise."""
STEPS_REACH = 8  # sentences back in which the case was told that is heard again
DENYING = word_list("cases.denying")
DENIED = word_list("cases.denied")
ACCUSED_IN = {"charge", "trial", "detention", "sentence", "investigation"}
STEPS = {"charge", "trial", "sentence", "appeal_ruling", "acquittal", "court_ruling"}
OF_NO_CASE = {"vilification", "statement", "protest", "attack"}
"""Types whose target is not the one on trial."""
COURT_TOLD = "court of"
RULED_TOGETHER = 1
"""Sentences back in which the court of a case was told that goes on to acquit or to sentence others."""
BY_AUTHORITY = {"assembly_denied", "registration_denied", "movement_restriction", "censorship", "designation"}
BY_COURT = BY_AUTHORITY | {"sentence", "acquittal", "detention", "release", "extradition", "asset_freeze", "court_ruling", "appeal_ruling"}
"""What a court of a higher instance may have before it."""
REVIEWED = word_list("events.reviewed")
REVIEWING = word_list("events.reviewing")
APPELLATE = word_list("events.appellate")
CLAIMING = word_list("cases.claiming")
ASKING = word_list("demands.asking")
CLOSING = word_list("cases.closing")
SUFFERING = word_list("cases.suffering")
SUPERIOR = word_list("events.superior")
BLOWS = word_list("cases.blows")
OFFICIALS = word_list("cases.officials")
HIRED = word_list("cases.hired")
HELD_IN = word_list("cases.held_in")
INMATES = word_list("cases.inmates")
RESTRAINED = word_list("cases.restrained")
OFFICIAL_WEAPONS = word_list("cases.official_weapons")
BEATINGS = word_list("cases.beatings")
THINGS = word_classes()["possession"].lemmas | word_classes()["premises"].lemmas | word_classes()["vehicle"].lemmas | word_list("cases.things")
GUARDS = word_list("cases.guards")
BY_MISSILE = word_list("cases.by_missile")  # also of bullets and stones
CROWDS = word_list("cases.crowds")
SHOTS = word_list("cases.shots")
HIGHER_INSTANCE = "by a court of a higher instance"
GOING_HOME = word_list("events.going_home")
OF_THEM = re.compile(r"\bof (?:whom|them|those)\b|^(?:all|both|most|the (?:rest|others?|remaining))\b", re.I)
PARTS = {f"{part} of" for part in ("one", "two", "three", "some", "several", "many", "most")}
ORDERING = word_classes()["court"].lemmas | {"commission"}
REQUESTS = word_list("events.requests")
CONVICTIONS = word_list("cases.convictions")
"""What nobody has who was acquitted."""
POLICE = class_lemmas(frozenset(("police", "prison")))
COURTS = word_classes()["court"].lemmas | {"chamber", "plenum"}
OF_ANY_CASE = {"appeal", "trial", "retrial"}
"""Nouns of what a case may have for the first time ("ordered a retrial")."""


def is_step_of_case(event: Event, event_type: str) -> bool:
    """Whether an event without a target is a step of somebody's case, such as an appeal of the prosecution."""
    if any(p.role == "target" for p in event.participants):
        return False
    if event_type == "detention":
        return ordered_by_court(event)
    if event_type in PROLONGED:
        return PROLONGING.match(event.trigger) is not None
    by_prosecution = any(p.role == "actor" and "prosecut" in p.text.lower() for p in event.participants)
    return event_type in OF_THE_CASE or event_type == "complaint" and by_prosecution


def pleads(event: Event, token: Token, context: list[tuple[Event, int]]) -> bool:
    """Whether those charged or held before only deny what they are accused of ("Both deny the charges"): a plea, no statement."""
    if event.event_type != "statement" or lemma_of(token) not in DENYING or not any(lemma_of(t) in DENIED for t in clauses.children(token, "obj")):
        return False
    doers = {identity(p) for p in event.participants if p.role == "actor"}
    return bool(doers) and doers <= {one for told, _ in context if told.event_type in ACCUSED_IN for one in befallen(told)}


def ordered_by_court(event: Event) -> bool:
    """Whether a detention is a custody measure of a court ("a court ordered two months of pre-trial detention")."""
    return any(p.role == "actor" and set(p.text.lower().split()) & ORDERING for p in event.participants)


def only_went_home(event: Event, token: Token, context: list[tuple[Event, int]], number: int) -> bool:
    """Whether somebody of whom no arrest was told just before only went home ("27 of whom went home the next day" is a release)."""
    home = event.event_type == "release" and lemma_of(token) in GOING_HOME and any(c.lower_ == "home" for c in token.children)
    after = any("after" in clauses.prepositions(c) for c in clauses.children(token, "advcl"))  # "three days after he was picked up"
    if not home or after or clauses.oblique(token, "from", "after", "without"):
        return False
    people = befallen(event)
    some = any(p.entity is None and (p.stands_for or OF_THEM.search(p.text)) for p in event.participants if p.role == "target")
    if any(told.event_type == "acquittal" and at == number and people & befallen(told) for told, at in context):
        return False  # "dropped all charges, and he went home the next day"
    return not any(told.event_type in ("detention", "summons") and number - at <= CONTINUATION and (people & befallen(told) or some and at >= number - 1)
                   for told, at in context)


def left_custody(event: Event, token: Token, context: list[tuple[Event, int]], number: int) -> bool:
    """Whether those who "walked free for want of evidence" were let go after their arrest, and not acquitted: the last step told of
    their case is the detention."""
    if event.event_type != "acquittal" or lemma_of(token) != "walk":
        return False
    last = next((told.event_type for told, at in reversed(context) if number - at <= CONTINUATION and told.event_type in STEPS | {"detention"}), "")
    return last == "detention"


def is_on_another(token: Token) -> bool:
    """Whether a ruling is on a decision that is new to the reader ("upheld a lower court ruling that sentenced a man"), or on the case of somebody
    new ("charges against a third were dropped"): not on the case told before."""
    if token.pos_ != "VERB":
        return False
    things = [t for t in clauses.patients_of(token) if t.i != token.head.i]
    others = [t for thing in things for t in clauses.oblique(thing, "against")]
    return any(c.lower_ in ("a", "an", "another") for t in others for c in (t, *t.children)) or any(
        child.dep_ == "acl:relcl" or child.lower_ in ("a", "an") for thing in things if lemma_of(thing) not in OF_ANY_CASE for child in thing.children)


def passed_on_convicted(event: Event, context: list[tuple[Event, int]], number: int) -> bool:
    """Whether a court imposes a penalty right behind a conviction or the end of a trial ("X was convicted of libel. The judge imposed a
    fine")."""
    return event.event_type == "sentence" and any(told.event_type in ("sentence", "trial") and number - at == 1 for told, at in context[-1:])


def are_of_many(token: Token) -> bool:
    """Whether a plural without a day tells of hearings in the cases of anybody ("several hearings took place in prisons",
    "offences tried by military courts")."""
    noun = token.head if token.dep_ == "acl" else token
    definite = any(child.lower_ in DEFINITE for child in noun.children)
    return noun.pos_ == "NOUN" and "Plur" in noun.morph.get("Number", []) and not definite and not clauses.has_child(noun, "nummod", "nmod")


def target_of_case(event: Event, token: Token, context: list[tuple[Event, int]], number: int) -> None:
    """Adds the target of the event told just before: "The trial began in June" is that of the person detained."""
    asked = event.event_type == "sentence" and lemma_of(token) in ASKING  # "The prosecution had asked for ten years"
    before = [(told, at) for told, at in reversed(context) if number - at <= CASE_REACH.get(event.event_type, 1)
              or asked and told.event_type in STEPS and number - at <= CASE_REACH["trial"]]
    before = [(told, at) for told, at in before if told.event_type in CASE_BEFORE.get(event.event_type, {told.event_type} - OF_NO_CASE)]
    if event.event_type == "search":  # "officers also took two telephones": from those searched or arrested
        before = [one for one in before if one[0].event_type in ("search", "detention", "registration_denied", "censorship")]
    if event.event_type == "trial":  # of somebody charged or tried before, or named: not of the many held on the way
        steps = [(told, at) for told, at in reversed(context) if told.event_type in STEPS and number - at <= STEPS_REACH]
        before = steps or [one for one in before if any(p.entity is not None for p in one[0].participants if p.role == "target")]
        if not before and (suit := next((told for told, at in reversed(context) if told.event_type == "complaint" and number - at <= CASE_REACH["trial"]), None)) is not None:
            parties = [p for p in suit.participants if p.role == "target"] or [p for p in suit.participants if p.role == "affected" and p.kind == "person"] or [
                p for p in suit.participants if p.role == "actor" and p.kind == "person"]  # "X has appealed, and a hearing is set for May"
            event.participants = unique(event.participants + [lend(p, "target", f"{OF_CASE} (“{suit.trigger}”)") for p in parties if p.entity is not None])
            return
    if event.event_type == "appeal_ruling":  # of those convicted rather than of those acquitted beside them
        before.sort(key=lambda told: (number - told[1], told[0].event_type == "acquittal"))
        if {lemma_of(t) for t in clauses.patients_of(token)} & CONVICTIONS:
            before.sort(key=lambda told: told[0].event_type == "acquittal")
    for previous, place in before:
        verdicts = [told for told, at in before if told.event_type == "sentence" and (at == place or _is_of_one_verdict(told, previous))]  # "the judgment" is on all whom it sentenced
        told_with = verdicts if event.event_type == "appeal_ruling" and previous in verdicts else [previous]
        targets: dict[int | str, Participant] = {}
        for p in (p for told in told_with for p in told.participants if p.role == "target"):
            targets.setdefault(identity(p), p)
        if targets:
            event.participants = unique(event.participants + [lend(p, "target", f"{OF_CASE} (“{previous.trigger}”)") for p in targets.values()])
            return


def suit_for_damages(event: Event, token: Token, context: list[tuple[Event, int]], number: int) -> Event | None:
    """The suit told just before in which somebody claims damages ("The mayor sued X. He demands 500 euros in damages")."""
    if event.event_type != "complaint" or lemma_of(token) not in CLAIMING or any(p.role == "target" for p in event.participants):
        return None
    claimants = {identity(p) for p in event.participants if p.role == "actor"}
    return next((told for told, at in reversed(context) if told.event_type == "complaint" and number - at <= CASE_REACH["complaint"]
                 and claimants & {identity(p) for p in told.participants if p.role == "actor"}), None)


def _is_of_one_verdict(first: Event, later: Event) -> bool:
    """Whether a verdict told later has its court and day from the first: it tells what others got in the one case."""
    inherited = any(p.role == "actor" and p.basis.startswith(COURT_TOLD) for p in later.participants)
    return later.event_type == "sentence" and inherited and first.trigger_start < later.trigger_start and "in the clause" not in later.basis.get("date", "")


def who_ruled(event: Event, context: list[tuple[Event, int]], number: int) -> list[Participant]:
    """The court of the verdict just told, for what else came of the case: "A court jailed A and B. Two others were acquitted"."""
    if event.event_type not in ("sentence", "acquittal") or any(p.role == "actor" for p in event.participants):
        return []
    dated = "in the clause" in event.basis.get("date", "")
    people = entities_of(event, "target")
    for told, at in reversed(context):
        if number - at > RULED_TOGETHER or precedes(event, told) or event.date_precision == "before" and told.date_precision == "day" and event.start != told.start:
            return []
        tried = told.event_type == "trial" and bool(people & {p.entity for p in told.participants if p.role == "target"}) and any(
            p.role == "actor" and set(p.text.lower().split()) & word_classes()["court"].lemmas for p in told.participants)
        if tried or not dated and told.event_type in ("sentence", "acquittal") and told.status == event.status == "occurred":
            return [lend(p, "actor", f"{COURT_TOLD} “{told.trigger}” told before") for p in told.participants if p.role == "actor"]
    return []


def reviews_a_measure(token: Token, context: list[tuple[Event, int]], number: int) -> bool:
    """Whether a court decides on what an authority did just before, such as a refusal or ban, and not on a verdict."""
    if not {lemma_of(t) for t in clauses.patients_of(token)} & REVIEWED:
        return False
    decided = BY_AUTHORITY | {"sentence", "acquittal", "detention", "court_ruling"}
    last = next((e.event_type for e, at in reversed(context) if number - at <= CONTINUATION and e.event_type in decided and "reference" not in e.basis), "")
    return last in BY_AUTHORITY


def reviews_a_ruling(event: Event, token: Token, context: list[tuple[Event, int]], number: int) -> bool:
    """Whether a court of a higher instance decides on what another court decided just before ("A judge froze the account. The Court
    of Appeal lifted the freeze"); a court of appeal does so whoever was told to have decided, unless an authority was."""
    if token.pos_ != "VERB" or lemma_of(token) not in REVIEWING or {lemma_of(t) for t in clauses.patients_of(token)} & word_classes()["legal"].lemmas - REVIEWED:
        return False
    court = next((set(p.text.lower().split()) for p in event.participants if p.role == "actor"), set())
    if not court & (SUPERIOR | APPELLATE) or not court & COURTS:
        return False
    last = next((e for e, at in reversed(context) if number - at <= CONTINUATION and e.event_type in BY_COURT), None)
    if {lemma_of(t) for t in clauses.patients_of(token)} & CLOSING and (last is None or last.event_type != "registration_denied"):
        return False
    if last is None or last.event_type in ("sentence", "acquittal"):
        return last is not None or bool(court & APPELLATE)
    by = [set(p.text.lower().split()) | set(last.text[:p.start - last.start].lower().split()[-1:]) for p in last.participants if p.role == "actor"]
    by_court = any(words & word_classes()["court"].lemmas and words != court for words in by)  # "Judge X" is told as a person
    return by_court or bool(court & APPELLATE) and last.event_type not in BY_AUTHORITY


def decides_on_extradition(verb: Token, context: list[tuple[Event, int]], number: int) -> bool:
    """Whether a court or government decides on "the request" for an extradition told just before."""
    asked = [t for t in clauses.patients_of(verb) if verb.pos_ == "VERB" and lemma_of(t) in REQUESTS]
    if any(verb.head is t and t.dep_ == "appos" for t in asked):
        asked = [t.head for t in asked if lemma_of(t.head) != "request"]  # "sought his return, a request which the court refused"
    new = any(c.dep_ in ("acl", "acl:relcl", "nmod", "compound") and c is not verb or c.lower_ in ("a", "an", "his", "her", "their") for t in asked for c in t.children)
    return bool(asked) and not new and any(told.event_type == "extradition" for told, at in context if number - at <= CONTINUATION)


def ill_treated(event: Event, token: Token, context: list[tuple[Event, int]], number: int) -> bool:
    """Whether bodily violence is torture or ill-treatment, as the types call it: dealt by officials to people of whom the text tells,
    or befalling somebody held, by nobody named or by officials."""
    if event.event_type != "attack":
        return False
    if (lemma_of(token) in SUFFERING or token.dep_ == "obj" and lemma_of(token.head) in SUFFERING) and _befell_those_tortured(event, token, context, number):
        return True
    if token.pos_ == "NOUN":
        return befell_somebody_held(event, context, number) or lemma_of(token) in BEATINGS and _only_officials(event)
    return befell_somebody_held(event, context, number) or token.pos_ == "VERB" and lemma_of(token) in BLOWS and (
        _dealt_by_officials(event, token) or _dealt_in_custody(event, token) or _befell_prisoner(event, token))


def _befell_those_tortured(event: Event, token: Token, context: list[tuple[Event, int]], number: int) -> bool:
    """Whether injuries are told of somebody right behind what officials did to him ("police beat six reporters. One of them, X, suffered a
    head injury")."""
    people, opening = entities_of(event, "target"), token.sent[:2].text.lower()
    return not any(p.role == "actor" for p in event.participants) and any(
        told.event_type == "torture" and number - at <= 1 and (people & entities_of(told, "target") or opening in PARTS) for told, at in context)


def _dealt_by_officials(event: Event, token: Token) -> bool:
    """Whether officials, and nobody else, deal blows to one or a few ("an officer pushed her down the stairs")."""
    victims = [t for t in clauses.patients_of(token) or clauses.oblique(token, "at", "into", "on") if lemma_of(t) not in CROWDS | THINGS]
    shot = clauses.oblique(token, "with", "by", "in")
    return bool(victims) and _only_officials(event) and not any(lemma_of(t) in SHOTS for t in shot)


def _befell_prisoner(event: Event, token: Token) -> bool:
    """Whether blows befell somebody told to be a prisoner, dealt by nobody named or by those who guard him ("the detainee was whipped",
    "guards knocked out two teeth of an inmate")."""
    actors = [_words(p.text) for p in event.participants if p.role == "actor"]
    if any(not words & (OFFICIALS | GUARDS) or words & (HIRED | INMATES) for words in actors):
        return False
    victims = [t for thing in clauses.patients_of(token) for t in (thing, *clauses.possessors(thing), *clauses.oblique(thing, "of"))]
    return any(lemma_of(word) in INMATES for t in victims for word in (t, *clauses.children(t, "nmod:desc")))


def _only_officials(event: Event) -> bool:
    """Whether those who did it are told, and all of them use force for the state."""
    actors = [_words(p.text) for p in event.participants if p.role == "actor"]
    return bool(actors) and all(words & OFFICIALS and not words & HIRED for words in actors)


def _dealt_in_custody(event: Event, token: Token) -> bool:
    """Whether blows fell in custody, or with what officials carry, by nobody named ("was spat at in police custody", "had been struck
    with a cable in the van", "was clubbed while handcuffed", "were hit with rifle butts")."""
    if any(p.role == "actor" for p in event.participants):
        return False
    if any(lemma_of(t) in OFFICIAL_WEAPONS for t in (*clauses.oblique(token, "with"), *(c for blow in clauses.children(token, "obj") for c in (blow, *clauses.children(blow, "compound"))))):
        return True
    phrases = [t for t in token.subtree if t.i > token.i and clauses.prepositions(t) & {"in", "inside", "at", "during", "of"}]
    held = [t for t in phrases if lemma_of(t) in HELD_IN and not any(v.pos_ == "VERB" and v.i > token.i for v in t.ancestors)]
    return bool(held) or any(lemma_of(t) in RESTRAINED and "while" in clauses.prepositions(t) for t in clauses.children(token, "advcl"))


def _of_the_body(basis: str) -> bool:
    """Whether what somebody owns, by the words for how he takes part, is a part of his body ("rammed a knee into his stomach")."""
    owned = {word.strip("“”").lower() for word in basis.split("owner of")[-1].split()}
    return bool((owned | {word.removesuffix("s") for word in owned}) & word_classes()["body_part"].lemmas)


def dealt_at_dispersal(event: Event, token: Token, context: list[tuple[Event, int]], number: int) -> bool:
    """Whether somebody was beaten, by nobody named, where officials were told right before to have broken up an assembly."""
    if event.event_type != "attack" or lemma_of(token) not in BLOWS - BY_MISSILE or any(p.role == "actor" for p in event.participants):
        return False
    return any(told.event_type == "assembly_disrupted" and number - at <= 1 and any(p.role == "actor" and _words(p.text) & OFFICIALS for p in told.participants)
               for told, at in context)


def dealt_by_no_official(event: Event, token: Token) -> bool:
    """Whether those who dealt blows are fellow prisoners, or guards of a firm: an attack, wherever it was."""
    actors = [_words(" ".join(t.text for t in agent.subtree if t.i < token.i or t.i > token.i)) for agent in clauses.agents_of(token)]
    return event.event_type == "torture" and lemma_of(token) in BLOWS and bool(actors) and all(
        words & INMATES or words & {"guard", "guards"} and words & HIRED for words in actors)


def _words(text: str) -> set[str]:
    """The words of a description, those of a plural also without its "s"."""
    words = set(text.lower().replace("-", " ").split())
    return words | {word.removesuffix("s") for word in words}


def befell_somebody_held(event: Event, context: list[tuple[Event, int]], number: int) -> bool:
    """Whether violence befell somebody whose detention was told just before, by nobody named or by officials: the types
    call that torture or ill-treatment."""
    actors = [p for p in event.participants if p.role == "actor"]
    if any(not set(p.text.lower().replace("officers", "officer").split()) & POLICE for p in actors):
        return False
    targets = befallen(event)
    return any(previous.event_type in ("detention", "summons", "prisoner_treatment") and number - at <= 2 and previous.status != "not_occurred"
               and targets & {p.entity if p.entity is not None else p.text for p in previous.participants if p.role == "target"}
               and not any("owner of" in p.basis and not _of_the_body(p.basis) for p in event.participants if p.role == "target")
               for previous, at in context)
