"""The body that a noun without its name stands for: its premises, its members, "the court" told before. Called by `of_tokens`."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import paragraph_start, text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.layers import Mention, Participant, Role
from pipeline.relate.index import Index, index_of, noun_phrase
from pipeline.vocabulary import word_list

AUTHORITIES = {"court", "police", "government"}
DWELLINGS = word_list("arguments.dwellings")
OF_OUTLETS = word_list("arguments.of_outlets")
INSTITUTIONS = {"court": "court", "tribunal": "court", "judge": "court", "police": "police"}
INSTITUTION_REACH = 700  # characters
# Members and parts whose deeds are those of the body: "officers of the agency", "the criminal chamber of the court".
MEMBERS = word_list("arguments.members")
JUDGES = word_list("arguments.judges")
"""Those by whom a body acts however many they are ("three judges of the High Court", "a committee of parliament")."""


def body_in(role: Role, premises: Token, how: str) -> list[Participant]:
    """The body whose premises are meant by "the studio", "the office", also told with their town: the only one without state power told
    before in the sentence, else in the one before it; of rooms of outlets the only outlet told before in the paragraph."""
    doc = premises.doc
    if lemma_of(premises) in DWELLINGS or not any(c.lower_ == "the" and c.dep_ == "det" for c in premises.children) or any(
            c.dep_ in ("amod", "compound", "acl", "acl:relcl") or c.dep_ == "nmod" and not index_of(doc).place(c) for c in premises.children):
        return []
    line = paragraph_start(doc, premises.idx)
    here = premises.sent.start_char
    before = doc[premises.sent.start - 1].sent.start_char if premises.sent.start else here
    of_outlet = lemma_of(premises) in OF_OUTLETS
    for start in (here, max(before, line), *([line] if of_outlet else ())):
        bodies = [m for m in doc._.mentions or [] if m.kind == "organisation" and start <= m.start < premises.idx and doc._.entities[m.entity].subkind not in AUTHORITIES]
        if of_outlet and (start < before or len({m.entity for m in bodies}) > 1):
            bodies = [m for m in bodies if doc._.entities[m.entity].subkind == "media"]
        if bodies:
            if len({m.entity for m in bodies}) > 1:
                return []
            first, last = noun_phrase(premises)
            return [Participant(role, "organisation", bodies[-1].entity, first, last, text_of(doc)[first:last], basis=f"{how}; of “{bodies[-1].text}” told before")]
    return []


def institution_before(token: Token) -> Mention | None:
    """The court or police named shortly before in the paragraph, for a bare "the court", "the police"."""
    kind = INSTITUTIONS.get(lemma_of(token))
    modified = [c for c in token.children if c.dep_ in ("amod", "compound", "nmod", "nmod:poss", "acl:relcl", "nummod") and c.lower_ != "same"]
    if kind is None or modified or not any(c.lower_ == "the" for c in token.children) or lemma_of(token) == "judge" and token.lower_ != "judges":
        return None
    doc = token.doc
    start = max(paragraph_start(doc, token.idx), token.idx - INSTITUTION_REACH)
    before = [m for m in doc._.mentions or [] if m.kind == "organisation" and start <= m.start < token.idx
              and (doc._.entities[m.entity].subkind == kind or kind in m.text.lower().split())]
    return max(before, key=lambda m: m.start, default=None)


def body_of_members(token: Token, index: Index) -> Mention | None:
    """The organisation whose unnamed members a noun phrase tells of ("members of the union", "men belonging to the militia")."""
    judges = lemma_of(token) in JUDGES
    belonging = [t for clause in clauses.children(token, "acl") if lemma_of(clause) == "belong" for t in clauses.oblique(clause, "to")]
    if not judges and (lemma_of(token) not in MEMBERS and not belonging or clauses.has_child(token, "nummod")):
        return None
    named_before = [c for c in clauses.children(token, "compound") if not any(d.i > c.i for d in clauses.children(token, "det"))
                    and not (c.nbor().text == "-" or c.i and c.nbor(-1).text == "-")]  # not "X-aligned forces", "pro-X forces"
    for owner in [*clauses.oblique(token, "of", "from", "with", *(("at", "in") if judges else ())), *belonging, *clauses.possessors(token), *named_before]:
        for mention in index.named(owner):
            if mention.kind == "organisation":
                return mention
        anaphor = index.anaphors.get(owner.i)
        if anaphor is not None:
            for number in anaphor.entities:
                if token.doc._.entities[number].kind == "organisation":
                    return next((m for m in token.doc._.mentions if m.entity == number), None)
    return None
