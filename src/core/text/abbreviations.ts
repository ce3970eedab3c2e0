/** Abbreviations that a full stop may belong to, as data: what may follow each of them. */

/**
 * - `open`: something always follows ("t.ex. Avesta", "kl. 13", "Dr. Berg"): the stop never ends a sentence.
 * - `number`: the same before a digit ("s. 14", "No. 3"); before a capital the stop ends the sentence.
 * - `closing`: may stand last ("m.m.", "kr."): before a capital the stop ends the sentence, before a digit it does not.
 * - `statute`: as `open` where a § stands shortly before ("2 § 3 st. KL"), as `number` elsewhere ("köpte 3 st. Kommunen …").
 */
export type StopKind = "open" | "number" | "closing" | "statute";

/** Only what is not an ordinary word as well: "med.", "bil.", "red." or "min." end more sentences than they abbreviate. */
const lists: Readonly<Record<StopKind, string>> = {
  open: `bl.a t.ex tex t.o.m fr.o.m fom f.d s.k sk d.v.s dvs m.a.o t.f p.g.a pga m.h.a mha i.st.f fr.a f.ö
    ca jfr jämf resp inkl exkl enl ang angå betr beträff ev ex exv exempelv gm ungef uppsk föreg nuv dåv dåvar
    kap kl nr nris dnr d.nr diarienr anm övers utg uppl utarb särsk huvudsakl
    dr prof civ.ing chr joh th hr mr mrs ms messrs rev gov sgt capt lt
    e.g i.e viz cf vs approx esp incl excl`,
  number: `s sid pp no nos bil tab fig figs diagr vol vols ch chap sect sec art arts para paras eq avsn pt pkt pkten ver v
    prop bet skr rskr dir sou tel mob fax max min avd pop prot ändr upph ikrafttr anvisn rubr`,
  closing: `m.m mm m.fl mfl osv o.s.v etc o.d o.dyl od e.d e.dyl d.y d.ä d.å ibid ib a.a a.st f ff f.n t.v t.h n.b u.a
    kr mkr tkr mnkr mdkr msek mdr milj tim sek ordf sekr handl forts tillf div i.u n.n
    al jr sr ph.d inc ltd co corp plc llc dept univ assn a.m p.m b.c a.d
    jan feb febr aug sept okt nov dec e.kr f.kr e.m f.m em fm m.v.h mvh`,
  statute: `st mom p`,
};

const kinds: readonly StopKind[] = ["open", "number", "closing", "statute"];

/** Lower-case abbreviation without its last stop and without spaces ("bl.a", "kap") → kind. */
export const abbreviations: ReadonlyMap<string, StopKind> = new Map(
  kinds.flatMap((kind) => lists[kind].split(/\s+/).map((word) => [word, kind] as const)),
);

/** After these a single capital letter is a name of something ("bilaga A.", "plan B.") and not an initial. */
export const letterTakers: ReadonlySet<string> = new Set(
  `alternativ annex appendix avsnitt bilaga bokstav bokstaven del etapp fas figur grupp hepatit kategori klass nivå option
  part plan punkt rad schema section steg tabell typ type variant vitamin zon`.split(/\s+/),
);

/** Month names, so that "den 3. Maj" stays whole. */
export const months: ReadonlySet<string> = new Set(
  `januari februari mars april maj juni juli augusti september oktober november december
  january february march may june july august october`.split(/\s+/),
);
