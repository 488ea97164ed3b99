"""Phrases with figures and articles that the language model joined to the wrong noun: people right before what they get ("fined her 500
euros", "sentenced the two to 15 days"), a sum right behind who pays it, and the article of a possessor ("the man’s lawyer")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from pipeline.annotate.tag_sets import SUBJECTS
from pipeline.annotate.tree import has_child, join_to, lacks_subject, subject_relation, take_place_of
from pipeline.annotate.trigger_vocabulary import class_lemmas
from pipeline.vocabulary import rows, word_list, words

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

_OBJECTS = {"obj", "iobj"}
_COUNTED = {"obj", "iobj", "obl", "obl:unmarked"}
_ARTICLES = {"the", "all", "both", "each", "this", "that"}
_PEOPLE = frozenset(("person",))
_MOSTLY = word_list("counted_phrases.mostly")
_WHOLE = {"all", "everyone", "everybody"}
_LIMITS = {"up", "over", "under", "around", "about", "between"}
_FEW = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", *"123456789"}
"""Numbers of people over whom, and not more than whom, somebody may quarrel."""
_GIVING = word_list("counted_phrases.giving")
_METING_OUT = word_list("counted_phrases.meting_out")
_MEASURES = word_list("counted_phrases.measures")
PENALTIES = word_list("counted_phrases.penalties")
"""Nouns, in the singular, of what a court gives somebody."""


@cache
def people_words() -> frozenset[str]:
    """Nouns by which people are told of, in the singular."""
    return words("occupations", "occupation") | {row["noun"] for row in rows("group_nouns") if row["number"] == "people"}


def read_as_counted_subject(figure: Token) -> None:
    """Makes a figure right before an auxiliary the subject that its verb lacks, where the parser took its hedge for a preposition ("up to
    50 | were held")."""
    verb, after = figure.head, figure.doc[figure.i + 1] if figure.i + 1 < len(figure.doc) else None
    if verb.pos_ != "VERB" or after is None or after.head is not verb or after.dep_ not in ("aux", "aux:pass"):
        return
    if any(c.lower_ in _LIMITS for c in figure.children) and lacks_subject(verb):
        figure.dep_ = subject_relation(verb)


def read_as_counted_object(figure: Token) -> None:
    """Makes people right behind a verb its object, where the parser took the hedge of their number for a preposition ("arrested over sixty |
    marchers", "wounded close to 30 | people")."""
    people = figure.head
    hedge = people.left_edge
    verb = hedge.doc[hedge.i - 1] if hedge.i else hedge
    if people.dep_ != "obl" or people.head is not verb or verb.pos_ != "VERB" or figure.lower_ in _FEW or hedge.i + 2 < figure.i:
        return
    case = next((c for c in people.children if c.dep_ == "case" and c.i == figure.i - 1), None)
    if case is None or not (case is hedge and case.lower_ in _LIMITS or case.lower_ == "to" and hedge.lower_ == "close"):
        return
    if people.lemma_.lower() not in class_lemmas(_PEOPLE) or has_child(verb, "obj", "aux:pass"):
        return
    people.dep_, case.dep_ = "obj", "advmod"
    join_to(case, figure)


def read_as_count(figure: Token) -> None:
    """Joins a figure to the noun right behind it where the parser took both for the subject of one verb ("833 | cases were dropped"), or the
    figure for a time ("On 7 October, 13 | nurses were held")."""
    noun = figure.nbor() if figure.i + 1 < len(figure.doc) else figure
    if noun.lower_ == "more" and noun.head is figure.head and noun.dep_ == figure.dep_:
        join_to(noun, figure)
        noun.dep_ = "advmod"  # "three | more | were held"
    elif noun.pos_ == "NOUN" and noun.head is figure.head and (noun.dep_ == figure.dep_ or noun.tag_ == "NNS" and noun.dep_ in SUBJECTS):
        join_to(figure, noun)
        figure.dep_ = "nummod"


def read_as_part_of_count(part: Token) -> bool:
    """Joins what most of a counted number of people are to these, where the parser took both for subjects ("200 people, mostly farmers |
    marched"); whether it did."""
    whole = next((c for c in part.head.children if c.dep_ == part.dep_ and c.i < part.i and c.right_edge.i >= part.left_edge.i - 2), None)
    hedged = any(c.lower_ in _MOSTLY and c.i < part.i for c in part.children)
    if whole is None or not hedged or not has_child(whole, "nummod") or part.doc[part.left_edge.i - (part.left_edge.text != ",")].text != ",":
        return False
    join_to(part, whole)
    part.dep_ = "appos"
    return True


def read_as_head_of_more(figure: Token) -> None:
    """Makes the number before "more" stand for those whom it counts ("three | more were held")."""
    more = figure.head
    if more.lower_ != "more" or figure.i != more.i - 1 or more.dep_ not in (*SUBJECTS, "obj", "obl:agent") or more.pos_ == "NOUN":
        return
    take_place_of(figure, more)
    for child in [c for c in more.children if c.i < figure.i or c.dep_ != "advmod"]:
        join_to(child, figure)
    more.dep_ = "advmod"


def read_as_recipient(figure: Token) -> None:
    """Makes the words between a verb and a figure its object where they tell people and the parser took them for a part of what these get
    ("fined her 500 euros", "fined the activist 500 euros", "sentenced the two to 15 days")."""
    noun, verb = figure.head, figure.head.head
    inner = next((c for c in figure.children if c.dep_ == "nmod" and c.like_num and c.i == figure.i + 2), None)
    if inner is not None and figure.nbor(1).lower_ == "to":  # "all six | to 15 days", of which the parser made one figure
        join_to(inner, noun)
        inner.dep_, figure = "nummod", inner
    linked = figure.nbor(-1).lower_ == "to" if figure.i else False
    last = figure if noun.tag_ == "$" else figure.doc[figure.i - 1 - linked] if figure.i > linked else figure  # "fined all three | RM5,000"
    if verb.pos_ != "VERB" or noun.dep_ not in _COUNTED or not verb.i < last.i < noun.i or noun.left_edge.i != verb.i + 1 or last is figure and noun.tag_ != "$":
        return
    told = figure.doc.tokens[verb.i + 1:last.i + 1]
    if any(t.head is not noun and t.head not in told for t in told) or not _tells_people(told, verb):
        return
    join_to(last, verb)
    for other in told[:-1]:
        if other.head is noun:
            join_to(other, last)
    last.dep_, noun.dep_ = ("obj", "obl") if linked else ("iobj", "obj")
    if last.pos_ == "ADJ":
        last.pos_, last.tag_ = "NOUN", "NN"


def _tells_people(told: Sequence[Token], verb: Token) -> bool:
    """Whether words between a verb and a figure are a phrase of their own: "her" behind a verb of giving, "all three", "the man"."""
    first, last = told[0], told[-1]
    if first is last:
        return last.tag_ == "PRP$" and verb.lemma_ in _GIVING
    return (first.lower_ in _ARTICLES or first.tag_ == "PRP$") and (last.pos_ == "NUM" and last.text.isalpha() or last.lemma_.lower() in people_words() or last.lower_ == "old")


def read_as_given(noun: Token) -> None:
    """Joins a counted noun without a preposition right behind the object of a verb to that verb: what is taken from, or given to, whom the
    object tells ("fined both teachers 500 euros")."""
    person = noun.head
    figure = noun.doc[noun.i - 1]
    if figure.dep_ == "nummod" and figure.head is person and figure.i == person.i + 1:
        join_to(figure, noun)  # "the two leaders 2,000 | GEL"
    counted = noun.tag_ == "$" or noun.left_edge.dep_ == "nummod" and noun.left_edge.head is noun
    linked = has_child(noun, "case")  # "fines of GHS 300"
    if person.dep_ in _OBJECTS and person.pos_ == "NOUN" and counted and not linked and noun.left_edge.i == person.i + 1 and person.head.pos_ == "VERB":
        join_to(noun, person.head)
        noun.dep_ = "obl:unmarked"


def read_as_antecedent(relative: Token) -> None:
    """Gives a verb the bare figure right behind it as its object, where the parser took that for a part of the clause on those it counts
    ("dispersed the marchers and detained 26, | who were freed")."""
    doc, clause = relative.doc, relative.head
    figure = doc[relative.i - 2] if relative.i > 2 else relative
    verb = doc[figure.i - 1]
    if doc[relative.i - 1].text != "," or not figure.like_num or figure.head is not clause or verb.pos_ != "VERB" or verb is clause:
        return
    if has_child(verb, "obj", "aux:pass") or clause.pos_ not in ("VERB", "AUX"):
        return
    join_to(figure, verb)
    figure.dep_ = "obj"
    join_to(clause, figure)
    clause.dep_ = "acl:relcl"


def read_as_priced(fine: Token) -> None:
    """Makes a sum before "fine" a part of that phrase, and whom the parser hung below it those who are given the fine ("handed the activist |
    a $500 fine")."""
    verb = fine.head
    price = next((c for c in verb.children if c.dep_ == "iobj" and c.right_edge.i == fine.i - 1 and has_child(c, "nummod")), None)
    article = next((c for c in price.children if c.lower_ in ("a", "an") and c.dep_ == "det"), None) if price is not None else None
    if price is None or article is None or fine.dep_ != "obj":
        return
    given = [c for c in price.children if c.i < article.i]
    if given:
        last = given[-1]
        join_to(last, verb)
        last.dep_ = "iobj"
        for word in given[:-1]:
            join_to(word, last)
    join_to(price, fine)
    price.dep_ = "compound"
    join_to(article, fine)


def read_as_meted_out(penalty: Token) -> None:
    """Parts what somebody is given, without an article, from the words for those who get it, which the parser ran together ("handed five
    members of a union | suspended sentences", "gave the owner and his editor | terms of two years")."""
    verb = next((t for t in penalty.ancestors if t.pos_ == "VERB" and t.dep_ != "amod"), None)
    if verb is None or verb.lemma_ not in _METING_OUT or verb.i > penalty.i:
        return
    doc, first = penalty.doc, penalty.i
    while doc[first - 1].head is penalty and (doc[first - 1].dep_ == "amod" or doc[first - 1].dep_ == "compound" and doc[first - 1].lemma_ in _MEASURES):
        first -= 1
        while doc[first - 1].head is doc[first] and doc[first - 1].dep_ == "nummod":
            first -= 1
    if doc[first - 1].dep_ == "det" and doc[first - 1].head is penalty:
        return
    told = doc.tokens[verb.i + 1 : first]
    wrongly_joined = [t for t in told if t.head is penalty] or penalty.dep_ in ("nmod", "conj") and told
    if not wrongly_joined or told[-1].pos_ not in ("NOUN", "PROPN", "NUM") or any(t.pos_ in ("VERB", "AUX", "PUNCT", "ADV") for t in told):
        return
    links = [i for i, t in enumerate(told) if t.pos_ in ("ADP", "CCONJ")]
    phrases = [told[a:b] for a, b in zip([0, *(i + 1 for i in links)], [*links, len(told)], strict=True)]
    if not all(phrases):
        return
    join_to(penalty, verb)
    penalty.dep_ = "obj"
    heads: list[Token] = []
    for phrase in phrases:
        heads.append([t for t in phrase if t.head not in phrase][-1])
        for part in phrase:
            if part.head not in phrase and part is not heads[-1]:
                join_to(part, heads[-1])
    join_to(heads[0], verb)
    heads[0].dep_ = "iobj"
    for link, before, head in zip((told[i] for i in links), heads, heads[1:], strict=False):
        join_to(head, before)
        join_to(link, head)
        (head.dep_, link.dep_) = ("conj", "cc") if link.pos_ == "CCONJ" else ("nmod", "case")


def read_as_owned(noun: Token) -> None:
    """Makes a noun with a possessor that the parser took for an adverb of the verb before it the object of that ("searched the men’s | home")."""
    if noun.pos_ == "NOUN" and noun.i > noun.head.i and noun.head.pos_ == "VERB" and has_child(noun, "nmod:poss") and not any(
            c.dep_ in ("obj", "case") for c in (*noun.head.children, *noun.children)):
        noun.dep_ = "obj"


def read_as_exception(but: Token) -> None:
    """Makes those behind "all but" a part of that phrase, and not people told beside it ("all but four were freed")."""
    whole = but.doc[but.i - 1] if but.i else but
    if whole.lower_ not in _WHOLE:
        return
    if but.dep_ == "fixed" and whole.dep_ == "advmod" and whole.head.i > but.i and whole.head.head is not whole.head:
        excepted = whole.head
        join_to(whole, excepted.head)
        join_to(excepted, whole)
        whole.dep_ = excepted.dep_
    else:
        excepted = next((t for t in (but.head, but.head.head) if but.dep_ == "cc" and (t.dep_ == "conj" and t.head is whole or t.head is whole.head and t.dep_ == whole.dep_)), whole)
    if excepted is not whole:
        join_to(excepted, whole)
        join_to(but, excepted)
        excepted.dep_, but.dep_, but.pos_ = "nmod", "case", "ADP"


def read_as_part_of_whole(out: Token) -> None:
    """Hangs the people behind "out of" on the number that tells how many of them are meant, where the parser took both for one number or for
    two things told ("12 out of 30 detainees were freed")."""
    doc = out.doc
    number, of = (doc[out.i - 1], doc[out.i + 1]) if 0 < out.i < len(doc) - 1 else (out, out)
    whole = of.head if of.dep_ == "case" else out.head
    while whole.pos_ == "NUM" and whole.head.i > whole.i:
        whole = whole.head
    if of.lower_ != "of" or number.pos_ != "NUM" or not of.i < whole.i or whole.pos_ != "NOUN" or whole.tag_ != "NNS" and whole.lemma_.lower() not in people_words() | {"group"}:
        return
    if number.head is whole:
        take_place_of(number, whole)
    elif number.dep_ not in (*SUBJECTS, "obj"):
        join_to(number, whole.head)
        number.dep_ = whole.dep_
    join_to(whole, number)
    whole.dep_ = "nmod"
    for before in [c for c in whole.children if c.i < number.i]:
        join_to(before, number)
    for case in (out, of):
        join_to(case, whole)
        case.dep_ = "case"


def read_as_exceeding(hedge: Token) -> None:
    """Makes the people whose number "in excess of" or "upwards of" hedges what the verb takes, where the parser took the hedge for a
    circumstance ("arrested in excess of 30 | protesters", "upwards of 30 | protesters were held")."""
    of = hedge.nbor() if hedge.i + 1 < len(hedge.doc) else hedge
    people, verb = of.head, hedge.head if hedge.head.pos_ == "VERB" else of.head.head
    if of.lower_ != "of" or of.dep_ != "case" or verb.pos_ != "VERB" or people.pos_ not in ("NOUN", "NUM") or not hedge.i < people.i:
        return
    before = people.i < verb.i
    if before and not lacks_subject(verb) or not before and has_child(verb, "obj", "aux:pass"):
        return
    if people.head is not verb:
        join_to(people, verb)
    people.dep_ = subject_relation(verb) if before else "obj"
    for word in (hedge, of):
        join_to(word, people)
        word.dep_ = "advmod"


def read_as_aged(old: Token) -> None:
    """Makes "the 40-year-old" that stands for somebody a noun."""
    if old.pos_ == "ADJ" and old.dep_ not in ("amod", "conj", "root") and any(c.lower_ == "year" for c in old.children) and has_child(old, "det"):
        old.pos_, old.tag_ = "NOUN", "NN"


IRREGULAR_PLURALS = {"women", "men", "people", "children"}
"""Plurals without an -s that are told as owners of what is theirs ("a women’s rally")."""


def read_as_article_of_owner(article: Token) -> None:
    """Gives a singular or counted noun that owns what follows the article before it ("the man’s lawyer", "the two men’s trial")."""
    owner = article.doc[article.i + 1] if article.i + 1 < len(article.doc) else article
    counted = owner.dep_ == "nummod"
    if counted and owner.head is article.head and article.head.tag_ == "NN" and (owners := [t for t in owner.head.children if t.dep_ == "nmod:poss" and t.i == owner.i + 1 and t.tag_ == "NNS"]):
        join_to(owner, owners[0])  # "the six women’s lawyer": not six
    while counted and owner.dep_ in ("nummod", "compound", "obl:unmarked"):  # "the 40-year-old’s"
        owner = owner.head
    of_thing = article.lower_ in ("a", "an") and owner.lower_ in IRREGULAR_PLURALS  # "a women’s rally"
    if owner.dep_ == "nmod:poss" and owner.head is article.head and owner.pos_ == "NOUN" and (counted or owner.tag_ == "NN") and not of_thing:
        join_to(article, owner)
