"""It, its, "the page", "the three groups" → the bodies meant."""

from __future__ import annotations

from collections.abc import Sequence, Set

from pipeline.annotate.coreference.cases import (
    blamed_in_reason,
    contests,
    speaks,
    struck_before,
    struck_body,
    tells_of_patient,
)
from pipeline.annotate.coreference.discourse import OFFICIALS, REACH, SECTION_REACH, SUBJECTS, Discourse, meaning
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.parse import Token
from pipeline.annotate.tree import lacks_subject
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Anaphor, Mention
from pipeline.vocabulary import word_list

_ADDRESSING = word_list("slots.addressing")
BODY_WORDS = word_list("coreference.body_words")
OF_KIND: dict[str, Set[str]] = {
    "ngo": word_list("coreference.of_kind_ngo"),
    "informal": word_list("coreference.of_kind_informal"),
    "party": word_list("coreference.of_kind_party"),
    "media": word_list("coreference.of_kind_media"),
    "company": word_list("coreference.of_kind_company"),
    "police": word_list("coreference.of_kind_police"),
    "international": word_list("coreference.of_kind_international"),
    "": BODY_WORDS - word_list("coreference.of_media_alone"),
    "other": BODY_WORDS,
}
"""Nouns by which bodies of each kind are called again."""
_ADDRESSED = word_list("coreference.addressed")
_ENTERING = word_list("coreference.entering")
_CHARGING = word_list("coreference.charging")
_DONE_TO_MEASURES = word_list("coreference.done_to_measures")
_TAKING = word_list("coreference.taking")
_TAKEN = word_list("coreference.taken") | word_classes()["asset"].lemmas | word_classes()["premises"].lemmas | word_classes()["possession"].lemmas
_SEIZING = word_list("coreference.seizing")
_BESIDE_VERBS = word_list("coreference.beside_verbs")


def is_of_the_verb(child: Token, noun: Token) -> bool:
    """Whether a phrase behind a noun tells of what its verb says, though the parser joined it to the noun: when and where it was
    done, of what somebody is accused, where the seat of a body is ("accused the group of fraud", "the office of the station in Gulu")."""
    if child.i < noun.i or child.dep_ not in ("nmod", "acl"):
        return False
    cases = {c.lower_ for c in child.children if c.dep_ in ("case", "mark")}
    if cases & {"of", "with"} and noun.dep_ == "obj":
        return noun.head.lemma_.lower() in _CHARGING
    if "in" in cases and noun.dep_ == "nmod" and child.ent_type_ in ("GPE", "LOC", "FAC"):
        return any(c.lower_ == "of" for c in noun.children)
    if "for" in cases and (noun.dep_ == "obl" and any(c.dep_ == "case" and c.lower_ == "on" for c in noun.children) or noun.head.lemma_.lower() in _ADDRESSED):
        return True  # "imposed a fine on the station for libel"
    return child.ent_type_ == "DATE" or bool(cases & _BESIDE_VERBS)


def it(discourse: Discourse, token: Token, number: int) -> Anaphor | None:
    """"it", "its": the organisation or body told before it in the sentence, else in the sentence before.

    In the content of what a body says or does "it" is that body. "its" is the only body other than a state organ,
    or the only one at all; of several the subject.
    """
    block = discourse.block(token.idx)
    possessive = token.dep_ == "nmod:poss"
    for back in range(2):
        here = [(start, end, entities, group) for start, end, entities, group in discourse.bodies(number - back)
                if end <= token.idx and discourse.block(start) == block]
        if token.dep_ == "nsubj:pass" and token.head.lemma_.lower() in _DONE_TO_MEASURES:
            here = [item for item in here if not discourse.is_state(item)]  # "a court imposed a ban on X. It was lifted"
        addressed = token.dep_ in ("obj", "iobj") and token.head.lemma_.lower() in _CHARGING | _ADDRESSING | _ADDRESSED
        if not here or (back and not possessive and token.dep_ not in SUBJECTS and not addressed):
            continue
        if addressed:  # "the ministry accused it of fraud": not the ministry
            doing = _sharing_subject(token.head)
            actors = [item for item in discourse.bodies(number) if discourse.subject_head(item[0], item[1]) in doing]
            here = [item for item in here if all(item[2:] != actor[2:] for actor in actors)]
            if back and not _are_one(here):
                here = [item for item in here if not discourse.is_state(item)]
            if back and not _are_one(here):
                continue
        subjects = [item for item in here if discourse.is_subject(item[0], item[1])]
        main = [item for item in subjects if discourse.subject_head(item[0], item[1]) == discourse.sentences[number - back].root]
        own = [item for item in here if not discourse.is_state(item)]
        if possessive and not back and here and not own and (_is_entered(token) or _is_taken(token)):
            continue  # "agents of the service turned up at its office", "the ministry suspended its licence": not its own
        if possessive and not back and token.head.dep_ == "obj" and token.head.head.lemma_.lower() in _SEIZING:
            here = [item for item in here if discourse.subject_head(item[0], item[1]) is not token.head.head]
            own = [item for item in own if item in here]
            if not here:
                continue  # "the revenue service froze its account"
        if possessive and token.head.lemma_.lower() in OFFICIALS:
            here, own = [item for item in here if discourse.is_state(item)] or here, []
        chosen = None
        heads = [(n, back, head) for n, item in enumerate(here) if (head := discourse.head_of(item[0], item[1])) is not None]
        blamed = blamed_in_reason(token, heads)
        struck = struck_before(token, heads) if back else None
        if struck is None and back and contests(token):
            struck = struck_body([one for one in heads if not discourse.is_state(here[one[0]])])
            if struck is None and _are_one(own):
                struck = here.index(own[-1])
        if possessive and tells_of_patient(token) and len(own) > 1:
            own = [item for item in own if not speaks(discourse, item[0], item[1])] or own
        if blamed is not None or struck is not None:
            chosen = here[blamed if blamed is not None else struck or 0]
        elif not possessive:
            above = [item for item in subjects if back or _in_content(discourse, token, item)]
            chosen = (main or above)[-1] if back and above else above[-1] if above else None
            if chosen is None and back and _are_one(own):
                chosen = own[-1]  # "police raided the foundation. It appealed"
            if chosen is None and addressed and not back and _are_one(own):
                chosen = own[-1]  # "the minister suspended the foundation; he accused it of fraud"
        elif _are_one(own or here):
            chosen = (own or here)[-1]
        elif subjects:
            chosen = (main or subjects)[-1]
        if chosen is not None:
            text = text_of(discourse.doc)[chosen[0] : chosen[1]]
            return meaning(token, chosen[2], chosen[3], f"“{token.text}” is “{text}”")
    return None


def _are_one(bodies: Sequence[tuple[int, int, list[int], tuple[int, int] | None]]) -> bool:
    """Whether one and the same body is told, once or more."""
    return len({(tuple(item[2]), item[3]) for item in bodies}) == 1


def _sharing_subject(verb: Token) -> list[Token]:
    """A verb and those above it whose subject is its own, too ("suspended the foundation, accusing it of fraud")."""
    verbs = [verb]
    while verb.dep_ in ("advcl", "conj", "xcomp") and lacks_subject(verb):
        verb = verb.head
        verbs.append(verb)
    return verbs


def _is_entered(possessive: Token) -> bool:
    """Whether somebody comes to the premises that a pronoun owns."""
    premises = possessive.head
    return premises.lemma_.lower() in word_classes()["premises"].lemmas and premises.dep_ in ("obj", "obl") and premises.head.lemma_.lower() in _ENTERING


def _is_taken(possessive: Token) -> bool:
    """Whether an authority takes or closes what a pronoun owns, as hardly anybody does to what is theirs."""
    thing = possessive.head
    return thing.dep_ == "obj" and thing.lemma_.lower() in _TAKEN and thing.head.lemma_.lower() in _TAKING


def _in_content(discourse: Discourse, token: Token, body: tuple[int, int, list[int], tuple[int, int] | None]) -> bool:
    """Whether a pronoun stands in a clause below the verb whose subject the body is."""
    head = discourse.head_of(body[0], body[1])
    return head is not None and token.head.i != head.head.i and head.head in token.ancestors


def bodies_together(discourse: Discourse, token: Token, number: int, count: int) -> Anaphor | None:
    """"the three groups", "both organisations": as many bodies named together before in the paragraph."""
    first = next(c for c in token.lefts if c.dep_ != "case")
    lemma = token.lemma_.lower()
    start, end = first.idx, token.idx + len(token)
    told: list[int] = []
    for back in range(REACH + 1):
        once = of_kind(discourse, number - back, start, lemma)
        runs = [run for run in discourse.runs(once) if len(run) == count]
        told = list(dict.fromkeys([*(m.entity for m in once), *told]))
        if runs or len(told) == count:
            return Anaphor(start, end, text_of(discourse.doc)[start:end], runs[-1] if runs else told, None, f"the {count} told before it")
    return None


def of_kind(discourse: Discourse, number: int, end: int, lemma: str) -> list[Mention]:
    """Bodies named in a sentence of the paragraph, each once, that a noun calls by their kind or name."""
    block = discourse.block(end)
    named = [m for m in discourse.by_sentence.get(number, []) if m.kind == "organisation" and m.end <= end and discourse.block(m.start) == block
             and (lemma in OF_KIND.get(discourse.entities[m.entity].subkind, ()) or lemma in discourse.entities[m.entity].name.lower().split())]
    named.sort(key=lambda m: m.start)
    return [m for n, m in enumerate(named) if m.entity not in {other.entity for other in named[:n]}]


def in_small_letters(discourse: Discourse, token: Token) -> Anaphor | None:
    """"the teachers' union", "the human rights commission": the only body named before it in the text of whose name the words are
    a part."""
    first = token.left_edge
    if first.lower_ != "the" or token.i - first.i < 2 or not all(t.is_lower or t.is_punct or t.lower_ in ("’s", "'s", "’", "'") for t in discourse.doc.tokens[first.i + 1 : token.i + 1]):
        return None
    if any(c.dep_ in ("appos", "flat") or c.dep_ == "nmod" and not is_of_the_verb(c, token) for c in token.rights):
        return None
    phrase = discourse.doc[first.i + 1 : token.i + 1].text
    told = [m for m in discourse.named_with.get(token.lower_, ()) if m.end <= first.idx and f" {phrase}" in f" {discourse.entities[m.entity].name.lower()}"]
    if len({m.entity for m in told}) != 1:
        return None
    start, end = first.idx, token.idx + len(token)
    return Anaphor(start, end, text_of(discourse.doc)[start:end], [told[0].entity], None, f"“{text_of(discourse.doc)[start:end]}” is “{told[0].text}”")


def last_so_called(discourse: Discourse, token: Token, number: int, start: int, end: int, text: str) -> Anaphor | None:
    """"the page", "the cooperative": the organisation last told with that noun in the paragraph, else the only one in the section."""
    block = discourse.block(start)
    told = [m for m in discourse.called.get(token.lemma_.lower(), ()) if m.end <= start and number - discourse.sentence_of(m.start) <= SECTION_REACH and discourse.block(m.start)[1] == block[1]]
    near = [m for m in told if discourse.block(m.start) == block]
    chosen = near[-1] if near else told[-1] if len({m.entity for m in told}) == 1 else None
    if chosen is None:
        return None
    return Anaphor(start, end, text, [chosen.entity], None, f"“{text}” is “{chosen.text}”")
